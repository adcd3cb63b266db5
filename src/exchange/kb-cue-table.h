/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cue-draft.h"
#include "kb-cue-heads.h"
#include "kb-cue-lookup.h"

G_BEGIN_DECLS

/**
 * KbCueProblem:
 * @row: the row of the table, from 1
 * @column: the column's head, or its letter
 * @cell: what stands there
 * @message: what is wrong and what works
 */
typedef struct
{
  guint  row;
  char  *column;
  char  *cell;
  char  *message;
} KbCueProblem;

/**
 * KbCueTable:
 * @drafts: (element-type KbCueDraft): the cues, one per row that is not empty
 * @problems: (element-type KbCueProblem): the cells that cannot be read; they are left out
 * @unknown: (element-type utf8): the heads of the columns that are not known
 * @known: (element-type utf8): the heads of those that are
 * @has_heads: whether the first row names the columns
 *
 * A rundown read from a plain table.
 */
typedef struct
{
  GPtrArray *drafts;
  GPtrArray *problems;
  GPtrArray *unknown;
  GPtrArray *known;
  gboolean   has_heads;
} KbCueTable;

KbCueTable *kb_cue_table_read  (GPtrArray         *rows,
                                const KbCueHead   *order,
                                guint              n_order,
                                const KbCueLookup *lookup);
char       *kb_cue_table_write (KbRecordSet       *plan,
                                GPtrArray         *cues,
                                const gint64      *starts_us);
void        kb_cue_table_free  (KbCueTable        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbCueTable, kb_cue_table_free)

G_END_DECLS
