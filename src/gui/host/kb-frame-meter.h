/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * KbFrameFigures:
 * @refresh_hz: how often the monitor shows a frame; 0 when it is not known
 * @shown: frames that were shown while something moved
 * @dropped: refreshes without a frame while something moved
 * @is_proven: the compositor told when frames were shown; without that nothing is claimed
 */
typedef struct
{
  double   refresh_hz;
  guint64  shown;
  guint64  dropped;
  gboolean is_proven;
} KbFrameFigures;

/* So many frames are kept between two looks at the log: a second of the fastest screens. */
#define KB_FRAME_LOG_MOST 512

typedef struct
{
  KbFrameFigures figures;
  gint64         last_shown_us;
  gint64         last_counter;
  guint          n_logged;
  gint64         log[KB_FRAME_LOG_MOST][2];   /* number of the frame, and when it was shown */
} KbFrameMeter;

gint64 kb_frame_meter_predict_us  (GdkFrameClock *clock);
void kb_frame_meter_tick        (KbFrameMeter  *self,
                                 GdkFrameClock *clock);
void kb_frame_meter_add         (KbFrameMeter  *self,
                                 gint64         counter,
                                 gint64         shown_us,
                                 gint64         interval_us);
void kb_frame_meter_pause       (KbFrameMeter  *self);
char *kb_frame_meter_take_log   (KbFrameMeter  *self);

G_END_DECLS
