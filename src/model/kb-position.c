/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-position"

#include "config.h"

#include "kb-position.h"

/**
 * kb_position_between:
 * @before: position of the row that comes before, or %G_MININT64 at the head of the list
 * @after: position of the row that comes after, or %G_MAXINT64 at its tail
 * @position: (out): a position between the two, unchanged on failure
 *
 * Finds a place for a row that moves or is new, so that only that row is written. At either end
 * the place is %KB_POSITION_STEP away from its neighbour, in an empty list it is one step.
 *
 * Returns: %FALSE when nothing fits in between: the siblings must first be numbered afresh, in
 *   steps of %KB_POSITION_STEP.
 */
gboolean
kb_position_between (gint64  before,
                     gint64  after,
                     gint64 *position)
{
  const gboolean head = before == G_MININT64;
  const gboolean tail = after == G_MAXINT64;

  if (head && tail)
    *position = KB_POSITION_STEP;
  else if (tail && before <= G_MAXINT64 - 1 - KB_POSITION_STEP)
    *position = before + KB_POSITION_STEP;
  else if (head && after >= G_MININT64 + 1 + KB_POSITION_STEP)
    *position = after - KB_POSITION_STEP;
  else if (before >= after || (guint64) after - (guint64) before < 2)
    return FALSE;
  else
    *position = before + (gint64) (((guint64) after - (guint64) before) / 2);

  return TRUE;
}
