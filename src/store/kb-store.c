/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-store"

#include "config.h"

#include "kb-store-private.h"
#include "kb-text.h"
#include "kb-worker.h"

#define POLL_MS 1000       /* how late another process's edits may be seen */
#define COMPARE_AFTER 10   /* idle moments, a second each */

/**
 * KbStore:
 *
 * A library that is open. One worker thread owns the connection; every call is a request to it, and
 * comes in two shapes: the plain one blocks until the request is done (command line, tests), the
 * `_async` one is for windows.
 *
 * All that changes, by this store or by another process, comes back as #KbStore::changed in the
 * main context in which the store was opened, in the order of the commits. A blocking call on that
 * thread has emitted before it returns; an `_async` one before its callback.
 */
struct _KbStore
{
  GObject    parent_instance;

  KbWorker  *worker;      /* owned */
  KbMailbox *mailbox;     /* owned */
  char      *path;        /* owned */
  char      *undo_label;  /* owned, nullable */
  char      *redo_label;  /* owned, nullable */
  gboolean   read_only;
};

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (KbStore, kb_store, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
call_cb (gpointer state,
         gpointer data)
{
  KbRequest *request = data;

  request->result = request->func (state, request, &request->error);
}

static gboolean
return_cb (gpointer data)
{
  GTask *task = data;
  KbRequest *request = g_task_get_task_data (task);

  if (request->error != NULL)
    g_task_return_error (task, g_steal_pointer (&request->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&request->result), (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

/* The task goes back to where it came from whole: were it returned here, this thread might let go of the store last. */
static void
task_cb (gpointer state,
         gpointer data)
{
  GTask *task = data;
  KbRequest *request = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GMainContext) context = g_main_context_ref (g_task_get_context (task));

  if (!g_cancellable_set_error_if_cancelled (request->watch.cancellable, &request->error))
    call_cb (state, request);
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, return_cb, task, g_object_unref);
  g_source_attach (source, context);
}

/**
 * kb_store_call:
 *
 * Has the worker do @request, waits for it, and emits what it changed.
 */
GPtrArray *
kb_store_call (KbStore  *self,
               KbRequest  *request,
               GError  **error)
{
  kb_worker_run (self->worker, call_cb, request);
  kb_mailbox_flush (self->mailbox);
  if (request->error != NULL)
    g_propagate_error (error, g_steal_pointer (&request->error));
  return g_steal_pointer (&request->result);
}

/**
 * kb_store_start:
 * @request: (transfer full): what to do
 * @source_tag: the public function
 *
 * Has the worker do @request, which may change rows, and call back.
 */
void
kb_store_start (KbStore             *self,
                KbRequest           *request,
                gpointer             source_tag,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  GTask *task = g_task_new (self, request->watch.cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  /* What was committed is not taken back by a late cancel: the answer is what happened. */
  g_task_set_check_cancellable (task, request->is_reading);
  g_task_set_task_data (task, request, (GDestroyNotify) kb_request_free);
  kb_worker_push (self->worker, task_cb, task);
}

/**
 * kb_store_complete:
 * @label: (out) (optional) (nullable): what was undone or redone
 *
 * The answer of a request that was started.
 */
GPtrArray *
kb_store_complete (KbStore       *self,
                   GAsyncResult  *result,
                   gpointer       source_tag,
                   char         **label,
                   GError       **error)
{
  KbRequest *request;

  g_return_val_if_fail (KB_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  request = g_task_get_task_data (G_TASK (result));
  if (label != NULL)
    *label = g_strdup (request->label);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
journal_written_cb (GPtrArray  *changes,
                    const char *label,
                    const char *undo_label,
                    const char *redo_label,
                    gpointer    data)
{
  KbDesk *desk = data;

  kb_mailbox_post (desk->mailbox, changes, label, undo_label, redo_label);
}

static void
notice_cb (GObject        *owner,
           const KbNotice *notice)
{
  KbStore *self = KB_STORE (owner);

  if (kb_set_str (&self->undo_label, notice->undo_label))
    g_object_notify_by_pspec (owner, properties[PROP_UNDO_LABEL]);
  if (kb_set_str (&self->redo_label, notice->redo_label))
    g_object_notify_by_pspec (owner, properties[PROP_REDO_LABEL]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, notice->changes, notice->label);
}

/* A failed look is tried again in a second; nothing is lost by it. */
static gboolean
idle_cb (gpointer state)
{
  KbDesk *desk = state;
  KbSearchIndex *index = kb_journal_get_index (desk->journal);
  g_autoptr (GError) error = NULL;

  if (!kb_journal_poll (desk->journal, &error))
    g_debug ("Looking for other processes' edits: %s", error->message);
  kb_database_checkpoint (desk->database);
  /* Not while the window still comes up: to count the rows of a big library reads all of its indexes. */
  if (desk->n_idle++ == COMPARE_AFTER)
    kb_desk_compare_search (desk);
  return kb_search_index_go_on (index);
}

static void
kb_store_finalize (GObject *object)
{
  KbStore *self = KB_STORE (object);

  g_clear_pointer (&self->worker, kb_worker_free);
  g_clear_pointer (&self->mailbox, kb_mailbox_unref);
  g_free (self->path);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (kb_store_parent_class)->finalize (object);
}

static void
kb_store_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  KbStore *self = KB_STORE (object);

  switch (prop_id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_store_class_init (KbStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kb_store_finalize;
  object_class->get_property = kb_store_get_property;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KbStore::changed:
   * @changes: (element-type KbChange): every row that a transaction changed, each once
   * @label: (nullable): what it was, %NULL for rows appended to a run
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_STRING);
}

static void
kb_store_init (KbStore *self)
{
}

/* Everything of an opening that takes time, a migration and its copy included; no object is made. Any thread. */
static KbDesk *
open_desk (const char    *path,
           KbStoreFlags   flags,
           GError       **error)
{
  KbDatabase *database = kb_database_open (path, flags, error);
  KbDesk *desk;

  if (database == NULL)
    return NULL;

  desk = g_new0 (KbDesk, 1);
  desk->database = database;
  desk->journal = kb_journal_new (database, journal_written_cb, desk, error);
  if (desk->journal == NULL)
    {
      kb_desk_free (desk);
      return NULL;
    }

  return desk;
}

/* In the thread whose main context hears of changes. */
static KbStore *
adopt_desk (const char *path,
            KbDesk     *desk)
{
  KbStore *self = g_object_new (KB_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->read_only = kb_database_is_read_only (desk->database);
  self->mailbox = kb_mailbox_new (G_OBJECT (self), notice_cb);
  self->undo_label = g_strdup (kb_journal_get_undo_label (desk->journal));
  self->redo_label = g_strdup (kb_journal_get_redo_label (desk->journal));
  desk->mailbox = kb_mailbox_ref (self->mailbox);
  self->worker = kb_worker_new ("kaibo-store", desk, kb_desk_free, idle_cb, POLL_MS);

  return self;
}

/**
 * kb_store_open:
 * @path: the library's file, or ":memory:" for a test's
 * @flags: see #KbStoreFlags
 *
 * Opens a library: creates it when asked to, and brings an older one up to date after keeping a
 * dated copy beside it. A newer one, or what is no library, is left as it is to the last byte.
 *
 * Returns: (transfer full) (nullable): the store; %NULL with %KB_ERROR_LIBRARY, _NEWER, _READ_ONLY,
 *   _FULL or _BUSY and a message for the user.
 */
KbStore *
kb_store_open (const char    *path,
               KbStoreFlags   flags,
               GError       **error)
{
  KbDesk *desk;

  g_return_val_if_fail (path != NULL, NULL);

  desk = open_desk (path, flags, error);

  return desk != NULL ? adopt_desk (path, desk) : NULL;
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  KbDesk *desk = open_desk (data, KB_STORE_CREATE, &error);

  if (desk == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, desk, kb_desk_free);
}

/**
 * kb_store_open_async:
 * @path: the library's file; made when it is not there
 *
 * As kb_store_open() with %KB_STORE_CREATE, off this thread: an older library is copied and brought up to date first, which
 * takes minutes where it is large. An opening that was cancelled still leaves a whole library.
 */
void
kb_store_open_async (const char          *path,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, kb_store_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * kb_store_open_finish:
 *
 * Returns: (transfer full) (nullable): as kb_store_open(). Its changes come to the calling thread's main context.
 */
KbStore *
kb_store_open_finish (GAsyncResult  *result,
                      GError       **error)
{
  KbDesk *desk;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  desk = g_task_propagate_pointer (G_TASK (result), error);

  return desk != NULL ? adopt_desk (g_task_get_task_data (G_TASK (result)), desk) : NULL;
}

const char *
kb_store_get_path (KbStore *self)
{
  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return self->path;
}

gboolean
kb_store_is_read_only (KbStore *self)
{
  g_return_val_if_fail (KB_IS_STORE (self), TRUE);

  return self->read_only;
}

/**
 * kb_store_get_undo_label:
 *
 * Returns: (transfer none) (nullable): what the next undo takes back, %NULL when there is nothing.
 */
const char *
kb_store_get_undo_label (KbStore *self)
{
  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return self->undo_label;
}

const char *
kb_store_get_redo_label (KbStore *self)
{
  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return self->redo_label;
}

/**
 * kb_store_commit:
 * @edit: (transfer none): what to do; nobody changes it any more
 *
 * Carries out @edit as one transaction and one entry of the journal.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): when it is on the disk, every row
 *   that changed, cascades included; #KbStore::changed brings the same, so apply one of them. %NULL
 *   when nothing was changed: %KB_ERROR_INPUT (row and field named), _NOT_FOUND (a row to change is
 *   gone), _REFUSED, or what is the matter with the library.
 */
GPtrArray *
kb_store_commit (KbStore  *self,
                 KbEdit   *edit,
                 GError  **error)
{
  return kb_store_commit_watched (self, edit, NULL, NULL, NULL, error);
}

/**
 * kb_store_commit_watched:
 * @cancellable: (nullable): leaves everything as it was, with %G_IO_ERROR_CANCELLED
 * @progress: (nullable): called on the worker's thread with steps done and in all
 *
 * As kb_store_commit(), for a big edit.
 */
GPtrArray *
kb_store_commit_watched (KbStore                *self,
                         KbEdit                 *edit,
                         GCancellable           *cancellable,
                         GFileProgressCallback   progress,
                         gpointer                progress_data,
                         GError                **error)
{
  g_autoptr (KbRequest) request = kb_request_new (kb_request_commit, cancellable);

  g_return_val_if_fail (KB_IS_STORE (self), NULL);
  g_return_val_if_fail (KB_IS_EDIT (edit), NULL);

  request->edit = g_object_ref (edit);
  request->watch.progress = progress;
  request->watch.data = progress_data;
  return kb_store_call (self, request, error);
}

void
kb_store_commit_async (KbStore             *self,
                       KbEdit              *edit,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  KbRequest *request;

  g_return_if_fail (KB_IS_STORE (self));
  g_return_if_fail (KB_IS_EDIT (edit));

  request = kb_request_new (kb_request_commit, cancellable);
  request->edit = g_object_ref (edit);
  kb_store_start (self, request, kb_store_commit_async, callback, user_data);
}

GPtrArray *
kb_store_commit_finish (KbStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return kb_store_complete (self, result, kb_store_commit_async, NULL, error);
}

static GPtrArray *
call_labelled (KbStore      *self,
               KbRequestFunc   func,
               char        **label,
               GError      **error)
{
  g_autoptr (KbRequest) request = kb_request_new (func, NULL);
  g_autoptr (GPtrArray) changes = kb_store_call (self, request, error);

  if (label != NULL)
    *label = g_steal_pointer (&request->label);
  return g_steal_pointer (&changes);
}

/**
 * kb_store_undo:
 * @label: (out) (optional) (nullable) (transfer full): what was taken back
 *
 * Takes back the last edit in force, also one of another process or of last week.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): see kb_journal_undo().
 */
GPtrArray *
kb_store_undo (KbStore  *self,
               char    **label,
               GError  **error)
{
  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return call_labelled (self, kb_request_undo, label, error);
}

void
kb_store_undo_async (KbStore             *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (KB_IS_STORE (self));

  kb_store_start (self, kb_request_new (kb_request_undo, cancellable), kb_store_undo_async, callback, user_data);
}

GPtrArray *
kb_store_undo_finish (KbStore       *self,
                      GAsyncResult  *result,
                      char         **label,
                      GError       **error)
{
  return kb_store_complete (self, result, kb_store_undo_async, label, error);
}

/**
 * kb_store_redo:
 *
 * Does again what was undone last; see kb_store_undo().
 */
GPtrArray *
kb_store_redo (KbStore  *self,
               char    **label,
               GError  **error)
{
  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return call_labelled (self, kb_request_redo, label, error);
}

void
kb_store_redo_async (KbStore             *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (KB_IS_STORE (self));

  kb_store_start (self, kb_request_new (kb_request_redo, cancellable), kb_store_redo_async, callback, user_data);
}

GPtrArray *
kb_store_redo_finish (KbStore       *self,
                      GAsyncResult  *result,
                      char         **label,
                      GError       **error)
{
  return kb_store_complete (self, result, kb_store_redo_async, label, error);
}
