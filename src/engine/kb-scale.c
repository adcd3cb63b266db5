/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-scale"

#include "config.h"

#include "kb-scale.h"

/* A step must be as wide as this for a hand to hit it. */
#define STEP_PIXELS 3

static gint64
get_span (const KbScale *self)
{
  return self->to_us - self->from_us;
}

/* Moves what is in sight into the whole, its span kept. */
static void
clamp_view (KbScale *self,
            gint64   span_us)
{
  span_us = MIN (span_us, self->end_us - self->start_us);
  self->from_us = CLAMP (self->from_us, self->start_us, self->end_us - span_us);
  self->to_us = self->from_us + span_us;
}

/**
 * kb_scale_set_range:
 * @start_us: when the whole starts, microseconds since 1970 UTC
 * @end_us: when it ends, not before @start_us
 *
 * Sets what the scale is of. Where all of it was in sight all of it still is; where a part was
 * looked at, that part stays if it can.
 */
void
kb_scale_set_range (KbScale *self,
                    gint64   start_us,
                    gint64   end_us)
{
  const gboolean was_zoomed = kb_scale_is_zoomed (self) && self->from_us < end_us && self->to_us > start_us;
  const gint64 span_us = was_zoomed ? get_span (self) : end_us - start_us;

  self->start_us = start_us;
  self->end_us = end_us;
  if (!was_zoomed)
    self->from_us = start_us;
  clamp_view (self, span_us);
}

/**
 * kb_scale_is_zoomed:
 *
 * Returns: %TRUE when only a part is in sight.
 */
gboolean
kb_scale_is_zoomed (const KbScale *self)
{
  return self->from_us > self->start_us || self->to_us < self->end_us;
}

/**
 * kb_scale_zoom:
 * @factor: how much closer; below 1: farther away
 * @at_us: the time that stays where it is on the screen
 *
 * Looks closer or from farther away: not closer than %KB_SCALE_LEAST_US, not farther than the whole.
 */
void
kb_scale_zoom (KbScale *self,
               double   factor,
               gint64   at_us)
{
  const gint64 whole_us = self->end_us - self->start_us;
  const gint64 least_us = MIN (KB_SCALE_LEAST_US, whole_us);
  const gint64 old_us = get_span (self);
  gint64 span_us;

  g_return_if_fail (factor > 0);

  if (old_us <= 0)
    return;

  span_us = (gint64) CLAMP (old_us / factor, (double) least_us, (double) whole_us);
  at_us = CLAMP (at_us, self->from_us, self->to_us);
  self->from_us = at_us - (gint64) ((double) (at_us - self->from_us) / old_us * span_us);
  clamp_view (self, span_us);
}

/**
 * kb_scale_scroll_to:
 * @from_us: what is to be at the left edge; the whole is not left
 */
void
kb_scale_scroll_to (KbScale *self,
                    gint64   from_us)
{
  const gint64 span_us = get_span (self);

  self->from_us = from_us;
  clamp_view (self, span_us);
}

/**
 * kb_scale_reveal:
 * @start_us: the start of what is to be seen
 * @end_us: its end
 *
 * Scrolls no farther than it must; what is longer than the view is seen from its start.
 */
void
kb_scale_reveal (KbScale *self,
                 gint64   start_us,
                 gint64   end_us)
{
  if (start_us < self->from_us || end_us - start_us > get_span (self))
    kb_scale_scroll_to (self, start_us);
  else if (end_us > self->to_us)
    kb_scale_scroll_to (self, end_us - get_span (self));
}

/**
 * kb_scale_choose_step_ms:
 * @ms_per_pixel: how much time a pixel is
 *
 * Returns: the step in which lengths change under a hand at that scale: 5, 15 or 30 seconds, 1 or 5
 *   minutes; the finest that a hand can hit.
 */
gint64
kb_scale_choose_step_ms (double ms_per_pixel)
{
  static const gint64 steps_ms[] = { 5000, 15000, 30000, 60000, 300000 };

  for (guint i = 0; i < G_N_ELEMENTS (steps_ms); i++)
    if (steps_ms[i] >= ms_per_pixel * STEP_PIXELS)
      return steps_ms[i];

  return steps_ms[G_N_ELEMENTS (steps_ms) - 1];
}

/**
 * kb_scale_snap_ms:
 * @ms: a length, milliseconds
 * @step_ms: the step, positive
 *
 * Returns: the whole number of steps that is nearest, at least one.
 */
gint64
kb_scale_snap_ms (gint64 ms,
                  gint64 step_ms)
{
  g_return_val_if_fail (step_ms > 0, ms);

  return MAX (1, (MAX (0, ms) + step_ms / 2) / step_ms) * step_ms;
}
