/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

GHashTable *kb_cue_number_collect  (KbRecordSet *plan);
char       *kb_cue_number_count_on (const char  *number,
                                    GHashTable  *taken);
char       *kb_cue_number_next     (KbRecordSet *plan,
                                    KbRecord    *after,
                                    GHashTable  *taken);

G_END_DECLS
