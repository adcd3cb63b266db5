/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-person-uses"

#include "config.h"

#include "kb-insight-resources.h"
#include "kb-person-uses.h"
#include "kb-query.h"

/* The resource is in a static library: it is only there when asked for by name. */
static char *
dup_query (gint64 person_id)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (kb_insight_get_resource (),
                                                     "/io/github/kaibo/Kaibo/insight/queries/person-uses.sql",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GString *sql = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
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
