/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "host-fixture.h"

#define PATIENCE_S 20

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited in vain until %s", (const char *) data);

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until something is so; there is no waiting for a length of time. */
void
host_wait (HostCondition  condition,
           gpointer       data,
           const char    *what)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, give_up_cb, (gpointer) what);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

static gboolean
count_down_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  guint *left = data;

  (*left)--;

  return *left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_zero (gpointer data)
{
  return *(guint *) data == 0;
}

void
host_wait_frames (GtkWidget *widget,
                  guint      n_frames)
{
  gtk_widget_add_tick_callback (widget, count_down_cb, &n_frames, NULL);
  host_wait (is_zero, &n_frames, "frames were drawn");
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

GtkWidget *
host_show (GtkWidget *child,
           int        width,
           int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_widget_set_size_request (child, width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  host_wait (is_mapped, child, "the window is on screen");

  return window;
}

gboolean
host_is_settled (gpointer view)
{
  return kb_prompter_view_is_settled (view);
}

cairo_surface_t *
host_render_node (GtkWidget     *widget,
                  GskRenderNode *node,
                  int            width,
                  int            height)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  graphene_rect_t viewport = GRAPHENE_RECT_INIT (0, 0, width, height);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &viewport);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);

  return surface;
}

cairo_surface_t *
host_render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GskRenderNode *node;
  cairo_surface_t *surface;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  surface = host_render_node (widget, node, width, height);
  gsk_render_node_unref (node);

  return surface;
}

/* The brightness inside a box, and its centre of gravity. */
double
host_get_ink (cairo_surface_t *surface,
              int              x,
              int              y,
              int              width,
              int              height,
              double          *center_x,
              double          *center_y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  double sum = 0, sum_x = 0, sum_y = 0;

  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      {
        double ink = data[row * stride + column * 4 + 1];

        sum += ink;
        sum_x += ink * (column + 0.5);
        sum_y += ink * (row + 0.5);
      }
  if (center_x != NULL)
    *center_x = sum_x / sum;
  if (center_y != NULL)
    *center_y = sum_y / sum;

  return sum;
}

/* For a person to look at: KB_PICTURES names the folder. */
void
host_save (GtkWidget  *widget,
           const char *name)
{
  g_autofree char *path = NULL;
  cairo_surface_t *surface;

  if (g_getenv ("KB_PICTURES") == NULL)
    return;

  path = g_strdup_printf ("%s/%s.png", g_getenv ("KB_PICTURES"), name);
  surface = host_render (widget);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

KbScript *
host_new_script (gint64 cue_id,
                 guint  n_sentences)
{
  static const char *const sentences[] = {
    "这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天。",
    "不合适，大瓶没拆可以七天无理由退。",
    "五号链接，积雪草舒缓精华液三十毫升，日常价二百六十九，今晚一百八十九，领满九十九减十二的券，到手一百七十七。",
    "好。\n【拿起小样，对镜头】\n",
    "质地像水，两到三滴涂全脸，叠在乳液前面。\n",
  };
  static const char *const must_say[] = { "七天无理由退", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *heading = g_strdup_printf ("C%02d 积雪草舒缓精华液", (int) cue_id);

  for (guint i = 0; i < n_sentences; i++)
    g_string_append (text, sentences[i % G_N_ELEMENTS (sentences)]);

  return kb_script_new (cue_id, heading, text->str, "zh-CN", must_say);
}
