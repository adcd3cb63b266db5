/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-transport"

#include "config.h"

#include <math.h>

#include "kb-transport.h"

#define US_PER_MINUTE (60.0 * G_USEC_PER_SEC)

/* Over this many beats around its end a text comes to rest instead of stopping dead. */
#define REST_BEATS 0.5

/**
 * KbTransport:
 *
 * The single truth of where the text is. A position is never counted up: it is the integral of the
 * rate since the last change, so a frame that is dropped makes one larger step and never a drift, and
 * every view of it, in whatever process and of whatever size, shows the same word.
 *
 * All times are microseconds of `CLOCK_BOOTTIME`, given by the caller.
 */
struct _KbTransport
{
  GObject          parent_instance;

  KbTransportState state;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbTransport, kb_transport, G_TYPE_OBJECT)

/* How much of the ramp is over, 0 to 1. */
static double
get_ramp_part (const KbTransportState *state,
               gint64                  at_us)
{
  double ramp_us = state->ramp_ms * 1000.0;

  return ramp_us > 0 ? CLAMP ((at_us - state->epoch_us) / ramp_us, 0.0, 1.0) : 1.0;
}

/* 0 to 1 without a step in speed at either end, and its integral from 0. */
static double
ease (double x)
{
  return x * x * (3 - 2 * x);
}

static double
ease_integral (double x)
{
  return x * x * x * (1 - x / 2);
}

static double
get_target_rate (const KbTransportState *state)
{
  return state->held ? 0 : state->rate;
}

/* Beats since the anchor, as if the text had no end. */
static double
get_way (const KbTransportState *state,
         gint64                  at_us)
{
  double ramp = state->ramp_ms * 1000.0;
  double t = MAX (at_us - state->epoch_us, 0);
  double x = get_ramp_part (state, at_us);
  double from = state->from_rate / US_PER_MINUTE, to = get_target_rate (state) / US_PER_MINUTE;
  double in_ramp = MIN (t, ramp);

  return from * in_ramp + (to - from) * ramp * ease_integral (x) + to * (t - in_ramp) +
         state->shift * ease (x);
}

/* Stops at the end of the text as a train stops, not as a wall does. */
static double
come_to_rest (double beat,
              double length)
{
  double rest = MIN (REST_BEATS, length / 2);
  double into = beat - (length - rest);

  if (into <= 0)
    return MAX (beat, 0);
  if (into >= 2 * rest)
    return length;

  return beat - into * into / (4 * rest);
}

/* The way on which come_to_rest() shows @beat. */
static double
come_from_rest (double beat,
                double length)
{
  double rest = MIN (REST_BEATS, length / 2);
  double into = beat - (length - rest);

  if (into <= 0 || rest == 0)
    return CLAMP (beat, 0, length);

  return length - rest + 2 * rest * (1 - sqrt (1 - MIN (into / rest, 1)));
}

/**
 * kb_transport_state_get_position:
 * @at_us: when, microseconds of `CLOCK_BOOTTIME`; before the state began means at its beginning
 *
 * Returns: the place in the text, beats, between 0 and its length.
 */
double
kb_transport_state_get_position (const KbTransportState *state,
                                 gint64                  at_us)
{
  return come_to_rest (state->anchor + get_way (state, at_us), state->length);
}

/**
 * kb_transport_state_get_speed:
 * @at_us: when
 *
 * Returns: the rate at that time, ramps included, beats a minute; the end of the text is not looked at.
 */
double
kb_transport_state_get_speed (const KbTransportState *state,
                              gint64                  at_us)
{
  double x = get_ramp_part (state, at_us);
  double rate = state->from_rate + (get_target_rate (state) - state->from_rate) * ease (x);

  if (x < 1)
    rate += state->shift * 6 * x * (1 - x) / state->ramp_ms * 60000.0;

  return rate;
}

/**
 * kb_transport_state_is_moving:
 *
 * Returns: %TRUE when the position will be another one later: neither held nor at the end, or in a ramp.
 */
gboolean
kb_transport_state_is_moving (const KbTransportState *state,
                              gint64                  at_us)
{
  if (get_ramp_part (state, at_us) < 1 && (state->from_rate != 0 || state->shift != 0 || !state->held))
    return TRUE;

  return get_target_rate (state) > 0 &&
         kb_transport_state_get_position (state, at_us) < state->length;
}

/* Beats that the ramp still adds to a motion at the target rate. */
static double
get_way_left (const KbTransportState *state,
              gint64                  at_us)
{
  double x = get_ramp_part (state, at_us);
  double excess = (state->from_rate - get_target_rate (state)) / 60000.0 * state->ramp_ms;

  return excess * (0.5 - x + ease_integral (x)) + state->shift * (1 - ease (x));
}

/* Starts a new state from where and how fast the text is now. All that earlier changes still had to
 * bring is kept: it becomes the shift, less what the speed brings while the new ramp takes it down. */
static void
rebase (KbTransport *self,
        gint64       at_us)
{
  KbTransportState *state = &self->state;
  double rest = MIN (REST_BEATS, state->length / 2);
  double speed = kb_transport_state_get_speed (state, at_us);
  double excess = (speed - get_target_rate (state)) / 60000.0;
  double left = get_way_left (state, at_us);

  state->anchor = CLAMP (state->anchor + get_way (state, at_us), 0, state->length + rest);
  state->shift = left - excess * KB_TRANSPORT_RAMP_MS / 2;
  state->from_rate = speed;
  state->epoch_us = at_us;
  state->ramp_ms = KB_TRANSPORT_RAMP_MS;

  /* At rest at the end there is no speed to start from, whatever the rate says. */
  if (state->anchor >= state->length + rest && state->from_rate > 0)
    state->from_rate = 0;
}

static void
emit_changed (KbTransport *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kb_transport_class_init (KbTransportClass *klass)
{
  /**
   * KbTransport::changed:
   *
   * The state is another one; what was predicted from it no longer holds.
   */
  signals[CHANGED] = g_signal_new ("changed", KB_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
kb_transport_init (KbTransport *self)
{
  self->state.held = TRUE;
  self->state.rate = kb_pace_default_rate (NULL, NULL);
}

/**
 * kb_transport_new:
 *
 * Returns: (transfer full): a transport that stands at the start of no text.
 */
KbTransport *
kb_transport_new (void)
{
  return g_object_new (KB_TYPE_TRANSPORT, NULL);
}

/**
 * kb_transport_get_state:
 *
 * Returns: (transfer none): the state, valid until the next change.
 */
const KbTransportState *
kb_transport_get_state (KbTransport *self)
{
  g_return_val_if_fail (KB_IS_TRANSPORT (self), NULL);

  return &self->state;
}

/**
 * kb_transport_set_state:
 * @state: a state as another process told it
 *
 * Takes over a state whole. Numbers that are not finite, and lengths below 0, are taken as 0.
 */
void
kb_transport_set_state (KbTransport            *self,
                        const KbTransportState *state)
{
  double *const numbers[] = { &self->state.anchor, &self->state.length, &self->state.rate,
                              &self->state.from_rate, &self->state.shift };

  g_return_if_fail (KB_IS_TRANSPORT (self));
  g_return_if_fail (state != NULL);

  self->state = *state;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!isfinite (*numbers[i]))
      *numbers[i] = 0;
  self->state.length = MAX (self->state.length, 0);
  self->state.ramp_ms = MAX (self->state.ramp_ms, 0);

  emit_changed (self);
}

/**
 * kb_transport_get_cue_id:
 *
 * Returns: the cue whose text is on; 0 for none.
 */
gint64
kb_transport_get_cue_id (KbTransport *self)
{
  g_return_val_if_fail (KB_IS_TRANSPORT (self), 0);

  return self->state.cue_id;
}

/**
 * kb_transport_get_position:
 * @at_us: when; best the time at which a frame will be seen
 *
 * Returns: the place in the text, beats.
 */
double
kb_transport_get_position (KbTransport *self,
                           gint64       at_us)
{
  g_return_val_if_fail (KB_IS_TRANSPORT (self), 0);

  return kb_transport_state_get_position (&self->state, at_us);
}

/**
 * kb_transport_get_speed:
 *
 * Returns: the rate at that time, beats a minute.
 */
double
kb_transport_get_speed (KbTransport *self,
                        gint64       at_us)
{
  g_return_val_if_fail (KB_IS_TRANSPORT (self), 0);

  return kb_transport_state_get_speed (&self->state, at_us);
}

/**
 * kb_transport_jump:
 * @cue_id: the cue to go to
 * @beat: where in its text
 * @length: beats of its text
 * @at_us: now
 *
 * Goes there at once, without a rush through what lies between; the rate stays.
 */
void
kb_transport_jump (KbTransport *self,
                   gint64       cue_id,
                   double       beat,
                   double       length,
                   gint64       at_us)
{
  KbTransportState *state = &self->state;

  g_return_if_fail (KB_IS_TRANSPORT (self));
  g_return_if_fail (length >= 0);

  state->cue_id = cue_id;
  state->anchor = come_from_rest (beat, length);
  state->length = length;
  state->from_rate = get_target_rate (state);
  state->shift = 0;
  state->epoch_us = at_us;
  state->ramp_ms = 0;

  emit_changed (self);
}

/**
 * kb_transport_edit:
 * @beat: where the word that is read now stands in the edited text, see kb_script_map_beat()
 * @length: beats of the edited text
 * @at_us: now
 *
 * Keeps the word on the marker when the text around it was edited; speed and ramps go on.
 */
void
kb_transport_edit (KbTransport *self,
                   double       beat,
                   double       length,
                   gint64       at_us)
{
  g_return_if_fail (KB_IS_TRANSPORT (self));
  g_return_if_fail (length >= 0);

  rebase (self, at_us);
  self->state.anchor = come_from_rest (beat, length);
  self->state.length = length;

  emit_changed (self);
}

/**
 * kb_transport_set_rate:
 * @rate: units a minute
 * @at_us: now
 *
 * Changes the pace over a ramp and stops following the cue's time. While held, it holds for later.
 */
void
kb_transport_set_rate (KbTransport *self,
                       double       rate,
                       gint64       at_us)
{
  g_return_if_fail (KB_IS_TRANSPORT (self));
  g_return_if_fail (isfinite (rate) && rate >= 0);

  rebase (self, at_us);
  self->state.rate = rate;
  self->state.follows = FALSE;

  emit_changed (self);
}

/**
 * kb_transport_hold:
 *
 * Brings the text to a stand over a ramp. While held it does nothing.
 */
void
kb_transport_hold (KbTransport *self,
                   gint64       at_us)
{
  g_return_if_fail (KB_IS_TRANSPORT (self));

  if (self->state.held)
    return;

  rebase (self, at_us);
  self->state.held = TRUE;

  emit_changed (self);
}

/**
 * kb_transport_resume:
 *
 * Goes on at the rate that is set, over a ramp. While not held it does nothing.
 */
void
kb_transport_resume (KbTransport *self,
                     gint64       at_us)
{
  g_return_if_fail (KB_IS_TRANSPORT (self));

  if (!self->state.held)
    return;

  rebase (self, at_us);
  self->state.held = FALSE;

  emit_changed (self);
}

/**
 * kb_transport_nudge:
 * @beats: how far, back when negative
 * @at_us: now
 *
 * Moves the text a little beside its rate, within one ramp and without a jerk. Nudges add up.
 */
void
kb_transport_nudge (KbTransport *self,
                    double       beats,
                    gint64       at_us)
{
  KbTransportState *state = &self->state;

  g_return_if_fail (KB_IS_TRANSPORT (self));
  g_return_if_fail (isfinite (beats));

  rebase (self, at_us);
  state->shift += beats;

  emit_changed (self);
}

/**
 * kb_transport_move_to:
 * @beat: a place in the text; beyond its ends means them
 * @at_us: now
 *
 * Brings a place to the marker within one ramp, from wherever the text is and whatever nudges are under way.
 */
void
kb_transport_move_to (KbTransport *self,
                      double       beat,
                      gint64       at_us)
{
  KbTransportState *state = &self->state;
  double excess;

  g_return_if_fail (KB_IS_TRANSPORT (self));
  g_return_if_fail (isfinite (beat));

  rebase (self, at_us);
  excess = (state->from_rate - get_target_rate (state)) / 60000.0;
  state->shift = CLAMP (beat, 0, state->length) - state->anchor - excess * KB_TRANSPORT_RAMP_MS / 2;

  emit_changed (self);
}

/**
 * kb_transport_follow:
 * @remaining_ms: what is left of the cue's time, milliseconds
 * @lowest: the host's slowest comfortable rate
 * @highest: the fastest
 * @at_us: now
 *
 * Fits the rest of the text to the rest of the time: the text ends when the cue does, the ramp
 * reckoned in. To be called again when the cue's time changes or a hold ends. While held, it holds
 * for later.
 *
 * Returns: what it set, and by how much it cannot fit.
 */
KbPaceFit
kb_transport_follow (KbTransport *self,
                     gint64       remaining_ms,
                     double       lowest,
                     double       highest,
                     gint64       at_us)
{
  KbTransportState *state = &self->state;
  double rest, ramp_min = KB_TRANSPORT_RAMP_MS / 2 / 60000.0;
  KbPaceFit fit = { 0 };

  g_return_val_if_fail (KB_IS_TRANSPORT (self), fit);
  g_return_val_if_fail (lowest > 0 && highest >= lowest, fit);

  rebase (self, at_us);
  rest = MAX (state->length - state->anchor - state->shift, 0);
  fit.needed = remaining_ms / 60000.0 > ramp_min
             ? (rest - state->from_rate * ramp_min) / (remaining_ms / 60000.0 - ramp_min) : INFINITY;
  fit.rate = CLAMP (fit.needed, lowest, highest);
  if (fit.rate != fit.needed && rest > 0)
    fit.over_ms = (gint64) floor (rest / fit.rate * 60000.0 + 0.5) - MAX (remaining_ms, 0);
  state->rate = fit.rate;
  state->follows = TRUE;

  emit_changed (self);

  return fit;
}
