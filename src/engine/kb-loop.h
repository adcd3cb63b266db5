/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-plan.h"

G_BEGIN_DECLS

/* No round makes a cue shorter than this, however often it is repeated, unless it was before. */
#define KB_LOOP_LEAST_MS 15000

/**
 * KbLoopCue:
 * @duration_ms: its length
 * @min_ms: shortest length at which it still works; %KB_NONE: not known
 * @loop_no: which time its product is shown; 0: it has none
 * @type: a #KbCueType
 * @has_product: it shows a product
 * @skip: it takes no time, and is not repeated
 *
 * A cue of the block that is repeated.
 */
typedef struct
{
  gint64   duration_ms;
  gint64   min_ms;
  gint64   loop_no;
  int      type;
  gboolean has_product;
  gboolean skip;
} KbLoopCue;

/**
 * KbLoopShape:
 * @n_rounds: how many rounds come after the one there is
 * @percent: how long a cue is, in percent of what it was in the round before; 100: as long
 * @less_ms: by how much it is shorter than in the round before
 * @floor_percent: a cue without a minimum is not shorter than so many percent of its first length
 * @as_encores: what was explained comes back as an encore
 *
 * How the rounds are made.
 */
typedef struct
{
  guint    n_rounds;
  int      percent;
  gint64   less_ms;
  int      floor_percent;
  gboolean as_encores;
} KbLoopShape;

/**
 * KbLoopRow:
 * @round: which of the new rounds, from 1
 * @index: which cue of the block it repeats
 * @duration_ms: its length
 * @loop_no: which time its product is shown; 0: none
 * @type: a #KbCueType
 */
typedef struct
{
  guint  round;
  guint  index;
  gint64 duration_ms;
  gint64 loop_no;
  int    type;
} KbLoopRow;

GArray *kb_loop_unroll (const KbLoopCue   *cues,
                        guint              n_cues,
                        const KbLoopShape *shape);
char   *kb_loop_title  (const char        *title,
                        guint              round);

G_END_DECLS
