/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the prompter costs: a frame of it against one of cached text nodes in the same run, the main
 * thread's work for a frame of a short and of a very long text, and how soon a very long text is there. */

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "kb-prompter-view.h"
#include "kb-strip.h"

#define WIDTH 1920
#define HEIGHT 1080
#define DRAWN_FRAMES 90
#define ROUNDS 5
#define SHOWN_FRAMES 240
#define TEXT_SIZE 96
#define FONT "Cantarell, Noto Sans CJK SC, sans-serif"

static const char sentence[] = "这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天，不合适大瓶没拆可以退。";

/* A parent that measures what its child's snapshot takes of the thread's time. */
typedef struct
{
  GtkWidget  parent_instance;
  double     tick_start;
  double     tick;
  GArray    *frames;      /* double, ms */
} BenchFrame;

typedef GtkWidgetClass BenchFrameClass;

static GType bench_frame_get_type (void);

G_DEFINE_TYPE (BenchFrame, bench_frame, GTK_TYPE_WIDGET)

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
bench_frame_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  BenchFrame *self = (BenchFrame *) widget;
  double start = get_cpu_ms (), cost;

  gtk_widget_snapshot_child (widget, gtk_widget_get_first_child (widget), snapshot);
  cost = self->tick + get_cpu_ms () - start;
  if (self->frames != NULL)
    g_array_append_val (self->frames, cost);
}

static void
bench_frame_class_init (BenchFrameClass *klass)
{
  klass->snapshot = bench_frame_snapshot;
  gtk_widget_class_set_layout_manager_type (klass, GTK_TYPE_BIN_LAYOUT);
}

static void
bench_frame_init (BenchFrame *self)
{
}

static void
before_paint_cb (BenchFrame *self)
{
  self->tick_start = get_cpu_ms ();
}

static void
layout_cb (BenchFrame *self)
{
  self->tick = get_cpu_ms () - self->tick_start;
}

static void
report (const char *name,
        double      value,
        const char *unit,
        double      limit)
{
  g_print ("bench: %s %.2f %s (bar ≤ %g) %s\n", name, value, unit, limit, value <= limit ? "ok" : "short");
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_quantile (GArray *values,
              double  part)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, (guint) ((values->len - 1) * part));
}

static KbScript *
new_script (guint n_chars)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint length = g_utf8_strlen (sentence, -1);

  for (guint i = 0; i * length < n_chars; i++)
    g_string_append (text, sentence);

  return kb_script_new (1, NULL, text->str, "zh-CN", NULL);
}

typedef struct
{
  KbClock     *clock;
  KbTransport *transport;
  GtkWidget   *view;
  BenchFrame  *frame;
  GtkWidget   *window;
} Stage;

static void
set_up (Stage   *stage,
        KbClock *clock,
        KbTurn   turn)
{
  KbPrompterLook look = { FONT, TEXT_SIZE, 90, 40, 1.0 / 3, 0, turn };

  stage->clock = clock;
  stage->transport = kb_transport_new ();
  stage->view = kb_prompter_view_new (stage->transport, stage->clock);
  kb_prompter_view_set_look (KB_PROMPTER_VIEW (stage->view), &look);
  stage->frame = g_object_new (bench_frame_get_type (), NULL);
  gtk_widget_set_parent (stage->view, GTK_WIDGET (stage->frame));
  stage->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (stage->window), FALSE);
  gtk_widget_add_css_class (stage->window, "host");
  gtk_widget_set_size_request (GTK_WIDGET (stage->frame), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (stage->window), GTK_WIDGET (stage->frame));
  gtk_window_present (GTK_WINDOW (stage->window));
  while (gtk_widget_get_width (stage->view) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_script (Stage    *stage,
             KbScript *script)
{
  g_autoptr (GPtrArray) scripts = g_ptr_array_new ();
  gint64 now = kb_clock_get_boot_us (stage->clock);

  g_ptr_array_add (scripts, script);
  kb_transport_set_rate (stage->transport, 260, now);
  kb_transport_jump (stage->transport, 1, 0, kb_script_get_beats (script), now);
  kb_prompter_view_set_scripts (KB_PROMPTER_VIEW (stage->view), scripts);
  do
    g_main_context_iteration (NULL, TRUE);
  while (!kb_prompter_view_is_settled (KB_PROMPTER_VIEW (stage->view)));
}

static void
tear_down (Stage *stage)
{
  gtk_widget_unparent (stage->view);
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->transport);
}

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* The same picture from cached text nodes: what a prompter of ordinary means would show, which fills the ground of the text
 * itself. The prompter is measured in a window like the host's, which is black already. */
typedef struct
{
  GtkWidget  parent_instance;
  GPtrArray *nodes;
  double     offset;
} BenchText;

typedef GtkWidgetClass BenchTextClass;

static GType bench_text_get_type (void);

G_DEFINE_TYPE (BenchText, bench_text, GTK_TYPE_WIDGET)

static void
bench_text_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  BenchText *self = (BenchText *) widget;
  const int band = HEIGHT / 3 - 67;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 1 }, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 0.1 }, &GRAPHENE_RECT_INIT (0, band, WIDTH, 134));
  for (guint i = 0; i < self->nodes->len; i++)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (90, i * 134 - fmod (self->offset, 134)));
      gtk_snapshot_append_node (snapshot, self->nodes->pdata[i]);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.45 }, &GRAPHENE_RECT_INIT (0, 0, WIDTH, band));
  gtk_snapshot_pop (snapshot);
}

static gboolean
move_text_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  ((BenchText *) widget)->offset += 0.6;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

static void
bench_text_finalize (GObject *object)
{
  g_ptr_array_unref (((BenchText *) object)->nodes);
  G_OBJECT_CLASS (bench_text_parent_class)->finalize (object);
}

static void
bench_text_class_init (BenchTextClass *klass)
{
  klass->snapshot = bench_text_snapshot;
  G_OBJECT_CLASS (klass)->finalize = bench_text_finalize;
}

static void
bench_text_init (BenchText *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  g_autofree char *text = g_utf8_substring (sentence, 0, (WIDTH - 130) / TEXT_SIZE);

  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  pango_font_description_set_absolute_size (font, TEXT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  for (guint i = 0; i < HEIGHT / 134 + 2; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { 1, 1, 1, 1 });
      g_ptr_array_add (self->nodes, gtk_snapshot_free_to_node (snapshot));
    }
  gtk_widget_add_tick_callback (GTK_WIDGET (self), move_text_cb, NULL, NULL);
}

static void
count_frame_cb (guint *frames)
{
  (*frames)++;
}

/* The main thread's time for a frame of a window that moves, all of GTK's work included, milliseconds. */
static double
measure_frames (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  guint frames = 0;
  gulong handler;
  double start;

  wait_ms (700);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_frame_cb), &frames);
  start = get_cpu_ms ();
  while (frames < DRAWN_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  start = (get_cpu_ms () - start) / frames;
  g_signal_handler_disconnect (clock, handler);

  return start;
}

static double
measure_text_frames (void)
{
  GtkWidget *window = gtk_window_new ();
  double cost;

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), g_object_new (bench_text_get_type (), NULL));
  gtk_window_present (GTK_WINDOW (window));
  cost = measure_frames (window);
  gtk_window_destroy (GTK_WINDOW (window));

  return cost;
}

static double
measure_prompter_frames (KbTurn turn)
{
  g_autoptr (KbClock) clock = kb_clock_new ();
  g_autoptr (KbScript) script = new_script (2000);
  Stage stage;
  double cost;

  set_up (&stage, clock, turn);
  show_script (&stage, script);
  kb_transport_resume (stage.transport, kb_clock_get_boot_us (clock));
  cost = measure_frames (stage.window);
  tear_down (&stage);

  return cost;
}

/* Both in turn, so that a noisy machine disturbs both; the median of the rounds counts. */
static void
bench_frame_cost (const char *name,
                  KbTurn      turn)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < ROUNDS; round++)
    {
      double text = measure_text_frames (), prompter = measure_prompter_frames (turn);
      double ratio = prompter / text;

      g_array_append_val (ratios, ratio);
      g_print ("# %s: text nodes %.2f ms, prompter %.2f ms a frame\n", name, text, prompter);
    }
  report (name, get_quantile (ratios, 0.5), "×", 1.3);
}

/* The main thread's work for the frames of a real window; returns the median. The worst are reported once. */
static double
bench_main_thread (const char *name,
                   guint       n_chars,
                   gboolean    is_first)
{
  g_autoptr (KbClock) clock = kb_clock_new ();
  g_autoptr (KbScript) script = new_script (n_chars);
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  GdkFrameClock *frame_clock;
  KbFrameFigures figures;
  Stage stage;
  double median;

  set_up (&stage, clock, KB_TURN_NONE);
  show_script (&stage, script);
  wait_ms (1000);
  frame_clock = gtk_widget_get_frame_clock (stage.window);
  g_signal_connect_swapped (frame_clock, "before-paint", G_CALLBACK (before_paint_cb), stage.frame);
  g_signal_connect_swapped (frame_clock, "layout", G_CALLBACK (layout_cb), stage.frame);
  stage.frame->frames = frames;
  kb_transport_resume (stage.transport, kb_clock_get_boot_us (clock));
  while (frames->len < SHOWN_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  stage.frame->frames = NULL;

  figures = kb_prompter_view_get_meter (KB_PROMPTER_VIEW (stage.view))->figures;
  g_print ("# %s: %.1f Hz, %" G_GUINT64_FORMAT " shown, %" G_GUINT64_FORMAT " dropped, %s\n", name, figures.refresh_hz,
           figures.shown, figures.dropped, figures.is_proven ? "proven" : "unproven");
  if (is_first)
    report (name, get_quantile (frames, 0.99), "ms p99", 1);
  median = get_quantile (frames, 0.5);
  tear_down (&stage);

  return median;
}

static void
bench_first_line (void)
{
  g_autoptr (KbClock) clock = kb_clock_new ();
  g_autoptr (KbScript) empty = new_script (10);
  g_autoptr (KbScript) script = NULL;
  Stage stage;
  gint64 start;

  set_up (&stage, clock, KB_TURN_NONE);
  show_script (&stage, empty);
  start = g_get_monotonic_time ();
  script = new_script (100000);
  show_script (&stage, script);
  report ("prompter/100000-characters-first-line", (g_get_monotonic_time () - start) / 1000.0, "ms", 300);
  tear_down (&stage);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  double brief = G_MAXDOUBLE, lengthy = G_MAXDOUBLE;

  gtk_init ();
  gtk_css_provider_load_from_data (style, "window.host { background: black; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  bench_frame_cost ("prompter/frame-against-text-nodes", KB_TURN_NONE);
  bench_frame_cost ("prompter/mirrored-frame-against-text-nodes", kb_turn_new (TRUE, FALSE, 0));
  /* In turn, and the best of each: a noisy machine only ever adds. */
  for (guint round = 0; round < ROUNDS; round++)
    {
      brief = MIN (brief, bench_main_thread ("prompter/tick-and-snapshot-2000-characters", 2000, round == 0));
      lengthy = MIN (lengthy, bench_main_thread ("prompter/tick-and-snapshot-100000-characters", 100000, round == 0));
    }
  report ("prompter/long-text-against-short", lengthy / brief, "×", 1.1);
  bench_first_line ();

  return 0;
}
