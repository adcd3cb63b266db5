/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-history"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-changeset.h"
#include "kb-history-read.h"
#include "kb-journal-private.h"
#include "kb-store-private.h"

/* The part of the store that shows the journal, and goes back in it; see kb-store.c. */

static GPtrArray *
request_page (KbDesk     *desk,
              KbRequest  *request,
              GError    **error)
{
  return kb_history_read_page (desk->database, request->id, request->flags, error);
}

static GPtrArray *
request_entry (KbDesk     *desk,
               KbRequest  *request,
               GError    **error)
{
  return kb_history_read_entry (desk->database, request->id, request->flags, error);
}

static GPtrArray *
request_go_back (KbDesk     *desk,
                 KbRequest  *request,
                 GError    **error)
{
  return kb_journal_go_back (desk->journal, request->id, request->path, &request->watch, error);
}

static KbRequest *
create_request (KbRequestFunc  func,
                gint64         id,
                guint          limit,
                GCancellable  *cancellable)
{
  KbRequest *request = kb_request_new (func, cancellable);

  request->id = id;
  request->flags = limit;
  return request;
}

/**
 * kb_store_load_history_page:
 * @before_id: an entry; those before it are read, %G_MAXINT64 for the newest
 * @limit: how many at most
 *
 * Returns: (transfer full) (nullable) (element-type KbHistoryEntry): what can be undone or redone, newest first.
 */
GPtrArray *
kb_store_load_history_page (KbStore  *self,
                            gint64    before_id,
                            guint     limit,
                            GError  **error)
{
  g_autoptr (KbRequest) request = create_request (request_page, before_id, limit, NULL);

  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return kb_store_call (self, request, error);
}

void
kb_store_load_history_page_async (KbStore             *self,
                                  gint64               before_id,
                                  guint                limit,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (KB_IS_STORE (self));

  kb_store_start_reading (self, create_request (request_page, before_id, limit, cancellable), kb_store_load_history_page_async,
                          callback, user_data);
}

GPtrArray *
kb_store_load_history_page_finish (KbStore       *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return kb_store_complete (self, result, kb_store_load_history_page_async, NULL, error);
}

/**
 * kb_store_load_history_entry:
 * @entry_id: an entry of the journal
 * @limit: how many rows at most
 *
 * Returns: (transfer full) (nullable) (element-type KbHistoryChange): what it changed; %NULL with %KB_ERROR_NOT_FOUND when
 *   it was pruned since.
 */
GPtrArray *
kb_store_load_history_entry (KbStore  *self,
                             gint64    entry_id,
                             guint     limit,
                             GError  **error)
{
  g_autoptr (KbRequest) request = create_request (request_entry, entry_id, limit, NULL);

  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return kb_store_call (self, request, error);
}

void
kb_store_load_history_entry_async (KbStore             *self,
                                   gint64               entry_id,
                                   guint                limit,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (KB_IS_STORE (self));

  kb_store_start_reading (self, create_request (request_entry, entry_id, limit, cancellable), kb_store_load_history_entry_async,
                          callback, user_data);
}

GPtrArray *
kb_store_load_history_entry_finish (KbStore       *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return kb_store_complete (self, result, kb_store_load_history_entry_async, NULL, error);
}

/**
 * kb_store_go_back:
 * @entry_id: an entry that is done
 * @label: what the step is called in the history
 *
 * Takes back every entry after @entry_id that is in force, as one step that can be undone itself.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): every row that changed; %NULL when nothing was changed:
 *   see kb_journal_go_back().
 */
GPtrArray *
kb_store_go_back (KbStore     *self,
                  gint64       entry_id,
                  const char  *label,
                  GError     **error)
{
  g_autoptr (KbRequest) request = create_request (request_go_back, entry_id, 0, NULL);

  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  request->path = g_strdup (label);
  return kb_store_call (self, request, error);
}

void
kb_store_go_back_async (KbStore             *self,
                        gint64               entry_id,
                        const char          *label,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  KbRequest *request;

  g_return_if_fail (KB_IS_STORE (self));

  request = create_request (request_go_back, entry_id, 0, cancellable);
  request->path = g_strdup (label);
  kb_store_start (self, request, kb_store_go_back_async, callback, user_data);
}

GPtrArray *
kb_store_go_back_finish (KbStore       *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return kb_store_complete (self, result, kb_store_go_back_async, NULL, error);
}
