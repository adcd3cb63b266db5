/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-paint"

#include "config.h"

#include "kb-paint.h"

/**
 * kb_paint_find_colour:
 * @widget: where style.css is known
 * @stem: a name, or its beginning, "cue_demo"
 * @part: its end, "_bar", or ""
 *
 * Returns: the named colour; grey when nothing goes by that name.
 */
GdkRGBA
kb_paint_find_colour (GtkWidget  *widget,
                      const char *stem,
                      const char *part)
{
  g_autofree char *name = g_strconcat (stem, part, NULL);
  GdkRGBA colour = { 0.5, 0.5, 0.5, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour);
  return colour;
}

/**
 * kb_paint_text_colour:
 * @alpha: how much of it, from 0 to 1
 *
 * Returns: the colour of the widget's text, for grounds and hairlines that suit light and dark.
 */
GdkRGBA
kb_paint_text_colour (GtkWidget *widget,
                      float      alpha)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= alpha;
  return colour;
}

void
kb_paint_rounded (GtkSnapshot           *snapshot,
                  const GdkRGBA         *colour,
                  const graphene_rect_t *rect,
                  float                  radius)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, rect, MIN (radius, rect->size.width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, colour, rect);
  gtk_snapshot_pop (snapshot);
}

void
kb_paint_outline (GtkSnapshot           *snapshot,
                  const GdkRGBA         *colour,
                  const graphene_rect_t *rect,
                  float                  thickness,
                  float                  radius)
{
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  const float borders[4] = { thickness, thickness, thickness, thickness };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, rect, radius);
  gtk_snapshot_append_border (snapshot, &shape, borders, colours);
}
