/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-columns.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

#define KB_TYPE_ROW_WIDGETS (kb_row_widgets_get_type ())

G_DECLARE_FINAL_TYPE (KbRowWidgets, kb_row_widgets, KB, ROW_WIDGETS, GObject)

KbRowWidgets *kb_row_widgets_new      (KbColumns    *columns);
void          kb_row_widgets_bind     (KbRowWidgets *self,
                                       GtkListItem  *item);
void          kb_row_widgets_unbind   (KbRowWidgets *self,
                                       GtkListItem  *item);
void          kb_row_widgets_set_zone (KbRowWidgets *self,
                                       GTimeZone    *zone);
GtkWidget    *kb_row_widgets_find     (KbRowWidgets *self,
                                       gint64        id);
void          kb_row_widgets_refresh  (KbRowWidgets *self);

KbRundownRow *kb_row_widget_get_row   (GtkWidget    *widget);

G_END_DECLS
