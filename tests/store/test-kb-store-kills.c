/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kb-id.h"
#include "kb-run-log.h"
#include "kb-session.h"
#include "store-fixture.h"

/*
 * A child edits and appends and says each time what has been acknowledged; it is killed at a random
 * moment; everything it said must be there. KB_KILLS is the number of kills, 20 unless set; the suite long has 200.
 */

static void
say (char   kind,
     gint64 id)
{
  g_autofree char *line = g_strdup_printf ("%c %" G_GINT64_FORMAT "\n", kind, id);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (1);
}

static KbRecord *
append_event (KbStore  *store,
              KbRecord *run,
              gint64    position)
{
  KbRecord *event = kb_record_new (KB_ENTITY_RUN_EVENT, kb_id_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  kb_record_set_int (event, KB_RUN_EVENT_SESSION_ID, kb_record_get_int (run, KB_RUN_SESSION_ID));
  kb_record_set_int (event, KB_RUN_EVENT_RUN_ID, kb_record_get_id (run));
  kb_record_set_int (event, KB_RUN_EVENT_POSITION, position);
  g_ptr_array_add (records, event);
  if (!kb_store_append (store, records, NULL))
    _exit (1);
  return event;
}

static int
write_for_ever (const char *path)
{
  g_autoptr (KbStore) store = kb_store_open (path, KB_STORE_CREATE, NULL);
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) run = kb_record_new (KB_ENTITY_RUN, kb_id_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (store == NULL)
    return 1;
  put (store, "Add session", session, NULL);
  kb_record_set_int (run, KB_RUN_SESSION_ID, kb_record_get_id (session));
  g_ptr_array_add (records, run);
  if (!kb_store_append (store, records, NULL))
    return 1;

  for (gint64 i = 1;; i++)
    {
      g_autoptr (KbRecord) event = append_event (store, run, i);
      g_autoptr (KbRecord) added = create_session ("B");

      say ('e', kb_record_get_id (event));
      put (store, "Add another", added, NULL);
      say ('s', kb_record_get_id (added));
    }
}

/* Reads a random number of the child's words, and kills it in the middle of the next. */
static void
kill_writer (const char *program,
             const char *path,
             GPtrArray  *words)
{
  const char *argv[] = { program, "--write", path, NULL };
  int lines = g_test_rand_int_range (1, 40);
  g_autoptr (GError) error = NULL;
  char line[64];
  GPid pid;
  FILE *pipe;
  int fd;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &fd, NULL, &error);
  g_assert_no_error (error);
  pipe = fdopen (fd, "r");
  for (int i = 0; fgets (line, sizeof line, pipe) != NULL; i++)
    {
      g_ptr_array_add (words, g_strdup (line));
      if (i == lines)
        kill (pid, SIGKILL);
    }
  g_assert_cmpuint (words->len, >, 0);
  fclose (pipe);
  g_spawn_close_pid (pid);
}

static void
collect_ids (KbStore    *store,
             GHashTable *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) library = kb_store_load_library (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < library->len; i++)
    {
      g_autoptr (GPtrArray) rows = kb_store_load_session (store, kb_record_get_id (library->pdata[i]), &error);

      g_assert_no_error (error);
      for (guint k = 0; k < rows->len; k++)
        g_hash_table_add (ids, g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_id (rows->pdata[k])));
    }
}

static void
acknowledged_is_there_after_a_kill (gconstpointer data)
{
  const char *kills = g_getenv ("KB_KILLS");
  Library library;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *search_finding = NULL;
  g_autoptr (GError) error = NULL;

  library_set_up (&library);
  library_close (&library);
  for (int i = kills != NULL ? atoi (kills) : 20; i > 0; i--)
    kill_writer (data, library.path, words);

  library_open (&library);
  collect_ids (library.store, ids);
  for (guint i = 0; i < words->len; i++)
    if (!g_hash_table_contains (ids, g_strchomp ((char *) words->pdata[i] + 2)))
      g_error ("%s was acknowledged and is lost", (const char *) words->pdata[i]);

  g_assert_true (kb_store_verify (library.path, &findings, &search_finding, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_null (search_finding);
  library_tear_down (&library);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return write_for_ever (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/kills/acknowledged-is-there-after-a-kill", argv[0],
                        acknowledged_is_there_after_a_kill);

  return g_test_run ();
}
