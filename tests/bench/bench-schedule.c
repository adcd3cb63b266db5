/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>

#include "kb-run.h"
#include "kb-schedule.h"

#define N_CUES 10000
#define N_ROUNDS 201
#define N_TICKS 1000

/* 2026-10-17T20:00:00+08:00 */
#define START_US (G_GINT64_CONSTANT (1792238400) * G_USEC_PER_SEC)

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (const char *name,
        double     *samples,
        const char *unit,
        double      limit)
{
  double median;

  qsort (samples, N_ROUNDS, sizeof *samples, compare_doubles);
  median = samples[N_ROUNDS / 2];
  printf ("bench: %s %.3f %s (bar ≤ %g) %s\n", name, median, unit, limit,
          median <= limit ? "ok" : "short");
}

/* Every tenth cue is hard, with a little slack; every fiftieth is skipped. */
static KbPlan *
create_plan (void)
{
  KbPlan *plan = kb_plan_new (N_CUES);
  gint64 at_us = START_US;

  plan->frame.start_us = START_US;
  for (guint i = 0; i < N_CUES; i++)
    {
      KbPlanCue *cue = &plan->cues[i];

      cue->id = i + 1;
      cue->duration_ms = 60000 + i % 7 * 1000;
      cue->skip = i % 50 == 49;
      cue->hard = i % 10 == 9;
      if (cue->hard)
        cue->fixed_us = at_us + 5 * G_USEC_PER_SEC;
      if (!cue->skip)
        at_us = (cue->hard ? cue->fixed_us : at_us) + cue->duration_ms * KB_MS_US;
    }

  return plan;
}

static void
measure_schedule (const KbPlan *plan)
{
  g_autofree KbPlanTime *times = g_new (KbPlanTime, N_CUES);
  double samples[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 begin_us = g_get_monotonic_time ();
      KbPlanTotals totals;

      kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
      samples[i] = (g_get_monotonic_time () - begin_us) / 1000.0;
    }

  report ("reschedule-10000-cues", samples, "ms", 1);
}

static void
append (KbRun          *run,
        KbRunEventKind  kind,
        gint64          cue_id,
        gint64          ms)
{
  KbStamp at = { .wall_us = START_US };
  g_autoptr (KbRunEvent) event = kb_run_event_new_cue (kind, &at, cue_id);
  g_autoptr (GError) error = NULL;

  event->amount_ms = ms;
  kb_run_append (run, event, &error);
  g_assert_no_error (error);
}

/* An event and the whole forecast that it changes. */
static void
measure_event (KbRun *run)
{
  KbStamp now = { .wall_us = START_US };
  double samples[N_ROUNDS];
  KbRunLive live;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 begin_us = g_get_monotonic_time ();

      append (run, KB_RUN_EVENT_KIND_ADD, 1, i % 2 == 0 ? 1000 : -1000);
      kb_run_tick (run, &now, &live);
      samples[i] = (g_get_monotonic_time () - begin_us) / 1000.0;
    }

  report ("run-event-10000-cues", samples, "ms", 1);
}

/* The desk's figures and the rows that are seen, while nothing happens but time. */
static void
measure_tick (KbRun *run)
{
  double samples[N_ROUNDS];
  gint64 sum = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 begin_us = g_get_monotonic_time ();

      for (guint k = 0; k < N_TICKS; k++)
        {
          KbStamp now = { .wall_us = START_US + (i * N_TICKS + k) * G_GINT64_CONSTANT (16667) };
          KbRunLive live;

          kb_run_tick (run, &now, &live);
          for (guint row = 0; row < 20; row++)
            {
              KbRunCue cue;

              kb_run_get_cue (run, row, &live, &cue);
              sum += cue.expected_start_us;
            }
        }
      samples[i] = (double) (g_get_monotonic_time () - begin_us) / N_TICKS;
    }

  g_assert_cmpint (sum, !=, 0);
  report ("live-tick", samples, "µs", 50);
}

int
main (void)
{
  g_autoptr (KbPlan) plan = create_plan ();
  g_autoptr (KbRun) run = kb_run_new (plan);

  measure_schedule (plan);
  append (run, KB_RUN_EVENT_KIND_START, 0, 0);
  append (run, KB_RUN_EVENT_KIND_TAKE, 1, 0);
  measure_event (run);
  measure_tick (run);

  return EXIT_SUCCESS;
}
