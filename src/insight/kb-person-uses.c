/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-person-uses"

#include "config.h"

#include "kb-insight-sql.h"
#include "kb-person-uses.h"
#include "kb-query.h"

static char *
dup_query (gint64 person_id)
{
  g_autofree char *text = kb_insight_sql_dup ("person-uses");
  GString *sql = g_string_new (text);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person_id);

  g_string_replace (sql, ":person", id, 0);
  return g_string_free (sql, FALSE);
}

/**
 * kb_person_uses_load_async:
 * @person_id: somebody
 *
 * Looks up the duties that they have, in every session.
 */
void
kb_person_uses_load_async (KbStore             *store,
                           gint64               person_id,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autofree char *sql = dup_query (person_id);

  kb_store_query_async (store, sql, NULL, callback, user_data);
}

/**
 * kb_person_uses_load_finish:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the assignments.
 */
GArray *
kb_person_uses_load_finish (KbStore       *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_autoptr (GPtrArray) rows = kb_store_query_finish (store, result, error);
  GArray *ids;

  if (rows == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rows->len; i++)
    g_array_append_vals (ids, rows->pdata[i], 1);
  return ids;
}
