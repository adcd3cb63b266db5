/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-window.h"
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

static void
open_sample (BenchWindow *fixture,
             const char  *sample)
{
  g_autoptr (GFile) file = g_file_new_for_path (sample);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, NULL, &error);
  g_autoptr (KbRecord) session = NULL;
  KbTransferCount count;

  g_assert_no_error (error);
  kb_transfer_import (kb_workspace_get_store (fixture->workspace), records, "Sample", FALSE, &count, &error);
  g_assert_no_error (error);
  session = g_list_model_get_item (kb_record_set_get_list (kb_workspace_get_library (fixture->workspace), KB_ENTITY_SESSION), 0);
  bench_window_load (fixture, kb_record_get_id (session));
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

/* Milliseconds from the key's action to the end of the painting of the frame in which the desk is another. */
static double
time_go (BenchWindow *fixture,
         KbClock     *clock)
{
  gint64 began;
  guint before;

  kb_clock_advance (clock, 60 * (gint64) G_USEC_PER_SEC);
  settle ();
  began = g_get_monotonic_time ();
  kb_live_desk_go (KB_LIVE_DESK (fixture->page), FALSE);
  before = fixture->n_frames;
  /* Nothing asks for the frame but the desk itself. */
  while (fixture->n_frames == before)
    g_main_context_iteration (NULL, TRUE);

  return bench_get_ms (began);
}

static void
print_gos (BenchWindow *fixture,
           KbClock     *clock)
{
  double ms[N_GOS];

  for (guint i = 0; i < N_GOS; i++)
    ms[i] = time_go (fixture, clock);
  g_print ("bench: go-to-pixel-median %.1f ms\n", bench_pick (ms, N_GOS, 0.5));
  g_print ("bench: go-to-pixel-worst %.1f ms\n", bench_pick (ms, N_GOS, 1));
}

static void
run (BenchWindow *fixture,
     KbClock     *clock)
{
  GtkWidget *desk = g_object_new (KB_TYPE_LIVE_DESK, NULL);
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_REHEARSAL, clock);
  double still = G_MAXDOUBLE;
  double moving = G_MAXDOUBLE;

  kb_live_desk_set_show (KB_LIVE_DESK (desk), show, fixture->workspace);
  bench_window_show (fixture, desk);
  kb_show_go (show, 0, FALSE);
  kb_clock_advance (clock, WARM_UP_US);
  settle ();

  for (guint i = 0; i < N_ROUNDS; i++)
    still = MIN (still, time_ticks (show, clock, 0));
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      kb_show_take (show, kb_transport_get_cue_id (kb_show_get_transport (show)));
      moving = MIN (moving, time_ticks (show, clock, 100 * G_GINT64_CONSTANT (1000)));
    }

  g_print ("bench: desk-tick-still %.1f us (bar ≤ %.0f) %s\n", still, LIMIT_US, still <= LIMIT_US ? "ok" : "short");
  g_print ("bench: desk-tick-mean %.1f us\n", moving);
  print_gos (fixture, clock);
  kb_show_end (show);
  kb_show_flush (show, NULL);
  kb_live_desk_set_show (KB_LIVE_DESK (desk), NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KbClock) clock = kb_clock_new_fake (G_GINT64_CONSTANT (1792234800000000));
  BenchWindow fixture = { NULL };

  if (argc != 2)
    return 2;

  bench_window_init (&fixture);
  open_sample (&fixture, argv[1]);
  run (&fixture, clock);
  bench_window_clear (&fixture);
  return 0;
}
