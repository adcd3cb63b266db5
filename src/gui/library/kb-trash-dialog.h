/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_trash_dialog_ask_delete (GtkWindow   *parent,
                                 KbWorkspace *workspace,
                                 KbRecord    *session);
void kb_trash_dialog_ask_empty  (GtkWindow   *parent,
                                 KbWorkspace *workspace);

G_END_DECLS
