/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef gboolean (*KbHostAlive) (const char *socket_path);

#define KB_TYPE_HOST_KEEPER (kb_host_keeper_get_type ())

G_DECLARE_FINAL_TYPE (KbHostKeeper, kb_host_keeper, KB, HOST_KEEPER, GObject)

KbHostKeeper *kb_host_keeper_new     (const char         *socket_path,
                                      const char *const  *argv,
                                      KbHostAlive         is_alive);
void          kb_host_keeper_start   (KbHostKeeper       *self);
void          kb_host_keeper_stop    (KbHostKeeper       *self);
guint         kb_host_keeper_get_starts (KbHostKeeper    *self);

G_END_DECLS
