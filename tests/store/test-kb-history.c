/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-cue.h"
#include "kb-history.h"
#include "kb-id.h"
#include "kb-run-log.h"
#include "kb-session.h"
#include "store-fixture.h"

#define ALL 1000

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

static GPtrArray *
load_page (KbStore *store,
           gint64   before_id,
           guint    limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *page = kb_store_load_history_page (store, before_id, limit, &error);

  g_assert_no_error (error);
  return page;
}

static gint64
find_entry (KbStore    *store,
            const char *label)
{
  g_autoptr (GPtrArray) page = load_page (store, G_MAXINT64, ALL);

  for (guint i = 0; i < page->len; i++)
    if (strcmp (((KbHistoryEntry *) page->pdata[i])->label, label) == 0)
      return ((KbHistoryEntry *) page->pdata[i])->id;
  g_error ("There is no entry %s", label);
}

static void
says_who_and_what (Library       *self,
                   gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (GPtrArray) page = NULL;
  const KbHistoryEntry *newest;

  put (self->store, "Add session", session, NULL);
  page = load_page (self->store, G_MAXINT64, ALL);
  newest = page->pdata[0];
  g_assert_cmpstr (newest->label, ==, "Add session");
  g_assert_cmpstr (newest->who, !=, "");
  g_assert_cmpint (newest->at_us, >, 0);
  g_assert_cmpint (newest->state, ==, KB_HISTORY_DONE);
}

static void
comes_in_pages (Library       *self,
                gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  gint64 before = G_MAXINT64;
  guint n_entries = 0;

  put (self->store, "Add session", session, NULL);
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);

      set_title (self->store, session, KB_SESSION_TITLE, title);
    }

  while (TRUE)
    {
      g_autoptr (GPtrArray) page = load_page (self->store, before, 10);

      for (guint i = 0; i < page->len; i++)
        {
          const KbHistoryEntry *entry = page->pdata[i];

          g_assert_cmpint (entry->id, <, before);
          before = entry->id;
        }
      n_entries += page->len;
      if (page->len < 10)
        break;
    }
  g_assert_cmpuint (n_entries, ==, 26);
}

static const KbHistoryField *
find_field (const KbHistoryChange *change,
            guint                  field)
{
  for (guint i = 0; i < change->fields->len; i++)
    if (((KbHistoryField *) change->fields->pdata[i])->field == field)
      return change->fields->pdata[i];
  return NULL;
}

static void
tells_before_and_after (Library       *self,
                        gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) segment = create_segment (session, 1);
  g_autoptr (KbRecord) cue = create_cue (session, segment, "C07");
  g_autoptr (KbEdit) edit = kb_edit_new ("Change the cue");
  g_autoptr (GPtrArray) committed = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const KbHistoryChange *change;
  const KbHistoryField *field;

  put (self->store, "Add", session, segment, cue, NULL);
  kb_edit_set_text (edit, cue, KB_CUE_TITLE, "舒润乳");
  kb_edit_set_int (edit, cue, KB_CUE_TYPE, KB_CUE_TYPE_FLASH);
  kb_edit_set_int (edit, cue, KB_CUE_DURATION_MS, 90000);
  committed = kb_store_commit (self->store, edit, NULL);

  changes = kb_store_load_history_entry (self->store, find_entry (self->store, "Change the cue"), ALL, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpint (change->op, ==, KB_OP_UPDATE);
  g_assert_cmpint (change->kind, ==, KB_ENTITY_CUE);
  g_assert_cmpint (change->id, ==, kb_record_get_id (cue));
  g_assert_cmpstr (change->name, ==, "C07 舒润乳");
  g_assert_cmpuint (change->fields->len, ==, 3);
  field = find_field (change, KB_CUE_DURATION_MS);
  g_assert_cmpint (field->before.integer, ==, 480000);
  g_assert_cmpint (field->after.integer, ==, 90000);
  field = find_field (change, KB_CUE_TYPE);
  g_assert_cmpint (field->before.integer, ==, KB_CUE_TYPE_DEMO);
  g_assert_cmpint (field->after.integer, ==, KB_CUE_TYPE_FLASH);
}

static void
tells_what_came_and_went (Library       *self,
                          gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) segment = create_segment (session, 1);
  g_autoptr (KbRecord) cue = create_cue (session, segment, "C07");
  g_autoptr (KbEdit) edit = kb_edit_new ("Delete the segment");
  g_autoptr (GPtrArray) committed = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) first = NULL;
  gboolean has_cue = FALSE;

  put (self->store, "Add", session, segment, cue, NULL);
  kb_edit_delete (edit, KB_ENTITY_SEGMENT, kb_record_get_id (segment));
  committed = kb_store_commit (self->store, edit, NULL);

  changes = kb_store_load_history_entry (self->store, find_entry (self->store, "Delete the segment"), ALL, NULL);
  g_assert_cmpuint (changes->len, ==, 2);
  for (guint i = 0; i < changes->len; i++)
    {
      const KbHistoryChange *change = changes->pdata[i];

      g_assert_cmpint (change->op, ==, KB_OP_DELETE);
      g_assert_null (find_field (change, 0));
      if (change->kind == KB_ENTITY_CUE)
        g_assert_cmpstr (change->name, ==, "C07");
      has_cue |= change->kind == KB_ENTITY_CUE;
    }
  g_assert_true (has_cue);

  first = kb_store_load_history_entry (self->store, find_entry (self->store, "Add"), 2, NULL);
  g_assert_cmpuint (first->len, ==, 2);
}

static void
what_was_pruned_is_refused (Library       *self,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_store_load_history_entry (self->store, 12345, ALL, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_NOT_FOUND);
}

static void
edit_at_random (KbStore  *store,
                KbRecord *session,
                KbRecord *segment,
                guint     n)
{
  g_autofree char *number = g_strdup_printf ("C%02u", n);
  g_autoptr (KbRecord) cue = create_cue (session, segment, number);

  put (store, number, cue, NULL);
  if (g_test_rand_bit ())
    set_title (store, cue, KB_CUE_TITLE, number);
  if (g_test_rand_bit ())
    set_title (store, session, KB_SESSION_TITLE, number);
  if (g_test_rand_bit ())
    {
      g_autoptr (GPtrArray) undone = kb_store_undo (store, NULL, NULL);
    }
}

static void
goes_back_to_exactly_there (Library       *self,
                            gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) segment = create_segment (session, 1);
  g_autoptr (KbRecord) other = create_session ("B");
  g_autofree char *there = NULL;
  g_autofree char *later = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  gint64 id;

  put (self->store, "Add", session, segment, NULL);
  for (guint i = 0; i < 10; i++)
    edit_at_random (self->store, session, segment, i);
  put (self->store, "Here", other, NULL);
  there = dump_library (self->store);
  for (guint i = 10; i < 30; i++)
    edit_at_random (self->store, session, segment, i);
  later = dump_library (self->store);

  /* Also when the program was started anew in between. */
  library_close (self);
  library_open (self);
  id = find_entry (self->store, "Here");
  changes = kb_store_go_back (self->store, id, "Go back to “Here”", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, >, 0);
  back = dump_library (self->store);
  g_assert_cmpstr (back, ==, there);
  g_assert_cmpstr (kb_store_get_undo_label (self->store), ==, "Go back to “Here”");

  undone = kb_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  again = dump_library (self->store);
  g_assert_cmpstr (again, ==, later);
}

static void
going_back_to_the_end_does_nothing (Library       *self,
                                    gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  put (self->store, "Add", session, NULL);
  changes = kb_store_go_back (self->store, find_entry (self->store, "Add"), "Back", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpstr (kb_store_get_undo_label (self->store), ==, "Add");
}

/* A recorded run needs its session: what happened cannot be taken back. */
static void
does_not_take_a_runs_session (Library       *self,
                              gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) other = create_session ("B");
  g_autoptr (KbRecord) run = kb_record_new (KB_ENTITY_RUN, kb_id_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  put (self->store, "First", other, NULL);
  put (self->store, "Add", session, NULL);
  kb_record_set_int (run, KB_RUN_SESSION_ID, kb_record_get_id (session));
  g_ptr_array_add (records, run);
  g_assert_true (kb_store_append (self->store, records, NULL));

  before = dump_library (self->store);
  g_assert_null (kb_store_go_back (self->store, find_entry (self->store, "First"), "Back", &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  after = dump_library (self->store);
  g_assert_cmpstr (before, ==, after);
}

static void
the_oldest_go_when_they_are_many (Library       *self,
                                  gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");

  put (self->store, "Add", session, NULL);
  library_close (self);
  run_sql (self->path,
           "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 52000) "
           "INSERT INTO journal (at_us, label, changeset) SELECT i, 'Old', x'' FROM n;"
           "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 20001) "
           "INSERT INTO feed (entity, row_id) SELECT 'run', i FROM n");
  library_open (self);
  g_assert_cmpint (ask_sql (self->path, "SELECT count(*) FROM journal"), <, 52001);
  g_assert_cmpint (ask_sql (self->path, "SELECT count(*) FROM journal"), >=, 50000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/history/" path, Library, NULL, set_up, func, tear_down)
  ADD ("says-who-and-what", says_who_and_what);
  ADD ("comes-in-pages", comes_in_pages);
  ADD ("tells-before-and-after", tells_before_and_after);
  ADD ("tells-what-came-and-went", tells_what_came_and_went);
  ADD ("what-was-pruned-is-refused", what_was_pruned_is_refused);
  ADD ("goes-back-to-exactly-there", goes_back_to_exactly_there);
  ADD ("going-back-to-the-end-does-nothing", going_back_to_the_end_does_nothing);
  ADD ("does-not-take-a-runs-session", does_not_take_a_runs_session);
  ADD ("the-oldest-go-when-they-are-many", the_oldest_go_when_they_are_many);

  return g_test_run ();
}
