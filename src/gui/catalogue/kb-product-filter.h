/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-product-list.h"

G_BEGIN_DECLS

#define KB_TYPE_PRODUCT_FILTER (kb_product_filter_get_type ())

G_DECLARE_FINAL_TYPE (KbProductFilter, kb_product_filter, KB, PRODUCT_FILTER, AdwBin)

void     kb_product_filter_set_library (KbProductFilter *self,
                                        KbRecordSet     *library);
void     kb_product_filter_read        (KbProductFilter *self,
                                        KbProductQuery  *query);
void     kb_product_filter_clear       (KbProductFilter *self);

G_END_DECLS
