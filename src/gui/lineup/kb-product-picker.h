/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_PRODUCT_PICKER (kb_product_picker_get_type ())

G_DECLARE_FINAL_TYPE (KbProductPicker, kb_product_picker, KB, PRODUCT_PICKER, GtkPopover)

void kb_product_picker_set_plan (KbProductPicker *self,
                                 KbRecordSet     *plan);

G_END_DECLS
