/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cost.h"
#include "kb-lineup-sheet.h"
#include "lineup-fixture.h"

static void
contribution_counts_coupon_and_gift (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *own = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *partner = lineup_fixture_add_item (set, 16, 19900, KB_NONE);
  KbRecord *unknown = lineup_fixture_add_item (set, 20, 9900, KB_NONE);
  g_autoptr (KbLineupSheet) sheet = NULL;

  lineup_fixture_add_coupon (set, "Q1", 19900, 3000);
  lineup_fixture_add_coupon (set, "Q2", 9900, 1200);
  kb_record_set_int (own, KB_LINEUP_ITEM_GIFT_COST_MINOR, 1500);
  kb_record_set_int (partner, KB_LINEUP_ITEM_COMMISSION_BP, 2200);
  sheet = kb_lineup_sheet_new (set);

  g_assert_cmpint (kb_lineup_sheet_find_row (sheet, kb_record_get_id (own))->contribution_minor, ==, 7100);
  g_assert_cmpint (kb_lineup_sheet_find_row (sheet, kb_record_get_id (partner))->contribution_minor, ==, 3718);
  g_assert_cmpint (kb_lineup_sheet_find_row (sheet, kb_record_get_id (unknown))->contribution_minor, ==, KB_NONE);
  g_assert_null (kb_lineup_sheet_find_row (sheet, 1));
}

static void
total_margin_is_margin_times_live_stock (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *gain = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *loss = lineup_fixture_add_item (set, 3, 990, 2200);
  KbRecord *unknown = lineup_fixture_add_item (set, 20, 9900, KB_NONE);
  KbRecord *uncounted = lineup_fixture_add_item (set, 21, 9900, 100);
  KbRecord *huge = lineup_fixture_add_item (set, 22, G_MAXINT64 / 2, 0);
  g_autoptr (KbLineupSheet) sheet = NULL;

  kb_record_set_int (gain, KB_LINEUP_ITEM_LIVE_STOCK, 2000);
  kb_record_set_int (uncounted, KB_LINEUP_ITEM_LIVE_STOCK, KB_NONE);
  sheet = kb_lineup_sheet_new (set);

  g_assert_cmpint (kb_lineup_sheet_find_row (sheet, kb_record_get_id (gain))->total_margin_minor, ==, 2000 * 9800);
  g_assert_cmpint (kb_lineup_sheet_find_row (sheet, kb_record_get_id (loss))->total_margin_minor, ==, -100 * 1210);
  g_assert_cmpint (kb_lineup_sheet_find_row (sheet, kb_record_get_id (unknown))->total_margin_minor, ==, KB_NONE);
  g_assert_cmpint (kb_lineup_sheet_find_row (sheet, kb_record_get_id (uncounted))->total_margin_minor, ==, KB_NONE);
  g_assert_cmpint (kb_lineup_sheet_find_row (sheet, kb_record_get_id (huge))->total_margin_minor, ==, G_MAXINT64);
}

static void
stock_is_the_sum_of_the_specs (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 1, 1990, 1120);

  g_assert_cmpint (kb_lineup_get_stock (set, item), ==, 100);
  for (gint64 id = 91; id < 93; id++)
    {
      g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_LINEUP_SPEC, id);

      kb_record_set_int (spec, KB_LINEUP_SPEC_SESSION_ID, SESSION);
      kb_record_set_int (spec, KB_LINEUP_SPEC_ITEM_ID, kb_record_get_id (item));
      kb_record_set_int (spec, KB_LINEUP_SPEC_LIVE_STOCK, id == 91 ? 60 : 0);
      kb_record_set_add (set, spec);
    }
  g_assert_cmpint (kb_lineup_get_stock (set, item), ==, 60);
}

static void
coupon_without_a_quantity_is_no_budget_of_nothing (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  g_autoptr (KbLineupSheet) sheet = NULL;
  KbRecord *brands = lineup_fixture_add_coupon (set, "Q3", 5000, 600);

  lineup_fixture_add_item (set, 1, 9900, 400);
  kb_record_set_int (lineup_fixture_add_coupon (set, "Q1", 5000, 300), KB_COUPON_QUANTITY, 50);
  lineup_fixture_add_coupon (set, "Q2", 5000, 600);
  kb_record_set_int (brands, KB_COUPON_PAYER, KB_PAYER_PLATFORM);
  sheet = kb_lineup_sheet_new (set);

  g_assert_cmpint (kb_lineup_sheet_get_totals (sheet)->coupon_minor, ==, 15000);
  g_assert_cmpuint (kb_lineup_sheet_get_totals (sheet)->n_open_coupons, ==, 1);
  g_assert_cmpint (kb_lineup_get_coupon_budget (brands), ==, KB_NONE);
  kb_record_set_int (brands, KB_COUPON_QUANTITY, 0);
  g_assert_cmpint (kb_lineup_get_coupon_budget (brands), ==, 0);
}

static void
totals_leave_withdrawn_items_out (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *hero = lineup_fixture_add_item (set, 1, 1000, 400);
  KbRecord *loss = lineup_fixture_add_item (set, 2, 500, 600);
  KbRecord *gone = lineup_fixture_add_item (set, 3, 99999, 1);
  KbRecord *coupon = lineup_fixture_add_coupon (set, "Q1", 5000, 300);
  g_autoptr (KbLineupSheet) sheet = NULL;
  const KbLineupTotals *totals;

  kb_record_set_int (gone, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  kb_record_set_int (loss, KB_LINEUP_ITEM_ROLE, KB_PRODUCT_ROLE_PERK);
  kb_record_set_int (coupon, KB_COUPON_QUANTITY, 50);
  lineup_fixture_add_cue (set, "C01", 4, hero);
  lineup_fixture_add_cue (set, "C02", 3, hero);
  kb_record_set_int (lineup_fixture_add_cue (set, "C03", 3, hero), KB_CUE_SKIP, TRUE);
  sheet = kb_lineup_sheet_new (set);
  totals = kb_lineup_sheet_get_totals (sheet);

  g_assert_cmpuint (totals->all.n_items, ==, 2);
  g_assert_cmpint (totals->all.margin_minor, ==, 100 * 600 - 100 * 100);
  g_assert_cmpint (totals->roles[KB_PRODUCT_ROLE_PERK].margin_minor, ==, -10000);
  g_assert_cmpint (totals->roles[KB_PRODUCT_ROLE_HERO].duration_ms, ==, 420000);
  g_assert_cmpint (totals->loss_minor, ==, 10000);
  g_assert_cmpint (totals->coupon_minor, ==, 15000);
  g_assert_cmpuint (kb_lineup_sheet_get_row (sheet, 0)->loops, ==, 2);
}

static void
break_even_pays_what_the_show_costs (void)
{
  static const struct
  {
    gint64 live, cost, fixed, units;
  } cases[] = {
    { 1000, 400, 6000, 10 },
    { 1000, 400, 6001, 11 },
    { 1000, 400, 0, 0 },
    { 1000, 1000, 6000, KB_NONE },
    { 1000, 1500, 6000, KB_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) set = lineup_fixture_new ();
      g_autoptr (KbRecord) cost = kb_record_new (KB_ENTITY_COST_ITEM, 71);
      g_autoptr (KbRecord) goods = kb_record_new (KB_ENTITY_COST_ITEM, 72);
      g_autoptr (KbLineupSheet) sheet = NULL;

      lineup_fixture_add_item (set, 1, cases[i].live, cases[i].cost);
      kb_record_set_int (cost, KB_COST_ITEM_SESSION_ID, SESSION);
      kb_record_set_int (cost, KB_COST_ITEM_CATEGORY, KB_COST_GROUP_PEOPLE);
      kb_record_set_int (cost, KB_COST_ITEM_AMOUNT_MINOR, cases[i].fixed);
      kb_record_set_add (set, cost);
      kb_record_set_int (goods, KB_COST_ITEM_SESSION_ID, SESSION);
      kb_record_set_int (goods, KB_COST_ITEM_CATEGORY, KB_COST_GROUP_GOODS);
      kb_record_set_int (goods, KB_COST_ITEM_AMOUNT_MINOR, 123456);
      kb_record_set_add (set, goods);
      sheet = kb_lineup_sheet_new (set);
      g_assert_cmpint (kb_lineup_sheet_get_totals (sheet)->break_even_units, ==, cases[i].units);
    }
}

/* Nothing overflows, whatever a file says; what adds up does not change with the order. */
static void
sums_of_any_numbers_hold (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (KbRecordSet) set = lineup_fixture_new ();
      g_autoptr (KbLineupSheet) sheet = NULL;
      const KbLineupTotals *totals;
      gint64 roles = 0;

      for (int i = 0; i < 5; i++)
        {
          const gint64 live = round % 2 ? G_MAXINT64 - i : g_test_rand_int_range (0, 1000000);
          KbRecord *item = lineup_fixture_add_item (set, i, live, g_test_rand_int_range (0, 1000000));

          kb_record_set_int (item, KB_LINEUP_ITEM_ROLE, g_test_rand_int_range (0, KB_N_PRODUCT_ROLES));
          kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_STOCK, round % 2 ? G_MAXINT64 : g_test_rand_int_range (0, 9999));
        }
      sheet = kb_lineup_sheet_new (set);
      totals = kb_lineup_sheet_get_totals (sheet);
      for (int role = 0; role < KB_N_PRODUCT_ROLES && round % 2 == 0; role++)
        roles += totals->roles[role].margin_minor;
      g_assert_cmpint (round % 2 ? totals->all.gross_minor : roles, ==,
                       round % 2 ? G_MAXINT64 : totals->all.margin_minor);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/lineup-sheet/contribution-counts-coupon-and-gift", contribution_counts_coupon_and_gift);
  g_test_add_func ("/engine/lineup-sheet/total-margin-is-margin-times-live-stock", total_margin_is_margin_times_live_stock);
  g_test_add_func ("/engine/lineup-sheet/stock-is-the-sum-of-the-specs", stock_is_the_sum_of_the_specs);
  g_test_add_func ("/engine/lineup-sheet/coupon-without-a-quantity-is-no-budget-of-nothing",
                   coupon_without_a_quantity_is_no_budget_of_nothing);
  g_test_add_func ("/engine/lineup-sheet/totals-leave-withdrawn-items-out", totals_leave_withdrawn_items_out);
  g_test_add_func ("/engine/lineup-sheet/break-even-pays-what-the-show-costs", break_even_pays_what_the_show_costs);
  g_test_add_func ("/engine/lineup-sheet/sums-of-any-numbers-hold", sums_of_any_numbers_hold);

  return g_test_run ();
}
