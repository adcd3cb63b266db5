/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-live"

#include "config.h"

#include "kb-run-private.h"

/*
 * Forecasts are sums that are made once per event: for any instant at which the cue on may end,
 * every start and end that follows is then one addition and one comparison.
 */

static gint64
max_or (gint64 a,
        gint64 b)
{
  return b == KB_NONE ? a : MAX (a, b);
}

/* Whether a cue is still to come: after the cue on, never on, not skipped. */
static gboolean
is_to_come (KbRun           *self,
            const KbRunSlot *slot)
{
  return !self->fold.is_ended && !slot->cue.skip && slot->first_us == KB_NONE
         && (self->fold.on == NULL || slot->index > self->fold.on->index);
}

/* Sums the lengths to come, and what the hard cues among them hold back. */
static void
update_forecast (KbRun *self)
{
  gint64 floor_us = KB_NONE;

  if (!self->is_dirty)
    return;

  self->is_dirty = FALSE;
  self->next = self->hard = NULL;
  self->rest_us = 0;
  for (guint i = 0; i < self->order->len; i++)
    {
      KbRunSlot *slot = g_ptr_array_index (self->order, i);

      slot->is_to_come = is_to_come (self, slot);
      if (!slot->is_to_come)
        continue;

      slot->before_us = self->rest_us;
      slot->floor_us = floor_us;
      if (self->next == NULL)
        self->next = slot;
      if (kb_plan_cue_is_hard (&slot->cue))
        {
          floor_us = max_or (slot->cue.fixed_us, floor_us);
          if (self->hard == NULL)
            self->hard = slot;
        }
      if (floor_us != KB_NONE)
        floor_us += kb_run_slot_us (slot);
      self->rest_us += kb_run_slot_us (slot);
    }
  self->end_floor_us = floor_us;
}

static KbPhase
find_phase (const KbPlanCue *cue,
            gint64           remaining_ms)
{
  gint64 warning_ms = cue->warning_ms != KB_NONE ? cue->warning_ms : KB_WARNING_DEFAULT_MS;
  gint64 danger_ms = cue->danger_ms != KB_NONE ? cue->danger_ms : KB_DANGER_DEFAULT_MS;

  if (remaining_ms < 0)
    return KB_PHASE_OVER;
  if (remaining_ms <= danger_ms)
    return KB_PHASE_DANGER;

  return remaining_ms <= warning_ms ? KB_PHASE_WARNING : KB_PHASE_OK;
}

/* When the cue on ends without more time, on show time. */
static gint64
get_cue_end (KbRun  *self,
             gint64  holds_us)
{
  return self->fold.taken_show_us + holds_us + kb_run_slot_us (self->fold.on);
}

static gint64
get_holds (KbRun  *self,
           gint64  show_us)
{
  const KbRunFold *fold = &self->fold;

  return fold->holds_us + (fold->held_show_us != KB_NONE ? show_us - fold->held_show_us : 0);
}

static void
fill_cue_on (KbRun     *self,
             gint64     show_us,
             KbRunLive *live)
{
  const KbRunFold *fold = &self->fold;
  gint64 holds_us = get_holds (self, show_us);

  live->index = (int) fold->on->index;
  live->cue_id = fold->on->cue.id;
  live->taken_us = fold->taken_show_us + fold->offset_us;
  live->holds_ms = holds_us / KB_MS_US;
  live->length_ms = fold->on->cue.duration_ms + fold->on->added_ms;
  live->elapsed_ms = (show_us - fold->taken_show_us - holds_us) / KB_MS_US;
  live->remaining_ms = live->length_ms - live->elapsed_ms;
  live->phase = find_phase (&fold->on->cue, live->remaining_ms);
  live->base_us = MAX (show_us, get_cue_end (self, holds_us)) + fold->offset_us;
}

static void
fill_end (KbRun     *self,
          KbRunLive *live)
{
  const KbRunFold *fold = &self->fold;

  live->planned_end_us = self->totals.end_us;
  live->expected_end_us = fold->is_ended ? fold->end_us
                                         : max_or (live->base_us + self->rest_us, self->end_floor_us);
  if (live->planned_end_us == KB_NONE)
    return;

  live->over_ms = live->expected_end_us - live->planned_end_us;
  if (self->is_relative)
    live->over_ms -= (fold->first_us != KB_NONE ? fold->first_us : live->base_us) - self->totals.start_us;
  live->over_ms /= KB_MS_US;
}

static void
fill_ahead (KbRun     *self,
            KbRunLive *live)
{
  if (self->next != NULL)
    {
      live->next_id = self->next->cue.id;
      live->next_index = (int) self->next->index;
    }
  if (self->hard != NULL)
    {
      live->hard_id = self->hard->cue.id;
      live->hard_index = (int) self->hard->index;
      live->hard_us = self->hard->cue.fixed_us;
      live->slack_ms = (live->hard_us - live->base_us - self->hard->before_us) / KB_MS_US;
    }
}

static void
fill_to_come (const KbRunSlot *slot,
              const KbRunLive *live,
              KbRunCue        *state)
{
  gint64 free_us = max_or (live->base_us + slot->before_us, slot->floor_us);

  state->state = KB_CUE_STATE_TO_COME;
  state->expected_start_us = free_us;
  if (kb_plan_cue_is_hard (&slot->cue))
    {
      state->slack_ms = (slot->cue.fixed_us - free_us) / KB_MS_US;
      state->expected_start_us = MAX (free_us, slot->cue.fixed_us);
    }
  state->expected_end_us = state->expected_start_us + kb_run_slot_us (slot);
}

static void
fill_been_on (KbRun           *self,
              const KbRunSlot *slot,
              const KbRunLive *live,
              KbRunCue        *state)
{
  gboolean is_on = slot == self->fold.on;
  gint64 present_us = is_on ? live->clock_us - live->taken_us : 0;

  state->state = is_on ? KB_CUE_STATE_ON : KB_CUE_STATE_DONE;
  state->actual_start_us = state->expected_start_us = slot->first_us;
  state->actual_ms = (slot->actual_us + present_us) / KB_MS_US;
  state->expected_end_us = is_on ? live->base_us : slot->last_us;
}

/**
 * kb_run_tick:
 * @now: both clocks now
 * @live: (out caller-allocates): the desk's figures
 *
 * Computes what is on the desk at one instant, from sums that only an event changes: O(1).
 */
void
kb_run_tick (KbRun         *self,
             const KbStamp *now,
             KbRunLive     *live)
{
  const KbRunFold *fold = &self->fold;
  gint64 clock_us, show_us;

  update_forecast (self);
  show_us = kb_run_place_stamp (self, now);
  clock_us = show_us + fold->offset_us;
  if (fold->changed_show_us != KB_NONE)
    show_us = MAX (show_us, fold->changed_show_us);

  *live = (KbRunLive) { .index = -1, .next_index = -1, .hard_index = -1, .taken_us = KB_NONE };
  live->clock_us = show_us + fold->offset_us;
  live->drift_ms = (now->wall_us - clock_us) / KB_MS_US;
  live->is_drifted = ABS (live->drift_ms) > KB_DRIFT_LIMIT_MS;
  live->is_started = fold->is_started;
  live->is_ended = fold->is_ended;
  live->is_held = fold->on != NULL && fold->held_show_us != KB_NONE;
  if (fold->first_us != KB_NONE)
    live->on_air_ms = ((fold->is_ended ? fold->end_show_us : show_us) - fold->first_show_us) / KB_MS_US;

  live->base_us = max_or (live->clock_us, self->totals.start_us);
  if (fold->on != NULL)
    fill_cue_on (self, show_us, live);
  fill_end (self, live);
  fill_ahead (self, live);
}

/**
 * kb_run_get_cue:
 * @index: place in running order
 * @live: what kb_run_tick() gave, with no event since
 * @state: (out caller-allocates): the cue's row on the desk
 *
 * Computes one cue's planned, actual and expected times from the cached sums: O(1).
 */
void
kb_run_get_cue (KbRun           *self,
                guint            index,
                const KbRunLive *live,
                KbRunCue        *state)
{
  const KbRunSlot *slot;

  g_return_if_fail (self != NULL && index < self->order->len);
  g_return_if_fail (!self->is_dirty);

  slot = g_ptr_array_index (self->order, index);
  *state = (KbRunCue) {
    .cue = slot->cue,
    .number = slot->number,
    .state = KB_CUE_STATE_SKIPPED,
    .length_ms = slot->cue.duration_ms + slot->added_ms,
    .added_ms = slot->added_ms,
    .planned_start_us = slot->planned.start_us,
    .planned_end_us = slot->planned.end_us,
    .actual_start_us = KB_NONE,
    .actual_ms = KB_NONE,
    .expected_start_us = KB_NONE,
    .expected_end_us = KB_NONE,
    .late_ms = KB_NONE,
    .slack_ms = KB_NONE,
  };

  if (slot->first_us != KB_NONE)
    fill_been_on (self, slot, live, state);
  else if (slot->is_to_come)
    fill_to_come (slot, live, state);
  if (state->expected_start_us != KB_NONE && state->planned_start_us != KB_NONE)
    state->late_ms = (state->expected_start_us - state->planned_start_us) / KB_MS_US;
}

/**
 * kb_run_create_due_take:
 * @now: both clocks now
 *
 * Finds out whether the cue on has gone on by itself. It goes on at its exact end, or at the fixed
 * time of a hard cue that follows, since that is never pulled earlier; not while it is held, nor
 * again once that was taken back. Call until it gives nothing: several may have fallen due.
 *
 * Returns: (transfer full) (nullable): the `take` to append, stamped at the instant it fell due.
 */
KbRunEvent *
kb_run_create_due_take (KbRun         *self,
                        const KbStamp *now)
{
  const KbRunFold *fold = &self->fold;
  KbStamp at = *now;
  gint64 due_us, ago_us;

  g_return_val_if_fail (self != NULL, NULL);

  update_forecast (self);
  if (fold->on == NULL || !fold->on->cue.auto_advance || fold->is_manual || self->next == NULL
      || fold->held_show_us != KB_NONE)
    return NULL;

  due_us = MAX (get_cue_end (self, fold->holds_us), fold->changed_show_us);
  if (kb_plan_cue_is_hard (&self->next->cue))
    due_us = MAX (due_us, self->next->cue.fixed_us - fold->offset_us);
  ago_us = kb_run_place_stamp (self, now) - due_us;
  if (ago_us < 0)
    return NULL;

  at.wall_us -= ago_us;
  at.boot_us -= ago_us;
  if (at.boot_us < 0)
    at = (KbStamp) { .wall_us = at.wall_us };
  return kb_run_event_new_cue (KB_RUN_EVENT_KIND_TAKE, &at, self->next->cue.id);
}

/**
 * kb_phase_get_name:
 *
 * Returns: (nullable): the phase's name in files, "warning"; %NULL without a cue on.
 */
const char *
kb_phase_get_name (KbPhase phase)
{
  static const char *const names[] = { NULL, "ok", "warning", "danger", "over" };

  g_return_val_if_fail (phase < G_N_ELEMENTS (names), NULL);

  return names[phase];
}

/**
 * kb_cue_state_get_name:
 *
 * Returns: the state's name in files, "to-come".
 */
const char *
kb_cue_state_get_name (KbCueState state)
{
  static const char *const names[] = { "done", "on", "to-come", "skipped" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), NULL);

  return names[state];
}
