/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "follow-fixture.h"
#include "kb-error.h"
#include "kb-follow-channel.h"
#include "kb-follow-message.h"

static char *
to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  json_object_set_string_member (object, "type", "snapshot");
  return json_to_string (node, FALSE);
}

static KbFollowState *
read_text (const char     *text,
           KbFollowParts  *parts,
           GError        **error)
{
  g_autoptr (JsonObject) object = kb_follow_message_parse (text, strlen (text), error);

  return object != NULL ? kb_follow_state_read (object, parts, error) : NULL;
}

static void
states_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (KbFollowState) state = random_state (rand);
      g_autoptr (JsonObject) object = kb_follow_state_write (state, KB_FOLLOW_ALL, NULL);
      g_autofree char *text = to_text (object);
      g_autoptr (GError) error = NULL;
      KbFollowParts parts;
      g_autoptr (KbFollowState) back = read_text (text, &parts, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (parts, ==, KB_FOLLOW_ALL & ~KB_FOLLOW_CUE);
      g_assert_cmpuint (kb_follow_state_compare (state, back), ==, 0);
    }
}

static void
copies_are_equal_and_apart (void)
{
  g_autoptr (KbFollowState) state = sample_state ();
  g_autoptr (KbFollowState) copy = kb_follow_state_copy (state);

  g_assert_cmpuint (kb_follow_state_compare (state, copy), ==, 0);
  g_free (kb_follow_state_find_cue (copy, 7)->script);
  kb_follow_state_find_cue (copy, 7)->script = g_strdup ("新词");
  copy->overlay.is_blank = TRUE;
  g_assert_cmpuint (kb_follow_state_compare (state, copy), ==, KB_FOLLOW_CUE | KB_FOLLOW_OVERLAY);
  g_ptr_array_remove_index (copy->cues, 0);
  g_assert_cmpuint (kb_follow_state_compare (state, copy), ==, KB_FOLLOW_CUES | KB_FOLLOW_OVERLAY);
}

static void
parts_are_taken_alone (void)
{
  g_autoptr (KbFollowState) state = sample_state ();
  g_autoptr (KbFollowState) newer = kb_follow_state_copy (state);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (JsonObject) object = NULL;
  KbFollowState *news;
  KbFollowParts parts;
  gint64 id = 7;

  g_free (kb_follow_state_find_cue (newer, 7)->script);
  kb_follow_state_find_cue (newer, 7)->script = g_strdup ("新词");
  newer->transport.anchor = 50;
  newer->overlay.is_blank = TRUE;
  g_hash_table_add (ids, &id);

  object = kb_follow_state_write (newer, KB_FOLLOW_TRANSPORT | KB_FOLLOW_CUE, ids);
  news = kb_follow_state_read (object, &parts, NULL);
  g_assert_cmpuint (news->cues->len, ==, 1);
  g_assert_cmpuint (kb_follow_state_take_parts (state, news, parts), ==,
                    KB_FOLLOW_TRANSPORT | KB_FOLLOW_CUE);
  g_assert_cmpuint (kb_follow_state_compare (state, newer), ==, KB_FOLLOW_OVERLAY);
}

static void
own_nonsense_is_cut_to_bounds (void)
{
  g_autoptr (KbFollowState) state = sample_state ();
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (KbFollowState) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  KbFollowParts parts;

  g_free (state->show.title);
  state->show.title = g_strnfill (KB_FOLLOW_MAX_TITLE + 1, 'x');
  memcpy (state->show.title + KB_FOLLOW_MAX_TITLE - 1, "é", 2);
  g_free (state->overlay.message);
  state->overlay.message = g_strdup ("\xff broken");
  state->transport.rate = NAN;
  state->style.marker = 7;
  state->times.length_ms = G_MAXINT64;

  object = kb_follow_state_write (state, KB_FOLLOW_ALL, NULL);
  text = to_text (object);
  back = read_text (text, &parts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (back->show.title), ==, KB_FOLLOW_MAX_TITLE - 1);
  g_assert_cmpfloat (back->style.marker, ==, 1);
  g_assert_cmpfloat (back->transport.rate, ==, 0);
}

static void
wrong_members_are_refused (void)
{
  static const struct { const char *from; const char *to; } cases[] = {
    { "\"cue_id\":\"9223372036854775807\"", "\"cue_id\":9223372036854775807" },
    { "\"cue_id\":\"9223372036854775807\"", "\"cue_id\":\"-1\"" },
    { "\"held\":false", "\"held\":0" },
    { "\"held\":false", "\"held\":false,\"more\":1" },
    { "\"rate\":260.0", "\"rate\":\"260\"" },
    { "\"rate\":260.0", "\"rate\":-1" },
    { "\"rate\":260.0", "\"rate\":1e999" },
    { "\"ramp_ms\":220", "\"ramp_ms\":220.5" },
    { "\"ramp_ms\":220", "\"ramp_ms\":99999999" },
    { "\"ramp_ms\":220", "\"ramp\":220" },
    { "\"layout\":\"both\"", "\"layout\":\"all\"" },
    { "\"type\":\"demo\"", "\"type\":\"dance\"" },
    { "\"points\":[", "\"points\":[1," },
    { "\"points\":[", "\"points\":\"a\",\"x\":[" },
    { "\"zone\":\"Asia/Shanghai\"",
      "\"zone\":\"01234567890123456789012345678901234567890123456789012345678901234\"" },
    { "\"overlay\":{", "\"overlay\":[],\"x\":{" },
    { "\"cues\":[", "\"cues\":[null," },
    { "\"id\":\"7\"", "\"id\":null" },
    { "\"card\":{", "\"kard\":{" },
  };
  g_autoptr (KbFollowState) state = sample_state ();
  g_autoptr (JsonObject) object = kb_follow_state_write (state, KB_FOLLOW_ALL, NULL);
  g_autofree char *text = to_text (object);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wrong = NULL;
      g_autoptr (GError) error = NULL;
      const char *at = strstr (text, cases[i].from);
      KbFollowParts parts;

      g_assert_nonnull (at);
      wrong = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, cases[i].to,
                               at + strlen (cases[i].from));
      if (read_text (wrong, &parts, &error) != NULL)
        g_error ("%s was taken", cases[i].to);
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

static void
deep_nests_and_comments_are_refused (void)
{
  g_autofree char *nest = g_strnfill (100000, '[');
  g_autofree char *open = g_strconcat ("{\"type\":\"update\",\"x\":", nest, NULL);
  g_autofree char *hidden = g_strconcat ("{\"type\":\"update\",/*\"*/\"x\":", nest, NULL);
  static const char *const wrong[] = { "", "[]", "1", "{}", "{\"type\":1}", "{\"type\":\"a\"",
                                       "{\"type\":\"a\"}}", "{'type':'a'}",
                                       "{\"type\":\"\xff\"}", "var x = {\"type\":\"a\"}" };

  g_assert_null (kb_follow_message_parse (open, strlen (open), NULL));
  g_assert_null (kb_follow_message_parse (hidden, strlen (hidden), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (JsonObject) object = kb_follow_message_parse (wrong[i], strlen (wrong[i]), NULL);

      if (object != NULL)
        g_error ("%s was taken", wrong[i]);
    }
}

static void
countdown_runs_by_itself (void)
{
  g_autoptr (KbFollowState) state = sample_state ();
  KbFollowTimes *times = &state->times;
  const gint64 at_us = times->at_us;

  g_assert_cmpint (kb_follow_times_get_remaining_ms (times, at_us + 60 * G_USEC_PER_SEC), ==, 420000);
  g_assert_cmpint (kb_follow_times_get_phase (times, at_us + 419 * G_USEC_PER_SEC), ==, KB_PHASE_OK);
  g_assert_cmpint (kb_follow_times_get_phase (times, at_us + 420 * G_USEC_PER_SEC), ==,
                   KB_PHASE_WARNING);
  g_assert_cmpint (kb_follow_times_get_phase (times, at_us + 465 * G_USEC_PER_SEC), ==,
                   KB_PHASE_DANGER);
  g_assert_cmpint (kb_follow_times_get_phase (times, at_us + 480 * G_USEC_PER_SEC), ==,
                   KB_PHASE_DANGER);
  g_assert_cmpint (kb_follow_times_get_phase (times, at_us + 481 * G_USEC_PER_SEC), ==, KB_PHASE_OVER);
  g_assert_cmpint (kb_follow_times_get_clock_us (times, at_us + 5), ==, times->clock_us + 5);

  times->is_held = TRUE;
  times->at_us += 100 * G_USEC_PER_SEC;
  times->holds_ms = 40000;
  g_assert_cmpint (kb_follow_times_get_elapsed_ms (times, at_us + 400 * G_USEC_PER_SEC), ==, 60000);

  times->cue_id = 0;
  g_assert_cmpint (kb_follow_times_get_remaining_ms (times, at_us), ==, KB_NONE);
  g_assert_cmpint (kb_follow_times_get_phase (times, at_us), ==, KB_PHASE_NONE);
}

static void
times_that_say_nothing_new_agree (void)
{
  g_autoptr (KbFollowState) state = sample_state ();
  KbFollowTimes later = state->times;

  later.at_us += 5 * G_USEC_PER_SEC;
  later.clock_us += 5 * G_USEC_PER_SEC;
  g_assert_true (kb_follow_times_agree (&state->times, &later));
  later.length_ms += 30000;
  g_assert_false (kb_follow_times_agree (&state->times, &later));
  later.length_ms -= 30000;
  later.clock_us += 100000;
  g_assert_false (kb_follow_times_agree (&state->times, &later));
}

static void
messages_round_trip (void)
{
  const KbFollowHello hello = { KB_FOLLOW_ROLE_HOST, 42, 2,
                                { .cue_id = 7, .anchor = 3.5, .length = 9, .rate = 260,
                                  .epoch_us = 5 } };
  const KbFollowReport report = { (char *) "HDMI-1", 1920, 1080, 59.94, 1000, 3, TRUE, TRUE, FALSE,
                                  (char *) "cairo" };
  g_autoptr (JsonObject) hello_object = kb_follow_hello_write (&hello);
  g_autoptr (JsonObject) report_object = kb_follow_report_write (&report);
  g_autoptr (JsonObject) command_object = kb_follow_command_write ("key", "F1");
  g_autoptr (JsonObject) wrong_object = kb_follow_command_write ("rm -rf", "");
  g_autoptr (KbFollowReport) report_back = NULL;
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;
  KbFollowHello hello_back = { 0 };

  g_assert_true (kb_follow_hello_read (hello_object, &hello_back, NULL));
  g_assert_cmpint (hello_back.run_id, ==, 2);
  g_assert_cmpfloat (hello_back.transport.anchor, ==, 3.5);
  report_back = kb_follow_report_read (report_object, NULL);
  g_assert_cmpstr (report_back->monitor, ==, "HDMI-1");
  g_assert_cmpint (report_back->dropped, ==, 3);
  g_assert_true (kb_follow_command_read (command_object, &name, &detail, NULL));
  g_assert_cmpstr (name, ==, "key");
  g_assert_cmpstr (detail, ==, "F1");
  g_assert_false (kb_follow_command_read (wrong_object, &name, &detail, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow/state/round-trips", states_round_trip);
  g_test_add_func ("/follow/state/copies-are-equal-and-apart", copies_are_equal_and_apart);
  g_test_add_func ("/follow/state/parts-are-taken-alone", parts_are_taken_alone);
  g_test_add_func ("/follow/state/own-nonsense-is-cut-to-bounds", own_nonsense_is_cut_to_bounds);
  g_test_add_func ("/follow/state/wrong-members-are-refused", wrong_members_are_refused);
  g_test_add_func ("/follow/channel/deep-nests-and-comments-are-refused",
                   deep_nests_and_comments_are_refused);
  g_test_add_func ("/follow/times/countdown-runs-by-itself", countdown_runs_by_itself);
  g_test_add_func ("/follow/times/what-says-nothing-new-agrees", times_that_say_nothing_new_agree);
  g_test_add_func ("/follow/message/round-trips", messages_round_trip);

  return g_test_run ();
}
