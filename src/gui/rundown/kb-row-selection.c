/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-row-selection"

#include "config.h"

#include "kb-row-selection.h"

/**
 * kb_row_selection_dup:
 *
 * Returns: (transfer full) (element-type KbRundownRow): the selected rows in running order.
 */
GPtrArray *
kb_row_selection_dup (GtkSelectionModel *selection,
                      KbRundownModel    *model)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (selection);
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, set, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    if (kb_rundown_model_peek (model, position) != NULL)
      g_ptr_array_add (rows, g_object_ref (kb_rundown_model_peek (model, position)));

  return rows;
}

/**
 * kb_row_selection_set:
 * @ids: (array length=n_ids): rows; those that are not shown are left out
 *
 * Selects these rows and no other.
 */
void
kb_row_selection_set (GtkSelectionModel *selection,
                      KbRundownModel    *model,
                      const gint64      *ids,
                      guint              n_ids)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (model)));
  g_autoptr (GtkBitset) set = gtk_bitset_new_empty ();

  for (guint i = 0; i < n_ids; i++)
    {
      const int position = kb_rundown_model_find_position (model, ids[i]);

      if (position >= 0)
        gtk_bitset_add (set, position);
    }
  gtk_selection_model_set_selection (selection, set, all);
}

static gboolean
is_cue_at (KbRundownModel *model,
           int             position)
{
  KbRundownRow *row = position >= 0 ? kb_rundown_model_peek (model, position) : NULL;

  return row != NULL && kb_rundown_row_is_cue (row);
}

static gboolean
is_range_selected (GtkSelectionModel *selection,
                   guint              first,
                   guint              n)
{
  for (guint i = first; i < first + n; i++)
    if (!gtk_selection_model_is_selected (selection, i))
      return FALSE;

  return TRUE;
}

/**
 * kb_row_selection_grow:
 * @cursor: (nullable): the row with the cursor
 *
 * Selects the cues of the cursor's segment, and when they all are, everything.
 */
void
kb_row_selection_grow (GtkSelectionModel *selection,
                       KbRundownModel    *model,
                       KbRundownRow      *cursor)
{
  const int position = cursor != NULL ? kb_rundown_model_find_position (model, kb_rundown_row_get_id (cursor)) : -1;
  int first = is_cue_at (model, position) ? position : position + 1;
  int n = 0;

  while (is_cue_at (model, first - 1))
    first--;
  while (is_cue_at (model, first + n))
    n++;

  if (position < 0 || n == 0 || is_range_selected (selection, first, n))
    gtk_selection_model_select_all (selection);
  else
    gtk_selection_model_select_range (selection, first, n, TRUE);
}
