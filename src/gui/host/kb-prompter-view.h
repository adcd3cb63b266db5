/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-clock.h"
#include "kb-enums.h"
#include "kb-frame-meter.h"
#include "kb-script.h"
#include "kb-strip.h"
#include "kb-transport.h"
#include "kb-turn.h"

G_BEGIN_DECLS

/**
 * KbPrompterLook:
 * @font: (nullable): family names; %NULL means Kaibo's own
 * @size: size of the text, pixels
 * @margin_start: room before the text, which holds the pointer, pixels
 * @margin_end: room behind it, pixels
 * @marker: where the marker is, as a part of the height
 * @width: width of the view that these numbers are for; 0 means the view's own. A preview of another
 *   width shows the same lines smaller.
 * @turn: how the output is turned
 * @pitch: from line to line, as a part of the size; 0 is Kaibo's own
 * @colors: 0xffRRGGBB by ink; 0 is Kaibo's own
 * @marker_shape: what shows the line that is read
 * @keeps_light: text that was read is as light as the rest
 *
 * What the text looks like.
 */
typedef struct
{
  const char *font;
  double      size;
  double      margin_start;
  double      margin_end;
  double      marker;
  double      width;
  KbTurn      turn;
  double      pitch;
  guint32     colors[KB_N_INKS];
  KbHostMarker marker_shape;
  gboolean    keeps_light;
} KbPrompterLook;

void            kb_prompter_look_fill_style    (const KbPrompterLook *self,
                                                double                scale,
                                                int                   width,
                                                KbStripStyle         *style);
gboolean        kb_prompter_look_breaks_like   (const KbPrompterLook *self,
                                                const KbPrompterLook *other);

#define KB_TYPE_PROMPTER_VIEW (kb_prompter_view_get_type ())

G_DECLARE_FINAL_TYPE (KbPrompterView, kb_prompter_view, KB, PROMPTER_VIEW, GtkWidget)

GtkWidget      *kb_prompter_view_new           (KbTransport          *transport,
                                                KbClock              *clock);

void            kb_prompter_view_set_scripts   (KbPrompterView       *self,
                                                GPtrArray            *scripts);
void            kb_prompter_view_set_look      (KbPrompterView       *self,
                                                const KbPrompterLook *look);
const KbPrompterLook *kb_prompter_view_get_look (KbPrompterView *self);
gboolean        kb_prompter_view_is_settled    (KbPrompterView       *self);
double          kb_prompter_view_step_line     (KbPrompterView       *self,
                                                double                beat,
                                                int                   steps);
double          kb_prompter_view_get_marker_y  (KbPrompterView       *self);
KbFrameMeter   *kb_prompter_view_get_meter     (KbPrompterView       *self);

G_END_DECLS
