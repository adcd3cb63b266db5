/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-show.h"

G_BEGIN_DECLS

KbRecord  *kb_show_find_item   (KbShow *self,
                                gint64  cue_id);
KbRecord  *kb_show_find_on_air (KbShow *self);
KbRecord  *kb_show_find_backup (KbShow *self);
GPtrArray *kb_show_list_goods  (KbShow *self);
gboolean   kb_show_pin         (KbShow *self,
                                gint64  item_id);
gboolean   kb_show_count_stock (KbShow *self,
                                GArray *counts);

G_END_DECLS
