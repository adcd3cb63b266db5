/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "bench-window.h"
#include "kb-cue.h"
#include "kb-digits.h"
#include "kb-id.h"
#include "kb-live-desk.h"
#include "kb-position.h"
#include "kb-session.h"
#include "kb-stage.h"
#include "kb-truth-line.h"

/*
 * bench-soak: a show of 24 hours is called from the whole desk in its window as fast as the machine can: 864 000 ticks of a
 * tenth of a second, 480 cues, with holds, time added and taken, calls taken back, notes, messages and incidents. What the
 * desk's clock shows is compared with the truth every hour, and the memory that the process holds is looked at.
 */

#define START_US G_GINT64_CONSTANT (1792234800000000)    /* 2026-10-17T19:00:00+08:00 */
#define N_HOURS 24
#define N_CUES 480
#define CUE_MS (3 * 60 * 1000)
#define TICK_US (G_USEC_PER_SEC / 10)
#define TICKS_PER_SECOND 10
#define SECONDS_PER_CUE (CUE_MS / 1000)
#define N_SEGMENTS 12
#define GROWTH_LIMIT_MB 8.0

typedef struct
{
  BenchWindow *window;
  KbClock     *clock;
  KbLiveDesk  *desk;
  KbShow      *show;
  gint64       n_seconds;   /* of the show that have passed */
  gint64       worst_ms;    /* the farthest that anything shown was from the truth */
  double       mb[N_HOURS]; /* memory held after each hour */
} Soak;

static void
add_cue (KbEdit *edit,
         gint64  session_id,
         gint64  segment_id,
         guint   number)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());
  g_autofree char *name = g_strdup_printf ("C%03u", number + 1);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, session_id);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, segment_id);
  kb_record_set_int (cue, KB_CUE_POSITION, (number + 1) * KB_POSITION_STEP);
  kb_record_set_text (cue, KB_CUE_CUE_NO, name);
  kb_record_set_text (cue, KB_CUE_TITLE, name);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, CUE_MS);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "四号链接，今晚的主推，神经酰胺舒润乳一百毫升。早晚各一泵，先薄涂再叠一层。");
  if (number % 20 == 0)
    {
      kb_record_set_int (cue, KB_CUE_HARD, TRUE);
      kb_record_set_int (cue, KB_CUE_FIXED_US, START_US + number * CUE_MS * G_GINT64_CONSTANT (1000));
    }
  kb_edit_insert (edit, cue);
}

static void
add_segment (KbEdit *edit,
             gint64  session_id,
             guint   number)
{
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, session_id);
  kb_record_set_int (segment, KB_SEGMENT_POSITION, (number + 1) * KB_POSITION_STEP);
  kb_record_set_text (segment, KB_SEGMENT_TITLE, "Segment");
  kb_edit_insert (edit, segment);
  for (guint i = 0; i < N_CUES / N_SEGMENTS; i++)
    add_cue (edit, session_id, kb_record_get_id (segment), number * (N_CUES / N_SEGMENTS) + i);
}

static void
load_plan (BenchWindow *window)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");

  kb_record_set_text (session, KB_SESSION_TITLE, "Day");
  kb_record_set_text (session, KB_SESSION_CODE, "DAY");
  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_int (session, KB_SESSION_START_US, START_US);
  kb_edit_set_session (edit, kb_record_get_id (session));
  kb_edit_insert (edit, session);
  for (guint i = 0; i < N_SEGMENTS; i++)
    add_segment (edit, kb_record_get_id (session), i);

  kb_workspace_edit (window->workspace, edit);
  bench_window_load (window, kb_record_get_id (session));
  g_assert_cmpuint (g_list_model_get_n_items (kb_record_set_get_list (window->plan, KB_ENTITY_CUE)), ==, N_CUES);
}

static double
get_memory_mb (void)
{
  FILE *file = fopen ("/proc/self/statm", "r");
  long total = 0, resident = 0;

  g_assert_nonnull (file);
  g_assert_cmpint (fscanf (file, "%ld %ld", &total, &resident), ==, 2);
  fclose (file);

  return resident * (double) sysconf (_SC_PAGESIZE) / (1024 * 1024);
}

/* What goes wrong in a cue, some seconds into it; all of it is over before its end, so that the next is taken on time. */
static void
meddle (Soak  *self,
        guint  number,
        guint  second)
{
  KbShow *show = self->show;
  guint n;

  if (number % 5 == 1 && (second == 10 || second == 20))
    kb_show_toggle_hold (show);
  else if (number % 3 == 2 && (second == 30 || second == 40))
    kb_show_add (show, second == 30 ? 30000 : -30000);
  else if (number % 4 == 3 && second == 50)
    kb_show_add (show, 60000);
  else if (number % 4 == 3 && second == 51)
    kb_show_undo (show);
  else if (number % 6 == 0 && (second == 60 || second == 70))
    kb_show_set_message (show, second == 60 ? "慢一点" : NULL);
  else if (second == 80)
    kb_show_note (show, "弹幕问发货");
  else if (number % 20 == 10 && second == 90)
    kb_show_raise_incident (show, NULL, "断流");
  else if (number % 20 == 10 && second == 120)
    kb_show_resolve_incident (show, kb_run_get_incidents (kb_show_get_run (show), &n)[0].id);
}

static void
compare (Soak *self)
{
  const gint64 true_us = START_US + self->n_seconds * G_USEC_PER_SEC;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (true_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *clock = g_date_time_format (local, "%H:%M:%S");
  GtkWidget *line = bench_find (GTK_WIDGET (self->desk), KB_TYPE_TRUTH_LINE);
  KbRunLive live;

  kb_show_tick (self->show, &live);
  self->worst_ms = MAX (self->worst_ms, ABS (live.clock_us - true_us) / 1000);
  self->worst_ms = MAX (self->worst_ms, ABS (live.on_air_ms - self->n_seconds * 1000));
  self->worst_ms = MAX (self->worst_ms, ABS (live.over_ms));
  g_assert_cmpstr (kb_digits_get_text (KB_DIGITS (bench_find (line, KB_TYPE_DIGITS))), ==, clock);
}

static void
pass_second (Soak *self)
{
  for (guint i = 0; i < TICKS_PER_SECOND; i++)
    {
      kb_clock_advance (self->clock, TICK_US);
      g_signal_emit_by_name (self->show, "tick");
    }
  self->n_seconds++;
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
call_show (Soak *self)
{
  for (guint number = 0; number < N_CUES; number++)
    {
      kb_live_desk_go (self->desk, FALSE);
      for (guint second = 0; second < SECONDS_PER_CUE; second++)
        {
          meddle (self, number, second);
          pass_second (self);
        }
      if ((number + 1) % (N_CUES / N_HOURS) == 0)
        {
          compare (self);
          self->mb[number / (N_CUES / N_HOURS)] = get_memory_mb ();
        }
    }
}

static void
report (Soak   *self,
        double  seconds)
{
  const double growth = self->mb[N_HOURS - 1] - self->mb[0];
  const gboolean is_true = self->worst_ms == 0;

  g_print ("bench: soak-24h-in %.1f s (%.0f× the clock)\n", seconds, N_HOURS * 3600 / seconds);
  g_print ("bench: soak-events %u\n", kb_run_get_n_events (kb_show_get_run (self->show)));
  g_print ("bench: soak-memory-after-1h %.1f MB\n", self->mb[0]);
  g_print ("bench: soak-memory-after-12h %.1f MB\n", self->mb[N_HOURS / 2 - 1]);
  g_print ("bench: soak-memory-after-24h %.1f MB\n", self->mb[N_HOURS - 1]);
  g_print ("bench: soak-growth %.1f MB (bar ≤ %.0f) %s\n", growth, GROWTH_LIMIT_MB, growth <= GROWTH_LIMIT_MB ? "ok" : "short");
  g_print ("bench: soak-drift %" G_GINT64_FORMAT " ms (bar ≤ 0) %s\n", self->worst_ms, is_true ? "ok" : "short");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KbClock) clock = kb_clock_new_fake (START_US);
  BenchWindow window = { NULL };
  Soak self = { .window = &window, .clock = clock };
  gint64 began;

  bench_window_init (&window);
  load_plan (&window);
  self.desk = g_object_new (KB_TYPE_LIVE_DESK, NULL);
  self.show = kb_show_start (kb_workspace_get_store (window.workspace), window.plan, KB_RUN_KIND_LIVE, clock);
  kb_live_desk_set_show (self.desk, self.show, window.workspace);
  bench_window_show (&window, GTK_WIDGET (self.desk));
  bench_window_wait (&window, 5);

  began = g_get_monotonic_time ();
  call_show (&self);
  report (&self, bench_get_ms (began) / 1000);
  kb_show_end (self.show);
  g_assert_true (kb_show_flush (self.show, NULL));
  kb_live_desk_set_show (self.desk, NULL, NULL);
  bench_window_clear (&window);
  g_assert_finalize_object (self.show);
  return 0;
}
