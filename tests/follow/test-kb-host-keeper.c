/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <unistd.h>

#include "kb-host-keeper.h"

/* A host that sleeps for a minute; the socket's path comes as its last argument, as for a real one. */
static const char *const sleeper[] = { "/bin/sh", "-c", "exec sleep 60", "host", "/nowhere.sock", NULL };
static const char *const nothing[] = { "/nowhere/kaibo", "/nowhere.sock", NULL };

static gboolean
nobody_is_alive (const char *socket_path)
{
  return FALSE;
}

static gboolean
somebody_is_alive (const char *socket_path)
{
  return TRUE;
}

static gboolean
give_up_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop turn until the keeper has started as many hosts, or @ms have gone. */
static void
turn (KbHostKeeper *keeper,
      guint         n_starts,
      guint         ms)
{
  gboolean is_over = FALSE;
  const guint id = g_timeout_add (ms, give_up_cb, &is_over);

  while (!is_over && kb_host_keeper_get_starts (keeper) < n_starts)
    g_main_context_iteration (NULL, TRUE);
  if (!is_over)
    g_source_remove (id);
}

static GPid
find_child (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return (GPid) g_ascii_strtoll (text, NULL, 10);
}

static void
dead_host_is_started_again_within_a_second (void)
{
  KbHostKeeper *keeper = kb_host_keeper_new ("/nowhere.sock", sleeper, nobody_is_alive);
  GPid second;

  kb_host_keeper_start (keeper);
  g_assert_cmpuint (kb_host_keeper_get_starts (keeper), ==, 1);
  kb_host_keeper_start (keeper);
  g_assert_cmpuint (kb_host_keeper_get_starts (keeper), ==, 1);

  g_assert_cmpint (find_child (), >, 1);
  kill (find_child (), SIGKILL);
  turn (keeper, 2, 1000);
  g_assert_cmpuint (kb_host_keeper_get_starts (keeper), ==, 2);

  second = find_child ();
  kb_host_keeper_stop (keeper);
  turn (keeper, 3, 400);
  g_assert_cmpuint (kb_host_keeper_get_starts (keeper), ==, 2);
  g_assert_cmpint (kill (second, 0), ==, 0);   /* let go, not killed */
  kill (second, SIGKILL);
  g_assert_finalize_object (keeper);
}

static void
host_that_is_there_is_left_alone (void)
{
  KbHostKeeper *keeper = kb_host_keeper_new ("/nowhere.sock", sleeper, somebody_is_alive);

  kb_host_keeper_start (keeper);
  turn (keeper, 1, 600);
  g_assert_cmpuint (kb_host_keeper_get_starts (keeper), ==, 0);
  kb_host_keeper_stop (keeper);
  g_assert_finalize_object (keeper);
}

static void
failed_cb (KbHostKeeper *keeper,
           const char   *message,
           char        **text)
{
  *text = g_strdup (message);
}

static void
missing_program_is_told (void)
{
  KbHostKeeper *keeper = kb_host_keeper_new ("/nowhere.sock", nothing, nobody_is_alive);
  g_autofree char *text = NULL;

  g_signal_connect (keeper, "failed", G_CALLBACK (failed_cb), &text);
  kb_host_keeper_start (keeper);
  g_assert_nonnull (text);
  kb_host_keeper_stop (keeper);
  g_assert_finalize_object (keeper);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow/host-keeper/dead-host-is-started-again-within-a-second",
                   dead_host_is_started_again_within_a_second);
  g_test_add_func ("/follow/host-keeper/host-that-is-there-is-left-alone", host_that_is_there_is_left_alone);
  g_test_add_func ("/follow/host-keeper/missing-program-is-told", missing_program_is_told);

  return g_test_run ();
}
