/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-host-screen.h"
#include "kb-host-state.h"

G_BEGIN_DECLS

#define KB_TYPE_HOST_VIEW (kb_host_view_get_type ())

G_DECLARE_FINAL_TYPE (KbHostView, kb_host_view, KB, HOST_VIEW, GtkWidget)

GtkWidget      *kb_host_view_new          (KbTransport       *transport,
                                           KbClock           *clock);

void            kb_host_view_set_look     (KbHostView        *self,
                                           const KbHostLook  *look);
void            kb_host_view_set_state    (KbHostView        *self,
                                           const KbHostState *state);
void            kb_host_view_set_scripts  (KbHostView        *self,
                                           GPtrArray         *scripts);
KbPrompterView *kb_host_view_get_prompter (KbHostView        *self);

G_END_DECLS
