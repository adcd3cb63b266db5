/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

gboolean    kb_monitor_id_is_complete (GdkMonitor *monitor);
char       *kb_monitor_id_create      (GdkMonitor *monitor);
int         kb_monitor_id_assign      (const char *const *ids,
                                       guint              n_ids,
                                       const char *const *wishes,
                                       guint              place);
GdkMonitor *kb_monitor_id_find_place  (GListModel        *monitors,
                                       const char *const *wishes,
                                       guint              place);
GdkMonitor *kb_monitor_id_find        (GListModel *monitors,
                                       const char *id);

G_END_DECLS
