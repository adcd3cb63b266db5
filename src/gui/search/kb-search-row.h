/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"
#include "kb-search.h"

G_BEGIN_DECLS

#define KB_TYPE_SEARCH_ROW (kb_search_row_get_type ())

G_DECLARE_FINAL_TYPE (KbSearchRow, kb_search_row, KB, SEARCH_ROW, GtkListBoxRow)

GtkWidget *kb_search_row_new            (const KbSearchHit *hit,
                                         KbRecordSet       *plan);
KbRecord  *kb_search_row_get_record     (KbSearchRow       *self);
gint64     kb_search_row_get_session_id (KbSearchRow       *self);

G_END_DECLS
