/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "engine-fixture.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-replay.h"

#define T(clock) "\"at\": \"2026-10-17T" clock "+08:00\""
#define START "{" T ("20:00:00") ", \"event\": \"start\"}"
#define TAKE_A "{" T ("20:00:00") ", \"event\": \"take\", \"cue\": \"A\"}"

static JsonNode *
replay (KbPlan      *plan,
        const char  *events,
        gint64       at_us,
        GError     **error)
{
  g_autoptr (KbPlan) owned = plan;
  g_autoptr (GTimeZone) zone = kb_zone_new ("Asia/Shanghai", NULL);
  g_autoptr (JsonNode) list = json_from_string (events, NULL);

  return kb_replay_run (plan, list, at_us, zone, error);
}

static char *
replay_text (KbPlan     *plan,
             const char *events,
             gint64      at_us)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) state = replay (plan, events, at_us, &error);

  g_assert_no_error (error);
  return json_to_string (state, FALSE);
}

#define C(number, state, ps, pe, as, am, es, ee, late) \
  "{\"cue\":\"" number "\",\"state\":\"" state "\",\"planned_start\":" ps ",\"planned_end\":" pe \
  ",\"actual_start\":" as ",\"actual_ms\":" am ",\"expected_start\":" es ",\"expected_end\":" ee \
  ",\"late_ms\":" late "}"
#define O(clock) "\"2026-10-17T" clock ".000+08:00\""

/* The example of "Files for the command line", to the letter. */
static void
documented_example (void)
{
  g_autofree char *text =
    replay_text (fixture_plan_p1 (),
                 "[" START "," TAKE_A ","
                 "{\"at\": \"2026-10-17T12:02:00Z\", \"event\": \"take\", \"cue\": \"B\"},"
                 "{" T ("20:03:00") ", \"event\": \"hold\"},"
                 "{" T ("20:05:00") ", \"event\": \"resume\"}]",
                 AT (20, 6, 0));

  g_assert_cmpstr (text, ==,
    "{\"at\":" O ("20:06:00") ",\"cue\":\"B\",\"phase\":\"ok\",\"elapsed_ms\":120000,\"remaining_ms\":180000,"
    "\"over_under_ms\":0,\"expected_end\":" O ("20:17:00") ",\"planned_end\":" O ("20:17:00") ","
    "\"next_hard\":{\"cue\":\"D\",\"at\":" O ("20:10:00") ",\"slack_ms\":0},\"cues\":["
    C ("A", "done", O ("20:00:00"), O ("20:02:00"), O ("20:00:00"), "120000", O ("20:00:00"), O ("20:02:00"), "0") ","
    C ("B", "on", O ("20:02:00"), O ("20:07:00"), O ("20:02:00"), "240000", O ("20:02:00"), O ("20:09:00"), "0") ","
    C ("C", "to-come", O ("20:07:00"), O ("20:08:00"), "null", "null", O ("20:09:00"), O ("20:10:00"), "120000") ","
    C ("D", "to-come", O ("20:10:00"), O ("20:13:00"), "null", "null", O ("20:10:00"), O ("20:13:00"), "0") ","
    C ("E", "to-come", O ("20:13:00"), O ("20:17:00"), "null", "null", O ("20:13:00"), O ("20:17:00"), "0")
    "]}");
}

static void
nothing_has_happened_yet (void)
{
  g_autofree char *text = replay_text (fixture_plan ("A 60; B 60 skip"), "[]", AT (19, 0, 0));

  g_assert_cmpstr (text, ==,
    "{\"at\":" O ("19:00:00") ",\"cue\":null,\"phase\":null,\"elapsed_ms\":null,\"remaining_ms\":null,"
    "\"over_under_ms\":0,\"expected_end\":" O ("20:01:00") ",\"planned_end\":" O ("20:01:00") ","
    "\"next_hard\":null,\"cues\":["
    C ("A", "to-come", O ("20:00:00"), O ("20:01:00"), "null", "null", O ("20:00:00"), O ("20:01:00"), "0") ","
    C ("B", "skipped", "null", "null", "null", "null", "null", "null", "null") "]}");
}

static void
make_up_and_undo (void)
{
  static const char *const made_up = "{" T ("20:05:00") ", \"event\": \"make-up\"}";
  static const char *const undone = "{" T ("20:05:00") ", \"event\": \"undo\"}";
  g_autofree char *late = replay_text (fixture_plan_p1 (), "[" START "," TAKE_A "]", AT (20, 5, 0));
  g_autofree char *events = g_strdup_printf ("[" START "," TAKE_A ",%s]", made_up);
  g_autofree char *events_back = g_strdup_printf ("[" START "," TAKE_A ",%s,%s]", made_up, undone);
  g_autofree char *better = replay_text (fixture_plan_p1 (), events, AT (20, 5, 0));
  g_autofree char *back = replay_text (fixture_plan_p1 (), events_back, AT (20, 5, 0));

  g_assert_nonnull (strstr (late, "\"over_under_ms\":60000"));
  g_assert_nonnull (strstr (better, "\"over_under_ms\":0"));
  g_assert_cmpstr (back, ==, late);
}

static void
other_events (void)
{
  g_autofree char *text =
    replay_text (fixture_plan_p1 (),
                 "[" START "," TAKE_A ","
                 "{" T ("20:01:00") ", \"event\": \"add\", \"cue\": \"B\", \"ms\": 240000},"
                 "{" T ("20:01:00") ", \"event\": \"skip\", \"cue\": \"C\"},"
                 "{" T ("20:01:00") ", \"event\": \"skip\", \"cue\": \"B\"},"
                 "{" T ("20:01:00") ", \"event\": \"unskip\", \"cue\": \"B\"},"
                 "{" T ("20:15:00") ", \"event\": \"end\"}]",
                 AT (20, 1, 0));

  g_assert_nonnull (strstr (text, "\"next_hard\":{\"cue\":\"D\",\"at\":" O ("20:10:00") ",\"slack_ms\":-60000}"));
  g_assert_nonnull (strstr (text, "\"over_under_ms\":60000"));
}

static void
what_the_desk_notes_down (void)
{
  g_autofree char *text =
    replay_text (fixture_plan_p1 (),
                 "[" START "," TAKE_A ","
                 "{" T ("20:01:00") ", \"event\": \"incident-raise\", \"name\": \"E1\", \"text\": \"断流\", \"level\": \"p0\"},"
                 "{" T ("20:01:05") ", \"event\": \"incident-raise\", \"name\": \"E2\", \"text\": \"没货\"},"
                 "{" T ("20:01:10") ", \"event\": \"incident-escalate\", \"name\": \"E1\", \"text\": \"周启明\"},"
                 "{" T ("20:01:20") ", \"event\": \"incident-step\", \"name\": \"E1\", \"text\": \"吴迪\"},"
                 "{" T ("20:01:30") ", \"event\": \"incident-resolve\", \"name\": \"E1\"},"
                 "{" T ("20:01:31") ", \"event\": \"duty\", \"cue\": \"A\", \"name\": \"pin\", \"text\": \"孙悦\"},"
                 "{" T ("20:01:31") ", \"event\": \"stock\", \"name\": \"4\", \"left\": 97},"
                 "{" T ("20:01:32") ", \"event\": \"message\", \"text\": \"慢一点\"},"
                 "{" T ("20:01:33") ", \"event\": \"seen\"}]",
                 AT (20, 2, 0));

  g_assert_nonnull (strstr (text, "\"incidents\":[{\"title\":\"断流\",\"level\":\"p0\",\"cue\":\"A\",\"raised\":" O ("20:01:00")
                                  ",\"steps\":1,\"escalated\":" O ("20:01:10") ",\"resolved\":" O ("20:01:30") "},"
                                  "{\"title\":\"没货\",\"level\":\"p2\",\"cue\":\"A\",\"raised\":" O ("20:01:05")
                                  ",\"steps\":0,\"escalated\":null,\"resolved\":null}],\"message\":\"慢一点\"}"));
}

static void
inserts_and_moves (void)
{
  g_autofree char *text =
    replay_text (fixture_plan ("A 60; B 60; C 60"),
                 "[" START "," TAKE_A ","
                 "{" T ("20:00:10") ", \"event\": \"insert\", \"cue\": \"X\", \"ms\": 30000, \"before\": \"B\"},"
                 "{" T ("20:00:20") ", \"event\": \"move\", \"cue\": \"C\", \"before\": \"X\"},"
                 "{" T ("20:00:20") ", \"event\": \"anchor\", \"ms\": 0},"
                 "{" T ("20:01:00") ", \"event\": \"take\", \"cue\": \"C\"},"
                 "{" T ("20:02:00") ", \"event\": \"take\", \"cue\": \"X\"}]",
                 AT (20, 2, 10));

  g_assert_nonnull (strstr (text, "\"cue\":\"X\",\"phase\":\"warning\",\"elapsed_ms\":10000"));
  g_assert_nonnull (strstr (text, C ("X", "on", "null", "null", O ("20:02:00"), "10000", O ("20:02:00"), O ("20:02:30"),
                                     "null")));
  g_assert_true (strstr (text, "{\"cue\":\"C\"") < strstr (text, "{\"cue\":\"X\""));
}

static void
ends (void)
{
  g_autofree char *text =
    replay_text (fixture_plan_p1 (),
                 "[" START "," TAKE_A ", {" T ("20:15:00") ", \"event\": \"end\"}]", AT (21, 0, 0));

  g_assert_nonnull (strstr (text, "\"cue\":null,\"phase\":null"));
  g_assert_nonnull (strstr (text, "\"over_under_ms\":-120000,\"expected_end\":" O ("20:15:00")));
  g_assert_nonnull (strstr (text, "\"next_hard\":null"));
}

static void
goes_on_by_itself (void)
{
  g_autofree char *text =
    replay_text (fixture_plan ("A 60 auto; B 60 auto; C 60"), "[" START "," TAKE_A "]", AT (20, 2, 30));

  g_assert_nonnull (strstr (text, "\"cue\":\"C\",\"phase\":\"warning\",\"elapsed_ms\":30000"));
  g_assert_nonnull (strstr (text, C ("B", "done", O ("20:01:00"), O ("20:02:00"), O ("20:01:00"), "60000",
                                     O ("20:01:00"), O ("20:02:00"), "0")));
}

/* On its end, a cue goes on before the file's events of that instant; taking that back holds. */
static void
goes_on_before_what_is_said_of_that_instant (void)
{
  g_autofree char *held =
    replay_text (fixture_plan ("A 60 auto; B 60; C 60"),
                 "[" START "," TAKE_A ", {" T ("20:01:00") ", \"event\": \"hold\"}]", AT (20, 1, 30));
  g_autofree char *back =
    replay_text (fixture_plan ("A 60 auto; B 60; C 60"),
                 "[" START "," TAKE_A ", {" T ("20:01:10") ", \"event\": \"undo\"}]", AT (20, 1, 30));

  g_assert_nonnull (strstr (held, "\"cue\":\"B\",\"phase\":\"warning\",\"elapsed_ms\":0"));
  g_assert_nonnull (strstr (back, "\"cue\":\"A\",\"phase\":\"over\",\"elapsed_ms\":90000,\"remaining_ms\":-30000"));
}

static void
refuses_with_the_place (void)
{
  static const struct
  {
    const char *entry;
    int         code;
  } cases[] = {
    { "7", KB_ERROR_INPUT },
    { "{}", KB_ERROR_INPUT },
    { "{\"event\": \"hold\"}", KB_ERROR_INPUT },
    { "{\"at\": 5, \"event\": \"hold\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") "}", KB_ERROR_INPUT },
    { "{\"at\": \"20:01\", \"event\": \"hold\"}", KB_ERROR_INPUT },
    { "{\"at\": \"2026-10-17T20:01:00\", \"event\": \"hold\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"jump\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"retime\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"take\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"take\", \"cue\": \"Q\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"take\", \"cue\": null}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"add\", \"cue\": \"B\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"add\", \"cue\": \"B\", \"ms\": 1.5}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"add\", \"cue\": \"B\", \"ms\": \"1\"}", KB_ERROR_INPUT },
    { "{" T ("19:59:59") ", \"event\": \"hold\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"insert\", \"cue\": \"B\", \"ms\": 60000}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"move\", \"cue\": \"B\", \"before\": \"Q\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"note\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"incident-raise\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"incident-raise\", \"name\": \"E\", \"level\": \"bad\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"stock\", \"name\": \"4\"}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"stock\", \"left\": 5}", KB_ERROR_INPUT },
    { "{" T ("20:01:00") ", \"event\": \"stock\", \"name\": \"4\", \"left\": -5}", KB_ERROR_REFUSED },
    { "{" T ("20:01:00") ", \"event\": \"incident-step\", \"name\": \"E9\"}", KB_ERROR_REFUSED },
    { "{" T ("20:01:00") ", \"event\": \"seen\"}", KB_ERROR_REFUSED },
    { "{" T ("20:01:00") ", \"event\": \"start\"}", KB_ERROR_REFUSED },
    { "{" T ("20:01:00") ", \"event\": \"skip\", \"cue\": \"A\"}", KB_ERROR_REFUSED },
    { "{" T ("20:01:00") ", \"event\": \"add\", \"cue\": \"B\", \"ms\": -300001}", KB_ERROR_REFUSED },
    { "{" T ("20:01:00") ", \"event\": \"add\", \"cue\": \"B\", \"ms\": -9223372036854775808}", KB_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *events = g_strdup_printf ("[" START "," TAKE_A ",%s]", cases[i].entry);
      g_autoptr (GError) error = NULL;

      g_assert_null (replay (fixture_plan_p1 (), events, AT (20, 6, 0), &error));
      g_assert_error (error, KB_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "events[2] (entry 3): "));
      g_assert_cmpint (kb_error_exit_status (error), ==, 3);
    }
}

static void
refuses_before_start_and_what_is_no_list (void)
{
  static const char *const cases[] = { "{}", "7", "[" TAKE_A "]", "[{" T ("20:00:00") ", \"event\": \"undo\"}]",
                                       "[{" T ("20:00:00") ", \"event\": \"make-up\"}]" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (replay (fixture_plan_p1 (), cases[i], AT (20, 6, 0), &error));
      g_assert_nonnull (error);
      g_assert_cmpint (kb_error_exit_status (error), ==, 3);
    }
}

#define ADD(claim, func) g_test_add_func ("/engine/replay/" claim, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("documented-example", documented_example);
  ADD ("nothing-has-happened-yet", nothing_has_happened_yet);
  ADD ("make-up-and-undo", make_up_and_undo);
  ADD ("other-events", other_events);
  ADD ("what-the-desk-notes-down", what_the_desk_notes_down);
  ADD ("inserts-and-moves", inserts_and_moves);
  ADD ("ends", ends);
  ADD ("goes-on-by-itself", goes_on_by_itself);
  ADD ("goes-on-before-what-is-said-of-that-instant", goes_on_before_what_is_said_of_that_instant);
  ADD ("refuses-with-the-place", refuses_with_the_place);
  ADD ("refuses-before-start-and-what-is-no-list", refuses_before_start_and_what_is_no_list);

  return g_test_run ();
}
