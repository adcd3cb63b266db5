/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

GtkWindow *kb_delete_dialog_new (GtkWindow   *parent,
                                 KbRecordSet *library,
                                 KbRecord    *product,
                                 GArray      *uses);
char      *kb_delete_dialog_say (KbRecordSet *library,
                                 GArray      *uses);

G_END_DECLS
