/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-host-paint.h"
#include "kb-strip.h"

G_BEGIN_DECLS

/**
 * KbHostMoment:
 * @state: (unowned): what the desk said
 * @image: (unowned) (nullable): the product's picture
 * @remaining_ms: of the cue that is on
 * @wall_us: the wall clock
 * @flash: the message shows its flash
 * @sweep: where the bar of the test card is, 0 to 1
 * @said: a bit for each line of the card that must be said and was passed
 * @inks: what a meaning looks like, by #KbInk, on the card as in the text
 *
 * What the parts of the screen show at one moment.
 */
typedef struct
{
  const KbHostState *state;
  GdkTexture        *image;
  gint64             remaining_ms;
  gint64             wall_us;
  gboolean           flash;
  guint32            said;
  double             sweep;
  GdkRGBA            inks[KB_N_INKS];
} KbHostMoment;

typedef void (*KbHostPart) (KbHostPaint        *paint,
                            const KbHostMoment *moment);

void kb_host_parts_draw_head    (KbHostPaint        *paint,
                                 const KbHostMoment *moment);
void kb_host_parts_draw_big_head (KbHostPaint       *paint,
                                 const KbHostMoment *moment);
void kb_host_parts_draw_upright_head (KbHostPaint   *paint,
                                 const KbHostMoment *moment);
void kb_host_parts_draw_foot    (KbHostPaint        *paint,
                                 const KbHostMoment *moment);
void kb_host_parts_draw_low_foot (KbHostPaint       *paint,
                                 const KbHostMoment *moment);
void kb_host_parts_draw_clock   (KbHostPaint        *paint,
                                 const KbHostMoment *moment);
void kb_host_parts_draw_card    (KbHostPaint        *paint,
                                 const KbHostMoment *moment);
void kb_host_parts_draw_test    (KbHostPaint        *paint,
                                 const KbHostMoment *moment);
void kb_host_parts_draw_message (KbHostPaint        *paint,
                                 const KbHostMoment *moment);

G_END_DECLS
