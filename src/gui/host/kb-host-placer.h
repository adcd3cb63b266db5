/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_HOST_PLACER (kb_host_placer_get_type ())

G_DECLARE_FINAL_TYPE (KbHostPlacer, kb_host_placer, KB, HOST_PLACER, GObject)

KbHostPlacer *kb_host_placer_new           (GtkWindow    *window);

void          kb_host_placer_set_wish      (KbHostPlacer      *self,
                                            const char *const *monitors,
                                            guint              place,
                                            gboolean           is_fullscreen);
gboolean      kb_host_placer_is_placed     (KbHostPlacer *self);
GdkMonitor   *kb_host_placer_get_monitor   (KbHostPlacer *self);

G_END_DECLS
