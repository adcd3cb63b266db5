/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-run.h"

G_BEGIN_DECLS

gboolean kb_stock_input_read (KbRecordSet   *set,
                              KbRun         *run,
                              KbRecord      *on_air,
                              const char    *text,
                              KbStockCount  *count,
                              GError       **error);

G_END_DECLS
