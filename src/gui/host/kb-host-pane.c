/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-pane"

#include "config.h"

#include "kb-host-pane.h"

/**
 * KbHostPane:
 *
 * One part of the host's screen. A widget of its own, so that GTK keeps its picture while the text
 * beside it moves: a frame of the text draws nothing of it again.
 */
struct _KbHostPane
{
  GtkWidget           parent_instance;

  const KbHostMoment *moment;   /* borrowed from the view that owns this */
  const GdkRGBA      *ground;
  KbHostPart          part;
  double              unit;     /* pixels for one of a screen 1080 high */
};

G_DEFINE_FINAL_TYPE (KbHostPane, kb_host_pane, GTK_TYPE_WIDGET)

/* The session's language chooses the glyphs, whatever the user's is. */
static PangoContext *
create_context (KbHostPane *self)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  const char *language = self->moment->state->language;

  if (language != NULL)
    pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_round_glyph_positions (context, FALSE);

  return context;
}

static void
kb_host_pane_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  KbHostPane *self = KB_HOST_PANE (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  KbHostPaint paint = { snapshot, NULL, width / self->unit, height / self->unit };

  gtk_snapshot_push_clip (snapshot, &all);
  gtk_snapshot_append_color (snapshot, self->ground, &all);
  if (self->part != NULL)
    {
      paint.context = create_context (self);
      gtk_snapshot_scale (snapshot, self->unit, self->unit);
      self->part (&paint, self->moment);
      g_object_unref (paint.context);
    }
  gtk_snapshot_pop (snapshot);
}

static void
kb_host_pane_class_init (KbHostPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kb_host_pane_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_host_pane_init (KbHostPane *self)
{
  self->unit = 1;
}

/**
 * kb_host_pane_new:
 * @moment: what is to be shown; must stay as long as the pane
 * @ground: the colour behind it; must stay too
 *
 * Returns: (transfer floating): a pane that shows nothing yet.
 */
GtkWidget *
kb_host_pane_new (const KbHostMoment *moment,
                  const GdkRGBA      *ground)
{
  KbHostPane *self = g_object_new (KB_TYPE_HOST_PANE, NULL);

  self->moment = moment;
  self->ground = ground;

  return GTK_WIDGET (self);
}

/**
 * kb_host_pane_set_part:
 * @part: what it shows
 * @unit: pixels for one of a screen 1080 high
 *
 * Chooses what the pane shows and draws it again.
 */
void
kb_host_pane_set_part (KbHostPane *self,
                       KbHostPart  part,
                       double      unit)
{
  g_return_if_fail (KB_IS_HOST_PANE (self));
  g_return_if_fail (unit > 0);

  self->part = part;
  self->unit = unit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
