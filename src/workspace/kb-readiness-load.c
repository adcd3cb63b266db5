/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-readiness-load"

#include "config.h"

#include "kb-elsewhere-query.h"
#include "kb-promises.h"
#include "kb-readiness-load.h"
#include "kb-supply.h"

/* What the rules need of other sessions is asked of the library: who is where, and who promises which goods. */

static KbReadiness *
create (KbRecordSet       *plan,
        const KbElsewhere *elsewhere,
        GArray            *promises)
{
  KbRecordSet *library = kb_record_set_get_library (plan);
  g_autoptr (GPtrArray) supply = library != NULL ? kb_supply_check (library, promises, g_get_real_time ()) : NULL;

  return kb_readiness_new (plan, elsewhere, supply);
}

/**
 * kb_readiness_load:
 * @store: the library
 * @plan: a session, with the library's set behind it
 *
 * Looks at a session with every rule there is, as kb_readiness_new(). Blocks.
 *
 * Returns: (transfer full) (nullable): what was found.
 */
KbReadiness *
kb_readiness_load (KbStore      *store,
                   KbRecordSet  *plan,
                   GError      **error)
{
  g_autoptr (KbElsewhere) elsewhere = kb_elsewhere_load (store, kb_record_set_get_session (plan), error);
  g_autoptr (GArray) promises = elsewhere != NULL ? kb_promises_load (store, error) : NULL;

  return promises != NULL ? create (plan, elsewhere, promises) : NULL;
}

static void
promises_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GArray) promises = kb_promises_load_finish (KB_STORE (source), result, &error);
  KbRecordSet *plan = g_task_get_source_object (task);

  if (promises == NULL)
    g_task_return_error (task, error);
  /* The session may have been deleted meanwhile. */
  else if (kb_record_set_get_session (plan) == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The session is gone");
  else
    g_task_return_pointer (task, create (plan, g_task_get_task_data (task), promises),
                           (GDestroyNotify) kb_readiness_free);
}

static void
elsewhere_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  KbElsewhere *elsewhere = kb_elsewhere_load_finish (KB_STORE (source), result, &error);

  if (elsewhere == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, elsewhere, (GDestroyNotify) kb_elsewhere_free);
  kb_promises_load_async (KB_STORE (source), g_task_get_cancellable (task), promises_loaded_cb, g_object_ref (task));
}

/**
 * kb_readiness_load_async:
 * @store: the library
 * @plan: a session, with the library's set behind it
 *
 * As kb_readiness_load(); the library is asked behind the window's back, the rules are applied in front of it.
 */
void
kb_readiness_load_async (KbStore             *store,
                         KbRecordSet         *plan,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (plan, cancellable, callback, user_data);

  g_task_set_source_tag (task, kb_readiness_load_async);
  kb_elsewhere_load_async (store, kb_record_set_get_session (plan), cancellable, elsewhere_loaded_cb, task);
}

/**
 * kb_readiness_load_finish:
 *
 * Returns: (transfer full) (nullable): what was found.
 */
KbReadiness *
kb_readiness_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
