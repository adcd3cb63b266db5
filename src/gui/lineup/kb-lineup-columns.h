/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-column.h"

G_BEGIN_DECLS

const KbColumnInfo *kb_lineup_columns_get  (guint  *n_columns);
char               *kb_lineup_format_count (gint64  count);

G_END_DECLS
