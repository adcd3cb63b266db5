/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-session.h"
#include "kb-warmup-day.h"
#include "kb-warmup.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* 2026-10-17 19:00 in Shanghai. */
#define START_US (G_GINT64_CONSTANT (1792234800) * G_USEC_PER_SEC)

static void
a_day_is_of_the_calendar_or_in_words (void)
{
  static const struct { gint64 at_us; const char *due; gint64 start_us; int day; } cases[] = {
    { START_US, "", START_US, 0 },
    { START_US - 18 * HOUR_US, "", START_US, 0 },
    { START_US - 20 * HOUR_US, "", START_US, -1 },
    { START_US - 7 * 24 * HOUR_US, "D-3", START_US, -7 },
    { START_US + 6 * HOUR_US, "", START_US, 1 },
    { KB_NONE, "D-7", START_US, -7 },
    { START_US, "D-5", KB_NONE, -5 },
    { KB_NONE, "D0 -1 h", START_US, 0 },
    { KB_NONE, "D+1", START_US, 1 },
    { KB_NONE, "soon", START_US, KB_WARMUP_NO_DAY },
    { KB_NONE, "D", START_US, KB_WARMUP_NO_DAY },
    { KB_NONE, "D-99999999999999999999", START_US, KB_WARMUP_NO_DAY },
    { KB_NONE, "", START_US, KB_WARMUP_NO_DAY },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) plan = kb_record_set_new (NULL, 1);
      g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 1);
      g_autoptr (KbRecord) action = kb_record_new (KB_ENTITY_WARMUP_ACTION, 2);

      kb_record_set_int (session, KB_SESSION_START_US, cases[i].start_us);
      kb_record_set_add (plan, session);
      kb_record_set_int (action, KB_WARMUP_ACTION_AT_US, cases[i].at_us);
      kb_record_set_text (action, KB_WARMUP_ACTION_DUE, cases[i].due);
      g_assert_cmpint (kb_warmup_find_day (plan, action, zone), ==, cases[i].day);
    }
}

static void
a_share_is_of_the_first_numbers (void)
{
  static const struct { const char *target; const char *result; double share; } cases[] = {
    { "3,000", "3,214", 1.0713 }, { "8万/—", "9.6万/—", 1.2 }, { "6%", "7.4%", 1.2333 }, { "$180", "$180.00", 1 },
    { "1,500", "1,388", 0.9253 }, { "800", "0", 0 },       { "800", "", -1 },        { "", "642", -1 },
    { "0", "3", -1 },             { "多", "3", -1 },        { "40K", "52300", 1.3075 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecord) action = kb_record_new (KB_ENTITY_WARMUP_ACTION, 2);

      kb_record_set_text (action, KB_WARMUP_ACTION_TARGET, cases[i].target);
      kb_record_set_text (action, KB_WARMUP_ACTION_RESULT, cases[i].result);
      g_assert_cmpfloat_with_epsilon (kb_warmup_find_share (action), cases[i].share, 0.001);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/warmup-day/a-day-is-of-the-calendar-or-in-words", a_day_is_of_the_calendar_or_in_words);
  g_test_add_func ("/engine/warmup-day/a-share-is-of-the-first-numbers", a_share_is_of_the_first_numbers);

  return g_test_run ();
}
