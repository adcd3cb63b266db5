/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-store-rows"

#include "config.h"

#include "kb-store-private.h"

/* The part of the store that reads rows and appends them; see kb-store.c. */

/**
 * kb_store_start_reading:
 * @request: (transfer full): what to read
 * @source_tag: the public function
 *
 * As kb_store_start(), for what changes nothing: who cancels it gets %G_IO_ERROR_CANCELLED, also when the answer was ready.
 */
void
kb_store_start_reading (KbStore             *self,
                        KbRequest           *request,
                        gpointer             source_tag,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  request->is_reading = TRUE;
  kb_store_start (self, request, source_tag, callback, user_data);
}

/**
 * kb_store_load_library:
 *
 * Returns: (transfer full) (nullable) (element-type KbRecord): all sessions' own rows and all that
 *   sessions share, in the order of #KbEntityKind, siblings by position, as of one moment; without what rows keep
 *   apart (pictures), which kb_store_load_bytes() reads.
 */
GPtrArray *
kb_store_load_library (KbStore  *self,
                       GError  **error)
{
  return kb_store_load_session (self, 0, error);
}

void
kb_store_load_library_async (KbStore             *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (KB_IS_STORE (self));

  kb_store_start_reading (self, kb_request_new (kb_request_load, cancellable), kb_store_load_library_async, callback, user_data);
}

GPtrArray *
kb_store_load_library_finish (KbStore       *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return kb_store_complete (self, result, kb_store_load_library_async, NULL, error);
}

/**
 * kb_store_load_session:
 * @id: a session
 *
 * Returns: (transfer full) (nullable) (element-type KbRecord): the session and all that is its own,
 *   in the order of #KbEntityKind, siblings by position; empty when there is no such session.
 */
GPtrArray *
kb_store_load_session (KbStore  *self,
                       gint64    id,
                       GError  **error)
{
  g_autoptr (KbRequest) request = kb_request_new (kb_request_load, NULL);

  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  request->id = id;
  return kb_store_call (self, request, error);
}

void
kb_store_load_session_async (KbStore             *self,
                             gint64               id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  KbRequest *request;

  g_return_if_fail (KB_IS_STORE (self));

  request = kb_request_new (kb_request_load, cancellable);
  request->id = id;
  kb_store_start_reading (self, request, kb_store_load_session_async, callback, user_data);
}

GPtrArray *
kb_store_load_session_finish (KbStore       *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return kb_store_complete (self, result, kb_store_load_session_async, NULL, error);
}

/**
 * kb_store_load_history:
 *
 * Returns: (transfer full) (nullable) (element-type KbHistoryEntry): what can be undone or redone,
 *   newest first.
 */
GPtrArray *
kb_store_load_history (KbStore  *self,
                       GError  **error)
{
  g_autoptr (KbRequest) request = kb_request_new (kb_request_load_history, NULL);

  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return kb_store_call (self, request, error);
}

/**
 * kb_store_append:
 * @records: (element-type KbRecord): rows of runs and of their events; nobody changes them any more
 *
 * Puts rows into the library that no undo takes away: new ones, or new values for the row of that
 * id. On the disk when it returns.
 */
gboolean
kb_store_append (KbStore    *self,
                 GPtrArray  *records,
                 GError    **error)
{
  g_autoptr (KbRequest) request = kb_request_new (kb_request_append, NULL);
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (KB_IS_STORE (self), FALSE);

  request->records = g_ptr_array_ref (records);
  changes = kb_store_call (self, request, error);
  return changes != NULL;
}

void
kb_store_append_async (KbStore             *self,
                       GPtrArray           *records,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  KbRequest *request;

  g_return_if_fail (KB_IS_STORE (self));

  request = kb_request_new (kb_request_append, cancellable);
  request->records = g_ptr_array_ref (records);
  kb_store_start (self, request, kb_store_append_async, callback, user_data);
}

gboolean
kb_store_append_finish (KbStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_autoptr (GPtrArray) changes = kb_store_complete (self, result, kb_store_append_async, NULL, error);

  return changes != NULL;
}
