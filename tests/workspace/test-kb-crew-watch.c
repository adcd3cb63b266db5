/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kb-crew-watch.h"
#include "kb-crew.h"
#include "kb-session.h"

#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)
#define NOW_US (G_GINT64_CONSTANT (1792224000) * G_USEC_PER_SEC)
#define START_US (NOW_US + 3 * HOUR_US)

/* A session in three hours with one operator, its library, and what the watch says. */
typedef struct
{
  char        *folder;      /* owned */
  KbWorkspace *workspace;   /* owned */
  KbClock     *clock;       /* owned */
  KbCrewWatch *watch;       /* owned */
  GString     *said;        /* owned: a notice a line */
  guint        n_committed;
  guint        n_scanned;
} Fixture;

static void
count_commit (Fixture *self)
{
  self->n_committed++;
}

static void
count_scan (Fixture *self)
{
  self->n_scanned++;
}

static void
take_notice (Fixture    *self,
             const char *summary,
             const char *body,
             gint64      session_id,
             gint64      shift_id)
{
  g_string_append_printf (self->said, "%s|%s|%d|%d\n", summary, body, (int) session_id, (int) shift_id);
}

static void
edit (Fixture *self,
      KbEdit  *steps)
{
  const guint before = self->n_committed;

  kb_workspace_edit (self->workspace, steps);
  while (self->n_committed == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
scan (Fixture *self)
{
  const guint before = self->n_scanned;

  kb_crew_watch_scan (self->watch);
  while (self->n_scanned == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
insert (KbEdit   *steps,
        KbRecord *row)
{
  kb_edit_insert (steps, row);
  g_object_unref (row);
}

static void
add_session (Fixture *self)
{
  g_autoptr (KbEdit) steps = kb_edit_new ("Add");
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, 1);
  KbRecord *person = kb_record_new (KB_ENTITY_PERSON, 101);
  KbRecord *duty = kb_record_new (KB_ENTITY_ASSIGNMENT, 11);
  KbRecord *shift = kb_record_new (KB_ENTITY_SHIFT, 21);

  kb_record_set_text (session, KB_SESSION_TITLE, "焕新");
  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "UTC");
  kb_record_set_int (session, KB_SESSION_START_US, START_US);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, START_US + 2 * HOUR_US);
  insert (steps, session);
  kb_record_set_text (person, KB_PERSON_NAME, "孙悦");
  insert (steps, person);
  kb_record_set_int (duty, KB_ASSIGNMENT_SESSION_ID, 1);
  kb_record_set_int (duty, KB_ASSIGNMENT_ROLE, KB_ROLE_KIND_OPERATOR);
  kb_record_set_int (duty, KB_ASSIGNMENT_PERSON_ID, 101);
  insert (steps, duty);
  kb_record_set_int (shift, KB_SHIFT_SESSION_ID, 1);
  kb_record_set_int (shift, KB_SHIFT_ASSIGNMENT_ID, 11);
  kb_record_set_int (shift, KB_SHIFT_START_US, START_US);
  kb_record_set_int (shift, KB_SHIFT_END_US, START_US + 2 * HOUR_US);
  insert (steps, shift);
  edit (self, steps);
}

static void
set_person (Fixture *self,
            gint64   person_id)
{
  g_autoptr (KbEdit) steps = kb_edit_new ("Assign");
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (person_id != 0)
    kb_value_set_int (&value, person_id);
  kb_edit_set (steps, KB_ENTITY_ASSIGNMENT, 11, KB_ASSIGNMENT_PERSON_ID, &value);
  edit (self, steps);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kaibo-crew-watch-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "library.db", NULL);
  self->workspace = kb_workspace_open (path, &error);
  g_assert_no_error (error);
  self->clock = kb_clock_new_fake (NOW_US);
  self->said = g_string_new (NULL);
  g_signal_connect_swapped (self->workspace, "committed", G_CALLBACK (count_commit), self);
  add_session (self);
  self->watch = kb_crew_watch_new (self->workspace, self->clock);
  g_signal_connect_swapped (self->watch, "notice", G_CALLBACK (take_notice), self);
  g_signal_connect_swapped (self->watch, "scanned", G_CALLBACK (count_scan), self);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_folder (file);
      else
        g_remove (file);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->watch);
  g_object_unref (self->workspace);
  g_object_unref (self->clock);
  g_string_free (self->said, TRUE);
  remove_folder (self->folder);
  g_free (self->folder);
}

static void
new_gaps_are_said_once (Fixture       *self,
                        gconstpointer  data)
{
  scan (self);
  g_assert_cmpstr (self->said->str, ==, "");

  set_person (self, 0);
  scan (self);
  g_assert_nonnull (strstr (self->said->str, "1 new gap in the crew of “焕新”|"));
  g_assert_nonnull (strstr (self->said->str, "|1|21\n"));

  g_string_truncate (self->said, 0);
  scan (self);
  g_assert_cmpstr (self->said->str, ==, "");

  set_person (self, 101);
  scan (self);
  set_person (self, 0);
  scan (self);
  g_assert_nonnull (strstr (self->said->str, "1 new gap"));
}

static void
old_gaps_are_not_new (Fixture       *self,
                      gconstpointer  data)
{
  set_person (self, 0);
  scan (self);
  g_assert_cmpstr (self->said->str, ==, "");
}

static void
uncovered_shift_is_said_before_it_starts (Fixture       *self,
                                          gconstpointer  data)
{
  set_person (self, 0);
  scan (self);
  kb_clock_advance (self->clock, 3 * HOUR_US - 16 * 60 * G_USEC_PER_SEC);
  kb_crew_watch_check (self->watch);
  g_assert_cmpstr (self->said->str, ==, "");

  kb_clock_advance (self->clock, 60 * G_USEC_PER_SEC);
  kb_crew_watch_check (self->watch);
  g_assert_true (g_str_has_prefix (self->said->str, "About to start, and nobody is there: "));

  g_string_truncate (self->said, 0);
  kb_crew_watch_check (self->watch);
  scan (self);
  g_assert_cmpstr (self->said->str, ==, "");
}

static void
far_sessions_are_left_alone (Fixture       *self,
                             gconstpointer  data)
{
  g_autoptr (KbEdit) steps = kb_edit_new ("Move");
  g_auto (KbValue) value = KB_VALUE_INIT;

  kb_value_set_int (&value, NOW_US + 24 * 40 * HOUR_US);
  kb_edit_set (steps, KB_ENTITY_SESSION, 1, KB_SESSION_START_US, &value);
  edit (self, steps);
  scan (self);
  set_person (self, 0);
  scan (self);
  g_assert_cmpstr (self->said->str, ==, "");
}

#define ADD(claim, test) g_test_add ("/workspace/crew-watch/" claim, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-gaps-are-said-once", new_gaps_are_said_once);
  ADD ("old-gaps-are-not-new", old_gaps_are_not_new);
  ADD ("uncovered-shift-is-said-before-it-starts", uncovered_shift_is_said_before_it_starts);
  ADD ("far-sessions-are-left-alone", far_sessions_are_left_alone);

  return g_test_run ();
}
