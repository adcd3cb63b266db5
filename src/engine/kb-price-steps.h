/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbPriceStepKind:
 * @KB_PRICE_STEP_LIVE: where it starts
 * @KB_PRICE_STEP_COUNTED: the coupon that the final price counts
 * @KB_PRICE_STEP_STACKS: one that a buyer may use on top of it; the final price does not count it
 * @KB_PRICE_STEP_LESSER: one that cannot be added to the one that counts
 * @KB_PRICE_STEP_UNREACHED: one that a single unit does not reach
 * @KB_PRICE_STEP_RESTRICTED: one that not every buyer may collect
 * @KB_PRICE_STEP_REFUSED: a coupon, and the item takes none
 *
 * How a coupon bears on a final price.
 */
typedef enum
{
  KB_PRICE_STEP_LIVE,
  KB_PRICE_STEP_COUNTED,
  KB_PRICE_STEP_STACKS,
  KB_PRICE_STEP_LESSER,
  KB_PRICE_STEP_UNREACHED,
  KB_PRICE_STEP_RESTRICTED,
  KB_PRICE_STEP_REFUSED,
} KbPriceStepKind;

/**
 * KbPriceStep:
 * @kind: how it bears on the price
 * @coupon: (nullable): which coupon, borrowed from the set; %NULL for the live price
 * @amount_minor: the live price, or what the coupon takes off
 * @units: how many units reach its threshold, 1 or more; 0: no number of them does
 * @in_limit: whether one buyer may take as many
 */
typedef struct
{
  KbPriceStepKind  kind;
  KbRecord        *coupon;
  gint64           amount_minor;
  gint64           units;
  gboolean         in_limit;
} KbPriceStep;

GArray *kb_price_steps_new        (KbRecordSet       *set,
                                   KbRecord          *item);
char   *kb_price_step_dup_title   (const KbPriceStep *self,
                                   const char        *currency);
char   *kb_price_step_dup_effect  (const KbPriceStep *self,
                                   const char        *currency);
char   *kb_price_dup_explanation  (KbRecordSet       *set,
                                   KbRecord          *item);

G_END_DECLS
