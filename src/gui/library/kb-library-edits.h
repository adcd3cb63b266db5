/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-session-copy.h"
#include "kb-session-flow.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

KbEdit *kb_library_edits_rename     (KbRecord              *session,
                                     const char            *title);
KbEdit *kb_library_edits_trash      (KbRecord              *session,
                                     gint64                 now_us);
KbEdit *kb_library_edits_restore    (KbRecord              *session);
KbEdit *kb_library_edits_delete     (KbRecord              *session);
KbEdit *kb_library_edits_set_state  (KbRecord              *session,
                                     int                    state,
                                     gint64                 now_us,
                                     KbSessionFlow         *flow);

void    kb_library_edits_copy_async (KbWorkspace           *workspace,
                                     KbRecord              *session,
                                     const KbSessionCopyTo *to,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data);
void    kb_library_edits_move_async (KbWorkspace           *workspace,
                                     KbRecord              *session,
                                     int                    days,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data);
KbEdit *kb_library_edits_finish     (KbWorkspace           *workspace,
                                     GAsyncResult          *result,
                                     GError               **error);

G_END_DECLS
