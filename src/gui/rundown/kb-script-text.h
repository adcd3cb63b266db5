/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

void        kb_script_text_insert         (GtkTextBuffer     *buffer,
                                           GtkTextIter       *at,
                                           const char        *stored,
                                           KbRecordSet       *plan,
                                           KbRecord          *cue);
char       *kb_script_text_dup_stored     (GtkTextBuffer     *buffer,
                                           const GtkTextIter *start,
                                           const GtkTextIter *end);
gboolean    kb_script_text_is_current     (GtkTextBuffer     *buffer,
                                           const GtkTextIter *start,
                                           const GtkTextIter *end,
                                           KbRecordSet       *plan,
                                           KbRecord          *cue);
const char *kb_script_text_get_variable   (const GtkTextIter *at);
gboolean    kb_script_text_leave_variable (GtkTextIter       *at,
                                           gboolean           forward);
gboolean    kb_script_text_next_variable  (GtkTextIter       *at,
                                           const GtkTextIter *limit,
                                           GtkTextIter       *end);

G_END_DECLS
