/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-desk-keys.h"

G_BEGIN_DECLS

#define KB_TYPE_KEY_ROW (kb_key_row_get_type ())

G_DECLARE_FINAL_TYPE (KbKeyRow, kb_key_row, KB, KEY_ROW, AdwActionRow)

GtkWidget       *kb_key_row_new     (GSettings       *settings,
                                     const KbDeskKey *key);
const KbDeskKey *kb_key_row_get_key (KbKeyRow        *self);

G_END_DECLS
