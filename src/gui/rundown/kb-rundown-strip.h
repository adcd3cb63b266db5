/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-table.h"
#include "kb-time-strip.h"

G_BEGIN_DECLS

void kb_rundown_strip_fill         (KbTimeStrip    *strip,
                                    KbRundownModel *model);
void kb_rundown_strip_pick         (KbTimeStrip    *strip,
                                    KbRundownTable *table,
                                    gint64          id,
                                    KbStripPick     how);
char *kb_rundown_strip_preview     (KbTimeStrip    *strip,
                                    KbRundownModel *model,
                                    gint64          id,
                                    gint64          duration_ms);
KbEdit *kb_rundown_strip_resize    (KbRundownModel *model,
                                    gint64          id,
                                    gint64          duration_ms);
void kb_rundown_strip_show_select  (KbTimeStrip    *strip,
                                    KbRundownTable *table);
void kb_rundown_strip_show_visible (KbTimeStrip    *strip,
                                    KbRundownTable *table);

G_END_DECLS
