/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-column-walk"

#include "config.h"

#include "kb-column-walk.h"

/* What goes along the columns of a row as they stand: Tab from cell to cell, and a table without heads. */

static int
find_cell_from (KbColumns *self,
                int        at,
                int        step)
{
  for (; at >= 0 && at < KB_N_RUNDOWN_COLUMNS; at += step)
    {
      const KbRundownColumn column = kb_columns_get_at (self, at);

      if (kb_columns_is_shown (self, column) && kb_column_infos[column].cell >= 0)
        return step < 0 && column == KB_RUNDOWN_COLUMN_SUBJECT ? KB_CUE_CELL_TITLE : kb_column_infos[column].cell;
    }

  return -1;
}

/**
 * kb_column_walk_step:
 * @cell: a #KbCueCell
 * @step: 1 or -1
 *
 * Returns: the cell that Tab leads to, along the columns as they stand; -1 behind the last of the row.
 */
int
kb_column_walk_step (KbColumns *self,
                     int        cell,
                     int        step)
{
  if (cell == KB_CUE_CELL_PRODUCT && step > 0)
    return KB_CUE_CELL_TITLE;
  if (cell == KB_CUE_CELL_TITLE && step < 0)
    return KB_CUE_CELL_PRODUCT;

  return find_cell_from (self, (int) kb_columns_get_place (self, kb_column_info_find (cell)) + step, step);
}

/**
 * kb_column_walk_end:
 * @step: 1 or -1
 *
 * Returns: the cell with which a row begins on the way down, and on the way up.
 */
int
kb_column_walk_end (KbColumns *self,
                    int        step)
{
  return find_cell_from (self, step > 0 ? 0 : KB_N_RUNDOWN_COLUMNS - 1, step);
}

/**
 * kb_column_walk_heads:
 * @heads: (out) (array length=KB_N_RUNDOWN_COLUMNS): what the columns that are shown hold, from left to right
 *
 * Returns: how many they are.
 */
guint
kb_column_walk_heads (KbColumns *self,
                      KbCueHead *heads)
{
  guint n = 0;

  g_return_val_if_fail (KB_IS_COLUMNS (self), 0);

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      const KbRundownColumn column = kb_columns_get_at (self, i);
      const gboolean is_double = column == KB_RUNDOWN_COLUMN_SCRIPT && kb_columns_is_shown (self, KB_RUNDOWN_COLUMN_TEXT);

      if (kb_columns_is_shown (self, column))
        heads[n++] = is_double ? KB_CUE_HEAD_COMPUTED : kb_column_infos[column].head;
    }

  return n;
}
