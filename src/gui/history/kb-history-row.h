/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-history-item.h"
#include "kb-record.h"

G_BEGIN_DECLS

#define KB_TYPE_HISTORY_ROW (kb_history_row_get_type ())

G_DECLARE_FINAL_TYPE (KbHistoryRow, kb_history_row, KB, HISTORY_ROW, AdwBin)

GtkWidget *kb_history_row_new      (void);
void       kb_history_row_set_item (KbHistoryRow  *self,
                                    KbHistoryItem *item,
                                    KbRecord      *session);
char      *kb_history_row_describe (KbHistoryItem *item,
                                    KbRecord      *session);

G_END_DECLS
