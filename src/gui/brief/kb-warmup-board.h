/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_WARMUP_BOARD (kb_warmup_board_get_type ())

G_DECLARE_FINAL_TYPE (KbWarmupBoard, kb_warmup_board, KB, WARMUP_BOARD, AdwBin)

GtkWidget *kb_warmup_board_new      (void);
void       kb_warmup_board_set_plan (KbWarmupBoard *self,
                                     KbWorkspace   *workspace,
                                     KbRecordSet   *plan);

G_END_DECLS
