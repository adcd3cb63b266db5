/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup-page.h"
#include "kb-lineup-table.h"

G_BEGIN_DECLS

KbLineupTable *kb_lineup_page_get_table   (KbLineupPage   *self);
KbLineupFacts *kb_lineup_page_get_facts   (KbLineupPage   *self);
void           kb_lineup_page_commit      (KbLineupPage   *self,
                                           KbEdit         *edit,
                                           gint64          then_id);
void           kb_lineup_page_open_picker (KbLineupPage   *self);
void           kb_lineup_page_open_search (KbLineupPage   *self);
void           kb_lineup_page_show_side   (KbLineupPage   *self,
                                           const char     *name);
gboolean       kb_lineup_page_go_to       (KbLineupPage   *self,
                                           KbEntityKind    kind,
                                           gint64          id,
                                           int             field);

void           kb_lineup_actions_install  (GtkWidgetClass *widget_class);

G_END_DECLS
