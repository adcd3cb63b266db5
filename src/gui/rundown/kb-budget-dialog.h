/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_budget_dialog_ask (GtkWindow   *parent,
                           KbWorkspace *workspace,
                           KbRecord    *segment,
                           gint64       length_ms);

G_END_DECLS
