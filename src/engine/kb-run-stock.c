/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-stock"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-run-private.h"

/* What was counted of the stock while a show runs. What was counted last holds: an item as a whole, or its specs. */

void
kb_run_stock_init (KbRunFold *fold)
{
  fold->stock = g_array_new (FALSE, FALSE, sizeof (KbRunStock));
}

void
kb_run_stock_clear (KbRunFold *fold)
{
  g_clear_pointer (&fold->stock, g_array_unref);
}

/* A count of the whole says nothing of how it is spread over the specs, and one of a spec makes the whole a sum again. */
static gboolean
is_replaced (const KbRunStock   *last,
             const KbStockCount *count)
{
  return last->item_id == count->item_id
         && (last->spec_id == count->spec_id || (last->spec_id == 0) != (count->spec_id == 0));
}

static void
take_count (KbRunFold          *fold,
            const KbStockCount *count,
            gint64              at_us)
{
  const KbRunStock counted = { count->item_id, count->spec_id, count->left, at_us };

  for (guint i = fold->stock->len; i > 0; i--)
    if (is_replaced (&g_array_index (fold->stock, KbRunStock, i - 1), count))
      g_array_remove_index (fold->stock, i - 1);
  g_array_append_val (fold->stock, counted);
}

static gboolean
is_count (const KbStockCount *count)
{
  return count->item_id != 0 && count->left >= 0 && count->left <= KB_STOCK_MOST;
}

/*
 * kb_run_stock_apply:
 * @event: a `stock`
 * @at_us: when, on the run's clock
 *
 * Returns: FALSE with KB_ERROR_REFUSED, and nothing changed, when one of its counts is none.
 */
gboolean
kb_run_stock_apply (KbRunFold         *fold,
                    const KbRunEvent  *event,
                    gint64             at_us,
                    GError           **error)
{
  gboolean is_good = event->stock != NULL && event->stock->len > 0;

  for (guint i = 0; is_good && i < event->stock->len; i++)
    is_good = is_count (&g_array_index (event->stock, KbStockCount, i));
  if (!is_good)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_REFUSED, _("That is no count of a stock"));
      return FALSE;
    }

  for (guint i = 0; i < event->stock->len; i++)
    take_count (fold, &g_array_index (event->stock, KbStockCount, i), at_us);
  return TRUE;
}

/**
 * kb_run_get_stock:
 * @n_counts: (out): how many
 *
 * Returns: (transfer none) (array length=n_counts): what was counted and still holds; until the next event. An item is there
 *   as a whole or by its specs, never both.
 */
const KbRunStock *
kb_run_get_stock (KbRun *self,
                  guint *n_counts)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_counts = self->fold.stock->len;
  return (const KbRunStock *) self->fold.stock->data;
}

/**
 * kb_run_find_stock:
 * @item_id: a lineup item
 * @spec_id: one of its specs; 0: the item as a whole
 *
 * Returns: (transfer none) (nullable): its last count, until the next event; %NULL where none holds.
 */
const KbRunStock *
kb_run_find_stock (KbRun  *self,
                   gint64  item_id,
                   gint64  spec_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->fold.stock->len; i++)
    {
      const KbRunStock *counted = &g_array_index (self->fold.stock, KbRunStock, i);

      if (counted->item_id == item_id && counted->spec_id == spec_id)
        return counted;
    }

  return NULL;
}
