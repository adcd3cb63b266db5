/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-rundown-model.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_WRITING_WINDOW (kb_writing_window_get_type ())

G_DECLARE_FINAL_TYPE (KbWritingWindow, kb_writing_window, KB, WRITING_WINDOW, AdwWindow)

KbWritingWindow *kb_writing_window_new (KbWorkspace    *workspace,
                                        KbRundownModel *model);
void             kb_writing_window_go  (KbWritingWindow *self,
                                        gint64           id);

G_END_DECLS
