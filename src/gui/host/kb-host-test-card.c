/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-test-card"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-host-parts.h"

#define EDGE 40
#define GRID 120
#define BAR_WIDTH 24
#define ARROW 64

static const GdkRGBA black = { 0, 0, 0, 1 };
static const GdkRGBA grid_gray = { 0.16, 0.16, 0.16, 1 };

/* Steps of grey: the darkest and the lightest two must still be told apart. */
#define N_GREYS 11

static void
draw_grid (KbHostPaint *paint)
{
  for (double x = GRID; x < paint->width; x += GRID)
    kb_host_paint_box (paint, x, 0, 2, paint->height, 0, &grid_gray);
  for (double y = GRID; y < paint->height; y += GRID)
    kb_host_paint_box (paint, 0, y, paint->width, 2, 0, &grid_gray);
}

/* To the very edge: what is cut off is seen. */
static void
draw_border (KbHostPaint *paint)
{
  kb_host_paint_box (paint, 0, 0, paint->width, 6, 0, &kb_host_white);
  kb_host_paint_box (paint, 0, paint->height - 6, paint->width, 6, 0, &kb_host_white);
  kb_host_paint_box (paint, 0, 0, 6, paint->height, 0, &kb_host_white);
  kb_host_paint_box (paint, paint->width - 6, 0, 6, paint->height, 0, &kb_host_white);
}

static void
draw_sides (KbHostPaint *paint)
{
  KbHostType start = { ARROW, PANGO_WEIGHT_BOLD, &kb_host_amber }, middle = start, end = start;
  g_autofree char *left = g_strconcat ("← ", _("Left"), NULL);
  g_autofree char *right = g_strconcat (_("Right"), " →", NULL);
  g_autofree char *top = g_strconcat ("↑ ", _("Top"), NULL);
  g_autofree char *bottom = g_strconcat ("↓ ", _("Bottom"), NULL);

  middle.align = 0.5;
  end.align = 1;
  kb_host_paint_text (paint, EDGE, paint->height * 0.25, &start, left);
  kb_host_paint_text (paint, paint->width - EDGE, paint->height * 0.25, &end, right);
  kb_host_paint_text (paint, paint->width / 2, EDGE + ARROW / 2, &middle, top);
  kb_host_paint_text (paint, paint->width / 2, paint->height - EDGE - ARROW / 2, &middle, bottom);
}

static void
draw_greys (KbHostPaint *paint,
            double       y)
{
  const double width = paint->width * 0.6 / N_GREYS;

  for (guint i = 0; i < N_GREYS; i++)
    {
      const float light = i / (N_GREYS - 1.0f);
      const GdkRGBA grey = { light, light, light, 1 };

      kb_host_paint_box (paint, paint->width * 0.2 + i * width, y, width, 60, 0, &grey);
    }
}

static void
draw_names (KbHostPaint        *paint,
            const KbHostMoment *moment)
{
  const double middle = paint->height / 2;
  KbHostType title = { 110, PANGO_WEIGHT_BOLD, &kb_host_white, 0.5, paint->width * 0.62 };
  KbHostType line = { 48, PANGO_WEIGHT_NORMAL, &kb_host_soft, 0.5, paint->width * 0.62 };

  kb_host_paint_text (paint, paint->width / 2, middle - 180, &title, _("Host’s screen"));
  kb_host_paint_text (paint, paint->width / 2, middle - 80, &line, moment->state->screen);
  line.room = paint->width * 0.8;
  kb_host_paint_paragraph (paint, paint->width / 2, middle + 70, 130, &line,
                           _("Reads the right way round? The bar must glide without a jerk."));
}

/**
 * kb_host_parts_draw_test:
 *
 * The test card: which screen it is, which way round, whether its edges are in sight and motion is even.
 */
void
kb_host_parts_draw_test (KbHostPaint        *paint,
                         const KbHostMoment *moment)
{
  kb_host_paint_box (paint, 0, 0, paint->width, paint->height, 0, &black);
  draw_grid (paint);
  draw_greys (paint, paint->height / 2 - 10);
  draw_names (paint, moment);
  draw_sides (paint);
  draw_border (paint);
  kb_host_paint_box (paint, moment->sweep * (paint->width - BAR_WIDTH), paint->height * 0.72, BAR_WIDTH,
                     paint->height * 0.12, 0, &kb_host_white);
}
