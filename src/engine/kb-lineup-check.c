/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-check"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cue.h"
#include "kb-instant.h"
#include "kb-lineup-check.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-plan-records.h"
#include "kb-product.h"
#include "kb-schedule.h"
#include "kb-session.h"
#include "kb-text.h"

/* What all rules look at, and where they put what they find. */
typedef struct
{
  KbRecordSet   *set;        /* borrowed */
  KbRecord      *session;    /* borrowed, nullable */
  GListModel    *cues;       /* borrowed */
  KbLineupSheet *sheet;      /* owned */
  KbPlanTime    *times;      /* owned: one per cue, from 1970 where the session has no date */
  KbPlanTotals   totals;
  gboolean       is_dated;   /* @times are of the calendar */
  GPtrArray     *problems;   /* owned */
} Check;

/* @text: (transfer full) */
static KbProblem *
add (Check      *check,
     const char *code,
     KbLevel     level,
     char       *text)
{
  KbProblem *problem = kb_problem_new (code, level, text);

  g_ptr_array_add (check->problems, problem);
  return problem;
}

/* Puts the item's name where the sentence has its %s. */
static KbProblem *
add_about (Check             *check,
           const char        *code,
           KbLevel            level,
           const KbLineupRow *row,
           int                field,
           const char        *sentence)
{
  g_autofree char *call = kb_lineup_dup_call (check->set, row->item);
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);
  KbProblem *problem = add (check, code, level, g_strjoinv (call, parts));

  kb_problem_add (problem, row->item, field);
  return problem;
}

static gboolean
is_out (const KbLineupRow *row)
{
  return kb_record_get_bool (row->item, KB_LINEUP_ITEM_WITHDRAWN);
}

static char *
format (Check  *check,
        gint64  minor)
{
  return kb_money_format (minor, kb_record_get_text (check->session, KB_SESSION_CURRENCY));
}

static void
check_item_in_no_cue (Check             *check,
                      const KbLineupRow *row)
{
  if (row->loops == 0)
    add_about (check, "lineup.no-cue", KB_LEVEL_WARN, row, KB_PROBLEM_ROW,
               _("%s is in no cue: give it one, or take it out"));
}

/* The item's own price and every one that it changes to. */
static GArray *
list_prices (Check             *check,
             const KbLineupRow *row)
{
  g_autoptr (GPtrArray) steps = kb_record_set_children (check->set, KB_ENTITY_LINEUP_PRICE, kb_record_get_id (row->item));
  GArray *prices = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (prices, row->price.live_minor);
  for (guint i = 0; i < steps->len; i++)
    {
      const gint64 live = kb_record_get_int (steps->pdata[i], KB_LINEUP_PRICE_LIVE_PRICE_MINOR);

      g_array_append_val (prices, live);
    }

  return prices;
}

static void
check_price (Check             *check,
             const KbLineupRow *row)
{
  const gint64 list = kb_record_get_int (row->item, KB_LINEUP_ITEM_LIST_PRICE_MINOR);
  g_autoptr (GArray) prices = list_prices (check, row);
  const gint64 dearest = kb_currency_get_dearest (kb_record_get_text (check->session, KB_SESSION_CURRENCY));
  gboolean is_above = FALSE;
  gboolean is_absurd = FALSE;

  for (guint i = 0; i < prices->len; i++)
    {
      is_above |= list != KB_NONE && g_array_index (prices, gint64, i) > list;
      is_absurd |= g_array_index (prices, gint64, i) > dearest;
    }
  if (row->price.live_minor == 0)
    add_about (check, "lineup.no-price", KB_LEVEL_BLOCK, row, KB_LINEUP_ITEM_LIVE_PRICE_MINOR,
               _("%s has no live price"));
  /* Only a file can bring one: it cannot be typed. */
  if (is_absurd)
    add_about (check, "lineup.absurd-price", KB_LEVEL_BLOCK, row, KB_LINEUP_ITEM_LIVE_PRICE_MINOR,
               _("%s has a live price that cannot be meant: look at the decimal point"));
  if (is_above)
    add_about (check, "lineup.above-list", KB_LEVEL_BLOCK, row, KB_LINEUP_ITEM_LIVE_PRICE_MINOR,
               _("%s costs more live than its list price says"));
}

/* The lowest that a buyer of one unit pays in the course of the show. */
static gint64
find_lowest (Check             *check,
             const KbLineupRow *row)
{
  g_autoptr (GArray) prices = list_prices (check, row);
  gint64 lowest = row->price.final_minor;

  for (guint i = 1; i < prices->len; i++)
    lowest = MIN (lowest, kb_pricing_compute_of (check->set, row->item, g_array_index (prices, gint64, i)).final_minor);

  return lowest;
}

static void
check_cost (Check             *check,
            const KbLineupRow *row)
{
  const gint64 cost = kb_record_get_int (row->item, KB_LINEUP_ITEM_COST_MINOR);
  const gint64 lowest = find_lowest (check, row);
  g_autofree char *call = NULL;
  g_autofree char *final = NULL;
  g_autofree char *cost_text = NULL;
  KbProblem *problem;

  if (cost == KB_NONE || lowest >= cost
      || !kb_text_is_empty (kb_record_get_text (row->item, KB_LINEUP_ITEM_APPROVED_BY)))
    return;

  call = kb_lineup_dup_call (check->set, row->item);
  final = format (check, lowest);
  cost_text = format (check, cost);
  problem = add (check, "lineup.below-cost", KB_LEVEL_BLOCK,
                 /* Translators: an item, its final price and its cost */
                 g_strdup_printf (_("%s goes for %s and costs %s: somebody must approve the loss by name"), call, final,
                                  cost_text));
  kb_problem_add (problem, row->item, KB_LINEUP_ITEM_APPROVED_BY);
}

static void
check_specs (Check             *check,
             const KbLineupRow *row)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (check->set, KB_ENTITY_LINEUP_SPEC,
                                                        kb_record_get_id (row->item));

  for (guint i = 0; i < specs->len; i++)
    {
      KbRecord *spec = specs->pdata[i];
      g_autofree char *call = kb_lineup_dup_call (check->set, row->item);
      KbProblem *problem;

      if (row->stock == 0 || kb_record_get_int_or (spec, KB_LINEUP_SPEC_LIVE_STOCK, 0) > 0)
        continue;
      problem = add (check, "lineup.spec-empty", KB_LEVEL_WARN,
                     /* Translators: an item and one of its specs (size, colour) */
                     g_strdup_printf (_("%s has no stock of “%s”: whoever wants it cannot buy"), call,
                                      kb_lineup_get_spec_name (check->set, spec)));
      kb_problem_add (problem, spec, KB_LINEUP_SPEC_LIVE_STOCK);
      kb_problem_add (problem, row->item, KB_LINEUP_ITEM_LIVE_STOCK);
    }
}

static void
check_stock (Check             *check,
             const KbLineupRow *row)
{
  const gint64 locked = kb_record_get_int (row->item, KB_LINEUP_ITEM_LOCKED_STOCK);

  if (row->stock == 0)
    add_about (check, "lineup.no-stock", KB_LEVEL_BLOCK, row, KB_LINEUP_ITEM_LIVE_STOCK,
               _("%s has no stock for the show"));
  else if (locked != KB_NONE && row->stock != KB_NONE && locked < row->stock)
    add_about (check, "lineup.not-locked", KB_LEVEL_WARN, row, KB_LINEUP_ITEM_LOCKED_STOCK,
               _("%s: the warehouse has not locked all of its live stock"));
}

static void
check_gift (Check             *check,
            const KbLineupRow *row)
{
  if (!kb_text_is_empty (kb_record_get_text (row->item, KB_LINEUP_ITEM_GIFT))
      && kb_text_is_empty (kb_record_get_text (row->item, KB_LINEUP_ITEM_GIFT_SKU)))
    add_about (check, "lineup.gift-no-sku", KB_LEVEL_WARN, row, KB_LINEUP_ITEM_GIFT_SKU,
               _("%s comes with a gift that has no SKU: it will not be packed"));
}

static void
check_proofs (Check             *check,
              const KbLineupRow *row)
{
  g_autoptr (GPtrArray) proofs = NULL;

  if (row->product == NULL)
    return;

  proofs = kb_record_set_children (check->set, KB_ENTITY_PRODUCT_PROOF, kb_record_get_id (row->product));
  for (guint i = 0; i < proofs->len; i++)
    {
      g_autofree char *call = kb_lineup_dup_call (check->set, row->item);
      KbProblem *problem;

      if (!check->is_dated || !kb_lineup_check_is_expired (check->session, proofs->pdata[i], check->totals.end_us))
        continue;
      problem = add (check, "lineup.proof-expired", KB_LEVEL_BLOCK,
                     /* Translators: an item and the number of a document */
                     g_strdup_printf (_("%s: %s has expired by the day of the show"), call,
                                      kb_record_get_text (proofs->pdata[i], KB_PRODUCT_PROOF_NUMBER)));
      kb_problem_add (problem, proofs->pdata[i], KB_PRODUCT_PROOF_EXPIRES_US);
      kb_problem_add (problem, row->item, KB_LINEUP_ITEM_PRODUCT_ID);
    }
}

static void
check_currency (Check             *check,
                const KbLineupRow *row)
{
  const char *currency = row->product != NULL ? kb_record_get_text (row->product, KB_PRODUCT_CURRENCY) : "";
  const char *ours = kb_record_get_text (check->session, KB_SESSION_CURRENCY);
  g_autofree char *call = NULL;
  KbProblem *problem;

  if (kb_text_is_empty (currency) || g_strcmp0 (currency, ours) == 0
      || (kb_record_is_null (row->product, KB_PRODUCT_LIST_PRICE_MINOR)
          && kb_record_is_null (row->product, KB_PRODUCT_COST_MINOR)))
    return;

  call = kb_lineup_dup_call (check->set, row->item);
  problem = add (check, "lineup.two-currencies", KB_LEVEL_BLOCK,
                 /* Translators: an item and two currencies, "USD", "CNY" */
                 g_strdup_printf (_("%s is priced in %s in the catalogue and in %s here: one of them is wrong"), call,
                                  currency, ours));
  kb_problem_add (problem, row->item, KB_LINEUP_ITEM_PRODUCT_ID);
  kb_problem_add (problem, row->product, KB_PRODUCT_CURRENCY);
}

static gint64
get_link (const KbLineupRow *row)
{
  return kb_record_get_int (row->item, KB_LINEUP_ITEM_LINK_NO);
}

/* One problem a number, found at its first bearer. */
static void
check_link_number (Check             *check,
                   const KbLineupRow *row)
{
  g_autoptr (GPtrArray) bearers = g_ptr_array_new ();
  KbProblem *problem;

  for (guint i = 0; i < kb_lineup_sheet_get_n_rows (check->sheet); i++)
    {
      const KbLineupRow *other = kb_lineup_sheet_get_row (check->sheet, i);

      if (!is_out (other) && get_link (other) == get_link (row))
        g_ptr_array_add (bearers, other->item);
    }
  if (bearers->len < 2 || bearers->pdata[0] != row->item)
    return;

  problem = add (check, "lineup.link-twice", KB_LEVEL_BLOCK,
                 g_strdup_printf (_("Link number %d is given to %u items"), (int) get_link (row), bearers->len));
  /* The later one is the one to be given another number. */
  for (guint i = bearers->len; i > 0; i--)
    kb_problem_add (problem, bearers->pdata[i - 1], KB_LINEUP_ITEM_LINK_NO);
}

static const char *
get_cue_no (Check *check,
            guint  index)
{
  g_autoptr (KbRecord) cue = g_list_model_get_item (check->cues, index);

  return kb_record_get_text (cue, KB_CUE_CUE_NO);   /* the set keeps it alive */
}

static gboolean
is_hero_cue (Check *check,
             guint  index)
{
  g_autoptr (KbRecord) cue = g_list_model_get_item (check->cues, index);
  KbRecord *item = kb_record_set_find_ref (check->set, cue, KB_CUE_LINEUP_ITEM_ID);

  return item != NULL && kb_record_get_int (item, KB_LINEUP_ITEM_ROLE) == KB_PRODUCT_ROLE_HERO
         && !kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN);
}

/* What could be brought back. */
static void
add_heroes (Check     *check,
            KbProblem *problem)
{
  for (guint i = 0; i < kb_lineup_sheet_get_n_rows (check->sheet); i++)
    {
      const KbLineupRow *row = kb_lineup_sheet_get_row (check->sheet, i);

      if (!is_out (row) && kb_record_get_int (row->item, KB_LINEUP_ITEM_ROLE) == KB_PRODUCT_ROLE_HERO)
        kb_problem_add (problem, row->item, KB_PROBLEM_ROW);
    }
}

/* From when the last hero went until @until_us; @first and @last are the cues between. */
static void
judge_gap (Check  *check,
           gint64  from_us,
           gint64  until_us,
           int     first,
           int     last)
{
  const gint64 gap_ms = (until_us - from_us) / 1000;
  g_autoptr (KbRecord) cue = first >= 0 ? g_list_model_get_item (check->cues, first) : NULL;
  KbProblem *problem;

  if (gap_ms <= KB_HERO_GAP_MS || cue == NULL)
    return;

  problem = add (check, "lineup.hero-gap", KB_LEVEL_WARN,
                 /* Translators: cue numbers and minutes */
                 g_strdup_printf (_("From %s to %s no hero is on air for %d minutes: bring one back"),
                                  get_cue_no (check, first), get_cue_no (check, last), (int) (gap_ms / 60000)));
  kb_problem_add (problem, cue, KB_CUE_LINEUP_ITEM_ID);
  add_heroes (check, problem);
}

static void
check_hero_gaps (Check *check)
{
  gint64 from_us = check->totals.start_us;
  int first = -1;
  int last = -1;

  if (kb_lineup_sheet_get_n_rows (check->sheet) == 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (check->cues); i++)
    {
      const KbPlanTime *time = &check->times[i];

      if (time->start_us == KB_NONE)
        continue;
      if (is_hero_cue (check, i))
        {
          judge_gap (check, from_us, time->start_us, first, last);
          from_us = time->end_us;
          first = -1;
          continue;
        }
      first = first < 0 ? (int) i : first;
      last = i;
    }
  judge_gap (check, from_us, check->totals.end_us, first, last);
}

/* The first cue outside the coupon's window that shows an item whose final price counts it. */
static int
find_cue_outside (Check    *check,
                  KbRecord *coupon,
                  gint64    from_us,
                  gint64    to_us)
{
  for (guint i = 0; i < g_list_model_get_n_items (check->cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (check->cues, i);
      const KbLineupRow *row = kb_lineup_sheet_find_row (check->sheet,
                                                         kb_record_get_int_or (cue, KB_CUE_LINEUP_ITEM_ID, 0));
      const KbPlanTime *time = &check->times[i];

      if (row != NULL && row->price.coupon == coupon && time->start_us != KB_NONE
          && (time->start_us < from_us || time->start_us >= to_us))
        return (int) i;
    }

  return -1;
}

static void
add_coupon_problem (Check      *check,
                    KbRecord   *coupon,
                    int         cue_index,
                    int         field,
                    const char *told)
{
  const char *code = kb_record_get_text (coupon, KB_COUPON_CODE);
  g_autoptr (KbRecord) cue = cue_index >= 0 ? g_list_model_get_item (check->cues, cue_index) : NULL;
  KbRecord *item = cue != NULL ? kb_record_set_find_ref (check->set, cue, KB_CUE_LINEUP_ITEM_ID) : NULL;
  g_autofree char *call = item != NULL ? kb_lineup_dup_call (check->set, item) : NULL;
  g_auto (GStrv) parts = g_strsplit (told, "%s", 2);
  KbProblem *problem;

  if (item == NULL)
    problem = add (check, "lineup.coupon-window", KB_LEVEL_TELL, g_strjoinv (code, parts));
  else
    problem = add (check, "lineup.coupon-window", KB_LEVEL_WARN,
                   /* Translators: a coupon's number, a cue's number and an item */
                   g_strdup_printf (_("Coupon %s cannot be collected during %s, and the final price of %s counts it"),
                                    code, get_cue_no (check, cue_index), call));
  kb_problem_add (problem, coupon, field);
  kb_problem_add (problem, cue, KB_CUE_LINEUP_ITEM_ID);
  kb_problem_add (problem, item, KB_PROBLEM_ROW);
}

/* A cue that counts on the coupon says which end is to be mended; without one both are told. */
static void
check_coupon_ends (Check    *check,
                   KbRecord *coupon,
                   gint64    from_us,
                   gint64    to_us)
{
  const int cue = find_cue_outside (check, coupon, from_us, to_us);
  const gboolean is_early = cue >= 0 && check->times[cue].start_us < from_us;

  if (to_us < check->totals.end_us && !is_early)
    add_coupon_problem (check, coupon, cue, KB_COUPON_TO_US,
                        _("Coupon %s cannot be collected until the end of the show"));
  if (from_us > check->totals.start_us && (cue < 0 || is_early))
    add_coupon_problem (check, coupon, cue, KB_COUPON_FROM_US,
                        _("Coupon %s cannot be collected from the start of the show"));
}

/* What outlives the show is honoured after it; what underlives it matters where a price counts on it. */
static void
check_coupons (Check *check)
{
  GListModel *coupons = kb_record_set_get_list (check->set, KB_ENTITY_COUPON);
  const KbPlanTotals *show = &check->totals;

  for (guint i = 0; i < g_list_model_get_n_items (coupons) && check->is_dated; i++)
    {
      g_autoptr (KbRecord) coupon = g_list_model_get_item (coupons, i);
      const gint64 from_us = kb_record_get_int_or (coupon, KB_COUPON_FROM_US, show->start_us);
      const gint64 to_us = kb_record_get_int_or (coupon, KB_COUPON_TO_US, show->end_us);

      if (to_us > show->end_us)
        {
          KbProblem *problem = add (check, "lineup.coupon-outlives", KB_LEVEL_WARN,
                                    g_strdup_printf (_("Coupon %s can be collected after the show has ended"),
                                                     kb_record_get_text (coupon, KB_COUPON_CODE)));

          kb_problem_add (problem, coupon, KB_COUPON_TO_US);
        }
      check_coupon_ends (check, coupon, from_us, to_us);
    }
}

/* Without a date the show begins at 0: gaps are gaps all the same. */
static void
compute_times (Check *check)
{
  g_autoptr (KbPlan) plan = kb_plan_from_records (check->set);

  check->times = g_new0 (KbPlanTime, plan->n_cues + 1);
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, check->times, &check->totals);
  check->is_dated = check->totals.start_us != KB_NONE;
  if (check->is_dated)
    return;

  plan->frame.start_us = 0;
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, check->times, &check->totals);
}

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const KbProblem *left = *(const KbProblem *const *) a;
  const KbProblem *right = *(const KbProblem *const *) b;

  return (int) left->level - (int) right->level;
}

static void
check_items (Check *check)
{
  static void (*const rules[]) (Check *, const KbLineupRow *) = {
    check_item_in_no_cue, check_link_number, check_price, check_cost, check_specs,
    check_stock, check_gift, check_proofs, check_currency,
  };

  for (guint i = 0; i < kb_lineup_sheet_get_n_rows (check->sheet); i++)
    {
      const KbLineupRow *row = kb_lineup_sheet_get_row (check->sheet, i);

      for (guint k = 0; k < G_N_ELEMENTS (rules) && !is_out (row); k++)
        rules[k] (check, row);
    }
}

/**
 * kb_lineup_check:
 * @set: a session, with its library
 *
 * Looks for what does not fit together in a lineup, one function a rule (issue 4, "Always
 * consistent"): items in no cue, cues with a withdrawn item and scripts that name one, no hero for longer than
 * %KB_HERO_GAP_MS, link numbers and article numbers twice, prices above list, absurd or missing, final prices below cost that
 * nobody approved, specs and items without stock, gifts without SKU, expired proofs, two currencies,
 * and coupons that do not last as long as the show.
 *
 * Returns: (transfer full) (element-type KbProblem): what was found, the worst first.
 */
GPtrArray *
kb_lineup_check (KbRecordSet *set)
{
  Check check = { .set = set, .session = kb_record_set_get_session (set), .problems = kb_problems_new () };

  if (check.session == NULL)
    return check.problems;

  check.cues = kb_record_set_get_list (set, KB_ENTITY_CUE);
  check.sheet = kb_lineup_sheet_new (set);
  compute_times (&check);
  check_items (&check);
  kb_lineup_check_withdrawn (set, check.problems);
  kb_lineup_check_skus (set, check.problems);
  check_hero_gaps (&check);
  check_coupons (&check);
  g_ptr_array_sort (check.problems, compare_levels);

  kb_lineup_sheet_free (check.sheet);
  g_free (check.times);
  return check.problems;
}

/**
 * kb_lineup_check_is_expired:
 * @session: where the day is looked up
 * @proof: a document of a product
 * @at_us: when it is needed, microseconds since 1970 UTC
 *
 * Returns: whether the document is past its last day; on that day it still holds.
 */
gboolean
kb_lineup_check_is_expired (KbRecord *session,
                            KbRecord *proof,
                            gint64    at_us)
{
  const gint64 expires_us = kb_record_get_int (proof, KB_PRODUCT_PROOF_EXPIRES_US);
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *last_day = NULL;
  g_autofree char *day = NULL;

  if (expires_us == KB_NONE)
    return FALSE;

  zone = kb_zone_new (kb_record_get_text (session, KB_SESSION_TIME_ZONE), NULL);
  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  last_day = kb_instant_format_date (expires_us, zone);
  day = kb_instant_format_date (at_us, zone);
  return g_strcmp0 (last_day, day) < 0;
}
