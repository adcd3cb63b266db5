/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-history.h"

G_BEGIN_DECLS

#define KB_TYPE_HISTORY_ITEM (kb_history_item_get_type ())

G_DECLARE_FINAL_TYPE (KbHistoryItem, kb_history_item, KB, HISTORY_ITEM, GObject)

KbHistoryItem *kb_history_item_new            (const KbHistoryEntry *entry);
gint64         kb_history_item_get_id         (KbHistoryItem        *self);
gint64         kb_history_item_get_at_us      (KbHistoryItem        *self);
const char    *kb_history_item_get_label      (KbHistoryItem        *self);
const char    *kb_history_item_get_who        (KbHistoryItem        *self);
gint64         kb_history_item_get_session_id (KbHistoryItem        *self);
gboolean       kb_history_item_is_done        (KbHistoryItem        *self);

G_END_DECLS
