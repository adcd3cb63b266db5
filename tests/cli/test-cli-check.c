/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <string.h>

/* `kaibo check` of the two sessions that ship, as they are and with something planted in them. */

static const char *kaibo;

typedef struct
{
  char *folder;
  char *library;
} Desk;

static int
run (Desk        *self,
     const char  *words,
     char       **output)
{
  g_autofree char *line = g_strdup_printf ("'%s' --library '%s' %s", kaibo, self->library, words);
  g_autofree char *report = NULL;
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, &error));
  g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, output, &report, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 0)
    g_assert_cmpstr (report, ==, "");
  return WEXITSTATUS (status);
}

static void
set_up (Desk          *self,
        gconstpointer  data)
{
  g_autofree char *output = NULL;

  self->folder = g_dir_make_tmp ("kaibo-check-XXXXXX", NULL);
  self->library = g_build_filename (self->folder, "library.db", NULL);
  g_assert_cmpint (run (self, "sample zh", &output), ==, 0);
  g_clear_pointer (&output, g_free);
  g_assert_cmpint (run (self, "sample en", &output), ==, 0);
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

static void
plant (Desk       *self,
       const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (self->library, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

static JsonNode *
ask (Desk       *self,
     const char *code,
     int         status)
{
  g_autofree char *words = g_strdup_printf ("check %s --json", code);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_cmpint (run (self, words, &output), ==, status);
  node = json_from_string (output, &error);
  g_assert_no_error (error);
  return node;
}

/* The first problem of that rule. */
static JsonObject *
find (JsonNode   *node,
      const char *id)
{
  JsonArray *problems = json_object_get_array_member (json_node_get_object (node), "problems");

  for (guint i = 0; i < json_array_get_length (problems); i++)
    {
      JsonObject *problem = json_array_get_object_element (problems, i);

      if (strcmp (json_object_get_string_member (problem, "id"), id) == 0)
        return problem;
    }

  return NULL;
}

static void
samples_can_go_live (Desk          *self,
                     gconstpointer  data)
{
  g_autoptr (JsonNode) zh = ask (self, "TY-20261017-A", 0);
  g_autoptr (JsonNode) en = ask (self, "RE-20261015-LIVE", 0);

  g_assert_true (json_object_get_boolean_member (json_node_get_object (zh), "ready"));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (zh), "blocks"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (zh), "checks"), ==, 21);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (zh), "checks_done"), ==, 21);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (en), "ready"));
}

static void
open_check_blocks_and_is_named (Desk          *self,
                                gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *problem;
  JsonObject *row;

  plant (self, "UPDATE checklist_item SET state = 'open', blocking = 1 WHERE id = (SELECT i.id FROM checklist_item i "
               "JOIN session s ON s.id = i.session_id WHERE s.code = 'TY-20261017-A' ORDER BY i.position LIMIT 1)");
  node = ask (self, "TY-20261017-A", 1);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (node), "ready"));
  problem = find (node, "checklist.open");
  g_assert_cmpstr (json_object_get_string_member (problem, "level"), ==, "block");
  g_assert_cmpstr (json_object_get_string_member (problem, "area"), ==, "checklist");
  g_assert_true (json_object_get_null_member (problem, "waived_by"));
  row = json_array_get_object_element (json_object_get_array_member (problem, "rows"), 0);
  g_assert_cmpstr (json_object_get_string_member (row, "kind"), ==, "checklist_item");
  g_assert_cmpstr (json_object_get_string_member (row, "field"), ==, "state");
}

static void
waived_by_name_it_does_not_block (Desk          *self,
                                  gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;

  plant (self, "UPDATE checklist_item SET state = 'open', blocking = 1 WHERE id = (SELECT i.id FROM checklist_item i "
               "JOIN session s ON s.id = i.session_id WHERE s.code = 'TY-20261017-A' ORDER BY i.position LIMIT 1);"
               "INSERT INTO waiver (id, session_id, check_code, subject_id, person, reason, at_us) "
               "SELECT 77, s.id, 'checklist.open', i.id, '周启明', '现场核过', 1 FROM checklist_item i "
               "JOIN session s ON s.id = i.session_id WHERE s.code = 'TY-20261017-A' ORDER BY i.position LIMIT 1");
  node = ask (self, "TY-20261017-A", 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "waived"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (find (node, "checklist.open"), "waived_by"), ==, "周启明");
}

static void
table_says_what_and_how_many (Desk          *self,
                              gconstpointer  data)
{
  g_autofree char *output = NULL;

  g_assert_cmpint (run (self, "check RE-20261015-LIVE", &output), ==, 0);
  g_assert_nonnull (strstr (output, "Tasha Reed"));
  g_assert_nonnull (strstr (output, "0 blocking"));
}

static void
words_that_are_no_session_are_refused (Desk          *self,
                                       gconstpointer  data)
{
  g_autofree char *none = NULL;
  g_autofree char *nobody = NULL;

  g_assert_cmpint (run (self, "check", &none), ==, 2);
  g_assert_cmpint (run (self, "check NO-SUCH-SESSION", &nobody), ==, 3);
}

#define ADD(path, func) g_test_add ("/cli/check/" path, Desk, NULL, set_up, func, tear_down)

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

  ADD ("samples-can-go-live", samples_can_go_live);
  ADD ("open-check-blocks-and-is-named", open_check_blocks_and_is_named);
  ADD ("waived-by-name-it-does-not-block", waived_by_name_it_does_not_block);
  ADD ("table-says-what-and-how-many", table_says_what_and_how_many);
  ADD ("words-that-are-no-session-are-refused", words_that_are_no_session_are_refused);

  return g_test_run ();
}
