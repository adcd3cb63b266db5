/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-session-list.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_PANE (kb_session_pane_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionPane, kb_session_pane, KB, SESSION_PANE, AdwBin)

void           kb_session_pane_set_workspace (KbSessionPane   *self,
                                              KbWorkspace     *workspace,
                                              KbSessionFilter *filter);
KbSessionList *kb_session_pane_get_list      (KbSessionPane   *self);
KbRecord      *kb_session_pane_get_selected  (KbSessionPane   *self);
guint          kb_session_pane_get_position  (KbSessionPane   *self);
void           kb_session_pane_select        (KbSessionPane   *self,
                                              guint            position);
GMenuModel    *kb_session_pane_get_menu      (KbSessionPane   *self);
void           kb_session_pane_focus_list    (KbSessionPane   *self);
void           kb_session_pane_focus_search  (KbSessionPane   *self);

G_END_DECLS
