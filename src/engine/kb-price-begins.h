/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-run.h"

G_BEGIN_DECLS

GHashTable *kb_price_begins_new (KbRecordSet     *set,
                                 KbRun           *run,
                                 const KbRunLive *live,
                                 gint64           shift_us);

G_END_DECLS
