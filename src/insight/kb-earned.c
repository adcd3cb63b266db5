/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-earned"

#include "config.h"

#include "kb-earned.h"
#include "kb-insight-sql.h"
#include "kb-query.h"
#include "kb-value.h"

static GHashTable *
create_table (GPtrArray *rows)
{
  GHashTable *table;

  if (rows == NULL)
    return NULL;

  table = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 *row = g_ptr_array_index (rows, i);
      KbEarned *earned = g_new (KbEarned, 1);

      *earned = (KbEarned) { .session_id = row[0], .gmv_minor = row[1], .goal_minor = row[2] };
      g_hash_table_replace (table, &earned->session_id, earned);
    }

  return table;
}

/**
 * kb_earned_load:
 * @store: the library
 *
 * Returns: (transfer full) (nullable): session id → #KbEarned, for the sessions that have figures.
 */
GHashTable *
kb_earned_load (KbStore  *store,
                GError  **error)
{
  g_autofree char *sql = kb_insight_sql_dup ("earned");
  g_autoptr (GPtrArray) rows = kb_store_query (store, sql, error);

  return create_table (rows);
}

void
kb_earned_load_async (KbStore             *store,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autofree char *sql = kb_insight_sql_dup ("earned");

  kb_store_query_async (store, sql, cancellable, callback, user_data);
}

GHashTable *
kb_earned_load_finish (KbStore       *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_autoptr (GPtrArray) rows = kb_store_query_finish (store, result, error);

  return create_table (rows);
}

/**
 * kb_earned_get_percent:
 *
 * Returns: how much of the goal was earned, whole percent; -1 without a goal.
 */
int
kb_earned_get_percent (const KbEarned *self)
{
  if (self->goal_minor == KB_NONE || self->goal_minor <= 0)
    return -1;

  return (int) ((double) self->gmv_minor * 100 / (double) self->goal_minor + 0.5);
}
