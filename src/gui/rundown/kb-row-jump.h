/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-row.h"

G_BEGIN_DECLS

/**
 * KbRowJump:
 *
 * A cue's number as it is typed, key by key: "C17" or "17".
 */
typedef struct
{
  GString *typed;     /* owned, nullable */
  gint64   last_us;   /* when the last key came, monotonic */
} KbRowJump;

void          kb_row_jump_clear (KbRowJump  *self);
gboolean      kb_row_jump_is_begun (const KbRowJump *self,
                                 gint64      now_us);
gboolean      kb_row_jump_type  (KbRowJump  *self,
                                 GPtrArray  *rows,
                                 gunichar    key,
                                 gint64      now_us);
KbRundownRow *kb_row_jump_find  (KbRowJump  *self,
                                 GPtrArray  *rows);

G_END_DECLS
