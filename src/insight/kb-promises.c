/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-promises"

#include "config.h"

#include "kb-insight-sql.h"
#include "kb-promises.h"
#include "kb-query.h"
#include "kb-supply.h"

static GArray *
create_promises (GPtrArray *rows)
{
  GArray *promises;

  if (rows == NULL)
    return NULL;

  promises = g_array_sized_new (FALSE, FALSE, sizeof (KbSupplyPromise), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 *row = g_ptr_array_index (rows, i);
      const KbSupplyPromise promise = {
        .session_id = row[0],
        .item_id = row[1],
        .product_id = row[2],
        .spec_id = row[3],
        .quantity = row[4],
        .total = row[5],
        .start_us = row[6],
        .is_live = row[7] != 0,
      };

      g_array_append_val (promises, promise);
    }

  return promises;
}

/**
 * kb_promises_load:
 * @store: the library
 *
 * Returns: (transfer full) (nullable) (element-type KbSupplyPromise): what all sessions that are not over
 *   offer, for kb_supply_check().
 */
GArray *
kb_promises_load (KbStore  *store,
                  GError  **error)
{
  g_autofree char *sql = kb_insight_sql_dup ("promises");
  g_autoptr (GPtrArray) rows = kb_store_query (store, sql, error);

  return create_promises (rows);
}

void
kb_promises_load_async (KbStore             *store,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autofree char *sql = kb_insight_sql_dup ("promises");

  kb_store_query_async (store, sql, cancellable, callback, user_data);
}

GArray *
kb_promises_load_finish (KbStore       *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (GPtrArray) rows = kb_store_query_finish (store, result, error);

  return create_promises (rows);
}
