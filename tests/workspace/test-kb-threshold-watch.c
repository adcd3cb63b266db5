/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-advice.h"
#include "kb-cost.h"
#include "kb-finding.h"
#include "kb-lineup.h"
#include "kb-session.h"
#include "kb-threshold-watch.h"

/* A session with goals, whose thresholds are the usual ones. */
typedef struct
{
  KbRecordSet      *library;
  KbRecordSet      *plan;
  KbThresholdWatch *watch;
  KbMinutes        *minutes;
  guint             n_crossed;
  KbMetric          metric;       /* of the last crossing */
  KbCrossing        crossing;
} Fixture;

static void
crossed_cb (Fixture          *fixture,
            KbRecord         *row,
            const KbCrossing *crossing)
{
  fixture->n_crossed++;
  fixture->metric = kb_record_get_int (row, KB_THRESHOLD_METRIC);
  fixture->crossing = *crossing;
}

static void
add_goal (Fixture    *fixture,
          KbMetric    metric,
          KbGoalUnit  unit,
          gint64      target)
{
  g_autoptr (KbRecord) goal = kb_record_new (KB_ENTITY_GOAL, 100 + metric);

  kb_record_set_int (goal, KB_GOAL_SESSION_ID, 1);
  kb_record_set_int (goal, KB_GOAL_METRIC, metric);
  kb_record_set_int (goal, KB_GOAL_UNIT, unit);
  kb_record_set_int (goal, KB_GOAL_TARGET, target);
  kb_record_set_add (fixture->plan, goal);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 1);

  fixture->library = kb_record_set_new (NULL, 0);
  kb_record_set_add (fixture->library, session);
  fixture->plan = kb_record_set_new (fixture->library, 1);
  add_goal (fixture, KB_METRIC_AVG_WATCH, KB_GOAL_UNIT_DURATION, 75000);
  add_goal (fixture, KB_METRIC_AD_ROI, KB_GOAL_UNIT_RATIO, 5500);
  fixture->minutes = kb_minutes_new ();
  fixture->watch = kb_threshold_watch_new (fixture->plan);
  fixture->n_crossed = 0;
  g_signal_connect_swapped (fixture->watch, "crossed", G_CALLBACK (crossed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->watch);
  kb_minutes_free (fixture->minutes);
  g_assert_finalize_object (fixture->plan);
  g_assert_finalize_object (fixture->library);
}

static void
set_online (Fixture *fixture,
            gint64   minute,
            gint64   online)
{
  kb_minutes_set (fixture->minutes, minute, KB_MINUTE_METRIC_ONLINE, online);
  kb_threshold_watch_update (fixture->watch, fixture->minutes);
}

static void
add_own (Fixture    *fixture,
         const char *warn)
{
  g_autoptr (KbRecord) row = kb_record_new (KB_ENTITY_THRESHOLD, 500);

  kb_record_set_int (row, KB_THRESHOLD_SESSION_ID, 1);
  kb_record_set_int (row, KB_THRESHOLD_METRIC, KB_METRIC_ACU);
  kb_record_set_int (row, KB_THRESHOLD_SPAN_MS, 60000);
  kb_record_set_text (row, KB_THRESHOLD_WARN, warn);
  kb_record_set_add (fixture->plan, row);
}

static void
crossing_is_said_once (Fixture       *fixture,
                       gconstpointer  data)
{
  for (gint64 minute = 0; minute < 5; minute++)
    set_online (fixture, minute, 600);
  g_assert_cmpuint (fixture->n_crossed, ==, 0);

  set_online (fixture, 5, 500);
  g_assert_cmpuint (fixture->n_crossed, ==, 1);
  g_assert_cmpint (fixture->metric, ==, KB_METRIC_ACU);
  g_assert_cmpint (fixture->crossing.level, ==, KB_THRESHOLD_LEVEL_WARN);
  g_assert_cmpint (kb_threshold_watch_get_level (fixture->watch, KB_METRIC_ACU), ==, KB_THRESHOLD_LEVEL_WARN);

  /* The same figures again, and a little less. */
  set_online (fixture, 5, 500);
  set_online (fixture, 6, 495);
  g_assert_cmpuint (fixture->n_crossed, ==, 1);

  /* The same minute is corrected: it is worse than was said. */
  set_online (fixture, 6, 300);
  g_assert_cmpuint (fixture->n_crossed, ==, 2);
  g_assert_cmpint (fixture->crossing.level, ==, KB_THRESHOLD_LEVEL_DANGER);
}

static void
cleared_cb (guint    *n_cleared,
            KbRecord *row)
{
  *n_cleared += kb_record_get_int (row, KB_THRESHOLD_METRIC) == KB_METRIC_ACU;
}

static void
what_is_over_is_cleared (Fixture       *fixture,
                         gconstpointer  data)
{
  guint n_cleared = 0;

  for (gint64 minute = 0; minute < 5; minute++)
    set_online (fixture, minute, minute == 4 ? 300 : 600);
  g_signal_connect_swapped (fixture->watch, "cleared", G_CALLBACK (cleared_cb), &n_cleared);
  set_online (fixture, 5, 300);
  g_assert_cmpuint (n_cleared, ==, 0);
  set_online (fixture, 6, 600);
  g_assert_cmpuint (n_cleared, ==, 1);
}

/* A table of an hour that is pasted says what stands, not what has been. */
static void
old_news_are_not_said (Fixture       *fixture,
                       gconstpointer  data)
{
  kb_threshold_watch_update (fixture->watch, fixture->minutes);
  for (gint64 minute = 0; minute < 10; minute++)
    kb_minutes_set (fixture->minutes, minute, KB_MINUTE_METRIC_ONLINE, minute == 4 ? 100 : 600);
  kb_threshold_watch_update (fixture->watch, fixture->minutes);
  g_assert_cmpuint (fixture->n_crossed, ==, 0);
}

/* A desk that starts again tells nobody what was told. */
static void
what_stood_before_is_seen (Fixture       *fixture,
                           gconstpointer  data)
{
  for (gint64 minute = 0; minute < 5; minute++)
    kb_minutes_set (fixture->minutes, minute, KB_MINUTE_METRIC_ONLINE, minute == 4 ? 100 : 600);
  kb_threshold_watch_update (fixture->watch, fixture->minutes);
  g_assert_cmpuint (fixture->n_crossed, ==, 0);
  g_assert_cmpint (kb_threshold_watch_get_level (fixture->watch, KB_METRIC_ACU), ==, KB_THRESHOLD_LEVEL_DANGER);
  set_online (fixture, 5, 90);
  g_assert_cmpuint (fixture->n_crossed, ==, 0);
}

static void
own_thresholds_replace_the_usual (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GPtrArray) usual = kb_threshold_watch_list (fixture->watch);
  g_autoptr (GPtrArray) own = NULL;

  g_assert_cmpuint (usual->len, ==, 8);
  add_own (fixture, "−50%");
  own = kb_threshold_watch_list (fixture->watch);
  g_assert_cmpuint (own->len, ==, 1);

  kb_threshold_watch_update (fixture->watch, fixture->minutes);
  set_online (fixture, 0, 600);
  set_online (fixture, 1, 400);
  g_assert_cmpuint (fixture->n_crossed, ==, 0);
  set_online (fixture, 2, 200);
  g_assert_cmpuint (fixture->n_crossed, ==, 1);
}

/* domain.md §4.5, of the goals of the session: 75 s and 5.5. */
static void
usual_ones_hang_on_goals (Fixture       *fixture,
                          gconstpointer  data)
{
  static const struct
  {
    KbMetric    metric;
    gint64      minutes;
    const char *warn, *danger;
  } expected[] = {
    { KB_METRIC_ACU, 3, "−15%", "−30%" },       { KB_METRIC_TAP_THROUGH, 5, "−20%", "−35%" },
    { KB_METRIC_AVG_WATCH, 10, "<60", "<45" },  { KB_METRIC_CLICK_RATE, 10, "−30%", "−50%" },
    { KB_METRIC_AD_ROI, 15, "<4.4", "<2.75" },  { KB_METRIC_REFUND_RATE, 0, ">3%", ">8%" },
    { KB_METRIC_HOSTILE, 1, "≥5", "≥15" },      { KB_METRIC_STOCK, 0, "<20%", "<5%" },
  };
  g_autoptr (GPtrArray) rows = kb_advice_create_thresholds (fixture->plan);

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      KbThreshold threshold;

      g_assert_cmpint (kb_record_get_int (rows->pdata[i], KB_THRESHOLD_METRIC), ==, expected[i].metric);
      g_assert_cmpint (kb_record_get_int_or (rows->pdata[i], KB_THRESHOLD_SPAN_MS, 0), ==, expected[i].minutes * 60000);
      g_assert_cmpstr (kb_record_get_text (rows->pdata[i], KB_THRESHOLD_WARN), ==, expected[i].warn);
      g_assert_cmpstr (kb_record_get_text (rows->pdata[i], KB_THRESHOLD_DANGER), ==, expected[i].danger);
      g_assert_cmpstr (kb_record_get_text (rows->pdata[i], KB_THRESHOLD_ACTION), !=, "");
      kb_threshold_read (rows->pdata[i], "CNY", &threshold);
      g_assert_true (kb_threshold_check (&threshold, NULL));
    }
}

/* Once a product: when it is back on air, nothing is new. */
static void
stock_is_said_once_a_product (Fixture       *fixture,
                              gconstpointer  data)
{
  static const struct
  {
    gint64 item_id;
    double percent;
    guint  n_crossed;
  } looks[] = {
    { 11, 100, 0 }, { 11, 19.5, 1 }, { 11, 18, 1 }, { 12, 60, 1 }, { 12, 4, 2 }, { 11, 17, 2 }, { 0, 0, 2 }, { 11, 3, 3 },
    { 11, 90, 3 },  { 11, 10, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      kb_threshold_watch_look_at_stock (fixture->watch, looks[i].item_id, looks[i].percent);
      g_assert_cmpuint (fixture->n_crossed, ==, looks[i].n_crossed);
    }
  g_assert_cmpint (fixture->metric, ==, KB_METRIC_STOCK);
  g_assert_cmpint (fixture->crossing.level, ==, KB_THRESHOLD_LEVEL_WARN);
}

static void
coupons_hang_on_their_budget (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (KbRecord) coupon = kb_record_new (KB_ENTITY_COUPON, 700);
  g_autoptr (GPtrArray) rows = NULL;

  kb_record_set_int (coupon, KB_COUPON_SESSION_ID, 1);
  kb_record_set_int (coupon, KB_COUPON_VALUE_MINOR, 1200);
  kb_record_set_int (coupon, KB_COUPON_QUANTITY, 1000);
  kb_record_set_add (fixture->plan, coupon);
  add_goal (fixture, KB_METRIC_GMV, KB_GOAL_UNIT_MONEY, 20000000);
  rows = kb_advice_create_thresholds (fixture->plan);

  /* 12,000 of 200,000 are 6 %. */
  g_assert_cmpuint (rows->len, ==, 9);
  g_assert_cmpint (kb_record_get_int (rows->pdata[8], KB_THRESHOLD_METRIC), ==, KB_METRIC_COUPON_SHARE);
  g_assert_cmpstr (kb_record_get_text (rows->pdata[8], KB_THRESHOLD_WARN), ==, ">12%");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/workspace/threshold-watch/crossing-is-said-once", crossing_is_said_once);
  ADD ("/workspace/threshold-watch/old-news-are-not-said", old_news_are_not_said);
  ADD ("/workspace/threshold-watch/what-stood-before-is-seen", what_stood_before_is_seen);
  ADD ("/workspace/threshold-watch/what-is-over-is-cleared", what_is_over_is_cleared);
  ADD ("/workspace/threshold-watch/own-thresholds-replace-the-usual", own_thresholds_replace_the_usual);
  ADD ("/workspace/threshold-watch/usual-ones-hang-on-goals", usual_ones_hang_on_goals);
  ADD ("/workspace/threshold-watch/stock-is-said-once-a-product", stock_is_said_once_a_product);
  ADD ("/workspace/threshold-watch/coupons-hang-on-their-budget", coupons_hang_on_their_budget);
#undef ADD

  return g_test_run ();
}
