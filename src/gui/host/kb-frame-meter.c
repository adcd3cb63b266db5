/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-frame-meter"

#include "config.h"

#include "kb-frame-meter.h"

/* The clock keeps 16 timings; a frame's presentation is known one or two frames later. */
#define FRAMES_BACK 2

/**
 * kb_frame_meter_add:
 * @counter: the frame's number
 * @shown_us: when it was shown, monotonic microseconds; 0 when the compositor does not tell
 * @interval_us: how long a frame stays, microseconds; 0 when it is not known
 *
 * Takes one frame's timing into the figures. Refreshes that went by between two frames that followed
 * each other are dropped ones.
 */
void
kb_frame_meter_add (KbFrameMeter *self,
                    gint64        counter,
                    gint64        shown_us,
                    gint64        interval_us)
{
  if (interval_us > 0)
    self->figures.refresh_hz = (double) G_USEC_PER_SEC / interval_us;
  if (shown_us == 0 || counter <= self->last_counter)
    return;

  self->figures.is_proven = TRUE;
  self->figures.shown++;
  if (self->n_logged < KB_FRAME_LOG_MOST)
    {
      self->log[self->n_logged][0] = counter;
      self->log[self->n_logged++][1] = shown_us;
    }
  if (self->last_shown_us > 0 && interval_us > 0)
    {
      gint64 refreshes = (shown_us - self->last_shown_us + interval_us / 2) / interval_us;

      self->figures.dropped += MAX (refreshes - 1, 0);
    }
  self->last_shown_us = shown_us;
  self->last_counter = counter;
}

/**
 * kb_frame_meter_predict_us:
 *
 * Returns: when the frame that is made now will be seen, as the compositor says; the frame after it where it does not.
 *   Microseconds of `CLOCK_MONOTONIC`.
 */
gint64
kb_frame_meter_predict_us (GdkFrameClock *clock)
{
  GdkFrameTimings *timings = gdk_frame_clock_get_current_timings (clock);
  gint64 shown, interval = 0;

  if (timings == NULL)
    return g_get_monotonic_time ();

  shown = gdk_frame_timings_get_predicted_presentation_time (timings);
  if (shown != 0)
    return shown;

  gdk_frame_clock_get_refresh_info (clock, gdk_frame_timings_get_frame_time (timings), &interval, NULL);
  return gdk_frame_timings_get_frame_time (timings) + interval;
}

/**
 * kb_frame_meter_tick:
 * @clock: the frame clock of the window, in its update phase
 *
 * Looks at the frame before last, whose presentation the compositor has told by now if it ever does.
 */
void
kb_frame_meter_tick (KbFrameMeter  *self,
                     GdkFrameClock *clock)
{
  gint64 counter = gdk_frame_clock_get_frame_counter (clock) - FRAMES_BACK;
  GdkFrameTimings *timings = gdk_frame_clock_get_timings (clock, counter);

  if (timings == NULL || !gdk_frame_timings_get_complete (timings))
    return;

  kb_frame_meter_add (self, counter, gdk_frame_timings_get_presentation_time (timings),
                      gdk_frame_timings_get_refresh_interval (timings));
}

/**
 * kb_frame_meter_pause:
 *
 * Nothing moves for now: the refreshes until the next frame are not dropped ones.
 */
void
kb_frame_meter_pause (KbFrameMeter *self)
{
  self->last_shown_us = 0;
}

/**
 * kb_frame_meter_take_log:
 *
 * Returns: (transfer full): the frames shown since the last call, "1234:987654321 1235:987671000"; nothing where the
 *   compositor does not tell.
 */
char *
kb_frame_meter_take_log (KbFrameMeter *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_logged; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, i > 0 ? " " : "", self->log[i][0],
                            self->log[i][1]);
  self->n_logged = 0;

  return g_string_free (text, FALSE);
}
