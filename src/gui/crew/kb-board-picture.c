/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board-picture"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-board-private.h"
#include "kb-instant.h"
#include "kb-paint.h"
#include "kb-session-text.h"

/* Pixels from stripe to stripe, down and across. */
#define HATCH 6

/* What is left free between two marks of the axis. */
#define MARK_GAP 8

/* A time on the axis; and what is left free behind the show's start and end. */
#define MARK_WIDTH 46
#define EDGE_GAP 10
#define N_EDGES 2

/* What is drawn of a board: everything but the bars, which are its children. */

int
kb_board_get_row_height (const KbBoardRow *row)
{
  return 2 * ROW_PADDING + (int) row->n_lanes * (LANE_HEIGHT + LANE_GAP) - LANE_GAP;
}

int
kb_board_get_row_top (KbBoard *self,
             guint    index)
{
  int top = AXIS_HEIGHT;

  for (guint i = 0; i < index && i < self->rows->len; i++)
    top += kb_board_get_row_height (self->rows->pdata[i]);
  return top;
}

static int
get_area (KbBoard *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - HEAD_WIDTH, 1);
}

double
kb_board_get_scale (KbBoard *self)
{
  return (double) MAX (self->axis.time.end_us - self->axis.time.start_us, 1) / get_area (self);
}

double
kb_board_place_of (KbBoard *self,
          gint64   at_us)
{
  const double at = (double) (CLAMP (at_us, self->axis.time.start_us, self->axis.time.end_us) - self->axis.time.start_us);

  return HEAD_WIDTH + at / kb_board_get_scale (self);
}

static void
append_text (KbBoard       *self,
             GtkSnapshot   *snapshot,
             const char    *text,
             float          x,
             float          y,
             int            room,
             const char    *style,
             const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *words = g_strdup_printf ("<span font_features='tnum' %s>%s</span>", style, escaped);

  pango_layout_set_markup (layout, words, -1);
  if (room > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, room * PANGO_SCALE);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_ground (KbBoard     *self,
               GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const int width = gtk_widget_get_width (widget);
  const int bottom = kb_board_get_row_top (self, self->rows->len);
  const GdkRGBA ground = kb_paint_find_colour (widget, "view_bg_color", "");
  const GdkRGBA line = kb_paint_find_colour (widget, "hairline", "");
  GdkRGBA shade = kb_paint_find_colour (widget, "accent_bg_color", "");
  const double from = kb_board_place_of (self, self->axis.show.start_us);

  shade.alpha = 0.08;
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, bottom));
  if (self->axis.show.end_us > self->axis.show.start_us)
    gtk_snapshot_append_color (snapshot, &shade, &GRAPHENE_RECT_INIT (from, AXIS_HEIGHT,
                                                                      kb_board_place_of (self, self->axis.show.end_us) - from,
                                                                      bottom - AXIS_HEIGHT));
  for (gint64 at_us = self->axis.time.start_us; at_us < self->axis.time.end_us; at_us += self->axis.step_us)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT ((int) kb_board_place_of (self, at_us), AXIS_HEIGHT, 1,
                                                                     bottom - AXIS_HEIGHT));
  for (guint i = 0; i <= self->rows->len; i++)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, kb_board_get_row_top (self, i), width, 1));
}

static void
append_badge (KbBoard          *self,
              GtkSnapshot      *snapshot,
              const KbBoardRow *row,
              int               top)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRGBA ground = kb_paint_find_colour (widget, row->is_bad ? "level_block_ground" : "level_warn_ground", "");
  const GdkRGBA ink = kb_paint_find_colour (widget, row->is_bad ? "level_block_text" : "level_warn_text", "");
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, row->badge);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  kb_paint_rounded (snapshot, &ground, &GRAPHENE_RECT_INIT (HEAD_WIDTH - width - 22, top, width + 14, height + 4), 10);
  append_text (self, snapshot, row->badge, HEAD_WIDTH - width - 15, top + 2, 0, "", &ink);
}

static void
append_heads (KbBoard     *self,
              GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRGBA ink = kb_paint_text_colour (widget, 1);
  const GdkRGBA dim = kb_paint_find_colour (widget, "dim_text", "");

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KbBoardRow *row = self->rows->pdata[i];
      const int middle = kb_board_get_row_top (self, i) + kb_board_get_row_height (row) / 2;
      const gboolean has_note = row->note != NULL && *row->note != '\0';
      const int room = HEAD_WIDTH - 20 - (row->badge != NULL ? 56 : 0);

      append_text (self, snapshot, row->title, 12, middle - (has_note ? 18 : 10), room, "weight='bold'", &ink);
      if (has_note)
        append_text (self, snapshot, row->note, 12, middle + 1, room, "size='small'", &dim);
      if (row->badge != NULL)
        append_badge (self, snapshot, row, middle - 12);
    }
}

/* The coverage stays at the bottom of what one sees, as the axis stays at its top. */
int
kb_board_get_coverage_top (KbBoard *self)
{
  const int last = kb_board_get_row_top (self, self->rows->len);

  if (self->scroll == NULL)
    return last;
  return MIN (last, (int) (gtk_adjustment_get_value (self->scroll) + gtk_adjustment_get_page_size (self->scroll))
                      - COVERAGE_HEIGHT);
}

static int
measure (KbBoard    *self,
         const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* A day without its month where both have no room. */
static char *
format_mark (KbBoard *self,
             gint64   at_us)
{
  const double room = (double) self->axis.step_us / kb_board_get_scale (self) - MARK_GAP;
  g_autofree char *day = NULL;

  if (!self->axis.has_days)
    return kb_instant_format_minutes (at_us, self->zone);

  day = kb_session_format_day (at_us, self->zone);
  return measure (self, day) <= room ? g_steal_pointer (&day) : kb_session_format_day_short (at_us, self->zone);
}

/* The show's start or end: written on the axis before any other time. */
typedef struct
{
  char  *text;    /* owned */
  double left;
  int    width;
} Edge;

static int
measure_bold (KbBoard    *self,
              const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + EDGE_GAP;
}

/* With what happens then, where an hour has the room. */
static Edge
create_edge (KbBoard    *self,
             gint64      at_us,
             const char *words)
{
  const double px_per_step = (double) self->axis.step_us / kb_board_get_scale (self);
  g_autofree char *time = format_mark (self, at_us);
  g_autofree char *text = g_strdup_printf ("%s %s", time, words);
  const gboolean has_room = measure_bold (self, text) < px_per_step;
  Edge edge = { g_strdup (has_room ? text : time), kb_board_place_of (self, at_us), 0 };

  edge.width = measure_bold (self, edge.text);
  return edge;
}

static gboolean
is_free (const Edge *edges,
         double      left)
{
  for (guint i = 0; i < N_EDGES; i++)
    if (edges[i].text != NULL && left > edges[i].left - MARK_WIDTH && left < edges[i].left + edges[i].width)
      return FALSE;

  return TRUE;
}

static void
append_marks (KbBoard     *self,
              GtkSnapshot *snapshot,
              const Edge  *edges,
              float        y)
{
  const GdkRGBA dim = kb_paint_find_colour (GTK_WIDGET (self), "dim_text", "");
  const int room = (int) ((double) self->axis.step_us / kb_board_get_scale (self)) - MARK_GAP;
  const int stride = room > 34 ? 1 : room > 12 ? 2 : 4;
  int index = 0;

  for (gint64 at_us = self->axis.time.start_us; at_us < self->axis.time.end_us; at_us += self->axis.step_us, index++)
    {
      const double left = kb_board_place_of (self, at_us);
      g_autofree char *mark = format_mark (self, at_us);

      if (index % stride == 0 && is_free (edges, left))
        append_text (self, snapshot, mark, (float) left + 5, y, room * stride + 4, "", &dim);
    }
}

static void
append_edge (KbBoard     *self,
             GtkSnapshot *snapshot,
             const Edge  *edge,
             float        y)
{
  const GdkRGBA accent = kb_paint_find_colour (GTK_WIDGET (self), "accent_color", "");
  const double last = gtk_widget_get_width (GTK_WIDGET (self)) - edge->width;

  append_text (self, snapshot, edge->text, (float) MIN (edge->left + 5, last), y, 0, "weight='bold'", &accent);
}

/* Drawn above the bars, so that they go beneath it when the board is scrolled. */
static void
append_axis (KbBoard     *self,
             GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const float y = self->scroll != NULL ? (float) gtk_adjustment_get_value (self->scroll) : 0;
  const GdkRGBA ground = kb_paint_find_colour (widget, "view_bg_color", "");
  const GdkRGBA line = kb_paint_find_colour (widget, "hairline", "");
  Edge edges[N_EDGES] = { 0 };

  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, y, gtk_widget_get_width (widget), AXIS_HEIGHT));
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, y + AXIS_HEIGHT - 1, gtk_widget_get_width (widget), 1));
  if (!self->axis.has_days && self->axis.show.end_us > self->axis.show.start_us)
    {
      /* Translators: on the axis of the crew's board, behind the time at which the show goes on air */
      edges[0] = create_edge (self, self->axis.show.start_us, C_ ("crew", "On air"));
      /* Translators: on the axis of the crew's board, behind the time at which the show ends */
      edges[1] = create_edge (self, self->axis.show.end_us, C_ ("crew", "Off air"));
    }
  append_marks (self, snapshot, edges, y + 9);
  for (guint i = 0; i < N_EDGES; i++)
    if (edges[i].text != NULL)
      append_edge (self, snapshot, &edges[i], y + 9);
  for (guint i = 0; i < N_EDGES; i++)
    g_free (edges[i].text);
}

static void
append_step (KbBoard          *self,
             GtkSnapshot      *snapshot,
             const KbCrewStep *step,
             int               top)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *level = step->is_gap ? "level_block" : step->is_clash ? "level_warn" : "level_ok";
  const GdkRGBA ground = kb_paint_find_colour (widget, level, "_ground");
  const GdkRGBA ink = kb_paint_find_colour (widget, level, "_text");
  const double left = kb_board_place_of (self, step->time.start_us);
  const double width = kb_board_place_of (self, step->time.end_us) - left - 2;
  const gboolean is_narrow = width < 18;
  g_autofree char *count = g_strdup_printf ("%u", step->n_there);

  kb_paint_rounded (snapshot, &ground, &GRAPHENE_RECT_INIT (left + 1, top + 10, MAX (width, 1), 32), 4);
  if (width > 12)
    append_text (self, snapshot, count, (float) (left + width / 2 - (step->n_there > 9 ? 8 : 4) + is_narrow), top + 16 + is_narrow,
                 0, is_narrow ? "weight='bold' size='small'" : "weight='bold'", &ink);
}

static void
append_coverage (KbBoard     *self,
                 GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const int top = kb_board_get_coverage_top (self);
  const GdkRGBA ground = kb_paint_find_colour (widget, "sidebar_ground", "");
  const GdkRGBA line = kb_paint_find_colour (widget, "hairline", "");
  const GdkRGBA ink = kb_paint_text_colour (widget, 1);
  const GdkRGBA dim = kb_paint_find_colour (widget, "dim_text", "");
  g_autofree char *needed = NULL;
  guint n_needed = 0;

  if (self->steps == NULL || self->steps->len == 0)
    return;
  for (guint i = 0; i < self->steps->len; i++)
    n_needed = MAX (n_needed, g_array_index (self->steps, KbCrewStep, i).n_needed);
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, top, gtk_widget_get_width (widget), 1));
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, top + 1, gtk_widget_get_width (widget),
                                                                     COVERAGE_HEIGHT - 1));
  append_text (self, snapshot, _("On duty"), 12, top + 8, HEAD_WIDTH - 16, "weight='bold'", &ink);
  /* Translators: under "On duty": how many people the plan asks for */
  needed = g_strdup_printf (_("%u needed"), n_needed);
  append_text (self, snapshot, needed, 12, top + 27, HEAD_WIDTH - 16, "size='small'", &dim);
  for (guint i = 0; i < self->steps->len; i++)
    append_step (self, snapshot, &g_array_index (self->steps, KbCrewStep, i), top);
}

/* Stripes over the row's bars, so that one sees who overlaps with whom. */
static void
append_hatch (KbBoard         *self,
              GtkSnapshot     *snapshot,
              guint            index,
              const KbStretch *time)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const float left = (float) kb_board_place_of (self, time->start_us);
  const float width = MAX ((float) kb_board_place_of (self, time->end_us) - left, 3);
  const float top = kb_board_get_row_top (self, index) + 3;
  const graphene_rect_t rect = GRAPHENE_RECT_INIT (left, top, width, kb_board_get_row_height (self->rows->pdata[index]) - 6);
  const GdkRGBA edge = kb_paint_find_colour (widget, "cue_handover_text", "");
  GdkRGBA stripe = edge;
  GdkRGBA clear = edge;
  GskColorStop stops[4];

  stripe.alpha = 0.55;
  clear.alpha = 0.12;
  stops[0] = (GskColorStop) { 0, stripe };
  stops[1] = (GskColorStop) { 0.5, stripe };
  stops[2] = (GskColorStop) { 0.5, clear };
  stops[3] = (GskColorStop) { 1, clear };
  gtk_snapshot_append_repeating_linear_gradient (snapshot, &rect, &GRAPHENE_POINT_INIT (left, top),
                                                 &GRAPHENE_POINT_INIT (left + HATCH, top + HATCH), stops, 4);
  kb_paint_outline (snapshot, &edge, &rect, 1.5, 4);
}

static void
append_handovers (KbBoard     *self,
                  GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const KbBoardRow *row = self->rows->pdata[i];

      for (guint j = 0; row->overlaps != NULL && j < row->overlaps->len; j++)
        append_hatch (self, snapshot, i, &g_array_index (row->overlaps, KbStretch, j));
    }
}

/**
 * kb_board_paint_ground:
 *
 * Draws what is beneath the bars: the grid, the show's shade, the rows' heads.
 */
void
kb_board_paint_ground (KbBoard     *self,
                       GtkSnapshot *snapshot)
{
  append_ground (self, snapshot);
  append_heads (self, snapshot);
}

/**
 * kb_board_paint_top:
 *
 * Draws what is above them: the hatch of handovers, the coverage at the bottom, the axis at the top of what one sees.
 */
void
kb_board_paint_top (KbBoard     *self,
                    GtkSnapshot *snapshot)
{
  append_handovers (self, snapshot);
  append_coverage (self, snapshot);
  append_axis (self, snapshot);
}
