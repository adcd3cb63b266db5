/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-strip-node"

#include "config.h"

#include <math.h>

#include "kb-strip-node.h"

/* White text that is read becomes #8c8c8c. Darker ink costs nothing; a shade over the text would be
 * blended anew in every frame. */
#define READ_LIGHT 0.55

/* A strip's pictures, kept with it. */
typedef struct
{
  GskRenderNode *fresh;
  GskRenderNode *read;
} Nodes;

/* A mask, or a picture in the Cairo renderer: at a whole pixel this is a plain blit. */
static GskRenderNode *
create_cairo_node (const KbStripPart     *part,
                   const graphene_rect_t *bounds,
                   const KbStripPlace    *place,
                   double                 light)
{
  const KbInkColor color = kb_strip_style_get_color (place->style, part->ink);
  const int scale_factor = place->scale_factor;
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_surface_set_device_scale (part->surface, scale_factor, scale_factor);
  if (part->is_picture)
    {
      cairo_set_source_surface (cr, part->surface, bounds->origin.x, bounds->origin.y);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
      cairo_paint_with_alpha (cr, light);
    }
  else
    {
      cairo_set_source_rgb (cr, color.red * light, color.green * light, color.blue * light);
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

static graphene_rect_t
get_bounds (const KbStripPart *part,
            double             scale)
{
  return GRAPHENE_RECT_INIT (part->x / scale, part->y / scale,
                             cairo_image_surface_get_width (part->surface) / scale,
                             cairo_image_surface_get_height (part->surface) / scale);
}

static void
free_nodes (gpointer data)
{
  Nodes *nodes = data;

  gsk_render_node_unref (nodes->fresh);
  gsk_render_node_unref (nodes->read);
  g_free (nodes);
}

static GskRenderNode *
create_cairo_nodes (const KbStrip      *strip,
                    const KbStripPlace *place,
                    double              light)
{
  GskRenderNode *parts[KB_N_INKS], *all;

  for (guint i = 0; i < strip->n_parts; i++)
    {
      graphene_rect_t bounds = get_bounds (&strip->parts[i], place->scale_factor);

      parts[i] = create_cairo_node (&strip->parts[i], &bounds, place, light);
    }
  all = gsk_container_node_new (parts, strip->n_parts);
  for (guint i = 0; i < strip->n_parts; i++)
    gsk_render_node_unref (parts[i]);

  return all;
}

/* The strip as nodes with its turned line at 0, 0; made once and kept with the strip. */
static Nodes *
ensure_nodes (KbStrip            *strip,
              const KbStripPlace *place)
{
  Nodes *nodes = strip->data;

  if (nodes != NULL)
    return nodes;

  nodes = g_new0 (Nodes, 1);
  if (place->style->as_picture)
    {
      graphene_rect_t bounds = get_bounds (&strip->parts[0], place->scale_factor);

      nodes->fresh = create_texture_node (&strip->parts[0], &bounds);
      nodes->read = gsk_opacity_node_new (nodes->fresh, READ_LIGHT);
    }
  else
    {
      nodes->fresh = create_cairo_nodes (strip, place, 1);
      nodes->read = create_cairo_nodes (strip, place, READ_LIGHT);
    }
  strip->data = nodes;
  strip->free_data = free_nodes;

  return nodes;
}

/* The phase nearest to @top, or whole pixels while that is not drawn yet. */
static KbStrip *
find_strip (KbStripStore     *store,
            const KbFlowLine *line,
            double            top,
            int              *whole)
{
  guint phase = kb_strip_find_phase (top, whole);
  KbStrip *strip = kb_strip_store_get_strip (store, line->script, line->index, line->line, phase);

  if (strip == NULL)
    {
      *whole = (int) floor (top + 0.5);
      strip = kb_strip_store_get_strip (store, line->script, line->index, line->line, 0);
    }

  return strip;
}

/* Puts a node where its line is, as far as it lies between two heights. */
static void
append_between (GtkSnapshot           *snapshot,
                GskRenderNode         *node,
                const KbStripPlace    *place,
                const graphene_point_t *at,
                int                    top,
                int                    bottom)
{
  cairo_rectangle_int_t rect = { 0, top, place->width, bottom - top };
  double scale = place->scale_factor;

  if (bottom <= top)
    return;

  rect = kb_turn_map_rect (place->style->turn, &rect, place->width, place->height);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (rect.x / scale, rect.y / scale,
                                                         rect.width / scale, rect.height / scale));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, at);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
append_line (GtkSnapshot            *snapshot,
             const Nodes            *nodes,
             const KbStripPlace     *place,
             const graphene_point_t *at,
             double                  top,
             int                     height)
{
  /* Ink may reach a little beyond its line. */
  gboolean is_fresh = top - height / 2 >= place->read, is_read = top + height * 1.5 <= place->read;

  if (!is_fresh && !is_read)
    {
      append_between (snapshot, nodes->read, place, at, 0, place->read);
      append_between (snapshot, nodes->fresh, place, at, place->read, place->height);
      return;
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, at);
  gtk_snapshot_append_node (snapshot, is_read ? nodes->read : nodes->fresh);
  gtk_snapshot_restore (snapshot);
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
  append_line (snapshot, ensure_nodes (strip, place), place,
               &GRAPHENE_POINT_INIT ((rect.x + turn.xy * fraction) / scale,
                                     (rect.y + turn.yy * fraction) / scale), top, line->height);

  return TRUE;
}
