/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli-desk.h"

/* `kaibo crew` of the two sessions that ship, as they are and with clashes planted in them. */

/* A second session at the same time, with nothing of its own yet. */
#define SECOND_SESSION                                                                                   \
  "CREATE TEMP TABLE t AS SELECT * FROM session WHERE code = 'TY-20261017-A';"                           \
  "UPDATE t SET id = 7001, code = 'JY-20261017-B', title = '净屿·收纳专场', scene = '';"                 \
  "INSERT INTO session SELECT * FROM t;"

static guint
count (JsonNode   *node,
       const char *id,
       const char *who,
       const char *when)
{
  JsonArray *problems = json_object_get_array_member (json_node_get_object (node), "problems");
  guint found = 0;

  for (guint i = 0; i < json_array_get_length (problems); i++)
    {
      JsonObject *problem = json_array_get_object_element (problems, i);

      found += strcmp (json_object_get_string_member (problem, "id"), id) == 0
               && (who == NULL || strcmp (json_object_get_string_member (problem, "who"), who) == 0)
               && (when == NULL || strcmp (json_object_get_string_member (problem, "when"), when) == 0);
    }

  return found;
}

static guint
count_all (JsonNode *node)
{
  return json_array_get_length (json_object_get_array_member (json_node_get_object (node), "problems"));
}

/* Whose reading rate nobody has measured yet. */
static guint
count_notes (JsonNode *node)
{
  return json_array_get_length (json_object_get_array_member (json_node_get_object (node), "notes"));
}

/* zh.md §3 and en.md §3: who is on longer than four hours, and who has nobody to stand in. */
static void
samples_report_long_shifts_and_missing_backups (Desk          *self,
                                                gconstpointer  data)
{
  g_autoptr (JsonNode) zh = desk_ask_json (self, 0, "crew TY-20261017-A");
  g_autoptr (JsonNode) en = desk_ask_json (self, 0, "crew RE-20261015-LIVE");

  g_assert_cmpuint (count (zh, "crew.long-shift", NULL, NULL), ==, 5);
  g_assert_cmpuint (count (zh, "crew.long-shift", "吴迪", "17:30–22:15"), ==, 1);
  g_assert_cmpuint (count (zh, "crew.long-shift", "马琳", "18:00–24:00"), ==, 1);
  g_assert_cmpuint (count (zh, "crew.no-backup", NULL, NULL), ==, 6);
  g_assert_cmpuint (count (zh, "crew.no-backup", "孙悦", NULL), ==, 0);
  g_assert_cmpuint (count_all (zh), ==, 11);
  g_assert_cmpuint (count_notes (zh), ==, 2);

  g_assert_cmpuint (count (en, "crew.long-shift", NULL, NULL), ==, 1);
  g_assert_cmpuint (count (en, "crew.long-shift", "Tasha Reed", "18:30–10-16 00:30"), ==, 1);
  g_assert_cmpuint (count (en, "crew.no-backup", NULL, NULL), ==, 8);
  g_assert_cmpuint (count_all (en), ==, 9);
  g_assert_cmpuint (count_notes (en), ==, 1);
}

/* zh.md §14 and en.md §12, the planned people lines; commission is a result. */
static void
lines_are_those_of_the_cost_tables (Desk          *self,
                                    gconstpointer  data)
{
  const struct { const char *code; gint64 amounts[8]; gint64 total; } cases[] = {
    { "TY-20261017-A", { 130000, 196000, 65000, 65000, 45000, 72000 }, 573000 },
    { "RE-20261015-LIVE", { 42000, 11250, 7500, 8800 }, 69550 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = desk_ask_json (self, 0, "crew %s", cases[i].code);
      JsonObject *object = json_node_get_object (node);
      JsonArray *lines = json_object_get_array_member (object, "cost");
      JsonArray *assignments = json_object_get_array_member (object, "assignments");
      gint64 sum = 0;

      for (guint j = 0; j < json_array_get_length (lines); j++)
        g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (lines, j), "amount_minor"), ==,
                         cases[i].amounts[j]);
      for (guint j = 0; j < json_array_get_length (assignments); j++)
        sum += json_object_get_int_member_with_default (json_array_get_object_element (assignments, j), "cost_minor", 0);
      g_assert_cmpint (sum, ==, cases[i].total);
      g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "totals"), "cost_minor"), ==,
                       cases[i].total);
    }
}

static void
assignments_say_who_when_and_for_whom (Desk          *self,
                                       gconstpointer  data)
{
  g_autoptr (JsonNode) node = desk_ask_json (self, 0, "crew TY-20261017-A");
  JsonArray *assignments = json_object_get_array_member (json_node_get_object (node), "assignments");
  JsonObject *host = json_array_get_object_element (assignments, 2);

  g_assert_cmpuint (json_array_get_length (assignments), ==, 18);
  g_assert_cmpstr (json_object_get_string_member (host, "person"), ==, "苏晚");
  g_assert_cmpstr (json_object_get_string_member (host, "role"), ==, "host");
  g_assert_cmpstr (json_object_get_string_member (host, "start"), ==, "2026-10-17T19:00:00.000+08:00");
  g_assert_cmpstr (json_object_get_string_member (host, "end"), ==, "2026-10-17T20:32:00.000+08:00");
  g_assert_true (json_object_get_null_member (host, "backup_for"));
  g_assert_cmpint (json_object_get_int_member (host, "cost_minor"), ==, 65000);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (assignments, 3), "backup_for"), ==,
                   "主播A");
}

static void
planted_clashes_are_all_found (Desk          *self,
                               gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;

  desk_run_sql (self, SECOND_SESSION
                "UPDATE session SET scene = '杭州·3号直播间' WHERE id = 7001;"
                "UPDATE session SET equipment = '备线' || char (10) || '3 号机';"
                /* 郑好 buys for the other session; she has a shift here, too. */
                "INSERT INTO shift (id, session_id, assignment_id, start_us, end_us, note)"
                "  SELECT 7002, session_id, id, 1792234800000000, 1792245600000000, '' FROM assignment"
                "  WHERE title = '选品/招商';"
                "INSERT INTO assignment (id, session_id, position, role, title, person_id, duties, incidents, on_duty,"
                "  availability, note) SELECT 7003, 7001, 1, 'merch', '', person_id, '', '', '', '', '' FROM assignment"
                "  WHERE title = '选品/招商';"
                "INSERT INTO shift (id, session_id, assignment_id, start_us, end_us, note)"
                "  VALUES (7004, 7001, 7003, 1792242000000000, 1792249200000000, '');"
                /* The other session wants all of No. 4 as well. */
                "CREATE TEMP TABLE i AS SELECT * FROM lineup_item WHERE link_no = 4 AND title LIKE '%' AND session_id ="
                "  (SELECT id FROM session WHERE code = 'TY-20261017-A');"
                "UPDATE i SET id = 7005, session_id = 7001, backup_item_id = NULL, total_stock = 3000;"
                "INSERT INTO lineup_item SELECT * FROM i;"
                /* 陈屿 leaves early; nobody stands in for 孙悦; 赵磊 is away; 吴迪's duty is nobody's. */
                "UPDATE shift SET end_us = end_us - 1800000000 WHERE assignment_id ="
                "  (SELECT id FROM assignment WHERE title = '主播B');"
                "DELETE FROM backup WHERE assignment_id = (SELECT id FROM assignment WHERE title = '中控');"
                "INSERT INTO availability (id, person_id, kind, from_day, until_day, note)"
                "  SELECT 7006, id, 'away', '2026-10-17', '2026-10-17', '婚礼' FROM person WHERE name = '赵磊';"
                "UPDATE assignment SET person_id = NULL WHERE title = '导播/摄像';");
  node = desk_ask_json (self, 0, "crew TY-20261017-A");

  g_assert_cmpuint (count (node, "crew.person-twice", "郑好", "21:00–22:00"), ==, 1);
  g_assert_cmpuint (count (node, "crew.studio-twice", NULL, "19:00–22:00"), ==, 1);
  g_assert_cmpuint (count (node, "crew.equipment-twice", NULL, "19:00–22:00"), ==, 2);
  g_assert_cmpuint (count (node, "crew.stock-twice", NULL, NULL), ==, 1);
  g_assert_cmpuint (count (node, "crew.off-shift", "陈屿", "21:30–22:00"), ==, 1);
  g_assert_cmpuint (count (node, "crew.gap", "主播", "21:30–22:00"), ==, 1);
  g_assert_cmpuint (count (node, "crew.no-backup", "孙悦", NULL), ==, 1);
  g_assert_cmpuint (count (node, "crew.off-hours", "赵磊", "19:00–22:00"), ==, 1);
  g_assert_cmpuint (count (node, "crew.gap", "导播/摄像", "17:30–22:15"), ==, 1);
  /* And nothing else but what was there before, without 吴迪's long shift. */
  g_assert_cmpuint (count (node, "crew.long-shift", NULL, NULL), ==, 4);
  g_assert_cmpuint (count (node, "crew.no-backup", NULL, NULL), ==, 7);
  g_assert_cmpuint (count_all (node), ==, 10 + 4 + 6);
}

/* Cancelled, in the trash, a template, or on another day: it takes nobody. */
static void
sessions_that_are_not_held_take_nothing (Desk          *self,
                                         gconstpointer  data)
{
  const char *ways[] = { "state = 'cancelled'", "trashed_us = 1", "is_template = 1",
                         "start_us = start_us + 86400000000, target_end_us = target_end_us + 86400000000" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *sql = g_strdup_printf (SECOND_SESSION "UPDATE session SET scene = '杭州·3号直播间', %s WHERE id = 7001;",
                                              ways[i]);
      g_autoptr (JsonNode) node = NULL;

      desk_run_sql (self, sql);
      node = desk_ask_json (self, 0, "crew TY-20261017-A");
      g_assert_cmpuint (count (node, "crew.studio-twice", NULL, NULL), ==, 0);
      desk_run_sql (self, "DELETE FROM session WHERE id = 7001");
    }
}

static void
text_names_people_problems_and_totals (Desk          *self,
                                       gconstpointer  data)
{
  g_autofree char *text = desk_expect (self, 0, "crew TY-20261017-A");

  g_assert_nonnull (strstr (text, "19:00–20:32"));
  g_assert_nonnull (strstr (text, "吴迪 works 4 h 45 min without a break; the limit is 4 h"));
  g_assert_nonnull (strstr (text, "18 duties · 18 people · 48 h 55 min · ¥5,730.00"));
  desk_expect_naming (self, 3, "Nothing", "crew Nothing");
}

static void
call_sheets_are_written_and_remembered (Desk          *self,
                                        gconstpointer  data)
{
  const struct { const char *words; int status; const char *begins; } cases[] = {
    { "--person 苏晚 -o '%s/a.txt'", 0, "换季不慌张" },
    { "--person 晚晚 -o '%s/a.ics'", 0, "BEGIN:VCALENDAR" },
    { "-o '%s/a.pdf'", 0, "%PDF-" },
    { "--person 谁 -o '%s/b.txt'", 3, NULL },
    { "-o '%s/b.doc'", 2, NULL },
    { "--sent -o '%s/a.txt'", 0, "换季不慌张" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].words, "%s", 2);
      g_auto (GStrv) name = g_strsplit (parts[1], "'", 2);
      g_autofree char *path = g_strdup_printf ("%s%s", self->folder, name[0]);
      g_autofree char *said = desk_expect (self, cases[i].status, "callsheet TY-20261017-A %s%s%s", parts[0], self->folder,
                                           parts[1]);
      g_autofree char *file = NULL;

      g_assert_cmpint (g_file_get_contents (path, &file, NULL, NULL), ==, cases[i].begins != NULL);
      if (cases[i].begins != NULL)
        g_assert_true (g_str_has_prefix (file, cases[i].begins));
    }
}

/* What went out is remembered for each person; who was moved since has a sheet that says so. */
static void
changes_since_sending_are_told (Desk          *self,
                                gconstpointer  data)
{
  g_autofree char *path = desk_in_folder (self, "sheet.txt");
  g_autofree char *text = NULL;

  desk_do (self, "callsheet TY-20261017-A --sent -o '%s'", path);
  desk_run_sql (self, "UPDATE shift SET start_us = start_us - 1800000000 WHERE assignment_id ="
                      "  (SELECT id FROM assignment WHERE title = '导播/摄像');");
  desk_do (self, "callsheet TY-20261017-A --person 吴迪 -o '%s'", path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "导播/摄像: 17:00–22:15 (changed)"));
  g_assert_nonnull (strstr (text, "− 导播/摄像: 17:30–22:15"));
}

/* Two people of one name: it is asked which, by what they do here. */
static void
people_with_the_same_name_are_told_apart (Desk          *self,
                                          gconstpointer  data)
{
  desk_run_sql (self, "UPDATE person SET name = '白露' WHERE name = '刘洋'");
  desk_expect_naming (self, 3, "白露    客服", "callsheet TY-20261017-A --person 白露 -o '%s/a.txt'", self->folder);
  desk_expect_naming (self, 3, "白露    仓储对接", "callsheet TY-20261017-A --person 白露 -o '%s/a.txt'", self->folder);
}

#define ADD(claim, test) g_test_add ("/cli/crew/" claim, Desk, "zh en", desk_set_up, test, desk_tear_down)

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  ADD ("samples-report-long-shifts-and-missing-backups", samples_report_long_shifts_and_missing_backups);
  ADD ("lines-are-those-of-the-cost-tables", lines_are_those_of_the_cost_tables);
  ADD ("assignments-say-who-when-and-for-whom", assignments_say_who_when_and_for_whom);
  ADD ("planted-clashes-are-all-found", planted_clashes_are_all_found);
  ADD ("sessions-that-are-not-held-take-nothing", sessions_that_are_not_held_take_nothing);
  ADD ("text-names-people-problems-and-totals", text_names_people_problems_and_totals);
  ADD ("call-sheets-are-written-and-remembered", call_sheets_are_written_and_remembered);
  ADD ("changes-since-sending-are-told", changes_since_sending_are_told);
  ADD ("people-with-the-same-name-are-told-apart", people_with_the_same_name_are_told_apart);

  return g_test_run ();
}
