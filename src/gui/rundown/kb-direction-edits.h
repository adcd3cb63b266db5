/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

KbRecord *kb_direction_find (KbRecordSet *plan,
                             KbRecord    *cue,
                             int          role);
KbEdit   *kb_direction_set  (KbRecordSet *plan,
                             KbRecord    *cue,
                             int          role,
                             const char  *text);

G_END_DECLS
