/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-table.h"
#include "kb-time-strip.h"

G_BEGIN_DECLS

void kb_rundown_strip_fill         (KbTimeStrip    *strip,
                                    KbRundownModel *model);
void kb_rundown_strip_show_select  (KbTimeStrip    *strip,
                                    KbRundownTable *table);
void kb_rundown_strip_show_visible (KbTimeStrip    *strip,
                                    KbRundownTable *table);

G_END_DECLS
