/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kb-history-text.h"
#include "kb-product.h"
#include "kb-session.h"

static char *
format (guint       field,
        gint64      before,
        gint64      after,
        const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  KbHistoryField changed = { .field = field };
  KbHistoryChange change = { KB_OP_UPDATE, KB_ENTITY_SESSION, 1, (char *) "TY-1", fields };

  kb_value_set_int (&changed.before, before);
  kb_value_set_int (&changed.after, after);
  g_ptr_array_add (fields, &changed);
  g_ptr_array_add (changes, &change);
  return kb_history_format_changes (changes, FALSE, "CNY", zone, NULL);
}

static void
times_are_those_of_the_session (void)
{
  const gint64 start_us = G_GINT64_CONSTANT (1792234800) * G_USEC_PER_SEC;
  g_autofree char *shanghai = format (KB_SESSION_START_US, start_us, start_us + 30 * 60 * G_USEC_PER_SEC, "Asia/Shanghai");
  g_autofree char *new_york = format (KB_SESSION_START_US, start_us, start_us + 30 * 60 * G_USEC_PER_SEC, "America/New_York");

  g_assert_nonnull (strstr (shanghai, "<s>2026-10-17 19:00</s> → 2026-10-17 19:30"));
  g_assert_nonnull (strstr (new_york, "<s>2026-10-17 07:00</s> → 2026-10-17 07:30"));
}

static void
amounts_are_in_the_currency_of_the_session (void)
{
  g_autofree char *text = format (KB_SESSION_AD_BUDGET_MINOR, 3800000, 4000000, "Asia/Shanghai");

  g_assert_nonnull (strstr (text, "<s>¥38,000.00</s> → ¥40,000.00"));
}

static void
goals_are_in_their_units (void)
{
  static const struct { int unit; gint64 before; gint64 after; const char *text; } cases[] = {
    { KB_GOAL_UNIT_MONEY, 22000000, 25000000, "<s>220,000 ¥</s> → 250,000 ¥" },
    { KB_GOAL_UNIT_COUNT, 3600, 4000, "<s>3,600</s> → 4,000" },
    { KB_GOAL_UNIT_PERCENT, 550, 600, "<s>5.5 %</s> → 6 %" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) plan = kb_record_set_new (NULL, 1);
      g_autoptr (KbRecord) goal = kb_record_new (KB_ENTITY_GOAL, 2);
      g_autoptr (GPtrArray) changes = g_ptr_array_new ();
      g_autoptr (GPtrArray) fields = g_ptr_array_new ();
      KbHistoryField changed = { .field = KB_GOAL_TARGET };
      KbHistoryChange change = { KB_OP_UPDATE, KB_ENTITY_GOAL, 2, (char *) "GMV", fields };
      g_autofree char *text = NULL;

      kb_record_set_int (goal, KB_GOAL_SESSION_ID, 1);
      kb_record_set_int (goal, KB_GOAL_UNIT, cases[i].unit);
      kb_record_set_add (plan, goal);
      kb_value_set_int (&changed.before, cases[i].before);
      kb_value_set_int (&changed.after, cases[i].after);
      g_ptr_array_add (fields, &changed);
      g_ptr_array_add (changes, &change);
      text = kb_history_format_changes (changes, FALSE, "CNY", zone, plan);
      if (strstr (text, cases[i].text) == NULL)
        g_error ("%s", text);
    }
}

static void
shares_are_percent (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  KbHistoryField changed = { .field = KB_PRODUCT_COMMISSION_BP };
  KbHistoryChange change = { KB_OP_UPDATE, KB_ENTITY_PRODUCT, 1, (char *) "Mask", fields };
  g_autofree char *text = NULL;

  kb_value_set_int (&changed.before, 1800);
  kb_value_set_int (&changed.after, 1250);
  g_ptr_array_add (fields, &changed);
  g_ptr_array_add (changes, &change);
  text = kb_history_format_changes (changes, FALSE, "CNY", zone, NULL);
  g_assert_nonnull (strstr (text, "<s>18 %</s> → 12.5 %"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/history-text/times-are-those-of-the-session", times_are_those_of_the_session);
  g_test_add_func ("/gui/history-text/amounts-are-in-the-currency-of-the-session", amounts_are_in_the_currency_of_the_session);
  g_test_add_func ("/gui/history-text/shares-are-percent", shares_are_percent);
  g_test_add_func ("/gui/history-text/goals-are-in-their-units", goals_are_in_their_units);

  return g_test_run ();
}
