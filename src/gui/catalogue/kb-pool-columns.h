/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-column.h"
#include "kb-selection.h"

G_BEGIN_DECLS

const KbColumnInfo *kb_pool_columns_get         (guint       *n_columns);
GtkWidget          *kb_pool_comparison_new      (KbRecordSet *library,
                                                 GPtrArray   *products);
KbSelection         kb_pool_judge               (KbRecordSet *library,
                                                 KbRecord    *product);

G_END_DECLS
