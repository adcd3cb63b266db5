/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-prompter-flow.h"
#include "kb-prompter-look.h"
#include "kb-strip-store.h"

G_BEGIN_DECLS

/**
 * KbPrompterScene:
 * @look: what the text looks like; its font belongs to somebody else
 * @scale: device pixels for one of the look
 * @width: of the view before it is turned, device pixels
 * @height: its height
 * @scale_factor: device pixels for one of the widget
 * @is_on_black: the window is the host's, which is black by itself: filling the screen once more would cost a sixth of a frame
 *
 * What a view of the text has to draw on.
 */
typedef struct
{
  KbPrompterLook look;
  double         scale;
  int            width;
  int            height;
  int            scale_factor;
  gboolean       is_on_black;
} KbPrompterScene;

gboolean       kb_prompter_scene_measure      (KbPrompterScene       *self,
                                               GtkWidget             *widget,
                                               KbStripStyle          *style);
int            kb_prompter_scene_get_above    (const KbPrompterScene *self);
int            kb_prompter_scene_get_below    (const KbPrompterScene *self);
double         kb_prompter_scene_round        (const KbStripStyle    *style,
                                               double                 y,
                                               gboolean               is_moving);
GskRenderNode *kb_prompter_scene_create_still (const KbPrompterScene *self,
                                               const KbStripStyle    *style);
gboolean       kb_prompter_scene_append_lines (const KbPrompterScene *self,
                                               KbStripStore          *store,
                                               KbPrompterFlow        *flow,
                                               double                 y,
                                               GtkSnapshot           *snapshot);

G_END_DECLS
