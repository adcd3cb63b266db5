/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-facts.h"

G_BEGIN_DECLS

#define KB_TYPE_PRICE_LADDER (kb_price_ladder_get_type ())

G_DECLARE_FINAL_TYPE (KbPriceLadder, kb_price_ladder, KB, PRICE_LADDER, GtkWidget)

void kb_price_ladder_show (KbPriceLadder *self,
                           KbLineupFacts *facts,
                           KbRecord      *item);

G_END_DECLS
