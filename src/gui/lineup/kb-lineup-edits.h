/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

KbEdit   *kb_lineup_move        (KbRecordSet *plan,
                                 KbRecord    *item,
                                 guint        to_index);
KbEdit   *kb_lineup_renumber    (KbRecordSet *plan);
KbEdit   *kb_lineup_add_product (KbRecordSet *plan,
                                 KbRecord    *product,
                                 gint64      *id);
KbEdit   *kb_lineup_remove      (KbRecordSet *plan,
                                 KbRecord    *item);
gboolean  kb_lineup_has_product (KbRecordSet *plan,
                                 KbRecord    *product);

G_END_DECLS
