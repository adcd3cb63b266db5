/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"

G_BEGIN_DECLS

/**
 * KbChange:
 * @op: what happened to the row
 * @kind: its kind
 * @id: which row
 * @record: (nullable): the row as it is now, %NULL when it was deleted
 *
 * One row that a transaction changed. What the store hands back after an edit, an undo, an
 * import or another process's write is a #GPtrArray of these: each row at most once.
 */
typedef struct
{
  KbOp          op;
  KbEntityKind  kind;
  gint64        id;
  KbRecord     *record;
} KbChange;

KbChange  *kb_change_new       (KbOp          op,
                                KbEntityKind  kind,
                                gint64        id,
                                KbRecord     *record);
void       kb_change_free      (KbChange     *self);
GPtrArray *kb_changes_new      (void);

G_END_DECLS
