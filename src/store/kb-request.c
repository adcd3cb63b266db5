/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-request"

#include "config.h"

#include "kb-history-read.h"
#include "kb-request.h"
#include "kb-rows.h"

/*
 * What the worker can be asked, as plain functions: they run on its thread and return a list, or
 * NULL with an error.
 */

KbRequest *
kb_request_new (KbRequestFunc   func,
                GCancellable *cancellable)
{
  KbRequest *request = g_new0 (KbRequest, 1);

  request->func = func;
  g_set_object (&request->watch.cancellable, cancellable);
  return request;
}

void
kb_request_free (KbRequest *request)
{
  g_clear_object (&request->edit);
  g_clear_pointer (&request->records, g_ptr_array_unref);
  g_clear_object (&request->watch.cancellable);
  g_clear_pointer (&request->result, g_ptr_array_unref);
  g_clear_error (&request->error);
  g_free (request->label);
  g_free (request->path);
  g_free (request);
}

void
kb_desk_free (gpointer data)
{
  KbDesk *desk = data;

  g_clear_pointer (&desk->journal, kb_journal_free);
  g_clear_pointer (&desk->database, kb_database_free);
  g_clear_pointer (&desk->mailbox, kb_mailbox_unref);
  g_free (desk);
}

/**
 * kb_desk_compare_search:
 *
 * Compares the search index with the rows, once: before it is asked first, or when there is nothing else to do.
 */
void
kb_desk_compare_search (KbDesk *desk)
{
  if (!desk->is_compared)
    kb_search_index_compare (kb_journal_get_index (desk->journal));
  desk->is_compared = TRUE;
}

GPtrArray *
kb_request_commit (KbDesk     *desk,
                   KbRequest  *request,
                   GError  **error)
{
  return kb_journal_commit (desk->journal, request->edit, &request->watch, error);
}

GPtrArray *
kb_request_undo (KbDesk     *desk,
                 KbRequest  *request,
                 GError  **error)
{
  return kb_journal_undo (desk->journal, &request->label, error);
}

GPtrArray *
kb_request_redo (KbDesk     *desk,
                 KbRequest  *request,
                 GError  **error)
{
  return kb_journal_redo (desk->journal, &request->label, error);
}

GPtrArray *
kb_request_append (KbDesk     *desk,
                   KbRequest  *request,
                   GError  **error)
{
  return kb_journal_append (desk->journal, request->records, error);
}

GPtrArray *
kb_request_load_history (KbDesk     *desk,
                         KbRequest  *request,
                         GError  **error)
{
  return kb_history_read_page (desk->database, G_MAXINT64, G_MAXUINT, error);
}

static gboolean
load_kind (KbDesk          *desk,
           KbEntityKind   kind,
           KbRequest       *request,
           GPtrArray     *records,
           GError       **error)
{
  gboolean shared = kb_entity_get (kind)->scope == KB_SCOPE_LIBRARY;
  GCancellable *cancellable = request->watch.cancellable;

  if (request->id != 0)
    return shared || kb_rows_load_session (desk->database, kind, request->id, records, cancellable, error);
  return !(shared || kind == KB_ENTITY_SESSION)
         || kb_rows_load_all (desk->database, kind, records, cancellable, error);
}

/* One read transaction, so that all rows are of one moment. */
GPtrArray *
kb_request_load (KbDesk     *desk,
                 KbRequest  *request,
                 GError  **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean success = kb_database_exec (desk->database, "BEGIN", error);

  for (int kind = 0; success && kind < KB_N_ENTITIES; kind++)
    success = load_kind (desk, kind, request, records, error);
  kb_database_rollback (desk->database);

  /* The pages of a whole library are not asked for again soon. */
  if (request->id == 0)
    sqlite3_db_release_memory (kb_database_get_handle (desk->database));

  return success ? g_steal_pointer (&records) : NULL;
}
