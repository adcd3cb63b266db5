/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-readiness-timing"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-plan-records.h"
#include "kb-readiness.h"
#include "kb-schedule.h"
#include "kb-session.h"

/* A plan that ends this much before its target wants filling; less than that is breath. */
#define LIGHT_MS (5 * 60 * 1000)

static void
add (GPtrArray  *problems,
     const char *code,
     KbLevel     level,
     KbRecord   *row,
     int         field,
     char       *text)
{
  KbProblem *problem = kb_problem_new (code, level, text);

  kb_problem_add (problem, row, field);
  g_ptr_array_add (problems, problem);
}

static void
check_overlap (KbRecord         *cue,
               const KbPlanTime *time,
               GPtrArray        *problems)
{
  g_autofree char *late = NULL;

  if (time->gap_ms == KB_NONE || time->gap_ms >= 0)
    return;

  late = kb_duration_format (-time->gap_ms);
  /* Translators: a cue's number and title; how long the cues before it overlap it, "1:20" */
  add (problems, "timing.overlap", KB_LEVEL_WARN, cue, KB_CUE_FIXED_US,
       g_strdup_printf (_("%s %s starts at a fixed time, and what comes before it ends %s later. Shorten that, or move it."),
                        kb_record_get_text (cue, KB_CUE_CUE_NO), kb_record_get_text (cue, KB_CUE_TITLE), late));
}

static void
check_script (KbRecordSet *set,
              KbRecord    *cue,
              GPtrArray   *problems)
{
  const gint64 script_ms = kb_pace_ms (kb_cue_text_count (set, cue), kb_cue_text_get_rate (set, cue));
  const gint64 slot_ms = kb_record_get_int (cue, KB_CUE_DURATION_MS);
  g_autofree char *takes = kb_duration_format (script_ms);
  g_autofree char *slot = kb_duration_format (slot_ms);

  if (script_ms <= slot_ms)
    return;

  /* Translators: a cue's number and title; how long its script takes to read, how long the cue is */
  add (problems, "timing.script-long", KB_LEVEL_WARN, cue, KB_CUE_SCRIPT,
       g_strdup_printf (_("The script of %s %s takes %s to read, the cue is %s long. Cut the text, or give the cue more time."),
                        kb_record_get_text (cue, KB_CUE_CUE_NO), kb_record_get_text (cue, KB_CUE_TITLE), takes, slot));
}

static void
check_length (KbRecord           *session,
              const KbPlanTotals *totals,
              GPtrArray          *problems)
{
  g_autofree char *by = NULL;

  if (totals->heavy_light_ms == KB_NONE || (totals->heavy_light_ms <= 0 && totals->heavy_light_ms > -LIGHT_MS))
    return;

  by = kb_duration_format (ABS (totals->heavy_light_ms));
  if (totals->heavy_light_ms > 0)
    add (problems, "timing.heavy", KB_LEVEL_WARN, session, KB_SESSION_TARGET_END_US,
         g_strdup_printf (_("The plan ends %s after the planned end. Fit it to the time."), by));
  else
    add (problems, "timing.light", KB_LEVEL_TELL, session, KB_SESSION_TARGET_END_US,
         g_strdup_printf (_("The plan ends %s before the planned end."), by));
}

static void
check_cues (KbRecordSet      *set,
            const KbPlan     *plan,
            const KbPlanTime *times,
            GPtrArray        *problems)
{
  for (guint i = 0; i < plan->n_cues; i++)
    {
      KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, plan->cues[i].id);

      if (plan->cues[i].skip)
        continue;
      check_overlap (cue, &times[i], problems);
      check_script (set, cue, problems);
    }
}

/**
 * kb_readiness_check_timing:
 * @problems: (element-type KbProblem): where to add what is wrong
 *
 * Finds `timing.no-date` and `timing.no-cue`, which block, `timing.overlap`, `timing.script-long` and
 * `timing.heavy`, which warn, and `timing.light`.
 */
void
kb_readiness_check_timing (KbRecordSet *set,
                           GPtrArray   *problems)
{
  KbRecord *session = kb_record_set_get_session (set);
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  g_autofree KbPlanTime *times = g_new0 (KbPlanTime, plan->n_cues + 1);
  KbPlanTotals totals;

  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  if (plan->n_cues == 0)
    add (problems, "timing.no-cue", KB_LEVEL_BLOCK, session, KB_PROBLEM_ROW,
         g_strdup (_("There is no cue yet. Write the rundown, or build it from the lineup.")));
  if (totals.start_us == KB_NONE)
    add (problems, "timing.no-date", KB_LEVEL_BLOCK, session, KB_SESSION_START_US,
         g_strdup (_("The session has no date and time. Set them in the brief.")));

  check_cues (set, plan, times, problems);
  if (plan->n_cues > 0)
    check_length (session, &totals, problems);
}
