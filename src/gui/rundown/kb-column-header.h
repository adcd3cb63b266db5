/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-columns.h"

G_BEGIN_DECLS

#define KB_TYPE_COLUMN_HEADER (kb_column_header_get_type ())

G_DECLARE_FINAL_TYPE (KbColumnHeader, kb_column_header, KB, COLUMN_HEADER, GtkWidget)

void kb_column_header_set_columns (KbColumnHeader *self,
                                   KbColumns      *columns);

G_END_DECLS
