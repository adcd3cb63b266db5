/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-prompter-band"

#include "config.h"

#include "kb-prompter-band.h"

static const GdkRGBA black = { 0, 0, 0, 1 };
static const GdkRGBA light = { 0.1, 0.1, 0.1, 1 };
static const GdkRGBA orange = { 1, 0.604, 0.302, 1 };

/* In the widget's pixels, turned; the arguments are device pixels before the turn. */
static graphene_rect_t
map_rect (const KbPrompterBand *self,
          int                   x,
          int                   y,
          int                   width,
          int                   height)
{
  cairo_rectangle_int_t rect = { x, y, width, height };
  double scale = self->scale_factor;

  rect = kb_turn_map_rect (self->turn, &rect, self->width, self->height);

  return GRAPHENE_RECT_INIT (rect.x / scale, rect.y / scale, rect.width / scale, rect.height / scale);
}

/* Every pixel of the ground is filled once: the band is opaque, and lies between two black boxes where it is not black yet. */
static void
append_ground (const KbPrompterBand *self,
               GtkSnapshot          *snapshot)
{
  int top = CLAMP (self->top, 0, self->height), bottom = MIN (top + self->pitch, self->height);
  graphene_rect_t above = map_rect (self, 0, 0, self->width, top);
  graphene_rect_t band = map_rect (self, 0, top, self->width, bottom - top);
  graphene_rect_t below = map_rect (self, 0, bottom, self->width, self->height - bottom);

  gboolean has_band = self->shape == KB_HOST_MARKER_ARROW_BAND || self->shape == KB_HOST_MARKER_BAND;

  if (has_band || !self->is_on_black)
    gtk_snapshot_append_color (snapshot, has_band ? &light : &black, &band);
  if (self->is_on_black)
    return;

  gtk_snapshot_append_color (snapshot, &black, &above);
  gtk_snapshot_append_color (snapshot, &black, &below);
}

/* One above the line and one below it. */
static void
append_lines (const KbPrompterBand *self,
              GtkSnapshot          *snapshot)
{
  int height = MAX ((int) (self->size * 0.04), 1);
  graphene_rect_t above = map_rect (self, 0, self->top, self->width, height);
  graphene_rect_t below = map_rect (self, 0, self->top + self->pitch - height, self->width, height);

  gtk_snapshot_append_color (snapshot, &orange, &above);
  gtk_snapshot_append_color (snapshot, &orange, &below);
}

static void
append_pointer (const KbPrompterBand *self,
                GtkSnapshot          *snapshot)
{
  int height = (int) (self->size * 0.62), width = (int) MAX (MIN (self->size * 0.47, self->room * 0.6), 1);
  /* In the middle of a narrow room, near the text in a wide one. */
  double x = MAX ((self->room - width) / 2, self->room - 2 * width);
  graphene_rect_t bounds = map_rect (self, (int) x,
                                     self->top + (self->pitch - height) / 2, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_matrix_t matrix;

  kb_turn_get_matrix (self->turn, 1, 1, &matrix);
  cairo_translate (cr, bounds.origin.x, bounds.origin.y);
  cairo_scale (cr, bounds.size.width, bounds.size.height);
  cairo_transform (cr, &matrix);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, 1, 0.5);
  cairo_line_to (cr, 0, 1);
  gdk_cairo_set_source_rgba (cr, &orange);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * kb_prompter_band_create_node:
 *
 * Returns: (transfer full): the black ground, and what shows the marker's line.
 */
GskRenderNode *
kb_prompter_band_create_node (const KbPrompterBand *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  append_ground (self, snapshot);
  if (self->shape == KB_HOST_MARKER_LINES)
    append_lines (self, snapshot);
  if (self->shape == KB_HOST_MARKER_ARROW_BAND || self->shape == KB_HOST_MARKER_ARROW)
    append_pointer (self, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}
