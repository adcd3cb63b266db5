/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_WINDOW (kb_window_get_type ())

G_DECLARE_FINAL_TYPE (KbWindow, kb_window, KB, WINDOW, AdwApplicationWindow)

KbWindow *kb_window_new             (AdwApplication *application);
void      kb_window_set_workspace   (KbWindow       *self,
                                     KbWorkspace    *workspace);
void      kb_window_show_failure    (KbWindow       *self,
                                     const char     *message);
void      kb_window_toast           (KbWindow       *self,
                                     const char     *text);

G_END_DECLS
