/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "crew-fixture.h"
#include "kb-cue.h"
#include "kb-session.h"

static KbRecord *
add (KbRecordSet *set,
     KbRecord    *record)
{
  kb_record_set_add (set, record);
  g_object_unref (record);
  return record;
}

KbRecord *
crew_fixture_add_session (KbRecordSet *set,
                          gint64       id,
                          const char  *title,
                          const char  *scene)
{
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, id);

  kb_record_set_text (session, KB_SESSION_TITLE, title);
  kb_record_set_text (session, KB_SESSION_SCENE, scene);
  kb_record_set_int (session, KB_SESSION_START_US, AT (20, 0, 0));
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, AT (22, 0, 0));
  return add (set, session);
}

/* The session's own row is in both, as in the program. */
KbRecordSet *
crew_fixture_new (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  KbRecordSet *set = kb_record_set_new (library, CREW_SESSION);

  crew_fixture_add_session (set, CREW_SESSION, "焕新", "3号直播间");
  return set;
}

KbRecord *
crew_fixture_add_person (KbRecordSet *set,
                         gint64       id,
                         const char  *name,
                         KbRoleKind   role,
                         gint64       rate_minor)
{
  KbRecord *person = kb_record_new (KB_ENTITY_PERSON, id);

  kb_record_set_text (person, KB_PERSON_NAME, name);
  kb_record_set_int (person, KB_PERSON_ROLE, role);
  kb_record_set_int (person, KB_PERSON_RATE_MINOR, rate_minor);
  return add (kb_record_set_get_library (set), person);
}

KbRecord *
crew_fixture_add_duty (KbRecordSet *set,
                       gint64       id,
                       KbRoleKind   role,
                       gint64       person_id)
{
  KbRecord *duty = kb_record_new (KB_ENTITY_ASSIGNMENT, id);

  kb_record_set_int (duty, KB_ASSIGNMENT_SESSION_ID, CREW_SESSION);
  kb_record_set_int (duty, KB_ASSIGNMENT_POSITION, id);
  kb_record_set_int (duty, KB_ASSIGNMENT_ROLE, role);
  if (person_id != 0)
    kb_record_set_int (duty, KB_ASSIGNMENT_PERSON_ID, person_id);
  return add (set, duty);
}

KbRecord *
crew_fixture_add_shift (KbRecordSet *set,
                        gint64       id,
                        gint64       duty_id,
                        gint64       start_us,
                        gint64       end_us)
{
  KbRecord *shift = kb_record_new (KB_ENTITY_SHIFT, id);

  kb_record_set_int (shift, KB_SHIFT_SESSION_ID, CREW_SESSION);
  kb_record_set_int (shift, KB_SHIFT_ASSIGNMENT_ID, duty_id);
  kb_record_set_int (shift, KB_SHIFT_START_US, start_us);
  kb_record_set_int (shift, KB_SHIFT_END_US, end_us);
  return add (set, shift);
}

void
crew_fixture_add_backup (KbRecordSet *set,
                         gint64       id,
                         gint64       duty_id,
                         gint64       by_id)
{
  KbRecord *backup = kb_record_new (KB_ENTITY_BACKUP, id);

  kb_record_set_int (backup, KB_BACKUP_SESSION_ID, CREW_SESSION);
  kb_record_set_int (backup, KB_BACKUP_ASSIGNMENT_ID, duty_id);
  kb_record_set_int (backup, KB_BACKUP_BY_ID, by_id);
  add (set, backup);
}

KbRecord *
crew_fixture_add_cue (KbRecordSet *set,
                      gint64       id,
                      gint64       minutes,
                      gint64       speaker_id)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, id);
  g_autofree char *number = g_strdup_printf ("C%02d", (int) (id % 100));

  kb_record_set_int (cue, KB_CUE_SESSION_ID, CREW_SESSION);
  kb_record_set_int (cue, KB_CUE_POSITION, id);
  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, minutes * M);
  if (speaker_id != 0)
    kb_record_set_int (cue, KB_CUE_SPEAKER_ID, speaker_id);
  return add (set, cue);
}

void
crew_fixture_add_hours (KbRecordSet *set,
                        gint64       id,
                        gint64       person_id,
                        int          kind,
                        int          weekday,
                        gint64       start_ms,
                        gint64       end_ms)
{
  KbRecord *hours = kb_record_new (KB_ENTITY_AVAILABILITY, id);

  kb_record_set_int (hours, KB_AVAILABILITY_PERSON_ID, person_id);
  kb_record_set_int (hours, KB_AVAILABILITY_KIND, kind);
  if (weekday != 0)
    kb_record_set_int (hours, KB_AVAILABILITY_WEEKDAY, weekday);
  kb_record_set_int (hours, KB_AVAILABILITY_START_MS, start_ms);
  kb_record_set_int (hours, KB_AVAILABILITY_END_MS, end_ms);
  add (kb_record_set_get_library (set), hours);
}
