/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_PRODUCT_ROW (kb_product_row_get_type ())

G_DECLARE_FINAL_TYPE (KbProductRow, kb_product_row, KB, PRODUCT_ROW, GtkBox)

GtkWidget *kb_product_row_new         (void);
KbRecord  *kb_product_row_get_product (KbProductRow *self);
void       kb_product_row_bind        (KbProductRow *self,
                                       KbRecordSet  *library,
                                       KbRecord     *product);
void       kb_product_row_unbind      (KbProductRow *self);

G_END_DECLS
