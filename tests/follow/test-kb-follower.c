/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "follow-fixture.h"
#include "kb-broadcaster.h"
#include "kb-error.h"
#include "kb-follow-path.h"
#include "kb-follower.h"

typedef struct
{
  char          *path;
  KbBroadcaster *desk;
  KbFollower    *host;
  guint          changed;       /* parts, since it was cleared */
  guint          n_changed;
  char          *command;
  KbFollowHello  hello;
  guint          n_hellos;
  guint          n_reports;
} Fixture;

static void
changed_cb (KbFollower *follower,
            guint       parts,
            Fixture    *fixture)
{
  fixture->changed |= parts;
  fixture->n_changed++;
}

static void
command_cb (KbBroadcaster *desk,
            const char    *name,
            const char    *detail,
            Fixture       *fixture)
{
  g_free (fixture->command);
  fixture->command = g_strdup_printf ("%s(%s)", name, detail);
}

static void
hello_cb (KbBroadcaster *desk,
          KbFollowHello *hello,
          Fixture       *fixture)
{
  fixture->hello = *hello;
  fixture->n_hellos++;
}

static void
report_cb (KbBroadcaster  *desk,
           KbFollowReport *report,
           Fixture        *fixture)
{
  fixture->n_reports++;
}

static void
open_desk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->desk = kb_broadcaster_new (fixture->path);
  g_signal_connect (fixture->desk, "command", G_CALLBACK (command_cb), fixture);
  g_signal_connect (fixture->desk, "hello", G_CALLBACK (hello_cb), fixture);
  g_signal_connect (fixture->desk, "report", G_CALLBACK (report_cb), fixture);
  kb_broadcaster_start (fixture->desk, &error);
  g_assert_no_error (error);
}

static void
open_host (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->host = kb_follower_new (fixture->path, KB_FOLLOW_ROLE_HOST);
  g_signal_connect (fixture->host, "changed", G_CALLBACK (changed_cb), fixture);
  kb_follower_start (fixture->host, &error);
  g_assert_no_error (error);
}

static void
close_desk (Fixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->desk));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  memset (fixture, 0, sizeof *fixture);
  fixture->path = temporary_path ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->host);
  g_clear_object (&fixture->desk);
  run_idle ();
  g_free (fixture->command);
  remove_path (fixture->path);
}

static gboolean
is_connected (gpointer data)
{
  return kb_follower_is_connected (((Fixture *) data)->host);
}

static gboolean
is_alone (gpointer data)
{
  return !is_connected (data);
}

static gboolean
has_changed (gpointer data)
{
  return ((Fixture *) data)->n_changed > 0;
}

static gboolean
has_command (gpointer data)
{
  return ((Fixture *) data)->command != NULL;
}

static gboolean
has_report (gpointer data)
{
  return ((Fixture *) data)->n_reports > 0;
}

static gboolean
has_problem (gpointer data)
{
  return kb_follower_get_problem (((Fixture *) data)->host) != NULL;
}

static gboolean
has_no_follower (gpointer data)
{
  return kb_broadcaster_get_n_followers (((Fixture *) data)->desk) == 0;
}

static void
connect_both (Fixture *fixture)
{
  g_autoptr (KbFollowState) state = sample_state ();

  open_desk (fixture);
  kb_broadcaster_set_state (fixture->desk, state);
  open_host (fixture);
  g_assert_true (run_until (is_connected, fixture));
  fixture->changed = 0;
  fixture->n_changed = 0;
}

static void
follower_gets_a_snapshot (Fixture       *fixture,
                          gconstpointer  data)
{
  connect_both (fixture);

  g_assert_cmpuint (kb_follow_state_compare (kb_follower_get_state (fixture->host),
                                             kb_broadcaster_get_state (fixture->desk)), ==, 0);
  g_assert_true (kb_broadcaster_has_host (fixture->desk));
  g_assert_cmpuint (kb_broadcaster_get_n_followers (fixture->desk), ==, 1);
  g_assert_cmpint (fixture->hello.run_id, ==, 0);
}

static void
changes_arrive_together (Fixture       *fixture,
                         gconstpointer  data)
{
  KbTransportState transport = { .cue_id = 7, .rate = 300, .length = 10, .epoch_us = 2 };
  const KbFollowOverlay overlay = { (char *) "报价", TRUE, FALSE };
  g_autoptr (KbFollowCue) cue = NULL;

  connect_both (fixture);
  cue = kb_follow_cue_copy (kb_follow_state_find_cue (kb_follower_get_state (fixture->host), 7));
  g_free (cue->script);
  cue->script = g_strdup ("新的词");

  kb_broadcaster_set_transport (fixture->desk, &transport);
  kb_broadcaster_set_overlay (fixture->desk, &overlay);
  kb_broadcaster_set_cue (fixture->desk, cue);
  g_assert_true (run_until (has_changed, fixture));

  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->changed, ==, KB_FOLLOW_TRANSPORT | KB_FOLLOW_OVERLAY | KB_FOLLOW_CUE);
  g_assert_cmpuint (kb_follow_state_compare (kb_follower_get_state (fixture->host),
                                             kb_broadcaster_get_state (fixture->desk)), ==, 0);
}

static void
commands_and_reports_reach_the_desk (Fixture       *fixture,
                                     gconstpointer  data)
{
  const KbFollowReport report = { (char *) "HDMI-1", 1920, 1080, 60, 100, 0, TRUE, TRUE, TRUE,
                                  (char *) "gl" };

  connect_both (fixture);
  g_assert_true (kb_follower_send_command (fixture->host, "go", ""));
  g_assert_true (run_until (has_command, fixture));
  g_assert_cmpstr (fixture->command, ==, "go()");

  kb_follower_send_report (fixture->host, &report);
  g_assert_true (run_until (has_report, fixture));
  g_assert_cmpstr (kb_broadcaster_get_report (fixture->desk)->monitor, ==, "HDMI-1");
}

static void
desk_dies_and_is_followed_again (Fixture       *fixture,
                                 gconstpointer  data)
{
  KbTransportState transport;
  g_autoptr (KbFollowState) state = NULL;

  connect_both (fixture);
  close_desk (fixture);
  g_assert_true (run_until (is_alone, fixture));
  g_assert_true (kb_follower_has_state (fixture->host));
  g_assert_cmpuint (kb_follower_get_state (fixture->host)->cues->len, ==, 2);
  g_assert_false (kb_follower_send_command (fixture->host, "go", ""));

  transport = kb_follower_get_state (fixture->host)->transport;
  transport.anchor = 99;
  kb_follower_set_transport (fixture->host, &transport);
  state = kb_follow_state_copy (kb_follower_get_state (fixture->host));

  /* A restarted desk that takes over what it is told changes nothing on the screen. */
  fixture->n_changed = 0;
  open_desk (fixture);
  kb_broadcaster_set_state (fixture->desk, state);
  g_assert_true (run_until (is_connected, fixture));
  g_assert_cmpint (fixture->hello.run_id, ==, 2);
  g_assert_cmpfloat (fixture->hello.transport.anchor, ==, 99);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
adopt_cb (KbBroadcaster *desk,
          KbFollowHello *hello,
          gpointer       data)
{
  kb_broadcaster_set_transport (desk, &hello->transport);
}

static void
transport_is_adopted_before_the_snapshot (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (KbFollowState) state = sample_state ();

  connect_both (fixture);
  close_desk (fixture);
  g_assert_true (run_until (is_alone, fixture));

  state->transport.anchor = 0;
  open_desk (fixture);
  kb_broadcaster_set_state (fixture->desk, state);
  g_signal_connect (fixture->desk, "hello", G_CALLBACK (adopt_cb), NULL);
  fixture->n_changed = 0;
  g_assert_true (run_until (is_connected, fixture));
  g_assert_cmpfloat (kb_broadcaster_get_state (fixture->desk)->transport.anchor, ==, 12.25);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
stale_socket_is_replaced (Fixture       *fixture,
                          gconstpointer  data)
{
  g_assert_true (kb_follow_prepare_folder (fixture->path, NULL));
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  connect_both (fixture);
}

static void
second_desk_is_refused (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (KbBroadcaster) second = kb_broadcaster_new (fixture->path);
  g_autoptr (GError) error = NULL;

  connect_both (fixture);
  g_assert_false (kb_broadcaster_start (second, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_BUSY);
}

static void
host_is_known_to_be_alive (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (KbFollower) second = kb_follower_new (fixture->path, KB_FOLLOW_ROLE_HOST);
  g_autoptr (KbFollower) viewer = kb_follower_new (fixture->path, KB_FOLLOW_ROLE_VIEWER);
  g_autoptr (GError) error = NULL;

  g_assert_false (kb_follow_host_is_alive (fixture->path));
  open_host (fixture);
  g_assert_true (kb_follow_host_is_alive (fixture->path));
  g_assert_false (kb_follower_start (second, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_BUSY);
  g_assert_true (kb_follower_start (viewer, NULL));

  g_clear_object (&fixture->host);
  run_idle ();
  g_assert_false (kb_follow_host_is_alive (fixture->path));
}

static void
folder_is_for_this_user_alone (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *long_name = g_strnfill (200, 'x');
  g_autofree char *long_path = g_build_filename (folder, long_name, NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_mkdir (folder, 0755);
  g_assert_true (kb_follow_prepare_folder (fixture->path, NULL));
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_false (kb_follow_prepare_folder (long_path, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
}

static void
slow_follower_is_let_go (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (KbFollowState) state = sample_state ();
  g_autoptr (GSocket) slow = NULL;

  /* More than a socket holds, so that the snapshot cannot go out whole. */
  for (guint i = 0; i < 20; i++)
    {
      KbFollowCue *cue = kb_follow_cue_new ();

      cue->id = 100 + i;
      cue->script = g_strnfill (256 * 1024, 'x');
      g_ptr_array_add (state->cues, cue);
    }
  open_desk (fixture);
  kb_broadcaster_set_patience (fixture->desk, 100);
  kb_broadcaster_set_state (fixture->desk, state);
  slow = connect_raw (fixture->path);
  send_raw (slow, "{\"type\":\"hello\",\"version\":" G_STRINGIFY (KB_FOLLOW_VERSION) ",\"role\":\"viewer\",\"pid\":1,\"run_id\":null,\"transport\":{\"cue_id\":null,"
                  "\"anchor\":0,\"length\":0,\"rate\":0,\"held\":false,\"follows\":false,\"from_rate\":0,\"shift\":0,"
                  "\"epoch_us\":0,\"ramp_ms\":0}}");
  open_host (fixture);
  g_assert_true (run_until (is_connected, fixture));
  g_assert_cmpuint (fixture->n_hellos, ==, 2);

  /* The other one is told what changes all the while. */
  fixture->n_changed = 0;
  state->overlay.is_blank = TRUE;
  kb_broadcaster_set_overlay (fixture->desk, &state->overlay);
  g_assert_true (run_until (has_changed, fixture));

  g_clear_object (&fixture->host);
  g_assert_true (run_until (has_no_follower, fixture));
}

static void
silent_follower_is_let_go (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GSocket) silent = NULL;
  char byte;

  open_desk (fixture);
  kb_broadcaster_set_patience (fixture->desk, 50);
  silent = connect_raw (fixture->path);
  g_socket_set_blocking (silent, FALSE);
  while (g_socket_receive (silent, &byte, 1, NULL, NULL) != 0)
    g_main_context_iteration (NULL, FALSE);
}

static void
superseded_changes_are_not_sent (Fixture       *fixture,
                                 gconstpointer  data)
{
  KbTransportState transport = { .cue_id = 7, .length = 10, .epoch_us = 2 };

  connect_both (fixture);
  for (guint i = 1; i <= 1000; i++)
    {
      transport.rate = i;
      kb_broadcaster_set_transport (fixture->desk, &transport);
    }
  g_assert_true (run_until (has_changed, fixture));
  run_idle ();
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpfloat (kb_follower_get_state (fixture->host)->transport.rate, ==, 1000);
}

static char *
receive_message (GSocket *socket)
{
  GString *bytes = g_string_new (NULL);
  char buffer[4096];
  gssize got = 0;
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_socket_set_blocking (socket, FALSE);
  while (g_get_monotonic_time () < until
         && (got = g_socket_receive (socket, buffer, sizeof buffer, NULL, NULL)) != 0)
    {
      if (got > 0)
        g_string_append_len (bytes, buffer, got);
      g_main_context_iteration (NULL, FALSE);
    }

  if (bytes->len >= 4)
    g_string_erase (bytes, 0, 4);
  return g_string_free (bytes, FALSE);
}

static void
other_version_is_told_and_closed (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GSocket) newer = NULL;
  g_autofree char *answer = NULL;

  open_desk (fixture);
  newer = connect_raw (fixture->path);
  send_raw (newer, "{\"type\":\"hello\",\"version\":9999}");
  answer = receive_message (newer);
  g_assert_nonnull (strstr (answer, "\"bye\""));
  g_assert_nonnull (strstr (answer, "version 9999"));
  g_assert_cmpuint (fixture->n_hellos, ==, 0);
}

static gboolean
serve_newer_cb (GSocketService    *service,
                GSocketConnection *connection,
                GObject           *source,
                GPtrArray         *connections)
{
  g_ptr_array_add (connections, g_object_ref (connection));
  send_raw (g_socket_connection_get_socket (connection), "{\"type\":\"snapshot\",\"version\":9999}");
  return TRUE;
}

static void
newer_desk_is_a_problem_not_an_end (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = NULL;

  g_assert_true (kb_follow_prepare_folder (fixture->path, NULL));
  address = g_unix_socket_address_new (fixture->path);
  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (service), address,
                                                G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, NULL));
  g_signal_connect (service, "incoming", G_CALLBACK (serve_newer_cb), connections);
  open_host (fixture);
  g_assert_true (run_until (has_problem, fixture));
  g_assert_false (kb_follower_is_connected (fixture->host));

  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_unlink (fixture->path);
  open_desk (fixture);
  g_assert_true (run_until (is_connected, fixture));
  g_assert_null (kb_follower_get_problem (fixture->host));
}

#define ADD(path, test) g_test_add ("/follow/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("follower/gets-a-snapshot", follower_gets_a_snapshot);
  ADD ("follower/changes-arrive-together", changes_arrive_together);
  ADD ("follower/commands-and-reports-reach-the-desk", commands_and_reports_reach_the_desk);
  ADD ("follower/desk-dies-and-is-followed-again", desk_dies_and_is_followed_again);
  ADD ("follower/transport-is-adopted-before-the-snapshot", transport_is_adopted_before_the_snapshot);
  ADD ("follower/newer-desk-is-a-problem-not-an-end", newer_desk_is_a_problem_not_an_end);
  ADD ("broadcaster/stale-socket-is-replaced", stale_socket_is_replaced);
  ADD ("broadcaster/second-desk-is-refused", second_desk_is_refused);
  ADD ("broadcaster/slow-follower-is-let-go", slow_follower_is_let_go);
  ADD ("broadcaster/silent-follower-is-let-go", silent_follower_is_let_go);
  ADD ("broadcaster/superseded-changes-are-not-sent", superseded_changes_are_not_sent);
  ADD ("broadcaster/other-version-is-told-and-closed", other_version_is_told_and_closed);
  ADD ("path/host-is-known-to-be-alive", host_is_known_to_be_alive);
  ADD ("path/folder-is-for-this-user-alone", folder_is_for_this_user_alone);

  return g_test_run ();
}
