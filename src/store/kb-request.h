/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-journal.h"
#include "kb-mailbox.h"

G_BEGIN_DECLS

/**
 * KbDesk:
 * @database: (owned): the connection
 * @journal: (owned): the way in
 * @mailbox: (owned): where its notices go
 * @is_compared: whether the search index was compared with the rows since the library was opened
 * @n_idle: how many idle moments there were since then
 *
 * What the worker's thread owns.
 */
typedef struct
{
  KbDatabase *database;
  KbJournal  *journal;
  KbMailbox  *mailbox;
  gboolean    is_compared;
  guint       n_idle;
} KbDesk;

typedef struct _KbRequest KbRequest;

typedef GPtrArray *(*KbRequestFunc) (KbDesk     *desk,
                                     KbRequest  *request,
                                     GError    **error);

/**
 * KbRequest:
 * @func: what is asked
 * @edit: (owned) (nullable): an edit to commit
 * @records: (owned) (nullable): rows to append, or whose bytes to read
 * @id: a session to load, 0 for the library
 * @path: (owned) (nullable): a file to back up to
 * @watch: progress, and a cancellable that the request owns
 * @is_reading: it changes nothing, so that whoever cancels it gets no answer any more, also when it was ready already
 * @label: (owned) (nullable): an answer: what was undone or redone
 * @flags: an answer, as the function says
 * @result: (owned) (nullable): the answer of a blocking call
 * @error: (owned) (nullable): likewise
 */
struct _KbRequest
{
  KbRequestFunc  func;
  KbEdit        *edit;
  GPtrArray     *records;
  gint64         id;
  char          *path;
  KbCopyWatch    watch;
  gboolean       is_reading;
  char          *label;
  guint          flags;
  GPtrArray     *result;
  GError        *error;
};

void       kb_desk_free            (gpointer        data);
void       kb_desk_compare_search  (KbDesk         *desk);

KbRequest *kb_request_new          (KbRequestFunc   func,
                                    GCancellable   *cancellable);
void       kb_request_free         (KbRequest      *request);

GPtrArray *kb_request_commit       (KbDesk         *desk,
                                    KbRequest      *request,
                                    GError        **error);
GPtrArray *kb_request_undo         (KbDesk         *desk,
                                    KbRequest      *request,
                                    GError        **error);
GPtrArray *kb_request_redo         (KbDesk         *desk,
                                    KbRequest      *request,
                                    GError        **error);
GPtrArray *kb_request_append       (KbDesk         *desk,
                                    KbRequest      *request,
                                    GError        **error);
GPtrArray *kb_request_load         (KbDesk         *desk,
                                    KbRequest      *request,
                                    GError        **error);
GPtrArray *kb_request_load_history (KbDesk         *desk,
                                    KbRequest      *request,
                                    GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbRequest, kb_request_free)

G_END_DECLS
