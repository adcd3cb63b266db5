/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

KbRecord *kb_waiver_find (KbRecordSet *set,
                          const char  *code,
                          gint64       subject_id,
                          const char  *words);

G_END_DECLS
