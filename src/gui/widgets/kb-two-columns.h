/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_TWO_COLUMNS (kb_two_columns_get_type ())

G_DECLARE_FINAL_TYPE (KbTwoColumns, kb_two_columns, KB, TWO_COLUMNS, GtkWidget)

G_END_DECLS
