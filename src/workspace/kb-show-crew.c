/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-crew"

#include "config.h"

#include "kb-crew.h"
#include "kb-cue-text.h"
#include "kb-session.h"
#include "kb-show.h"

/* A rehearsal moved its plan to now, the shifts stayed where they are planned. */
static gint64
get_planned_now (KbShow *show)
{
  KbRecord *session = kb_record_set_get_session (kb_show_get_plan (show));
  KbRunLive live;

  kb_show_tick (show, &live);
  if (kb_show_get_kind (show) == KB_RUN_KIND_LIVE || session == NULL)
    return live.clock_us;

  return kb_record_get_int_or (session, KB_SESSION_START_US, live.clock_us) + live.on_air_ms * 1000;
}

static gboolean
is_on_duty (KbRecordSet *plan,
            KbRecord    *assignment,
            gint64       at_us)
{
  g_autoptr (GPtrArray) shifts = kb_record_set_children (plan, KB_ENTITY_SHIFT, kb_record_get_id (assignment));

  for (guint i = 0; i < shifts->len; i++)
    if (kb_record_get_int (shifts->pdata[i], KB_SHIFT_START_US) <= at_us
        && at_us < kb_record_get_int (shifts->pdata[i], KB_SHIFT_END_US))
      return TRUE;

  return FALSE;
}

/**
 * kb_show_find_person:
 * @role: a #KbRoleKind
 *
 * Returns: (transfer none) (nullable): who has that role now: who is on duty, else the first who has it at all.
 */
KbRecord *
kb_show_find_person (KbShow *self,
                     int     role)
{
  KbRecordSet *plan = kb_show_get_plan (self);
  GListModel *list = kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT);
  const gint64 now_us = get_planned_now (self);
  KbRecord *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) assignment = g_list_model_get_item (list, i);
      KbRecord *person = kb_record_set_find_ref (plan, assignment, KB_ASSIGNMENT_PERSON_ID);

      if (person == NULL || kb_record_get_int (assignment, KB_ASSIGNMENT_ROLE) != role)
        continue;
      if (is_on_duty (plan, assignment, now_us))
        return person;
      if (first == NULL)
        first = person;   /* the set keeps it alive */
    }

  return first;
}

/**
 * kb_show_find_reading:
 * @speaker: (out) (optional) (nullable) (transfer none): who reads it
 *
 * Returns: (transfer none) (nullable): the cue whose text is before the host: the one on, and before the first the next.
 */
KbRecord *
kb_show_find_reading (KbShow    *self,
                      KbRecord **speaker)
{
  KbRecordSet *plan = kb_show_get_plan (self);
  KbRecord *cue;
  KbRunLive live;

  kb_show_tick (self, &live);
  cue = kb_record_set_find (plan, KB_ENTITY_CUE, live.cue_id != 0 ? live.cue_id : live.next_id);
  if (speaker != NULL)
    *speaker = cue != NULL ? kb_cue_text_find_speaker (plan, cue) : NULL;

  return cue;
}
