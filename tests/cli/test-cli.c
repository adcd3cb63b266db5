/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli-desk.h"

/* The real binary, without a display, on a library of its own. */

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
  g_autoptr (JsonNode) node = desk_ask_json (self, 0, "list");

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 0);
}

static void
sample_is_listed (Desk          *self,
                  gconstpointer  data)
{
  g_autoptr (JsonNode) node = desk_ask_json (self, 0, "list");
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
  desk_expect_naming (self, 3, "TY-20261017-A", "sample zh");
}

static void
show_lists_every_cue_on_time (Desk          *self,
                              gconstpointer  data)
{
  g_autoptr (JsonNode) node = desk_ask_json (self, 0, "show TY-20261017-A");
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
  g_autoptr (JsonNode) node = desk_ask_json (self, 0, "list");
  JsonObject *session = json_array_get_object_element (json_node_get_array (node), 0);
  g_autofree char *one = desk_expect (self, 0, "show %s", json_object_get_string_member (session, "id"));
  g_autofree char *two = desk_expect (self, 0, "show ty-20261017-a");
  g_autofree char *three = desk_expect (self, 0, "show 秋日焕新");

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, ==, three);
  g_assert_nonnull (strstr (one, "C45"));
  desk_expect_naming (self, 3, "nowhere", "show nowhere");
}

static void
ambiguous_title_names_the_candidates (Desk          *self,
                                      gconstpointer  data)
{
  desk_run_sql (self, "UPDATE session SET title = 'same title'");
  desk_expect_naming (self, 3, "TY-20261017-A", "show 'SAME title'");
  desk_expect_naming (self, 3, "RE-20261015-LIVE", "show 'same'");
}

static void
round_trip_is_equal (Desk          *self,
                     gconstpointer  data)
{
  g_autofree char *first = desk_in_folder (self, "first.kaibo");
  g_autofree char *second = desk_in_folder (self, "second.kaibo");
  g_autofree char *other = desk_in_folder (self, "other.db");
  g_autoptr (JsonNode) counted = NULL;
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) two = NULL;

  desk_do (self, "export TY-20261017-A -o '%s'", first);
  one = read_file (first);
  desk_expect_naming (self, 3, "TY-20261017-A", "import '%s'", first);

  g_free (self->library);
  self->library = g_steal_pointer (&other);
  counted = desk_ask_json (self, 0, "import --dry-run '%s'", first);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (json_node_get_array (counted), 0),
                                               "sessions"), ==, 1);
  desk_expect_naming (self, 3, "TY-20261017-A", "export TY-20261017-A -o '%s'", second);
  desk_do (self, "import '%s'", first);
  desk_do (self, "export TY-20261017-A -o '%s'", second);
  two = read_file (second);
  g_assert_true (g_bytes_equal (one, two));
}

static void
bad_files_are_named_and_change_nothing (Desk          *self,
                                        gconstpointer  data)
{
  g_autofree char *damaged = desk_in_folder (self, "damaged.kaibo");
  g_autofree char *table = desk_in_folder (self, "table.ods");

  g_assert_true (g_file_set_contents (damaged, "<kaibo><session", -1, NULL));
  g_assert_true (g_file_set_contents (table, "PK", -1, NULL));
  desk_expect_naming (self, 3, "damaged.kaibo", "import '%s'", damaged);
  desk_expect_naming (self, 3, "table.ods", "import '%s'", table);
  desk_expect_naming (self, 3, "at-all.kaibo", "import /nowhere/at-all.kaibo");
  empty_library_lists_nothing (self, NULL);
}

static void
wrong_usage_is_2 (Desk          *self,
                  gconstpointer  data)
{
  desk_expect_naming (self, 2, "frobnicate", "frobnicate");
  desk_expect_naming (self, 2, "list", "list too many");
  desk_expect_naming (self, 2, "frobnicate", "list --frobnicate");
  desk_expect_naming (self, 2, "SESSION", "show");
  desk_expect_naming (self, 2, "-o", "export TY-20261017-A");
  desk_expect_naming (self, 2, "kaibo", "export TY-20261017-A -o x.pdf");
  desk_expect_naming (self, 2, "fr", "sample fr");
}

static void
unusable_library_is_4 (Desk          *self,
                       gconstpointer  data)
{
  g_autofree char *letter = desk_in_folder (self, "letter.txt");

  g_assert_true (g_file_set_contents (letter, "Dear Sir", -1, NULL));
  desk_expect_naming (self, 4, "letter.txt", "--library '%s' list", letter);
  desk_expect_naming (self, 4, "/proc/no", "--library /proc/no/library.db list");
  desk_expect_naming (self, 4, "/nowhere", "--library /nowhere/library.db verify");
  desk_expect_naming (self, 4, "library.db", "backup x.backup");
}

static void
backup_is_restored (Desk          *self,
                    gconstpointer  data)
{
  g_autofree char *path = desk_in_folder (self, "monday.backup");
  g_autofree char *before = desk_expect (self, 0, "list");
  g_autofree char *after = NULL;
  g_autoptr (JsonNode) sound = NULL;

  desk_do (self, "backup '%s'", path);
  desk_do (self, "sample en");
  sound = desk_ask_json (self, 0, "verify '%s'", path);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (sound), "findings")),
                    ==, 0);
  desk_do (self, "restore '%s'", path);
  after = desk_expect (self, 0, "list");
  g_assert_cmpstr (before, ==, after);
  desk_expect_naming (self, 0, "library.db", "verify");
  desk_expect_naming (self, 4, "x.backup", "restore /nowhere/x.backup");
}

static void
damage_is_found (Desk          *self,
                 gconstpointer  data)
{
  g_auto (Answer) answer = { 0 };

  desk_run_sql (self, "PRAGMA foreign_keys = OFF; UPDATE session SET owner_id = 42");
  answer = desk_run (self, "verify");
  g_assert_cmpint (answer.status, ==, 4);
  g_assert_nonnull (strstr (answer.output, "owner_id"));
}

static void
help_and_version_need_no_display (Desk          *self,
                                  gconstpointer  data)
{
  desk_expect_naming (self, 0, "restore", "--help");
  desk_expect_naming (self, 0, "Kaibo", "--version");
  desk_expect_naming (self, 0, "SESSION", "show --help");
}

#define ADD(path, func, samples) g_test_add ("/cli/" path, Desk, samples, desk_set_up, func, desk_tear_down)

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  ADD ("empty-library-lists-nothing", empty_library_lists_nothing, NULL);
  ADD ("sample-is-listed", sample_is_listed, "zh en");
  ADD ("show-lists-every-cue-on-time", show_lists_every_cue_on_time, "zh");
  ADD ("session-goes-by-id-code-and-title", session_goes_by_id_code_and_title, "zh");
  ADD ("ambiguous-title-names-the-candidates", ambiguous_title_names_the_candidates, "zh en");
  ADD ("round-trip-is-equal", round_trip_is_equal, "zh");
  ADD ("bad-files-are-named-and-change-nothing", bad_files_are_named_and_change_nothing, NULL);
  ADD ("wrong-usage-is-2", wrong_usage_is_2, NULL);
  ADD ("unusable-library-is-4", unusable_library_is_4, NULL);
  ADD ("backup-is-restored", backup_is_restored, "zh");
  ADD ("damage-is-found", damage_is_found, "zh");
  ADD ("help-and-version-need-no-display", help_and_version_need_no_display, NULL);

  return g_test_run ();
}
