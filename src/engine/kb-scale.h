/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closest that a show can be looked at: two minutes across. */
#define KB_SCALE_LEAST_US (G_GINT64_CONSTANT (120) * G_USEC_PER_SEC)

/**
 * KbScale:
 * @start_us: when the whole starts, microseconds since 1970 UTC
 * @end_us: when it ends
 * @from_us: from when on it is in sight
 * @to_us: until when
 *
 * A show to scale, and the part of it that is looked at.
 */
typedef struct
{
  gint64 start_us;
  gint64 end_us;
  gint64 from_us;
  gint64 to_us;
} KbScale;

void     kb_scale_set_range      (KbScale       *self,
                                  gint64         start_us,
                                  gint64         end_us);
gboolean kb_scale_is_zoomed      (const KbScale *self);
void     kb_scale_zoom           (KbScale       *self,
                                  double         factor,
                                  gint64         at_us);
void     kb_scale_scroll_to      (KbScale       *self,
                                  gint64         from_us);
void     kb_scale_reveal         (KbScale       *self,
                                  gint64         start_us,
                                  gint64         end_us);

gint64   kb_scale_choose_step_ms (double         ms_per_pixel);
gint64   kb_scale_snap_ms        (gint64         ms,
                                  gint64         step_ms);

G_END_DECLS
