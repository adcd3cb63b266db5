/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-strip-node"

#include "config.h"

#include <math.h>

#include "kb-strip-node.h"

/* A mask, or a picture in the Cairo renderer: at a whole pixel this is a plain blit. */
static GskRenderNode *
create_cairo_node (const KbStripPart *part,
                   const graphene_rect_t *bounds,
                   int scale_factor)
{
  const KbInkColor *color = &kb_ink_colors[part->ink];
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_surface_set_device_scale (part->surface, scale_factor, scale_factor);
  if (part->is_picture)
    {
      cairo_set_source_surface (cr, part->surface, bounds->origin.x, bounds->origin.y);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
      cairo_paint (cr);
    }
  else
    {
      cairo_set_source_rgb (cr, color->red, color->green, color->blue);
      cairo_mask_surface (cr, part->surface, bounds->origin.x, bounds->origin.y);
    }
  cairo_destroy (cr);

  return node;
}

static GskRenderNode *
create_texture_node (const KbStripPart     *part,
                     const graphene_rect_t *bounds)
{
  int stride = cairo_image_surface_get_stride (part->surface);
  int height = cairo_image_surface_get_height (part->surface);
  g_autoptr (GBytes) bytes =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (part->surface), (gsize) stride * height,
                                (GDestroyNotify) cairo_surface_destroy,
                                cairo_surface_reference (part->surface));
  g_autoptr (GdkTexture) texture =
    gdk_memory_texture_new (cairo_image_surface_get_width (part->surface), height, GDK_MEMORY_DEFAULT,
                            bytes, stride);

  return gsk_texture_node_new (texture, bounds);
}

static void
free_node (gpointer data)
{
  gsk_render_node_unref (data);
}

/* The strip as a node with its turned line at 0, 0; made once and kept with the strip. */
static GskRenderNode *
ensure_node (KbStrip  *strip,
             gboolean  as_picture,
             int       scale_factor)
{
  GskRenderNode *nodes[KB_N_INKS];

  if (strip->data != NULL)
    return strip->data;

  for (guint i = 0; i < strip->n_parts; i++)
    {
      const KbStripPart *part = &strip->parts[i];
      double scale = scale_factor;
      graphene_rect_t bounds =
        GRAPHENE_RECT_INIT (part->x / scale, part->y / scale,
                            cairo_image_surface_get_width (part->surface) / scale,
                            cairo_image_surface_get_height (part->surface) / scale);

      nodes[i] = as_picture ? create_texture_node (part, &bounds)
                            : create_cairo_node (part, &bounds, scale_factor);
    }
  strip->data = gsk_container_node_new (nodes, strip->n_parts);
  strip->free_data = free_node;
  for (guint i = 0; i < strip->n_parts; i++)
    gsk_render_node_unref (nodes[i]);

  return strip->data;
}

/* The phase nearest to @top, or whole pixels while that is not drawn yet. */
static KbStrip *
find_strip (KbStripStore     *store,
            const KbFlowLine *line,
            double            top,
            int              *whole)
{
  double steps = floor (top * KB_STRIP_PHASES + 0.5);
  KbStrip *strip;

  *whole = (int) floor (steps / KB_STRIP_PHASES);
  strip = kb_strip_store_get_strip (store, line->script, line->index, line->line,
                                    (guint) (steps - *whole * KB_STRIP_PHASES));
  if (strip == NULL)
    {
      *whole = (int) floor (top + 0.5);
      strip = kb_strip_store_get_strip (store, line->script, line->index, line->line, 0);
    }

  return strip;
}

/**
 * kb_strip_node_append:
 * @line: a line of the flow
 * @place: where lines are put
 * @top: the top of the line before the turn, device pixels; fractions count
 *
 * Puts a line on the screen: as a texture at a fraction of a pixel, or in the nearest phase at a whole one.
 *
 * Returns: %FALSE when the line is not drawn yet.
 */
gboolean
kb_strip_node_append (GtkSnapshot        *snapshot,
                      KbStripStore       *store,
                      const KbFlowLine   *line,
                      const KbStripPlace *place,
                      double              top)
{
  gboolean as_picture = place->style->as_picture;
  KbTurn turn = place->style->turn;
  cairo_rectangle_int_t rect = { place->left, 0, kb_strip_style_get_width (place->style), line->height };
  double fraction = 0, scale = place->scale_factor;
  KbStrip *strip;

  if (as_picture)
    {
      rect.y = (int) floor (top);
      fraction = top - rect.y;
      strip = kb_strip_store_get_strip (store, line->script, line->index, line->line, 0);
    }
  else
    strip = find_strip (store, line, top, &rect.y);
  if (strip == NULL)
    return FALSE;
  if (strip->n_parts == 0)
    return TRUE;

  rect = kb_turn_map_rect (turn, &rect, place->width, place->height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((rect.x + turn.xy * fraction) / scale,
                                                          (rect.y + turn.yy * fraction) / scale));
  gtk_snapshot_append_node (snapshot, ensure_node (strip, as_picture, place->scale_factor));
  gtk_snapshot_restore (snapshot);

  return TRUE;
}
