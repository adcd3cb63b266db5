/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KbTextHit:
 * @start: where it begins, in bytes
 * @end: behind its last byte
 */
typedef struct
{
  gsize start;
  gsize end;
} KbTextHit;

GArray *kb_text_find    (const char      *text,
                         const char      *needle,
                         gboolean         match_case);
char   *kb_text_replace (const char      *text,
                         const KbTextHit *hits,
                         guint            n_hits,
                         const char      *replacement);

G_END_DECLS
