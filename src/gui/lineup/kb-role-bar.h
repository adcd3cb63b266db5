/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-sheet.h"

G_BEGIN_DECLS

#define KB_TYPE_ROLE_BAR (kb_role_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbRoleBar, kb_role_bar, KB, ROLE_BAR, GtkWidget)

void kb_role_bar_update (KbRoleBar            *self,
                         const KbLineupTotals *totals,
                         int                   alone);

G_END_DECLS
