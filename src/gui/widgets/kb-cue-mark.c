/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-mark"

#include "config.h"

#include "kb-cue-mark.h"
#include "kb-enums.h"

#define DIAMETER 12
#define RING_WIDTH 3

/**
 * KbCueMark:
 *
 * A cue's type as a dot: full for a first showing or the thing itself, a ring for a second showing
 * or a tease. The type's word is its tooltip and accessible name, so colour never stands alone.
 */
struct _KbCueMark
{
  GtkWidget  parent_instance;

  int        cue_type;   /* KbCueType, -1 none */
};

G_DEFINE_FINAL_TYPE (KbCueMark, kb_cue_mark, GTK_TYPE_WIDGET)

static const char *
colour_name (int cue_type)
{
  switch (cue_type)
    {
    case KB_CUE_TYPE_OPEN:
    case KB_CUE_TYPE_CLOSE:
    case KB_CUE_TYPE_PREVIEW:
    case KB_CUE_TYPE_NEXT_SHOW:
      return "desk_cue_open";
    case KB_CUE_TYPE_DEMO:
    case KB_CUE_TYPE_ENCORE:
    case KB_CUE_TYPE_QUICK_PASS:
      return "desk_cue_demo";
    case KB_CUE_TYPE_FLASH:
    case KB_CUE_TYPE_FLASH_TEASE:
      return "desk_cue_flash";
    case KB_CUE_TYPE_GIVEAWAY:
    case KB_CUE_TYPE_GAME:
      return "desk_cue_giveaway";
    case KB_CUE_TYPE_QA:
      return "desk_cue_qa";
    case KB_CUE_TYPE_HANDOVER:
    case KB_CUE_TYPE_BREAK:
      return "desk_cue_handover";
    default:
      return "desk_cue_service";
    }
}

static gboolean
is_ring (int cue_type)
{
  return cue_type == KB_CUE_TYPE_ENCORE || cue_type == KB_CUE_TYPE_QUICK_PASS
         || cue_type == KB_CUE_TYPE_FLASH_TEASE;
}

static void
kb_cue_mark_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  KbCueMark *self = KB_CUE_MARK (widget);
  const float left = (gtk_widget_get_width (widget) - DIAMETER) / 2;
  const float top = (gtk_widget_get_height (widget) - DIAMETER) / 2;
  GskRoundedRect outline;
  GdkRGBA colour;

  if (self->cue_type < 0)
    return;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), colour_name (self->cue_type), &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (left, top, DIAMETER, DIAMETER), DIAMETER / 2);
  if (is_ring (self->cue_type))
    {
      gtk_snapshot_append_border (snapshot, &outline,
                                  (const float[4]) { RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH },
                                  (const GdkRGBA[4]) { colour, colour, colour, colour });
    }
  else
    {
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &colour, &outline.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
kb_cue_mark_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = *natural = DIAMETER;
}

static void
kb_cue_mark_class_init (KbCueMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kb_cue_mark_measure;
  widget_class->snapshot = kb_cue_mark_snapshot;

  gtk_widget_class_set_css_name (widget_class, "kb-cue-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_cue_mark_init (KbCueMark *self)
{
  self->cue_type = -1;
}

GtkWidget *
kb_cue_mark_new (void)
{
  return g_object_new (KB_TYPE_CUE_MARK, NULL);
}

/**
 * kb_cue_mark_set_cue_type:
 * @cue_type: a #KbCueType, -1 for none
 */
void
kb_cue_mark_set_cue_type (KbCueMark *self,
                          int        cue_type)
{
  const char *word;

  g_return_if_fail (KB_IS_CUE_MARK (self));

  if (self->cue_type == cue_type)
    return;

  self->cue_type = cue_type;
  word = kb_enum_label (&kb_cue_type_enum, cue_type);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
