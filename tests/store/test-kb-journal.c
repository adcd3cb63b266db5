/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-product.h"
#include "kb-run-log.h"
#include "kb-session.h"
#include "store-fixture.h"

static void
set_up (Library       *self,
        gconstpointer  data)
{
  library_set_up (self);
}

static void
tear_down (Library       *self,
           gconstpointer  data)
{
  library_tear_down (self);
}

static void
undo (KbStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_undo (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static void
redo (KbStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_redo (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static void
append (KbStore  *store,
        KbRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  g_assert_true (kb_store_append (store, records, &error));
  g_assert_no_error (error);
}

static KbRecord *
create_run (KbRecord *session)
{
  KbRecord *run = kb_record_new (KB_ENTITY_RUN, kb_id_new ());

  kb_record_set_int (run, KB_RUN_SESSION_ID, kb_record_get_id (session));
  return run;
}

static void
undo_and_redo_survive_a_restart (Library       *self,
                                 gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  put (self->store, "Add session", session, NULL);
  first = dump_library (self->store);
  set_title (self->store, session, KB_SESSION_TITLE, "B");
  second = dump_library (self->store);

  library_close (self);
  library_open (self);
  g_assert_cmpstr (kb_store_get_undo_label (self->store), ==, "Rename to B");
  undo (self->store);
  undone = dump_library (self->store);
  g_assert_cmpstr (undone, ==, first);

  library_close (self);
  library_open (self);
  g_assert_cmpstr (kb_store_get_redo_label (self->store), ==, "Rename to B");
  redo (self->store);
  redone = dump_library (self->store);
  g_assert_cmpstr (redone, ==, second);
  g_assert_null (kb_store_get_redo_label (self->store));
}

static void
edit_after_undo_clears_redo (Library       *self,
                             gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const KbHistoryEntry *newest;

  put (self->store, "Add session", session, NULL);
  set_title (self->store, session, KB_SESSION_TITLE, "B");
  undo (self->store);
  set_title (self->store, session, KB_SESSION_TITLE, "C");

  g_assert_null (kb_store_get_redo_label (self->store));
  g_assert_null (kb_store_redo (self->store, NULL, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_clear_error (&error);

  history = kb_store_load_history (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  newest = history->pdata[0];
  g_assert_cmpstr (newest->label, ==, "Rename to C");
  g_assert_cmpint (newest->state, ==, KB_HISTORY_DONE);
  g_assert_cmpint (newest->at_us, >, 0);
}

static void
nothing_to_undo_is_refused (Library       *self,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_store_undo (self->store, NULL, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
}

static void
cleared_references_come_back (Library       *self,
                              gconstpointer  data)
{
  g_autoptr (KbRecord) person = kb_record_new (KB_ENTITY_PERSON, kb_id_new ());
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbEdit) edit = kb_edit_new ("Delete person");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  kb_record_set_int (session, KB_SESSION_OWNER_ID, kb_record_get_id (person));
  put (self->store, "Add", person, session, NULL);
  before = dump_library (self->store);

  kb_edit_delete (edit, KB_ENTITY_PERSON, kb_record_get_id (person));
  changes = kb_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_true (kb_record_is_null (((KbChange *) changes->pdata[0])->record, KB_SESSION_OWNER_ID));

  undo (self->store);
  after = dump_library (self->store);
  g_assert_cmpstr (before, ==, after);
}

/* Each of the random edits below: some rows come, some change, some go with all they own. */
static void
edit_at_random (KbStore   *store,
                GPtrArray *sessions,
                guint      i)
{
  g_autofree char *name = g_strdup_printf ("E%u", i);
  guint what = sessions->len == 0 ? 0 : (guint) g_test_rand_int_range (0, 10);

  if (what < 3)
    {
      KbRecord *session = create_session (name);
      g_autoptr (KbRecord) segment = create_segment (session, i);
      g_autoptr (KbRecord) cue = create_cue (session, segment, name);

      put (store, name, session, segment, cue, NULL);
      g_ptr_array_add (sessions, session);
    }
  else if (what < 9)
    {
      set_title (store, sessions->pdata[g_test_rand_int_range (0, sessions->len)], KB_SESSION_TITLE, name);
    }
  else
    {
      guint victim = (guint) g_test_rand_int_range (0, sessions->len);
      g_autoptr (KbEdit) edit = kb_edit_new (name);
      g_autoptr (GPtrArray) changes = NULL;

      kb_edit_delete (edit, KB_ENTITY_SESSION, kb_record_get_id (sessions->pdata[victim]));
      changes = kb_store_commit (store, edit, NULL);
      g_assert_cmpuint (changes->len, ==, 3);
      g_ptr_array_remove_index_fast (sessions, victim);
    }
}

static void
thousand_edits_are_undone_exactly (Library       *self,
                                   gconstpointer  data)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *before = NULL;
  g_autofree char *full = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *again = NULL;
  g_autoptr (KbRecord) first = create_session ("A");

  put (self->store, "Add", first, NULL);
  before = dump_library (self->store);
  for (guint i = 0; i < 1000; i++)
    edit_at_random (self->store, sessions, i);
  full = dump_library (self->store);

  for (guint i = 0; i < 1000; i++)
    undo (self->store);
  empty = dump_library (self->store);
  g_assert_cmpstr (before, ==, empty);

  for (guint i = 0; i < 1000; i++)
    redo (self->store);
  again = dump_library (self->store);
  g_assert_cmpstr (full, ==, again);
}

static void
recorded_run_is_not_undone_away (Library       *self,
                                 gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) run = create_run (session);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  put (self->store, "Add session", session, NULL);
  append (self->store, run);
  g_assert_cmpstr (kb_store_get_undo_label (self->store), ==, "Add session");
  before = dump_library (self->store);

  g_assert_null (kb_store_undo (self->store, NULL, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Run"));
  after = dump_library (self->store);
  g_assert_cmpstr (before, ==, after);
}

static void
deleted_session_comes_back_with_its_runs (Library       *self,
                                          gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) run = create_run (session);
  g_autoptr (KbEdit) edit = kb_edit_new ("Delete session");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  put (self->store, "Add session", session, NULL);
  append (self->store, run);
  before = dump_library (self->store);
  kb_edit_delete (edit, KB_ENTITY_SESSION, kb_record_get_id (session));
  changes = kb_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 2);

  undo (self->store);
  after = dump_library (self->store);
  g_assert_cmpstr (before, ==, after);
}

static void
foreign_change_makes_undo_refuse (Library       *self,
                                  gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  put (self->store, "Add session", session, NULL);
  set_title (self->store, session, KB_SESSION_TITLE, "B");
  run_sql (self->path, "UPDATE session SET title = 'by hand'");
  before = dump_library (self->store);

  g_assert_null (kb_store_undo (self->store, NULL, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  after = dump_library (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (kb_store_get_undo_label (self->store), ==, "Rename to B");

  /* Cascades work again afterwards. */
  run_sql (self->path, "UPDATE session SET title = 'B'");
  undo (self->store);
}

/* A limit on the size of files stands in for the end of the disk. */
static void
full_disk_loses_nothing (Library       *self,
                         gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbEdit) edit = kb_edit_new ("Add much");
  g_autofree char *long_text = g_strnfill (4000000, 'x');
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit limit;
  struct rlimit small;

  put (self->store, "Add session", session, NULL);
  before = dump_library (self->store);
  kb_edit_set_text (edit, session, KB_SESSION_NOTES, long_text);

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 2000000;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_null (kb_store_commit (self->store, edit, &error));
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_error (error, KB_ERROR, KB_ERROR_FULL);
  after = dump_library (self->store);
  g_assert_cmpstr (before, ==, after);

  /* With room again the same edit goes through. */
  g_clear_error (&error);
  g_autoptr (GPtrArray) changes = kb_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
}

static void
appended_rows_are_put_again (Library       *self,
                             gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) run = create_run (session);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  put (self->store, "Add session", session, NULL);
  append (self->store, run);
  kb_record_set_int (run, KB_RUN_ENDED_US, 7);
  append (self->store, run);

  rows = kb_store_load_session (self->store, kb_record_get_id (session), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (kb_record_get_int (rows->pdata[1], KB_RUN_ENDED_US), ==, 7);
}

static void
old_feed_is_pruned_and_undo_stays (Library       *self,
                                   gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (GPtrArray) history = NULL;

  put (self->store, "Add session", session, NULL);
  set_title (self->store, session, KB_SESSION_TITLE, "dropped");
  undo (self->store);
  set_title (self->store, session, KB_SESSION_TITLE, "B");
  library_close (self);
  run_sql (self->path, "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 30000) "
                       "INSERT INTO feed (entity, row_id) SELECT 'run', i FROM n");

  library_open (self);
  g_assert_cmpint (ask_sql (self->path, "SELECT count(*) FROM feed"), ==, 10000);
  g_assert_cmpint (ask_sql (self->path, "SELECT count(*) FROM journal"), ==, 2);
  history = kb_store_load_history (self->store, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  undo (self->store);
  undo (self->store);
}

#define ADD(path, func) g_test_add ("/store/journal/" path, Library, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("undo-and-redo-survive-a-restart", undo_and_redo_survive_a_restart);
  ADD ("edit-after-undo-clears-redo", edit_after_undo_clears_redo);
  ADD ("nothing-to-undo-is-refused", nothing_to_undo_is_refused);
  ADD ("cleared-references-come-back", cleared_references_come_back);
  ADD ("thousand-edits-are-undone-exactly", thousand_edits_are_undone_exactly);
  ADD ("recorded-run-is-not-undone-away", recorded_run_is_not_undone_away);
  ADD ("deleted-session-comes-back-with-its-runs", deleted_session_comes_back_with_its_runs);
  ADD ("foreign-change-makes-undo-refuse", foreign_change_makes_undo_refuse);
  ADD ("full-disk-loses-nothing", full_disk_loses_nothing);
  ADD ("appended-rows-are-put-again", appended_rows_are_put_again);

  ADD ("old-feed-is-pruned-and-undo-stays", old_feed_is_pruned_and_undo_stays);

  return g_test_run ();
}
