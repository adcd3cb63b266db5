/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-follow-message.h"
#include "kb-follow-state.h"

G_BEGIN_DECLS

#define KB_TYPE_FOLLOW_PEER (kb_follow_peer_get_type ())

G_DECLARE_FINAL_TYPE (KbFollowPeer, kb_follow_peer, KB, FOLLOW_PEER, GObject)

KbFollowPeer         *kb_follow_peer_new         (GSocketConnection   *connection,
                                                  const KbFollowState *state,
                                                  guint                patience_ms);
gboolean              kb_follow_peer_has_greeted (KbFollowPeer        *self);
int                   kb_follow_peer_get_role    (KbFollowPeer        *self);
const KbFollowReport *kb_follow_peer_get_report  (KbFollowPeer        *self);
void                  kb_follow_peer_mark        (KbFollowPeer        *self,
                                                  KbFollowParts        parts);
void                  kb_follow_peer_mark_cue    (KbFollowPeer        *self,
                                                  gint64               cue_id);
void                  kb_follow_peer_tell        (KbFollowPeer        *self);
void                  kb_follow_peer_dismiss     (KbFollowPeer        *self,
                                                  const char          *reason);

G_END_DECLS
