/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "build-places.h"
#include "kb-gui.h"
#include "kb-kaibo-reader.h"
#include "kb-live-desk.h"
#include "kb-stage.h"
#include "kb-transfer.h"

/*
 * bench-desk-tick SAMPLE: what the whole desk costs ten times a second while nothing that it shows changed, and once
 * a second when clocks did: the functions that bring it up to date, without drawing, on the sample's 45 cues. And how long
 * it takes from GO to the frame that shows it, painted.
 */

#define N_ROUNDS 9
#define N_TICKS 2000
#define LIMIT_US 50.0
#define N_GOS 40
#define WARM_UP_US (2 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  KbWorkspace *workspace;
  KbRecordSet *plan;
  KbClock     *clock;
} Fixture;

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
open_sample (Fixture    *fixture,
             const char *folder,
             const char *sample)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (sample);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, NULL, &error);
  g_autoptr (KbRecord) session = NULL;
  KbTransferCount count;
  GListModel *sessions;

  g_assert_no_error (error);
  fixture->workspace = kb_workspace_open (path, &error);
  g_assert_no_error (error);
  kb_transfer_import (kb_workspace_get_store (fixture->workspace), records, "Sample", FALSE, &count, &error);
  g_assert_no_error (error);
  sessions = kb_record_set_get_list (kb_workspace_get_library (fixture->workspace), KB_ENTITY_SESSION);
  session = g_list_model_get_item (sessions, 0);
  kb_workspace_load_session_async (fixture->workspace, kb_record_get_id (session), NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->plan = kb_workspace_load_session_finish (fixture->workspace, result, &error);
  g_assert_no_error (error);
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean done = FALSE;

  g_timeout_add (500, stop_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* Microseconds for one tick; the clock moves by @step_us before each. */
static double
time_ticks (KbShow  *show,
            KbClock *clock,
            gint64   step_us)
{
  const gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < N_TICKS; i++)
    {
      kb_clock_advance (clock, step_us);
      g_signal_emit_by_name (show, "tick");
    }

  return (g_get_monotonic_time () - began) / (double) N_TICKS;
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *is_painted)
{
  *is_painted = TRUE;
}

/* Milliseconds from the key's action to the end of the painting of the frame in which the desk is another. */
static double
time_go (KbLiveDesk *desk,
         KbClock    *clock)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (GTK_WIDGET (desk));
  gboolean is_painted = FALSE;
  gulong id;
  gint64 began;

  kb_clock_advance (clock, 60 * (gint64) G_USEC_PER_SEC);
  settle ();
  began = g_get_monotonic_time ();
  kb_live_desk_go (desk, FALSE);
  id = g_signal_connect (frames, "after-paint", G_CALLBACK (painted_cb), &is_painted);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (frames, id);

  return (g_get_monotonic_time () - began) / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static void
print_gos (KbLiveDesk *desk,
           KbClock    *clock)
{
  double ms[N_GOS];

  for (guint i = 0; i < N_GOS; i++)
    ms[i] = time_go (desk, clock);
  qsort (ms, N_GOS, sizeof ms[0], compare_doubles);
  g_print ("bench: go-to-pixel-median %.1f ms\n", ms[N_GOS / 2]);
  g_print ("bench: go-to-pixel-worst %.1f ms\n", ms[N_GOS - 1]);
}

static void
run (Fixture   *fixture,
     GtkWidget *window)
{
  GtkWidget *desk = g_object_new (KB_TYPE_LIVE_DESK, NULL);
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_REHEARSAL, fixture->clock);
  double still = G_MAXDOUBLE;
  double moving = G_MAXDOUBLE;

  kb_live_desk_set_show (KB_LIVE_DESK (desk), show, fixture->workspace);
  gtk_window_set_child (GTK_WINDOW (window), desk);
  gtk_window_present (GTK_WINDOW (window));
  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, WARM_UP_US);
  settle ();

  for (guint i = 0; i < N_ROUNDS; i++)
    still = MIN (still, time_ticks (show, fixture->clock, 0));
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      kb_show_take (show, kb_transport_get_cue_id (kb_show_get_transport (show)));
      moving = MIN (moving, time_ticks (show, fixture->clock, 100 * G_GINT64_CONSTANT (1000)));
    }

  g_print ("bench: desk-tick-still %.1f us (bar ≤ %.0f) %s\n", still, LIMIT_US, still <= LIMIT_US ? "ok" : "short");
  g_print ("bench: desk-tick-mean %.1f us\n", moving);
  print_gos (KB_LIVE_DESK (desk), fixture->clock);
  kb_show_end (show);
  kb_show_flush (show, NULL);
  kb_live_desk_set_show (KB_LIVE_DESK (desk), NULL, NULL);
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kaibo-bench-XXXXXX", NULL);
  Fixture fixture = { NULL };
  GtkWidget *window;

  if (argc != 2)
    return 2;

  g_setenv ("GSETTINGS_SCHEMA_DIR", KB_BUILD_SCHEMADIR, FALSE);
  adw_init ();
  kb_gui_init ();
  fixture.clock = kb_clock_new_fake (G_GINT64_CONSTANT (1792234800000000));
  open_sample (&fixture, folder, argv[1]);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  run (&fixture, window);

  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&fixture.plan);
  g_clear_object (&fixture.workspace);
  g_clear_object (&fixture.clock);
  remove_folder (folder);
  return 0;
}
