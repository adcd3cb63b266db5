/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

gboolean  kb_rundown_can_number    (const char  *first);
char     *kb_rundown_propose_first (KbRecordSet *plan);
KbEdit   *kb_rundown_renumber      (KbRecordSet *plan,
                                    const char  *first);

G_END_DECLS
