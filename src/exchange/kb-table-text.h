/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than any rundown has, and little enough to be held in memory. */
#define KB_TABLE_MAX_ROWS 100000
#define KB_TABLE_MAX_COLUMNS 256

char      *kb_table_text_decode (GBytes      *bytes,
                                 GError     **error);
char       kb_table_text_guess  (const char  *text);
GPtrArray *kb_table_text_parse  (const char  *text,
                                 char         separator,
                                 GError     **error);
void       kb_table_text_append (GString     *table,
                                 const char  *cell,
                                 gboolean     is_first);

G_END_DECLS
