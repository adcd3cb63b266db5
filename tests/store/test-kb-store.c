/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-cue.h"
#include "kb-session.h"
#include "store-fixture.h"

/* A session with two segments and three cues. */
typedef struct
{
  Library   library;
  KbRecord *session;
  KbRecord *segments[2];
  KbRecord *cues[3];
} Plan;

static void
plan_set_up (Plan          *self,
             gconstpointer  data)
{
  library_set_up (&self->library);
  self->session = create_session ("TY-20261017-A");
  self->segments[0] = create_segment (self->session, 1);
  self->segments[1] = create_segment (self->session, 2);
  self->cues[0] = create_cue (self->session, self->segments[0], "C01");
  self->cues[1] = create_cue (self->session, self->segments[0], "C02");
  self->cues[2] = create_cue (self->session, self->segments[1], "C03");
  put (self->library.store, "Add session", self->session, self->segments[0], self->segments[1],
       self->cues[0], self->cues[1], self->cues[2], NULL);
}

static void
plan_tear_down (Plan          *self,
                gconstpointer  data)
{
  library_tear_down (&self->library);
  for (guint i = 0; i < 3; i++)
    g_object_unref (self->cues[i]);
  g_object_unref (self->segments[0]);
  g_object_unref (self->segments[1]);
  g_object_unref (self->session);
}

static void
what_was_put_comes_back (Plan          *self,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  library_close (&self->library);
  library_open (&self->library);
  records = kb_store_load_session (self->library.store, kb_record_get_id (self->session), &error);
  g_assert_no_error (error);

  g_assert_cmpuint (records->len, ==, 6);
  g_assert_true (kb_record_equal (records->pdata[0], self->session));
  g_assert_true (kb_record_equal (records->pdata[1], self->segments[0]));
  g_assert_true (kb_record_equal (records->pdata[2], self->segments[1]));
  g_assert_cmpint (kb_record_get_int (records->pdata[3], KB_CUE_TYPE), ==, KB_CUE_TYPE_DEMO);
}

static void
no_such_session_is_empty (Plan          *self,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_store_load_session (self->library.store, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 0);
}

static void
cascade_is_reported_and_undone (Plan          *self,
                                gconstpointer  data)
{
  KbStore *store = self->library.store;
  g_autofree char *before = dump_library (store);
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (KbEdit) edit = kb_edit_new ("Delete segment");
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;

  kb_edit_delete (edit, KB_ENTITY_SEGMENT, kb_record_get_id (self->segments[0]));
  deleted = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_null (((KbChange *) deleted->pdata[i])->record);
  /* What is owned goes before its owner. */
  g_assert_cmpint (((KbChange *) deleted->pdata[2])->kind, ==, KB_ENTITY_SEGMENT);
  g_assert_cmpstr (kb_store_get_undo_label (store), ==, "Delete segment");

  restored = kb_store_undo (store, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (restored->len, ==, 3);
  g_assert_cmpint (((KbChange *) restored->pdata[0])->kind, ==, KB_ENTITY_SEGMENT);
  g_assert_cmpint (((KbChange *) restored->pdata[0])->op, ==, KB_OP_INSERT);
  g_assert_cmpstr (label, ==, "Delete segment");
  g_assert_cmpstr (kb_store_get_redo_label (store), ==, "Delete segment");

  after = dump_library (store);
  g_assert_cmpstr (before, ==, after);
}

static void
nothing_changed_leaves_no_entry (Plan          *self,
                                 gconstpointer  data)
{
  KbStore *store = self->library.store;

  set_title (store, self->session, KB_SESSION_TITLE,
             kb_record_get_text (self->session, KB_SESSION_TITLE));
  g_assert_cmpstr (kb_store_get_undo_label (store), ==, "Add session");
}

typedef struct
{
  guint   count;
  guint   rows;
  char   *label;
} Heard;

static void
changed_cb (KbStore    *store,
            GPtrArray  *changes,
            const char *label,
            Heard      *heard)
{
  heard->count++;
  heard->rows += changes->len;
  g_free (heard->label);
  heard->label = g_strdup (label);
}

static void
commit_finished_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  Heard *heard = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_commit_finish (KB_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
  /* The notice was there before. */
  g_assert_cmpuint (heard->count, ==, 1);
  heard->count = 100;
}

static void
changed_comes_before_the_callback (Plan          *self,
                                   gconstpointer  data)
{
  KbStore *store = self->library.store;
  g_autoptr (KbEdit) edit = kb_edit_new ("Rename");
  Heard heard = { 0 };

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &heard);
  kb_edit_set_text (edit, self->session, KB_SESSION_TITLE, "双十一");
  kb_store_commit_async (store, edit, NULL, commit_finished_cb, &heard);
  while (heard.count < 100)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (heard.rows, ==, 1);
  g_assert_cmpstr (heard.label, ==, "Rename");
  g_free (heard.label);
}

static void
blocking_call_emits_before_it_returns (Plan          *self,
                                       gconstpointer  data)
{
  Heard heard = { 0 };

  g_signal_connect (self->library.store, "changed", G_CALLBACK (changed_cb), &heard);
  set_title (self->library.store, self->session, KB_SESSION_TITLE, "A");
  g_assert_cmpuint (heard.count, ==, 1);
  g_assert_cmpstr (heard.label, ==, "Rename to A");
  g_free (heard.label);
}

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer data)
{
  guint *calls = data;

  g_assert_cmpint (done, <, total);
  (*calls)++;
}

static void
big_edit_reports_progress_and_is_one_entry (Plan          *self,
                                            gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Import");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  guint calls = 0;

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (KbRecord) cue = create_cue (self->session, self->segments[0], "C");

      kb_edit_insert (edit, cue);
    }
  changes = kb_store_commit_watched (self->library.store, edit, NULL, progress_cb, &calls, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 5000);
  g_assert_cmpuint (calls, >, 10);
  history = kb_store_load_history (self->library.store, &error);
  g_assert_cmpuint (history->len, ==, 2);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
open_off_thread (const char *path)
{
  GAsyncResult *result = NULL;

  kb_store_open_async (path, NULL, opened_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
opened_off_thread_it_speaks_to_this_one (Plan          *self,
                                         gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = open_off_thread (self->library.path);
  g_autoptr (GError) error = NULL;
  KbStore *store = kb_store_open_finish (result, &error);
  Heard heard = { 0 };

  g_assert_no_error (error);
  g_assert_cmpstr (kb_store_get_path (store), ==, self->library.path);
  g_assert_cmpstr (kb_store_get_undo_label (store), ==, kb_store_get_undo_label (self->library.store));
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &heard);
  set_title (store, self->session, KB_SESSION_TITLE, "A");
  g_assert_cmpuint (heard.count, ==, 1);
  g_free (heard.label);
  g_assert_finalize_object (store);
}

static void
opened_off_thread_it_fails_with_its_place (Plan          *self,
                                           gconstpointer  data)
{
  g_autofree char *letter = g_build_filename (self->library.folder, "letter.txt", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (letter, "Dear planner, this is no library.", -1, NULL));
  result = open_off_thread (letter);
  g_assert_null (kb_store_open_finish (result, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_LIBRARY);
  g_assert_nonnull (strstr (error->message, letter));
}

#define ADD(path, func) \
  g_test_add ("/store/store/" path, Plan, NULL, plan_set_up, func, plan_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-was-put-comes-back", what_was_put_comes_back);
  ADD ("no-such-session-is-empty", no_such_session_is_empty);
  ADD ("cascade-is-reported-and-undone", cascade_is_reported_and_undone);
  ADD ("nothing-changed-leaves-no-entry", nothing_changed_leaves_no_entry);
  ADD ("changed-comes-before-the-callback", changed_comes_before_the_callback);
  ADD ("blocking-call-emits-before-it-returns", blocking_call_emits_before_it_returns);

  ADD ("opened-off-thread-it-speaks-to-this-one", opened_off_thread_it_speaks_to_this_one);
  ADD ("opened-off-thread-it-fails-with-its-place", opened_off_thread_it_fails_with_its_place);
  ADD ("big-edit-reports-progress-and-is-one-entry", big_edit_reports_progress_and_is_one_entry);

  return g_test_run ();
}
