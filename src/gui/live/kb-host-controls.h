/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-live-desk.h"

G_BEGIN_DECLS

#define KB_TYPE_HOST_CONTROLS (kb_host_controls_get_type ())

G_DECLARE_FINAL_TYPE (KbHostControls, kb_host_controls, KB, HOST_CONTROLS, GObject)

KbHostControls *kb_host_controls_new      (KbLiveDesk     *desk);
void            kb_host_controls_set_show (KbHostControls *self,
                                           KbShow         *show,
                                           KbWorkspace    *workspace);
void            kb_host_controls_add_action (KbHostControls *self,
                                             GAction        *action);
void            kb_host_controls_set_size (KbHostControls *self,
                                           double          size);

G_END_DECLS
