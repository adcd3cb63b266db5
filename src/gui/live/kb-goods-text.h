/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-show.h"
#include "kb-stock-left.h"

G_BEGIN_DECLS

char *kb_goods_text_dup_left    (const KbStockLeft *stock);
char *kb_goods_text_dup_summary (const KbStockLeft *stock);
char *kb_goods_text_dup_state   (KbShow            *show,
                                 KbRecord          *item,
                                 const KbStockLeft *stock);
char *kb_goods_text_dup_steps   (KbShow            *show,
                                 KbRecord          *item);
char *kb_goods_text_dup_specs   (KbShow            *show,
                                 KbRecord          *item);

G_END_DECLS
