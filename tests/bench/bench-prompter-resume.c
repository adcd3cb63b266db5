/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How soon the host reads on, and where: its process is killed, then the desk; and whether a desk with much to do costs it
 * frames. Argument: the program. The bars are those of prompter.md. */

#include <gtk/gtk.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>

#include "kb-broadcaster.h"
#include "kb-clock.h"
#include "kb-follow-path.h"
#include "kb-host-keeper.h"
#include "kb-script.h"

#define CUE_ID 9
#define KILLS 5
#define PATIENCE_S 30

/* A process that dies younger is started again less and less often, which is not measured here. */
#define LIFE_US (5 * (gint64) G_USEC_PER_SEC / 2)
#define OUTPUT "HEADLESS-2"

/* How long a desk is watched, how often it rebuilds its list, and of how many rows. */
#define WATCH_US (20 * (gint64) G_USEC_PER_SEC)
#define REBUILD_MS 2000
#define N_ROWS 10000

static const char text[] =
  "五号链接，积雪草舒缓精华液三十毫升，日常价二百六十九，今晚一百八十九，到手一百七十七。质地像水，两到三滴涂全脸，叠在乳液前面。"
  "这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天，不合适大瓶没拆可以七天无理由退。";

typedef struct
{
  char          *path;      /* of the socket */
  KbClock       *clock;
  KbBroadcaster *desk;
  KbHostKeeper  *keeper;
  KbFollowHello  hello;     /* the last */
  guint          hellos;
  gint64         since_us;  /* monotonic: when what is waited for began */
} Stage;

static void
report (const char *name,
        double      value,
        const char *unit,
        double      limit)
{
  g_print ("bench: %s %.3f %s (bar ≤ %g) %s\n", name, value, unit, limit, value <= limit ? "ok" : "short");
}

static void
replace (char       **place,
         const char  *value)
{
  g_free (*place);
  *place = g_strdup (value);
}

static void
hello_cb (KbBroadcaster       *desk,
          const KbFollowHello *hello,
          Stage               *stage)
{
  stage->hello = *hello;
  stage->hellos++;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited in vain until %s", (const char *) data);

  return G_SOURCE_REMOVE;
}

/* Looks again and again, also when nobody says anything. */
static void
wait_until (Stage      *stage,
            gboolean  (*condition) (Stage *stage),
            const char *what)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, give_up_cb, (gpointer) what);

  while (!condition (stage))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
  g_source_remove (guard);
}

static gboolean
is_full_screen (Stage *stage)
{
  const KbFollowReport *said = kb_broadcaster_get_report (stage->desk);

  return kb_broadcaster_has_host (stage->desk) && said != NULL && said->is_fullscreen;
}

static gboolean
has_hello (Stage *stage)
{
  return stage->hellos > 0;
}

/* The text's part of the screen, without the head and the foot, where clocks go on. */
static GBytes *
look (void)
{
  g_autoptr (GSubprocess) grim = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "grim", "-t", "ppm", "-o", OUTPUT, "-",
                                                   NULL);
  g_autoptr (GBytes) picture = NULL;
  gsize size;

  g_assert_nonnull (grim);
  g_assert_true (g_subprocess_communicate (grim, NULL, NULL, &picture, NULL, NULL));
  size = g_bytes_get_size (picture);

  return g_bytes_new_from_bytes (picture, size / 6, size / 3 * 2);
}

/* The picture once two looks see the same. */
static GBytes *
look_until_it_stands (void)
{
  GBytes *before = look ();

  while (TRUE)
    {
      GBytes *now = look ();

      if (g_bytes_equal (before, now))
        {
          g_bytes_unref (before);
          return now;
        }
      g_bytes_unref (before);
      before = now;
    }
}

static void
tell (Stage    *stage,
      gboolean  is_moving)
{
  g_autoptr (KbFollowState) told = kb_follow_state_new ();
  g_autoptr (KbTransport) transport = kb_transport_new ();
  g_autoptr (KbScript) script = kb_script_new (CUE_ID, NULL, text, "zh-CN", NULL);
  KbFollowCue *cue = kb_follow_cue_new ();
  const gint64 now = kb_clock_get_boot_us (stage->clock);

  cue->id = CUE_ID;
  cue->type = KB_CUE_TYPE_DEMO;
  cue->duration_ms = 360000;
  replace (&cue->number, "C09");
  replace (&cue->title, "5号");
  replace (&cue->script, text);
  g_ptr_array_add (told->cues, cue);
  told->show.session_id = 1;
  told->show.run_id = 77;
  told->show.is_running = TRUE;
  replace (&told->show.language, "zh-CN");
  told->style.is_fullscreen = TRUE;
  told->style.layout = KB_HOST_LAYOUT_PROMPTER;
  told->times = (KbFollowTimes) { .cue_id = CUE_ID, .at_us = now, .clock_us = kb_clock_get_wall_us (stage->clock),
                                  .taken_us = now, .length_ms = 360000, .is_held = !is_moving,
                                  .expected_end_us = KB_NONE, .planned_end_us = KB_NONE, .on_air_us = KB_NONE };
  kb_transport_set_rate (transport, 260, now);
  kb_transport_jump (transport, CUE_ID, 40, kb_script_get_beats (script), now);
  if (is_moving)
    kb_transport_resume (transport, now);
  else
    kb_transport_hold (transport, now);
  told->transport = *kb_transport_get_state (transport);
  kb_broadcaster_set_state (stage->desk, told);
}

static void
open_desk (Stage *stage)
{
  g_autoptr (GError) error = NULL;

  stage->hellos = 0;
  stage->desk = kb_broadcaster_new (stage->path);
  g_signal_connect (stage->desk, "hello", G_CALLBACK (hello_cb), stage);
  g_assert_true (kb_broadcaster_start (stage->desk, &error));
}

/* From the kill to the same pixels of text. */
static double
measure_kill (Stage  *stage,
              GBytes *word)
{
  gint64 start;
  g_autoptr (GBytes) now = NULL;

  stage->hellos = 0;
  start = g_get_monotonic_time ();
  kill ((pid_t) stage->hello.pid, SIGKILL);
  wait_until (stage, has_hello, "another host says hello");
  while (now == NULL || !g_bytes_equal (now, word))
    {
      g_clear_pointer (&now, g_bytes_unref);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      now = look ();
      if (g_get_monotonic_time () - start > PATIENCE_S * G_USEC_PER_SEC)
        g_error ("another host shows another text");
    }

  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static gboolean
has_lived (Stage *stage)
{
  return g_get_monotonic_time () - stage->since_us > LIFE_US;
}

static void
bench_killed_host (Stage *stage)
{
  g_autoptr (GBytes) word = NULL;
  double took[KILLS];

  tell (stage, FALSE);
  wait_until (stage, is_full_screen, "the host is full screen");
  word = look_until_it_stands ();
  for (guint i = 0; i < KILLS; i++)
    {
      stage->since_us = g_get_monotonic_time ();
      wait_until (stage, has_lived, "it has lived for a while");
      took[i] = measure_kill (stage, word);
      g_print ("# killed host: the same word after %.2f s\n", took[i]);
    }
  qsort (took, KILLS, sizeof *took, compare_doubles);
  report ("prompter/resume-killed-host-same-word", took[KILLS / 2], "s", 1);
}

/* The desk dies and is started again: the host tells where its text is. */
static void
bench_killed_desk (Stage *stage)
{
  KbTransportState before;
  gint64 now;

  tell (stage, TRUE);
  before = kb_broadcaster_get_state (stage->desk)->transport;
  g_clear_object (&stage->desk);
  open_desk (stage);
  wait_until (stage, has_hello, "the host is back at the desk");
  now = kb_clock_get_boot_us (stage->clock);
  report ("prompter/resume-killed-desk-word-error",
          fabs (kb_transport_state_get_position (&stage->hello.transport, now) - kb_transport_state_get_position (&before, now)),
          "beats", 1);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkStringObject *row = gtk_list_item_get_item (item);

  gtk_list_item_set_child (item, gtk_label_new (gtk_string_object_get_string (row)));
}

/* As a planner's table does after an edit: every row is another object. */
static gboolean
rebuild_cb (gpointer data)
{
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkSingleSelection *selection;

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *row = g_strdup_printf ("C%05u %s", i, text);

      gtk_string_list_append (rows, row);
    }
  selection = gtk_single_selection_new (G_LIST_MODEL (rows));
  gtk_list_view_set_model (GTK_LIST_VIEW (data), GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);

  return G_SOURCE_CONTINUE;
}

static gboolean
has_been_watched (Stage *stage)
{
  return g_get_monotonic_time () - stage->since_us > WATCH_US;
}

/* Which share of the refreshes brought no frame while the text moved, percent. */
static double
measure_late (Stage *stage)
{
  const KbFollowReport *said = kb_broadcaster_get_report (stage->desk);
  const gint64 shown = said->shown, dropped = said->dropped;

  stage->since_us = g_get_monotonic_time ();
  wait_until (stage, has_been_watched, "the host was watched");
  said = kb_broadcaster_get_report (stage->desk);
  g_print ("# %d frames shown, %d late%s\n", (int) (said->shown - shown), (int) (said->dropped - dropped),
           said->is_proven ? "" : ", unproven");

  return 100.0 * (said->dropped - dropped) / MAX (1, said->shown - shown + said->dropped - dropped);
}

static void
bench_busy_desk (Stage *stage)
{
  GtkWidget *window = gtk_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (NULL, factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  double idle, busy;
  guint source;

  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  tell (stage, TRUE);
  wait_until (stage, is_full_screen, "the host is full screen");
  idle = measure_late (stage);
  tell (stage, TRUE);
  source = g_timeout_add (REBUILD_MS, rebuild_cb, view);
  busy = measure_late (stage);
  g_source_remove (source);
  gtk_window_destroy (GTK_WINDOW (window));
  g_print ("# late frames: %.2f %% beside an idle desk, %.2f %% beside a busy one\n", idle, busy);
  report ("prompter/late-frames-beside-a-busy-desk", busy - idle, "points", 1);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kaibo-bench-XXXXXX", NULL);
  Stage stage = { .path = g_build_filename (folder, "desk", NULL), .clock = kb_clock_new () };
  const char *const words[] = { argv[1], "host", "--socket", stage.path, NULL };
  g_autofree char *lock = g_strconcat (stage.path, ".host", NULL);

  setlocale (LC_ALL, "");
  gtk_init ();
  open_desk (&stage);
  tell (&stage, FALSE);
  stage.keeper = kb_host_keeper_new (stage.path, words, kb_follow_host_is_alive);
  kb_host_keeper_start (stage.keeper);
  bench_killed_host (&stage);
  bench_killed_desk (&stage);
  bench_busy_desk (&stage);

  kb_host_keeper_stop (stage.keeper);
  kb_broadcaster_stop (stage.desk, "ended");
  g_clear_object (&stage.keeper);
  g_clear_object (&stage.desk);
  g_clear_object (&stage.clock);
  g_remove (lock);
  g_rmdir (folder);
  g_free (stage.path);

  return 0;
}
