/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <string.h>

/* The real binary, without a display, on a library of its own. */

static const char *kaibo;

typedef struct
{
  char *folder;
  char *library;
} Desk;

typedef struct
{
  int   status;
  char *output;
  char *report;
} Answer;

static void
clear_answer (Answer *self)
{
  g_free (self->output);
  g_free (self->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static void
set_up (Desk          *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("kaibo-cli-XXXXXX", NULL);
  self->library = g_build_filename (self->folder, "library.db", NULL);
}

static void
tear_down (Desk          *self,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->library);
}

static Answer
run_on (const char *library,
        const char *words)
{
  g_autofree char *line = g_strdup_printf ("'%s' --library '%s' %s", kaibo, library, words);
  g_auto (GStrv) environment = g_get_environ ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };
  int status;

  environment = g_environ_unsetenv (environment, "DISPLAY");
  environment = g_environ_unsetenv (environment, "WAYLAND_DISPLAY");
  g_assert_true (g_shell_parse_argv (line, NULL, &argv, &error));
  g_spawn_sync (NULL, argv, environment, 0, NULL, NULL, &answer.output, &answer.report, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  answer.status = WEXITSTATUS (status);
  return answer;
}

static Answer
run (Desk       *self,
     const char *words)
{
  return run_on (self->library, words);
}

/* Runs @words, which must end with @status; what fails says why, and on standard error only. */
static char *
expect (Desk       *self,
        int         status,
        const char *words)
{
  g_auto (Answer) answer = run (self, words);

  if (answer.status != status)
    g_error ("kaibo %s: %d, not %d: %s", words, answer.status, status, answer.report);
  if (status == 0)
    {
      g_assert_cmpstr (answer.report, ==, "");
      return g_steal_pointer (&answer.output);
    }

  g_assert_cmpstr (answer.output, ==, "");
  g_assert_true (g_str_has_prefix (answer.report, "kaibo: "));
  return g_steal_pointer (&answer.report);
}

static void
expect_words (Desk       *self,
              int         status,
              const char *words,
              const char *named)
{
  g_autofree char *text = expect (self, status, words);

  if (strstr (text, named) == NULL)
    g_error ("kaibo %s: \"%s\" does not name %s", words, text, named);
}

static JsonNode *
expect_json (Desk       *self,
             const char *words)
{
  g_autofree char *text = expect (self, 0, words);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static char *
in_folder (Desk       *self,
           const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
empty_library_lists_nothing (Desk          *self,
                             gconstpointer  data)
{
  g_autoptr (JsonNode) node = expect_json (self, "list --json");

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 0);
}

static void
sample_is_listed (Desk          *self,
                  gconstpointer  data)
{
  g_autofree char *added = expect (self, 0, "sample zh");
  g_autofree char *other = expect (self, 0, "sample en");
  g_autoptr (JsonNode) node = expect_json (self, "list --json");
  JsonArray *list = json_node_get_array (node);
  JsonObject *english = json_array_get_object_element (list, 0);
  JsonObject *chinese = json_array_get_object_element (list, 1);

  g_assert_cmpuint (json_array_get_length (list), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (english, "code"), ==, "RE-20261015-LIVE");
  g_assert_cmpstr (json_object_get_string_member (chinese, "code"), ==, "TY-20261017-A");
  g_assert_cmpstr (json_object_get_string_member (chinese, "start"), ==, "2026-10-17T19:00:00.000+08:00");
  g_assert_cmpstr (json_object_get_string_member (chinese, "end"), ==, "2026-10-17T22:00:00.000+08:00");
  g_assert_cmpstr (json_object_get_string_member (chinese, "state"), !=, "");
  g_assert_true (JSON_NODE_HOLDS_VALUE (json_object_get_member (chinese, "id")));
  g_assert_cmpint (json_node_get_value_type (json_object_get_member (chinese, "id")), ==, G_TYPE_STRING);
  expect_words (self, 3, "sample zh", "TY-20261017-A");
}

static void
show_lists_every_cue_on_time (Desk          *self,
                              gconstpointer  data)
{
  g_autofree char *added = expect (self, 0, "sample zh");
  g_autoptr (JsonNode) node = expect_json (self, "show TY-20261017-A --json");
  JsonObject *session = json_object_get_object_member (json_node_get_object (node), "session");
  JsonArray *cues = json_object_get_array_member (json_node_get_object (node), "cues");
  const char *end = "2026-10-17T19:00:00.000+08:00";

  g_assert_cmpuint (json_array_get_length (cues), ==, 45);
  g_assert_cmpint (json_object_get_int_member (session, "heavy_light_ms"), ==, 0);
  for (guint i = 0; i < 45; i++)
    {
      JsonObject *cue = json_array_get_object_element (cues, i);

      g_assert_cmpstr (json_object_get_string_member (cue, "start"), ==, end);
      end = json_object_get_string_member (cue, "end");
      if (json_object_get_boolean_member (cue, "hard"))
        g_assert_cmpint (json_object_get_int_member (cue, "slack_ms"), ==, 0);
      else
        g_assert_true (json_object_get_null_member (cue, "slack_ms"));
    }
  g_assert_cmpstr (end, ==, "2026-10-17T22:00:00.000+08:00");
}

static void
session_goes_by_id_code_and_title (Desk          *self,
                                   gconstpointer  data)
{
  g_autofree char *added = expect (self, 0, "sample zh");
  g_autoptr (JsonNode) node = expect_json (self, "list --json");
  JsonObject *session = json_array_get_object_element (json_node_get_array (node), 0);
  g_autofree char *by_id = g_strdup_printf ("show %s", json_object_get_string_member (session, "id"));
  g_autofree char *one = expect (self, 0, by_id);
  g_autofree char *two = expect (self, 0, "show ty-20261017-a");
  g_autofree char *three = expect (self, 0, "show 秋日焕新");

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, ==, three);
  g_assert_nonnull (strstr (one, "C45"));
  expect_words (self, 3, "show nowhere", "nowhere");
}

static void
run_sql (Desk       *self,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (self->library, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
ambiguous_title_names_the_candidates (Desk          *self,
                                      gconstpointer  data)
{
  g_autofree char *zh = expect (self, 0, "sample zh");
  g_autofree char *en = expect (self, 0, "sample en");

  run_sql (self, "UPDATE session SET title = 'same title'");
  expect_words (self, 3, "show 'SAME title'", "TY-20261017-A");
  expect_words (self, 3, "show 'same'", "RE-20261015-LIVE");
}

static void
round_trip_is_equal (Desk          *self,
                     gconstpointer  data)
{
  g_autofree char *first = in_folder (self, "first.kaibo");
  g_autofree char *second = in_folder (self, "second.kaibo");
  g_autofree char *other = in_folder (self, "other.db");
  g_autofree char *export = g_strdup_printf ("export TY-20261017-A -o '%s'", first);
  g_autofree char *again = g_strdup_printf ("export TY-20261017-A -o '%s'", second);
  g_autofree char *import = g_strdup_printf ("import '%s'", first);
  g_autofree char *dry = g_strdup_printf ("import --dry-run --json '%s'", first);
  g_autofree char *sample = expect (self, 0, "sample zh");
  g_autofree char *exported = expect (self, 0, export);
  g_autoptr (GBytes) one = read_file (first);
  g_autoptr (GBytes) two = NULL;
  g_autoptr (JsonNode) counted = NULL;
  g_autofree char *text = NULL;

  expect_words (self, 3, import, "TY-20261017-A");

  g_free (self->library);
  self->library = g_steal_pointer (&other);
  counted = expect_json (self, dry);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (json_node_get_array (counted), 0),
                                               "sessions"), ==, 1);
  expect_words (self, 3, again, "TY-20261017-A");
  text = expect (self, 0, import);
  g_clear_pointer (&text, g_free);
  text = expect (self, 0, again);
  two = read_file (second);
  g_assert_true (g_bytes_equal (one, two));
}

static void
bad_files_are_named_and_change_nothing (Desk          *self,
                                        gconstpointer  data)
{
  g_autofree char *damaged = in_folder (self, "damaged.kaibo");
  g_autofree char *table = in_folder (self, "table.ods");
  g_autofree char *import_damaged = g_strdup_printf ("import '%s'", damaged);
  g_autofree char *import_table = g_strdup_printf ("import '%s'", table);

  g_assert_true (g_file_set_contents (damaged, "<kaibo><session", -1, NULL));
  g_assert_true (g_file_set_contents (table, "PK", -1, NULL));
  expect_words (self, 3, import_damaged, "damaged.kaibo");
  expect_words (self, 3, import_table, "table.ods");
  expect_words (self, 3, "import /nowhere/at-all.kaibo", "at-all.kaibo");
  empty_library_lists_nothing (self, NULL);
}

static void
wrong_usage_is_2 (Desk          *self,
                  gconstpointer  data)
{
  expect_words (self, 2, "frobnicate", "frobnicate");
  expect_words (self, 2, "list too many", "list");
  expect_words (self, 2, "list --frobnicate", "frobnicate");
  expect_words (self, 2, "show", "SESSION");
  expect_words (self, 2, "export TY-20261017-A", "-o");
  expect_words (self, 2, "export TY-20261017-A -o x.pdf", "kaibo");
  expect_words (self, 2, "sample fr", "fr");
}

static void
unusable_library_is_4 (Desk          *self,
                       gconstpointer  data)
{
  g_autofree char *letter = in_folder (self, "letter.txt");
  g_auto (Answer) list = { 0 };
  g_auto (Answer) folder = { 0 };
  g_auto (Answer) verify = { 0 };

  g_assert_true (g_file_set_contents (letter, "Dear Sir", -1, NULL));
  list = run_on (letter, "list");
  g_assert_cmpint (list.status, ==, 4);
  g_assert_nonnull (strstr (list.report, "letter.txt"));
  folder = run_on ("/proc/no/library.db", "list");
  g_assert_cmpint (folder.status, ==, 4);
  verify = run_on ("/nowhere/library.db", "verify");
  g_assert_cmpint (verify.status, ==, 4);
  expect_words (self, 4, "backup x.backup", "library.db");
}

static void
backup_is_restored (Desk          *self,
                    gconstpointer  data)
{
  g_autofree char *path = in_folder (self, "monday.backup");
  g_autofree char *backup = g_strdup_printf ("backup '%s'", path);
  g_autofree char *restore = g_strdup_printf ("restore '%s'", path);
  g_autofree char *verify = g_strdup_printf ("verify --json '%s'", path);
  g_autofree char *zh = expect (self, 0, "sample zh");
  g_autofree char *before = expect (self, 0, "list");
  g_autofree char *saved = expect (self, 0, backup);
  g_autofree char *en = expect (self, 0, "sample en");
  g_autoptr (JsonNode) sound = expect_json (self, verify);
  g_autofree char *restored = expect (self, 0, restore);
  g_autofree char *after = expect (self, 0, "list");

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (sound), "findings")),
                    ==, 0);
  expect_words (self, 0, "verify", "library.db");
  expect_words (self, 4, "restore /nowhere/x.backup", "x.backup");
}

static void
damage_is_found (Desk          *self,
                 gconstpointer  data)
{
  g_autofree char *zh = expect (self, 0, "sample zh");
  g_auto (Answer) answer = { 0 };

  run_sql (self, "PRAGMA foreign_keys = OFF; UPDATE session SET owner_id = 42");
  answer = run (self, "verify");
  g_assert_cmpint (answer.status, ==, 4);
  g_assert_nonnull (strstr (answer.output, "owner_id"));
}

static void
help_and_version_need_no_display (Desk          *self,
                                  gconstpointer  data)
{
  expect_words (self, 0, "--help", "restore");
  expect_words (self, 0, "--version", "Kaibo");
  expect_words (self, 0, "show --help", "SESSION");
}

#define ADD(path, func) g_test_add ("/cli/" path, Desk, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (argc > 2 && strcmp (argv[1], "--kaibo") == 0)
    {
      kaibo = argv[2];
      argv[2] = argv[0];
      argv += 2;
      argc -= 2;
    }
  g_test_init (&argc, &argv, NULL);

  ADD ("empty-library-lists-nothing", empty_library_lists_nothing);
  ADD ("sample-is-listed", sample_is_listed);
  ADD ("show-lists-every-cue-on-time", show_lists_every_cue_on_time);
  ADD ("session-goes-by-id-code-and-title", session_goes_by_id_code_and_title);
  ADD ("ambiguous-title-names-the-candidates", ambiguous_title_names_the_candidates);
  ADD ("round-trip-is-equal", round_trip_is_equal);
  ADD ("bad-files-are-named-and-change-nothing", bad_files_are_named_and_change_nothing);
  ADD ("wrong-usage-is-2", wrong_usage_is_2);
  ADD ("unusable-library-is-4", unusable_library_is_4);
  ADD ("backup-is-restored", backup_is_restored);
  ADD ("damage-is-found", damage_is_found);
  ADD ("help-and-version-need-no-display", help_and_version_need_no_display);

  return g_test_run ();
}
