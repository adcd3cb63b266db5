/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-follow-state.h"
#include "kb-host-view.h"

G_BEGIN_DECLS

GPtrArray *kb_host_feed_create_scripts (const KbFollowState *told);
void       kb_host_feed_fill_state     (const KbFollowState *told,
                                        gint64               boot_us,
                                        KbHostState         *state);
void       kb_host_feed_fill_look      (const KbFollowStyle *style,
                                        double               short_side_mm,
                                        KbHostLook          *look);
void       kb_host_feed_fill_transport (const KbFollowState *told,
                                        GPtrArray           *scripts,
                                        KbTransportState    *transport);

G_END_DECLS
