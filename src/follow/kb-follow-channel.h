/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a message may weigh: a whole show to a follower, a key or some figures to the desk. */
#define KB_FOLLOW_MAX_TO_FOLLOWER (64 * 1024 * 1024)
#define KB_FOLLOW_MAX_TO_DESK (64 * 1024)
/* How deep its objects and lists may nest. */
#define KB_FOLLOW_MAX_NESTING 8

#define KB_TYPE_FOLLOW_CHANNEL (kb_follow_channel_get_type ())

G_DECLARE_FINAL_TYPE (KbFollowChannel, kb_follow_channel, KB, FOLLOW_CHANNEL, GObject)

KbFollowChannel *kb_follow_channel_new     (GSocketConnection *connection,
                                            gsize              max_bytes);
void             kb_follow_channel_start   (KbFollowChannel   *self);
gboolean         kb_follow_channel_is_busy (KbFollowChannel   *self);
gboolean         kb_follow_channel_send    (KbFollowChannel   *self,
                                            JsonObject        *message);
void             kb_follow_channel_close   (KbFollowChannel   *self,
                                            const char        *reason);
void             kb_follow_channel_close_with (KbFollowChannel *self,
                                               JsonObject      *message,
                                               const char      *reason);

JsonObject      *kb_follow_message_parse   (const char        *bytes,
                                            gsize              size,
                                            GError           **error);

G_END_DECLS
