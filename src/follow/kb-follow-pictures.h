/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Bounds of what travels: one picture, how many a follower keeps, how much goes in one message. */
#define KB_FOLLOW_MAX_PICTURE (512 * 1024)
#define KB_FOLLOW_MAX_PICTURES 512
#define KB_FOLLOW_MAX_PICTURE_BYTES (4 * 1024 * 1024)

GHashTable *kb_follow_pictures_new      (void);
gboolean    kb_follow_pictures_add      (GHashTable  *self,
                                         gint64       id,
                                         GBytes      *bytes);
GBytes     *kb_follow_pictures_find     (GHashTable  *self,
                                         gint64       id);
JsonArray  *kb_follow_pictures_write    (GHashTable  *self,
                                         GHashTable  *told,
                                         gboolean    *is_all);
gboolean    kb_follow_pictures_read     (JsonNode    *node,
                                         GHashTable  *self,
                                         GError     **error);

G_END_DECLS
