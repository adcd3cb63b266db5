/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_VIEW (kb_session_view_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionView, kb_session_view, KB, SESSION_VIEW, AdwBin)

void         kb_session_view_set_workspace   (KbSessionView *self,
                                              KbWorkspace   *workspace);
KbRecordSet *kb_session_view_get_plan        (KbSessionView *self);
void         kb_session_view_set_plan        (KbSessionView *self,
                                              KbRecordSet   *plan);
void         kb_session_view_want_row        (KbSessionView *self,
                                              KbEntityKind   kind,
                                              gint64         id);
void         kb_session_view_show_page       (KbSessionView *self,
                                              int            number);
void         kb_session_view_update_undo     (KbSessionView *self);

G_END_DECLS
