/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-rundown-model.h"

G_BEGIN_DECLS

GPtrArray *kb_row_selection_dup  (GtkSelectionModel *selection,
                                  KbRundownModel    *model);
void       kb_row_selection_set  (GtkSelectionModel *selection,
                                  KbRundownModel    *model,
                                  const gint64      *ids,
                                  guint              n_ids);
void       kb_row_selection_grow (GtkSelectionModel *selection,
                                  KbRundownModel    *model,
                                  KbRundownRow      *cursor);

G_END_DECLS
