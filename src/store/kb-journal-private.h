/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-entity.h"
#include "kb-journal.h"
#include "kb-search-index.h"

G_BEGIN_DECLS

/**
 * KbJournal:
 *
 * The one way in: every write is a transaction that leaves a row in the feed, and an edit also an
 * entry of the journal. Before writing, and when SQLite says that another process wrote, it
 * catches up with what the feed has from others. Belongs to the thread of its database.
 */
struct _KbJournal
{
  KbDatabase    *database;     /* borrowed */
  KbJournalFunc  func;
  gpointer       data;         /* borrowed, for @func */
  gint64         serial;       /* the last row of the feed that was told */
  gint64         written;      /* the last row of the feed that this transaction wrote */
  gint64         data_version; /* SQLite's counter of other connections' commits */
  char          *undo_label;   /* owned, nullable */
  char          *redo_label;   /* owned, nullable */
  KbSearchIndex *index;        /* owned: follows every transaction */
};

gboolean  kb_journal_begin     (KbJournal       *self,
                                GError         **error);
gboolean  kb_journal_finish    (KbJournal       *self,
                                GPtrArray       *changes,
                                const char      *label,
                                GError         **error);
gboolean  kb_journal_write_entry (KbJournal     *self,
                                const char      *label,
                                gint64           session_id,
                                GBytes          *changeset,
                                GError         **error);
gboolean  kb_journal_feed      (KbJournal       *self,
                                gint64           journal_id,
                                const KbEntity  *entity,
                                gint64           row_id,
                                GError         **error);
GBytes   *kb_journal_copy_blob (sqlite3_stmt    *statement,
                                int              column);

G_END_DECLS
