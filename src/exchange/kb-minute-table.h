/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-minute-line.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbMinuteFile:
 * @sheets: (element-type GPtrArray): the tables in it, each rows of cells
 * @is_cut: the last line was left out, since it may not have been written to its end
 *
 * A file of figures as plain cells. Reading it takes no look at a session, so that it can be done on another thread.
 */
typedef struct
{
  GPtrArray *sheets;
  gboolean   is_cut;
} KbMinuteFile;

/**
 * KbMinuteTable:
 * @drafts: (element-type KbMinuteDraft): what is said, in the table's order
 * @problems: (element-type utf8): what cannot be read, with file, line and column; those cells are left out
 * @unknown: (element-type utf8): the heads of the columns that are not known
 * @n_early: how many rows are of times before the show
 *
 * Figures read from a table.
 */
typedef struct
{
  GPtrArray *drafts;
  GPtrArray *problems;
  GPtrArray *unknown;
  guint      n_early;
} KbMinuteTable;

KbMinuteFile  *kb_minute_file_read  (GBytes               *bytes,
                                     const char           *name,
                                     gboolean              is_settled,
                                     GCancellable         *cancellable,
                                     GError              **error);
KbMinuteFile  *kb_minute_file_parse (const char           *text,
                                     GError              **error);
void           kb_minute_file_free  (KbMinuteFile         *self);

KbMinuteTable *kb_minute_table_read (const KbMinuteFile   *file,
                                     const char           *name,
                                     KbRecordSet          *plan,
                                     const KbMinuteClock  *clock,
                                     GError              **error);
void           kb_minute_table_free (KbMinuteTable        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbMinuteFile, kb_minute_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbMinuteTable, kb_minute_table_free)

G_END_DECLS
