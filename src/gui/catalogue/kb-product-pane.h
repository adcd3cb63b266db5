/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-product-list.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PRODUCT_PANE (kb_product_pane_get_type ())

G_DECLARE_FINAL_TYPE (KbProductPane, kb_product_pane, KB, PRODUCT_PANE, AdwBin)

void      kb_product_pane_set_workspace (KbProductPane *self,
                                         KbWorkspace   *workspace);
KbRecord *kb_product_pane_get_selected  (KbProductPane *self);
void      kb_product_pane_select        (KbProductPane *self,
                                         gint64         product_id);
void      kb_product_pane_clear         (KbProductPane *self);
void      kb_product_pane_focus_search  (KbProductPane *self);

G_END_DECLS
