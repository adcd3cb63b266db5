/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-id.h"
#include "kb-run-log.h"
#include "kb-session.h"
#include "store-fixture.h"

/* Two stores on one file, as a window and a command line are. */
typedef struct
{
  Library    library;
  KbStore   *other;
  KbRecord  *session;
  GPtrArray *heard;    /* "LABEL: N rows" of each of the library's notices */
} Pair;

static void
changed_cb (KbStore    *store,
            GPtrArray  *changes,
            const char *label,
            Pair       *pair)
{
  g_ptr_array_add (pair->heard, g_strdup_printf ("%s: %u", label != NULL ? label : "-", changes->len));
}

static void
set_up (Pair          *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  library_set_up (&self->library);
  self->session = create_session ("A");
  put (self->library.store, "Add session", self->session, NULL);
  self->other = kb_store_open (self->library.path, 0, &error);
  g_assert_no_error (error);
  self->heard = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self->library.store, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Pair          *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->other);
  library_tear_down (&self->library);
  g_object_unref (self->session);
  g_ptr_array_unref (self->heard);
}

static void
wait_for (Pair  *self,
          guint  count)
{
  while (self->heard->len < count)
    g_main_context_iteration (NULL, TRUE);
}

static void
edits_elsewhere_are_heard (Pair          *self,
                           gconstpointer  data)
{
  set_title (self->other, self->session, KB_SESSION_TITLE, "B");
  wait_for (self, 1);

  g_assert_cmpstr (self->heard->pdata[0], ==, "Rename to B: 1");
  g_assert_cmpstr (kb_store_get_undo_label (self->library.store), ==, "Rename to B");
}

static void
runs_elsewhere_are_heard (Pair          *self,
                          gconstpointer  data)
{
  g_autoptr (KbRecord) run = kb_record_new (KB_ENTITY_RUN, kb_id_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  kb_record_set_int (run, KB_RUN_SESSION_ID, kb_record_get_id (self->session));
  g_ptr_array_add (records, run);
  g_assert_true (kb_store_append (self->other, records, &error));
  g_assert_no_error (error);
  wait_for (self, 1);

  g_assert_cmpstr (self->heard->pdata[0], ==, "-: 1");
}

static void
own_edits_are_heard_once_and_in_order (Pair          *self,
                                       gconstpointer  data)
{
  set_title (self->other, self->session, KB_SESSION_TITLE, "B");
  set_title (self->library.store, self->session, KB_SESSION_TITLE, "C");
  set_title (self->library.store, self->session, KB_SESSION_TITLE, "D");
  set_title (self->other, self->session, KB_SESSION_TITLE, "E");
  wait_for (self, 4);

  g_assert_cmpstr (self->heard->pdata[0], ==, "Rename to B: 1");
  g_assert_cmpstr (self->heard->pdata[1], ==, "Rename to C: 1");
  g_assert_cmpstr (self->heard->pdata[2], ==, "Rename to D: 1");
  g_assert_cmpstr (self->heard->pdata[3], ==, "Rename to E: 1");
  g_assert_cmpuint (self->heard->len, ==, 4);
}

static void
edits_elsewhere_are_undone (Pair          *self,
                            gconstpointer  data)
{
  g_autofree char *before = dump_library (self->library.store);
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  set_title (self->other, self->session, KB_SESSION_TITLE, "B");
  changes = kb_store_undo (self->library.store, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Rename to B");
  after = dump_library (self->other);
  g_assert_cmpstr (before, ==, after);
}

/* What was undone elsewhere and then dropped by a new edit there must not be missed. */
static void
undone_and_dropped_elsewhere_is_heard (Pair          *self,
                                       gconstpointer  data)
{
  g_autoptr (KbRecord) added = create_session ("B");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  put (self->other, "Add", added, NULL);
  wait_for (self, 1);
  changes = kb_store_undo (self->other, NULL, &error);
  g_assert_no_error (error);
  set_title (self->other, self->session, KB_SESSION_TITLE, "C");
  set_title (self->library.store, self->session, KB_SESSION_TITLE, "D");

  g_assert_cmpstr (self->heard->pdata[1], ==, "Rename to C: 2");
}

#define ADD(path, func) g_test_add ("/store/others/" path, Pair, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("edits-elsewhere-are-heard", edits_elsewhere_are_heard);
  ADD ("runs-elsewhere-are-heard", runs_elsewhere_are_heard);
  ADD ("own-edits-are-heard-once-and-in-order", own_edits_are_heard_once_and_in_order);
  ADD ("edits-elsewhere-are-undone", edits_elsewhere_are_undone);
  ADD ("undone-and-dropped-elsewhere-is-heard", undone_and_dropped_elsewhere_is_heard);

  return g_test_run ();
}
