/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-host-parts.h"

G_BEGIN_DECLS

typedef enum
{
  KB_HOST_PANE_HEAD,
  KB_HOST_PANE_CARD,
  KB_HOST_PANE_FOOT,
  KB_HOST_PANE_CLOCK,
  KB_HOST_PANE_MESSAGE,
  KB_HOST_PANE_TEST,
  KB_HOST_N_PANES,
} KbHostPlace;

/**
 * KbHostPlaces:
 * @text: where the text is
 * @panes: where the panes are
 * @parts: what each shows; %NULL for one that the layout does not have
 *
 * A layout of the host's screen, in pixels before the turn.
 */
typedef struct
{
  cairo_rectangle_int_t text;
  cairo_rectangle_int_t panes[KB_HOST_N_PANES];
  KbHostPart            parts[KB_HOST_N_PANES];
} KbHostPlaces;

double kb_host_places_get_unit (int           width,
                                int           height);
void   kb_host_places_arrange  (KbHostPlaces *self,
                                KbHostLayout  layout,
                                int           width,
                                int           height,
                                double        unit);

G_END_DECLS
