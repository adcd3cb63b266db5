/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-shift-lane"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-shift-lane.h"

/* Shifts begin before the show and end after it: the lane shows this much on either side. */
#define MARGIN_US (2 * 3600 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  gint64 start_us;
  gint64 end_us;
} Span;

/**
 * KbShiftLane:
 *
 * The shifts of one duty to scale: the session's span shaded, each shift a bar. What lies beyond
 * the lane runs out of its edge.
 */
struct _KbShiftLane
{
  GtkWidget  parent_instance;

  Span       show;     /* the session's planned span, microseconds since 1970 UTC */
  GArray    *shifts;   /* owned Span */
};

G_DEFINE_FINAL_TYPE (KbShiftLane, kb_shift_lane, GTK_TYPE_WIDGET)

static float
place_of (KbShiftLane *self,
          gint64       at_us)
{
  const gint64 from = self->show.start_us - MARGIN_US;
  const gint64 until = self->show.end_us + MARGIN_US;
  const double share = (double) (at_us - from) / (double) MAX (until - from, 1);

  return CLAMP (share, 0.0, 1.0) * gtk_widget_get_width (GTK_WIDGET (self));
}

static void
append_bar (KbShiftLane   *self,
            GtkSnapshot   *snapshot,
            const Span    *span,
            float          inset,
            const GdkRGBA *colour)
{
  const float height = gtk_widget_get_height (GTK_WIDGET (self));
  const float left = place_of (self, span->start_us);
  const float right = place_of (self, span->end_us);
  GskRoundedRect outline;

  if (right - left < 1)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (left, inset, right - left, height - 2 * inset),
                                   inset > 0 ? 4 : 0);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
kb_shift_lane_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KbShiftLane *self = KB_SHIFT_LANE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA shade;
  GdkRGBA bar;

  if (self->show.end_us <= self->show.start_us)
    return;

  gtk_style_context_get_color (style, &shade);
  shade.alpha = 0.07;
  if (!gtk_style_context_lookup_color (style, "bar_fill", &bar))
    bar = (GdkRGBA) { 0.44, 0.53, 0.64, 1 };

  append_bar (self, snapshot, &self->show, 0, &shade);
  for (guint i = 0; i < self->shifts->len; i++)
    append_bar (self, snapshot, &g_array_index (self->shifts, Span, i), 7, &bar);
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
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 28;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 28;
}

static void
kb_shift_lane_finalize (GObject *object)
{
  g_array_unref (KB_SHIFT_LANE (object)->shifts);

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

static char *
format_span (const Span *span,
             GTimeZone  *zone)
{
  g_autoptr (GDateTime) start_utc = g_date_time_new_from_unix_utc (span->start_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) end_utc = g_date_time_new_from_unix_utc (span->end_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) start = g_date_time_to_timezone (start_utc, zone);
  g_autoptr (GDateTime) end = g_date_time_to_timezone (end_utc, zone);
  g_autofree char *from = g_date_time_format (start, "%H:%M");
  g_autofree char *until = g_date_time_format (end, "%H:%M");

  return g_strdup_printf ("%s–%s", from, until);
}

/* The same as the picture in words: for the tooltip and for who cannot see it. */
static void
update_words (KbShiftLane *self,
              KbRecord    *session)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->shifts->len; i++)
    {
      g_autofree char *span = format_span (&g_array_index (self->shifts, Span, i), zone);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", span);
    }

  if (self->shifts->len == 0)
    g_string_append (words, _("No fixed times"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
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
  KbRecord *session = kb_record_set_get_session (set);
  g_autoptr (GPtrArray) shifts = kb_record_set_children (set, KB_ENTITY_SHIFT, kb_record_get_id (assignment));

  g_return_if_fail (KB_IS_SHIFT_LANE (self));

  self->show.start_us = kb_record_get_int_or (session, KB_SESSION_START_US, 0);
  self->show.end_us = kb_record_get_int_or (session, KB_SESSION_TARGET_END_US, self->show.start_us);
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

  update_words (self, session);
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
