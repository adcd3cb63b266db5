/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "kb-notifier.h"

/* A notification service of the lab on a bus of its own. */
typedef struct
{
  GSubprocess *bus;       /* owned */
  GSubprocess *service;   /* owned */
  char        *log;       /* owned: a JSON line a call */
} Lab;

/* Runs until it is killed, and says one line first. */
static GSubprocess *
start (char       **line,
       const char  *program,
       ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  va_list more;

  va_start (more, program);
  for (const char *word = program; word != NULL; word = va_arg (more, const char *))
    g_ptr_array_add (words, (char *) word);
  va_end (more);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  *line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  return process;
}

static void
start_service (Lab        *lab,
               const char *option)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "lab", "notifyd.py", NULL);
  g_autofree char *address = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  const int file = g_file_open_tmp ("kaibo-notices-XXXXXX", &lab->log, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  lab->bus = start (&address, "dbus-daemon", "--session", "--nofork", "--print-address", NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  lab->service = start (&line, script, lab->log, option, NULL);
  g_assert_cmpstr (line, ==, "ready");
}

static void
stop (GSubprocess *process)
{
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

static void
stop_service (Lab *lab)
{
  stop (lab->service);
  stop (lab->bus);
  g_remove (lab->log);
  g_free (lab->log);
}

static void
wait_for_notice (Lab        *lab,
                 const char *text)
{
  const gint64 until_us = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  gboolean is_there = FALSE;

  while (!is_there)
    {
      g_autofree char *log = NULL;

      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_file_get_contents (lab->log, &log, NULL, NULL);
      is_there = strstr (log, text) != NULL;
      g_usleep (1000);
    }
}

static void
service_shows_notices (void)
{
  Lab lab;
  KbNotifier *notifier;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  start_service (&lab, NULL);
  notifier = kb_notifier_new ();
  kb_notifier_show (notifier, "1 new gap", "导播 <21:30>");
  wait_for_notice (&lab, "\"summary\": \"1 new gap\", \"body\": \"导播 &lt;21:30&gt;\"");
  g_assert_finalize_object (notifier);
  stop_service (&lab);
}

static void
nobody_waits_for_a_service_that_hangs (void)
{
  Lab lab;
  KbNotifier *notifier;
  gint64 since_us;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  start_service (&lab, "--hang");
  notifier = kb_notifier_new ();
  kb_notifier_show (notifier, "first", "");
  wait_for_notice (&lab, "\"summary\": \"first\"");
  since_us = g_get_monotonic_time ();
  kb_notifier_show (notifier, "second", "");
  g_assert_finalize_object (notifier);
  g_assert_cmpint (g_get_monotonic_time () - since_us, <, 5 * G_USEC_PER_SEC);
  stop_service (&lab);
}

static void
no_bus_is_no_matter (void)
{
  KbNotifier *notifier;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("");
      return;
    }

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  notifier = kb_notifier_new ();
  kb_notifier_show (notifier, "1 new gap", "");
  g_assert_finalize_object (notifier);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/notifier/service-shows-notices", service_shows_notices);
  g_test_add_func ("/workspace/notifier/nobody-waits-for-a-service-that-hangs", nobody_waits_for_a_service_that_hangs);
  g_test_add_func ("/workspace/notifier/no-bus-is-no-matter", no_bus_is_no_matter);

  return g_test_run ();
}
