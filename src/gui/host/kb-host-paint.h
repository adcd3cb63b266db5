/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-host-state.h"

G_BEGIN_DECLS

/**
 * KbHostPaint:
 * @snapshot: (unowned): what is drawn to
 * @context: (unowned): for the text, in the session's language
 * @width: of the part that is drawn, in units of a screen 1080 high
 * @height: its height
 *
 * A part of the host's screen while it is drawn. All sizes are those of a screen of 1920 × 1080.
 */
typedef struct
{
  GtkSnapshot  *snapshot;
  PangoContext *context;
  double        width;
  double        height;
} KbHostPaint;

/**
 * KbHostType:
 * @size: of the text
 * @weight: of the font
 * @color: of the text
 * @align: 0 starts at x, 0.5 is centred on it, 1 ends there
 * @room: the text is made smaller, then cut, to fit into this width; 0 for any width
 * @is_whole: it is never cut, however small it becomes
 */
typedef struct
{
  double         size;
  PangoWeight    weight;
  const GdkRGBA *color;
  double         align;
  double         room;
  gboolean       is_whole;
} KbHostType;

extern const GdkRGBA kb_host_white;
extern const GdkRGBA kb_host_soft;
extern const GdkRGBA kb_host_dim;
extern const GdkRGBA kb_host_line;
extern const GdkRGBA kb_host_track;
extern const GdkRGBA kb_host_ground;
extern const GdkRGBA kb_host_amber;
extern const GdkRGBA kb_host_ink;

const GdkRGBA *kb_host_paint_get_phase_color (KbHostPhase        phase);

const GdkRGBA *kb_host_paint_get_air_color   (KbHostAir          air);

void           kb_host_paint_frame           (GtkSnapshot       *snapshot,
                                              double             width,
                                              double             height,
                                              double             unit,
                                              KbHostAir          air);
double         kb_host_paint_text            (KbHostPaint       *self,
                                              double             x,
                                              double             middle,
                                              const KbHostType  *type,
                                              const char        *text);
double         kb_host_paint_measure         (KbHostPaint       *self,
                                              const KbHostType  *type,
                                              const char        *text);
double         kb_host_paint_paragraph       (KbHostPaint       *self,
                                              double             x,
                                              double             top,
                                              double             height,
                                              const KbHostType  *type,
                                              const char        *text);
void           kb_host_paint_box             (KbHostPaint       *self,
                                              double             x,
                                              double             y,
                                              double             width,
                                              double             height,
                                              double             radius,
                                              const GdkRGBA     *color);
void           kb_host_paint_bar             (KbHostPaint       *self,
                                              double             x,
                                              double             y,
                                              double             width,
                                              double             height,
                                              double             part,
                                              const GdkRGBA     *track,
                                              const GdkRGBA     *fill);
void           kb_host_paint_cue_mark        (KbHostPaint       *self,
                                              double             x,
                                              double             middle,
                                              double             size,
                                              int                cue_type);

G_END_DECLS
