/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-row-anchor"

#include "config.h"

#include "kb-row-anchor.h"

/* A list view holds on to the row that was last scrolled to or focused. When that row moves, the
 * view would move with it; so it gets a row to hold on to that stays where it is. */
static void
hold_view (KbRundownTable *table,
           guint           position,
           guint           removed)
{
  for (int is_last = FALSE; is_last <= TRUE; is_last++)
    {
      KbRundownRow *row = kb_rundown_table_pick_visible (table, is_last);
      const int at = row != NULL ? kb_rundown_model_find_position (kb_rundown_table_get_model (table),
                                                                   kb_rundown_row_get_id (row)) : -1;

      if (at < 0 || ((guint) at >= position && (guint) at < position + removed))
        continue;
      kb_rundown_table_scroll_to (table, kb_rundown_row_get_id (row));
      return;
    }
}

/**
 * kb_row_anchor_set:
 * @position: the first row that comes, goes or moves
 * @removed: how many of those that are shown now do
 *
 * Keeps what is in sight where it is, and remembers the row with the focus when it is one of those. Called before
 * the rows change.
 */
void
kb_row_anchor_set (KbRowAnchor    *self,
                   KbRundownTable *table,
                   guint           position,
                   guint           removed)
{
  KbRundownRow *focused = kb_rundown_table_get_focused (table);
  const int at = focused != NULL ? kb_rundown_model_find_position (kb_rundown_table_get_model (table),
                                                                   kb_rundown_row_get_id (focused)) : -1;

  *self = (KbRowAnchor) { 0 };
  if (at >= 0 && (guint) at >= position && (guint) at < position + removed)
    *self = (KbRowAnchor) { kb_rundown_row_get_id (focused), at };
  hold_view (table, position, removed);
}

static KbRundownRow *
peek_cue (KbRundownModel *model,
          int             position)
{
  KbRundownRow *row = position >= 0 ? kb_rundown_model_peek (model, position) : NULL;

  return row != NULL && kb_rundown_row_is_cue (row) ? row : NULL;
}

/**
 * kb_row_anchor_take:
 *
 * Called after the rows changed: when the row with the focus has gone, as the undoing of an insertion takes it, the
 * focus would go to wherever the window begins.
 *
 * Returns: the row that the focus goes to: the one that stands there now, or the cue before; 0 when it is not lost.
 */
gint64
kb_row_anchor_take (KbRowAnchor    *self,
                    KbRundownModel *model)
{
  const KbRowAnchor was = *self;
  KbRundownRow *heir;

  *self = (KbRowAnchor) { 0 };
  if (was.id == 0 || kb_rundown_model_find (model, was.id) != NULL)
    return 0;

  heir = peek_cue (model, was.position);
  if (heir == NULL)
    heir = peek_cue (model, (int) was.position - 1);
  if (heir == NULL)
    heir = kb_rundown_model_peek (model, was.position > 0 ? was.position - 1 : 0);
  return heir != NULL ? kb_rundown_row_get_id (heir) : 0;
}
