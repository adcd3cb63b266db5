/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-hosts"

#include "config.h"

#include "kb-hosts.h"
#include "kb-insight-sql.h"
#include "kb-query.h"

static void
add_host (GHashTable *table,
          gint64      session_id,
          gint64      person_id)
{
  GArray *people = g_hash_table_lookup (table, &session_id);

  if (people == NULL)
    {
      people = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (table, g_memdup2 (&session_id, sizeof session_id), people);
    }
  for (guint i = 0; i < people->len; i++)
    if (g_array_index (people, gint64, i) == person_id)
      return;
  g_array_append_val (people, person_id);
}

static GHashTable *
create_table (GPtrArray *rows)
{
  GHashTable *table;

  if (rows == NULL)
    return NULL;

  table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 *row = g_ptr_array_index (rows, i);

      add_host (table, row[0], row[1]);
    }

  return table;
}

/**
 * kb_hosts_load:
 * @store: the library
 *
 * Returns: (transfer full) (nullable): session id → #GArray of the ids of the people who host it, each
 *   once, in the order of the crew list; for the sessions that have a host.
 */
GHashTable *
kb_hosts_load (KbStore  *store,
               GError  **error)
{
  g_autofree char *sql = kb_insight_sql_dup ("hosts");
  g_autoptr (GPtrArray) rows = kb_store_query (store, sql, error);

  return create_table (rows);
}

void
kb_hosts_load_async (KbStore             *store,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autofree char *sql = kb_insight_sql_dup ("hosts");

  kb_store_query_async (store, sql, cancellable, callback, user_data);
}

GHashTable *
kb_hosts_load_finish (KbStore       *store,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_autoptr (GPtrArray) rows = kb_store_query_finish (store, result, error);

  return create_table (rows);
}
