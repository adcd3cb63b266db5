/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-cues"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "kb-crew-problems.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-pace.h"
#include "kb-session.h"

/* How much of its cue a script fills before it matters how fast its host really reads. */
#define TIGHT_PERCENT 60

#define HOST_RATE "crew.host-rate"

/* Cues that somebody speaks one after the other, with the same fault, are one problem. */
typedef struct
{
  const char *first;
  const char *last;
  GPtrArray  *cues;
  KbStretch   time;
} Run;

static KbCrewDuty *
find_speaker (const KbCrew *self,
              KbRecord     *cue)
{
  const gint64 speaker_id = kb_record_get_int (cue, KB_CUE_SPEAKER_ID);

  return speaker_id != KB_NONE ? kb_crew_find_duty (self, speaker_id) : NULL;
}

/* Whether it is on duty for the whole cue; one that has no shifts at all has no times to keep. */
static gboolean
is_there (const KbCrewDuty *duty,
          const KbPlanTime *time)
{
  g_autoptr (GArray) left = kb_stretches_new ();

  kb_stretches_add (left, time->start_us, time->end_us);
  for (guint i = 0; i < duty->shifts->len; i++)
    kb_stretches_subtract (left, &g_array_index (duty->shifts, KbCrewShift, i).time);
  return left->len == 0 || duty->shifts->len == 0;
}

static void
end_run (const KbCrew     *self,
         const KbCrewDuty *duty,
         Run              *run,
         GPtrArray        *problems)
{
  g_autofree char *cues = NULL;
  g_autofree char *span = NULL;
  const char *name = kb_crew_duty_get_name (duty);
  KbCrewProblem *problem;

  if (run->cues->len == 0)
    return;

  cues = run->cues->len == 1 ? g_strdup (run->first) : g_strdup_printf ("%s–%s", run->first, run->last);
  span = kb_crew_format_span (self, &run->time);
  if (name != NULL)
    /* Translators: name, cues "C36–C45", "21:30–22:00" */
    problem = kb_crew_problem_add (problems, "crew.off-shift", KB_LEVEL_BLOCK, name, &run->time,
                                   g_strdup_printf (_("%s speaks in %s (%s) and has no shift then"), name, cues, span));
  else
    /* Translators: duty, cues "C36–C45", "21:30–22:00" */
    problem = kb_crew_problem_add (problems, "crew.no-speaker", KB_LEVEL_BLOCK, kb_crew_duty_get_title (duty), &run->time,
                                   g_strdup_printf (_("%s speaks in %s (%s), and nobody has that duty"),
                                                    kb_crew_duty_get_title (duty), cues, span));
  for (guint i = 0; i < run->cues->len; i++)
    kb_problem_add (problem->problem, run->cues->pdata[i], KB_CUE_SPEAKER_ID);
  kb_problem_add (problem->problem, duty->record, KB_PROBLEM_ROW);
  g_ptr_array_set_size (run->cues, 0);
}

static void
add_to_run (Run              *run,
            KbRecord         *cue,
            const KbPlanTime *time)
{
  run->last = kb_record_get_text (cue, KB_CUE_CUE_NO);
  run->time.end_us = time->end_us;
  if (run->cues->len == 0)
    {
      run->first = run->last;
      run->time.start_us = time->start_us;
    }
  g_ptr_array_add (run->cues, cue);
}

/* The cues that @duty speaks in and is not there for. */
static void
check_speaker (const KbCrew     *self,
               const KbCrewDuty *duty,
               GPtrArray        *problems)
{
  GListModel *cues = kb_record_set_get_list (self->set, KB_ENTITY_CUE);
  Run run = { .cues = g_ptr_array_new () };

  for (guint i = 0; i < self->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      if (self->plan->cues[i].skip || self->times[i].start_us == KB_NONE || find_speaker (self, cue) != duty)
        continue;
      if (duty->person == NULL || !is_there (duty, &self->times[i]))
        add_to_run (&run, cue, &self->times[i]);
      else
        end_run (self, duty, &run, problems);
    }
  end_run (self, duty, &run, problems);
  g_ptr_array_unref (run.cues);
}

static gboolean
is_tight (const KbCrew *self,
          KbRecord     *cue)
{
  const gint64 script_ms = kb_pace_ms (kb_cue_text_count (self->set, cue), kb_cue_text_get_rate (self->set, cue));

  return script_ms * 100 > kb_record_get_int_or (cue, KB_CUE_DURATION_MS, 0) * TIGHT_PERCENT;
}

static gboolean
is_uncalibrated_host (const KbCrewDuty *duty)
{
  return duty->role == KB_ROLE_KIND_HOST && duty->person != NULL && kb_record_is_null (duty->person, KB_PERSON_PACE);
}

/* The usual rate will do while a text leaves its cue room; where it is tight, the host's own counts. */
static void
check_rate (const KbCrew     *self,
            const KbCrewDuty *duty,
            GPtrArray        *problems)
{
  GListModel *cues = kb_record_set_get_list (self->set, KB_ENTITY_CUE);

  if (!is_uncalibrated_host (duty))
    return;

  for (guint i = 0; i < self->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      KbCrewProblem *problem;

      if (self->plan->cues[i].skip || find_speaker (self, cue) != duty || !is_tight (self, cue))
        continue;
      problem = kb_crew_problem_add (problems, HOST_RATE, KB_LEVEL_TELL, kb_crew_duty_get_name (duty),
                                     &(KbStretch) { self->times[i].start_us, self->times[i].end_us },
                                     g_strdup_printf (_("%s’s reading rate is not calibrated, and the text of %s is tight"),
                                                      kb_crew_duty_get_name (duty),
                                                      kb_record_get_text (cue, KB_CUE_CUE_NO)));
      kb_problem_add (problem->problem, duty->person, KB_PERSON_PACE);
      kb_problem_add (problem->problem, cue, KB_CUE_SPEAKER_ID);
      return;
    }
}

static gboolean
is_told (GPtrArray *problems,
         KbRecord  *person)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const KbProblem *problem = ((KbCrewProblem *) problems->pdata[i])->problem;

      if (strcmp (problem->code, HOST_RATE) == 0 && kb_problem_is_about (problem, kb_record_get_id (person)))
        return TRUE;
    }

  return FALSE;
}

/* The first cue that @duty speaks in. */
static KbRecord *
find_cue (const KbCrew     *self,
          const KbCrewDuty *duty)
{
  for (guint i = 0; i < self->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (kb_record_set_get_list (self->set, KB_ENTITY_CUE), i);

      if (!self->plan->cues[i].skip && find_speaker (self, cue) == duty)
        return cue;
    }

  return NULL;
}

static void
add_rate_note (const KbCrew     *self,
               const KbCrewDuty *duty,
               GPtrArray        *notes)
{
  const char *name = kb_crew_duty_get_name (duty);
  const KbCrewShift *shift = duty->shifts->len > 0 ? &g_array_index (duty->shifts, KbCrewShift, 0) : NULL;
  KbRecord *cue = find_cue (self, duty);
  KbCrewProblem *note;
  char *text;

  if (cue != NULL)
    /* Translators: name, the first of their cues */
    text = g_strdup_printf (_("%s’s reading rate is not calibrated: from %s on texts are timed at the usual rate"), name,
                            kb_record_get_text (cue, KB_CUE_CUE_NO));
  else
    text = g_strdup_printf (_("%s’s reading rate is not calibrated"), name);
  note = kb_crew_problem_add (notes, HOST_RATE, KB_LEVEL_TELL, name, shift != NULL ? &shift->time : NULL, text);
  kb_problem_add (note->problem, duty->person, KB_PERSON_PACE);
  kb_problem_add (note->problem, cue != NULL ? cue : duty->record, cue != NULL ? KB_CUE_SPEAKER_ID : KB_PROBLEM_ROW);
}

/**
 * kb_crew_find_notes:
 * @problems: (element-type KbCrewProblem): what kb_crew_find_problems() found
 *
 * Looks for what is worth knowing of a crew in which nothing is wrong: hosts whose reading rate was never
 * calibrated. Where a text is tight that is a problem, and not said twice.
 *
 * Returns: (transfer full) (element-type KbCrewProblem): the notes, in the order of the duties.
 */
GPtrArray *
kb_crew_find_notes (const KbCrew *self,
                    GPtrArray    *problems)
{
  GPtrArray *notes = kb_crew_problems_new ();

  for (guint i = 0; self->session != NULL && i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      if (is_uncalibrated_host (duty) && !is_told (problems, duty->person) && !is_told (notes, duty->person))
        add_rate_note (self, duty, notes);
    }

  return notes;
}

/**
 * kb_crew_check_cues:
 *
 * Adds the cues whose speaker has no shift then or does not exist, and hosts whose reading rate is a
 * guess where it matters.
 */
void
kb_crew_check_cues (const KbCrew *self,
                    GPtrArray    *problems)
{
  for (guint i = 0; self->session != NULL && i < self->duties->len; i++)
    {
      check_speaker (self, self->duties->pdata[i], problems);
      check_rate (self, self->duties->pdata[i], problems);
    }
}
