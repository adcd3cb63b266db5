/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How exactly the prompter moves: the displacement of ink by fractions of a pixel, what a new style and an edit move, how
 * many frames a jump takes, and whether the pace is the one that is set. The bars are those of prompter.md. */

#include <math.h>

#include "host-fixture.h"
#include "kb-strip-node.h"

#define WIDTH 900
#define HEIGHT 400
#define STEPS 32
#define RATE 260
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

static void
report (const char *name,
        double      value,
        const char *unit,
        double      limit)
{
  g_print ("bench: %s %.3f %s (bar ≤ %g) %s\n", name, value, unit, limit, value <= limit ? "ok" : "short");
}

static gboolean
has_phases (gpointer data)
{
  KbStripStore *store = data;
  KbScript *script = g_object_get_data (G_OBJECT (store), "script");
  const guint last = kb_strip_store_get_style (store)->as_picture ? 0 : KB_STRIP_PHASES - 1;

  return kb_strip_store_get_strip (store, script, 0, 0, last) != NULL;
}

/* Where the ink of a line is that is put at @top. */
static void
find_ink (GtkWidget    *widget,
          KbStripStore *store,
          KbScript     *script,
          double        top,
          double       *x,
          double       *y)
{
  const KbStripStyle *style = kb_strip_store_get_style (store);
  const KbFlowLine line = { script, 0, 0, 0, kb_strip_style_get_pitch (style) };
  const KbStripPlace place = { style, WIDTH, HEIGHT, 40, 0, 1 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface;
  GskRenderNode *node;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 1 }, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  kb_strip_node_append (snapshot, store, &line, &place, top);
  node = gtk_snapshot_free_to_node (snapshot);
  surface = host_render_node (widget, node, WIDTH, HEIGHT);
  host_get_ink (surface, 0, 0, WIDTH, HEIGHT, x, y);
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);
}

static double
measure_displacement (GtkWidget *area,
                      KbTurn     turn,
                      gboolean   as_picture)
{
  g_autoptr (KbScript) script = kb_script_new (1, NULL, "到手一百七十七元，先用小样", "zh-CN", NULL);
  const KbStripStyle style = { "Cantarell, Noto Sans CJK SC, sans-serif", 60, 800, turn, as_picture };
  g_autoptr (KbStripStore) store = kb_strip_store_new ();
  const KbStripWant want = { script, 0, 0, 0, as_picture ? 1 : 0xff };
  double worst = 0, start_x, start_y, x, y;

  kb_strip_store_set_style (store, &style);
  kb_strip_store_want (store, &want, 1);
  g_object_set_data (G_OBJECT (store), "script", script);
  host_wait (has_phases, store, "the line is drawn");
  find_ink (area, store, script, 100, &start_x, &start_y);
  for (guint i = 1; i < STEPS; i++)
    {
      find_ink (area, store, script, 100 + i / 16.0, &x, &y);
      worst = MAX (worst, fabs ((x - start_x) * turn.xy + (y - start_y) * turn.yy - i / 16.0));
    }

  return worst;
}

static void
bench_displacement (void)
{
  static const char *const names[] = { "plain", "mirrored", "upside-down", "both" };
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *window = host_show (area, 200, 100);
  const gboolean as_picture = !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (GTK_NATIVE (window)));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("prompter/displacement-%s-%s", as_picture ? "gl" : "cairo", names[i]);

      report (name, measure_displacement (area, kb_turn_new (i & 1, i & 2, 0), as_picture), "px", as_picture ? 0.02 : 0.07);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  KbClock     *clock;
  KbTransport *transport;
  GPtrArray   *scripts;
  GtkWidget   *view;
  GtkWidget   *window;
} Stage;

static void
settle (Stage *stage)
{
  host_wait_frames (stage->view, 2);
  host_wait (host_is_settled, stage->view, "the picture is whole");
}

static void
set_look (Stage  *stage,
          double  size,
          double  border,
          KbTurn  turn,
          guint32 color)
{
  KbPrompterLook look = { .size = size, .margin_start = border, .margin_end = 40, .marker = 1.0 / 3, .turn = turn,
                          .colors[KB_INK_SPOKEN] = color };

  kb_prompter_view_set_look (KB_PROMPTER_VIEW (stage->view), &look);
}

static void
jump (Stage  *stage,
      guint   index,
      double  beat)
{
  KbScript *script = stage->scripts->pdata[index];

  kb_transport_jump (stage->transport, kb_script_get_cue_id (script), beat, kb_script_get_beats (script),
                     kb_clock_get_boot_us (stage->clock));
}

static void
set_up (Stage *stage)
{
  stage->clock = kb_clock_new_fake (0);
  stage->transport = kb_transport_new ();
  stage->scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);
  for (guint i = 1; i <= 6; i++)
    g_ptr_array_add (stage->scripts, host_new_script (i, 60));
  stage->view = kb_prompter_view_new (stage->transport, stage->clock);
  set_look (stage, 96, 100, KB_TURN_NONE, 0);
  kb_prompter_view_set_scripts (KB_PROMPTER_VIEW (stage->view), stage->scripts);
  kb_transport_set_rate (stage->transport, RATE, kb_clock_get_boot_us (stage->clock));
  jump (stage, 0, 0);
  stage->window = host_show (stage->view, 960, 540);
  settle (stage);
}

static void
tear_down (Stage *stage)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_ptr_array_unref (stage->scripts);
  g_object_unref (stage->transport);
  g_object_unref (stage->clock);
}

/* What the transport says a minute later, whatever the view looks like; of the view only that it moved along. */
static void
bench_pace (Stage *stage)
{
  static const struct { const char *name; double size, border; gboolean is_mirrored; } cases[] = {
    { "plain", 96, 100, FALSE }, { "larger", 128, 100, FALSE }, { "narrower", 96, 400, FALSE }, { "mirrored", 96, 100, TRUE },
  };
  KbPrompterView *view = KB_PROMPTER_VIEW (stage->view);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("prompter/transport-pace-%s-error", cases[i].name);
      double before, after, y;
      gint64 start_us;

      set_look (stage, cases[i].size, cases[i].border, kb_turn_new (cases[i].is_mirrored, FALSE, 0), 0);
      jump (stage, 0, 0);
      settle (stage);
      kb_transport_resume (stage->transport, kb_clock_get_boot_us (stage->clock));
      kb_clock_advance (stage->clock, G_USEC_PER_SEC);
      host_wait_frames (stage->view, 3);
      start_us = kb_clock_get_boot_us (stage->clock);
      before = kb_transport_get_position (stage->transport, start_us);
      y = kb_prompter_view_get_marker_y (view);
      for (guint step = 0; step < 60; step++)
        {
          kb_clock_advance (stage->clock, MINUTE_US / 60);
          host_wait_frames (stage->view, 2);
        }
      after = kb_transport_get_position (stage->transport, kb_clock_get_boot_us (stage->clock));
      g_assert_cmpfloat (kb_prompter_view_get_marker_y (view), >, y + 500);
      report (name, fabs ((after - before) / RATE - 1) * 100, "%", 1);
      kb_transport_hold (stage->transport, kb_clock_get_boot_us (stage->clock));
      kb_clock_advance (stage->clock, G_USEC_PER_SEC);
    }
}

/* Five minutes of text that are to end with their cue: the rate is set anew every second, and by seconds only. */
static void
bench_fit (void)
{
  g_autoptr (KbTransport) transport = kb_transport_new ();
  const double length = 5.0 * RATE;
  const gint64 due_us = 5 * MINUTE_US;
  gint64 now_us = 0;

  kb_transport_set_rate (transport, RATE * 0.8, 0);
  kb_transport_jump (transport, 1, 0, length, 0);
  kb_transport_resume (transport, 0);
  while (kb_transport_get_position (transport, now_us) < length - 0.01 && now_us < 2 * due_us)
    {
      if (now_us % G_USEC_PER_SEC == 0)
        kb_transport_follow (transport, MAX (due_us - now_us, 0) / 1000, 120, 450, now_us);
      now_us += 100000;
    }
  report ("prompter/fit-to-time-misses-the-end-by", fabs ((now_us - due_us) / 1e6), "s", 2);
}

static void
bench_restyle (Stage *stage)
{
  KbPrompterView *view = KB_PROMPTER_VIEW (stage->view);
  double y;

  set_look (stage, 96, 100, KB_TURN_NONE, 0);
  jump (stage, 0, 120);
  settle (stage);
  y = kb_prompter_view_get_marker_y (view);
  set_look (stage, 96, 100, KB_TURN_NONE, 0xffffff00);
  settle (stage);
  report ("prompter/restyle-moves", fabs (kb_prompter_view_get_marker_y (view) - y), "px", 1);
  kb_prompter_view_set_scripts (view, stage->scripts);
  settle (stage);
  report ("prompter/same-texts-anew-move", fabs (kb_prompter_view_get_marker_y (view) - y), "px", 1);
}

/* To the head of the cue after the one that is read: those are drawn ahead. */
static void
bench_jump (Stage *stage)
{
  guint frames = 0;

  jump (stage, 0, 40);
  settle (stage);
  host_wait_frames (stage->view, 30);
  jump (stage, 1, 0);
  do
    {
      host_wait_frames (stage->view, 1);
      frames++;
    }
  while (!host_is_settled (stage->view));
  report ("prompter/jump-to-next-cue", frames, "frames", 1);
}

int
main (int   argc,
      char *argv[])
{
  Stage stage;

  gtk_init ();

  bench_displacement ();
  set_up (&stage);
  bench_pace (&stage);
  bench_fit ();
  bench_restyle (&stage);
  bench_jump (&stage);
  tear_down (&stage);

  return 0;
}
