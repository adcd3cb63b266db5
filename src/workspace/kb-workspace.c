/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-workspace"

#include "config.h"

#include "kb-edit-lock.h"
#include "kb-history.h"
#include "kb-pictures.h"
#include "kb-text.h"
#include "kb-workspace-private.h"

/**
 * KbWorkspace:
 *
 * An open library as pages see it: what all sessions share, the sessions that are open, and the
 * one way in. A page calls kb_workspace_edit() and binds to the record sets; what was committed,
 * by this window or by another process, comes back through them. Main thread only.
 */
struct _KbWorkspace
{
  GObject       parent_instance;

  KbStore      *store;          /* owned */
  char         *path;           /* owned */
  KbRecordSet  *library;        /* owned */
  GHashTable   *sessions;       /* owned: gint64* id → KbRecordSet, weak: alive while a page holds it */
  char         *undo_label;     /* owned, nullable */
  char         *redo_label;     /* owned, nullable */
  KbShow       *show;           /* owned, nullable: the run that is on, one at a time */
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_SHOW,
  N_PROPS,
};

enum
{
  SIGNAL_COMMITTED,
  SIGNAL_FAILED,
  SIGNAL_FLUSH,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbWorkspace, kb_workspace, G_TYPE_OBJECT)

static void
fill_set (KbRecordSet *set,
          GPtrArray   *records)
{
  guint start = 0;

  while (start < records->len)
    {
      g_autoptr (GPtrArray) same = g_ptr_array_new ();
      const KbEntityKind kind = kb_record_get_kind (g_ptr_array_index (records, start));

      for (; start < records->len; start++)
        {
          KbRecord *record = g_ptr_array_index (records, start);

          if (kb_record_get_kind (record) != kind)
            break;
          g_ptr_array_add (same, record);
        }
      kb_record_set_fill (set, kind, same);
    }
}

static void
update_labels (KbWorkspace *self)
{
  if (kb_set_str (&self->undo_label, kb_store_get_undo_label (self->store)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  if (kb_set_str (&self->redo_label, kb_store_get_redo_label (self->store)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
report_failure (KbWorkspace  *self,
                const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
store_changed_cb (KbStore     *store,
                  GPtrArray   *changes,
                  const char  *label,
                  KbWorkspace *self)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer set;

  /* Whoever is told of a change may close a session: hold them all until everyone was told. */
  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    g_ptr_array_add (open, g_object_ref (set));

  kb_record_set_apply (self->library, changes);
  for (guint i = 0; i < open->len; i++)
    kb_record_set_apply (g_ptr_array_index (open, i), changes);

  update_labels (self);
}

static void
session_gone_cb (gpointer  user_data,
                 GObject  *where_the_set_was)
{
  KbWorkspace *self = user_data;
  GHashTableIter iter;
  gpointer set;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    if (set == (gpointer) where_the_set_was)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static void
remember_session (KbWorkspace *self,
                  KbRecordSet *set)
{
  gint64 *key = g_new (gint64, 1);

  *key = kb_record_set_get_session_id (set);
  g_object_weak_ref (G_OBJECT (set), session_gone_cb, self);
  g_hash_table_replace (self->sessions, key, set);
}

static void
kb_workspace_dispose (GObject *object)
{
  KbWorkspace *self = KB_WORKSPACE (object);
  GHashTableIter iter;
  gpointer set;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    {
      g_object_weak_unref (set, session_gone_cb, self);
      g_hash_table_iter_remove (&iter);
    }

  g_clear_object (&self->show);
  if (self->library != NULL)
    kb_pictures_set_store (kb_pictures_get (self->library), NULL);
  g_clear_object (&self->library);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kb_workspace_parent_class)->dispose (object);
}

static void
kb_workspace_finalize (GObject *object)
{
  KbWorkspace *self = KB_WORKSPACE (object);

  g_hash_table_unref (self->sessions);
  g_free (self->path);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (kb_workspace_parent_class)->finalize (object);
}

static void
kb_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  KbWorkspace *self = KB_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_SHOW:
      g_value_set_object (value, self->show);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_workspace_class_init (KbWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kb_workspace_dispose;
  object_class->finalize = kb_workspace_finalize;
  object_class->get_property = kb_workspace_get_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, KB_TYPE_RECORD_SET, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_SHOW] = g_param_spec_object ("show", NULL, NULL, KB_TYPE_SHOW, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KbWorkspace::committed:
   * @edit: the edit that is now on disk
   */
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed", KB_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, KB_TYPE_EDIT);

  /**
   * KbWorkspace::failed:
   * @message: what happened and what to do, in the user's language
   *
   * An edit, an undo or a redo failed; nothing was changed.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", KB_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * KbWorkspace::flush:
   *
   * An undo or a redo comes next: whoever holds what is typed and not stored yet edits now.
   */
  signals[SIGNAL_FLUSH] = g_signal_new ("flush", KB_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
kb_workspace_init (KbWorkspace *self)
{
  self->library = kb_record_set_new (NULL, 0);
  self->sessions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kb_workspace_new:
 * @path: the library's file
 * @store: (transfer none): the library, open
 * @records: (element-type KbRecord): what all sessions share
 *
 * Returns: (transfer full): the workspace; for kb-workspace-open.c.
 */
KbWorkspace *
kb_workspace_new (const char *path,
                  KbStore    *store,
                  GPtrArray  *records)
{
  KbWorkspace *self = g_object_new (KB_TYPE_WORKSPACE, NULL);

  self->path = g_strdup (path);
  self->store = g_object_ref (store);
  fill_set (self->library, records);
  kb_pictures_set_store (kb_pictures_get (self->library), store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  update_labels (self);

  return self;
}

KbStore *
kb_workspace_get_store (KbWorkspace *self)
{
  g_return_val_if_fail (KB_IS_WORKSPACE (self), NULL);

  return self->store;
}

const char *
kb_workspace_get_path (KbWorkspace *self)
{
  g_return_val_if_fail (KB_IS_WORKSPACE (self), NULL);

  return self->path;
}

/**
 * kb_workspace_get_library:
 *
 * Returns: (transfer none): the sessions' own rows and all that they share.
 */
KbRecordSet *
kb_workspace_get_library (KbWorkspace *self)
{
  g_return_val_if_fail (KB_IS_WORKSPACE (self), NULL);

  return self->library;
}

/**
 * kb_workspace_find_session:
 *
 * Returns: (transfer none) (nullable): the rows of a session that is open now.
 */
KbRecordSet *
kb_workspace_find_session (KbWorkspace *self,
                           gint64       session_id)
{
  g_return_val_if_fail (KB_IS_WORKSPACE (self), NULL);

  return g_hash_table_lookup (self->sessions, &session_id);
}

/**
 * kb_workspace_get_undo_label:
 *
 * Returns: (nullable): what Undo would take back, in words.
 */
const char *
kb_workspace_get_undo_label (KbWorkspace *self)
{
  g_return_val_if_fail (KB_IS_WORKSPACE (self), NULL);

  return self->undo_label;
}

const char *
kb_workspace_get_redo_label (KbWorkspace *self)
{
  g_return_val_if_fail (KB_IS_WORKSPACE (self), NULL);

  return self->redo_label;
}

/**
 * kb_workspace_get_show:
 *
 * Returns: (transfer none) (nullable): the run that is on; a library has one at a time.
 */
KbShow *
kb_workspace_get_show (KbWorkspace *self)
{
  g_return_val_if_fail (KB_IS_WORKSPACE (self), NULL);

  return self->show;
}

void
kb_workspace_set_show (KbWorkspace *self,
                       KbShow      *show)
{
  g_return_if_fail (KB_IS_WORKSPACE (self));

  if (g_set_object (&self->show, show))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW]);
}

static void
session_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KbWorkspace *self = g_task_get_source_object (task);
  const gint64 *id = g_task_get_task_data (task);
  g_autoptr (KbRecordSet) set = NULL;
  GError *error = NULL;
  g_autoptr (GPtrArray) records = kb_store_load_session_finish (KB_STORE (source), result, &error);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  set = g_hash_table_lookup (self->sessions, id);
  if (set != NULL)
    {
      g_object_ref (set);
    }
  else
    {
      set = kb_record_set_new (self->library, *id);
      fill_set (set, records);
      remember_session (self, set);
    }
  g_task_return_pointer (task, g_steal_pointer (&set), g_object_unref);
}

/**
 * kb_workspace_load_session_async:
 * @session_id: which session
 *
 * Loads a session, or hands out the set that another page already holds. The set follows every
 * commit for as long as somebody holds it.
 */
void
kb_workspace_load_session_async (KbWorkspace         *self,
                                 gint64               session_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  KbRecordSet *known;
  gint64 *id;

  g_return_if_fail (KB_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kb_workspace_load_session_async);
  id = g_new (gint64, 1);
  *id = session_id;
  g_task_set_task_data (task, id, g_free);

  known = g_hash_table_lookup (self->sessions, &session_id);
  if (known != NULL)
    g_task_return_pointer (task, g_object_ref (known), g_object_unref);
  else
    kb_store_load_session_async (self->store, session_id, cancellable, session_loaded_cb,
                                 g_steal_pointer (&task));
}

/**
 * kb_workspace_load_session_finish:
 *
 * Returns: (transfer full): the session's rows, or %NULL with an error.
 */
KbRecordSet *
kb_workspace_load_session_finish (KbWorkspace   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  KbWorkspace *self;   /* owned */
  KbEdit      *edit;   /* owned */
} Commit;

static void
edit_committed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Commit *commit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_commit_finish (KB_STORE (source), result, &error);

  if (changes == NULL)
    report_failure (commit->self, error);
  else
    g_signal_emit (commit->self, signals[SIGNAL_COMMITTED], 0, commit->edit);

  g_object_unref (commit->self);
  g_object_unref (commit->edit);
  g_free (commit);
}

/**
 * kb_workspace_edit:
 * @edit: (transfer none): what the user did
 *
 * The one way in. The edit is committed on the store's thread; then the record sets change, and
 * #KbWorkspace::committed follows. When it fails, nothing has changed and #KbWorkspace::failed
 * says why. An edit without steps does nothing. What a running show holds is its #KbEditLock's affair.
 */
void
kb_workspace_edit (KbWorkspace *self,
                   KbEdit      *edit)
{
  Commit *commit;

  g_return_if_fail (KB_IS_WORKSPACE (self));
  g_return_if_fail (KB_IS_EDIT (edit));

  if (kb_edit_get_n_steps (edit) == 0
      || (self->show != NULL && kb_edit_lock_hold (kb_edit_lock_get (self->show), self, edit)))
    return;

  commit = g_new (Commit, 1);
  commit->self = g_object_ref (self);
  commit->edit = g_object_ref (edit);
  kb_store_commit_async (self->store, edit, NULL, edit_committed_cb, commit);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) changes = kb_store_undo_finish (KB_STORE (source), result, &label, &error);

  if (changes == NULL)
    report_failure (self, error);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) changes = kb_store_redo_finish (KB_STORE (source), result, &label, &error);

  if (changes == NULL)
    report_failure (self, error);
}

/**
 * kb_workspace_undo:
 *
 * Takes back the last edit; does nothing when there is none.
 */
void
kb_workspace_undo (KbWorkspace *self)
{
  g_return_if_fail (KB_IS_WORKSPACE (self));

  g_signal_emit (self, signals[SIGNAL_FLUSH], 0);
  if (self->undo_label != NULL)
    kb_store_undo_async (self->store, NULL, undone_cb, g_object_ref (self));
}

void
kb_workspace_redo (KbWorkspace *self)
{
  g_return_if_fail (KB_IS_WORKSPACE (self));

  g_signal_emit (self, signals[SIGNAL_FLUSH], 0);
  if (self->redo_label != NULL)
    kb_store_redo_async (self->store, NULL, redone_cb, g_object_ref (self));
}

static void
gone_back_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KbWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_go_back_finish (KB_STORE (source), result, &error);

  if (changes == NULL)
    report_failure (self, error);
}

/**
 * kb_workspace_go_back:
 * @entry_id: an entry of the history
 * @label: what the step is called
 *
 * Takes back all that was done after an entry, as one step that can be undone.
 */
void
kb_workspace_go_back (KbWorkspace *self,
                      gint64       entry_id,
                      const char  *label)
{
  g_return_if_fail (KB_IS_WORKSPACE (self));
  g_return_if_fail (label != NULL);

  g_signal_emit (self, signals[SIGNAL_FLUSH], 0);
  kb_store_go_back_async (self->store, entry_id, label, NULL, gone_back_cb, g_object_ref (self));
}
