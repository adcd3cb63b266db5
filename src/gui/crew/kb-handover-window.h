/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-page.h"

G_BEGIN_DECLS

#define KB_TYPE_HANDOVER_WINDOW (kb_handover_window_get_type ())

G_DECLARE_FINAL_TYPE (KbHandoverWindow, kb_handover_window, KB, HANDOVER_WINDOW, AdwWindow)

GtkWidget *kb_handover_window_new     (GtkWindow   *parent,
                                       KbWorkspace *workspace,
                                       KbRecordSet *plan);
void       kb_handover_window_present (KbPage      *page);

G_END_DECLS
