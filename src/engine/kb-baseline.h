/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-plan.h"

G_BEGIN_DECLS

char   *kb_baseline_write (const KbPlan  *plan);
KbPlan *kb_baseline_read  (const char    *text,
                           GError       **error);

G_END_DECLS
