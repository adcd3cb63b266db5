/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup-table.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_PINNED (kb_lineup_pinned_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupPinned, kb_lineup_pinned, KB, LINEUP_PINNED, GtkWidget)

GtkWidget *kb_lineup_pinned_new (KbLineupTable *table,
                                 GtkWidget     *view);

G_END_DECLS
