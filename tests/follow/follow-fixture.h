/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-follow-state.h"

KbFollowState *sample_state    (void);
KbFollowState *random_state    (GRand      *rand);

char          *temporary_path  (void);
void           remove_path     (char       *path);

gboolean       run_until       (gboolean  (*is_done) (gpointer data),
                                gpointer    data);
void           run_idle        (void);

GSocket       *connect_raw     (const char *path);
void           send_raw        (GSocket    *socket,
                                const char *text);
void           send_bytes      (GSocket    *socket,
                                gconstpointer bytes,
                                gsize       size);
