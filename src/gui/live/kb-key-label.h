/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KB_TYPE_KEY_LABEL (kb_key_label_get_type ())

G_DECLARE_FINAL_TYPE (KbKeyLabel, kb_key_label, KB, KEY_LABEL, AdwBin)

GtkWidget *kb_key_label_new (const char *name);

G_END_DECLS
