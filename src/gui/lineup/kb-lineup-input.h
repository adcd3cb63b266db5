/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-lineup-columns.h"

G_BEGIN_DECLS

/* More than this is a slip of the keyboard: ten million of the currency's main unit, a hundred million units. */
#define KB_LINEUP_MAX_COUNT (G_GINT64_CONSTANT (100000000))

GPtrArray *kb_lineup_input_list_choices (const KbLineupColumn  *column,
                                         KbRecordSet           *plan,
                                         KbRecord              *item);
char      *kb_lineup_input_dup_text     (const KbLineupColumn  *column,
                                         KbRecordSet           *plan,
                                         KbRecord              *item);
KbEdit    *kb_lineup_input_parse        (const KbLineupColumn  *column,
                                         KbRecordSet           *plan,
                                         KbRecord              *item,
                                         const char            *text,
                                         GError               **error);
gboolean   kb_lineup_parse_count        (const char            *text,
                                         gint64                *count,
                                         GError               **error);

G_END_DECLS
