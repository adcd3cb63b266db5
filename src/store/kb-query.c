/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-query"

#include "config.h"

#include <sqlite3.h>

#include "kb-error.h"
#include "kb-query.h"
#include "kb-store-private.h"
#include "kb-value.h"

/* How insight asks: sums over many rows are the library's work, not a loop over objects. */

static gint64 *
read_row (sqlite3_stmt *statement)
{
  const int n_columns = sqlite3_column_count (statement);
  gint64 *row = g_new (gint64, n_columns);

  for (int i = 0; i < n_columns; i++)
    row[i] = sqlite3_column_type (statement, i) == SQLITE_NULL ? KB_NONE : sqlite3_column_int64 (statement, i);

  return row;
}

static GPtrArray *
request_query (KbDesk     *desk,
               KbRequest  *request,
               GError    **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = kb_database_prepare (desk->database, request->path, error);
  gboolean success = statement != NULL;
  gboolean row = success;

  if (success && !sqlite3_stmt_readonly (statement))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_REFUSED, "A figure may only read: %s", request->path);
      success = FALSE;
    }
  if (success && sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, request->id);
  while (success && row)
    {
      success = kb_database_step (desk->database, statement, &row, error);
      if (success && row)
        g_ptr_array_add (rows, read_row (statement));
    }
  sqlite3_reset (statement);

  return success ? g_steal_pointer (&rows) : NULL;
}

static KbRequest *
create_request (const char   *sql,
                gint64        id,
                GCancellable *cancellable)
{
  KbRequest *request = kb_request_new (request_query, cancellable);

  request->path = g_strdup (sql);
  request->id = id;
  return request;
}

/**
 * kb_store_query:
 * @sql: one statement that only reads, with whole numbers as its columns
 *
 * Returns: (transfer full) (nullable) (element-type gint64): one array per row, as long as the
 *   statement has columns, %KB_NONE where there is nothing.
 */
GPtrArray *
kb_store_query (KbStore     *self,
                const char  *sql,
                GError     **error)
{
  return kb_store_query_about (self, sql, 0, error);
}

/**
 * kb_store_query_about:
 * @id: the row that the statement's one parameter stands for
 *
 * As kb_store_query(), about one row: statements are kept prepared by their text, so an id does not
 * belong in it.
 */
GPtrArray *
kb_store_query_about (KbStore     *self,
                      const char  *sql,
                      gint64       id,
                      GError     **error)
{
  g_autoptr (KbRequest) request = create_request (sql, id, NULL);

  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return kb_store_call (self, request, error);
}

void
kb_store_query_async (KbStore             *self,
                      const char          *sql,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  kb_store_query_about_async (self, sql, 0, cancellable, callback, user_data);
}

/**
 * kb_store_query_about_async:
 * @id: the row that the statement's one parameter stands for
 *
 * Ended by kb_store_query_finish().
 */
void
kb_store_query_about_async (KbStore             *self,
                            const char          *sql,
                            gint64               id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (KB_IS_STORE (self));

  kb_store_start_reading (self, create_request (sql, id, cancellable), kb_store_query_async, callback, user_data);
}

GPtrArray *
kb_store_query_finish (KbStore       *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  return kb_store_complete (self, result, kb_store_query_async, NULL, error);
}
