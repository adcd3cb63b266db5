/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-enums.h"

G_BEGIN_DECLS

/**
 * KbScreen:
 *
 * The windows of a show that somebody reads from. The host's is always open; each has a process, a socket, a monitor and
 * a profile of its own.
 */
typedef enum
{
  KB_SCREEN_HOST,
  KB_SCREEN_COHOST,
  KB_SCREEN_FLOOR,
  KB_N_SCREENS,
} KbScreen;

/* Whose text a screen shows: a #KbRoleKind, whose directions it shows, or what the host reads. */
#define KB_SCREEN_SCRIPT (-1)

extern const KbEnum kb_screen_enum;

char     *kb_screen_dup_key        (KbScreen    screen,
                                    const char *what);
gboolean  kb_screen_is_open        (KbScreen    screen,
                                    GSettings  *settings);
gint64    kb_screen_get_profile_id (KbScreen    screen,
                                    GSettings  *settings);
int       kb_screen_get_role       (KbScreen    screen,
                                    GSettings  *settings);
GStrv     kb_screen_list_monitors  (KbScreen    screen,
                                    GSettings  *settings,
                                    gint64     *place);

G_END_DECLS
