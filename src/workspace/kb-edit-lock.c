/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-edit-lock"

#include "config.h"

#include "kb-edit-lock.h"
#include "kb-live-edit.h"
#include "kb-show-private.h"

/**
 * KbEditLock:
 *
 * While a session is live, lengths, order and hard starts are the running show's: an edit of them is held until each of its
 * cues was unlocked, and then it is the same event as on the desk. The plan follows only where that was asked for.
 */
struct _KbEditLock
{
  GObject     parent_instance;

  KbShow     *show;         /* borrowed: it owns us */
  GHashTable *open;         /* owned: gint64* cue → whether the plan follows */
  gboolean    is_passing;   /* an edit was answered for and goes to the store */
};

enum
{
  SIGNAL_HELD,
  SIGNAL_APPLIED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbEditLock, kb_edit_lock, G_TYPE_OBJECT)

static void
kb_edit_lock_finalize (GObject *object)
{
  g_clear_pointer (&KB_EDIT_LOCK (object)->open, g_hash_table_unref);

  G_OBJECT_CLASS (kb_edit_lock_parent_class)->finalize (object);
}

static void
kb_edit_lock_class_init (KbEditLockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_edit_lock_finalize;

  /**
   * KbEditLock::held:
   * @edit: an edit of cues that are locked
   * @cue_ids: (element-type gint64): those cues
   *
   * Somebody must say whether it is meant: kb_edit_lock_unlock(), or nothing happens.
   */
  signals[SIGNAL_HELD] = g_signal_new ("held", KB_TYPE_EDIT_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, KB_TYPE_EDIT, G_TYPE_ARRAY);

  /**
   * KbEditLock::applied:
   * @edit: an edit of cues that are unlocked
   * @n_events: how many events it was in the show; 0: the show could not follow
   * @with_plan: the plan follows
   */
  signals[SIGNAL_APPLIED] = g_signal_new ("applied", KB_TYPE_EDIT_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 3, KB_TYPE_EDIT, G_TYPE_UINT, G_TYPE_BOOLEAN);

  /**
   * KbEditLock::changed:
   *
   * Other cues are unlocked than before.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_EDIT_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_edit_lock_init (KbEditLock *self)
{
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kb_edit_lock_get:
 * @show: a run
 *
 * Returns: (transfer none): its lock.
 */
KbEditLock *
kb_edit_lock_get (KbShow *show)
{
  KbEditLock *self;

  g_return_val_if_fail (KB_IS_SHOW (show), NULL);

  self = g_object_get_data (G_OBJECT (show), "kb-edit-lock");
  if (self != NULL)
    return self;

  self = g_object_new (KB_TYPE_EDIT_LOCK, NULL);
  self->show = show;
  g_object_set_data_full (G_OBJECT (show), "kb-edit-lock", self, g_object_unref);
  return self;
}

static GPtrArray *
create_events (KbEditLock *self,
               KbEdit     *edit)
{
  KbStamp now;

  kb_clock_read (kb_show_get_clock (self->show), &now);
  return kb_live_edit_create_events (kb_show_get_run (self->show), kb_show_get_plan (self->show), edit, &now);
}

/* The plan follows when that was asked for every cue of it. */
static void
apply (KbEditLock  *self,
       KbWorkspace *workspace,
       KbEdit      *edit,
       gboolean     with_plan)
{
  g_autoptr (GPtrArray) events = create_events (self, edit);
  g_autoptr (KbEdit) rest = with_plan ? g_object_ref (edit) : kb_live_edit_create_rest (edit);
  guint n_events = 0;

  while (events->len > 0)
    n_events += kb_show_add_event (self->show, g_ptr_array_steal_index (events, 0)) ? 1 : 0;

  self->is_passing = TRUE;
  kb_workspace_edit (workspace, rest);
  self->is_passing = FALSE;
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, edit, n_events, with_plan);
}

/* The cues of @edit that are locked; @with_plan: whether the plan follows for all that are not. */
static GArray *
list_locked (KbEditLock *self,
             GArray     *cues,
             gboolean   *with_plan)
{
  GArray *locked = g_array_new (FALSE, FALSE, sizeof (gint64));

  *with_plan = TRUE;
  for (guint i = 0; i < cues->len; i++)
    {
      gpointer follows;

      if (!g_hash_table_lookup_extended (self->open, &g_array_index (cues, gint64, i), NULL, &follows))
        g_array_append_val (locked, g_array_index (cues, gint64, i));
      else if (!GPOINTER_TO_INT (follows))
        *with_plan = FALSE;
    }

  return locked;
}

/**
 * kb_edit_lock_hold:
 * @workspace: the library
 * @edit: what the user did
 *
 * Looks at an edit before it goes to the store. One that touches what is locked is told by #KbEditLock::held; one whose
 * cues are all unlocked is made in the show.
 *
 * Returns: %FALSE when the edit is no affair of the show: it goes on as ever.
 */
gboolean
kb_edit_lock_hold (KbEditLock  *self,
                   KbWorkspace *workspace,
                   KbEdit      *edit)
{
  g_autoptr (GArray) cues = NULL;
  g_autoptr (GArray) locked = NULL;
  gboolean with_plan;

  g_return_val_if_fail (KB_IS_EDIT_LOCK (self), FALSE);

  if (self->is_passing || kb_show_is_ended (self->show) || kb_show_get_kind (self->show) != KB_RUN_KIND_LIVE
      || !g_signal_has_handler_pending (self, signals[SIGNAL_HELD], 0, FALSE))
    return FALSE;

  cues = kb_live_edit_list_cues (kb_show_get_plan (self->show), edit);
  if (cues->len == 0)
    return FALSE;

  locked = list_locked (self, cues, &with_plan);
  if (locked->len > 0)
    g_signal_emit (self, signals[SIGNAL_HELD], 0, edit, locked);
  else
    apply (self, workspace, edit, with_plan);
  return TRUE;
}

/**
 * kb_edit_lock_can_follow:
 *
 * Returns: %FALSE when the show cannot do what @edit does: its cues have been on.
 */
gboolean
kb_edit_lock_can_follow (KbEditLock *self,
                         KbEdit     *edit)
{
  g_autoptr (GPtrArray) events = NULL;

  g_return_val_if_fail (KB_IS_EDIT_LOCK (self), FALSE);

  events = create_events (self, edit);
  return events->len > 0;
}

/**
 * kb_edit_lock_unlock:
 * @edit: an edit that was held
 * @with_plan: the plan follows, now and whenever one of its cues is edited again
 *
 * Unlocks the cues of an edit until they are locked again or the show ends, and makes it.
 */
void
kb_edit_lock_unlock (KbEditLock  *self,
                     KbWorkspace *workspace,
                     KbEdit      *edit,
                     gboolean     with_plan)
{
  g_autoptr (GArray) cues = NULL;

  g_return_if_fail (KB_IS_EDIT_LOCK (self));
  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  cues = kb_live_edit_list_cues (kb_show_get_plan (self->show), edit);
  for (guint i = 0; i < cues->len; i++)
    g_hash_table_insert (self->open, g_memdup2 (&g_array_index (cues, gint64, i), sizeof (gint64)),
                         GINT_TO_POINTER (with_plan));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  apply (self, workspace, edit, with_plan);
}

/**
 * kb_edit_lock_get_open:
 *
 * Returns: (transfer full) (element-type gint64): the cues that are unlocked, in no order.
 */
GArray *
kb_edit_lock_get_open (KbEditLock *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (KB_IS_EDIT_LOCK (self), ids);

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);

  return ids;
}

/**
 * kb_edit_lock_lock_all:
 *
 * Locks every cue again.
 */
void
kb_edit_lock_lock_all (KbEditLock *self)
{
  g_return_if_fail (KB_IS_EDIT_LOCK (self));

  g_hash_table_remove_all (self->open);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
