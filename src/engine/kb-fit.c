/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-fit"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-duration.h"
#include "kb-fit.h"
#include "kb-instant.h"

/* Lengths are planned in whole seconds; only what is left over is finer. */
#define STEP_MS G_GINT64_CONSTANT (1000)

/* What the proposal is made with: cues by their place in the plan. */
typedef struct
{
  KbFit             *fit;      /* borrowed */
  const KbPlan      *plan;
  const KbFitChoice *choices;
  const KbFitTarget *target;
  gint64            *can_ms;   /* owned: what each can still give, or take */
} Fitting;

/* A stretch between two fixed times: cues from @from up to @to. */
typedef struct
{
  guint  from;
  guint  to;
  gint64 room_ms;   /* by how much it may grow */
} Stretch;

static gboolean
is_on (const Fitting *self,
       guint          i)
{
  return !self->plan->cues[i].skip && !self->fit->rows[i].is_dropped;
}

static gboolean
may_change (const Fitting *self,
            guint          i)
{
  const KbFitChoice *choice = &self->choices[i];

  return is_on (self, i) && choice->is_in && !choice->is_kept && choice->wish_ms == KB_NONE;
}

static gboolean
has_no_minimum (const Fitting *self,
                guint          i)
{
  return self->plan->cues[i].min_ms == KB_NONE && self->target->floor_percent >= 100;
}

static gint64
get_least_ms (const Fitting *self,
              guint          i)
{
  const KbPlanCue *cue = &self->plan->cues[i];
  const gint64 floor_ms = cue->duration_ms * CLAMP (self->target->floor_percent, 0, 100) / 100;

  return cue->min_ms != KB_NONE ? cue->min_ms : (floor_ms + STEP_MS - 1) / STEP_MS * STEP_MS;
}

static gint64
sum_can (const Fitting *self,
         guint          from,
         guint          to)
{
  gint64 sum_ms = 0;

  for (guint i = from; i < to; i++)
    sum_ms += self->can_ms[i];

  return sum_ms;
}

static void
find_gives (Fitting *self,
            guint    from,
            guint    to)
{
  for (guint i = from; i < to; i++)
    self->can_ms[i] = may_change (self, i) ? MAX (0, self->fit->rows[i].new_ms - get_least_ms (self, i)) : 0;
}

/* floor (total · part / whole) of lengths that may be days, in whole steps */
static gint64
share (gint64 total,
       gint64 part,
       gint64 whole)
{
  return (gint64) ((unsigned __int128) total * part / whole) / STEP_MS * STEP_MS;
}

static void
give (Fitting *self,
      guint    i,
      gint64   ms,
      int      sign)
{
  self->fit->rows[i].new_ms += sign * ms;
  self->can_ms[i] -= ms;
}

/* Shares @total_ms, which is not more than all can, in proportion to what each can; the seconds that
 * are left over go one each from the first that can, what is below a second to the first that can. */
static void
spread (Fitting *self,
        guint    from,
        guint    to,
        gint64   total_ms,
        int      sign)
{
  const gint64 can_ms = sum_can (self, from, to);
  gint64 left_ms = total_ms;

  for (guint i = from; i < to && can_ms > 0; i++)
    {
      const gint64 ms = share (total_ms, self->can_ms[i], can_ms);

      left_ms -= ms;
      give (self, i, ms, sign);
    }
  for (guint i = from; i < to && left_ms >= STEP_MS; i++)
    if (self->can_ms[i] >= STEP_MS)
      {
        left_ms -= STEP_MS;
        give (self, i, STEP_MS, sign);
      }
  for (guint i = from; i < to && left_ms > 0; i++)
    {
      const gint64 ms = MIN (left_ms, self->can_ms[i]);

      left_ms -= ms;
      give (self, i, ms, sign);
    }
}

/* Drops optional soft cues whole, last first, until the others can give the rest; gives that rest. */
static gint64
drop_optional (Fitting *self,
               guint    from,
               guint    to,
               gint64   over_ms)
{
  gint64 can_ms = sum_can (self, from, to);

  for (guint i = to; i > from && can_ms < over_ms && self->target->may_drop; i--)
    {
      const KbPlanCue *cue = &self->plan->cues[i - 1];
      KbFitRow *row = &self->fit->rows[i - 1];

      if (!may_change (self, i - 1) || !cue->optional || kb_plan_cue_is_hard (cue) || row->new_ms == 0)
        continue;

      over_ms -= row->new_ms;
      can_ms -= self->can_ms[i - 1];
      self->can_ms[i - 1] = 0;
      *row = (KbFitRow) { .old_ms = row->old_ms, .is_dropped = TRUE };
    }

  return MAX (0, over_ms);
}

static KbFitShort
find_why (const Fitting *self,
          guint          from,
          guint          to,
          guint         *n_unset)
{
  gboolean has_any = FALSE;

  *n_unset = 0;
  for (guint i = from; i < to; i++)
    {
      has_any |= may_change (self, i) || self->fit->rows[i].is_dropped;
      *n_unset += may_change (self, i) && has_no_minimum (self, i);
    }

  if (!has_any)
    return KB_FIT_SHORT_NOBODY;
  return *n_unset > 0 ? KB_FIT_SHORT_UNSET : KB_FIT_SHORT_MINIMUM;
}

static void
add_point (Fitting *self,
           int      index,
           gint64   asked_ms,
           gint64   short_ms,
           guint    from,
           guint    to)
{
  KbFitPoint point = { .index = index, .asked_ms = asked_ms, .short_ms = short_ms };

  if (asked_ms == 0)
    return;

  point.why = find_why (self, from, to, &point.n_unset);
  g_array_append_val (self->fit->points, point);
}

/* A time that is asked for before a hard start cannot be met at all, whoever gives. */
static void
blame_hard (Fitting *self,
            guint    hard)
{
  KbFitPoint *point = &g_array_index (self->fit->points, KbFitPoint, self->fit->points->len - 1);

  point->why = KB_FIT_SHORT_HARD;
  point->hard = (int) hard;
}

static void
shrink (Fitting *self,
        guint    from,
        guint    to,
        int      index,
        gint64   over_ms)
{
  gint64 rest_ms, part_ms;

  find_gives (self, from, to);
  rest_ms = drop_optional (self, from, to, over_ms);
  part_ms = MIN (rest_ms, sum_can (self, from, to));
  spread (self, from, to, part_ms, -1);
  add_point (self, index, over_ms, rest_ms - part_ms, from, to);
}

/* What is to spare is shared in proportion to lengths: each can take what its length is of the whole. */
static gint64
find_takes (Fitting *self,
            guint    from,
            guint    to)
{
  gint64 sum_ms = 0;

  for (guint i = from; i < to; i++)
    {
      self->can_ms[i] = may_change (self, i) ? self->fit->rows[i].new_ms : 0;
      sum_ms += self->can_ms[i];
    }

  return sum_ms;
}

/* Each can take many times its length, in the proportion of the lengths. */
static void
grow_by (Fitting *self,
         guint    from,
         guint    to,
         gint64   ms)
{
  const gint64 weight_ms = find_takes (self, from, to);
  const gint64 times = weight_ms > 0 ? ms / weight_ms + 1 : 0;

  for (guint i = from; i < to; i++)
    self->can_ms[i] *= times;
  if (weight_ms > 0)
    spread (self, from, to, ms, 1);
}

static void
grow (Fitting *self,
      guint    from,
      guint    to,
      int      index,
      gint64   spare_ms)
{
  const gboolean can = find_takes (self, from, to) > 0;

  if (can)
    grow_by (self, from, to, spare_ms);
  add_point (self, index, -spare_ms, can ? 0 : spare_ms, from, to);
}

static gint64
sum_lengths (const Fitting *self,
             guint          from,
             guint          to)
{
  gint64 sum_ms = 0;

  for (guint i = from; i < to; i++)
    if (is_on (self, i))
      sum_ms += self->fit->rows[i].new_ms;

  return sum_ms;
}

/* One stretch: from a time that is fixed up to one that is asked for. */
static void
fit_stretch (Fitting *self,
             guint    from,
             guint    to,
             int      index,
             gint64   start_us,
             gint64   end_us)
{
  const gint64 over_ms = sum_lengths (self, from, to) - (end_us - start_us) / KB_MS_US;

  if (over_ms > 0)
    {
      shrink (self, from, to, index, over_ms);
      if (end_us < start_us && kb_plan_cue_is_hard (&self->plan->cues[from]))
        blame_hard (self, from);
    }
  else if (over_ms < 0 && (index < 0 || self->target->fill_slack))
    grow (self, from, to, index, -over_ms);
}

static guint
find_last (const Fitting *self)
{
  guint end = 0;

  for (guint i = 0; i < self->plan->n_cues; i++)
    if (self->choices[i].is_in && !self->plan->cues[i].skip)
      end = i + 1;

  return end;
}

/* Stretches do not touch each other: a hard cue starts at its time, whatever is before it. Where
 * the session's own start follows from a hard cue, what is before that cue may have any length. */
static void
fit_to_end (Fitting *self)
{
  const KbPlan *plan = self->plan;
  const guint end = find_last (self);
  gint64 start_us = plan->frame.start_us;
  guint from = 0;
  KbPlanTotals totals;

  for (guint i = 0; i < end; i++)
    {
      if (plan->cues[i].skip || !kb_plan_cue_is_hard (&plan->cues[i]))
        continue;
      if (start_us != KB_NONE)
        fit_stretch (self, from, i, i, start_us, plan->cues[i].fixed_us);
      start_us = plan->cues[i].fixed_us;
      from = i;
    }

  if (start_us == KB_NONE)
    {
      kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, NULL, &totals);
      start_us = totals.start_us;
    }
  if (self->target->end_us != KB_NONE && start_us != KB_NONE && end > 0)
    fit_stretch (self, from, end, -1, start_us, self->target->end_us);
}

/* The stretches of the plan, each with the slack that it may grow into; the last may grow at will. */
static GArray *
list_stretches (const Fitting *self)
{
  const KbPlan *plan = self->plan;
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gint64 start_us = plan->frame.start_us;
  Stretch stretch = { 0 };

  for (guint i = 0; i < plan->n_cues; i++)
    {
      if (plan->cues[i].skip || !kb_plan_cue_is_hard (&plan->cues[i]))
        continue;
      stretch.to = i;
      stretch.room_ms = start_us == KB_NONE ? G_MAXINT64 / 4
                                            : MAX (0, (plan->cues[i].fixed_us - start_us) / KB_MS_US
                                                        - sum_lengths (self, stretch.from, i));
      g_array_append_val (stretches, stretch);
      start_us = plan->cues[i].fixed_us;
      stretch.from = i;
    }
  stretch.to = plan->n_cues;
  stretch.room_ms = G_MAXINT64 / 4;
  g_array_append_val (stretches, stretch);

  return stretches;
}

/* Shares by length among the stretches; one that is full leaves the rest to the others. */
static gint64
grow_into_room (Fitting *self,
                gint64   spare_ms)
{
  g_autoptr (GArray) stretches = list_stretches (self);

  while (spare_ms > 0)
    {
      const gint64 before_ms = spare_ms;
      gint64 weight_ms = 0;

      for (guint k = 0; k < stretches->len; k++)
        {
          const Stretch *stretch = &g_array_index (stretches, Stretch, k);

          if (stretch->room_ms > 0)
            weight_ms += find_takes (self, stretch->from, stretch->to);
        }
      for (guint k = 0; k < stretches->len && weight_ms > 0; k++)
        {
          Stretch *stretch = &g_array_index (stretches, Stretch, k);
          const gint64 part_ms = stretch->room_ms > 0 ? find_takes (self, stretch->from, stretch->to) : 0;
          const gint64 wanted_ms = (gint64) ((unsigned __int128) before_ms * part_ms / weight_ms);
          const gint64 ms = MIN (MIN (part_ms > 0 ? MAX (1, wanted_ms) : 0, stretch->room_ms), spare_ms);

          if (ms <= 0)
            continue;
          grow_by (self, stretch->from, stretch->to, ms);
          stretch->room_ms -= ms;
          spare_ms -= ms;
        }
      if (spare_ms == before_ms)
        break;
    }

  return spare_ms;
}

static void
fit_to_length (Fitting *self)
{
  const guint n = self->plan->n_cues;
  gint64 over_ms = -self->target->length_ms, short_ms;
  KbFitPoint point = { .index = -1, .why = KB_FIT_SHORT_HARD };

  for (guint i = 0; i < n; i++)
    if (is_on (self, i) && self->choices[i].is_in)
      over_ms += self->fit->rows[i].new_ms;

  if (over_ms > 0)
    shrink (self, 0, n, -1, over_ms);
  if (over_ms >= 0)
    return;

  short_ms = grow_into_room (self, -over_ms);
  point.asked_ms = over_ms;
  point.short_ms = short_ms;
  if (find_takes (self, 0, n) == 0)
    point.why = KB_FIT_SHORT_NOBODY;
  g_array_append_val (self->fit->points, point);
}

/* The plan as it would be. */
static void
sum_up (Fitting *self)
{
  g_autoptr (KbPlan) plan = kb_plan_copy (self->plan);

  for (guint i = 0; i < plan->n_cues; i++)
    {
      KbFitRow *row = &self->fit->rows[i];

      plan->cues[i].duration_ms = row->new_ms;
      plan->cues[i].skip |= row->is_dropped;
      self->fit->n_changed += row->is_dropped || row->new_ms != row->old_ms;
    }
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, NULL, &self->fit->totals);
}

/**
 * kb_fit_propose:
 * @plan: the session
 * @choices: (array): one per cue of the plan
 * @target: what is asked for
 *
 * Proposes new lengths so that a show, or a part of it, fits.
 *
 * To an end: each hard cue up to there is a point, then the end itself; what a point is too late by
 * is asked of the cues that take part since the hard cue before it, in proportion to what each can
 * give above its minimum, in whole seconds. Where that is not enough, optional soft cues are dropped
 * whole, last first, until the others can give the rest (timing.md, "Make up time"). What is too
 * early at the end, and on demand the slack before hard cues, is taken in proportion to lengths.
 *
 * To a length: the same of all cues that take part at once; growing stops at hard starts.
 *
 * Cues that are kept, skipped or do not take part stay as they are; a length that is wished is taken
 * as it is. O(cues), but for growing to a length: O(cues · hard cues) at worst.
 *
 * Returns: (transfer full): the proposal; nothing is changed.
 */
KbFit *
kb_fit_propose (const KbPlan      *plan,
                const KbFitChoice *choices,
                const KbFitTarget *target)
{
  KbFit *self = g_new0 (KbFit, 1);
  g_autofree gint64 *can_ms = g_new0 (gint64, plan->n_cues + 1);
  Fitting fitting = { self, plan, choices, target, can_ms };

  self->n_rows = plan->n_cues;
  self->rows = g_new0 (KbFitRow, plan->n_cues + 1);
  self->points = g_array_new (FALSE, FALSE, sizeof (KbFitPoint));
  for (guint i = 0; i < plan->n_cues; i++)
    {
      const gboolean is_wished = choices[i].is_in && !choices[i].is_kept && choices[i].wish_ms != KB_NONE;

      self->rows[i].old_ms = plan->cues[i].duration_ms;
      self->rows[i].new_ms = is_wished && !plan->cues[i].skip ? choices[i].wish_ms : plan->cues[i].duration_ms;
    }

  if (target->length_ms != KB_NONE)
    fit_to_length (&fitting);
  else
    fit_to_end (&fitting);
  sum_up (&fitting);

  return self;
}

void
kb_fit_free (KbFit *self)
{
  if (self == NULL)
    return;

  g_free (self->rows);
  g_array_unref (self->points);
  g_free (self);
}

static char *
describe_where (const KbFit      *self,
                const KbPlan     *plan,
                const KbFitPoint *point,
                GTimeZone        *zone)
{
  g_autofree char *clock = NULL;

  if (point->index < 0)
    return g_strdup (_("for the target"));

  clock = kb_instant_format_clock (plan->cues[point->index].fixed_us, zone);
  /* Translators: a hard cue's number and its fixed time: "before C16 at 20:00:00" */
  return g_strdup_printf (_("before %s at %s"), plan->numbers[point->index], clock);
}

/**
 * kb_fit_describe:
 * @point: one of its points
 * @zone: where the session's clock is
 *
 * Returns: (transfer full) (nullable): what was not found there and why, in words; %NULL when all was.
 */
char *
kb_fit_describe (const KbFit      *self,
                 const KbPlan     *plan,
                 const KbFitPoint *point,
                 GTimeZone        *zone)
{
  g_autofree char *amount = kb_duration_format (point->short_ms);
  g_autofree char *where = NULL;
  g_autofree char *clock = NULL;

  if (point->short_ms <= 0)
    return NULL;

  where = describe_where (self, plan, point, zone);
  if (point->asked_ms < 0)
    /* Translators: a length, and where: "for the target" or "before C16 at 20:00:00" */
    return point->why == KB_FIT_SHORT_NOBODY
             ? g_strdup_printf (_("%s %s stay empty: no cue there may change"), amount, where)
             : g_strdup_printf (_("%s %s stay empty: hard starts leave no more room"), amount, where);

  switch (point->why)
    {
    case KB_FIT_SHORT_NOBODY:
      return g_strdup_printf (_("%s %s cannot be found: no cue there may change"), amount, where);
    case KB_FIT_SHORT_UNSET:
      return g_strdup_printf (ngettext ("%s %s cannot be found: %u cue has no minimum and stays as it is",
                                        "%s %s cannot be found: %u cues have no minimum and stay as they are",
                                        point->n_unset),
                              amount, where, point->n_unset);
    case KB_FIT_SHORT_HARD:
      clock = kb_instant_format_clock (plan->cues[point->hard].fixed_us, zone);
      /* Translators: a length, where, a hard cue's number and its fixed time */
      return g_strdup_printf (_("%s %s cannot be found: %s starts at %s, which is later"), amount, where,
                              plan->numbers[point->hard], clock);
    case KB_FIT_SHORT_MINIMUM:
    default:
      return g_strdup_printf (_("%s %s cannot be found: every cue there is at its minimum"), amount, where);
    }
}
