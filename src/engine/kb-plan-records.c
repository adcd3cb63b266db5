/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-plan-records"

#include "config.h"

#include "kb-cue.h"
#include "kb-plan-records.h"
#include "kb-session.h"

static void
read_cue (KbRecord  *record,
          KbPlanCue *cue)
{
  cue->id = kb_record_get_id (record);
  cue->duration_ms = kb_record_get_int_or (record, KB_CUE_DURATION_MS, 0);
  cue->min_ms = kb_record_get_int (record, KB_CUE_MIN_MS);
  cue->fixed_us = kb_record_get_int (record, KB_CUE_FIXED_US);
  cue->warning_ms = kb_record_get_int (record, KB_CUE_WARNING_MS);
  cue->danger_ms = kb_record_get_int (record, KB_CUE_DANGER_MS);
  cue->hard = kb_record_get_bool (record, KB_CUE_HARD);
  cue->optional = kb_record_get_bool (record, KB_CUE_OPTIONAL);
  cue->skip = kb_record_get_bool (record, KB_CUE_SKIP);
  cue->auto_advance = kb_record_get_bool (record, KB_CUE_AUTO_ADVANCE);
}

/**
 * kb_plan_from_records:
 * @set: a session's rows
 *
 * Reads the plan that the engine works on: every cue in running order, and the session's fixed
 * times. A session anchored at its end has no start of its own unless one is fixed too; then the
 * difference is heavy/light (timing.md, "The plan").
 *
 * Returns: (transfer full): the plan.
 */
KbPlan *
kb_plan_from_records (KbRecordSet *set)
{
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);
  KbRecord *session = kb_record_set_get_session (set);
  KbPlan *plan = kb_plan_new (g_list_model_get_n_items (cues));

  if (session != NULL)
    {
      plan->frame.start_us = kb_record_get_int (session, KB_SESSION_START_US);
      plan->frame.target_end_us = kb_record_get_int (session, KB_SESSION_TARGET_END_US);
    }
  for (guint i = 0; i < plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      read_cue (cue, &plan->cues[i]);
      g_free (plan->numbers[i]);
      plan->numbers[i] = g_strdup (kb_record_get_text (cue, KB_CUE_CUE_NO));
    }

  return plan;
}
