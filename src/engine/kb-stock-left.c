/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-stock-left"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-stock-left.h"

/* What is left of the lineup's items while a show runs: what was counted, else what was planned. */

/* Low is a third of what was planned, or less: then the host may say how many there are, and the operator looks for more. */
#define LOW_PART 3

const KbEnum kb_stock_state_enum = {
  .name = "stock",
  .codes = (const char *const[]) { "plenty", "low", "spec-out", "sold-out", NULL },
  .labels = (const char *const[]) { NC_ ("stock", "In stock"), NC_ ("stock", "Low"), NC_ ("stock", "A spec is sold out"),
                                    NC_ ("stock", "Sold out"), NULL },
};

/**
 * kb_stock_left_of_spec:
 * @spec: a lineup spec
 * @run: (nullable): the run
 *
 * Returns: units that are left of it; %KB_NONE when only the item as a whole was counted.
 */
gint64
kb_stock_left_of_spec (KbRecord *spec,
                       KbRun    *run)
{
  const gint64 item_id = kb_record_get_int (spec, KB_LINEUP_SPEC_ITEM_ID);
  const KbRunStock *counted = run != NULL ? kb_run_find_stock (run, item_id, kb_record_get_id (spec)) : NULL;

  if (counted != NULL)
    return counted->left;
  if (run != NULL && kb_run_find_stock (run, item_id, 0) != NULL)
    return KB_NONE;
  return kb_record_get_int (spec, KB_LINEUP_SPEC_LIVE_STOCK);
}

/* Adds up the specs of an item that was not counted as a whole; returns how many have nothing left. */
static guint
add_specs (KbRecordSet *set,
           KbRecord    *item,
           KbRun       *run,
           KbStockLeft *stock)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (set, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (item));
  guint n_out = 0;

  for (guint i = 0; i < specs->len; i++)
    {
      KbRecord *spec = specs->pdata[i];
      const KbRunStock *counted = kb_run_find_stock (run, kb_record_get_id (item), kb_record_get_id (spec));
      const gint64 left = kb_stock_left_of_spec (spec, run);

      stock->left = stock->left == KB_NONE ? left : stock->left + left;
      n_out += left == 0;
      if (counted != NULL)
        stock->at_us = stock->at_us == KB_NONE ? counted->at_us : MAX (stock->at_us, counted->at_us);
    }

  stock->is_counted = stock->at_us != KB_NONE;
  return n_out;
}

static KbStockState
judge (const KbStockLeft *stock,
       guint              n_specs_out)
{
  if (stock->left == 0)
    return KB_STOCK_STATE_SOLD_OUT;
  if (n_specs_out > 0)
    return KB_STOCK_STATE_SPEC_OUT;
  if (stock->left != KB_NONE && stock->planned != KB_NONE && stock->left <= stock->planned / LOW_PART)
    return KB_STOCK_STATE_LOW;
  return KB_STOCK_STATE_PLENTY;
}

/**
 * kb_stock_left_compute:
 * @run: (nullable): the run; %NULL: nothing was counted yet
 *
 * Says what is left of a lineup item. What was counted last holds: the item as a whole, or the sum of its specs, of which those
 * that were not counted have what was planned. Low is a third of the plan or less.
 */
KbStockLeft
kb_stock_left_compute (KbRecordSet *set,
                       KbRecord    *item,
                       KbRun       *run)
{
  KbStockLeft stock = { KB_NONE, kb_lineup_get_stock (set, item), KB_STOCK_STATE_PLENTY, FALSE, KB_NONE };
  const KbRunStock *whole = run != NULL ? kb_run_find_stock (run, kb_record_get_id (item), 0) : NULL;
  guint n_out = 0;

  if (whole != NULL)
    {
      stock.left = whole->left;
      stock.at_us = whole->at_us;
      stock.is_counted = TRUE;
    }
  else if (run != NULL)
    {
      n_out = add_specs (set, item, run, &stock);
    }
  if (stock.left == KB_NONE)
    stock.left = stock.planned;

  stock.state = judge (&stock, n_out);
  return stock;
}

/**
 * kb_stock_left_dup_out:
 * @run: (nullable): the run
 *
 * Returns: (transfer full) (nullable): the names of an item's specs of which nothing is left, for a list in a sentence;
 *   %NULL where there are none.
 */
char *
kb_stock_left_dup_out (KbRecordSet *set,
                       KbRecord    *item,
                       KbRun       *run)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (set, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (item));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < specs->len; i++)
    if (kb_stock_left_of_spec (specs->pdata[i], run) == 0)
      /* Translators: between the names of a product's specs in a list */
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("stock", ", ") : "",
                              kb_lineup_get_spec_name (set, specs->pdata[i]));

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/**
 * kb_stock_left_create_table:
 *
 * Returns: (transfer full) (element-type gint64 gint64): by its id, what is left of every item that was counted in @run.
 */
GHashTable *
kb_stock_left_create_table (KbRecordSet *set,
                            KbRun       *run)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint n_counts;
  const KbRunStock *counts = kb_run_get_stock (run, &n_counts);

  for (guint i = 0; i < n_counts; i++)
    {
      KbRecord *item = kb_record_set_find (set, KB_ENTITY_LINEUP_ITEM, counts[i].item_id);
      gint64 left;

      if (item == NULL || g_hash_table_contains (table, &counts[i].item_id))
        continue;
      left = kb_stock_left_compute (set, item, run).left;
      g_hash_table_insert (table, g_memdup2 (&counts[i].item_id, sizeof (gint64)), g_memdup2 (&left, sizeof left));
    }

  return table;
}

/**
 * kb_stock_left_table_equal:
 * @table: (nullable): what kb_stock_left_create_table() made; %NULL is as an empty one
 * @other: (nullable): likewise
 */
gboolean
kb_stock_left_table_equal (GHashTable *table,
                           GHashTable *other)
{
  GHashTableIter iter;
  gpointer item_id, left;

  if ((table != NULL ? g_hash_table_size (table) : 0) != (other != NULL ? g_hash_table_size (other) : 0))
    return FALSE;
  if (table == NULL || other == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &item_id, &left))
    {
      const gint64 *its = g_hash_table_lookup (other, item_id);

      if (its == NULL || *its != *(gint64 *) left)
        return FALSE;
    }

  return TRUE;
}
