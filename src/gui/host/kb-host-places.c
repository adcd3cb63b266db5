/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-places"

#include "config.h"

#include "kb-host-places.h"

/* Heights and widths on a screen of 1920 × 1080, or of 1080 × 1920 that stands upright. */
#define HEAD 148
#define BIG_HEAD 320
#define FOOT 92
#define LOW_FOOT 112
#define LOW_FOOT_UPRIGHT 282
#define HIGH_FOOT 148
#define CARD_WIDTH 645
#define CARD_HEIGHT 420

/* A message takes the screen from here down, as parts of the height; never the marker or the countdown. */
#define MESSAGE_TOP 0.6
#define MESSAGE_TOP_WIDE 0.54

static void
put (KbHostPlaces *self,
     KbHostPlace   pane,
     KbHostPart    part,
     int           x,
     int           y,
     int           width,
     int           height)
{
  self->parts[pane] = part;
  self->panes[pane] = (cairo_rectangle_int_t) { x, y, width, height };
}

static void
arrange_both (KbHostPlaces *self,
              int           width,
              int           height,
              double        unit)
{
  gboolean is_wide = width >= height;
  int head = (int) ((is_wide ? HEAD : BIG_HEAD) * unit), foot = (int) (FOOT * unit);
  int card = (int) ((is_wide ? CARD_WIDTH : CARD_HEIGHT) * unit);
  int middle = height - head - foot;

  put (self, KB_HOST_PANE_HEAD, is_wide ? kb_host_parts_draw_head : kb_host_parts_draw_upright_head,
       0, 0, width, head);
  put (self, KB_HOST_PANE_FOOT, kb_host_parts_draw_foot, 0, height - foot, width, foot);
  if (is_wide)
    {
      self->text = (cairo_rectangle_int_t) { 0, head, width - card, middle };
      put (self, KB_HOST_PANE_CARD, kb_host_parts_draw_card, width - card, head, card, middle);
    }
  else
    {
      self->text = (cairo_rectangle_int_t) { 0, head, width, middle - card };
      put (self, KB_HOST_PANE_CARD, kb_host_parts_draw_card, 0, head + middle - card, width, card);
    }
}

static void
arrange_card (KbHostPlaces *self,
              int           width,
              int           height,
              double        unit)
{
  gboolean is_wide = width >= height;
  int head = (int) ((is_wide ? HEAD : BIG_HEAD) * unit), foot = (int) ((is_wide ? FOOT : HIGH_FOOT) * unit);

  put (self, KB_HOST_PANE_HEAD, is_wide ? kb_host_parts_draw_head : kb_host_parts_draw_big_head,
       0, 0, width, head);
  put (self, KB_HOST_PANE_CARD, kb_host_parts_draw_card, 0, head, width, height - head - foot);
  put (self, KB_HOST_PANE_FOOT, kb_host_parts_draw_foot, 0, height - foot, width, foot);
}

static void
arrange_message (KbHostPlaces *self,
                 KbHostLayout  layout,
                 int           width,
                 int           height)
{
  gboolean is_low = width < height || layout == KB_HOST_LAYOUT_CLOCK;
  int top = (int) (height * (is_low ? MESSAGE_TOP : MESSAGE_TOP_WIDE));

  put (self, KB_HOST_PANE_MESSAGE, kb_host_parts_draw_message, 0, top, width,
       height - self->panes[KB_HOST_PANE_FOOT].height - top);
}

/**
 * kb_host_places_get_unit:
 *
 * Returns: pixels for one of a screen of 1920 × 1080, or of one that stands upright.
 */
double
kb_host_places_get_unit (int width,
                         int height)
{
  return width >= height ? MIN (width / 1920.0, height / 1080.0) : MIN (width / 1080.0, height / 1920.0);
}

/**
 * kb_host_places_arrange:
 * @self: (out): all zero
 * @layout: what is shown
 * @width: of the screen before it is turned, pixels
 * @height: its height
 * @unit: see kb_host_places_get_unit()
 *
 * Says what is where.
 */
void
kb_host_places_arrange (KbHostPlaces *self,
                        KbHostLayout  layout,
                        int           width,
                        int           height,
                        double        unit)
{
  int foot = (int) ((width >= height ? LOW_FOOT : LOW_FOOT_UPRIGHT) * unit);

  switch (layout)
    {
    case KB_HOST_LAYOUT_PROMPTER:
      self->text = (cairo_rectangle_int_t) { 0, 0, width, height - foot };
      put (self, KB_HOST_PANE_FOOT, kb_host_parts_draw_low_foot, 0, height - foot, width, foot);
      break;
    case KB_HOST_LAYOUT_CARD:
      arrange_card (self, width, height, unit);
      break;
    case KB_HOST_LAYOUT_CLOCK:
      put (self, KB_HOST_PANE_CLOCK, kb_host_parts_draw_clock, 0, 0, width, height);
      break;
    case KB_HOST_LAYOUT_BOTH:
    default:
      arrange_both (self, width, height, unit);
      break;
    }
  arrange_message (self, layout, width, height);
  put (self, KB_HOST_PANE_TEST, kb_host_parts_draw_test, 0, 0, width, height);
}
