/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-pricing.h"

G_BEGIN_DECLS

#define KB_N_PRODUCT_ROLES (KB_PRODUCT_ROLE_TEST + 1)

/**
 * KbLineupRow:
 * @item: (owned): the lineup item
 * @product: (nullable): its product, borrowed from the set
 * @name: what it is called in the session, borrowed
 * @sku: its article number, borrowed; "" without a product
 * @price: its prices and its margin at the live price
 * @contribution_minor: what one unit leaves after coupon and gift: final price − cost − gift cost;
 *   of partners' goods the commission on the final price − gift cost; %KB_NONE without a margin
 * @contribution_share: @contribution_minor ÷ final price, 0 without one
 * @total_margin_minor: @price's margin × @stock: what the item leaves if all of its live stock is sold; %KB_NONE where
 *   either is not known
 * @stock: live stock over its specs, or its own where it has none; %KB_NONE: not stated
 * @duration_ms: planned time on air
 * @loops: how many cues show it
 *
 * One item of a lineup with all that is worked out for it. Money is minor units of the session's currency.
 */
typedef struct
{
  KbRecord   *item;
  KbRecord   *product;
  const char *name;
  const char *sku;
  KbPrice     price;
  gint64      contribution_minor;
  double      contribution_share;
  gint64      total_margin_minor;
  gint64      stock;
  gint64      duration_ms;
  guint       loops;
} KbLineupRow;

/**
 * KbLineupSum:
 * @n_items: items
 * @stock: units
 * @gross_minor: units × live price
 * @margin_minor: units × margin
 * @contribution_minor: units × contribution
 * @duration_ms: planned time on air
 *
 * What items add up to if all of their live stock is sold, withdrawn ones left out.
 */
typedef struct
{
  guint  n_items;
  gint64 stock;
  gint64 gross_minor;
  gint64 margin_minor;
  gint64 contribution_minor;
  gint64 duration_ms;
} KbLineupSum;

/**
 * KbLineupTotals:
 * @all: the whole lineup
 * @roles: by role of the product
 * @n_own: how many items are own goods, the others are partners'
 * @coupon_minor: coupons issued × face value, those that the shop bears and that say how many there are
 * @n_open_coupons: those of the shop that do not: they may cost anything
 * @gift_minor: gifts at cost, one with each unit
 * @gift_value_minor: the same at what they would cost to buy
 * @giveaway_minor: prizes at cost
 * @loss_minor: units × loss of what is sold below cost, not negative
 * @slot_fee_minor: fixed fees that brands pay
 * @fixed_minor: what the show costs however much it sells: ads, people, venue, props, content, community and slots of
 *   its costs; without any, its ad budget and the prizes
 * @break_even_units: units at the lineup's mean contribution that pay @fixed_minor − @slot_fee_minor; 0: nothing to
 *   pay; %KB_NONE where a unit leaves nothing
 *
 * The money of a lineup at plan.
 */
typedef struct
{
  KbLineupSum all;
  KbLineupSum roles[KB_N_PRODUCT_ROLES];
  guint       n_own;
  gint64      coupon_minor;
  guint       n_open_coupons;
  gint64      gift_minor;
  gint64      gift_value_minor;
  gint64      giveaway_minor;
  gint64      loss_minor;
  gint64      slot_fee_minor;
  gint64      fixed_minor;
  gint64      break_even_units;
} KbLineupTotals;

typedef struct _KbLineupSheet KbLineupSheet;

KbLineupSheet        *kb_lineup_sheet_new        (KbRecordSet   *set);
void                  kb_lineup_sheet_free       (KbLineupSheet *self);
guint                 kb_lineup_sheet_get_n_rows (KbLineupSheet *self);
const KbLineupRow    *kb_lineup_sheet_get_row    (KbLineupSheet *self,
                                                  guint          index);
const KbLineupRow    *kb_lineup_sheet_find_row   (KbLineupSheet *self,
                                                  gint64         item_id);
const KbLineupTotals *kb_lineup_sheet_get_totals (KbLineupSheet *self);

KbRecord             *kb_lineup_find_link        (KbRecordSet   *set,
                                                  gint64         link_no);
const char           *kb_lineup_get_name         (KbRecordSet   *set,
                                                  KbRecord      *item);
char                 *kb_lineup_dup_call         (KbRecordSet   *set,
                                                  KbRecord      *item);
const char           *kb_lineup_get_spec_name    (KbRecordSet   *set,
                                                  KbRecord      *spec);
gint64                kb_lineup_get_stock        (KbRecordSet   *set,
                                                  KbRecord      *item);
gint64                kb_lineup_get_coupon_budget (KbRecord     *coupon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbLineupSheet, kb_lineup_sheet_free)

G_END_DECLS
