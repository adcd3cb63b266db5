/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-price-steps.h"
#include "lineup-fixture.h"

static const KbPriceStep *
find (GArray   *steps,
      KbRecord *coupon)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, KbPriceStep, i).coupon == coupon)
      return &g_array_index (steps, KbPriceStep, i);

  g_assert_not_reached ();
}

static void
every_coupon_says_why (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *q1 = lineup_fixture_add_coupon (set, "Q1", 19900, 3000);
  KbRecord *q2 = lineup_fixture_add_coupon (set, "Q2", 9900, 1200);
  KbRecord *q3 = lineup_fixture_add_coupon (set, "Q3", 0, 500);
  KbRecord *q4 = lineup_fixture_add_coupon (set, "Q4", 0, 100);
  g_autoptr (GArray) steps = NULL;
  g_autofree char *title = NULL;
  g_autofree char *effect = NULL;

  kb_record_set_text (q3, KB_COUPON_AUDIENCE, "粉丝团");
  steps = kb_price_steps_new (set, item);

  g_assert_cmpint (g_array_index (steps, KbPriceStep, 0).kind, ==, KB_PRICE_STEP_LIVE);
  g_assert_true (g_array_index (steps, KbPriceStep, 1).coupon == q2);
  g_assert_cmpint (find (steps, q2)->kind, ==, KB_PRICE_STEP_COUNTED);
  g_assert_cmpint (find (steps, q1)->kind, ==, KB_PRICE_STEP_UNREACHED);
  g_assert_cmpint (find (steps, q1)->units, ==, 2);
  g_assert_cmpint (find (steps, q3)->kind, ==, KB_PRICE_STEP_RESTRICTED);
  g_assert_cmpint (find (steps, q4)->kind, ==, KB_PRICE_STEP_LESSER);

  title = kb_price_step_dup_title (find (steps, q1), "CNY");
  effect = kb_price_step_dup_effect (find (steps, q1), "CNY");
  g_assert_cmpstr (title, ==, "Q1 · ¥30 off from ¥199");
  g_assert_cmpstr (effect, ==, "from 2: −¥30.00");
}

static void
what_stacks_needs_both_to_agree (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *q2 = lineup_fixture_add_coupon (set, "Q2", 9900, 1200);
  KbRecord *q4 = lineup_fixture_add_coupon (set, "Q4", 0, 100);
  g_autoptr (GArray) alone = NULL;
  g_autoptr (GArray) both = NULL;

  kb_record_set_int (q4, KB_COUPON_STACKABLE, TRUE);
  alone = kb_price_steps_new (set, item);
  g_assert_cmpint (find (alone, q4)->kind, ==, KB_PRICE_STEP_LESSER);
  kb_record_set_int (q2, KB_COUPON_STACKABLE, TRUE);
  both = kb_price_steps_new (set, item);
  g_assert_cmpint (find (both, q4)->kind, ==, KB_PRICE_STEP_STACKS);
}

static void
limits_and_refusals_are_named (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 4000, 3100);
  KbRecord *free_item = lineup_fixture_add_item (set, 5, 0, 3100);
  KbRecord *coupon = lineup_fixture_add_coupon (set, "Q1", 9900, 1200);
  g_autofree char *explanation = NULL;
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) none = kb_price_steps_new (set, free_item);
  g_autoptr (GArray) refused = NULL;

  kb_record_set_int (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER, 2);
  steps = kb_price_steps_new (set, item);
  explanation = kb_price_dup_explanation (set, item);
  g_assert_cmpstr (explanation, ==, "Live price  ¥40.00\nQ1 · ¥12 off from ¥99  from 3, over the limit");
  g_assert_cmpint (find (steps, coupon)->units, ==, 3);
  g_assert_false (find (steps, coupon)->in_limit);
  g_assert_cmpint (find (none, coupon)->units, ==, 0);

  kb_record_set_int (item, KB_LINEUP_ITEM_COUPON_OK, FALSE);
  refused = kb_price_steps_new (set, item);
  g_assert_cmpint (find (refused, coupon)->kind, ==, KB_PRICE_STEP_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/price-steps/every-coupon-says-why", every_coupon_says_why);
  g_test_add_func ("/engine/price-steps/what-stacks-needs-both-to-agree", what_stacks_needs_both_to_agree);
  g_test_add_func ("/engine/price-steps/limits-and-refusals-are-named", limits_and_refusals_are_named);

  return g_test_run ();
}
