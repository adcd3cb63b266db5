/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-minute-table.h"
#include "kb-threshold.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_MINUTE_BOOK (kb_minute_book_get_type ())

G_DECLARE_FINAL_TYPE (KbMinuteBook, kb_minute_book, KB, MINUTE_BOOK, GObject)

KbMinuteBook  *kb_minute_book_new         (KbWorkspace         *workspace,
                                           KbShow              *show);
KbShow        *kb_minute_book_get_show    (KbMinuteBook        *self);
const char    *kb_minute_book_get_currency (KbMinuteBook       *self);
gint64         kb_minute_book_get_minute  (KbMinuteBook        *self);
char          *kb_minute_book_dup_time    (KbMinuteBook        *self,
                                           gint64               minute);
KbMinutes     *kb_minute_book_create      (KbMinuteBook        *self);
guint          kb_minute_book_put         (KbMinuteBook        *self,
                                           GPtrArray           *drafts);
gboolean       kb_minute_book_parse_line  (KbMinuteBook        *self,
                                           const char          *text,
                                           KbMinuteDraft       *draft,
                                           GError             **error);
KbMinuteTable *kb_minute_book_read        (KbMinuteBook        *self,
                                           const KbMinuteFile  *file,
                                           const char          *name,
                                           GError             **error);

G_END_DECLS
