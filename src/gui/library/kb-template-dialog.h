/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_template_dialog_ask (GtkWindow   *parent,
                             KbWorkspace *workspace,
                             KbRecord    *session);

G_END_DECLS
