/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-column-info.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

char *kb_column_text_dup (KbRundownColumn  column,
                          KbRundownRow    *row,
                          GTimeZone       *zone);

G_END_DECLS
