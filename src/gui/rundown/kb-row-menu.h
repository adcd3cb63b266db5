/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-table.h"

G_BEGIN_DECLS

void kb_row_menu_popup    (GtkPopover     *menu,
                           KbRundownTable *table);
void kb_row_menu_popup_at (GtkPopover     *menu,
                           KbRundownTable *table,
                           double          x,
                           double          y);

G_END_DECLS
