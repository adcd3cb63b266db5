/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "kb-party-edits.h"

/* A cue that 11 speaks in, with a direction that nobody is named for, and the duty of who is on shift. */
typedef struct
{
  KbRecord   *cue;         /* owned */
  KbRecord   *direction;   /* owned */
  KbCrewDuty  usual;
} Part;

static void
set_up (Part          *part,
        gconstpointer  data)
{
  part->cue = kb_record_new (KB_ENTITY_CUE, 41);
  kb_record_set_text (part->cue, KB_CUE_CUE_NO, "C07");
  kb_record_set_int (part->cue, KB_CUE_SPEAKER_ID, 11);
  part->direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, 61);
  part->usual = (KbCrewDuty) { .record = kb_record_new (KB_ENTITY_ASSIGNMENT, 12) };
}

static void
tear_down (Part          *part,
           gconstpointer  data)
{
  g_assert_finalize_object (part->cue);
  g_assert_finalize_object (part->direction);
  g_assert_finalize_object (part->usual.record);
}

/* -1: no step, 0: unset, else who. */
static gint64
get_who (KbEdit       *edit,
         KbEntityKind  kind,
         guint         field)
{
  const KbEditStep *step;

  if (kb_edit_get_n_steps (edit) == 0)
    return -1;
  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 1);
  step = kb_edit_get_step (edit, 0);
  g_assert_cmpint (step->kind, ==, kind);
  g_assert_cmpuint (step->field, ==, field);
  return step->value.kind == KB_VALUE_NULL ? 0 : step->value.integer;
}

static void
speaker_is_always_named (Part          *part,
                         gconstpointer  data)
{
  g_autoptr (KbEdit) other = kb_party_edit_set (part->cue, part->cue, KB_PARTY_DOES, 13, &part->usual);
  g_autoptr (KbEdit) usual = kb_party_edit_set (part->cue, part->cue, KB_PARTY_DOES, 0, &part->usual);
  g_autoptr (KbEdit) nobody = kb_party_edit_set (part->cue, part->cue, KB_PARTY_DOES, 0, NULL);

  g_assert_cmpint (get_who (other, KB_ENTITY_CUE, KB_CUE_SPEAKER_ID), ==, 13);
  g_assert_cmpint (get_who (usual, KB_ENTITY_CUE, KB_CUE_SPEAKER_ID), ==, 12);
  g_assert_cmpint (get_who (nobody, KB_ENTITY_CUE, KB_CUE_SPEAKER_ID), ==, 0);
  g_assert_cmpstr (kb_edit_get_label (other), ==, "Change who is responsible in cue C07");
}

static void
others_are_named_only_where_they_differ (Part          *part,
                                         gconstpointer  data)
{
  g_autoptr (KbEdit) answers = kb_party_edit_set (part->cue, part->direction, KB_PARTY_ANSWERS, 13, &part->usual);
  g_autoptr (KbEdit) same = kb_party_edit_set (part->cue, part->direction, KB_PARTY_ANSWERS, 0, &part->usual);
  g_autoptr (KbEdit) usual = NULL;

  g_assert_cmpint (get_who (answers, KB_ENTITY_CUE_DIRECTION, KB_CUE_DIRECTION_ANSWERS_ID), ==, 13);
  g_assert_cmpint (get_who (same, KB_ENTITY_CUE_DIRECTION, KB_CUE_DIRECTION_ANSWERS_ID), ==, -1);

  kb_record_set_int (part->direction, KB_CUE_DIRECTION_BACKUP_ID, 13);
  usual = kb_party_edit_set (part->cue, part->direction, KB_PARTY_BACKS_UP, 0, &part->usual);
  g_assert_cmpint (get_who (usual, KB_ENTITY_CUE_DIRECTION, KB_CUE_DIRECTION_BACKUP_ID), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/gui/party-edits/speaker-is-always-named", Part, NULL, set_up, speaker_is_always_named, tear_down);
  g_test_add ("/gui/party-edits/others-are-named-only-where-they-differ", Part, NULL, set_up,
              others_are_named_only_where_they_differ, tear_down);

  return g_test_run ();
}
