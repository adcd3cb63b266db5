/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-shift-lane"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-instant.h"
#include "kb-paint.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-shift-lane.h"
#include "kb-text.h"

#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)

/* A shift may last for days around the show; the lane shows this much of it on either side. */
#define MARGIN_US (6 * HOUR_US)

#define BAR_INSET 6
#define BAR_RADIUS 5
#define TEXT_INSET 8

typedef struct
{
  gint64 start_us;
  gint64 end_us;
} Span;

/**
 * KbShiftLane:
 *
 * The shifts of one duty to scale, in the hours that the whole crew is there: the session's span
 * shaded, each shift a bar with its name and times. Who has no fixed times has a dashed frame that
 * says why.
 */
struct _KbShiftLane
{
  GtkWidget  parent_instance;

  Span       show;     /* the session's planned span, microseconds since 1970 UTC */
  Span       axis;     /* what the lane covers, whole hours */
  GArray    *shifts;   /* owned Span */
  GTimeZone *zone;     /* owned, nullable: the session's */
  char      *name;     /* owned, nullable: whose lane it is */
  char      *note;     /* owned, nullable: what is known of who has no fixed times */
};

G_DEFINE_FINAL_TYPE (KbShiftLane, kb_shift_lane, GTK_TYPE_WIDGET)

static float
place_of (KbShiftLane *self,
          gint64       at_us)
{
  const double share = (double) (at_us - self->axis.start_us)
                       / (double) MAX (self->axis.end_us - self->axis.start_us, 1);

  return CLAMP (share, 0.0, 1.0) * gtk_widget_get_width (GTK_WIDGET (self));
}

static char *
format_span (const Span *span,
             GTimeZone  *zone)
{
  g_autofree char *from = kb_instant_format_minutes (span->start_us, zone);
  g_autofree char *until = kb_instant_format_minutes (span->end_us, zone);

  return g_strdup_printf ("%s–%s", from, until);
}

static void
append_hours (KbShiftLane *self,
              GtkSnapshot *snapshot)
{
  const float height = gtk_widget_get_height (GTK_WIDGET (self));
  const GdkRGBA line = kb_paint_text_colour (GTK_WIDGET (self), 0.10);

  for (gint64 at_us = self->axis.start_us; at_us <= self->axis.end_us; at_us += HOUR_US)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT ((int) place_of (self, at_us), 0, 1, height));
}

static void
append_text (KbShiftLane   *self,
             GtkSnapshot   *snapshot,
             const char    *text,
             float          left,
             float          room,
             const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_shift (KbShiftLane *self,
              GtkSnapshot *snapshot,
              const Span  *shift)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRGBA bar = kb_paint_find_colour (widget, "shift_bar", "");
  const GdkRGBA ink = kb_paint_find_colour (widget, "on_bar", "");
  const float left = place_of (self, shift->start_us);
  const float width = place_of (self, shift->end_us) - left;
  const float room = width - 2 * TEXT_INSET;
  g_autofree char *times = format_span (shift, self->zone);
  g_autofree char *full = g_strdup_printf ("%s  %s", self->name != NULL ? self->name : "", times);
  g_autoptr (PangoLayout) measured = gtk_widget_create_pango_layout (widget, full);
  int full_width;

  if (width < 1)
    return;

  kb_paint_rounded (snapshot, &bar,
                    &GRAPHENE_RECT_INIT (left, BAR_INSET, width, gtk_widget_get_height (widget) - 2 * BAR_INSET),
                    BAR_RADIUS);
  pango_layout_get_pixel_size (measured, &full_width, NULL);
  append_text (self, snapshot, full_width <= room ? full : times, left + TEXT_INSET, room, &ink);
}

/* Not a shift: a frame without a ground, over the time of the show. */
static void
append_note (KbShiftLane *self,
             GtkSnapshot *snapshot)
{
  const GdkRGBA colour = kb_paint_text_colour (GTK_WIDGET (self), 0.65);
  const float left = place_of (self, self->show.start_us);
  const float height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * BAR_INSET;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                                          height + 2 * BAR_INSET));

  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (double[]) { 4, 3 }, 2, 0);
  cairo_rectangle (cr, left + 0.5, BAR_INSET + 0.5, place_of (self, self->show.end_us) - left - 1, height - 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
  append_text (self, snapshot, self->note, left + TEXT_INSET, place_of (self, self->show.end_us) - left - 2 * TEXT_INSET,
               &colour);
}

static void
kb_shift_lane_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KbShiftLane *self = KB_SHIFT_LANE (widget);
  const float left = place_of (self, self->show.start_us);
  GdkRGBA shade = kb_paint_find_colour (widget, "accent_bg_color", "");

  if (self->show.end_us <= self->show.start_us || self->zone == NULL)
    return;

  shade.alpha = 0.08;
  gtk_snapshot_append_color (snapshot, &shade, &GRAPHENE_RECT_INIT (left, 0, place_of (self, self->show.end_us) - left,
                                                                    gtk_widget_get_height (widget)));
  append_hours (self, snapshot);
  for (guint i = 0; i < self->shifts->len; i++)
    append_shift (self, snapshot, &g_array_index (self->shifts, Span, i));
  if (self->shifts->len == 0)
    append_note (self, snapshot);
}

static void
kb_shift_lane_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 34;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 34;
}

static void
kb_shift_lane_finalize (GObject *object)
{
  KbShiftLane *self = KB_SHIFT_LANE (object);

  g_array_unref (self->shifts);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->name);
  g_free (self->note);

  G_OBJECT_CLASS (kb_shift_lane_parent_class)->finalize (object);
}

static void
kb_shift_lane_class_init (KbShiftLaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_shift_lane_finalize;
  widget_class->measure = kb_shift_lane_measure;
  widget_class->snapshot = kb_shift_lane_snapshot;

  gtk_widget_class_set_css_name (widget_class, "kb-shift-lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_shift_lane_init (KbShiftLane *self)
{
  self->shifts = g_array_new (FALSE, FALSE, sizeof (Span));
}

GtkWidget *
kb_shift_lane_new (void)
{
  return g_object_new (KB_TYPE_SHIFT_LANE, NULL);
}

/* The same as the picture in words: for the tooltip and for who cannot see it. */
static void
update_words (KbShiftLane *self)
{
  g_autoptr (GString) words = g_string_new (self->name);

  for (guint i = 0; i < self->shifts->len; i++)
    {
      g_autofree char *span = format_span (&g_array_index (self->shifts, Span, i), self->zone);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : " ", span);
    }

  if (self->shifts->len == 0)
    g_string_append_printf (words, " %s", self->note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static Span
get_show (KbRecordSet *set)
{
  KbRecord *session = kb_record_set_get_session (set);
  Span show;

  show.start_us = kb_record_get_int_or (session, KB_SESSION_START_US, 0);
  show.end_us = kb_record_get_int_or (session, KB_SESSION_TARGET_END_US, show.start_us);
  return show;
}

static gint64
floor_hour (gint64 at_us)
{
  return at_us - ((at_us % HOUR_US) + HOUR_US) % HOUR_US;
}

/**
 * kb_shift_lane_get_axis:
 * @set: the session
 * @start_us: (out): the first whole hour that lanes show, microseconds since 1970 UTC
 * @end_us: (out): the last
 *
 * All lanes of a session cover the same hours: those in which anybody of the crew is there.
 */
void
kb_shift_lane_get_axis (KbRecordSet *set,
                        gint64      *start_us,
                        gint64      *end_us)
{
  const Span show = get_show (set);
  GListModel *shifts = kb_record_set_get_list (set, KB_ENTITY_SHIFT);
  gint64 from = show.start_us;
  gint64 until = show.end_us;

  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (KbRecord) shift = g_list_model_get_item (shifts, i);

      from = MIN (from, kb_record_get_int (shift, KB_SHIFT_START_US));
      until = MAX (until, kb_record_get_int (shift, KB_SHIFT_END_US));
    }
  *start_us = floor_hour (MAX (from, show.start_us - MARGIN_US));
  *end_us = floor_hour (MIN (until, show.end_us + MARGIN_US) + HOUR_US - 1);
}

static void
show_person (KbShiftLane *self,
             KbRecordSet *set,
             KbRecord    *assignment)
{
  KbRecord *person = kb_record_set_find_ref (set, assignment, KB_ASSIGNMENT_PERSON_ID);
  const char *availability = kb_record_get_text (assignment, KB_ASSIGNMENT_AVAILABILITY);

  kb_set_str (&self->name, person != NULL ? kb_record_get_text (person, KB_PERSON_NAME) : _("Nobody yet"));
  kb_set_str (&self->note, !kb_text_is_empty (availability) ? availability : _("No fixed times"));
}

/**
 * kb_shift_lane_show:
 * @set: the session
 * @assignment: one of its duties
 */
void
kb_shift_lane_show (KbShiftLane *self,
                    KbRecordSet *set,
                    KbRecord    *assignment)
{
  g_autoptr (GPtrArray) shifts = kb_record_set_children (set, KB_ENTITY_SHIFT, kb_record_get_id (assignment));

  g_return_if_fail (KB_IS_SHIFT_LANE (self));

  self->show = get_show (set);
  kb_shift_lane_get_axis (set, &self->axis.start_us, &self->axis.end_us);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (set));
  show_person (self, set, assignment);
  g_array_set_size (self->shifts, 0);
  for (guint i = 0; i < shifts->len; i++)
    {
      KbRecord *shift = g_ptr_array_index (shifts, i);
      const Span span = {
        .start_us = kb_record_get_int (shift, KB_SHIFT_START_US),
        .end_us = kb_record_get_int (shift, KB_SHIFT_END_US),
      };

      g_array_append_val (self->shifts, span);
    }

  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kb_shift_lane_cell:
 *
 * A #KbColumnWidget: the lane as a table's cell.
 */
GtkWidget *
kb_shift_lane_cell (GtkWidget   *cell,
                    KbRecordSet *set,
                    KbRecord    *assignment)
{
  if (cell == NULL)
    return kb_shift_lane_new ();

  kb_shift_lane_show (KB_SHIFT_LANE (cell), set, assignment);
  return cell;
}
