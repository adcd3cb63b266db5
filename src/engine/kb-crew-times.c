/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-times"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew-hours.h"
#include "kb-crew-problems.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-text.h"

#define WEEK_DAYS 7

static void
check_order (const KbCrew     *self,
             const KbCrewDuty *duty,
             guint             index,
             GPtrArray        *problems)
{
  const KbCrewShift *shift = &g_array_index (duty->shifts, KbCrewShift, index);
  const KbCrewShift *before = index > 0 ? &g_array_index (duty->shifts, KbCrewShift, index - 1) : NULL;
  const char *who = kb_crew_duty_get_name (duty) != NULL ? kb_crew_duty_get_name (duty) : kb_crew_duty_get_title (duty);
  g_autofree char *start = kb_crew_format_time (self, shift->time.start_us);
  g_autofree char *end = kb_crew_format_time (self, shift->time.end_us);
  KbCrewProblem *problem;

  if (shift->time.end_us <= shift->time.start_us)
    {
      problem = kb_crew_problem_add (problems, "crew.shift-order", KB_LEVEL_BLOCK, who, &shift->time,
                                     g_strdup_printf (_("%s: the shift ends at %s, before it starts at %s"), who, end,
                                                      start));
      kb_problem_add (problem->problem, shift->record, KB_SHIFT_END_US);
      return;
    }
  if (before == NULL || before->time.end_us <= shift->time.start_us)
    return;

  problem = kb_crew_problem_add (problems, "crew.shift-order", KB_LEVEL_BLOCK, who,
                                 &(KbStretch) { shift->time.start_us, MIN (before->time.end_us, shift->time.end_us) },
                                 g_strdup_printf (_("%s: two shifts of one duty overlap from %s"), who, start));
  kb_problem_add (problem->problem, shift->record, KB_SHIFT_START_US);
  kb_problem_add (problem->problem, before->record, KB_SHIFT_END_US);
}

static void
check_hours (const KbCrew      *self,
             const KbCrewDuty  *duty,
             const KbCrewShift *shift,
             GPtrArray         *problems)
{
  const char *name = kb_crew_duty_get_name (duty);
  KbStretch missing;
  const char *note;
  g_autofree char *span = NULL;
  KbCrewProblem *problem;

  if (shift->time.end_us <= shift->time.start_us
      || kb_crew_hours_is_free (kb_record_set_get_library (self->set), duty->person, self->zone, &shift->time, &missing,
                                &note))
    return;

  span = kb_crew_format_span (self, &missing);
  problem = kb_crew_problem_add (problems, "crew.off-hours", KB_LEVEL_WARN, name, &missing,
                                 !kb_text_is_empty (note) ? g_strdup_printf (_("%s is away %s: %s"), name, span, note)
                                 : note != NULL ? g_strdup_printf (_("%s is away %s"), name, span)
                                 : g_strdup_printf (_("%s has a shift outside their hours: %s"), name, span));
  kb_problem_add (problem->problem, shift->record, KB_PROBLEM_ROW);
  kb_problem_add (problem->problem, duty->person, KB_PROBLEM_ROW);
}

/* Names the shifts of this session that a time is made of. */
static void
add_shifts (const KbCrew    *self,
            KbRecord        *person,
            const KbStretch *time,
            KbProblem       *problem)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      for (guint j = 0; duty->person == person && j < duty->shifts->len; j++)
        if (kb_stretch_overlaps (&g_array_index (duty->shifts, KbCrewShift, j).time, time, NULL))
          kb_problem_add (problem, g_array_index (duty->shifts, KbCrewShift, j).record, KB_PROBLEM_ROW);
    }
  kb_problem_add (problem, person, KB_PROBLEM_ROW);
}

/* Only what this session has a part in is reported here; the rest is the other sessions' affair. */
static gboolean
has_part (const KbCrew    *self,
          KbRecord        *person,
          const KbStretch *time)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      for (guint j = 0; duty->person == person && j < duty->shifts->len; j++)
        if (kb_stretch_overlaps (&g_array_index (duty->shifts, KbCrewShift, j).time, time, NULL))
          return TRUE;
    }

  return FALSE;
}

static void
check_breaks (const KbCrew *self,
              KbRecord     *person,
              GArray       *times,
              GPtrArray    *problems)
{
  const gint64 limit_ms = kb_record_get_int_or (person, KB_PERSON_UNBROKEN_MS, KB_UNBROKEN_DEFAULT_MS);
  const char *name = kb_record_get_text (person, KB_PERSON_NAME);
  g_autoptr (GArray) runs = kb_stretches_new ();

  g_array_append_vals (runs, times->data, times->len);
  kb_stretches_merge (runs, KB_BREAK_MIN_US);
  for (guint i = 0; i < runs->len; i++)
    {
      const KbStretch *run = &g_array_index (runs, KbStretch, i);
      g_autofree char *length = kb_crew_format_length ((run->end_us - run->start_us) / KB_MS_US);
      g_autofree char *limit = kb_crew_format_length (limit_ms);
      KbCrewProblem *problem;

      if (run->end_us - run->start_us <= limit_ms * KB_MS_US || !has_part (self, person, run))
        continue;
      /* Translators: name, "4 h 45 min", "4 h" */
      problem = kb_crew_problem_add (problems, "crew.long-shift", KB_LEVEL_WARN, name, run,
                                     g_strdup_printf (_("%s works %s without a break; the limit is %s"), name, length,
                                                      limit));
      add_shifts (self, person, run, problem->problem);
    }
}

static gint64
sum_within (GArray          *times,
            const KbStretch *frame)
{
  g_autoptr (GArray) inside = kb_stretches_new ();

  g_array_append_vals (inside, times->data, times->len);
  kb_stretches_merge (inside, 0);
  kb_stretches_clip (inside, frame);
  return kb_stretches_total (inside) / KB_MS_US;
}

static void
check_days (const KbCrew *self,
            KbRecord     *person,
            GArray       *times,
            GPtrArray    *problems)
{
  const gint64 limit_ms = kb_record_get_int_or (person, KB_PERSON_DAY_LIMIT_MS, KB_DAY_LIMIT_DEFAULT_MS);
  const char *name = kb_record_get_text (person, KB_PERSON_NAME);
  g_autoptr (GTimeZone) zone = kb_crew_hours_dup_zone (person, self->zone);
  gint64 done_us = G_MININT64;

  for (guint i = 0; i < times->len; i++)
    {
      const gint64 start_us = kb_crew_hours_midnight (g_array_index (times, KbStretch, i).start_us, zone, 0);
      const KbStretch day = { start_us, kb_crew_hours_midnight (start_us, zone, 1) };
      const gint64 total_ms = sum_within (times, &day);
      g_autofree char *length = kb_crew_format_length (total_ms);
      g_autofree char *limit = kb_crew_format_length (limit_ms);
      KbCrewProblem *problem;

      if (start_us <= done_us || total_ms <= limit_ms || !has_part (self, person, &day))
        continue;
      done_us = start_us;
      /* Translators: name, "9 h 30 min", "8 h" */
      problem = kb_crew_problem_add (problems, "crew.day-limit", KB_LEVEL_WARN, name, &day,
                                     g_strdup_printf (_("%s works %s in a day; the limit is %s"), name, length, limit));
      add_shifts (self, person, &day, problem->problem);
    }
}

/* The seven days that end with the day on which the show starts, and those that begin with it. */
static void
check_weeks (const KbCrew *self,
             KbRecord     *person,
             GArray       *times,
             GPtrArray    *problems)
{
  const gint64 limit_ms = kb_record_get_int_or (person, KB_PERSON_WEEK_LIMIT_MS, KB_WEEK_LIMIT_DEFAULT_MS);
  const char *name = kb_record_get_text (person, KB_PERSON_NAME);

  for (int i = -(WEEK_DAYS - 1); i <= 0; i++)
    {
      const KbStretch week = { kb_crew_hours_midnight (self->show.start_us, self->zone, i),
                               kb_crew_hours_midnight (self->show.start_us, self->zone, i + WEEK_DAYS) };
      const gint64 total_ms = sum_within (times, &week);
      g_autofree char *length = kb_crew_format_length (total_ms);
      g_autofree char *limit = kb_crew_format_length (limit_ms);
      KbCrewProblem *problem;

      if (total_ms <= limit_ms || !has_part (self, person, &week))
        continue;
      /* Translators: name, "46 h", "44 h" */
      problem = kb_crew_problem_add (problems, "crew.week-limit", KB_LEVEL_WARN, name, &week,
                                     g_strdup_printf (_("%s works %s in seven days; the limit is %s"), name, length,
                                                      limit));
      add_shifts (self, person, &week, problem->problem);
      return;
    }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const KbStretch *one = a;
  const KbStretch *other = b;

  return (one->start_us > other->start_us) - (one->start_us < other->start_us);
}

static void
check_person (const KbCrew *self,
              KbRecord     *person,
              GPtrArray    *problems)
{
  g_autoptr (GArray) times = kb_crew_list_times (self, kb_record_get_id (person), 0);

  g_array_sort (times, compare_times);
  check_breaks (self, person, times, problems);
  check_days (self, person, times, problems);
  check_weeks (self, person, times, problems);
}

/**
 * kb_crew_check_times:
 *
 * Adds what is wrong with shifts as such: their order, people's hours, breaks and limits. Work in other
 * sessions counts.
 */
void
kb_crew_check_times (const KbCrew *self,
                     GPtrArray    *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      for (guint j = 0; j < duty->shifts->len; j++)
        {
          check_order (self, duty, j, problems);
          if (duty->person != NULL)
            check_hours (self, duty, &g_array_index (duty->shifts, KbCrewShift, j), problems);
        }
      if (duty->person != NULL && duty->shifts->len > 0 && g_hash_table_add (seen, duty->person))
        check_person (self, duty->person, problems);
    }
}
