/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-sheet"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cost.h"
#include "kb-cue.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbLineupSheet:
 *
 * A session's lineup worked out once: one row an item, in the lineup's order, and what they add up
 * to. It is a picture of the set as it was; after a change a new one is made.
 */
struct _KbLineupSheet
{
  GArray         *rows;     /* owned, of KbLineupRow */
  GHashTable     *index;    /* owned: gint64* id of the item → its row's place */
  KbLineupTotals  totals;
};

/* Files may hold any number: what would not fit stays at the end of the scale. */
static gint64
times (gint64 count,
       gint64 amount)
{
  const __int128 product = (__int128) count * amount;

  return (gint64) CLAMP (product, -(__int128) G_MAXINT64, (__int128) G_MAXINT64);
}

static void
grow (gint64 *sum,
      gint64  amount)
{
  const __int128 grown = (__int128) *sum + amount;

  *sum = (gint64) CLAMP (grown, -(__int128) G_MAXINT64, (__int128) G_MAXINT64);
}

static gint64
compute_contribution (const KbLineupRow *row)
{
  const gint64 cost = kb_record_get_int (row->item, KB_LINEUP_ITEM_COST_MINOR);
  const gint64 commission = kb_record_get_int_or (row->item, KB_LINEUP_ITEM_COMMISSION_BP, 0);
  const gint64 gift = kb_record_get_int_or (row->item, KB_LINEUP_ITEM_GIFT_COST_MINOR, 0);

  if (row->price.margin_minor == KB_NONE)
    return KB_NONE;
  if (cost != KB_NONE)
    return row->price.final_minor - cost - gift;
  return kb_pricing_commission (row->price.final_minor, commission) - gift;
}

static void
add_row (KbLineupSheet *self,
         KbRecordSet   *set,
         KbRecord      *item)
{
  KbLineupRow row = { .item = g_object_ref (item), .name = kb_lineup_get_name (set, item), .sku = "" };
  gint64 *key = g_new (gint64, 1);

  row.product = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);
  if (row.product != NULL)
    row.sku = kb_record_get_text (row.product, KB_PRODUCT_SKU);
  row.price = kb_pricing_compute (set, item);
  row.stock = kb_lineup_get_stock (set, item);
  row.contribution_minor = compute_contribution (&row);
  if (row.contribution_minor != KB_NONE && row.price.final_minor > 0)
    row.contribution_share = (double) row.contribution_minor / (double) row.price.final_minor;
  row.total_margin_minor = row.price.margin_minor != KB_NONE && row.stock != KB_NONE
                             ? times (row.stock, row.price.margin_minor) : KB_NONE;

  *key = kb_record_get_id (item);
  g_hash_table_insert (self->index, key, GUINT_TO_POINTER (self->rows->len));
  g_array_append_val (self->rows, row);
}

static KbLineupRow *
find_row (KbLineupSheet *self,
          gint64         item_id)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->index, &item_id, NULL, &place))
    return NULL;
  return &g_array_index (self->rows, KbLineupRow, GPOINTER_TO_UINT (place));
}

/* One walk over the cues for all items. */
static void
count_air_time (KbLineupSheet *self,
                KbRecordSet   *set)
{
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      KbLineupRow *row = find_row (self, kb_record_get_int_or (cue, KB_CUE_LINEUP_ITEM_ID, 0));

      if (row == NULL || kb_record_get_bool (cue, KB_CUE_SKIP))
        continue;
      grow (&row->duration_ms, kb_record_get_int_or (cue, KB_CUE_DURATION_MS, 0));
      row->loops++;
    }
}

static void
add_to_sum (KbLineupSum       *sum,
            const KbLineupRow *row)
{
  const gint64 stock = row->stock != KB_NONE ? row->stock : 0;

  sum->n_items++;
  grow (&sum->duration_ms, row->duration_ms);
  grow (&sum->stock, stock);
  grow (&sum->gross_minor, times (stock, row->price.live_minor));
  if (row->price.margin_minor == KB_NONE)
    return;

  grow (&sum->margin_minor, times (stock, row->price.margin_minor));
  grow (&sum->contribution_minor, times (stock, row->contribution_minor));
}

static void
add_row_to_totals (KbLineupTotals    *totals,
                   const KbLineupRow *row)
{
  const int role = CLAMP (kb_record_get_int (row->item, KB_LINEUP_ITEM_ROLE), 0, KB_N_PRODUCT_ROLES - 1);
  const gint64 stock = row->stock != KB_NONE ? row->stock : 0;

  add_to_sum (&totals->all, row);
  add_to_sum (&totals->roles[role], row);
  totals->n_own += kb_record_get_int (row->item, KB_LINEUP_ITEM_OWNERSHIP) == KB_OWNERSHIP_OWN;
  grow (&totals->gift_minor, times (stock, kb_record_get_int_or (row->item, KB_LINEUP_ITEM_GIFT_COST_MINOR, 0)));
  grow (&totals->gift_value_minor,
        times (stock, kb_record_get_int_or (row->item, KB_LINEUP_ITEM_GIFT_VALUE_MINOR, 0)));
  grow (&totals->slot_fee_minor, kb_record_get_int_or (row->item, KB_LINEUP_ITEM_SLOT_FEE_MINOR, 0));
  if (row->price.margin_minor != KB_NONE && row->price.margin_minor < 0)
    grow (&totals->loss_minor, times (stock, -row->price.margin_minor));
}

static void
add_coupons (KbLineupTotals *totals,
             KbRecordSet    *set)
{
  GListModel *coupons = kb_record_set_get_list (set, KB_ENTITY_COUPON);

  for (guint i = 0; i < g_list_model_get_n_items (coupons); i++)
    {
      g_autoptr (KbRecord) coupon = g_list_model_get_item (coupons, i);
      gint64 budget;

      if (kb_record_get_int (coupon, KB_COUPON_PAYER) != KB_PAYER_SHOP)
        continue;
      budget = kb_lineup_get_coupon_budget (coupon);
      if (budget == KB_NONE)
        totals->n_open_coupons++;
      else
        grow (&totals->coupon_minor, budget);
    }
}

static void
add_giveaways (KbLineupTotals *totals,
               KbRecordSet    *set)
{
  GListModel *giveaways = kb_record_set_get_list (set, KB_ENTITY_GIVEAWAY);

  for (guint i = 0; i < g_list_model_get_n_items (giveaways); i++)
    {
      g_autoptr (KbRecord) giveaway = g_list_model_get_item (giveaways, i);

      grow (&totals->giveaway_minor, kb_record_get_int_or (giveaway, KB_GIVEAWAY_COST_MINOR, 0));
    }
}

/* Goods, shipping and the platform's share grow with what is sold (domain.md, "场次投入"). */
static gboolean
is_fixed (KbRecord *cost)
{
  const int group = kb_record_get_int (cost, KB_COST_ITEM_CATEGORY);

  return group != KB_COST_GROUP_GOODS && group != KB_COST_GROUP_FULFILMENT && group != KB_COST_GROUP_PLATFORM;
}

static void
add_fixed_costs (KbLineupTotals *totals,
                 KbRecordSet    *set)
{
  GListModel *costs = kb_record_set_get_list (set, KB_ENTITY_COST_ITEM);
  KbRecord *session = kb_record_set_get_session (set);

  for (guint i = 0; i < g_list_model_get_n_items (costs); i++)
    {
      g_autoptr (KbRecord) cost = g_list_model_get_item (costs, i);

      if (is_fixed (cost))
        grow (&totals->fixed_minor, kb_record_get_int_or (cost, KB_COST_ITEM_AMOUNT_MINOR, 0));
    }
  if (g_list_model_get_n_items (costs) > 0)
    return;

  totals->fixed_minor = totals->giveaway_minor;
  if (session != NULL)
    grow (&totals->fixed_minor, kb_record_get_int_or (session, KB_SESSION_AD_BUDGET_MINOR, 0));
}

/* Rounded up: half a unit cannot be sold. */
static gint64
count_break_even (const KbLineupTotals *totals)
{
  const gint64 to_pay = totals->fixed_minor - totals->slot_fee_minor;
  __int128 units;

  if (to_pay <= 0)
    return 0;
  if (totals->all.contribution_minor <= 0 || totals->all.stock <= 0)
    return KB_NONE;

  units = ((__int128) to_pay * totals->all.stock + totals->all.contribution_minor - 1) / totals->all.contribution_minor;
  return (gint64) MIN (units, (__int128) G_MAXINT64);
}

static void
clear_row (KbLineupRow *row)
{
  g_clear_object (&row->item);
}

/**
 * kb_lineup_sheet_new:
 * @set: a session
 *
 * Works a whole lineup out: prices, margins, contributions, stock, time on air, and the totals at
 * plan (issue 4, "Money shown"; domain.md §1.3 and §4.1).
 *
 * Returns: (transfer full): the sheet; it borrows from @set, which must live longer.
 */
KbLineupSheet *
kb_lineup_sheet_new (KbRecordSet *set)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);
  KbLineupSheet *self = g_new0 (KbLineupSheet, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (KbLineupRow));
  g_array_set_clear_func (self->rows, (GDestroyNotify) clear_row);
  self->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      add_row (self, set, item);
    }
  count_air_time (self, set);

  for (guint i = 0; i < self->rows->len; i++)
    if (!kb_record_get_bool (kb_lineup_sheet_get_row (self, i)->item, KB_LINEUP_ITEM_WITHDRAWN))
      add_row_to_totals (&self->totals, kb_lineup_sheet_get_row (self, i));
  add_coupons (&self->totals, set);
  add_giveaways (&self->totals, set);
  add_fixed_costs (&self->totals, set);
  self->totals.break_even_units = count_break_even (&self->totals);

  return self;
}

void
kb_lineup_sheet_free (KbLineupSheet *self)
{
  g_array_unref (self->rows);
  g_hash_table_unref (self->index);
  g_free (self);
}

guint
kb_lineup_sheet_get_n_rows (KbLineupSheet *self)
{
  return self->rows->len;
}

/**
 * kb_lineup_sheet_get_row:
 *
 * Returns: (transfer none): the row number @index, in the lineup's order.
 */
const KbLineupRow *
kb_lineup_sheet_get_row (KbLineupSheet *self,
                         guint          index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, KbLineupRow, index);
}

/**
 * kb_lineup_sheet_find_row:
 *
 * Returns: (transfer none) (nullable): the row of an item, %NULL when it came later.
 */
const KbLineupRow *
kb_lineup_sheet_find_row (KbLineupSheet *self,
                          gint64         item_id)
{
  return find_row (self, item_id);
}

const KbLineupTotals *
kb_lineup_sheet_get_totals (KbLineupSheet *self)
{
  return &self->totals;
}

/**
 * kb_lineup_find_link:
 * @link_no: the number that the audience types
 *
 * Returns: (transfer none) (nullable): the first item under that number.
 */
KbRecord *
kb_lineup_find_link (KbRecordSet *set,
                     gint64       link_no)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      if (kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO) == link_no)
        return item;   /* the set keeps it alive */
    }

  return NULL;
}

/**
 * kb_lineup_get_name:
 *
 * Returns: (transfer none): what an item is called: its name in this session, or its product's.
 */
const char *
kb_lineup_get_name (KbRecordSet *set,
                    KbRecord    *item)
{
  KbRecord *product = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);
  const char *title = kb_record_get_text (item, KB_LINEUP_ITEM_TITLE);

  return kb_text_is_empty (title) && product != NULL ? kb_record_get_text (product, KB_PRODUCT_NAME) : title;
}

/**
 * kb_lineup_dup_call:
 *
 * Returns: (transfer full): an item as a sentence names it, "No.4 Cast-iron care kit".
 */
char *
kb_lineup_dup_call (KbRecordSet *set,
                    KbRecord    *item)
{
  /* Translators: a link number and the product's name */
  return g_strdup_printf (_("No.%d %s"), (int) kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO),
                          kb_lineup_get_name (set, item));
}

/**
 * kb_lineup_get_spec_name:
 *
 * Returns: (transfer none): what one of an item's specs is called here, or in the catalogue.
 */
const char *
kb_lineup_get_spec_name (KbRecordSet *set,
                         KbRecord    *spec)
{
  KbRecord *known = kb_record_set_find_ref (set, spec, KB_LINEUP_SPEC_SPEC_ID);
  const char *name = kb_record_get_text (spec, KB_LINEUP_SPEC_NAME);

  return kb_text_is_empty (name) && known != NULL ? kb_record_get_text (known, KB_PRODUCT_SPEC_NAME) : name;
}

/**
 * kb_lineup_get_stock:
 *
 * Returns: the live stock of an item over all its specs; without specs its own; %KB_NONE where none is stated.
 */
gint64
kb_lineup_get_stock (KbRecordSet *set,
                     KbRecord    *item)
{
  GListModel *specs = kb_record_set_get_list (set, KB_ENTITY_LINEUP_SPEC);
  gint64 stock = KB_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (specs); i++)
    {
      g_autoptr (KbRecord) spec = g_list_model_get_item (specs, i);

      if (kb_record_get_int (spec, KB_LINEUP_SPEC_ITEM_ID) != kb_record_get_id (item))
        continue;
      if (stock == KB_NONE)
        stock = 0;
      grow (&stock, kb_record_get_int_or (spec, KB_LINEUP_SPEC_LIVE_STOCK, 0));
    }

  return stock != KB_NONE ? stock : kb_record_get_int (item, KB_LINEUP_ITEM_LIVE_STOCK);
}

/**
 * kb_lineup_get_coupon_budget:
 * @coupon: one of a session's coupons
 *
 * Returns: what it costs whoever bears it if every one is used, quantity × value in minor units; %KB_NONE where it
 *   does not say how many there are.
 */
gint64
kb_lineup_get_coupon_budget (KbRecord *coupon)
{
  if (kb_record_is_null (coupon, KB_COUPON_QUANTITY))
    return KB_NONE;
  return times (kb_record_get_int (coupon, KB_COUPON_QUANTITY), kb_record_get_int_or (coupon, KB_COUPON_VALUE_MINOR, 0));
}
