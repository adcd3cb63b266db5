/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* As many as there are keys for: F1 to F8. */
#define KB_MESSAGE_N_PRESETS 8

char **kb_message_presets_dup  (GSettings *settings);
void   kb_message_presets_edit (GtkWindow *parent,
                                GSettings *settings);

G_END_DECLS
