/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-copy.h"
#include "kb-database.h"
#include "kb-search-index.h"

G_BEGIN_DECLS

typedef struct _KbJournal KbJournal;

/**
 * KbJournalFunc:
 * @changes: (transfer full) (element-type KbChange): what a transaction changed
 * @label: (nullable): what it was, %NULL for rows appended to a run
 * @undo_label: (nullable): what can be undone now
 * @redo_label: (nullable): what can be redone now
 *
 * Called on the journal's thread after each commit, another process's too.
 */
typedef void (*KbJournalFunc) (GPtrArray   *changes,
                               const char  *label,
                               const char  *undo_label,
                               const char  *redo_label,
                               gpointer     data);

KbJournal  *kb_journal_new          (KbDatabase         *database,
                                     KbJournalFunc       func,
                                     gpointer            data,
                                     GError            **error);
void        kb_journal_free         (KbJournal          *self);
KbSearchIndex *kb_journal_get_index (KbJournal          *self);
const char *kb_journal_get_undo_label (KbJournal        *self);
const char *kb_journal_get_redo_label (KbJournal        *self);

GPtrArray  *kb_journal_commit       (KbJournal          *self,
                                     KbEdit             *edit,
                                     const KbCopyWatch  *watch,
                                     GError            **error);
GPtrArray  *kb_journal_undo         (KbJournal          *self,
                                     char              **label,
                                     GError            **error);
GPtrArray  *kb_journal_redo         (KbJournal          *self,
                                     char              **label,
                                     GError            **error);
GPtrArray  *kb_journal_append       (KbJournal          *self,
                                     GPtrArray          *records,
                                     GError            **error);
gboolean    kb_journal_poll         (KbJournal          *self,
                                     GError            **error);
GPtrArray  *kb_journal_go_back      (KbJournal          *self,
                                     gint64              entry_id,
                                     const char         *label,
                                     const KbCopyWatch  *watch,
                                     GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbJournal, kb_journal_free)

G_END_DECLS
