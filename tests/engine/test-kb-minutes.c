/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "kb-error.h"
#include "kb-instant.h"
#include "kb-minute-line.h"
#include "kb-record.h"

#define G KB_NONE

static void
fill (KbMinutes    *minutes,
      guint         field,
      const gint64 *values,
      guint         n)
{
  for (guint i = 0; i < n; i++)
    kb_minutes_set (minutes, i, field, values[i]);
}

static void
test_gap (void)
{
  g_autoptr (KbMinutes) minutes = kb_minutes_new ();
  const gint64 orders[] = { 4, G, 6, 0, G };
  guint n_known;

  fill (minutes, KB_MINUTE_METRIC_ORDERS, orders, G_N_ELEMENTS (orders));

  /* A gap at the end is no minute; one between is, and no zero. */
  g_assert_cmpint (kb_minutes_get_length (minutes), ==, 4);
  g_assert_cmpint (kb_minutes_get (minutes, 1, KB_MINUTE_METRIC_ORDERS), ==, KB_NONE);
  g_assert_cmpint (kb_minutes_get (minutes, 3, KB_MINUTE_METRIC_ORDERS), ==, 0);
  g_assert_cmpint (kb_minutes_get (minutes, 99, KB_MINUTE_METRIC_ORDERS), ==, KB_NONE);
  g_assert_cmpint (kb_minutes_sum (minutes, KB_MINUTE_METRIC_ORDERS, 0, 9, &n_known), ==, 10);
  g_assert_cmpuint (n_known, ==, 3);
  g_assert_cmpint (kb_minutes_find_last (minutes, KB_MINUTE_METRIC_ORDERS, 1), ==, 0);
  g_assert_cmpint (kb_minutes_find_last (minutes, KB_MINUTE_METRIC_ONLINE, 9), ==, -1);

  kb_minutes_set (minutes, KB_MINUTES_MAX, KB_MINUTE_METRIC_ORDERS, 1);
  kb_minutes_set (minutes, -1, KB_MINUTE_METRIC_ORDERS, 1);
  g_assert_cmpint (kb_minutes_get_length (minutes), ==, 4);
}

static KbRecord *
add_row (GListStore *rows,
         gint64      minute,
         gint64      sum_minor)
{
  g_autoptr (KbRecord) row = kb_record_new (KB_ENTITY_MINUTE_METRIC, minute + 1);

  kb_record_set_int (row, KB_MINUTE_METRIC_MINUTE, minute);
  kb_record_set_int (row, KB_MINUTE_METRIC_CUM_GMV_MINOR, sum_minor);
  g_list_store_append (rows, row);
  return row;
}

static void
test_rows (void)
{
  g_autoptr (GListStore) rows = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (KbMinutes) minutes = NULL;

  add_row (rows, 3, 900);
  add_row (rows, 1, 300);
  add_row (rows, 0, 100);
  kb_record_set_int (add_row (rows, 4, KB_NONE), KB_MINUTE_METRIC_GMV_MINOR, 50);
  add_row (rows, 7, 5000);
  minutes = kb_minutes_new_of_rows (G_LIST_MODEL (rows), 5);

  g_assert_cmpint (kb_minutes_get_length (minutes), ==, 5);
  g_assert_cmpint (kb_minutes_get (minutes, 1, KB_MINUTE_METRIC_GMV_MINOR), ==, 200);
  g_assert_cmpint (kb_minutes_get (minutes, 2, KB_MINUTE_METRIC_GMV_MINOR), ==, KB_NONE);
  /* The minute before is not known, so neither is this one's share. */
  g_assert_cmpint (kb_minutes_get (minutes, 3, KB_MINUTE_METRIC_GMV_MINOR), ==, KB_NONE);
  g_assert_cmpint (kb_minutes_get_sales (minutes, 4), ==, 950);
  g_assert_cmpint (kb_minutes_get_sales (minutes, 1), ==, 300);
}

static void
test_measures (void)
{
  static const gint64 online[] = { 100, 200, G, 300 }, views[] = { 50, 100, 90, 50 }, shown[] = { 500, 1000, G, 500 };
  static const gint64 clicks[] = { 10, 0, 20, 10 }, orders[] = { 1, 0, 2, 1 };
  static const gint64 gmv[] = { 10000, 0, 20000, 9000 }, spend[] = { 2000, 1000, 3000, 500 }, refunds[] = { 0, G, 0, 1 };
  static const struct
  {
    KbMetric metric;
    double   value;
  } cases[] = {
    { KB_METRIC_ACU, 200 }, { KB_METRIC_VIEWS, 72.5 }, { KB_METRIC_AVG_WATCH, 180 }, { KB_METRIC_TAP_THROUGH, 10 },
    { KB_METRIC_CLICK_RATE, 10 }, { KB_METRIC_AD_ROI, 6 }, { KB_METRIC_AOV, 9750 }, { KB_METRIC_GMV, 9750 },
    { KB_METRIC_REFUND_RATE, 25 },
  };
  g_autoptr (KbMinutes) minutes = kb_minutes_new ();
  double value;

  fill (minutes, KB_MINUTE_METRIC_ONLINE, online, 4);
  fill (minutes, KB_MINUTE_METRIC_VIEWS, views, 4);
  fill (minutes, KB_MINUTE_METRIC_IMPRESSIONS, shown, 4);
  fill (minutes, KB_MINUTE_METRIC_PRODUCT_CLICKS, clicks, 4);
  fill (minutes, KB_MINUTE_METRIC_ORDERS, orders, 4);
  fill (minutes, KB_MINUTE_METRIC_GMV_MINOR, gmv, 4);
  fill (minutes, KB_MINUTE_METRIC_AD_SPEND_MINOR, spend, 4);
  fill (minutes, KB_MINUTE_METRIC_REFUNDS, refunds, 4);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (kb_minutes_can_measure (cases[i].metric));
      g_assert_true (kb_minutes_measure (minutes, cases[i].metric, 0, 3, &value));
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-9);
    }

  /* Nothing to divide by, too many gaps, before the show, and what does not follow from minutes. */
  g_assert_false (kb_minutes_measure (minutes, KB_METRIC_CLICK_RATE, 1, 1, &value));
  g_assert_false (kb_minutes_measure (minutes, KB_METRIC_ACU, 3, 9, &value));
  g_assert_false (kb_minutes_measure (minutes, KB_METRIC_ACU, -2, 1, &value));
  g_assert_false (kb_minutes_can_measure (KB_METRIC_PROFIT));
  g_assert_true (kb_minutes_is_money (KB_METRIC_AOV));
  g_assert_false (kb_minutes_is_money (KB_METRIC_AD_ROI));
}

static void
test_values (void)
{
  static const struct
  {
    const char *text;
    guint       field;
    const char *currency;
    gint64      value;      /* -1: refused */
  } cases[] = {
    { "625", KB_MINUTE_METRIC_ONLINE, "CNY", 625 },
    { " 1,234 ", KB_MINUTE_METRIC_ONLINE, "CNY", 1234 },
    { "1.2万", KB_MINUTE_METRIC_ONLINE, "CNY", 12000 },
    { "3w", KB_MINUTE_METRIC_ONLINE, "CNY", 30000 },
    { "2.5k", KB_MINUTE_METRIC_ONLINE, "USD", 2500 },
    { "６２５", KB_MINUTE_METRIC_ONLINE, "CNY", 625 },
    { "7.00", KB_MINUTE_METRIC_ONLINE, "CNY", 7 },
    { "7.5", KB_MINUTE_METRIC_ONLINE, "CNY", -1 },
    { "12a", KB_MINUTE_METRIC_ONLINE, "CNY", -1 },
    { "-5", KB_MINUTE_METRIC_ONLINE, "CNY", -1 },
    { "1.2.3", KB_MINUTE_METRIC_ONLINE, "CNY", -1 },
    { ".", KB_MINUTE_METRIC_ONLINE, "CNY", -1 },
    { "99999999999999999999", KB_MINUTE_METRIC_ONLINE, "CNY", -1 },
    { "99999999亿", KB_MINUTE_METRIC_ONLINE, "CNY", -1 },
    { "-", KB_MINUTE_METRIC_ONLINE, "CNY", KB_NONE },
    { "", KB_MINUTE_METRIC_ONLINE, "CNY", KB_NONE },
    { "暂无", KB_MINUTE_METRIC_GMV_MINOR, "CNY", KB_NONE },
    { "N/A", KB_MINUTE_METRIC_GMV_MINOR, "CNY", KB_NONE },
    { "0", KB_MINUTE_METRIC_GMV_MINOR, "CNY", 0 },
    { "¥1,299.5", KB_MINUTE_METRIC_GMV_MINOR, "CNY", 129950 },
    { "￥8.3万", KB_MINUTE_METRIC_GMV_MINOR, "CNY", 8300000 },
    { "1299", KB_MINUTE_METRIC_GMV_MINOR, "JPY", 1299 },
    { "$59.999", KB_MINUTE_METRIC_GMV_MINOR, "USD", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;
      const gboolean is_read = kb_minute_value_parse (cases[i].text, cases[i].field, cases[i].currency, FALSE, &value,
                                                      &error);

      g_test_message ("“%s”", cases[i].text);
      if (cases[i].value == -1)
        {
          g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
          g_assert_false (is_read);
          g_assert_cmpint (value, ==, KB_NONE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_minor (void)
{
  gint64 value;

  g_assert_true (kb_minute_value_parse ("12950", KB_MINUTE_METRIC_GMV_MINOR, "CNY", TRUE, &value, NULL));
  g_assert_cmpint (value, ==, 12950);
}

typedef struct
{
  GTimeZone     *zone;
  KbMinuteClock  clock;
} Show;

static void
show_init (Show       *show,
           const char *zone,
           const char *start)
{
  show->zone = g_time_zone_new_identifier (zone);
  show->clock.zone = show->zone;
  g_assert_true (kb_instant_parse (start, &show->clock.start_us, NULL));
}

static void
test_clock (void)
{
  static const struct
  {
    const char *zone;
    const char *start;
    const char *text;
    gint64      minute;    /* KB_NONE: refused */
  } cases[] = {
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "19:00", 0 },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "20:14", 74 },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "20:14:59", 74 },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "18:58", -2 },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "2026/10/17 19:05:37", 5 },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "2026-10-17T19:05:37", 5 },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "0.8125", 30 },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "46312.8125", 30 },
    { "Asia/Shanghai", "2026-10-17T23:30:00+08:00", "00:10", 40 },
    { "Asia/Shanghai", "2026-10-17T23:30:00+08:00", "0", 30 },
    { "America/New_York", "2026-10-17T19:00:00-04:00", "19:59", 59 },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "soon", KB_NONE },
    { "Asia/Shanghai", "2026-10-17T19:00:04+08:00", "25:99", KB_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minute = KB_NONE;
      Show show;

      g_test_message ("%s", cases[i].text);
      show_init (&show, cases[i].zone, cases[i].start);
      kb_minute_clock_parse (&show.clock, cases[i].text, &minute, &error);
      if (cases[i].minute == KB_NONE)
        g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      else
        g_assert_no_error (error);
      g_assert_cmpint (minute, ==, cases[i].minute);
      g_time_zone_unref (show.zone);
    }
}

static void
test_line (void)
{
  static const struct
  {
    const char *text;
    gint64      minute, online, views, comments, orders, sales, spend;   /* minute -1: refused */
  } cases[] = {
    { "625 488 23 11 1299 212.5", 12, 625, 488, 23, 11, 129900, 21250 },
    { "625", 12, 625, G, G, G, G, G },
    { "625 - 23", 12, 625, G, 23, G, G, G },
    { "625\t488\t23", 12, 625, 488, 23, G, G, G },
    { "19:10 625 488", 10, 625, 488, G, G, G, G },
    { "  600  =1500 ", 12, 600, 500, G, G, G, G },
    { "- - - =40 =120", 12, G, G, G, 30, 2000, G },
    { "- - - =9", -1 },
    { "625 x", -1 },
    { "1 2 3 4 5 6 7 8 9", -1 },
    { "", -1 },
    { "19:10", -1 },
    { "18:30 5", -1 },
  };
  g_autoptr (KbMinutes) so_far = kb_minutes_new ();
  Show show;

  show_init (&show, "Asia/Shanghai", "2026-10-17T19:00:04+08:00");
  kb_minutes_set (so_far, 3, KB_MINUTE_METRIC_VIEWS, 1000);
  kb_minutes_set (so_far, 12, KB_MINUTE_METRIC_VIEWS, 77);
  kb_minutes_set (so_far, 3, KB_MINUTE_METRIC_ORDERS, 10);
  kb_minutes_set (so_far, 3, KB_MINUTE_METRIC_CUM_GMV_MINOR, 10000);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      KbMinuteDraft draft;
      const gboolean is_read = kb_minute_line_parse (cases[i].text, so_far, &show.clock, "CNY", 12, &draft, &error);

      g_test_message ("“%s”", cases[i].text);
      if (cases[i].minute < 0)
        {
          g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
          g_assert_false (is_read);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (draft.values[KB_MINUTE_METRIC_MINUTE], ==, cases[i].minute);
      g_assert_cmpint (draft.values[KB_MINUTE_METRIC_ONLINE], ==, cases[i].online);
      g_assert_cmpint (draft.values[KB_MINUTE_METRIC_VIEWS], ==, cases[i].views);
      g_assert_cmpint (draft.values[KB_MINUTE_METRIC_COMMENTS], ==, cases[i].comments);
      g_assert_cmpint (draft.values[KB_MINUTE_METRIC_ORDERS], ==, cases[i].orders);
      g_assert_cmpint (draft.values[KB_MINUTE_METRIC_GMV_MINOR], ==, cases[i].sales);
      g_assert_cmpint (draft.values[KB_MINUTE_METRIC_AD_SPEND_MINOR], ==, cases[i].spend);
    }
  g_time_zone_unref (show.zone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/minutes/gap-is-never-zero", test_gap);
  g_test_add_func ("/engine/minutes/rows-up-to-now", test_rows);
  g_test_add_func ("/engine/minutes/measures", test_measures);
  g_test_add_func ("/engine/minutes/values-as-platforms-write-them", test_values);
  g_test_add_func ("/engine/minutes/minor-units", test_minor);
  g_test_add_func ("/engine/minutes/time-of-day", test_clock);
  g_test_add_func ("/engine/minutes/typed-line", test_line);

  return g_test_run ();
}
