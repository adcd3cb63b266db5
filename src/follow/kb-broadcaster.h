/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-follow-message.h"
#include "kb-follow-state.h"

G_BEGIN_DECLS

#define KB_TYPE_BROADCASTER (kb_broadcaster_get_type ())

G_DECLARE_FINAL_TYPE (KbBroadcaster, kb_broadcaster, KB, BROADCASTER, GObject)

KbBroadcaster        *kb_broadcaster_new             (const char              *path);
gboolean              kb_broadcaster_start           (KbBroadcaster           *self,
                                                      GError                 **error);
void                  kb_broadcaster_stop            (KbBroadcaster           *self,
                                                      const char              *reason);

guint                 kb_broadcaster_get_n_followers (KbBroadcaster           *self);
gboolean              kb_broadcaster_has_host        (KbBroadcaster           *self);
const KbFollowReport *kb_broadcaster_get_report      (KbBroadcaster           *self);
void                  kb_broadcaster_set_patience    (KbBroadcaster           *self,
                                                      guint                    ms);

const KbFollowState  *kb_broadcaster_get_state       (KbBroadcaster           *self);
void                  kb_broadcaster_set_state       (KbBroadcaster           *self,
                                                      const KbFollowState     *state);
void                  kb_broadcaster_set_show        (KbBroadcaster           *self,
                                                      const KbFollowShow      *show);
void                  kb_broadcaster_set_cue         (KbBroadcaster           *self,
                                                      const KbFollowCue       *cue);
void                  kb_broadcaster_set_style       (KbBroadcaster           *self,
                                                      const KbFollowStyle     *style);
void                  kb_broadcaster_set_times       (KbBroadcaster           *self,
                                                      const KbFollowTimes     *times);
void                  kb_broadcaster_set_transport   (KbBroadcaster           *self,
                                                      const KbTransportState  *transport);
void                  kb_broadcaster_set_overlay     (KbBroadcaster           *self,
                                                      const KbFollowOverlay   *overlay);

G_END_DECLS
