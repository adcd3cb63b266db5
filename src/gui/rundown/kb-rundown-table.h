/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-columns.h"
#include "kb-cue-cell.h"
#include "kb-rundown-model.h"

G_BEGIN_DECLS

#define KB_TYPE_RUNDOWN_TABLE (kb_rundown_table_get_type ())

G_DECLARE_FINAL_TYPE (KbRundownTable, kb_rundown_table, KB, RUNDOWN_TABLE, GtkWidget)

KbColumns      *kb_rundown_table_get_columns   (KbRundownTable *self);
void            kb_rundown_table_show_column   (KbRundownTable *self,
                                                KbRundownColumn column);
void            kb_rundown_table_open_columns  (KbRundownTable *self);

KbRundownModel *kb_rundown_table_get_model     (KbRundownTable *self);
void            kb_rundown_table_set_model     (KbRundownTable *self,
                                                KbRundownModel *model);
void            kb_rundown_table_update_zone   (KbRundownTable *self);

KbRundownRow   *kb_rundown_table_get_focused   (KbRundownTable *self);
KbRundownRow   *kb_rundown_table_get_cursor    (KbRundownTable *self);
gint64          kb_rundown_table_take_heir     (KbRundownTable *self);
GPtrArray      *kb_rundown_table_dup_selected  (KbRundownTable *self);
void            kb_rundown_table_select        (KbRundownTable *self,
                                                const gint64   *ids,
                                                guint           n_ids);
gboolean        kb_rundown_table_scroll_to     (KbRundownTable *self,
                                                gint64          id);
gboolean        kb_rundown_table_focus         (KbRundownTable *self,
                                                gint64          id);
void            kb_rundown_table_select_more   (KbRundownTable *self);
GtkWidget      *kb_rundown_table_find_widget   (KbRundownTable *self,
                                                gint64          id);
GtkWidget      *kb_rundown_table_pick_row      (KbRundownTable *self,
                                                double          x,
                                                double          y);
KbRundownRow   *kb_rundown_table_pick          (KbRundownTable *self,
                                                double          x,
                                                double          y);
KbRundownRow   *kb_rundown_table_pick_visible  (KbRundownTable *self,
                                                gboolean        is_last);
void            kb_rundown_table_set_drop_line (KbRundownTable *self,
                                                double          y);

G_END_DECLS
