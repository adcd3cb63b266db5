/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kb-cue.h"
#include "kb-id.h"
#include "kb-session.h"
#include "kb-store.h"

#include "cli-desk.h"

/* The worked examples of timing.md, by the real binary. Plan P1: start 20:00:00, A 2:00, B 5:00 (at
 * least 3:00), C 1:00 optional, D 3:00 hard at 20:10:00, E 4:00. */

#define EIGHT_PM_US G_GINT64_CONSTANT (1792238400000000)   /* 2026-10-17T20:00:00+08:00 */
#define MINUTE_US G_GINT64_CONSTANT (60000000)

static const struct
{
  const char *number;
  gint64      duration_ms;
  gint64      min_ms;
  gboolean    optional;
  gint64      fixed_us;
} plan[] = {
  { "A", 120000, KB_NONE, FALSE, KB_NONE },
  { "B", 300000, 180000, FALSE, KB_NONE },
  { "C", 60000, KB_NONE, TRUE, KB_NONE },
  { "D", 180000, KB_NONE, FALSE, EIGHT_PM_US + 10 * MINUTE_US },
  { "E", 240000, KB_NONE, FALSE, KB_NONE },
};

typedef struct
{
  const char *path;
  const char *events;       /* after "start" at 20:00:00: "TIME EVENT [CUE [MS]]", commas between */
  const char *at;
  const char *expected;     /* "CUE TIME", commas between; "end" is the session's */
  gint64      over_ms;
} Row;

static const Row rows[] = {
  { "on-time", "20:00:00 take A", "20:01:00",
    "B 20:02:00,C 20:07:00,D 20:10:00,E 20:13:00,end 20:17:00", 0 },
  { "late-start-is-absorbed", "20:01:30 take A", "20:01:30",
    "B 20:03:30,C 20:08:30,D 20:10:00,end 20:17:00", 0 },
  { "overrun-pushes", "20:00:00 take A", "20:05:00",
    "B 20:05:00,C 20:10:00,D 20:11:00,E 20:14:00,end 20:18:00", 60000 },
  { "make-up-gets-back", "20:00:00 take A,20:05:00 make-up", "20:05:00",
    "B 20:05:00,C 20:09:00,D 20:10:00,end 20:17:00", 0 },
  { "hold-stops-the-cue", "20:00:00 take A,20:02:00 take B,20:03:00 hold,20:05:00 resume", "20:06:00",
    "C 20:09:00,D 20:10:00,end 20:17:00", 0 },
  { "added-time-pushes", "20:00:00 take A,20:02:00 take B,20:02:00 add B 240000", "20:03:00",
    "C 20:11:00,D 20:12:00,end 20:19:00", 120000 },
  { "early-by-hand", "20:00:00 take A,20:02:00 take B,20:07:00 take C,20:09:20 take D", "20:09:20",
    "E 20:12:20,end 20:16:20", -40000 },
};

static void
insert_cue (KbEdit   *edit,
            KbRecord *session,
            KbRecord *segment,
            guint     i)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());

  kb_record_set_int (cue, KB_CUE_SESSION_ID, kb_record_get_id (session));
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, kb_record_get_id (segment));
  kb_record_set_int (cue, KB_CUE_POSITION, i);
  kb_record_set_text (cue, KB_CUE_CUE_NO, plan[i].number);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, plan[i].duration_ms);
  kb_record_set_int (cue, KB_CUE_MIN_MS, plan[i].min_ms);
  kb_record_set_int (cue, KB_CUE_OPTIONAL, plan[i].optional);
  kb_record_set_int (cue, KB_CUE_HARD, plan[i].fixed_us != KB_NONE);
  kb_record_set_int (cue, KB_CUE_FIXED_US, plan[i].fixed_us);
  kb_edit_insert (edit, cue);
}

static void
set_up (Desk          *self,
        gconstpointer  data)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());
  g_autoptr (KbEdit) edit = kb_edit_new ("Add P1");
  g_autoptr (KbStore) store = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  desk_set_up (self, NULL);
  kb_record_set_text (session, KB_SESSION_CODE, "P1");
  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  kb_record_set_int (session, KB_SESSION_START_US, EIGHT_PM_US);
  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, kb_record_get_id (session));
  kb_edit_insert (edit, session);
  kb_edit_insert (edit, segment);
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    insert_cue (edit, session, segment, i);
  store = kb_store_open (self->library, KB_STORE_CREATE, NULL);
  changes = kb_store_commit (store, edit, NULL);
  g_assert_nonnull (changes);
}

/* Returns the path of the file of events. */
static char *
write_events (Desk       *self,
              const char *text)
{
  char *path = desk_in_folder (self, "events.json");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
describe_events (const char *events)
{
  g_auto (GStrv) list = g_strsplit (events, ",", -1);
  g_autoptr (GString) text = g_string_new ("[{\"at\": \"2026-10-17T20:00:00+08:00\", \"event\": \"start\"}");

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (list[i], " ", -1);

      g_string_append_printf (text, ",\n {\"at\": \"2026-10-17T%s+08:00\", \"event\": \"%s\"", words[0], words[1]);
      if (words[2] != NULL)
        g_string_append_printf (text, ", \"cue\": \"%s\"", words[2]);
      if (words[2] != NULL && words[3] != NULL)
        g_string_append_printf (text, ", \"ms\": %s", words[3]);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
find_expected (JsonObject *state,
               const char *number)
{
  JsonArray *cues = json_object_get_array_member (state, "cues");

  if (strcmp (number, "end") == 0)
    return json_object_get_string_member (state, "expected_end");

  for (guint i = 0; i < json_array_get_length (cues); i++)
    {
      JsonObject *cue = json_array_get_object_element (cues, i);

      if (strcmp (json_object_get_string_member (cue, "cue"), number) == 0)
        return json_object_get_string_member (cue, "expected_start");
    }

  g_assert_not_reached ();
}

static void
row_is_reproduced (Desk          *self,
                   gconstpointer  data)
{
  const Row *row = data;
  g_auto (GStrv) expected = g_strsplit (row->expected, ",", -1);
  g_autofree char *text = describe_events (row->events);
  g_autofree char *path = write_events (self, text);
  g_autoptr (JsonNode) node = desk_ask_json (self, 0, "rehearse P1 --events '%s' --at 2026-10-17T%s+08:00", path, row->at);
  JsonObject *state = json_node_get_object (node);

  g_assert_cmpint (json_object_get_int_member (state, "over_under_ms"), ==, row->over_ms);
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (expected[i], " ", -1);
      g_autofree char *time = g_strdup_printf ("2026-10-17T%s.000+08:00", words[1]);

      g_assert_cmpstr (find_expected (state, words[0]), ==, time);
    }
}

static void
assert_refused (Desk       *self,
                const char *text,
                const char *named)
{
  g_autofree char *path = write_events (self, text);
  g_autofree char *report = desk_expect (self, 3, "rehearse P1 --events '%s' --at 2026-10-17T20:00:00+08:00 --json", path);

  if (strstr (report, named) == NULL || strstr (report, "events.json") == NULL)
    g_error ("\"%s\" does not name %s in events.json", report, named);
}

static void
bad_events_are_named (Desk          *self,
                      gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  assert_refused (self, "{}", "list");
  assert_refused (self, "[{\"at\": \"2026-10-17T20:00:00+08:00\", \"event\": \"dance\"}]", "events[0]");
  assert_refused (self, "[{\"at\": \"2026-10-17T20:00:00+08:00\", \"event\": \"take\", \"cue\": \"Z\"}]", "Z");
  assert_refused (self, "[{\"at\": \"2026-10-17T20:00:00+08:00\", \"event\": \"start\"},\n"
                        " {\"at\": \"2026-10-17T19:00:00+08:00\", \"event\": \"take\", \"cue\": \"A\"}]", "events[1]");
  assert_refused (self, "[{\"at\": ", "1:");
  assert_refused (self, deep, "brackets");
}

/* The sample was called three hours long; its log is in the library. */
static void
what_was_called_is_told (Desk          *self,
                         gconstpointer  data)
{
  g_autoptr (JsonNode) answer = desk_ask_json (self, 0, "asrun TY-20261017-A --json");
  JsonObject *run = json_node_get_object (answer);
  JsonObject *state = json_object_get_object_member (run, "state");
  JsonObject *cue = json_array_get_object_element (json_object_get_array_member (state, "cues"), 1);
  g_autofree char *table = desk_expect (self, 0, "asrun TY-20261017-A --run %s", json_object_get_string_member (run, "run"));

  g_assert_cmpstr (json_object_get_string_member (run, "kind"), ==, "live");
  g_assert_cmpint (json_object_get_int_member (run, "events"), ==, 47);
  g_assert_cmpstr (json_object_get_string_member (run, "ended"), ==, "2026-10-17T22:00:00.000+08:00");
  g_assert_cmpstr (json_object_get_string_member (cue, "actual_start"), ==, "2026-10-17T19:02:48.000+08:00");
  g_assert_cmpint (json_object_get_int_member (cue, "actual_ms"), ==, 149000);
  g_assert_cmpint (json_object_get_int_member (cue, "late_ms"), ==, -12000);
  g_assert_nonnull (strstr (table, "19:02:48"));
}

static void
run_that_is_not_there_is_refused (Desk          *self,
                                  gconstpointer  data)
{
  desk_expect_naming (self, 3, "no such run", "asrun TY-20261017-A --run 5");
  desk_expect_naming (self, 2, "abc", "asrun TY-20261017-A --run abc");
  desk_run_sql (self, "DELETE FROM run");
  desk_expect_naming (self, 3, "not called yet", "asrun TY-20261017-A");
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/rehearse/", rows[i].path, NULL);

      g_test_add (path, Desk, &rows[i], set_up, row_is_reproduced, desk_tear_down);
    }
  g_test_add ("/cli/rehearse/bad-events-are-named", Desk, NULL, set_up, bad_events_are_named, desk_tear_down);
  g_test_add ("/cli/asrun/what-was-called-is-told", Desk, "zh", desk_set_up, what_was_called_is_told, desk_tear_down);
  g_test_add ("/cli/asrun/run-that-is-not-there-is-refused", Desk, "zh", desk_set_up, run_that_is_not_there_is_refused,
              desk_tear_down);

  return g_test_run ();
}
