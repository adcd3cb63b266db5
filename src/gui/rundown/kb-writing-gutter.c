/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-writing-gutter"

#include "config.h"

#include "kb-cue.h"
#include "kb-instant.h"
#include "kb-paint.h"
#include "kb-reading-time.h"
#include "kb-session-text.h"
#include "kb-writing-gutter.h"

#define WIDTH 132
#define BAR_WIDTH 108
#define BAR_HEIGHT 6
#define PADDING 12

/**
 * KbWritingGutter:
 *
 * Beside each script of a view: when its cue starts, how much of its time the script takes, and by how much it is too
 * long. Only what is in sight is measured and drawn.
 */
struct _KbWritingGutter
{
  GtkWidget     parent_instance;

  KbScriptView *view;    /* borrowed: its parent */
};

G_DEFINE_FINAL_TYPE (KbWritingGutter, kb_writing_gutter, GTK_TYPE_WIDGET)

static void
draw_text (KbWritingGutter *self,
           GtkSnapshot     *snapshot,
           const char      *markup,
           const char      *colour_name,
           float            y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), colour_name, &colour))
    return;

  pango_layout_set_markup (layout, markup, -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PADDING, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_bar (KbWritingGutter     *self,
          GtkSnapshot         *snapshot,
          const KbReadingTime *time,
          float                y)
{
  const double share = time->slot_ms > 0 ? (double) time->script_ms / time->slot_ms : time->script_ms > 0 ? 2 : 0;
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA track, fill;

  if (!gtk_style_context_lookup_color (style, "bar_track", &track)
      || !gtk_style_context_lookup_color (style, share > 1 ? "level_block_icon" : "bar_fill", &fill))
    return;

  kb_paint_rounded (snapshot, &track, &GRAPHENE_RECT_INIT (PADDING, y, BAR_WIDTH, BAR_HEIGHT), 2);
  if (share > 0)
    kb_paint_rounded (snapshot, &fill, &GRAPHENE_RECT_INIT (PADDING, y, BAR_WIDTH * MIN (share, 1), BAR_HEIGHT), 2);
}

static char *
dup_clock (KbWritingGutter *self,
           KbScriptSection *section)
{
  const KbRowFacts *facts = kb_rundown_row_get_facts (section->row);
  KbRecord *session = kb_record_set_get_session (kb_script_view_get_plan (self->view));
  g_autoptr (GTimeZone) zone = session != NULL ? kb_session_dup_time_zone (session) : NULL;

  return facts->start_us != KB_NONE && zone != NULL ? kb_instant_format_clock (facts->start_us, zone) : g_strdup ("—");
}

static void
draw_section (KbWritingGutter *self,
              GtkSnapshot     *snapshot,
              KbScriptSection *section,
              float            heading_y,
              float            text_y)
{
  g_autofree char *shown = kb_script_section_dup_shown (section);
  const KbReadingTime time = kb_reading_time_of (kb_script_view_get_plan (self->view), kb_script_section_cue (section), shown);
  g_autofree char *clock = dup_clock (self, section);
  g_autofree char *times = kb_reading_time_format_short (&time);

  draw_text (self, snapshot, clock, "dim_text", heading_y);
  draw_text (self, snapshot, times, time.over_ms > 0 ? "level_block_text" : "dim_text", text_y);
  draw_bar (self, snapshot, &time, text_y + 20);
}

static void
kb_writing_gutter_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  KbWritingGutter *self = KB_WRITING_GUTTER (widget);
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);
  for (guint i = 0; i < kb_script_view_get_n (self->view); i++)
    {
      KbScriptSection *section = kb_script_view_get_section (self->view, i);
      GtkTextIter start, end, heading;
      GdkRectangle line, text;
      int x, heading_y, text_y;

      kb_script_section_bounds (section, &start, &end);
      heading = start;
      gtk_text_iter_backward_line (&heading);
      gtk_text_view_get_iter_location (view, &heading, &line);
      if (line.y > visible.y + visible.height)
        break;
      gtk_text_view_get_iter_location (view, &start, &text);
      if (text.y + 60 < visible.y)
        continue;
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_LEFT, 0, line.y, &x, &heading_y);
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_LEFT, 0, text.y, &x, &text_y);
      draw_section (self, snapshot, section, heading_y, text_y);
    }
}

static void
kb_writing_gutter_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
adjustment_set_cb (KbWritingGutter *self)
{
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (vertical != NULL)
    g_signal_connect_object (vertical, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
kb_writing_gutter_class_init (KbWritingGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kb_writing_gutter_snapshot;
  widget_class->measure = kb_writing_gutter_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kb_writing_gutter_init (KbWritingGutter *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "figures");
  gtk_widget_add_css_class (GTK_WIDGET (self), "writing-gutter");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kb_writing_gutter_new:
 * @view: whose gutter it becomes
 */
GtkWidget *
kb_writing_gutter_new (KbScriptView *view)
{
  KbWritingGutter *self = g_object_new (KB_TYPE_WRITING_GUTTER, NULL);

  self->view = view;
  g_signal_connect_object (view, "moved", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_set_cb), self, G_CONNECT_SWAPPED);
  adjustment_set_cb (self);

  return GTK_WIDGET (self);
}
