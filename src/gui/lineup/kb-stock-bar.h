/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_STOCK_BAR (kb_stock_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbStockBar, kb_stock_bar, KB, STOCK_BAR, GtkWidget)

GtkWidget *kb_stock_bar_new (void);
void       kb_stock_bar_set (KbStockBar *self,
                             gint64      stock,
                             gint64      locked,
                             guint       n_specs,
                             guint       n_empty);

G_END_DECLS
