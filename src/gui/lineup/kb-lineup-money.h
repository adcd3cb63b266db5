/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-facts.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_MONEY (kb_lineup_money_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupMoney, kb_lineup_money, KB, LINEUP_MONEY, GtkWidget)

void kb_lineup_money_show (KbLineupMoney *self,
                           KbLineupFacts *facts,
                           gint64         selected_id);

G_END_DECLS
