/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbTouchKind:
 * @KB_TOUCH_CUE: a cue that shows the item
 * @KB_TOUCH_SCRIPT: a sentence that names it
 * @KB_TOUCH_OVERLAY: an overlay of its cue, or one that names it
 * @KB_TOUCH_DIRECTION: a direction that names it
 * @KB_TOUCH_COUPON: a coupon that its final price counts
 * @KB_TOUCH_GIVEAWAY: a giveaway of which it is the prize
 * @KB_TOUCH_OFFER: another item whose offer names it
 * @KB_TOUCH_BACKUP: another item of which it is the backup
 *
 * What is touched when an item is taken out.
 */
typedef enum
{
  KB_TOUCH_CUE,
  KB_TOUCH_SCRIPT,
  KB_TOUCH_OVERLAY,
  KB_TOUCH_DIRECTION,
  KB_TOUCH_COUPON,
  KB_TOUCH_GIVEAWAY,
  KB_TOUCH_OFFER,
  KB_TOUCH_BACKUP,
  KB_N_TOUCH_KINDS,
} KbTouchKind;

/**
 * KbTouch:
 * @kind: how it is touched
 * @row: (owned): which row
 * @text: (owned): its words: the sentence, the overlay, the coupon's number …
 */
typedef struct
{
  KbTouchKind  kind;
  KbRecord    *row;
  char        *text;
} KbTouch;

GPtrArray *kb_lineup_list_touched (KbRecordSet *set,
                                   KbRecord    *item);
KbEdit    *kb_lineup_withdraw     (KbRecordSet *set,
                                   KbRecord    *item);
KbEdit    *kb_lineup_swap         (KbRecordSet *set,
                                   KbRecord    *item,
                                   KbRecord    *backup);
KbEdit    *kb_lineup_put_back     (KbRecordSet *set,
                                   KbRecord    *item);
KbRecord  *kb_lineup_find_backup  (KbRecordSet *set,
                                   KbRecord    *item);

G_END_DECLS
