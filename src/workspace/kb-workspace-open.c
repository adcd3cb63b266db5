/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-workspace-open"

#include "config.h"

#include "kb-workspace-private.h"

/**
 * kb_workspace_open:
 * @path: the library's file; made when it is not there
 *
 * Opens a library and loads what all sessions share. Blocks.
 *
 * Returns: (transfer full): the workspace, or %NULL with an error of %KB_ERROR.
 */
KbWorkspace *
kb_workspace_open (const char  *path,
                   GError     **error)
{
  g_autoptr (KbStore) store = kb_store_open (path, KB_STORE_CREATE, error);
  g_autoptr (GPtrArray) records = NULL;

  if (store == NULL)
    return NULL;
  records = kb_store_load_library (store, error);

  return records != NULL ? kb_workspace_new (path, store, records) : NULL;
}

static void
library_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_store_load_library_finish (KB_STORE (source), result, &error);

  if (records == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, kb_workspace_new (g_task_get_task_data (task), KB_STORE (source), records),
                           g_object_unref);
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (KbStore) store = kb_store_open_finish (result, &error);

  if (store == NULL)
    g_task_return_error (task, error);
  else
    kb_store_load_library_async (store, g_task_get_cancellable (task), library_loaded_cb, g_object_ref (task));
}

/**
 * kb_workspace_open_async:
 * @path: the library's file; made when it is not there
 *
 * Like kb_workspace_open(); an older library is brought up to date and the sessions are read while the window comes up.
 */
void
kb_workspace_open_async (const char          *path,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kb_workspace_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  kb_store_open_async (path, cancellable, store_opened_cb, g_steal_pointer (&task));
}

KbWorkspace *
kb_workspace_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
