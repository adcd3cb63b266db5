/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-live-desk.h"
#include "kb-screen.h"

G_BEGIN_DECLS

#define KB_TYPE_LIVE_HOST (kb_live_host_get_type ())

G_DECLARE_FINAL_TYPE (KbLiveHost, kb_live_host, KB, LIVE_HOST, GObject)

KbLiveHost *kb_live_host_new      (KbLiveDesk *desk);
void        kb_live_host_set_show (KbLiveHost  *self,
                                   KbShow      *show,
                                   KbWorkspace *workspace);

char       *kb_live_host_dup_state (KbLiveHost *self,
                                   KbScreen    screen,
                                   gboolean   *is_well);

G_END_DECLS
