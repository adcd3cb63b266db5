/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_WORKSPACE (kb_workspace_get_type ())

G_DECLARE_FINAL_TYPE (KbWorkspace, kb_workspace, KB, WORKSPACE, GObject)

void          kb_workspace_open_async          (const char           *path,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
KbWorkspace  *kb_workspace_open_finish         (GAsyncResult         *result,
                                                GError              **error);
KbWorkspace  *kb_workspace_open                (const char           *path,
                                                GError              **error);

KbStore      *kb_workspace_get_store           (KbWorkspace          *self);
const char   *kb_workspace_get_path            (KbWorkspace          *self);
KbRecordSet  *kb_workspace_get_library         (KbWorkspace          *self);
const char   *kb_workspace_get_undo_label      (KbWorkspace          *self);
const char   *kb_workspace_get_redo_label      (KbWorkspace          *self);
KbShow       *kb_workspace_get_show            (KbWorkspace          *self);
void          kb_workspace_set_show            (KbWorkspace          *self,
                                                KbShow               *show);

KbRecordSet  *kb_workspace_find_session        (KbWorkspace          *self,
                                                gint64                session_id);
void          kb_workspace_load_session_async  (KbWorkspace          *self,
                                                gint64                session_id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
KbRecordSet  *kb_workspace_load_session_finish (KbWorkspace          *self,
                                                GAsyncResult         *result,
                                                GError              **error);

void          kb_workspace_edit                (KbWorkspace          *self,
                                                KbEdit               *edit);
void          kb_workspace_undo                (KbWorkspace          *self);
void          kb_workspace_redo                (KbWorkspace          *self);
void          kb_workspace_go_back             (KbWorkspace          *self,
                                                gint64                entry_id,
                                                const char           *label);

G_END_DECLS
