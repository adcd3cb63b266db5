/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-table.h"

G_BEGIN_DECLS

/**
 * KbRowAnchor:
 * @id: the row that had the focus and may be about to go, 0 for none
 * @position: where it was shown
 */
typedef struct
{
  gint64 id;
  guint  position;
} KbRowAnchor;

void   kb_row_anchor_set  (KbRowAnchor    *self,
                           KbRundownTable *table,
                           guint           position,
                           guint           removed);
gint64 kb_row_anchor_take (KbRowAnchor    *self,
                           KbRundownModel *model);

G_END_DECLS
