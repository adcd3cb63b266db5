/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board-item"

#include "config.h"

#include "kb-board-item.h"

KbBoardItem *
kb_board_item_copy (const KbBoardItem *self)
{
  KbBoardItem *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->words = g_strdup (self->words);
  return copy;
}

void
kb_board_item_free (KbBoardItem *self)
{
  g_free (self->name);
  g_free (self->words);
  g_free (self);
}

/**
 * kb_board_item_equal:
 *
 * Returns: whether one sees and does the same with both.
 */
gboolean
kb_board_item_equal (const KbBoardItem *self,
                     const KbBoardItem *other)
{
  return self->id == other->id && self->style == other->style && self->row == other->row && self->lane == other->lane
         && self->time.start_us == other->time.start_us && self->time.end_us == other->time.end_us
         && self->is_clash == other->is_clash && self->can_move == other->can_move && self->is_day == other->is_day
         && self->duty_id == other->duty_id && g_strcmp0 (self->name, other->name) == 0
         && g_strcmp0 (self->words, other->words) == 0;
}

static void
row_free (gpointer data)
{
  KbBoardRow *row = data;

  g_free (row->title);
  g_free (row->note);
  g_free (row->badge);
  g_clear_pointer (&row->overlaps, g_array_unref);
  g_free (row);
}

/**
 * kb_board_items_new:
 *
 * Returns: (transfer full) (element-type KbBoardItem): a list that owns its items.
 */
GPtrArray *
kb_board_items_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kb_board_item_free);
}

/**
 * kb_board_rows_new:
 *
 * Returns: (transfer full) (element-type KbBoardRow): a list that owns its rows.
 */
GPtrArray *
kb_board_rows_new (void)
{
  return g_ptr_array_new_with_free_func (row_free);
}
