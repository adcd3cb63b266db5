/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-calibrate"

#include "config.h"

#include <math.h>

#include "kb-baseline.h"
#include "kb-calibrate.h"
#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-pace.h"
#include "kb-run-event.h"
#include "kb-run-log.h"
#include "kb-run.h"
#include "kb-session.h"

/* What nobody reads at: a slip of the button, not a pace. */
#define LEAST_RATE 60
#define MOST_RATE 600

/* How far from their own pace somebody still reads at ease. */
#define SLOWER 0.8
#define FASTER 1.25

/* A cue whose text was longer than this is one that was read. */
#define LEAST_BEATS 40

static gint64
round_to_five (double rate)
{
  return (gint64) (rate / 5 + 0.5) * 5;
}

static KbCalibration
calibrate (double rate,
           guint  n)
{
  if (!isfinite (rate) || rate < LEAST_RATE || rate > MOST_RATE)
    return (KbCalibration) { 0 };

  return (KbCalibration) { (gint64) (rate + 0.5), round_to_five (rate * SLOWER), round_to_five (rate * FASTER), n };
}

/**
 * kb_calibrate_reading:
 * @text: what was read
 * @length: up to the last word that was read, bytes
 * @language: of the text
 * @ms: how long that took, milliseconds
 *
 * Returns: the pace; nothing (n is 0) when the reading was too short, or nobody reads like that.
 */
KbCalibration
kb_calibrate_reading (const char *text,
                      gssize      length,
                      const char *language,
                      gint64      ms)
{
  g_autofree char *read = g_strndup (text, length);

  if (ms < KB_CALIBRATE_LEAST_MS)
    return (KbCalibration) { 0 };

  return calibrate (kb_pace_beats (kb_pace_count (read, language)) * 60000.0 / ms, 1);
}

static int
compare_rates (gconstpointer a,
               gconstpointer b)
{
  const double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/**
 * kb_calibrate_rates:
 * @rates: (element-type double): of single readings, units a minute; sorted by this
 *
 * Returns: the pace in their middle.
 */
KbCalibration
kb_calibrate_rates (GArray *rates)
{
  if (rates->len == 0)
    return (KbCalibration) { 0 };

  g_array_sort (rates, compare_rates);
  return calibrate ((g_array_index (rates, double, (rates->len - 1) / 2) + g_array_index (rates, double, rates->len / 2)) / 2,
                    rates->len);
}

/* A cue that ran in about the time that its text takes was read; one that ran far longer was talked through. */
static void
add_rate (KbRecordSet    *plan,
          const KbRunCue *cue,
          gint64          person_id,
          GArray         *rates)
{
  KbRecord *record = kb_record_set_find (plan, KB_ENTITY_CUE, cue->cue.id);
  KbRecord *speaker = record != NULL ? kb_cue_text_find_speaker (plan, record) : NULL;
  const char *language = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_LANGUAGE);
  double lowest, highest, rate;
  gint64 beats;

  if (speaker == NULL || kb_record_get_id (speaker) != person_id || cue->actual_ms == KB_NONE || cue->actual_ms <= 0)
    return;

  beats = kb_pace_beats (kb_cue_text_count (plan, record));
  rate = beats * 60000.0 / cue->actual_ms;
  kb_pace_default_range (language, &lowest, &highest);
  if (beats >= LEAST_BEATS && rate >= lowest && rate <= highest)
    g_array_append_val (rates, rate);
}

/* A rehearsal that ran faster, or only over the edges of its cues, was not read. */
static gboolean
was_read (GPtrArray *events)
{
  g_autoptr (KbRunEvent) start = events->len > 0 ? kb_run_event_from_record (events->pdata[0], NULL) : NULL;

  return start != NULL && start->detail.pace <= 1 && start->detail.edge_ms <= 0;
}

static void
add_run (KbRecordSet *plan,
         KbRecord    *row,
         gint64       person_id,
         GArray      *rates)
{
  g_autoptr (KbPlan) baseline = kb_baseline_read (kb_record_get_text (row, KB_RUN_BASELINE), NULL);
  g_autoptr (GPtrArray) events = kb_record_set_children (plan, KB_ENTITY_RUN_EVENT, kb_record_get_id (row));
  const KbStamp end = { .wall_us = kb_record_get_int (row, KB_RUN_ENDED_US) };
  g_autoptr (KbRun) run = baseline != NULL ? kb_run_new (baseline) : NULL;
  KbRunLive live;

  if (run == NULL || !was_read (events) || !kb_run_append_records (run, events, NULL))
    return;

  kb_run_tick (run, &end, &live);
  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, &live, &cue);
      add_rate (plan, &cue, person_id, rates);
    }
}

/**
 * kb_calibrate_runs:
 * @plan: a session with what ran of it
 * @person_id: who read
 *
 * Takes the cues that ran, in rehearsals and shows, in about the time that their text takes: as-run seconds for units.
 *
 * Returns: the pace in their middle; nothing (n is 0) where there is no such cue.
 */
KbCalibration
kb_calibrate_runs (KbRecordSet *plan,
                   gint64       person_id)
{
  GListModel *runs = kb_record_set_get_list (plan, KB_ENTITY_RUN);
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (runs, i);

      if (!kb_record_is_null (row, KB_RUN_ENDED_US))
        add_run (plan, row, person_id, rates);
    }

  return kb_calibrate_rates (rates);
}
