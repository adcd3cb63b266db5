/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record.h"

G_BEGIN_DECLS

#define KB_TYPE_PHRASE_ROW (kb_phrase_row_get_type ())

G_DECLARE_FINAL_TYPE (KbPhraseRow, kb_phrase_row, KB, PHRASE_ROW, GtkBox)

GtkListItemFactory *kb_phrase_row_create_factory (void);

G_END_DECLS
