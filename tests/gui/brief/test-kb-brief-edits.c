/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-brief-edits.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-session.h"
#include "kb-warmup.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)

/* 2026-10-17 19:00 in Shanghai. */
#define START_US (G_GINT64_CONSTANT (1792234800) * G_USEC_PER_SEC)

typedef struct
{
  KbRecordSet *library;
  KbRecordSet *plan;
  KbRecord    *action;
  KbRecord    *request;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 1);
  g_autoptr (KbRecord) person = kb_record_new (KB_ENTITY_PERSON, 7);

  kb_record_set_int (session, KB_SESSION_START_US, START_US);
  kb_record_set_text (person, KB_PERSON_NAME, "林知夏");
  fixture->library = kb_record_set_new (NULL, 0);
  kb_record_set_add (fixture->library, session);
  kb_record_set_add (fixture->library, person);
  fixture->plan = kb_record_set_new (fixture->library, 1);
  fixture->action = kb_record_new (KB_ENTITY_WARMUP_ACTION, 2);
  kb_record_set_text (fixture->action, KB_WARMUP_ACTION_DATE, "10-10");
  fixture->request = kb_record_new (KB_ENTITY_REQUEST, 3);
  kb_record_set_add (fixture->plan, fixture->action);
  kb_record_set_add (fixture->plan, fixture->request);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->plan);
  g_assert_finalize_object (fixture->library);
  g_object_unref (fixture->action);
  g_object_unref (fixture->request);
}

static const KbEditStep *
find_step (KbEdit *edit,
           guint   field)
{
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    if (kb_edit_get_step (edit, i)->op == KB_OP_UPDATE && kb_edit_get_step (edit, i)->field == field)
      return kb_edit_get_step (edit, i);

  return NULL;
}

static void
test_a_day_has_its_name (Fixture       *fixture,
                         gconstpointer  data)
{
  static const struct
  {
    gint64      at_us;
    const char *due;
  } cases[] = {
    { START_US - 7 * DAY_US, "D-7" }, { START_US - G_TIME_SPAN_HOUR, "D0" }, { START_US, "D0" },
    { START_US - 20 * G_TIME_SPAN_HOUR, "D-1" }, { START_US + DAY_US, "D+1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KbValue value = KB_VALUE_INIT;
      g_autoptr (KbEdit) edit = NULL;

      kb_value_set_int (&value, cases[i].at_us);
      edit = kb_brief_edits_task_field (fixture->plan, fixture->action, KB_WARMUP_ACTION_AT_US, &value, "Day");
      g_assert_cmpint (find_step (edit, KB_WARMUP_ACTION_AT_US)->value.integer, ==, cases[i].at_us);
      g_assert_cmpstr (find_step (edit, KB_WARMUP_ACTION_DUE)->value.text, ==, cases[i].due);
      g_assert_cmpstr (find_step (edit, KB_WARMUP_ACTION_DATE)->value.text, ==, "");
      g_assert_cmpint (kb_edit_get_session (edit), ==, 1);
    }
}

static void
test_a_name_is_a_person (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (KbEdit) known = NULL;
  g_autoptr (KbEdit) stranger = NULL;
  KbValue value = KB_VALUE_INIT;

  kb_value_set_text (&value, "林知夏");
  known = kb_brief_edits_task_field (fixture->plan, fixture->action, KB_WARMUP_ACTION_OWNER, &value, "Who");
  g_assert_cmpint (find_step (known, KB_WARMUP_ACTION_OWNER_ID)->value.integer, ==, 7);
  kb_value_set_text (&value, "agency");
  stranger = kb_brief_edits_task_field (fixture->plan, fixture->action, KB_WARMUP_ACTION_OWNER, &value, "Who");
  g_assert_cmpint (find_step (stranger, KB_WARMUP_ACTION_OWNER_ID)->value.kind, ==, KB_VALUE_NULL);
  kb_value_clear (&value);
}

static void
test_tasks_are_added_behind (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (KbEdit) action = kb_brief_edits_add_task (fixture->plan, KB_ENTITY_WARMUP_ACTION);
  g_autoptr (KbEdit) request = kb_brief_edits_add_task (fixture->plan, KB_ENTITY_REQUEST);
  KbRecord *row = kb_edit_get_step (action, 0)->record;

  g_assert_cmpint (kb_record_get_int (row, KB_WARMUP_ACTION_SESSION_ID), ==, 1);
  g_assert_cmpint (kb_record_get_int (row, KB_WARMUP_ACTION_POSITION), >,
                   kb_record_get_int (fixture->action, KB_WARMUP_ACTION_POSITION));
  g_assert_cmpstr (kb_record_get_text (kb_edit_get_step (request, 0)->record, KB_REQUEST_CODE), ==, "X02");
}

static void
test_a_file_is_attached (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("price list", 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = kb_brief_edits_add_attachment (fixture->plan, "板.png", "image/png", bytes, &error);
  KbRecord *row;

  g_assert_no_error (error);
  row = kb_edit_get_step (edit, 0)->record;
  g_assert_cmpstr (kb_record_get_text (row, KB_ATTACHMENT_NAME), ==, "板.png");
  g_assert_cmpint (kb_record_get_int (row, KB_ATTACHMENT_KIND), ==, KB_ATTACHMENT_KIND_OVERLAY);
  g_assert_true (g_bytes_equal (kb_record_get_bytes (row, KB_ATTACHMENT_DATA), bytes));
}

static void
test_too_large_and_empty_files_are_refused (Fixture       *fixture,
                                            gconstpointer  data)
{
  static const guint64 sizes[] = { 0, KB_ATTACHMENT_MAX_BYTES + 1, G_MAXUINT64 };
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GError) empty = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kb_brief_edits_check_size ("film.mp4", sizes[i], &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, "film.mp4"));
    }
  g_assert_true (kb_brief_edits_check_size ("film.mp4", KB_ATTACHMENT_MAX_BYTES, NULL));
  g_assert_null (kb_brief_edits_add_attachment (fixture->plan, "a", NULL, nothing, &empty));
  g_assert_error (empty, KB_ERROR, KB_ERROR_INPUT);
}

static void
test_an_idea_becomes_a_cue (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, 20);
  g_autoptr (KbRecord) idea = kb_record_new (KB_ENTITY_IDEA, 21);
  g_autoptr (KbEdit) edit = NULL;
  const KbEditStep *title, *link;
  KbRecord *cue = NULL;

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
  kb_record_set_text (idea, KB_IDEA_TITLE, "油烟机一擦挑战");
  kb_record_set_int (idea, KB_IDEA_KIND, KB_INTERACTION_GAME);
  kb_record_set_add (fixture->plan, segment);
  kb_record_set_add (fixture->plan, idea);
  edit = kb_brief_edits_make_cue (fixture->plan, idea);
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    if (kb_edit_get_step (edit, i)->op == KB_OP_INSERT && kb_edit_get_step (edit, i)->kind == KB_ENTITY_CUE)
      cue = kb_edit_get_step (edit, i)->record;

  g_assert_cmpint (kb_edit_get_session (edit), ==, 1);
  g_assert_nonnull (cue);
  g_assert_cmpint (kb_record_get_int (cue, KB_CUE_SEGMENT_ID), ==, 20);
  title = kb_edit_get_step (edit, kb_edit_get_n_steps (edit) - 3);
  link = kb_edit_get_step (edit, kb_edit_get_n_steps (edit) - 1);
  g_assert_cmpstr (title->value.text, ==, "油烟机一擦挑战");
  g_assert_cmpint (kb_edit_get_step (edit, kb_edit_get_n_steps (edit) - 2)->value.integer, ==, KB_CUE_TYPE_GAME);
  g_assert_cmpint (link->kind, ==, KB_ENTITY_IDEA);
  g_assert_cmpint (link->value.integer, ==, kb_record_get_id (cue));
}

#define ADD(path, func) g_test_add ("/gui/brief-edits/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-day-has-its-name", test_a_day_has_its_name);
  ADD ("a-name-is-a-person", test_a_name_is_a_person);
  ADD ("tasks-are-added-behind", test_tasks_are_added_behind);
  ADD ("an-idea-becomes-a-cue", test_an_idea_becomes_a_cue);
  ADD ("a-file-is-attached", test_a_file_is_attached);
  ADD ("too-large-and-empty-files-are-refused", test_too_large_and_empty_files_are_refused);

  return g_test_run ();
}
