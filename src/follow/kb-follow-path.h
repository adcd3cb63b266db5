/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-screen.h"

G_BEGIN_DECLS

char     *kb_follow_socket_path     (const char  *library,
                                     KbScreen     screen);
gboolean  kb_follow_prepare_folder  (const char  *path,
                                     GError     **error);
int       kb_follow_host_lock       (const char  *path,
                                     GError     **error);
gboolean  kb_follow_host_is_alive   (const char  *path);

G_END_DECLS
