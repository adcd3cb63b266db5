/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-speakers"

#include "config.h"

#include "kb-crew-speakers.h"
#include "kb-crew.h"
#include "kb-cue.h"

/**
 * kb_crew_propose_speaker:
 * @cue_index: a cue's place in running order
 *
 * Returns: the host's duty that is on shift when the cue starts, %KB_NONE when there is none. While two
 *   overlap to hand over, the one that was there first speaks on.
 */
gint64
kb_crew_propose_speaker (const KbCrew *self,
                         guint         cue_index)
{
  const gint64 at_us = self->times[cue_index].start_us;
  const KbCrewDuty *best = NULL;
  gint64 since_us = 0;

  for (guint i = 0; at_us != KB_NONE && i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      for (guint j = 0; duty->role == KB_ROLE_KIND_HOST && j < duty->shifts->len; j++)
        {
          const KbStretch *time = &g_array_index (duty->shifts, KbCrewShift, j).time;

          if (time->start_us > at_us || time->end_us <= at_us || (best != NULL && since_us <= time->start_us))
            continue;
          best = duty;
          since_us = time->start_us;
        }
    }

  return best != NULL ? kb_record_get_id (best->record) : KB_NONE;
}

/**
 * kb_crew_speaker_follows:
 *
 * Returns: whether a cue is spoken by who is on shift then; a cue can differ.
 */
gboolean
kb_crew_speaker_follows (const KbCrew *self,
                         guint         cue_index,
                         KbRecord     *cue)
{
  const gint64 speaker_id = kb_record_get_int (cue, KB_CUE_SPEAKER_ID);

  return speaker_id == KB_NONE || speaker_id == kb_crew_propose_speaker (self, cue_index);
}

static void
remove_shift (KbCrew *self,
              gint64  shift_id)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      GArray *shifts = ((KbCrewDuty *) self->duties->pdata[i])->shifts;

      for (guint j = shifts->len; j-- > 0;)
        if (kb_record_get_id (g_array_index (shifts, KbCrewShift, j).record) == shift_id)
          g_array_remove_index (shifts, j);
    }
}

static void
move_shift (KbCrew           *self,
            const KbEditStep *step)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      GArray *shifts = ((KbCrewDuty *) self->duties->pdata[i])->shifts;

      for (guint j = 0; j < shifts->len; j++)
        {
          KbCrewShift *shift = &g_array_index (shifts, KbCrewShift, j);

          if (kb_record_get_id (shift->record) != step->id)
            continue;
          if (step->field == KB_SHIFT_START_US)
            shift->time.start_us = step->value.integer;
          else if (step->field == KB_SHIFT_END_US)
            shift->time.end_us = step->value.integer;
        }
    }
}

static void
insert_shift (KbCrew   *self,
              KbRecord *record)
{
  KbCrewDuty *duty = kb_crew_find_duty (self, kb_record_get_int (record, KB_SHIFT_ASSIGNMENT_ID));
  const KbCrewShift shift = { .record = record, .time = { kb_record_get_int (record, KB_SHIFT_START_US),
                                                          kb_record_get_int (record, KB_SHIFT_END_US) } };

  if (duty != NULL)
    g_array_append_val (duty->shifts, shift);
}

/* The crew as it will be: shifts moved, drawn and taken away. */
static void
foresee (KbCrew *self,
         KbEdit *edit)
{
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);

      if (step->kind == KB_ENTITY_SHIFT && step->op == KB_OP_INSERT)
        insert_shift (self, step->record);
      else if (step->kind == KB_ENTITY_SHIFT && step->op == KB_OP_UPDATE)
        move_shift (self, step);
      else if (step->kind == KB_ENTITY_SHIFT)
        remove_shift (self, step->id);
      else if (step->kind == KB_ENTITY_ASSIGNMENT && step->op == KB_OP_DELETE
               && kb_crew_find_duty (self, step->id) != NULL)
        g_array_set_size (kb_crew_find_duty (self, step->id)->shifts, 0);
    }
}

/**
 * kb_crew_follow_edit:
 * @set: the session's rows before @edit
 * @edit: a change of shifts
 *
 * Adds to @edit what follows from it: a cue that was spoken by who was on shift is spoken by who is on
 * shift then. A cue that differed stays as it was, and so does one for which nobody is on shift.
 */
void
kb_crew_follow_edit (KbRecordSet *set,
                     KbEdit      *edit)
{
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);
  g_autoptr (KbCrew) before = kb_crew_new (set, NULL);
  g_autoptr (KbCrew) after = kb_crew_new (set, NULL);

  foresee (after, edit);
  for (guint i = 0; i < before->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      const gint64 speaker_id = kb_crew_propose_speaker (after, i);

      if (kb_crew_speaker_follows (before, i, cue) && speaker_id != KB_NONE
          && speaker_id != kb_record_get_int (cue, KB_CUE_SPEAKER_ID))
        kb_edit_set_int (edit, cue, KB_CUE_SPEAKER_ID, speaker_id);
    }
}

static KbCrewDuty *
find_named (const KbCrew *self,
            KbRecord     *row,
            guint         field)
{
  const gint64 id = kb_record_get_int (row, field);

  return id != KB_NONE ? kb_crew_find_duty (self, id) : NULL;
}

static KbCrewDuty *
find_lead (const KbCrew *self)
{
  for (guint i = 0; i < self->duties->len; i++)
    if (((KbCrewDuty *) self->duties->pdata[i])->role == KB_ROLE_KIND_LEAD)
      return self->duties->pdata[i];

  return NULL;
}

static KbCrewDuty *
find_backup (const KbCrew     *self,
             const KbCrewDuty *duty)
{
  for (guint i = 0; duty != NULL && i < duty->backups->len; i++)
    {
      KbCrewDuty *by = find_named (self, duty->backups->pdata[i], KB_BACKUP_BY_ID);

      if (by != NULL)
        return by;
    }

  return NULL;
}

/* Who is named in @row's @fields (does, answers, backs up), else who usually would. */
static KbCueCrew
resolve (const KbCrew *self,
         KbCrewDuty   *on_shift,
         KbRecord     *row,
         const guint   fields[3],
         KbCueCrew    *usual)
{
  KbCrewDuty *does = find_named (self, row, fields[0]);
  KbCrewDuty *answers = find_named (self, row, fields[1]);
  KbCrewDuty *backs_up = find_named (self, row, fields[2]);
  const KbCueCrew found = {
    .does = on_shift,
    .answers = find_lead (self),
    .backs_up = find_backup (self, does != NULL ? does : on_shift),
  };

  if (usual != NULL)
    *usual = found;
  return (KbCueCrew) { does != NULL ? does : found.does, answers != NULL ? answers : found.answers,
                       backs_up != NULL ? backs_up : found.backs_up };
}

/**
 * kb_crew_get_speech:
 * @cue_index: the cue's place in running order
 * @usual: (out) (optional): who it would be if nobody were named
 *
 * Returns: who speaks in a cue (who is on shift then where nobody is named), who answers for it (else the team
 *   lead), and who steps in (else the speaker's first backup).
 */
KbCueCrew
kb_crew_get_speech (const KbCrew *self,
                    guint         cue_index,
                    KbRecord     *cue,
                    KbCueCrew    *usual)
{
  const guint fields[] = { KB_CUE_SPEAKER_ID, KB_CUE_ANSWERS_ID, KB_CUE_BACKUP_ID };
  const gint64 speaker_id = kb_crew_propose_speaker (self, cue_index);

  return resolve (self, speaker_id != KB_NONE ? kb_crew_find_duty (self, speaker_id) : NULL, cue, fields, usual);
}

/**
 * kb_crew_get_direction:
 * @at_us: when its cue starts
 * @usual: (out) (optional): who it would be if nobody were named
 *
 * Returns: the same for a direction: who has its role then does it, where nobody is named.
 */
KbCueCrew
kb_crew_get_direction (const KbCrew *self,
                       KbRecord     *direction,
                       gint64        at_us,
                       KbCueCrew    *usual)
{
  const guint fields[] = { KB_CUE_DIRECTION_ASSIGNMENT_ID, KB_CUE_DIRECTION_ANSWERS_ID, KB_CUE_DIRECTION_BACKUP_ID };
  const KbRoleKind role = (KbRoleKind) kb_record_get_int (direction, KB_CUE_DIRECTION_ROLE);

  return resolve (self, kb_crew_find_on_duty (self, role, at_us), direction, fields, usual);
}
