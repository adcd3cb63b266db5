/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-prompter-scene"

#include "config.h"

#include <math.h>

#include "kb-prompter-band.h"
#include "kb-prompter-scene.h"
#include "kb-strip-node.h"

/* Above everything: no line is read. */
#define NOTHING_READ (G_MININT / 4)

/* A picture moves by steps of this part of a pixel, so that what stands still is not drawn again. */
#define PICTURE_STEPS 64

/**
 * kb_prompter_scene_measure:
 * @widget: the view
 * @style: (out caller-allocates): the style that the look comes to there, but for how it is drawn
 *
 * Returns: %FALSE while the view cannot be seen.
 */
gboolean
kb_prompter_scene_measure (KbPrompterScene *self,
                           GtkWidget       *widget,
                           KbStripStyle    *style)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  double reference;

  self->scale_factor = gtk_widget_get_scale_factor (widget);
  self->width = gtk_widget_get_width (widget) * self->scale_factor;
  self->height = gtk_widget_get_height (widget) * self->scale_factor;
  kb_turn_map_size (self->look.turn, &self->width, &self->height);
  if (self->width <= 0 || self->height <= 0 || !gtk_widget_get_realized (widget))
    return FALSE;

  self->is_on_black = gtk_widget_has_css_class (root, "host");
  reference = self->look.width > 0 ? self->look.width * self->scale_factor : self->width;
  self->scale = self->scale_factor * self->width / reference;
  kb_prompter_look_fill_style (&self->look, self->scale, self->width, style);

  return TRUE;
}

/**
 * kb_prompter_scene_get_above:
 *
 * Returns: device pixels above the marker.
 */
int
kb_prompter_scene_get_above (const KbPrompterScene *self)
{
  return (int) (self->height * self->look.marker);
}

/**
 * kb_prompter_scene_get_below:
 *
 * Returns: device pixels below the marker.
 */
int
kb_prompter_scene_get_below (const KbPrompterScene *self)
{
  return self->height - kb_prompter_scene_get_above (self);
}

static int
get_band_top (const KbPrompterScene *self,
              const KbStripStyle    *style)
{
  return kb_prompter_scene_get_above (self) - kb_strip_style_get_pitch (style) / 2;
}

/**
 * kb_prompter_scene_round:
 * @y: a place in the text, device pixels
 *
 * Text that stands is as sharp as it gets at whole pixels; text that moves is put as finely as its strips allow.
 *
 * Returns: where it is drawn.
 */
double
kb_prompter_scene_round (const KbStripStyle *style,
                         double              y,
                         gboolean            is_moving)
{
  guint phase;
  int whole;

  if (!is_moving)
    return floor (y + 0.5);
  if (style->as_picture)
    return floor (y * PICTURE_STEPS + 0.5) / PICTURE_STEPS;

  phase = kb_strip_find_phase (-y, &whole);

  return -(whole + kb_strip_get_shift (phase));
}

/**
 * kb_prompter_scene_create_still:
 *
 * Returns: (transfer full): what does not move, made once for a size: band and pointer.
 */
GskRenderNode *
kb_prompter_scene_create_still (const KbPrompterScene *self,
                                const KbStripStyle    *style)
{
  KbPrompterBand band = { self->look.turn, self->width, self->height, self->scale_factor, get_band_top (self, style),
                          kb_strip_style_get_pitch (style), self->look.margin_start * self->scale, style->size,
                          self->look.marker_shape, self->is_on_black };

  return kb_prompter_band_create_node (&band);
}

/**
 * kb_prompter_scene_append_lines:
 * @y: the marker's place in the text
 *
 * Puts ready-made strips where they are seen.
 *
 * Returns: %FALSE when one of them is not drawn yet.
 */
gboolean
kb_prompter_scene_append_lines (const KbPrompterScene *self,
                                KbStripStore          *store,
                                KbPrompterFlow        *flow,
                                double                 y,
                                GtkSnapshot           *snapshot)
{
  const KbStripStyle *style = kb_strip_store_get_style (store);
  const int above = kb_prompter_scene_get_above (self);
  KbStripPlace place = { style, self->width, self->height, (int) (self->look.margin_start * self->scale),
                         self->look.keeps_light ? NOTHING_READ : get_band_top (self, style), self->scale_factor };
  g_autoptr (GArray) lines = kb_prompter_flow_list_lines (flow, y - above, y + kb_prompter_scene_get_below (self));

  for (guint i = 0; i < lines->len; i++)
    {
      const KbFlowLine *line = &g_array_index (lines, KbFlowLine, i);

      if (!kb_strip_node_append (snapshot, store, line, &place, above - y + line->top))
        return FALSE;
    }

  return TRUE;
}
