/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup-table.h"

G_BEGIN_DECLS

void kb_lineup_drag_install (KbLineupTable *table,
                             GtkWidget     *view);

G_END_DECLS
