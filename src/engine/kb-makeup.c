/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-makeup"

#include "config.h"

#include "kb-makeup.h"

/* A cue to come, as the proposal leaves it. Milliseconds. */
typedef struct
{
  gint64   cue_id;
  gint64   fixed_us;     /* KB_NONE: soft */
  gint64   length_ms;
  gint64   duration_ms;
  gint64   give_ms;      /* by how much it can still be shortened */
  gint64   gave_ms;
  gboolean is_optional;
  gboolean is_dropped;
} Giver;

static Giver *
get_giver (GArray *givers,
           guint   index)
{
  return &g_array_index (givers, Giver, index);
}

static gboolean
is_running (const KbRunLive *live)
{
  return live->is_started && !live->is_ended;
}

/* The cues to come, in running order. */
static GArray *
list_givers (KbRun           *run,
             const KbRunLive *live)
{
  GArray *givers = g_array_new (FALSE, FALSE, sizeof (Giver));
  guint n = kb_run_get_n_cues (run);

  for (guint i = live->index + 1; i < n; i++)
    {
      Giver giver = { 0, };
      KbRunCue state;

      kb_run_get_cue (run, i, live, &state);
      if (state.state != KB_CUE_STATE_TO_COME)
        continue;

      giver.cue_id = state.cue.id;
      giver.fixed_us = kb_plan_cue_is_hard (&state.cue) ? state.cue.fixed_us : KB_NONE;
      giver.length_ms = state.length_ms;
      giver.duration_ms = state.cue.duration_ms;
      giver.give_ms = MAX (0, state.length_ms - kb_plan_cue_min_ms (&state.cue));
      giver.is_optional = state.cue.optional && giver.fixed_us == KB_NONE;
      g_array_append_val (givers, giver);
    }

  return givers;
}

/* floor (total · part / whole) of lengths that may be days, times many cues. */
static gint64
share (gint64 total,
       gint64 part,
       gint64 whole)
{
  return (gint64) ((unsigned __int128) total * part / whole);
}

static gint64
sum_gives (GArray *givers,
           guint   from,
           guint   to)
{
  gint64 sum_ms = 0;

  for (guint i = from; i < to; i++)
    sum_ms += get_giver (givers, i)->give_ms;

  return sum_ms;
}

/* Drops optional soft cues whole, last first, until the others can give the rest; gives that rest. */
static gint64
drop_optional (GArray *givers,
               guint   from,
               guint   to,
               gint64  late_ms)
{
  gint64 can_ms = sum_gives (givers, from, to);

  for (guint i = to; i > from && can_ms < late_ms; i--)
    {
      Giver *giver = get_giver (givers, i - 1);

      if (!giver->is_optional || giver->is_dropped || giver->length_ms == 0)
        continue;

      late_ms -= giver->length_ms;
      can_ms -= giver->give_ms;
      giver->is_dropped = TRUE;
      giver->length_ms = giver->give_ms = 0;
    }

  return MAX (0, late_ms);
}

static void
shorten (Giver  *giver,
         gint64  ms)
{
  giver->give_ms -= ms;
  giver->gave_ms += ms;
  giver->length_ms -= ms;
}

/* Shares @late_ms among the cues from @from up to @to; gives what was recovered. */
static gint64
recover (GArray *givers,
         guint   from,
         guint   to,
         gint64  late_ms)
{
  gint64 rest_ms = drop_optional (givers, from, to, late_ms);
  gint64 can_ms = sum_gives (givers, from, to);
  gint64 part_ms = MIN (rest_ms, can_ms);
  gint64 left_ms = part_ms;

  for (guint i = from; i < to && part_ms > 0; i++)
    {
      Giver *giver = get_giver (givers, i);
      gint64 ms = share (part_ms, giver->give_ms, can_ms);

      shorten (giver, ms);
      left_ms -= ms;
    }
  for (guint i = from; i < to && left_ms > 0; i++)
    {
      Giver *giver = get_giver (givers, i);

      if (giver->give_ms == 0)
        continue;
      shorten (giver, 1);
      left_ms--;
    }

  return late_ms - rest_ms + part_ms;
}

/* Works one point: what is late there is asked of the cues since the last hard cue that is on time. */
static gint64
work_point (KbMakeup *self,
            GArray   *givers,
            guint     from,
            guint     to,
            gint64    late_us)
{
  KbMakeupPoint point = { .cue_id = to < givers->len ? get_giver (givers, to)->cue_id : 0 };
  gint64 recovered_ms;

  if (late_us <= 0)
    return 0;

  point.late_ms = (late_us + KB_MS_US - 1) / KB_MS_US;
  recovered_ms = recover (givers, from, to, point.late_ms);
  point.shortfall_ms = MAX (0, point.late_ms - recovered_ms);
  self->shortfall_ms = MAX (self->shortfall_ms, point.shortfall_ms);
  g_array_append_val (self->points, point);

  return recovered_ms * KB_MS_US;
}

static KbMakeup *
create_makeup (void)
{
  KbMakeup *self = g_new0 (KbMakeup, 1);

  self->changes = g_array_new (FALSE, FALSE, sizeof (KbRetime));
  self->points = g_array_new (FALSE, FALSE, sizeof (KbMakeupPoint));

  return self;
}

static void
add_change (KbMakeup *self,
            gint64    cue_id,
            gint64    added_ms,
            gboolean  skip)
{
  KbRetime change = { .cue_id = cue_id, .added_ms = added_ms, .duration_ms = KB_NONE, .skip = skip };

  if (added_ms != 0 || skip)
    g_array_append_val (self->changes, change);
}

/**
 * kb_makeup_propose:
 * @run: a running show
 * @now: both clocks now
 *
 * Proposes how to be on time again at each hard cue to come and at the end, worked from first to
 * last.
 *
 * What a point is late by is asked of the cues to come since the last hard cue that starts on time,
 * in proportion to what each can give above its minimum, in whole milliseconds; the leftover ones go
 * one each from the first. Where that is not enough, optional soft cues are dropped whole, last
 * first, until the others can give the rest. The cue on is never asked. Before `start` and after
 * `end` there is nothing to propose. O(cues) per late point.
 *
 * Returns: (transfer full): the proposal; nothing is changed.
 */
KbMakeup *
kb_makeup_propose (KbRun         *run,
                   const KbStamp *now)
{
  KbMakeup *self = create_makeup ();
  g_autoptr (GArray) givers = NULL;
  gint64 at_us, target_us;
  guint from = 0;
  KbRunLive live;

  kb_run_tick (run, now, &live);
  givers = list_givers (run, &live);
  target_us = live.expected_end_us - live.over_ms * KB_MS_US;
  at_us = live.base_us;

  for (guint i = 0; i <= givers->len && is_running (&live); i++)
    {
      gint64 point_us = i < givers->len ? get_giver (givers, i)->fixed_us : target_us;

      if (point_us != KB_NONE)
        at_us -= work_point (self, givers, from, i, at_us - point_us);
      if (i == givers->len)
        break;
      if (point_us != KB_NONE && at_us <= point_us)
        {
          at_us = point_us;
          from = i;
        }
      at_us += get_giver (givers, i)->length_ms * KB_MS_US;
    }

  for (guint i = 0; i < givers->len; i++)
    {
      const Giver *giver = get_giver (givers, i);

      add_change (self, giver->cue_id, giver->is_dropped ? 0 : -giver->gave_ms, giver->is_dropped);
    }
  return self;
}

/* Up to the next hard cue; when none is left, to the end; when nothing is before it, the cue on. */
static GArray *
list_takers (KbRun           *run,
             const KbRunLive *live)
{
  GArray *takers = list_givers (run, live);
  guint n = 0;
  KbRunCue on;

  while (n < takers->len && get_giver (takers, n)->fixed_us == KB_NONE)
    n++;
  g_array_set_size (takers, n);
  if (n == 0 && live->index >= 0)
    {
      kb_run_get_cue (run, live->index, live, &on);
      g_array_append_val (takers, ((Giver) { .cue_id = on.cue.id, .duration_ms = on.cue.duration_ms }));
    }

  return takers;
}

/**
 * kb_makeup_propose_spare:
 * @run: a running show
 * @now: both clocks now
 *
 * The reverse of kb_makeup_propose(): offers the slack before the next hard cue, or what the end is
 * early by when no hard cue is left, to the cues to come before it, in proportion to their planned
 * lengths; to the cue on when none is.
 *
 * Returns: (transfer full): the proposal; nothing is changed.
 */
KbMakeup *
kb_makeup_propose_spare (KbRun         *run,
                         const KbStamp *now)
{
  KbMakeup *self = create_makeup ();
  g_autoptr (GArray) takers = NULL;
  gint64 spare_ms, left_ms, sum_ms = 0;
  KbRunLive live;

  kb_run_tick (run, now, &live);
  takers = list_takers (run, &live);
  spare_ms = left_ms = live.hard_id != 0 ? live.slack_ms : -live.over_ms;
  for (guint i = 0; i < takers->len; i++)
    sum_ms += get_giver (takers, i)->duration_ms;
  if (spare_ms <= 0 || sum_ms == 0 || !is_running (&live))
    return self;

  for (guint i = 0; i < takers->len; i++)
    left_ms -= share (spare_ms, get_giver (takers, i)->duration_ms, sum_ms);
  for (guint i = 0; i < takers->len; i++)
    {
      const Giver *taker = get_giver (takers, i);
      gboolean has_more = left_ms > 0 && taker->duration_ms > 0;

      add_change (self, taker->cue_id, share (spare_ms, taker->duration_ms, sum_ms) + has_more, FALSE);
      left_ms -= has_more;
    }

  return self;
}

/**
 * kb_makeup_create_event:
 * @at: when it is applied
 *
 * Returns: (transfer full) (nullable): the one `retime` event that applies the proposal, dropped
 *   cues included, so that one `undo` takes all of it back; %NULL when there is nothing to do.
 */
KbRunEvent *
kb_makeup_create_event (const KbMakeup *self,
                        const KbStamp  *at)
{
  KbRunEvent *event;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->changes->len == 0)
    return NULL;

  event = kb_run_event_new (KB_RUN_EVENT_KIND_RETIME, at);
  event->changes = g_array_copy (self->changes);
  return event;
}

void
kb_makeup_free (KbMakeup *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->changes);
  g_array_unref (self->points);
  g_free (self);
}
