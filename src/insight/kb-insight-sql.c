/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-insight-sql"

#include "config.h"

#include "kb-insight-resources.h"
#include "kb-insight-sql.h"

/**
 * kb_insight_sql_dup:
 * @name: the stem of a file in queries/
 *
 * Returns: (transfer full): its text; it is an error of the program if there is no such file
 */
char *
kb_insight_sql_dup (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/kaibo/Kaibo/insight/queries/%s.sql", name);
  /* The resource is in a static library: it is only there when asked for by name. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (kb_insight_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
