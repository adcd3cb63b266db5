/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-schedule.h"

G_BEGIN_DECLS

/**
 * KbBuildItem:
 * @role: a #KbProductRole
 * @duration_ms: how long it is explained at a time
 * @min_ms: shortest length of that; %KB_NONE: no shorter
 * @n_loops: how often it is explained; 0: only its flash deals
 * @flash_us: (array length=n_flash) (nullable): when it has a flash deal, microseconds since 1970 UTC
 *
 * A product of the lineup, and what is planned with it.
 */
typedef struct
{
  int           role;
  gint64        duration_ms;
  gint64        min_ms;
  guint         n_loops;
  const gint64 *flash_us;
  guint         n_flash;
} KbBuildItem;

/**
 * KbBuildShape:
 * @start_us: when the show starts
 * @end_us: when it is to end
 * @open_ms: how long it is opened, rules and perks told
 * @close_ms: how long it is closed, service told
 * @tease_ms: how long a flash deal is announced before it
 * @flash_ms: how long a flash deal is open
 * @interact_ms: how long an interaction takes
 * @interact_every_ms: how long after an interaction the next one comes, 10 to 30 minutes
 * @n_giveaways: how many giveaways the session has to hand out
 *
 * What the show is made of beside its products.
 */
typedef struct
{
  gint64 start_us;
  gint64 end_us;
  gint64 open_ms;
  gint64 close_ms;
  gint64 tease_ms;
  gint64 flash_ms;
  gint64 interact_ms;
  gint64 interact_every_ms;
  guint  n_giveaways;
} KbBuildShape;

#define KB_BUILD_SHAPE_INIT \
  { .open_ms = 300000, .close_ms = 240000, .tease_ms = 120000, .flash_ms = 180000, .interact_ms = 120000, \
    .interact_every_ms = 1200000 }

/* domain.md, "Cadence and size": a hero at least every 45 minutes, something to do every 10 to 30. */
#define KB_BUILD_HERO_MS (G_GINT64_CONSTANT (45) * 60000)
#define KB_BUILD_INTERACT_MS (G_GINT64_CONSTANT (30) * 60000)
#define KB_BUILD_INTERACT_LEAST_MS (G_GINT64_CONSTANT (10) * 60000)

typedef enum
{
  KB_BUILD_SECTION_OPENING,
  KB_BUILD_SECTION_LOOP,
  KB_BUILD_SECTION_FLASH,
  KB_BUILD_SECTION_CLOSING,
} KbBuildSection;

/**
 * KbBuildCue:
 * @type: a #KbCueType
 * @item: which product, by its place among the items; -1: none
 * @giveaway: which giveaway, from 0; -1: none
 * @loop_no: which time the product is shown; 0: none
 * @duration_ms: its length
 * @min_ms: shortest length; %KB_NONE: no shorter
 * @fixed_us: a hard start; %KB_NONE: soft
 * @section: what kind of segment it is in
 * @section_no: which of that kind, from 1
 *
 * A cue of the proposal.
 */
typedef struct
{
  int            type;
  int            item;
  int            giveaway;
  guint          loop_no;
  gint64         duration_ms;
  gint64         min_ms;
  gint64         fixed_us;
  KbBuildSection section;
  guint          section_no;
} KbBuildCue;

typedef enum
{
  KB_BUILD_PROBLEM_NO_HERO,      /* the lineup has none */
  KB_BUILD_PROBLEM_HERO,         /* none on air for too long, @ms from @at_us */
  KB_BUILD_PROBLEM_INTERACTION,  /* the same of something to do */
  KB_BUILD_PROBLEM_OVERLAP,      /* cue @index starts @ms before the one before it has ended */
  KB_BUILD_PROBLEM_SLACK,        /* @ms are empty before cue @index */
  KB_BUILD_PROBLEM_FLASH,        /* item @index has no flash deal at @at_us */
  KB_BUILD_PROBLEM_MISSING,      /* item @index is shown @ms times less than planned */
  KB_BUILD_PROBLEM_HEAVY,        /* it ends @ms after its end */
  KB_BUILD_PROBLEM_LIGHT,        /* it ends @ms before its end */
} KbBuildProblemKind;

typedef struct
{
  KbBuildProblemKind kind;
  int                index;
  gint64             ms;
  gint64             at_us;
} KbBuildProblem;

GArray *kb_build_propose  (const KbBuildItem    *items,
                           guint                 n_items,
                           const KbBuildShape   *shape);
void    kb_build_schedule (GArray               *cues,
                           const KbBuildShape   *shape,
                           KbPlanTime           *times,
                           KbPlanTotals         *totals);
GArray *kb_build_check    (GArray               *cues,
                           const KbBuildItem    *items,
                           guint                 n_items,
                           const KbBuildShape   *shape);
guint   kb_build_role_rank (int                  role);

G_END_DECLS
