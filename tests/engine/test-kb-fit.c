/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "engine-fixture.h"
#include "kb-fit.h"

static KbFitChoice *
choose_all (const KbPlan *plan)
{
  KbFitChoice *choices = g_new0 (KbFitChoice, plan->n_cues + 1);

  for (guint i = 0; i < plan->n_cues; i++)
    choices[i] = (KbFitChoice) { .is_in = TRUE, .wish_ms = KB_NONE };

  return choices;
}

/* "A 120 B 60 C -": new lengths in seconds with their fraction, - for what is dropped */
static char *
print_rows (const KbFit  *fit,
            const KbPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fit->n_rows; i++)
    {
      g_string_append_printf (text, "%s%s ", i > 0 ? " " : "", plan->numbers[i]);
      if (fit->rows[i].is_dropped)
        g_string_append (text, "-");
      else if (fit->rows[i].new_ms % S != 0)
        g_string_append_printf (text, "%.3f", fit->rows[i].new_ms / 1000.0);
      else
        g_string_append_printf (text, "%d", (int) (fit->rows[i].new_ms / S));
    }

  return g_string_free (text, FALSE);
}

/* Only the cues named there take part; "*" all, "!B" is kept, "B=90" is wished. */
static KbFitChoice *
parse_choices (const KbPlan *plan,
               const char   *text)
{
  KbFitChoice *choices = choose_all (plan);
  g_auto (GStrv) words = g_strsplit (text, " ", 0);

  for (guint i = 0; i < plan->n_cues; i++)
    choices[i].is_in = g_strv_contains ((const char *const *) words, "*");
  for (guint k = 0; words[k] != NULL; k++)
    {
      g_auto (GStrv) parts = g_strsplit (words[k][0] == '!' ? words[k] + 1 : words[k], "=", 2);
      const int i = parts[0] != NULL ? kb_plan_find_number (plan, parts[0]) : -1;

      if (i < 0)
        continue;
      choices[i].is_in = TRUE;
      choices[i].is_kept = words[k][0] == '!';
      if (parts[1] != NULL)
        choices[i].wish_ms = g_ascii_strtoll (parts[1], NULL, 10) * S;
    }

  return choices;
}

typedef struct
{
  const char *plan;
  const char *choices;
  gint64      end_us;       /* 0: none */
  gint64      length_s;     /* -1: none */
  gboolean    fill_slack;
  gboolean    keep_optional;
  int         floor_percent;
  const char *rows;
  gint64      short_s;      /* of all points together */
} Case;

static const Case cases[] = {
  /* What each can give: 60, 60, 90 of 120 asked; the second left over goes to the first. */
  { "A 180 min120; B 120 min60; C 300 min210; D 120 min120; E 180 @20:10", "A B C D", AT (20, 10, 0), -1, 0, 0, 100,
    "A 145 B 86 C 249 D 120 E 180", 0 },
  /* The whole show by its end; cues without a minimum stay. */
  { "A 600 min300; B 600; C 600 min500", "*", AT (20, 26, 0), -1, 0, 0, 100, "A 420 B 600 C 540", 0 },
  /* A hard cue that would be late is a point of its own, before the end. */
  { "A 600 min300; B 300 @20:08; C 600 min300", "*", AT (20, 20, 0), -1, 0, 0, 100, "A 480 B 300 C 420", 0 },
  /* What is before a hard cue cannot help the end. */
  { "A 600 min60; B 300 @20:10; C 600", "*", AT (20, 20, 0), -1, 0, 0, 100, "A 600 B 300 C 600", 300 },
  /* Nothing found: told, and nothing changed. */
  { "A 600; B 600", "*", AT (20, 10, 0), -1, 0, 0, 100, "A 600 B 600", 600 },
  /* Optional ones are dropped whole, last first, and only as many as it takes. */
  { "A 600 min540; B 120 optional; C 120 optional; D 600 min540", "*", AT (20, 20, 0), -1, 0, 0, 100,
    "A 540 B 120 C - D 540", 0 },
  { "A 600 min540; B 120 optional; C 120 optional; D 600 min540", "*", AT (20, 22, 30), -1, 0, 0, 100,
    "A 555 B 120 C 120 D 555", 0 },
  { "A 600 min540; B 120 optional; C 120 optional", "*", AT (20, 10, 0), -1, 0, TRUE, 100, "A 540 B 120 C 120", 180 },
  /* A hard cue is never dropped. */
  { "A 600; B 120 optional @20:10", "*", AT (20, 10, 0), -1, 0, 0, 100, "A 600 B 120", 120 },
  /* Too short: shared by length. */
  { "A 100; B 200; C 300", "*", AT (20, 20, 0), -1, 0, 0, 100, "A 200 B 400 C 600", 0 },
  /* Slack before a hard cue is left alone, unless it is to be filled. */
  { "A 120; B 60 @20:05; C 60", "*", AT (20, 7, 0), -1, 0, 0, 100, "A 120 B 60 C 60", 0 },
  { "A 120; B 60 @20:05; C 60", "*", AT (20, 7, 0), -1, TRUE, 0, 100, "A 300 B 60 C 60", 0 },
  /* Skipped cues take no time and no part. */
  { "A 600 min60; S 600 min60 skip; B 600 min60", "*", AT (20, 10, 0), -1, 0, 0, 100, "A 300 S 600 B 300", 0 },
  /* A length that is kept or wished is as it is; the others bear the rest. */
  { "A 600 min60; B 600 min60; C 600 min60", "* !A B=300", AT (20, 20, 0), -1, 0, 0, 100, "A 600 B 300 C 300", 0 },
  { "A 600 min60; B 600 min60", "!A !B", AT (20, 10, 0), -1, 0, 0, 100, "A 600 B 600", 600 },
  /* A minimum that is lent to those without one. */
  { "A 600; B 600 min540", "*", AT (20, 16, 0), -1, 0, 0, 60, "A 408 B 552", 0 },
  /* To a length: of those chosen, wherever they are. */
  { "A 600 min60; B 600; C 600 min60", "A C", 0, 600, 0, 0, 100, "A 300 B 600 C 300", 0 },
  /* Growing stops at hard starts: A has a minute of room, C takes the rest. */
  { "A 240; B 60 @20:05; C 240", "A C", 0, 900, 0, 0, 100, "A 300 B 60 C 600", 0 },
  { "A 240; B 60 @20:05", "A", 0, 600, 0, 0, 100, "A 300 B 60", 300 },
  { "A 0; B 0", "*", 0, 600, 0, 0, 100, "A 0 B 0", 600 },
  /* A part of the show: the end of the last of it. */
  { "A 300; B 300 min200; C 300 min200; D 600", "B C", AT (20, 13, 0), -1, 0, 0, 100, "A 300 B 240 C 240 D 600", 0 },
};

static void
each_rule (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbPlan) plan = fixture_plan (cases[i].plan);
      g_autofree KbFitChoice *choices = parse_choices (plan, cases[i].choices);
      const KbFitTarget target = { .length_ms = cases[i].length_s >= 0 ? cases[i].length_s * S : KB_NONE,
                                   .end_us = cases[i].end_us != 0 ? cases[i].end_us : KB_NONE,
                                   .fill_slack = cases[i].fill_slack, .may_drop = !cases[i].keep_optional,
                                   .floor_percent = cases[i].floor_percent };
      g_autoptr (KbFit) fit = kb_fit_propose (plan, choices, &target);
      g_autofree char *rows = print_rows (fit, plan);
      gint64 short_ms = 0;

      for (guint k = 0; k < fit->points->len; k++)
        short_ms += g_array_index (fit->points, KbFitPoint, k).short_ms;
      g_test_message ("%u: %s", i, cases[i].plan);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_cmpint (short_ms, ==, cases[i].short_s * S);
    }
}

static char *
describe (const char *spec,
          const char *choice,
          gint64      end_us)
{
  g_autoptr (KbPlan) plan = fixture_plan (spec);
  g_autofree KbFitChoice *choices = parse_choices (plan, choice);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  KbFitTarget target = KB_FIT_TARGET_INIT;
  g_autoptr (KbFit) fit = NULL;

  target.end_us = end_us;
  target.fill_slack = TRUE;
  fit = kb_fit_propose (plan, choices, &target);
  g_assert_cmpuint (fit->points->len, ==, 1);
  return kb_fit_describe (fit, plan, &g_array_index (fit->points, KbFitPoint, 0), zone);
}

static void
what_is_not_found_is_said (void)
{
  static const struct
  {
    const char *plan;
    const char *choices;
    gint64      end_us;
    const char *sentence;
  } sentences[] = {
    { "A 600 min520; B 60", "A", AT (20, 7, 20), "1:20 for the target cannot be found: every cue there is at its minimum" },
    { "A 600; B 600", "*", AT (20, 18, 0), "2:00 for the target cannot be found: 2 cues have no minimum and stay as they are" },
    { "A 600; B 600", "!A !B", AT (20, 18, 0), "2:00 for the target cannot be found: no cue there may change" },
    { "A 600 min600; B 60 @20:08", "*", AT (20, 9, 0), "2:00 before B at 20:08:00 cannot be found: every cue there is at its minimum" },
    { "A 600; B 60 @20:12", "!A B", AT (20, 13, 0), "2:00 before B at 20:12:00 stay empty: no cue there may change" },
    { "A 600 min60; B 120 min60 @20:10", "*", AT (20, 8, 0),
      "3:00 for the target cannot be found: B starts at 20:10:00, which is later" },
    { "A 600 min60; B 600 min60", "*", AT (20, 18, 0), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *sentence = describe (sentences[i].plan, sentences[i].choices, sentences[i].end_us);

      g_assert_cmpstr (sentence, ==, sentences[i].sentence);
    }
}

/* The session ends at a time and its start follows: what is before the first hard cue has any length. */
static void
a_start_that_follows_is_not_asked (void)
{
  g_autoptr (KbPlan) plan = fixture_plan ("A 600 min60; B 600 min60 @20:10");
  g_autofree KbFitChoice *choices = choose_all (plan);
  KbFitTarget target = KB_FIT_TARGET_INIT;
  g_autoptr (KbFit) fit = NULL;

  plan->frame.start_us = KB_NONE;
  plan->cues[1].fixed_us = AT (20, 5, 0);
  target.end_us = AT (20, 10, 0);
  fit = kb_fit_propose (plan, choices, &target);
  g_assert_cmpint (fit->rows[0].new_ms, ==, 600 * S);
  g_assert_cmpint (fit->rows[1].new_ms, ==, 300 * S);
}

static void
assert_row (const KbPlan      *plan,
            const KbFitChoice *choice,
            const KbFitRow    *row,
            guint              i)
{
  const KbPlanCue *cue = &plan->cues[i];

  g_assert_cmpint (row->old_ms, ==, cue->duration_ms);
  if (cue->skip || !choice->is_in || choice->is_kept)
    {
      g_assert_cmpint (row->new_ms, ==, row->old_ms);
      g_assert_false (row->is_dropped);
    }
  else if (choice->wish_ms != KB_NONE)
    g_assert_cmpint (row->new_ms, ==, choice->wish_ms);
  else if (row->is_dropped)
    g_assert_true (cue->optional && !kb_plan_cue_is_hard (cue));
  else
    g_assert_cmpint (row->new_ms, >=, MIN (kb_plan_cue_min_ms (cue), cue->duration_ms));
}

/* The plan as proposed keeps every hard cue that was not told short, and ends on the target. */
static void
assert_times (const KbPlan *plan,
              const KbFit  *fit,
              gint64        end_us)
{
  g_autoptr (KbPlan) after = kb_plan_copy (plan);
  g_autofree KbPlanTime *times = g_new (KbPlanTime, plan->n_cues + 1);
  gint64 end_short_ms = 0;
  KbPlanTotals totals;

  for (guint i = 0; i < plan->n_cues; i++)
    {
      after->cues[i].duration_ms = fit->rows[i].new_ms;
      after->cues[i].skip |= fit->rows[i].is_dropped;
    }
  kb_schedule_compute (after->cues, after->n_cues, &after->frame, times, &totals);
  for (guint k = 0; k < fit->points->len; k++)
    {
      const KbFitPoint *point = &g_array_index (fit->points, KbFitPoint, k);

      g_assert_cmpint (point->short_ms, >=, 0);
      g_assert_cmpint (point->short_ms, <=, ABS (point->asked_ms));
      if (point->index < 0)
        end_short_ms = point->asked_ms > 0 ? point->short_ms : -point->short_ms;
      else if (point->asked_ms > 0 && point->short_ms == 0)
        g_assert_cmpint (times[point->index].gap_ms, >=, 0);
      else if (point->asked_ms > 0)
        g_assert_cmpint (times[point->index].gap_ms, ==, -point->short_ms);
    }
  /* Dropping whole cues may find more than was asked. */
  if (totals.end_us != KB_NONE)
    g_assert_cmpint ((totals.end_us - end_us) / KB_MS_US, <=, end_short_ms);
}

static gboolean
has_any_on (const KbPlan *plan)
{
  for (guint i = 0; i < plan->n_cues; i++)
    if (!plan->cues[i].skip)
      return TRUE;

  return FALSE;
}

static void
random_plans_keep_the_rules (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (KbPlan) plan = fixture_plan_random (g_test_rand_int_range (1, 30), g_test_rand_bit ());
      g_autofree KbFitChoice *choices = choose_all (plan);
      KbFitTarget target = KB_FIT_TARGET_INIT;
      g_autoptr (KbFit) fit = NULL;

      for (guint i = 0; i < plan->n_cues; i++)
        {
          choices[i].is_kept = g_test_rand_int_range (0, 6) == 0;
          if (g_test_rand_int_range (0, 10) == 0)
            choices[i].wish_ms = g_test_rand_int_range (0, 900000);
        }
      target.may_drop = g_test_rand_bit ();
      target.fill_slack = g_test_rand_bit ();
      target.end_us = EIGHT_US + g_test_rand_int_range (0, 10800) * (gint64) G_USEC_PER_SEC;
      if (g_test_rand_bit ())
        target.length_ms = g_test_rand_int_range (0, 10800) * S;
      fit = kb_fit_propose (plan, choices, &target);

      for (guint i = 0; i < plan->n_cues; i++)
        assert_row (plan, &choices[i], &fit->rows[i], i);
      if (target.length_ms == KB_NONE && has_any_on (plan))
        assert_times (plan, fit, target.end_us);
    }
}

/* To a length, without hard cues and drops: exactly that, or it is said by how much not. */
static void
a_length_is_met_or_told (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (KbPlan) plan = fixture_plan_random (g_test_rand_int_range (1, 20), FALSE);
      g_autofree KbFitChoice *choices = choose_all (plan);
      KbFitTarget target = KB_FIT_TARGET_INIT;
      g_autoptr (KbFit) fit = NULL;
      gint64 sum_ms = 0, short_ms = 0;

      target.may_drop = FALSE;
      target.length_ms = g_test_rand_int_range (0, 7200) * S;
      for (guint i = 0; i < plan->n_cues; i++)
        choices[i].is_in = g_test_rand_bit ();
      fit = kb_fit_propose (plan, choices, &target);
      for (guint i = 0; i < plan->n_cues; i++)
        if (choices[i].is_in && !plan->cues[i].skip)
          sum_ms += fit->rows[i].new_ms;
      if (fit->points->len > 0)
        {
          const KbFitPoint *point = &g_array_index (fit->points, KbFitPoint, 0);

          short_ms = point->asked_ms > 0 ? point->short_ms : -point->short_ms;
        }
      g_assert_cmpint (sum_ms, ==, target.length_ms + short_ms);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/fit/each-rule", each_rule);
  g_test_add_func ("/engine/fit/what-is-not-found-is-said", what_is_not_found_is_said);
  g_test_add_func ("/engine/fit/a-start-that-follows-is-not-asked", a_start_that_follows_is_not_asked);
  g_test_add_func ("/engine/fit/random-plans-keep-the-rules", random_plans_keep_the_rules);
  g_test_add_func ("/engine/fit/a-length-is-met-or-told", a_length_is_met_or_told);

  return g_test_run ();
}
