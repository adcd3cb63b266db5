/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "crew-fixture.h"
#include "kb-crew-speakers.h"
#include "kb-cue.h"

/* Four half hours; A speaks until 21:00, B from then, and the third cue is the co-host's. */
static KbRecordSet *
create_show (void)
{
  KbRecordSet *set = crew_fixture_new ();

  crew_fixture_add_person (set, 101, "苏晚", KB_ROLE_KIND_HOST, KB_NONE);
  crew_fixture_add_person (set, 102, "陈屿", KB_ROLE_KIND_HOST, KB_NONE);
  crew_fixture_add_person (set, 103, "何小满", KB_ROLE_KIND_COHOST, KB_NONE);
  crew_fixture_add_person (set, 104, "周启明", KB_ROLE_KIND_LEAD, KB_NONE);
  crew_fixture_add_duty (set, 11, KB_ROLE_KIND_HOST, 101);
  crew_fixture_add_duty (set, 12, KB_ROLE_KIND_HOST, 102);
  crew_fixture_add_duty (set, 13, KB_ROLE_KIND_COHOST, 103);
  crew_fixture_add_duty (set, 14, KB_ROLE_KIND_LEAD, 104);
  crew_fixture_add_shift (set, 21, 11, AT (20, 0, 0), AT (21, 0, 0));
  crew_fixture_add_shift (set, 22, 12, AT (21, 0, 0), AT (22, 0, 0));
  crew_fixture_add_shift (set, 23, 13, AT (20, 0, 0), AT (22, 0, 0));
  crew_fixture_add_backup (set, 31, 11, 12);
  crew_fixture_add_backup (set, 32, 11, 13);
  crew_fixture_add_cue (set, 41, 30, 11);
  crew_fixture_add_cue (set, 42, 30, 11);
  crew_fixture_add_cue (set, 43, 30, 13);
  crew_fixture_add_cue (set, 44, 30, 12);
  return set;
}

static KbEdit *
move_handover (KbRecordSet *set,
               gint64       at_us)
{
  KbEdit *edit = kb_edit_new ("Move");

  kb_edit_set_int (edit, kb_record_set_find (set, KB_ENTITY_SHIFT, 21), KB_SHIFT_END_US, at_us);
  kb_edit_set_int (edit, kb_record_set_find (set, KB_ENTITY_SHIFT, 22), KB_SHIFT_START_US, at_us);
  kb_crew_follow_edit (set, edit);
  return edit;
}

static gint64
speaker_in (KbEdit *edit,
            gint64  cue_id)
{
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    if (kb_edit_get_step (edit, i)->kind == KB_ENTITY_CUE && kb_edit_get_step (edit, i)->id == cue_id)
      return kb_edit_get_step (edit, i)->value.integer;

  return 0;
}

static void
speakers_follow_their_shift (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbEdit) earlier = move_handover (set, AT (20, 30, 0));
  g_autoptr (KbEdit) later = move_handover (set, AT (22, 0, 0));

  g_assert_cmpint (speaker_in (earlier, 41), ==, 0);
  g_assert_cmpint (speaker_in (earlier, 42), ==, 12);
  g_assert_cmpint (speaker_in (later, 44), ==, 11);
  /* That cue differs: it is nobody's shift that says who speaks. */
  g_assert_cmpint (speaker_in (earlier, 43), ==, 0);
  g_assert_cmpint (speaker_in (later, 43), ==, 0);
}

static void
who_was_there_first_speaks_on (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbCrew) crew = NULL;

  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_SHIFT, 22), KB_SHIFT_START_US, AT (20, 30, 0));
  crew = kb_crew_new (set, NULL);
  g_assert_cmpint (kb_crew_propose_speaker (crew, 1), ==, 11);
  g_assert_cmpint (kb_crew_propose_speaker (crew, 2), ==, 12);
}

static void
cue_without_shift_stays (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbEdit) edit = kb_edit_new ("Delete");

  kb_edit_delete (edit, KB_ENTITY_SHIFT, 22);
  kb_crew_follow_edit (set, edit);
  g_assert_cmpint (speaker_in (edit, 44), ==, 0);
}

static void
named_ones_come_before_usual_ones (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, 41);
  g_autoptr (KbRecord) direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, 61);
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  KbCueCrew usual;
  KbCueCrew named = kb_crew_get_speech (crew, 0, cue, &usual);

  g_assert_true (named.does == crew->duties->pdata[0]);
  g_assert_true (named.answers == crew->duties->pdata[3]);
  g_assert_true (named.backs_up == crew->duties->pdata[1]);
  g_assert_cmpmem (&usual, sizeof usual, &named, sizeof named);

  kb_record_set_int (cue, KB_CUE_ANSWERS_ID, 13);
  kb_record_set_int (cue, KB_CUE_BACKUP_ID, 13);
  named = kb_crew_get_speech (crew, 0, cue, &usual);
  g_assert_true (named.answers == crew->duties->pdata[2]);
  g_assert_true (named.backs_up == crew->duties->pdata[2]);
  g_assert_true (usual.answers == crew->duties->pdata[3]);
  g_assert_true (usual.backs_up == crew->duties->pdata[1]);

  kb_record_set_int (direction, KB_CUE_DIRECTION_ROLE, KB_ROLE_KIND_COHOST);
  named = kb_crew_get_direction (crew, direction, AT (20, 0, 0), NULL);
  g_assert_true (named.does == crew->duties->pdata[2]);
  g_assert_null (named.backs_up);
  named = kb_crew_get_direction (crew, direction, AT (23, 0, 0), NULL);
  g_assert_null (named.does);
}

static void
unnamed_speech_follows_the_shift (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, 44);
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_auto (KbValue) nobody = KB_VALUE_INIT;
  KbCueCrew usual;
  KbCueCrew who;

  kb_record_set_value (cue, KB_CUE_SPEAKER_ID, &nobody);
  who = kb_crew_get_speech (crew, 3, cue, &usual);
  g_assert_true (who.does == crew->duties->pdata[1]);

  /* Whoever speaks instead brings their own backup along. */
  kb_record_set_int (cue, KB_CUE_SPEAKER_ID, 11);
  who = kb_crew_get_speech (crew, 3, cue, &usual);
  g_assert_true (who.does == crew->duties->pdata[0]);
  g_assert_true (usual.does == crew->duties->pdata[1]);
  g_assert_true (usual.backs_up == crew->duties->pdata[1]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/crew-speakers/speakers-follow-their-shift", speakers_follow_their_shift);
  g_test_add_func ("/engine/crew-speakers/who-was-there-first-speaks-on", who_was_there_first_speaks_on);
  g_test_add_func ("/engine/crew-speakers/cue-without-shift-stays", cue_without_shift_stays);
  g_test_add_func ("/engine/crew-speakers/named-ones-come-before-usual-ones", named_ones_come_before_usual_ones);
  g_test_add_func ("/engine/crew-speakers/unnamed-speech-follows-the-shift", unnamed_speech_follows_the_shift);

  return g_test_run ();
}
