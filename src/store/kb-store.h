/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-change.h"
#include "kb-error.h"

G_BEGIN_DECLS

/**
 * KbStoreFlags:
 * @KB_STORE_CREATE: make the library (and its folder) when there is none
 * @KB_STORE_READ_ONLY: never write
 * @KB_STORE_NO_WAIT: fail at once with %KB_ERROR_BUSY where it would wait 5 s for another writer
 */
typedef enum
{
  KB_STORE_CREATE = 1 << 0,
  KB_STORE_READ_ONLY = 1 << 1,
  KB_STORE_NO_WAIT = 1 << 2,
} KbStoreFlags;

/**
 * KbHistoryState:
 * @KB_HISTORY_DONE: in force
 * @KB_HISTORY_UNDONE: taken back, can be redone
 */
typedef enum
{
  KB_HISTORY_DONE,
  KB_HISTORY_UNDONE,
} KbHistoryState;

/**
 * KbHistoryEntry:
 * @id: its number in the journal, ascending
 * @at_us: when it was committed, microseconds since 1970 UTC
 * @label: what was done
 * @session_id: the session that it belongs to, 0 for none
 * @state: whether it is in force
 * @who: the user's name, "" for entries of before it was kept
 */
typedef struct
{
  gint64          id;
  gint64          at_us;
  char           *label;
  gint64          session_id;
  KbHistoryState  state;
  char           *who;
} KbHistoryEntry;

#define KB_TYPE_STORE (kb_store_get_type ())

G_DECLARE_FINAL_TYPE (KbStore, kb_store, KB, STORE, GObject)

KbStore    *kb_store_open                (const char            *path,
                                          KbStoreFlags           flags,
                                          GError               **error);
void        kb_store_open_async          (const char            *path,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
KbStore    *kb_store_open_finish         (GAsyncResult          *result,
                                          GError               **error);
const char *kb_store_get_path            (KbStore               *self);
gboolean    kb_store_is_read_only        (KbStore               *self);
const char *kb_store_get_undo_label      (KbStore               *self);
const char *kb_store_get_redo_label      (KbStore               *self);

GPtrArray  *kb_store_commit              (KbStore               *self,
                                          KbEdit                *edit,
                                          GError               **error);
GPtrArray  *kb_store_commit_watched      (KbStore               *self,
                                          KbEdit                *edit,
                                          GCancellable          *cancellable,
                                          GFileProgressCallback  progress,
                                          gpointer               progress_data,
                                          GError               **error);
void        kb_store_commit_async        (KbStore               *self,
                                          KbEdit                *edit,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
GPtrArray  *kb_store_commit_finish       (KbStore               *self,
                                          GAsyncResult          *result,
                                          GError               **error);

GPtrArray  *kb_store_undo                (KbStore               *self,
                                          char                 **label,
                                          GError               **error);
void        kb_store_undo_async          (KbStore               *self,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
GPtrArray  *kb_store_undo_finish         (KbStore               *self,
                                          GAsyncResult          *result,
                                          char                 **label,
                                          GError               **error);
GPtrArray  *kb_store_redo                (KbStore               *self,
                                          char                 **label,
                                          GError               **error);
void        kb_store_redo_async          (KbStore               *self,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
GPtrArray  *kb_store_redo_finish         (KbStore               *self,
                                          GAsyncResult          *result,
                                          char                 **label,
                                          GError               **error);

GPtrArray  *kb_store_load_library        (KbStore               *self,
                                          GError               **error);
void        kb_store_load_library_async  (KbStore               *self,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
GPtrArray  *kb_store_load_library_finish (KbStore               *self,
                                          GAsyncResult          *result,
                                          GError               **error);
GPtrArray  *kb_store_load_session        (KbStore               *self,
                                          gint64                 id,
                                          GError               **error);
void        kb_store_load_session_async  (KbStore               *self,
                                          gint64                 id,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
GPtrArray  *kb_store_load_session_finish (KbStore               *self,
                                          GAsyncResult          *result,
                                          GError               **error);
GPtrArray  *kb_store_load_history        (KbStore               *self,
                                          GError               **error);

gboolean    kb_store_append              (KbStore               *self,
                                          GPtrArray             *records,
                                          GError               **error);
void        kb_store_append_async        (KbStore               *self,
                                          GPtrArray             *records,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
gboolean    kb_store_append_finish       (KbStore               *self,
                                          GAsyncResult          *result,
                                          GError               **error);

gboolean    kb_store_backup              (KbStore               *self,
                                          const char            *path,
                                          GError               **error);
gboolean    kb_store_backup_watched      (KbStore               *self,
                                          const char            *path,
                                          GCancellable          *cancellable,
                                          GFileProgressCallback  progress,
                                          gpointer               progress_data,
                                          GError               **error);
gboolean    kb_store_restore             (const char            *library,
                                          const char            *backup,
                                          GError               **error);
gboolean    kb_store_verify              (const char            *path,
                                          GPtrArray            **findings,
                                          char                 **search_finding,
                                          GError               **error);

G_END_DECLS
