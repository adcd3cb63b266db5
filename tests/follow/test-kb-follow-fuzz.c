/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixsocketaddress.h>
#include <string.h>

#include "follow-fixture.h"
#include "kb-broadcaster.h"
#include "kb-follow-path.h"
#include "kb-follower.h"

#define N_ROUNDS 500

/* The bytes of a good conversation, with a few of them wrong. */
static GByteArray *
spoil (GRand      *rand,
       JsonObject *messages[],
       guint       n_messages)
{
  GByteArray *bytes = g_byte_array_new ();
  int n = g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < n_messages; i++)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), messages[i]);
      g_autofree char *text = json_to_string (node, FALSE);
      const guint32 header = GUINT32_TO_BE ((guint32) strlen (text));

      g_byte_array_append (bytes, (const guint8 *) &header, sizeof header);
      g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
    }

  for (; n > 0; n--)
    {
      guint at = g_rand_int_range (rand, 0, bytes->len);

      if (g_rand_int_range (rand, 0, 3) > 0)
        bytes->data[at] = g_rand_int (rand);
      else
        g_byte_array_remove_range (bytes, at, MIN (bytes->len - at - 1, 9));
    }
  return bytes;
}

static void
hear_nothing_cb (GObject *object)
{
}

static gboolean
has_followers (gpointer data)
{
  return kb_broadcaster_get_n_followers (data) > 0;
}

static gboolean
is_connected (gpointer data)
{
  return kb_follower_is_connected (data);
}

static void
desk_survives_anything (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  char *path = temporary_path ();
  KbBroadcaster *desk = kb_broadcaster_new (path);
  const KbFollowHello hello = { KB_FOLLOW_ROLE_VIEWER, 42, 2,
                                { .cue_id = 7, .length = 9, .rate = 260 } };
  const KbFollowReport report = { (char *) "HDMI-1", 1920, 1080, 60, 100, 0, TRUE, TRUE, TRUE,
                                  (char *) "gl" };
  JsonObject *messages[] = { kb_follow_hello_write (&hello), kb_follow_command_write ("go", ""),
                             kb_follow_report_write (&report) };
  KbFollower *good;

  g_assert_true (kb_broadcaster_start (desk, NULL));
  g_signal_connect (desk, "command", G_CALLBACK (hear_nothing_cb), NULL);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GByteArray) bytes = spoil (rand, messages, G_N_ELEMENTS (messages));
      g_autoptr (GSocket) socket = connect_raw (path);

      send_bytes (socket, bytes->data, bytes->len);
      for (guint j = 0; j < 20; j++)
        g_main_context_iteration (NULL, FALSE);
    }
  run_idle ();

  good = kb_follower_new (path, KB_FOLLOW_ROLE_HOST);
  g_assert_true (kb_follower_start (good, NULL));
  g_assert_true (run_until (is_connected, good));
  g_assert_true (has_followers (desk));

  g_object_unref (good);
  run_idle ();
  g_assert_finalize_object (desk);
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    json_object_unref (messages[i]);
  run_idle ();
  remove_path (path);
}

typedef struct
{
  GRand      *rand;
  JsonObject *messages[2];
  guint       n_served;
} Liar;

static gboolean
serve_nonsense_cb (GSocketService    *service,
                   GSocketConnection *connection,
                   GObject           *source,
                   Liar              *liar)
{
  g_autoptr (GByteArray) bytes = spoil (liar->rand, liar->messages, G_N_ELEMENTS (liar->messages));

  send_bytes (g_socket_connection_get_socket (connection), bytes->data, bytes->len);
  liar->n_served++;
  return TRUE;
}

static gboolean
is_served (gpointer data)
{
  return ((Liar *) data)->n_served >= N_ROUNDS;
}

static gboolean
is_away (gpointer data)
{
  return !kb_follower_is_connected (data);
}

static GSocketService *
serve_nonsense (const char *path,
                Liar       *liar)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocketService *service = g_socket_service_new ();

  g_assert_true (kb_follow_prepare_folder (path, NULL));
  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (service), address,
                                                G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, NULL));
  g_signal_connect (service, "incoming", G_CALLBACK (serve_nonsense_cb), liar);
  return service;
}

static void
follower_survives_anything (void)
{
  g_autoptr (KbFollowState) state = sample_state ();
  char *path = temporary_path ();
  Liar liar = { g_rand_new_with_seed (2), { kb_follow_state_write (state, KB_FOLLOW_ALL, NULL),
                                            kb_follow_state_write (state, KB_FOLLOW_TRANSPORT,
                                                                   NULL) }, 0 };
  GSocketService *service = serve_nonsense (path, &liar);
  KbBroadcaster *desk = kb_broadcaster_new (path);
  KbFollower *good;

  json_object_set_string_member (liar.messages[0], "type", "snapshot");
  json_object_set_int_member (liar.messages[0], "version", KB_FOLLOW_VERSION);
  json_object_set_string_member (liar.messages[1], "type", "update");

  /* Many at once, since each waits before it tries again. */
  while (!is_served (&liar))
    {
      g_autoptr (KbFollower) follower = kb_follower_new (path, KB_FOLLOW_ROLE_VIEWER);

      g_assert_true (kb_follower_start (follower, NULL));
      for (guint i = 0; i < 30; i++)
        g_main_context_iteration (NULL, FALSE);
    }

  good = kb_follower_new (path, KB_FOLLOW_ROLE_HOST);
  g_assert_true (kb_follower_start (good, NULL));
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_object_unref (service);
  g_assert_true (run_until (is_away, good));
  g_assert_true (kb_broadcaster_start (desk, NULL));
  g_assert_true (run_until (has_followers, desk));

  g_object_unref (good);
  g_object_unref (desk);
  run_idle ();
  g_rand_free (liar.rand);
  for (guint i = 0; i < G_N_ELEMENTS (liar.messages); i++)
    json_object_unref (liar.messages[i]);
  remove_path (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow/fuzz/desk-survives-anything", desk_survives_anything);
  g_test_add_func ("/follow/fuzz/follower-survives-anything", follower_survives_anything);

  return g_test_run ();
}
