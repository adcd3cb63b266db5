/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-session-list.h"

G_BEGIN_DECLS

#define KB_TYPE_BOARD_COLUMN (kb_board_column_get_type ())

G_DECLARE_FINAL_TYPE (KbBoardColumn, kb_board_column, KB, BOARD_COLUMN, AdwBin)

GtkWidget     *kb_board_column_new           (KbRecordSet     *library,
                                              KbSessionFilter *filter,
                                              int              state);
KbSessionList *kb_board_column_get_list      (KbBoardColumn   *self);
int            kb_board_column_get_state     (KbBoardColumn   *self);
KbRecord      *kb_board_column_get_selected  (KbBoardColumn   *self);
gboolean       kb_board_column_select        (KbBoardColumn   *self,
                                              gint64           session_id);
gboolean       kb_board_column_focus         (KbBoardColumn   *self,
                                              gint64           session_id);

G_END_DECLS
