/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kb_set_str         (char       **place,
                             const char  *value);
char    *kb_text_normalize  (const char  *text);
gboolean kb_text_is_empty   (const char  *text);
char   **kb_text_fold_words (const char  *text);
char    *kb_text_format_share (double    share);
gboolean kb_text_has_words  (const char  *folded,
                             char       **words);

G_END_DECLS
