/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-supply-watch"

#include "config.h"

#include "kb-promises.h"
#include "kb-supply-watch.h"
#include "kb-supply.h"

/**
 * KbSupplyWatch:
 *
 * What is wrong with the supply of all sessions, kept up to date: a lineup, a delivery or a count that
 * changes anywhere, in this window or another, is asked for anew behind the desk's back.
 */
struct _KbSupplyWatch
{
  GObject        parent_instance;

  KbWorkspace   *workspace;     /* owned */
  GCancellable  *cancellable;   /* owned: ends the question that is being asked */
  GArray        *promises;      /* owned (element-type KbSupplyPromise) */
  GPtrArray     *problems;      /* owned (element-type KbProblem) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbSupplyWatch, kb_supply_watch, G_TYPE_OBJECT)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbSupplyWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) promises = kb_promises_load_finish (KB_STORE (source), result, &error);

  if (promises == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }

  g_array_unref (self->promises);
  self->promises = g_steal_pointer (&promises);
  g_ptr_array_unref (self->problems);
  self->problems = kb_supply_check (kb_workspace_get_library (self->workspace), self->promises, g_get_real_time ());
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ask (KbSupplyWatch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kb_promises_load_async (kb_workspace_get_store (self->workspace), self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
concerns_supply (KbEntityKind kind)
{
  switch ((int) kind)
    {
    case KB_ENTITY_SESSION:
    case KB_ENTITY_LINEUP_ITEM:
    case KB_ENTITY_LINEUP_SPEC:
    case KB_ENTITY_PRODUCT:
    case KB_ENTITY_PRODUCT_SPEC:
    case KB_ENTITY_DELIVERY:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
store_changed_cb (KbSupplyWatch *self,
                  GPtrArray     *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (concerns_supply (((KbChange *) g_ptr_array_index (changes, i))->kind))
      {
        ask (self);
        return;
      }
}

static void
kb_supply_watch_dispose (GObject *object)
{
  KbSupplyWatch *self = KB_SUPPLY_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_supply_watch_parent_class)->dispose (object);
}

static void
kb_supply_watch_finalize (GObject *object)
{
  KbSupplyWatch *self = KB_SUPPLY_WATCH (object);

  g_ptr_array_unref (self->problems);
  g_array_unref (self->promises);

  G_OBJECT_CLASS (kb_supply_watch_parent_class)->finalize (object);
}

static void
kb_supply_watch_class_init (KbSupplyWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_supply_watch_dispose;
  object_class->finalize = kb_supply_watch_finalize;

  /**
   * KbSupplyWatch::changed:
   *
   * The problems were found anew; also the first time.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_SUPPLY_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_supply_watch_init (KbSupplyWatch *self)
{
  self->promises = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->problems = kb_problems_new ();
}

/**
 * kb_supply_watch_new:
 * @workspace: (transfer none): the library to watch
 *
 * Returns: (transfer full): a watch that knows of no problem until it says #KbSupplyWatch::changed.
 */
KbSupplyWatch *
kb_supply_watch_new (KbWorkspace *workspace)
{
  KbSupplyWatch *self = g_object_new (KB_TYPE_SUPPLY_WATCH, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (kb_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ask (self);

  return self;
}

/**
 * kb_supply_watch_get_problems:
 *
 * Returns: (transfer none) (element-type KbProblem): as kb_supply_check() gives them; until the next change.
 */
GPtrArray *
kb_supply_watch_get_problems (KbSupplyWatch *self)
{
  g_return_val_if_fail (KB_IS_SUPPLY_WATCH (self), NULL);

  return self->problems;
}

/**
 * kb_supply_watch_get_promises:
 *
 * Returns: (transfer none) (element-type KbSupplyPromise): what all sessions that are not over offer.
 */
GArray *
kb_supply_watch_get_promises (KbSupplyWatch *self)
{
  g_return_val_if_fail (KB_IS_SUPPLY_WATCH (self), NULL);

  return self->promises;
}
