/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

char *kb_undo_menu_dup_undo (KbWorkspace *workspace);
char *kb_undo_menu_dup_redo (KbWorkspace *workspace);
void  kb_undo_menu_fill     (GMenu       *menu,
                             KbWorkspace *workspace);

G_END_DECLS
