/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cell-editing.h"
#include "kb-rundown-page.h"

G_BEGIN_DECLS

KbRundownTable *kb_rundown_page_get_table      (KbRundownPage *self);
KbRundownModel *kb_rundown_page_get_model      (KbRundownPage *self);
KbCellEditing  *kb_rundown_page_get_editing    (KbRundownPage *self);
void            kb_rundown_page_commit         (KbRundownPage *self,
                                                KbEdit        *edit,
                                                const gint64  *then_ids,
                                                guint          n_then_ids,
                                                int            then_cell);

void            kb_rundown_actions_install     (GtkWidgetClass *widget_class);
void            kb_rundown_actions_bind_keys   (GtkWidgetClass *table_class);

G_END_DECLS
