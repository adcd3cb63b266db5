/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_withdraw_dialog_ask (GtkWindow   *parent,
                             KbWorkspace *workspace,
                             KbRecordSet *plan,
                             KbRecord    *item);

G_END_DECLS
