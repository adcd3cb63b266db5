/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-plan-records.h"
#include "kb-price-begins.h"
#include "kb-pricing.h"
#include "lineup-fixture.h"

#define FULL 12900
#define WITH_CUE 11900
#define TIMED 9900

/* C01 from 19:00, C02 from 19:05 with a price of its own, C03 from 19:15; at 19:08 the price is another by the clock. */
static KbRecordSet *
create_show (KbRecord **item)
{
  KbRecordSet *set = lineup_fixture_new ();
  g_autoptr (KbRecord) with_cue = kb_record_new (KB_ENTITY_LINEUP_PRICE, 501);
  g_autoptr (KbRecord) timed = kb_record_new (KB_ENTITY_LINEUP_PRICE, 502);
  KbRecord *prices[] = { with_cue, timed };

  *item = lineup_fixture_add_item (set, 4, FULL, 3100);
  lineup_fixture_add_cue (set, "C01", 5, *item);
  kb_record_set_int (with_cue, KB_LINEUP_PRICE_CUE_ID, kb_record_get_id (lineup_fixture_add_cue (set, "C02", 10, *item)));
  kb_record_set_int (with_cue, KB_LINEUP_PRICE_LIVE_PRICE_MINOR, WITH_CUE);
  lineup_fixture_add_cue (set, "C03", 5, *item);
  kb_record_set_int (timed, KB_LINEUP_PRICE_AT_US, SEVEN_US + 8 * MINUTE_US);
  kb_record_set_int (timed, KB_LINEUP_PRICE_LIVE_PRICE_MINOR, TIMED);
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      kb_record_set_int (prices[i], KB_LINEUP_PRICE_SESSION_ID, SESSION);
      kb_record_set_int (prices[i], KB_LINEUP_PRICE_ITEM_ID, kb_record_get_id (*item));
      kb_record_set_int (prices[i], KB_LINEUP_PRICE_POSITION, i);
      kb_record_set_add (set, prices[i]);
    }

  return set;
}

static const struct
{
  const char *claim;
  struct
  {
    int         minute;
    const char *words;
  } events[5];
  int         now;        /* minutes after seven */
  const char *cue;        /* whose price is asked for */
  gint64      live_minor;
} cases[] = {
  { "on-time-the-clock-comes-last", { { 0, "take C01" }, { 5, "take C02" } }, 9, "C02", TIMED },
  { "before-the-time-the-cue-s-price-holds", { { 0, "take C01" }, { 5, "take C02" } }, 7, "C02", WITH_CUE },
  { "late-the-cue-comes-last", { { 0, "take C01" }, { 10, "take C02" } }, 12, "C02", WITH_CUE },
  { "late-the-clock-changes-the-cue-before", { { 0, "take C01" } }, 9, "C01", TIMED },
  { "what-came-last-holds-on", { { 0, "take C01" }, { 10, "take C02" }, { 16, "take C03" } }, 17, "C03", WITH_CUE },
  { "passed-over-late-it-begins-behind-it", { { 0, "take C01" }, { 10, "take C03" } }, 11, "C03", WITH_CUE },
  { "passed-over-early-the-clock-comes-last", { { 0, "take C01" }, { 6, "take C03" } }, 9, "C03", TIMED },
  { "taken-again-it-begins-again", { { 0, "take C01" }, { 5, "take C02" }, { 9, "take C01" }, { 10, "take C02" } }, 11, "C02",
    WITH_CUE },
  { "back-before-the-cue-its-price-is-gone", { { 0, "take C01" }, { 5, "take C02" }, { 6, "take C01" } }, 7, "C01", FULL },
  { "to-come-it-is-expected-to-come-last", { { 0, "take C01" }, { 0, "add C01 300" } }, 9, "C02", WITH_CUE },
};

static gint64
find_price (KbRecordSet *set,
            KbRecord    *item,
            KbRun       *run,
            gint64       shift_us,
            guint        index)
{
  const gint64 now_us = SEVEN_US + cases[index].now * MINUTE_US;
  const KbRunLive live = fixture_live (run, now_us - shift_us);
  g_autoptr (GHashTable) begins = kb_price_begins_new (set, run, &live, shift_us);
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, kb_run_find_number (run, cases[index].cue));
  const KbPriceMoment moment = { MAX (now_us, fixture_cue (run, cases[index].cue, now_us - shift_us).expected_start_us + shift_us),
                                 begins };

  g_assert_nonnull (begins);
  return kb_pricing_live_at (set, item, cue, &moment);
}

/* Also in a rehearsal in the morning, whose plan is moved there as a whole. */
static void
last_price_is_the_one_that_began_last (gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  static const gint64 shifts[] = { 0, 9 * 60 };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      const gint64 shift_us = shifts[i] * MINUTE_US;
      KbRecord *item;
      g_autoptr (KbRecordSet) set = create_show (&item);
      g_autoptr (KbPlan) plan = kb_plan_from_records (set);
      g_autoptr (KbRun) run = NULL;

      plan->frame.start_us -= shift_us;
      run = kb_run_new (plan);
      fixture_append (run, plan->frame.start_us, "start");
      for (guint k = 0; cases[index].events[k].words != NULL; k++)
        fixture_append (run, SEVEN_US + cases[index].events[k].minute * MINUTE_US - shift_us, cases[index].events[k].words);
      g_assert_cmpint (find_price (set, item, run, shift_us, index), ==, cases[index].live_minor);
    }
}

/* The usual show: nothing to look up, ten times a second. */
static void
without_prices_of_cues_there_is_nothing (void)
{
  KbRecord *item;
  g_autoptr (KbRecordSet) set = create_show (&item);
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  g_autoptr (KbRun) run = kb_run_new (plan);
  KbRecord *with_cue = kb_record_set_find (set, KB_ENTITY_LINEUP_PRICE, 501);
  KbRunLive live;

  fixture_append (run, SEVEN_US, "start");
  live = fixture_live (run, SEVEN_US);
  kb_record_set_int (with_cue, KB_LINEUP_PRICE_CUE_ID, KB_NONE);
  g_assert_null (kb_price_begins_new (set, run, &live, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/price-begins/%s", cases[i].claim);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), last_price_is_the_one_that_began_last);
    }
  g_test_add_func ("/engine/price-begins/without-prices-of-cues-there-is-nothing", without_prices_of_cues_there_is_nothing);

  return g_test_run ();
}
