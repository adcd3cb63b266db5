/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-edit.h"
#include "kb-lineup-columns.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_TABLE (kb_lineup_table_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupTable, kb_lineup_table, KB, LINEUP_TABLE, GtkWidget)

void      kb_lineup_table_set_facts    (KbLineupTable        *self,
                                        KbLineupFacts        *facts);
void      kb_lineup_table_set_plan     (KbLineupTable        *self,
                                        KbRecordSet          *plan);
void      kb_lineup_table_show_columns (KbLineupTable        *self,
                                        const char *const    *ids);
void      kb_lineup_table_filter       (KbLineupTable        *self,
                                        int                   role,
                                        const char           *words);
KbRecord *kb_lineup_table_get_selected (KbLineupTable        *self);
KbRecord *kb_lineup_table_pick         (KbLineupTable        *self,
                                        double                x,
                                        double                y);
gboolean  kb_lineup_table_select       (KbLineupTable        *self,
                                        gint64                id);
gboolean  kb_lineup_table_focus        (KbLineupTable        *self);
void      kb_lineup_table_edit         (KbLineupTable        *self,
                                        const KbLineupColumn *column);
void      kb_lineup_table_stop         (KbLineupTable        *self);

G_END_DECLS
