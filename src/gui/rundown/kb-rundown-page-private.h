/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cell-editing.h"
#include "kb-find-bar.h"
#include "kb-row-jump.h"
#include "kb-rundown-moves.h"
#include "kb-rundown-page.h"

G_BEGIN_DECLS

KbRundownTable *kb_rundown_page_get_table      (KbRundownPage *self);
KbRundownModel *kb_rundown_page_get_model      (KbRundownPage *self);
KbCellEditing  *kb_rundown_page_get_editing    (KbRundownPage *self);
KbFindBar      *kb_rundown_page_get_find       (KbRundownPage *self);
void            kb_rundown_page_go_to          (KbRundownPage *self,
                                                gint64         id);
void            kb_rundown_page_commit         (KbRundownPage *self,
                                                KbEdit        *edit,
                                                const gint64  *then_ids,
                                                guint          n_then_ids,
                                                int            then_cell);

GPtrArray      *kb_rundown_page_dup_cues       (KbRundownPage *self);
KbRundownPlace  kb_rundown_page_find_place     (KbRundownPage *self,
                                                gboolean       is_before);
gboolean        kb_rundown_page_is_busy        (KbRundownPage *self);

void            kb_rundown_clipboard_install   (GtkWidgetClass *widget_class);
void            kb_rundown_clipboard_bind_keys (GtkWidgetClass *table_class);
void            kb_rundown_import_text         (KbRundownPage  *self,
                                                const char     *text);
void            kb_rundown_import_file         (KbRundownPage  *self);
void            kb_rundown_seek_install        (GtkWidgetClass *widget_class);
void            kb_rundown_seek_bind_folding   (KbRundownModel *model);
gboolean        kb_rundown_seek_key            (KbRundownPage  *self,
                                                KbRowJump      *jump,
                                                guint           keyval,
                                                GdkModifierType modifiers);
void            kb_rundown_seek_replace        (KbRundownPage  *self,
                                                KbEdit         *edit,
                                                guint           n_places);
void            kb_rundown_actions_install     (GtkWidgetClass *widget_class);
void            kb_rundown_actions_bind_keys   (GtkWidgetClass *table_class);

G_END_DECLS
