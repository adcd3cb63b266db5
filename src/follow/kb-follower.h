/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-follow-message.h"
#include "kb-follow-state.h"

G_BEGIN_DECLS

#define KB_TYPE_FOLLOWER (kb_follower_get_type ())

G_DECLARE_FINAL_TYPE (KbFollower, kb_follower, KB, FOLLOWER, GObject)

KbFollower          *kb_follower_new              (const char           *path,
                                                   KbFollowRole          role);
gboolean             kb_follower_start            (KbFollower           *self,
                                                   GError              **error);

gboolean             kb_follower_is_connected     (KbFollower           *self);
gboolean             kb_follower_has_state        (KbFollower           *self);
const char          *kb_follower_get_problem      (KbFollower           *self);
const KbFollowState *kb_follower_get_state        (KbFollower           *self);

void                 kb_follower_set_transport    (KbFollower             *self,
                                                   const KbTransportState *transport);
gboolean             kb_follower_send_command     (KbFollower           *self,
                                                   const char           *name,
                                                   const char           *detail);
void                 kb_follower_send_report      (KbFollower           *self,
                                                   const KbFollowReport *report);

G_END_DECLS
