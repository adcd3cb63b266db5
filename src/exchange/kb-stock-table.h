/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-run-event.h"

G_BEGIN_DECLS

/**
 * KbStockTable:
 * @counts: (element-type KbStockCount): what is left of what
 * @problems: (element-type utf8): the rows that are left out, and why
 *
 * The stock as a plain table has it, of another tool or of a spreadsheet.
 */
typedef struct
{
  GArray    *counts;
  GPtrArray *problems;
} KbStockTable;

KbStockTable *kb_stock_table_read (GPtrArray     *rows,
                                   KbRecordSet   *set,
                                   GError       **error);
void          kb_stock_table_free (KbStockTable  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbStockTable, kb_stock_table_free)

G_END_DECLS
