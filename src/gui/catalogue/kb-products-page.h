/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-place.h"

G_BEGIN_DECLS

#define KB_TYPE_PRODUCTS_PAGE (kb_products_page_get_type ())

G_DECLARE_FINAL_TYPE (KbProductsPage, kb_products_page, KB, PRODUCTS_PAGE, KbPlace)

G_END_DECLS
