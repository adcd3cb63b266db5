/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-sqlite.h"

G_BEGIN_DECLS

/**
 * KbCopyWatch:
 * @cancellable: (nullable): stops the copy; nothing is left behind
 * @progress: (nullable): called now and then on the copying thread with pages done and in all
 * @data: for @progress
 */
typedef struct
{
  GCancellable          *cancellable;
  GFileProgressCallback  progress;
  gpointer               data;
} KbCopyWatch;

gboolean kb_copy_sync_folder (const char         *path,
                              GError            **error);
gboolean kb_copy_database    (sqlite3            *from,
                              const char         *path,
                              const KbCopyWatch  *watch,
                              GError            **error);

G_END_DECLS
