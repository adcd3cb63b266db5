/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SIDEBAR (kb_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (KbSidebar, kb_sidebar, KB, SIDEBAR, AdwBin)

void kb_sidebar_set_workspace  (KbSidebar   *self,
                                KbWorkspace *workspace);
void kb_sidebar_select_place   (KbSidebar   *self,
                                const char  *name);
void kb_sidebar_select_session (KbSidebar   *self,
                                gint64       session_id);

G_END_DECLS
