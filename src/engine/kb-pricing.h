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

/**
 * KbPriceMoment:
 * @at_us: when, microseconds since 1970 UTC; %KB_NONE: when the cue is planned to start
 * @begins: (nullable) (element-type gint64 gint64): by a cue's id, when it began, or is expected to, in the plan's time;
 *   %NULL: when it is planned to
 * @stock: (nullable) (element-type gint64 gint64): by its id, what is left of every item that was counted; else there is
 *   what was planned
 *
 * A moment of a show that runs: what changes prices there is ordered by when it happened.
 */
typedef struct
{
  gint64      at_us;
  GHashTable *begins;
  GHashTable *stock;
} KbPriceMoment;

KbPrice kb_pricing_compute      (KbRecordSet         *set,
                                 KbRecord            *item);
KbPrice kb_pricing_compute_in   (KbRecordSet         *set,
                                 KbRecord            *item,
                                 KbRecord            *cue);
KbPrice kb_pricing_compute_of   (KbRecordSet         *set,
                                 KbRecord            *item,
                                 gint64               live_minor);
KbPrice kb_pricing_compute_at   (KbRecordSet         *set,
                                 KbRecord            *item,
                                 KbRecord            *cue,
                                 const KbPriceMoment *moment);
gint64  kb_pricing_live_at      (KbRecordSet         *set,
                                 KbRecord            *item,
                                 KbRecord            *cue,
                                 const KbPriceMoment *moment);
GArray *kb_pricing_list_live_in (KbRecordSet         *set,
                                 KbRecord            *item,
                                 KbRecord            *cue);
gint64  kb_pricing_live_in      (KbRecordSet         *set,
                                 KbRecord            *item,
                                 KbRecord            *cue);
gint64  kb_pricing_commission   (gint64               amount_minor,
                                 gint64               commission_bp);

G_END_DECLS
