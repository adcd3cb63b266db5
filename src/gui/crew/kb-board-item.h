/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-stretch.h"

G_BEGIN_DECLS

/**
 * KbBoardStyle:
 * @KB_BOARD_SHIFT: a shift
 * @KB_BOARD_HOST: a host's shift
 * @KB_BOARD_BACKUP: who stands in, an outline
 * @KB_BOARD_GAP: nobody is there
 * @KB_BOARD_ELSEWHERE: a shift of another session
 * @KB_BOARD_NOTE: no fixed times, a line of words
 */
typedef enum
{
  KB_BOARD_SHIFT,
  KB_BOARD_HOST,
  KB_BOARD_BACKUP,
  KB_BOARD_GAP,
  KB_BOARD_ELSEWHERE,
  KB_BOARD_NOTE,
} KbBoardStyle;

/**
 * KbBoardItem:
 * @id: the shift, or the row that the item stands for; with @style unique on a board
 * @style: what it is
 * @row: its row on the board
 * @lane: its lane within the row
 * @time: when
 * @name: (owned): what is written in it, bold
 * @words: (owned): all of it, for a tooltip and who cannot see it
 * @is_clash: it is at the same time as something else
 * @can_move: it can be moved and stretched
 * @is_day: it fills the days that it is on, and is moved by days
 * @duty_id: the duty, 0 for none
 */
typedef struct
{
  gint64        id;
  KbBoardStyle  style;
  guint         row;
  guint         lane;
  KbStretch     time;
  char         *name;
  char         *words;
  gboolean      is_clash;
  gboolean      can_move;
  gboolean      is_day;
  gint64        duty_id;
} KbBoardItem;

/**
 * KbBoardRow:
 * @id: the duties' group, or the person
 * @title: (owned): at its left, bold
 * @note: (owned): beside it, dim
 * @badge: (owned) (nullable): a chip, "gap"
 * @is_bad: the chip is red, else amber
 * @n_lanes: bars one above another
 * @overlaps: (owned) (nullable) (element-type KbStretch): when one hands over to the next, hatched
 */
typedef struct
{
  gint64    id;
  char     *title;
  char     *note;
  char     *badge;
  gboolean  is_bad;
  guint     n_lanes;
  GArray   *overlaps;
} KbBoardRow;

GPtrArray   *kb_board_items_new  (void);
KbBoardItem *kb_board_item_copy  (const KbBoardItem *self);
void         kb_board_item_free  (KbBoardItem       *self);
gboolean     kb_board_item_equal (const KbBoardItem *self,
                                  const KbBoardItem *other);
GPtrArray   *kb_board_rows_new   (void);

G_END_DECLS
