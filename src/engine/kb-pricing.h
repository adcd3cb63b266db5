/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbPrice:
 * @live_minor: the price in the session
 * @coupon: (nullable): the coupon that @final_minor counts, borrowed from the set
 * @coupon_minor: its value, 0 without one
 * @final_minor: what a buyer of one unit pays
 * @margin_minor: margin of one unit at the live price; %KB_NONE where neither cost nor commission is known
 * @margin_share: @margin_minor ÷ @live_minor, 0 without a margin
 *
 * The arithmetic of one lineup item, minor units of the session's currency.
 */
typedef struct
{
  gint64    live_minor;
  KbRecord *coupon;
  gint64    coupon_minor;
  gint64    final_minor;
  gint64    margin_minor;
  double    margin_share;
} KbPrice;

KbPrice   kb_pricing_compute  (KbRecordSet *set,
                               KbRecord    *item);
KbPrice   kb_pricing_compute_in (KbRecordSet *set,
                                 KbRecord    *item,
                                 KbRecord    *cue);
KbPrice   kb_pricing_compute_of (KbRecordSet *set,
                                 KbRecord    *item,
                                 gint64       live_minor);
KbPrice   kb_pricing_compute_at (KbRecordSet *set,
                                 KbRecord    *item,
                                 KbRecord    *cue,
                                 gint64       at_us);
gint64    kb_pricing_live_at  (KbRecordSet *set,
                               KbRecord    *item,
                               KbRecord    *cue,
                               gint64       at_us);
GArray   *kb_pricing_list_live_in (KbRecordSet *set,
                                   KbRecord    *item,
                                   KbRecord    *cue);
gint64    kb_pricing_live_in  (KbRecordSet *set,
                               KbRecord    *item,
                               KbRecord    *cue);
gint64    kb_pricing_commission (gint64      amount_minor,
                                 gint64      commission_bp);

G_END_DECLS
