/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-schedule.h"
#include "kb-store.h"

G_BEGIN_DECLS

gboolean kb_session_span_load (KbStore       *store,
                               KbRecord      *session,
                               KbPlanTotals  *totals,
                               GError       **error);

G_END_DECLS
