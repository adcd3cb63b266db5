/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_ORDER_MENU (kb_order_menu_get_type ())

G_DECLARE_FINAL_TYPE (KbOrderMenu, kb_order_menu, KB, ORDER_MENU, GObject)

KbOrderMenu *kb_order_menu_new      (GtkWidget   *desk);
void         kb_order_menu_set_show (KbOrderMenu *self,
                                     KbShow      *show);
void         kb_order_menu_popup    (KbOrderMenu *self,
                                     GtkWidget   *row,
                                     gint64       cue_id);

G_END_DECLS
