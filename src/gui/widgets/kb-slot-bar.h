/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_SLOT_BAR (kb_slot_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbSlotBar, kb_slot_bar, KB, SLOT_BAR, GtkWidget)

GtkWidget *kb_slot_bar_new     (void);
void       kb_slot_bar_set     (KbSlotBar *self,
                                gint64     script_ms,
                                gint64     slot_ms,
                                gint64     scale_ms);

G_END_DECLS
