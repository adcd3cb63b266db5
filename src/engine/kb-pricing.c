/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-pricing"

#include "config.h"

#include "kb-lineup.h"
#include "kb-plan-records.h"
#include "kb-pricing.h"
#include "kb-schedule.h"
#include "kb-text.h"

/* A buyer of one unit gets it whoever they are: collected by all, and reached by the live price. */
static gboolean
is_open_to_one_unit (KbRecord *coupon,
                     gint64    live_minor)
{
  return kb_text_is_empty (kb_record_get_text (coupon, KB_COUPON_AUDIENCE))
         && kb_record_get_int_or (coupon, KB_COUPON_THRESHOLD_MINOR, 0) <= live_minor;
}

static KbRecord *
find_best_coupon (KbRecordSet *set,
                  gint64       live_minor)
{
  GListModel *coupons = kb_record_set_get_list (set, KB_ENTITY_COUPON);
  KbRecord *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (coupons); i++)
    {
      g_autoptr (KbRecord) coupon = g_list_model_get_item (coupons, i);

      if (is_open_to_one_unit (coupon, live_minor)
          && (best == NULL
              || kb_record_get_int (coupon, KB_COUPON_VALUE_MINOR)
                   > kb_record_get_int (best, KB_COUPON_VALUE_MINOR)))
        best = coupon;   /* the set keeps it alive */
    }

  return best;
}

static gint64
compute_margin (KbRecord *item,
                gint64    live_minor)
{
  const gint64 cost = kb_record_get_int (item, KB_LINEUP_ITEM_COST_MINOR);
  const gint64 commission = kb_record_get_int (item, KB_LINEUP_ITEM_COMMISSION_BP);

  if (cost != KB_NONE)
    return live_minor - cost;
  return commission != KB_NONE ? kb_pricing_commission (live_minor, commission) : KB_NONE;
}

/**
 * kb_pricing_commission:
 * @amount_minor: what is paid
 * @commission_bp: the share, basis points
 *
 * Returns: the commission, rounded to the nearest minor unit, halves up.
 */
gint64
kb_pricing_commission (gint64 amount_minor,
                       gint64 commission_bp)
{
  const __int128 commission = ((__int128) amount_minor * commission_bp + 5000) / 10000;

  return (gint64) CLAMP (commission, -(__int128) G_MAXINT64, (__int128) G_MAXINT64);
}

/* When each cue is planned to start; without a date the show begins at 0. */
static KbPlanTime *
compute_times (KbRecordSet *set,
               KbPlan      *plan)
{
  KbPlanTime *times = g_new0 (KbPlanTime, plan->n_cues + 1);
  KbPlanTotals totals;

  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  return times;
}

static int
find_cue (KbPlan *plan,
          gint64  cue_id)
{
  for (guint i = 0; i < plan->n_cues; i++)
    if (plan->cues[i].id == cue_id)
      return (int) i;

  return -1;
}

/* When the cue at @index began: as it happened, or by the plan; without a date the order of the cues is all there is. */
static gint64
find_cue_start (KbPlan              *plan,
                const KbPlanTime    *times,
                const KbPriceMoment *moment,
                int                  index)
{
  const gint64 *begin = moment->begins != NULL ? g_hash_table_lookup (moment->begins, &plan->cues[index].id) : NULL;

  if (begin != NULL)
    return *begin;
  return times[index].start_us != KB_NONE ? times[index].start_us : index;
}

/* From when a price holds while the cue at @now is on; KB_NONE: it does not. */
static gint64
find_beginning (KbRecord            *price,
                KbPlan              *plan,
                const KbPlanTime    *times,
                int                  now,
                const KbPriceMoment *moment)
{
  const gint64 from_us = kb_record_get_int (price, KB_LINEUP_PRICE_AT_US);
  int from;

  if (kb_record_is_null (price, KB_LINEUP_PRICE_CUE_ID))
    return from_us != KB_NONE && moment->at_us != KB_NONE && from_us <= moment->at_us ? from_us : KB_NONE;

  from = find_cue (plan, kb_record_get_int (price, KB_LINEUP_PRICE_CUE_ID));
  return from >= 0 && from <= now ? find_cue_start (plan, times, moment, from) : KB_NONE;
}

/**
 * kb_pricing_live_at:
 * @cue: (nullable): a cue, %NULL for the price that the show begins with
 * @moment: (nullable): when it is on, in a show that runs; %NULL: at its planned start, all by the plan
 *
 * Finds the live price that is in force while a cue is on: of the item's prices in the show that come with this cue or
 * one before it, or at this time or before it, the last that began; without one the item's own. Which cues have begun is
 * said by their order: somebody who jumps back is back at the prices there. Which of two prices began last is said by
 * what happened: a cue that came late changes the price after a time that it was planned before. A price that begins at a
 * time does so in the middle of a cue too.
 *
 * Returns: the price, minor units.
 */
gint64
kb_pricing_live_at (KbRecordSet         *set,
                    KbRecord            *item,
                    KbRecord            *cue,
                    const KbPriceMoment *moment)
{
  gint64 live = kb_record_get_int_or (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 0);
  g_autoptr (GPtrArray) prices = kb_record_set_children (set, KB_ENTITY_LINEUP_PRICE, kb_record_get_id (item));
  KbPriceMoment when = moment != NULL ? *moment : (KbPriceMoment) { KB_NONE, NULL };
  g_autoptr (KbPlan) plan = NULL;
  g_autofree KbPlanTime *times = NULL;
  gint64 latest_us = KB_NONE;
  int now;

  if (cue == NULL || prices->len == 0)
    return live;

  plan = kb_plan_from_records (set);
  times = compute_times (set, plan);
  now = find_cue (plan, kb_record_get_id (cue));
  if (when.at_us == KB_NONE && now >= 0)
    when.at_us = times[now].start_us;
  for (guint i = 0; i < prices->len; i++)
    {
      const gint64 from_us = find_beginning (prices->pdata[i], plan, times, now, &when);

      if (from_us == KB_NONE || from_us < latest_us)
        continue;
      latest_us = from_us;
      live = kb_record_get_int (prices->pdata[i], KB_LINEUP_PRICE_LIVE_PRICE_MINOR);
    }

  return live;
}

/**
 * kb_pricing_live_in:
 *
 * Returns: the price with which a cue begins by the plan, as kb_pricing_live_at().
 */
gint64
kb_pricing_live_in (KbRecordSet *set,
                    KbRecord    *item,
                    KbRecord    *cue)
{
  return kb_pricing_live_at (set, item, cue, NULL);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * kb_pricing_list_live_in:
 * @cue: (nullable): a cue
 *
 * Returns: (transfer full) (element-type gint64): every live price of the item while the cue is on, by the plan: the one
 *   it begins with, and those that begin at a time within it.
 */
GArray *
kb_pricing_list_live_in (KbRecordSet *set,
                         KbRecord    *item,
                         KbRecord    *cue)
{
  g_autoptr (GPtrArray) prices = kb_record_set_children (set, KB_ENTITY_LINEUP_PRICE, kb_record_get_id (item));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbPlan) plan = NULL;
  g_autofree KbPlanTime *times = NULL;
  GArray *lives = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 live = kb_pricing_live_in (set, item, cue);
  int now;

  g_array_append_val (lives, live);
  if (cue == NULL || prices->len == 0)
    return lives;

  plan = kb_plan_from_records (set);
  times = compute_times (set, plan);
  now = find_cue (plan, kb_record_get_id (cue));
  for (guint i = 0; i < prices->len && now >= 0 && times[now].start_us != KB_NONE; i++)
    {
      const gint64 at_us = kb_record_get_int (prices->pdata[i], KB_LINEUP_PRICE_AT_US);

      if (kb_record_is_null (prices->pdata[i], KB_LINEUP_PRICE_CUE_ID) && at_us > times[now].start_us
          && at_us < times[now].end_us)
        g_array_append_val (changes, at_us);
    }
  g_array_sort (changes, compare_times);
  for (guint i = 0; i < changes->len; i++)
    {
      const KbPriceMoment moment = { g_array_index (changes, gint64, i), NULL };

      live = kb_pricing_live_at (set, item, cue, &moment);
      g_array_append_val (lives, live);
    }

  return lives;
}

/**
 * kb_pricing_compute_of:
 * @set: the session
 * @item: one of its lineup items
 * @live_minor: a live price of it
 *
 * Works out what a buyer pays and what is left: the final price is the live price less the best
 * coupon that is open to every buyer and that one unit reaches; items that take no coupon (flash
 * deals) keep the live price. Own goods leave live − cost, partners' goods live × commission
 * (domain.md §1.3).
 *
 * Returns: the arithmetic.
 */
KbPrice
kb_pricing_compute_of (KbRecordSet *set,
                       KbRecord    *item,
                       gint64       live_minor)
{
  KbPrice price = { .live_minor = live_minor };

  if (kb_record_get_bool (item, KB_LINEUP_ITEM_COUPON_OK))
    price.coupon = find_best_coupon (set, price.live_minor);
  if (price.coupon != NULL)
    price.coupon_minor = MIN (kb_record_get_int (price.coupon, KB_COUPON_VALUE_MINOR), price.live_minor);

  price.final_minor = price.live_minor - price.coupon_minor;
  price.margin_minor = compute_margin (item, price.live_minor);
  if (price.margin_minor != KB_NONE && price.live_minor > 0)
    price.margin_share = (double) price.margin_minor / (double) price.live_minor;

  return price;
}

/**
 * kb_pricing_compute_at:
 * @cue: (nullable): while which cue is on, %NULL for the price that the show begins with
 * @moment: (nullable): and when, as for kb_pricing_live_at()
 *
 * Returns: the arithmetic of the price then, as kb_pricing_compute_of().
 */
KbPrice
kb_pricing_compute_at (KbRecordSet         *set,
                       KbRecord            *item,
                       KbRecord            *cue,
                       const KbPriceMoment *moment)
{
  return kb_pricing_compute_of (set, item, kb_pricing_live_at (set, item, cue, moment));
}

/**
 * kb_pricing_compute_in:
 *
 * Returns: the arithmetic of the price with which a cue begins by the plan, as kb_pricing_compute_at().
 */
KbPrice
kb_pricing_compute_in (KbRecordSet *set,
                       KbRecord    *item,
                       KbRecord    *cue)
{
  return kb_pricing_compute_at (set, item, cue, NULL);
}

/**
 * kb_pricing_compute:
 *
 * Returns: the arithmetic of the price that the show begins with, as kb_pricing_compute_in().
 */
KbPrice
kb_pricing_compute (KbRecordSet *set,
                    KbRecord    *item)
{
  return kb_pricing_compute_in (set, item, NULL);
}
