/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup-cell.h"
#include "kb-lineup-table.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_TYPING (kb_lineup_typing_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupTyping, kb_lineup_typing, KB, LINEUP_TYPING, GObject)

KbLineupTyping *kb_lineup_typing_new        (KbLineupTable        *table);
void            kb_lineup_typing_start      (KbLineupTyping       *self,
                                             KbLineupFacts        *facts,
                                             KbRecord             *item,
                                             const KbLineupColumn *column);
void            kb_lineup_typing_stop       (KbLineupTyping       *self);
void            kb_lineup_typing_leave_cell (KbLineupTyping       *self,
                                             KbLineupCell         *cell);

G_END_DECLS
