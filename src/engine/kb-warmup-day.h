/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/* An action that nobody has given a day. */
#define KB_WARMUP_NO_DAY G_MAXINT

int    kb_warmup_find_day    (KbRecordSet *plan,
                              KbRecord    *action,
                              GTimeZone   *zone);
double kb_warmup_find_share  (KbRecord    *action);

G_END_DECLS
