/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-pricing.h"
#include "lineup-fixture.h"

/* The coupons of the Chinese sample: 30 off 199, 12 off 99, and 5 for the fan club only. */
static KbRecordSet *
create_set (void)
{
  static const struct
  {
    gint64      id, threshold, value;
    const char *audience;
  } coupons[] = { { 11, 19900, 3000, "" }, { 12, 9900, 1200, "" }, { 13, 0, 500, "粉丝团" } };
  KbRecordSet *set = kb_record_set_new (NULL, SESSION);

  for (guint i = 0; i < G_N_ELEMENTS (coupons); i++)
    {
      g_autoptr (KbRecord) coupon = kb_record_new (KB_ENTITY_COUPON, coupons[i].id);

      kb_record_set_int (coupon, KB_COUPON_SESSION_ID, SESSION);
      kb_record_set_int (coupon, KB_COUPON_THRESHOLD_MINOR, coupons[i].threshold);
      kb_record_set_int (coupon, KB_COUPON_VALUE_MINOR, coupons[i].value);
      kb_record_set_text (coupon, KB_COUPON_AUDIENCE, coupons[i].audience);
      kb_record_set_add (set, coupon);
    }

  return set;
}

static KbRecord *
create_item (gint64   live_minor,
             gint64   cost_minor,
             gint64   commission_bp,
             gboolean coupon_ok)
{
  KbRecord *item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 21);

  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, SESSION);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, live_minor);
  kb_record_set_int (item, KB_LINEUP_ITEM_COST_MINOR, cost_minor);
  kb_record_set_int (item, KB_LINEUP_ITEM_COMMISSION_BP, commission_bp);
  kb_record_set_int (item, KB_LINEUP_ITEM_COUPON_OK, coupon_ok);

  return item;
}

static void
final_price_counts_the_best_coupon (void)
{
  static const struct
  {
    gint64   live, cost, commission, final, margin;
    gboolean coupon_ok;
  } cases[] = {
    { 12900, 3100, KB_NONE, 11700, 9800, TRUE },     /* No.4: 129 − 12 */
    { 2990, 1680, KB_NONE, 2990, 1310, TRUE },       /* No.2: no coupon reaches it */
    { 990, 2200, KB_NONE, 990, -1210, FALSE },       /* No.3: flash deal, sold at a loss */
    { 45900, 9600, KB_NONE, 42900, 36300, TRUE },    /* No.10: 459 − 30 */
    { 19900, KB_NONE, 2200, 16900, 4378, TRUE },     /* No.16: a partner's, 22 % */
    { 9900, KB_NONE, KB_NONE, 8700, KB_NONE, TRUE }, /* exactly at the threshold, cost unknown */
  };
  g_autoptr (KbRecordSet) set = create_set ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecord) item = create_item (cases[i].live, cases[i].cost, cases[i].commission,
                                               cases[i].coupon_ok);
      const KbPrice price = kb_pricing_compute (set, item);

      g_assert_cmpint (price.final_minor, ==, cases[i].final);
      g_assert_cmpint (price.margin_minor, ==, cases[i].margin);
      g_assert_cmpint (price.live_minor - price.coupon_minor, ==, price.final_minor);
    }
}

static void
add_price (KbRecordSet *set,
           KbRecord    *item,
           KbRecord    *cue,
           gint64       at_us,
           gint64       minor)
{
  g_autoptr (KbRecord) price = kb_record_new (KB_ENTITY_LINEUP_PRICE, 500 + minor);

  kb_record_set_int (price, KB_LINEUP_PRICE_SESSION_ID, SESSION);
  kb_record_set_int (price, KB_LINEUP_PRICE_ITEM_ID, kb_record_get_id (item));
  kb_record_set_int (price, KB_LINEUP_PRICE_POSITION, minor);
  kb_record_set_int (price, KB_LINEUP_PRICE_AT_US, at_us);
  if (cue != NULL)
    kb_record_set_int (price, KB_LINEUP_PRICE_CUE_ID, kb_record_get_id (cue));
  kb_record_set_int (price, KB_LINEUP_PRICE_LIVE_PRICE_MINOR, minor);
  kb_record_set_add (set, price);
}

/* From C02 on 119, from ten past on 109 (that is C03: C02 has begun by then), and one that never begins. */
static void
a_price_step_holds_from_its_cue_or_time (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *first = lineup_fixture_add_cue (set, "C01", 5, item);
  KbRecord *second = lineup_fixture_add_cue (set, "C02", 10, item);
  KbRecord *third = lineup_fixture_add_cue (set, "C03", 5, item);

  lineup_fixture_add_coupon (set, "Q2", 9900, 1200);
  add_price (set, item, second, KB_NONE, 11900);
  add_price (set, item, NULL, SEVEN_US + 10 * MINUTE_US, 10900);
  add_price (set, item, NULL, SEVEN_US + 99 * MINUTE_US, 100);
  add_price (set, item, NULL, KB_NONE, 200);

  g_assert_cmpint (kb_pricing_live_in (set, item, NULL), ==, 12900);
  g_assert_cmpint (kb_pricing_live_in (set, item, first), ==, 12900);
  g_assert_cmpint (kb_pricing_live_in (set, item, second), ==, 11900);
  g_assert_cmpint (kb_pricing_live_in (set, item, third), ==, 10900);
  g_assert_cmpint (kb_pricing_compute_in (set, item, third).final_minor, ==, 9700);
  g_assert_cmpint (kb_pricing_compute (set, item).final_minor, ==, 11700);
}

/* At 19:08, in the middle of C02, the host's price is another; so is what the script may say. */
static void
a_timed_price_holds_within_a_cue (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *first = lineup_fixture_add_cue (set, "C01", 5, item);
  KbRecord *second = lineup_fixture_add_cue (set, "C02", 10, item);
  const gint64 at_us = SEVEN_US + 8 * MINUTE_US;
  const KbPriceMoment before_it = { at_us - 1, NULL };
  const KbPriceMoment then = { at_us, NULL };
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) within = NULL;

  add_price (set, item, NULL, at_us, 9900);
  g_assert_cmpint (kb_pricing_live_in (set, item, second), ==, 12900);
  g_assert_cmpint (kb_pricing_live_at (set, item, second, &before_it), ==, 12900);
  g_assert_cmpint (kb_pricing_live_at (set, item, second, &then), ==, 9900);
  /* A show that is late: the first cue is still on. */
  g_assert_cmpint (kb_pricing_compute_at (set, item, first, &then).final_minor, ==, 9900);

  before = kb_pricing_list_live_in (set, item, first);
  within = kb_pricing_list_live_in (set, item, second);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (within->len, ==, 2);
  g_assert_cmpint (g_array_index (within, gint64, 0), ==, 12900);
  g_assert_cmpint (g_array_index (within, gint64, 1), ==, 9900);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/pricing/final-price-counts-the-best-coupon", final_price_counts_the_best_coupon);
  g_test_add_func ("/engine/pricing/a-price-step-holds-from-its-cue-or-time", a_price_step_holds_from_its_cue_or_time);

  g_test_add_func ("/engine/pricing/a-timed-price-holds-within-a-cue", a_timed_price_holds_within_a_cue);

  return g_test_run ();
}
