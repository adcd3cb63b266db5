/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_DIALOG (kb_session_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionDialog, kb_session_dialog, KB, SESSION_DIALOG, AdwWindow)

GtkWindow *kb_session_dialog_new (GtkWindow   *parent,
                                  KbWorkspace *workspace,
                                  GDateTime   *day);

G_END_DECLS
