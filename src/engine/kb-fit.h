/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-schedule.h"

G_BEGIN_DECLS

/**
 * KbFitChoice:
 * @is_in: the cue takes part
 * @is_kept: it takes part, and its length stays as it is
 * @wish_ms: the length it is to have, whatever comes of it; %KB_NONE: none is wished
 *
 * What is asked of one cue.
 */
typedef struct
{
  gboolean is_in;
  gboolean is_kept;
  gint64   wish_ms;
} KbFitChoice;

#define KB_FIT_CHOICE_INIT { .wish_ms = KB_NONE }

/**
 * KbFitTarget:
 * @length_ms: what the cues that take part are to add up to; %KB_NONE: @end_us counts
 * @end_us: when the last of them is to end; %KB_NONE: no time is asked for
 * @fill_slack: cues before a hard start take its slack
 * @may_drop: optional soft cues may be dropped whole
 * @floor_percent: a cue without a minimum of its own can shrink to so many percent of its length;
 *   100: it cannot, as timing.md has it
 */
typedef struct
{
  gint64   length_ms;
  gint64   end_us;
  gboolean fill_slack;
  gboolean may_drop;
  int      floor_percent;
} KbFitTarget;

#define KB_FIT_TARGET_INIT \
  { .length_ms = KB_NONE, .end_us = KB_NONE, .may_drop = TRUE, .floor_percent = 100 }

/**
 * KbFitRow:
 * @old_ms: its length
 * @new_ms: its length in the proposal, 0 where it is dropped
 * @is_dropped: it is skipped from then on
 */
typedef struct
{
  gint64   old_ms;
  gint64   new_ms;
  gboolean is_dropped;
} KbFitRow;

typedef enum
{
  KB_FIT_SHORT_NOBODY,      /* no cue there may change */
  KB_FIT_SHORT_MINIMUM,     /* all that are there are at their minimum */
  KB_FIT_SHORT_UNSET,       /* the same, and some of them have no minimum */
  KB_FIT_SHORT_HARD,        /* hard starts leave no room */
} KbFitShort;

/**
 * KbFitPoint:
 * @index: the hard cue that is to start on time; -1: the end that was asked for
 * @asked_ms: what there was to find: positive: too long, negative: time to fill
 * @short_ms: what of it was not found, positive
 * @why: why not
 * @n_unset: how many cues could give if they had a minimum
 * @hard: for %KB_FIT_SHORT_HARD of what is too long: the hard cue that starts after the time asked for
 */
typedef struct
{
  int        index;
  gint64     asked_ms;
  gint64     short_ms;
  KbFitShort why;
  guint      n_unset;
  int        hard;
} KbFitPoint;

/**
 * KbFit:
 * @rows: (array length=n_rows): one per cue of the plan, in running order
 * @points: (element-type KbFitPoint): where something had to be found, from first to last
 * @n_changed: how many rows change
 * @totals: the plan's figures with the proposal
 */
typedef struct
{
  KbFitRow     *rows;
  guint         n_rows;
  GArray       *points;
  guint         n_changed;
  KbPlanTotals  totals;
} KbFit;

KbFit  *kb_fit_propose  (const KbPlan       *plan,
                         const KbFitChoice  *choices,
                         const KbFitTarget  *target);
void    kb_fit_free     (KbFit              *self);
char   *kb_fit_describe (const KbFit        *self,
                         const KbPlan       *plan,
                         const KbFitPoint   *point,
                         GTimeZone          *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbFit, kb_fit_free)

G_END_DECLS
