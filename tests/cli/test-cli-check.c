/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli-desk.h"

/* `kaibo check` of the two sessions that ship, as they are and with something planted in them. */

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
  g_autoptr (JsonNode) zh = desk_ask_json (self, 0, "check TY-20261017-A");
  g_autoptr (JsonNode) en = desk_ask_json (self, 0, "check RE-20261015-LIVE");

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

  desk_run_sql (self, "UPDATE checklist_item SET state = 'open', blocking = 1 WHERE id = (SELECT i.id FROM checklist_item i "
                      "JOIN session s ON s.id = i.session_id WHERE s.code = 'TY-20261017-A' ORDER BY i.position LIMIT 1)");
  node = desk_ask_json (self, 1, "check TY-20261017-A");
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

  desk_run_sql (self, "UPDATE checklist_item SET state = 'open', blocking = 1 WHERE id = (SELECT i.id FROM checklist_item i "
                      "JOIN session s ON s.id = i.session_id WHERE s.code = 'TY-20261017-A' ORDER BY i.position LIMIT 1);"
                      "INSERT INTO waiver (id, session_id, check_code, subject_id, person, reason, at_us) "
                      "SELECT 77, s.id, 'checklist.open', i.id, '周启明', '现场核过', 1 FROM checklist_item i "
                      "JOIN session s ON s.id = i.session_id WHERE s.code = 'TY-20261017-A' ORDER BY i.position LIMIT 1");
  node = desk_ask_json (self, 0, "check TY-20261017-A");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "waived"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (find (node, "checklist.open"), "waived_by"), ==, "周启明");
}

static void
table_says_what_and_how_many (Desk          *self,
                              gconstpointer  data)
{
  g_autofree char *output = desk_expect (self, 0, "check RE-20261015-LIVE");

  g_assert_nonnull (strstr (output, "Tasha Reed"));
  g_assert_nonnull (strstr (output, "0 blocking"));
}

static void
words_that_are_no_session_are_refused (Desk          *self,
                                       gconstpointer  data)
{
  desk_expect_naming (self, 2, "SESSION", "check");
  desk_expect_naming (self, 3, "NO-SUCH-SESSION", "check NO-SUCH-SESSION");
}

#define ADD(path, func) g_test_add ("/cli/check/" path, Desk, "zh en", desk_set_up, func, desk_tear_down)

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  ADD ("samples-can-go-live", samples_can_go_live);
  ADD ("open-check-blocks-and-is-named", open_check_blocks_and_is_named);
  ADD ("waived-by-name-it-does-not-block", waived_by_name_it_does_not_block);
  ADD ("table-says-what-and-how-many", table_says_what_and_how_many);
  ADD ("words-that-are-no-session-are-refused", words_that_are_no_session_are_refused);

  return g_test_run ();
}
