/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-uses"

#include "config.h"

#include "kb-insight-sql.h"
#include "kb-product-uses.h"
#include "kb-query.h"

static GArray *
create_uses (GPtrArray *rows)
{
  GArray *uses;

  if (rows == NULL)
    return NULL;

  uses = g_array_sized_new (FALSE, FALSE, sizeof (KbProductUse), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 *row = g_ptr_array_index (rows, i);
      const KbProductUse use = {
        .session_id = row[0],
        .item_id = row[1],
        .phase = (KbUsePhase) row[2],
        .start_us = row[3],
        .price_minor = row[4],
        .is_withdrawn = row[5] != 0,
        .units = row[6],
        .paid_minor = row[7],
        .returned = row[8],
        .contribution_minor = row[9],
        .coupon_minor = row[10],
      };

      g_array_append_val (uses, use);
    }

  return uses;
}

/**
 * kb_product_uses_load:
 * @store: the library
 *
 * Returns: (transfer full) (nullable) (element-type KbProductUse): the sessions that offer the product,
 *   latest first, with what it brought.
 */
GArray *
kb_product_uses_load (KbStore  *store,
                      gint64    product_id,
                      GError  **error)
{
  g_autofree char *sql = kb_insight_sql_dup ("product-uses");
  g_autoptr (GPtrArray) rows = kb_store_query_about (store, sql, product_id, error);

  return create_uses (rows);
}

void
kb_product_uses_load_async (KbStore             *store,
                            gint64               product_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autofree char *sql = kb_insight_sql_dup ("product-uses");

  kb_store_query_about_async (store, sql, product_id, cancellable, callback, user_data);
}

GArray *
kb_product_uses_load_finish (KbStore       *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_autoptr (GPtrArray) rows = kb_store_query_finish (store, result, error);

  return create_uses (rows);
}
