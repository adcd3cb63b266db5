/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-frame-log"

#include "config.h"

#include <stdlib.h>

#include "kb-frame-log.h"

/* Four hours at 60 Hz, 14 MB; then the older half goes. */
#define MOST_FRAMES 864000

typedef struct
{
  gint64 number;
  gint64 shown_us;
} Frame;

/**
 * KbFrameLog:
 *
 * When the frames of the host's screen were shown, as its compositor told: the proof of how smoothly the text moved.
 */
struct _KbFrameLog
{
  GArray *frames;   /* Frame */
};

KbFrameLog *
kb_frame_log_new (void)
{
  KbFrameLog *self = g_new0 (KbFrameLog, 1);

  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  return self;
}

void
kb_frame_log_free (KbFrameLog *self)
{
  g_array_unref (self->frames);
  g_free (self);
}

guint
kb_frame_log_get_n (KbFrameLog *self)
{
  return self->frames->len;
}

/**
 * kb_frame_log_add:
 * @frames: (nullable): "number:microseconds", separated by spaces, as a report has them
 *
 * Takes in what a report told. It comes from another process: what is not two numbers ends it.
 */
void
kb_frame_log_add (KbFrameLog *self,
                  const char *frames)
{
  const char *p = frames != NULL ? frames : "";

  while (*p != '\0')
    {
      char *end;
      Frame frame;

      frame.number = g_ascii_strtoll (p, &end, 10);
      if (end == p || *end != ':')
        return;
      p = end + 1;
      frame.shown_us = g_ascii_strtoll (p, &end, 10);
      if (end == p)
        return;
      g_array_append_val (self->frames, frame);
      for (p = end; *p == ' '; p++)
        ;
    }
  if (self->frames->len > MOST_FRAMES)
    g_array_remove_range (self->frames, 0, self->frames->len - MOST_FRAMES / 2);
}

/* A frame whose number follows another's, but not after one refresh, came late; a gap in the numbers is a pause. */
static gint64
count_late (const Frame *before,
            const Frame *frame,
            double       refresh_hz)
{
  const gint64 interval_us = refresh_hz > 0 ? (gint64) (G_USEC_PER_SEC / refresh_hz) : 0;

  if (interval_us == 0 || frame->number != before->number + 1)
    return 0;

  return MAX ((frame->shown_us - before->shown_us + interval_us / 2) / interval_us - 1, 0);
}

/**
 * kb_frame_log_write:
 * @refresh_hz: of the screen; 0 when it is not known
 *
 * Returns: (transfer full): a table, CSV: number, when it was shown, how long after the one before, refreshes missed. One
 *   without a line says that nothing is proven.
 */
char *
kb_frame_log_write (KbFrameLog *self,
                    double      refresh_hz)
{
  GString *text = g_string_new ("frame,shown_us,after_us,missed\n");

  for (guint i = 0; i < self->frames->len; i++)
    {
      const Frame *frame = &g_array_index (self->frames, Frame, i);
      const Frame *before = i > 0 ? frame - 1 : frame;

      g_string_append_printf (text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "\n",
                              frame->number, frame->shown_us, frame->shown_us - before->shown_us,
                              count_late (before, frame, refresh_hz));
    }

  return g_string_free (text, FALSE);
}
