/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_GOODS_PANEL (kb_goods_panel_get_type ())

G_DECLARE_FINAL_TYPE (KbGoodsPanel, kb_goods_panel, KB, GOODS_PANEL, AdwBin)

void  kb_goods_panel_set_show (KbGoodsPanel *self,
                               KbShow       *show);
void  kb_goods_panel_update   (KbGoodsPanel *self);
guint kb_goods_panel_count    (KbGoodsPanel *self);

G_END_DECLS
