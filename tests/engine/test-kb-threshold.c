/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-error.h"
#include "kb-finding.h"
#include "kb-threshold.h"

#define G KB_NONE
#define OK KB_THRESHOLD_LEVEL_OK
#define WARN KB_THRESHOLD_LEVEL_WARN
#define DANGER KB_THRESHOLD_LEVEL_DANGER

static KbThreshold
create (KbMetric    metric,
        gint64      span,
        const char *warn,
        const char *danger)
{
  KbThreshold self = { .metric = metric, .span = span };

  g_assert_true (kb_threshold_parse_line (warn, &self.warn, NULL));
  g_assert_true (kb_threshold_parse_line (danger, &self.danger, NULL));
  return self;
}

static void
test_lines (void)
{
  static const struct
  {
    const char      *text;
    KbThresholdTest  test;     /* -1: refused */
    double           value;
  } cases[] = {
    { "−15%", KB_THRESHOLD_TEST_FALLS, 15 },     { "-30 %", KB_THRESHOLD_TEST_FALLS, 30 },
    { "+20%", KB_THRESHOLD_TEST_RISES, 20 },     { "<9.0%", KB_THRESHOLD_TEST_BELOW, 9 },
    { "<60秒", KB_THRESHOLD_TEST_BELOW, 60 },    { " > 3%", KB_THRESHOLD_TEST_ABOVE, 3 },
    { "≥5条", KB_THRESHOLD_TEST_AT_LEAST, 5 },   { ">=15", KB_THRESHOLD_TEST_AT_LEAST, 15 },
    { "≤2", KB_THRESHOLD_TEST_AT_MOST, 2 },      { "＜4.5", KB_THRESHOLD_TEST_BELOW, 4.5 },
    { "", KB_THRESHOLD_TEST_NONE, 0 },           { "9%", (KbThresholdTest) -1 },
    { "<", (KbThresholdTest) -1 },               { "< nine", (KbThresholdTest) -1 },
    { "−15", (KbThresholdTest) -1 },             { "<9 or 10", (KbThresholdTest) -1 },
    { "<<9", (KbThresholdTest) -1 },             { "<-9", (KbThresholdTest) -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      KbThresholdLine line;

      g_test_message ("“%s”", cases[i].text);
      if (cases[i].test == (KbThresholdTest) -1)
        {
          g_assert_false (kb_threshold_parse_line (cases[i].text, &line, &error));
          g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
          g_assert_nonnull (strstr (error->message, cases[i].text));
          g_assert_cmpint (line.test, ==, KB_THRESHOLD_TEST_NONE);
          continue;
        }
      g_assert_true (kb_threshold_parse_line (cases[i].text, &line, &error));
      g_assert_no_error (error);
      g_assert_cmpint (line.test, ==, cases[i].test);
      g_assert_cmpfloat_with_epsilon (line.value, cases[i].value, 1e-9);
    }
}

static void
test_check (void)
{
  static const struct
  {
    KbMetric    metric;
    gint64      span;
    const char *warn, *danger;
    gboolean    is_good;
  } cases[] = {
    { KB_METRIC_ACU, 3, "−15%", "−30%", TRUE },       { KB_METRIC_ACU, 0, "−15%", "−30%", FALSE },
    { KB_METRIC_ACU, 3, "−30%", "−15%", FALSE },      { KB_METRIC_TAP_THROUGH, 5, "<9%", "<7%", TRUE },
    { KB_METRIC_TAP_THROUGH, 5, "<7%", "<9%", FALSE }, { KB_METRIC_TAP_THROUGH, 5, "<9%", ">7%", FALSE },
    { KB_METRIC_TAP_THROUGH, 5, "<9%", "−7%", FALSE }, { KB_METRIC_HOSTILE, 1, "≥5", "≥15", TRUE },
    { KB_METRIC_HOSTILE, 1, "≥15", "≥5", FALSE },     { KB_METRIC_REFUND_RATE, 0, ">3%", "", TRUE },
    { KB_METRIC_PROFIT, 5, "<9", "", FALSE },         { KB_METRIC_AD_ROI, 15, "", "<3", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const KbThreshold self = create (cases[i].metric, cases[i].span, cases[i].warn, cases[i].danger);
      g_autoptr (GError) error = NULL;

      g_test_message ("%u: %s %s", i, cases[i].warn, cases[i].danger);
      g_assert_cmpint (kb_threshold_check (&self, &error), ==, cases[i].is_good);
      if (!cases[i].is_good)
        g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

/* What the fold says of viewers, minute by minute. */
static void
test_viewers (void)
{
  static const struct
  {
    gint64      online[12];
    guint       n;
    KbCrossing  crossings[3];
    guint       n_crossings;
    KbThresholdLevel level;
  } cases[] = {
    /* Steady, and too short to tell. */
    { { 600, 610, 605, 600, 598 }, 5, { { 0 } }, 0, OK },
    { { 600, 300, 100 }, 3, { { 0 } }, 0, OK },
    /* The sample's cut line: 606, 318, 207. */
    { { 604, 610, 606, 318, 207, 230 }, 6, { { 3, DANGER, 0 } }, 1, DANGER },
    /* First the yellow line, then the red one; each is said once. */
    { { 600, 600, 600, 500, 495, 400, 350 }, 7, { { 3, WARN, 0 }, { 5, DANGER, 0 } }, 2, DANGER },
    /* It trembles at the line, and is said once: −15.0, −14.0, −15.3 %. */
    { { 1000, 1000, 1000, 850, 860, 847 }, 6, { { 3, WARN, 0 } }, 1, WARN },
    /* Over, and again: said twice. */
    { { 1000, 1000, 1000, 800, 800, 800, 800, 800, 800, 600 }, 10, { { 3, WARN, 0 }, { 9, WARN, 0 } }, 2, WARN },
    /* A gap is no fall to zero, and what is known before it is compared. */
    { { 600, 600, 600, G, G, 590 }, 6, { { 0 } }, 0, OK },
    { { 600, G, G, 600, G, 400 }, 6, { { 5, DANGER, 0 } }, 1, DANGER },
    { { 600, 600, 600, 300, G, G }, 6, { { 3, DANGER, 0 } }, 1, DANGER },
    /* Too long ago to be compared. */
    { { 600, G, G, G, G, G, G, 300 }, 8, { { 0 } }, 0, OK },
    { { 0, 0, 0, 0, 5 }, 5, { { 0 } }, 0, OK },
  };
  const KbThreshold self = create (KB_METRIC_ACU, 3, "−15%", "−30%");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbMinutes) minutes = kb_minutes_new ();
      g_autoptr (GArray) crossings = NULL;
      KbThresholdState state;

      g_test_message ("case %u", i);
      for (guint m = 0; m < cases[i].n; m++)
        kb_minutes_set (minutes, m, KB_MINUTE_METRIC_ONLINE, cases[i].online[m]);
      crossings = kb_threshold_fold (&self, minutes, &state);

      g_assert_cmpuint (crossings->len, ==, cases[i].n_crossings);
      for (guint c = 0; c < crossings->len; c++)
        {
          g_assert_cmpint (g_array_index (crossings, KbCrossing, c).minute, ==, cases[i].crossings[c].minute);
          g_assert_cmpint (g_array_index (crossings, KbCrossing, c).level, ==, cases[i].crossings[c].level);
        }
      g_assert_cmpint (state.level, ==, cases[i].level);
    }
}

static void
test_rates (void)
{
  const KbThreshold roi = create (KB_METRIC_AD_ROI, 2, "<4.5", "<3.0");
  const KbThreshold refunds = create (KB_METRIC_REFUND_RATE, 0, ">3%", ">8%");
  const KbThreshold hostile = create (KB_METRIC_HOSTILE, 1, "≥5条", "≥15条");
  static const gint64 gmv[] = { 1000, 1000, 400, 100 }, spend[] = { 100, 100, 100, 100 };
  static const gint64 orders[] = { 50, 50, 0, 0 }, returned[] = { 0, 3, 1, 5 }, comments[] = { 0, 5, G, 16 };
  g_autoptr (KbMinutes) minutes = kb_minutes_new ();
  g_autoptr (GArray) of_roi = NULL, of_refunds = NULL, of_hostile = NULL;
  KbThresholdState state;
  double value;

  for (guint m = 0; m < 4; m++)
    {
      kb_minutes_set (minutes, m, KB_MINUTE_METRIC_GMV_MINOR, gmv[m]);
      kb_minutes_set (minutes, m, KB_MINUTE_METRIC_AD_SPEND_MINOR, spend[m]);
      kb_minutes_set (minutes, m, KB_MINUTE_METRIC_ORDERS, orders[m]);
      kb_minutes_set (minutes, m, KB_MINUTE_METRIC_REFUNDS, returned[m]);
      kb_minutes_set (minutes, m, KB_MINUTE_METRIC_HOSTILE, comments[m]);
    }

  /* Before a whole window has passed nothing is measured. */
  g_assert_false (kb_threshold_measure (&roi, minutes, 0, &value));
  of_roi = kb_threshold_fold (&roi, minutes, &state);
  g_assert_cmpuint (of_roi->len, ==, 1);
  g_assert_cmpint (g_array_index (of_roi, KbCrossing, 0).minute, ==, 3);
  g_assert_cmpint (g_array_index (of_roi, KbCrossing, 0).level, ==, DANGER);
  g_assert_cmpfloat_with_epsilon (g_array_index (of_roi, KbCrossing, 0).value, 2.5, 1e-9);

  of_refunds = kb_threshold_fold (&refunds, minutes, &state);
  g_assert_cmpuint (of_refunds->len, ==, 2);
  g_assert_cmpint (g_array_index (of_refunds, KbCrossing, 0).minute, ==, 2);
  g_assert_cmpint (g_array_index (of_refunds, KbCrossing, 1).minute, ==, 3);

  of_hostile = kb_threshold_fold (&hostile, minutes, &state);
  g_assert_cmpuint (of_hostile->len, ==, 2);
  g_assert_cmpint (g_array_index (of_hostile, KbCrossing, 1).minute, ==, 3);
  g_assert_cmpint (state.level, ==, DANGER);
}

static void
test_rows (void)
{
  g_autoptr (KbRecord) row = kb_record_new (KB_ENTITY_THRESHOLD, 1);
  KbThreshold self;

  kb_record_set_int (row, KB_THRESHOLD_METRIC, KB_METRIC_AOV);
  kb_record_set_int (row, KB_THRESHOLD_SPAN_MS, 601000);
  kb_record_set_text (row, KB_THRESHOLD_WARN, "<59.5");
  kb_record_set_text (row, KB_THRESHOLD_DANGER, "whenever");
  kb_threshold_read (row, "CNY", &self);

  g_assert_cmpint (self.span, ==, 11);
  g_assert_cmpint (self.warn.test, ==, KB_THRESHOLD_TEST_BELOW);
  g_assert_cmpfloat_with_epsilon (self.warn.value, 5950, 1e-6);
  g_assert_cmpint (self.danger.test, ==, KB_THRESHOLD_TEST_NONE);
}

static gboolean
is_same (const KbCrossing *one,
         const KbCrossing *other)
{
  return one->minute == other->minute && one->level == other->level && one->value == other->value;
}

/* Whatever the figures: levels only get worse at a crossing, crossings come in order and never two without a change of
 * level between them, minutes that are not known change nothing, and figures to come never change what was said. */
static void
test_properties (void)
{
  const KbThreshold thresholds[] = {
    create (KB_METRIC_ACU, 3, "−15%", "−30%"), create (KB_METRIC_HOSTILE, 1, "≥5", "≥15"),
    create (KB_METRIC_TAP_THROUGH, 5, "<9%", "<7%"), create (KB_METRIC_AD_ROI, 0, "<4.5", "<3"),
  };
  static const guint fields[] = {
    KB_MINUTE_METRIC_ONLINE, KB_MINUTE_METRIC_HOSTILE, KB_MINUTE_METRIC_VIEWS, KB_MINUTE_METRIC_IMPRESSIONS,
    KB_MINUTE_METRIC_GMV_MINOR, KB_MINUTE_METRIC_AD_SPEND_MINOR,
  };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (KbMinutes) minutes = kb_minutes_new ();
      const KbThreshold *self = &thresholds[round % G_N_ELEMENTS (thresholds)];
      g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (KbCrossing));
      KbThresholdLevel level = OK;

      for (gint64 minute = 0; minute < 40; minute++)
        {
          g_autoptr (GArray) crossings = NULL;
          KbThresholdState state;

          for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
            if (g_test_rand_int_range (0, 4) > 0)
              kb_minutes_set (minutes, minute, fields[i], g_test_rand_int_range (0, fields[i] == KB_MINUTE_METRIC_HOSTILE ? 20 : 900));
          crossings = kb_threshold_fold (self, minutes, &state);

          g_assert_cmpuint (crossings->len, >=, before->len);
          for (guint i = 0; i < before->len; i++)
            g_assert_true (is_same (&g_array_index (crossings, KbCrossing, i), &g_array_index (before, KbCrossing, i)));
          g_assert_cmpuint (crossings->len, <=, before->len + 1);
          g_assert_cmpint (crossings->len > before->len, ==, state.level > level);
          if (state.minute != minute)
            g_assert_cmpint (state.level, ==, level);
          level = state.level;
          g_array_set_size (before, 0);
          g_array_append_vals (before, crossings->data, crossings->len);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/threshold/lines-as-people-write-them", test_lines);
  g_test_add_func ("/engine/threshold/lines-that-do-not-fit", test_check);
  g_test_add_func ("/engine/threshold/viewers-fall", test_viewers);
  g_test_add_func ("/engine/threshold/rates-over-a-window", test_rates);
  g_test_add_func ("/engine/threshold/rows", test_rows);
  g_test_add_func ("/engine/threshold/properties", test_properties);

  return g_test_run ();
}
