/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-plan"

#include "config.h"

#include "kb-crew-plan.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-instant.h"
#include "kb-plan-records.h"
#include "kb-session.h"
#include "kb-text.h"

static int
compare_shifts (gconstpointer a,
                gconstpointer b)
{
  const KbCrewShift *one = a;
  const KbCrewShift *other = b;

  return (one->time.start_us > other->time.start_us) - (one->time.start_us < other->time.start_us);
}

static void
read_shifts (KbCrewDuty  *duty,
             KbRecordSet *set)
{
  g_autoptr (GPtrArray) rows = kb_record_set_children (set, KB_ENTITY_SHIFT, kb_record_get_id (duty->record));

  duty->shifts = g_array_new (FALSE, FALSE, sizeof (KbCrewShift));
  for (guint i = 0; i < rows->len; i++)
    {
      const KbCrewShift shift = {
        .record = rows->pdata[i],
        .time = { kb_record_get_int (rows->pdata[i], KB_SHIFT_START_US),
                  kb_record_get_int (rows->pdata[i], KB_SHIFT_END_US) },
        .break_us = kb_record_get_int_or (rows->pdata[i], KB_SHIFT_BREAK_MS, 0) * KB_MS_US,
      };

      g_array_append_val (duty->shifts, shift);
    }
  g_array_sort (duty->shifts, compare_shifts);
}

static KbCrewDuty *
duty_new (KbRecordSet *set,
          KbRecord    *record)
{
  KbCrewDuty *duty = g_new0 (KbCrewDuty, 1);

  duty->record = record;
  duty->person = kb_record_set_find_ref (set, record, KB_ASSIGNMENT_PERSON_ID);
  duty->role = (KbRoleKind) kb_record_get_int (record, KB_ASSIGNMENT_ROLE);
  duty->group = kb_record_get_int_or (record, KB_ASSIGNMENT_ROLE_ID, -1 - (gint64) duty->role);
  duty->backups = kb_record_set_children (set, KB_ENTITY_BACKUP, kb_record_get_id (record));
  read_shifts (duty, set);

  return duty;
}

static void
duty_free (gpointer data)
{
  KbCrewDuty *duty = data;

  g_array_unref (duty->shifts);
  g_ptr_array_unref (duty->backups);
  g_free (duty);
}

static void
read_show (KbCrew *self)
{
  KbPlanTotals totals;
  gint64 target_us;

  self->plan = kb_plan_from_records (self->set);
  self->times = g_new0 (KbPlanTime, self->plan->n_cues + 1);
  kb_schedule_compute (self->plan->cues, self->plan->n_cues, &self->plan->frame, self->times, &totals);
  target_us = self->plan->frame.target_end_us;
  if (totals.start_us == KB_NONE)
    return;

  self->show.start_us = totals.start_us;
  self->show.end_us = MAX (totals.end_us, target_us != KB_NONE ? target_us : totals.end_us);
}

/**
 * kb_crew_new:
 * @set: a session's rows
 * @elsewhere: (nullable): the other sessions around it
 *
 * Reads a session's crew. What it holds is borrowed from @set and good until that changes.
 *
 * Returns: (transfer full): the crew.
 */
KbCrew *
kb_crew_new (KbRecordSet       *set,
             const KbElsewhere *elsewhere)
{
  KbCrew *self = g_new0 (KbCrew, 1);
  GListModel *assignments = kb_record_set_get_list (set, KB_ENTITY_ASSIGNMENT);

  self->set = g_object_ref (set);
  self->session = kb_record_set_get_session (set);
  self->zone = self->session != NULL ? kb_zone_new (kb_record_get_text (self->session, KB_SESSION_TIME_ZONE), NULL) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->elsewhere = elsewhere != NULL ? kb_elsewhere_copy (elsewhere) : kb_elsewhere_new ();
  self->duties = g_ptr_array_new_with_free_func (duty_free);
  for (guint i = 0; i < g_list_model_get_n_items (assignments); i++)
    {
      g_autoptr (KbRecord) record = g_list_model_get_item (assignments, i);

      g_ptr_array_add (self->duties, duty_new (set, record));
    }
  read_show (self);

  return self;
}

void
kb_crew_free (KbCrew *self)
{
  g_object_unref (self->set);
  g_time_zone_unref (self->zone);
  g_ptr_array_unref (self->duties);
  kb_plan_free (self->plan);
  g_free (self->times);
  kb_elsewhere_free (self->elsewhere);
  g_free (self);
}

KbCrewDuty *
kb_crew_find_duty (const KbCrew *self,
                   gint64        assignment_id)
{
  for (guint i = 0; i < self->duties->len; i++)
    if (kb_record_get_id (((KbCrewDuty *) self->duties->pdata[i])->record) == assignment_id)
      return self->duties->pdata[i];

  return NULL;
}

/**
 * kb_crew_find_shift:
 * @shift: (out) (optional): it
 *
 * Returns: (transfer none) (nullable): the duty that it is a shift of; %NULL for one of another session.
 */
KbCrewDuty *
kb_crew_find_shift (const KbCrew  *self,
                    gint64         shift_id,
                    KbCrewShift  **shift)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      KbCrewDuty *duty = self->duties->pdata[i];

      for (guint j = 0; j < duty->shifts->len; j++)
        {
          KbCrewShift *found = &g_array_index (duty->shifts, KbCrewShift, j);

          if (kb_record_get_id (found->record) != shift_id)
            continue;
          if (shift != NULL)
            *shift = found;
          return duty;
        }
    }

  return NULL;
}

/**
 * kb_crew_find_on_duty:
 *
 * Returns: (transfer none) (nullable): the duty of that role that has somebody on duty then. Where two
 *   overlap to hand over, the one that was there first still has it.
 */
KbCrewDuty *
kb_crew_find_on_duty (const KbCrew *self,
                      KbRoleKind    role,
                      gint64        at_us)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      KbCrewDuty *duty = self->duties->pdata[i];

      if (duty->role == role && duty->person != NULL && kb_crew_duty_covers (duty, at_us))
        return duty;
    }

  return NULL;
}

/**
 * kb_crew_get_group_role:
 * @group: see #KbCrewDuty
 *
 * Returns: the standard role of a group's duties; of a team's own role that no duty has any more, the last of them.
 */
KbRoleKind
kb_crew_get_group_role (const KbCrew *self,
                        gint64        group)
{
  for (guint i = 0; i < self->duties->len; i++)
    if (((KbCrewDuty *) self->duties->pdata[i])->group == group)
      return ((KbCrewDuty *) self->duties->pdata[i])->role;

  return group < 0 ? (KbRoleKind) (-1 - group) : KB_ROLE_KIND_OTHER;
}

/* A break within a shift is taken in its middle, where nobody said when. */
static void
add_working_time (GArray          *times,
                  const KbStretch *time,
                  gint64           break_us)
{
  const gint64 middle_us = time->start_us + (time->end_us - time->start_us) / 2;

  if (break_us < KB_MS_US)
    {
      kb_stretches_add (times, time->start_us, time->end_us);
      return;
    }
  kb_stretches_add (times, time->start_us, middle_us - break_us / 2);
  kb_stretches_add (times, middle_us - break_us / 2 + break_us, time->end_us);
}

/**
 * kb_crew_list_times:
 * @person_id: somebody
 * @except_shift_id: a shift to leave out, 0 for none
 *
 * Returns: (transfer full) (element-type KbStretch): when they work, here and elsewhere, breaks left
 *   out, as it is planned: two duties at a time are two stretches.
 */
GArray *
kb_crew_list_times (const KbCrew *self,
                    gint64        person_id,
                    gint64        except_shift_id)
{
  GArray *times = kb_stretches_new ();

  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      for (guint j = 0; j < duty->shifts->len; j++)
        {
          const KbCrewShift *shift = &g_array_index (duty->shifts, KbCrewShift, j);

          if (duty->person != NULL && kb_record_get_id (duty->person) == person_id
              && kb_record_get_id (shift->record) != except_shift_id)
            add_working_time (times, &shift->time, shift->break_us);
        }
    }
  for (guint i = 0; i < self->elsewhere->bookings->len; i++)
    {
      const KbBooking *booking = &g_array_index (self->elsewhere->bookings, KbBooking, i);

      if (booking->person_id == person_id && booking->shift_id != except_shift_id)
        kb_stretches_add (times, booking->time.start_us, booking->time.end_us);
    }

  return times;
}

/**
 * kb_crew_duty_get_title:
 *
 * Returns: what the duty is called: "主播A", else its role.
 */
const char *
kb_crew_duty_get_title (const KbCrewDuty *self)
{
  const char *title = kb_record_get_text (self->record, KB_ASSIGNMENT_TITLE);

  return !kb_text_is_empty (title) ? title : kb_enum_label (&kb_role_kind_enum, self->role);
}

/**
 * kb_crew_duty_get_name:
 *
 * Returns: (nullable): the full name of who has it.
 */
const char *
kb_crew_duty_get_name (const KbCrewDuty *self)
{
  return self->person != NULL ? kb_record_get_text (self->person, KB_PERSON_NAME) : NULL;
}

/**
 * kb_crew_duty_get_called:
 *
 * Returns: (nullable): what the desk calls who has it.
 */
const char *
kb_crew_duty_get_called (const KbCrewDuty *self)
{
  const char *stage_name = self->person != NULL ? kb_record_get_text (self->person, KB_PERSON_STAGE_NAME) : NULL;

  return !kb_text_is_empty (stage_name) ? stage_name : kb_crew_duty_get_name (self);
}

gboolean
kb_crew_duty_covers (const KbCrewDuty *self,
                     gint64            at_us)
{
  for (guint i = 0; i < self->shifts->len; i++)
    {
      const KbStretch *time = &g_array_index (self->shifts, KbCrewShift, i).time;

      if (time->start_us <= at_us && at_us < time->end_us)
        return TRUE;
    }

  return FALSE;
}
