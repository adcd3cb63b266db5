/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-times"

#include "config.h"

#include "kb-follow-state.h"

/**
 * kb_follow_times_get_elapsed_ms:
 * @boot_us: now, microseconds of `CLOCK_BOOTTIME`
 *
 * Returns: how long the cue on has been on, holds not counted; %KB_NONE without a cue.
 */
gint64
kb_follow_times_get_elapsed_ms (const KbFollowTimes *self,
                                gint64               boot_us)
{
  if (self->cue_id == 0 || self->taken_us == KB_NONE)
    return KB_NONE;

  return ((self->is_held ? self->at_us : boot_us) - self->taken_us) / 1000 - self->holds_ms;
}

/**
 * kb_follow_times_get_remaining_ms:
 *
 * Returns: what is left of the cue on, negative is overtime; %KB_NONE without a cue.
 */
gint64
kb_follow_times_get_remaining_ms (const KbFollowTimes *self,
                                  gint64               boot_us)
{
  gint64 elapsed_ms = kb_follow_times_get_elapsed_ms (self, boot_us);

  return elapsed_ms == KB_NONE ? KB_NONE : self->length_ms - elapsed_ms;
}

/**
 * kb_follow_times_get_phase:
 *
 * Returns: the phase of the cue on by the rules of timing.md: at exactly 0 it is danger, below it over.
 */
KbPhase
kb_follow_times_get_phase (const KbFollowTimes *self,
                           gint64               boot_us)
{
  gint64 remaining_ms = kb_follow_times_get_remaining_ms (self, boot_us);

  if (remaining_ms == KB_NONE)
    return KB_PHASE_NONE;
  if (remaining_ms < 0)
    return KB_PHASE_OVER;
  if (remaining_ms <= self->danger_ms)
    return KB_PHASE_DANGER;
  return remaining_ms <= self->warning_ms ? KB_PHASE_WARNING : KB_PHASE_OK;
}

/**
 * kb_follow_times_get_clock_us:
 *
 * Returns: what the run's clock shows at @boot_us, microseconds since 1970 UTC.
 */
gint64
kb_follow_times_get_clock_us (const KbFollowTimes *self,
                              gint64               boot_us)
{
  return self->clock_us + (boot_us - self->at_us);
}

static gboolean
is_near (gint64 a,
         gint64 b,
         gint64 by)
{
  return a == b || (a != KB_NONE && b != KB_NONE && ABS (a - b) < by);
}

/**
 * kb_follow_times_agree:
 * @self: what a follower was told
 * @other: what is so now, not before @self
 *
 * A desk looks at its run many times a second, and most looks say nothing that a follower does not
 * work out by itself.
 *
 * Returns: %TRUE when a follower that was told @self shows what @other says: countdown and clock to
 *   20 ms, what is shown in seconds to half of one.
 */
gboolean
kb_follow_times_agree (const KbFollowTimes *self,
                       const KbFollowTimes *other)
{
  return self->cue_id == other->cue_id && self->next_id == other->next_id
         && !self->is_held == !other->is_held && self->length_ms == other->length_ms && self->warning_ms == other->warning_ms
         && self->danger_ms == other->danger_ms && self->hard_id == other->hard_id
         && self->hard_us == other->hard_us
         && self->planned_end_us == other->planned_end_us && is_near (self->on_air_us,
                                                                      other->on_air_us, 20000)
         && is_near (kb_follow_times_get_remaining_ms (self, other->at_us),
                     kb_follow_times_get_remaining_ms (other, other->at_us), 20)
         && is_near (kb_follow_times_get_clock_us (self, other->at_us), other->clock_us, 20000)
         && is_near (self->expected_end_us, other->expected_end_us, 500000)
         && is_near (self->over_ms, other->over_ms, 500) && is_near (self->slack_ms,
                                                                     other->slack_ms, 500);
}
