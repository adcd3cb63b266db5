/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-error.h"
#include "kb-goal-value.h"
#include "kb-session.h"

static void
test_figures_are_read_and_shown (void)
{
  const struct
  {
    const char *text;
    int         unit;
    const char *currency;
    gint64      value;
    const char *shown;
  } cases[] = {
    { "60000", KB_GOAL_UNIT_COUNT, "CNY", 60000, "60,000" },
    { "６０,０００", KB_GOAL_UNIT_COUNT, "CNY", 60000, "60,000" },
    { "0", KB_GOAL_UNIT_COUNT, "CNY", 0, "0" },
    { "999", KB_GOAL_UNIT_COUNT, "CNY", 999, "999" },
    { "220,000", KB_GOAL_UNIT_MONEY, "CNY", 22000000, "220,000" },
    { "246547.9", KB_GOAL_UNIT_MONEY, "CNY", 24654790, "246,547.90" },
    { "1500", KB_GOAL_UNIT_MONEY, "JPY", 1500, "1,500" },
    { "2.5", KB_GOAL_UNIT_PERCENT, "CNY", 250, "2.5" },
    { "2.5 %", KB_GOAL_UNIT_PERCENT, "CNY", 250, "2.5" },
    { "0.05", KB_GOAL_UNIT_PERCENT, "CNY", 5, "0.05" },
    { "5.50", KB_GOAL_UNIT_RATIO, "CNY", 5500, "5.5" },
    { "520", KB_GOAL_UNIT_RATIO, "CNY", 520000, "520" },
    { "1:15", KB_GOAL_UNIT_DURATION, "CNY", 75000, "1:15" },
    { "75s", KB_GOAL_UNIT_DURATION, "CNY", 75000, "1:15" },
    { "78.5s", KB_GOAL_UNIT_DURATION, "CNY", 78500, "1:18.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;
      gint64 value = -1;

      g_assert_true (kb_goal_value_parse (cases[i].text, cases[i].unit, cases[i].currency, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, cases[i].value);
      shown = kb_goal_value_format (value, cases[i].unit, cases[i].currency);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_what_is_no_figure_is_refused (void)
{
  const struct
  {
    const char *text;
    int         unit;
  } cases[] = {
    { "many", KB_GOAL_UNIT_COUNT },  { "1.5", KB_GOAL_UNIT_COUNT },  { "-3", KB_GOAL_UNIT_COUNT },
    { "", KB_GOAL_UNIT_COUNT },      { ",5", KB_GOAL_UNIT_COUNT },   { "99999999999999999999", KB_GOAL_UNIT_COUNT },
    { "-1", KB_GOAL_UNIT_MONEY },    { "1.234", KB_GOAL_UNIT_MONEY }, { "2.555", KB_GOAL_UNIT_PERCENT },
    { "5.5x", KB_GOAL_UNIT_RATIO },  { "soon", KB_GOAL_UNIT_DURATION }, { "%", KB_GOAL_UNIT_PERCENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 42;

      g_assert_false (kb_goal_value_parse (cases[i].text, cases[i].unit, "CNY", &value, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_cmpint (value, ==, 42);
    }
}

static void
test_every_metric_has_a_unit (void)
{
  for (guint metric = 0; metric < kb_enum_count (&kb_metric_enum); metric++)
    g_assert_nonnull (kb_enum_code (&kb_goal_unit_enum, kb_goal_unit_of_metric (metric)));
  g_assert_cmpint (kb_goal_unit_of_metric (KB_METRIC_GMV), ==, KB_GOAL_UNIT_MONEY);
  g_assert_cmpint (kb_goal_unit_of_metric (KB_METRIC_OTHER), ==, KB_GOAL_UNIT_COUNT);
  g_assert_cmpint (kb_goal_unit_of_metric (-1), ==, KB_GOAL_UNIT_COUNT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/goal-value/figures-are-read-and-shown", test_figures_are_read_and_shown);
  g_test_add_func ("/gui/goal-value/what-is-no-figure-is-refused", test_what_is_no_figure_is_refused);
  g_test_add_func ("/gui/goal-value/every-metric-has-a-unit", test_every_metric_has_a_unit);

  return g_test_run ();
}
