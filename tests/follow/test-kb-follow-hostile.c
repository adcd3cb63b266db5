/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages that are whole but lie, are too long or come in crumbs, and more followers than there may be. */

#include <math.h>
#include <string.h>

#include "follow-fixture.h"
#include "kb-broadcaster.h"
#include "kb-follow-channel.h"
#include "kb-follower.h"

#define N_ROUNDS 1000
#define MOST_FOLLOWERS 16
#define N_OPEN 8

typedef struct
{
  char          *path;
  KbBroadcaster *desk;
  KbFollower    *host;
  guint          n_changed;
  guint          n_commands;
  guint          n_reports;
  guint          n_hellos;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

/* Whatever a follower says, what reaches the desk is bounded. */
static void
command_cb (KbBroadcaster *desk,
            const char    *name,
            const char    *detail,
            Fixture       *fixture)
{
  g_assert_true (g_utf8_validate (name, -1, NULL) && g_utf8_validate (detail, -1, NULL));
  g_assert_cmpuint (strlen (name) + strlen (detail), <, KB_FOLLOW_MAX_TO_DESK);
  fixture->n_commands++;
}

static void
report_cb (KbBroadcaster        *desk,
           const KbFollowReport *report,
           Fixture              *fixture)
{
  g_assert_nonnull (report->monitor);
  g_assert_cmpint (report->width, >=, 0);
  g_assert_true (isfinite (report->refresh_hz));
  fixture->n_reports++;
}

static void
hello_cb (Fixture *fixture)
{
  fixture->n_hellos++;
}

static gboolean
is_connected (gpointer data)
{
  return kb_follower_is_connected (((Fixture *) data)->host);
}

static gboolean
has_changed (gpointer data)
{
  return ((Fixture *) data)->n_changed > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KbFollowState) state = sample_state ();

  *fixture = (Fixture) { temporary_path () };
  fixture->desk = kb_broadcaster_new (fixture->path);
  g_signal_connect (fixture->desk, "command", G_CALLBACK (command_cb), fixture);
  g_signal_connect (fixture->desk, "report", G_CALLBACK (report_cb), fixture);
  g_signal_connect_swapped (fixture->desk, "hello", G_CALLBACK (hello_cb), fixture);
  g_assert_true (kb_broadcaster_start (fixture->desk, NULL));
  kb_broadcaster_set_state (fixture->desk, state);
  fixture->host = kb_follower_new (fixture->path, KB_FOLLOW_ROLE_HOST);
  g_signal_connect_swapped (fixture->host, "changed", G_CALLBACK (changed_cb), fixture);
  g_assert_true (kb_follower_start (fixture->host, NULL));
  g_assert_true (run_until (is_connected, fixture));
  fixture->n_changed = 0;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->host);
  run_idle ();
  g_assert_finalize_object (fixture->desk);
  run_idle ();
  remove_path (fixture->path);
}

/* The host is told of a change, whatever else goes on. */
static void
assert_host_hears (Fixture *fixture)
{
  KbFollowOverlay overlay = kb_broadcaster_get_state (fixture->desk)->overlay;

  overlay.is_blank = !overlay.is_blank;
  fixture->n_changed = 0;
  kb_broadcaster_set_overlay (fixture->desk, &overlay);
  g_assert_true (run_until (has_changed, fixture));
  g_assert_true (kb_follower_is_connected (fixture->host));
  g_assert_cmpint (kb_follower_get_state (fixture->host)->overlay.is_blank, ==, overlay.is_blank);
}

static char *
write_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

static char *
write_hello (void)
{
  const KbFollowHello hello = { KB_FOLLOW_ROLE_VIEWER, 42, 2, { .cue_id = 7, .length = 9, .rate = 260 } };
  g_autoptr (JsonObject) object = kb_follow_hello_write (&hello);

  return write_text (object);
}

static JsonNode *
create_lie (GRand *rand)
{
  static const char *const lies[] = {
    "null", "true", "-1", "0", "1e308", "-1e308", "9223372036854775807", "-9223372036854775808", "0.1", "\"\"", "\"\\u0000\"",
    "\"\\u202e\\u0007\"", "{}", "[]", "[[[]]]", "[null]", "{\"type\":\"go\"}", "\"99999999999999999999\"", "1e-320",
  };
  const guint i = g_rand_int_range (rand, 0, G_N_ELEMENTS (lies) + 1);
  g_autofree char *filler = NULL;
  g_autofree char *quoted = NULL;
  JsonNode *lie = i < G_N_ELEMENTS (lies) ? json_from_string (lies[i], NULL) : NULL;

  /* What json-glib does not write itself is sent as bytes by test-kb-follow-fuzz.c. */
  if (i < G_N_ELEMENTS (lies))
    return lie != NULL ? lie : json_node_init_null (json_node_alloc ());

  filler = g_strnfill (g_rand_int_range (rand, 1, 9000), 'x');
  quoted = g_strdup_printf ("\"%s\"", filler);
  return json_from_string (quoted, NULL);
}

static void falsify (JsonNode *node,
                     GRand    *rand);

static void
falsify_object (JsonObject *object,
                GRand      *rand)
{
  g_autoptr (GList) names = json_object_get_members (object);
  const char *name = g_list_nth_data (names, g_rand_int_range (rand, 0, MAX (g_list_length (names), 1)));
  JsonNode *member = name != NULL ? json_object_get_member (object, name) : NULL;

  if (member == NULL || g_str_equal (name, "type"))
    json_object_set_member (object, "more", create_lie (rand));
  else if (!JSON_NODE_HOLDS_VALUE (member) && !JSON_NODE_HOLDS_NULL (member) && g_rand_int_range (rand, 0, 4) > 0)
    falsify (member, rand);
  else if (g_rand_int_range (rand, 0, 5) == 0)
    json_object_remove_member (object, name);
  else
    json_object_set_member (object, name, create_lie (rand));
}

/* Another value in one place of a message that is good JSON. */
static void
falsify (JsonNode *node,
         GRand    *rand)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    falsify_object (json_node_get_object (node), rand);
  else if (json_array_get_length (json_node_get_array (node)) == 0 || g_rand_int_range (rand, 0, 6) == 0)
    json_array_add_element (json_node_get_array (node), create_lie (rand));
  else
    {
      JsonArray *array = json_node_get_array (node);
      JsonNode *element = json_array_get_element (array, g_rand_int_range (rand, 0, json_array_get_length (array)));

      if (!JSON_NODE_HOLDS_VALUE (element) && !JSON_NODE_HOLDS_NULL (element))
        falsify (element, rand);
      else
        json_array_remove_element (array, 0);
    }
}

static char *
falsify_text (const char *text,
              GRand      *rand)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    falsify (node, rand);

  return json_to_string (node, FALSE);
}

static void
desk_takes_no_lie (Fixture       *fixture,
                   gconstpointer  data)
{
  static const KbFollowReport report = { (char *) "HDMI-1", 1920, 1080, 60, 100, 0, TRUE, TRUE, TRUE, (char *) "gl" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (KbFollowState) before = kb_follow_state_copy (kb_broadcaster_get_state (fixture->desk));
  g_autoptr (JsonObject) command = kb_follow_command_write ("go", "now");
  g_autoptr (JsonObject) told = kb_follow_report_write (&report);
  g_autoptr (GPtrArray) sockets = g_ptr_array_new_with_free_func (g_object_unref);
  char *texts[] = { write_hello (), write_text (command), write_text (told) };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const guint which = g_rand_int_range (rand, 0, G_N_ELEMENTS (texts));
      g_autofree char *lie = falsify_text (texts[which], rand);
      GSocket *socket = connect_raw (fixture->path);

      /* One that hangs up at once is not listened to. */
      g_ptr_array_add (sockets, socket);
      if (sockets->len > N_OPEN)
        g_ptr_array_remove_index (sockets, 0);
      if (which > 0)
        send_raw (socket, texts[0]);
      send_raw (socket, lie);
      run_idle ();
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);

  g_test_message ("%u were heard, %u commands and %u reports taken", fixture->n_hellos, fixture->n_commands,
                  fixture->n_reports);
  g_assert_cmpuint (fixture->n_hellos, >, N_ROUNDS / 2);
  g_assert_cmpuint (MIN (fixture->n_commands, fixture->n_reports), >, 0);
  g_assert_cmpuint (kb_follow_state_compare (before, kb_broadcaster_get_state (fixture->desk)), ==, 0);
  assert_host_hears (fixture);
}

/* What a follower accepts is within all bounds: written again it is read again, and is the same. */
static void
state_with_lies_is_refused_or_bounded (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_refused = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (KbFollowState) state = random_state (rand), taken = NULL, again = NULL;
      g_autoptr (JsonObject) written = kb_follow_state_write (state, KB_FOLLOW_ALL, NULL), rewritten = NULL;
      g_autofree char *text = write_text (written);
      g_autofree char *lie = falsify_text (text, rand);
      g_autoptr (JsonNode) node = json_from_string (lie, NULL);
      g_autoptr (GError) error = NULL;
      KbFollowParts parts;

      /* A number that is none any more is no JSON. */
      if (node == NULL)
        continue;
      taken = kb_follow_state_read (json_node_get_object (node), &parts, &error);
      n_refused += taken == NULL;
      g_assert_true ((taken == NULL) == (error != NULL));
      if (taken == NULL)
        continue;

      rewritten = kb_follow_state_write (taken, parts, NULL);
      again = kb_follow_state_read (rewritten, &parts, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (kb_follow_state_compare (taken, again) & parts, ==, 0);
    }
  g_test_message ("%u of %d refused", n_refused, N_ROUNDS);
  g_assert_cmpuint (n_refused, >, N_ROUNDS / 10);
}

static gboolean
is_closed (gpointer data)
{
  char byte;

  g_autoptr (GError) error = NULL;
  gssize got;

  g_socket_set_blocking (data, FALSE);
  while ((got = g_socket_receive (data, &byte, 1, NULL, &error)) > 0)
    ;
  return got == 0 || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
}

static void
length_out_of_bounds_ends_a_connection (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const guint32 lengths[] = { 0, KB_FOLLOW_MAX_TO_DESK + 1, 0x7fffffff, 0x80000000, 0xffffffff };
  g_autofree char *hello = write_hello ();

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      const guint32 header = GUINT32_TO_BE (lengths[i]);
      g_autoptr (GSocket) first = connect_raw (fixture->path), later = connect_raw (fixture->path);

      send_bytes (first, &header, sizeof header);
      send_raw (later, hello);
      send_bytes (later, &header, sizeof header);
      g_assert_true (run_until (is_closed, first));
      g_assert_true (run_until (is_closed, later));
    }
  assert_host_hears (fixture);
}

static gboolean
is_followed_by_two (gpointer data)
{
  return kb_broadcaster_get_n_followers (((Fixture *) data)->desk) == 2;
}

/* A network may hand over a message byte by byte. */
static void
crumbs_make_a_message (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *hello = write_hello ();
  const guint32 header = GUINT32_TO_BE ((guint32) strlen (hello));
  g_autoptr (GSocket) socket = connect_raw (fixture->path);

  for (guint i = 0; i < sizeof header; i++)
    {
      send_bytes (socket, (const char *) &header + i, 1);
      run_idle ();
    }
  for (const char *p = hello; *p != '\0'; p++)
    {
      send_bytes (socket, p, 1);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (run_until (is_followed_by_two, fixture));
}

static gboolean
is_full (gpointer data)
{
  return kb_broadcaster_get_n_followers (((Fixture *) data)->desk) == MOST_FOLLOWERS;
}

static gboolean
is_alone (gpointer data)
{
  return kb_broadcaster_get_n_followers (((Fixture *) data)->desk) == 1;
}

/* As many as there may be, none of which ever reads: the host hears everything, one more is turned away, and those that
 * do not take what they are sent are let go. */
static void
stuck_crowd_holds_nobody_up (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GPtrArray) crowd = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KbFollowState) state = kb_follow_state_copy (kb_broadcaster_get_state (fixture->desk));
  g_autoptr (GSocket) last = NULL;
  g_autofree char *hello = write_hello ();

  for (guint i = 1; i < MOST_FOLLOWERS; i++)
    {
      g_ptr_array_add (crowd, connect_raw (fixture->path));
      send_raw (crowd->pdata[i - 1], hello);
      run_idle ();
    }
  g_assert_true (run_until (is_full, fixture));
  g_test_expect_message ("kb-broadcaster", G_LOG_LEVEL_WARNING, "*turned away*");
  last = connect_raw (fixture->path);
  send_raw (last, hello);
  g_assert_true (run_until (is_closed, last));
  g_test_assert_expected_messages ();

  /* More than a socket holds. */
  kb_broadcaster_set_patience (fixture->desk, 200);
  for (guint i = 0; i < 10; i++)
    {
      KbFollowCue *cue = kb_follow_cue_new ();

      cue->id = 1000 + i;
      cue->script = g_strnfill (256 * 1024, 'x');
      g_ptr_array_add (state->cues, cue);
    }
  kb_broadcaster_set_state (fixture->desk, state);
  for (guint i = 0; i < 20; i++)
    assert_host_hears (fixture);
  g_assert_true (run_until (is_alone, fixture));
  assert_host_hears (fixture);
}

#define ADD(path, test) g_test_add ("/follow/hostile/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("desk-takes-no-lie", desk_takes_no_lie);
  g_test_add_func ("/follow/hostile/state-with-lies-is-refused-or-bounded", state_with_lies_is_refused_or_bounded);
  ADD ("length-out-of-bounds-ends-a-connection", length_out_of_bounds_ends_a_connection);
  ADD ("crumbs-make-a-message", crumbs_make_a_message);
  ADD ("stuck-crowd-holds-nobody-up", stuck_crowd_holds_nobody_up);

  return g_test_run ();
}
