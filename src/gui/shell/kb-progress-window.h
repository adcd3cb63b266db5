/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbProgressWork:
 * @cancellable: to be looked at often
 * @progress: to be called now and then with how much of how much is done
 *
 * Work that takes its time, on a thread of its own; it touches no widget.
 */
typedef gboolean (*KbProgressWork) (gpointer               data,
                                    GCancellable          *cancellable,
                                    GFileProgressCallback  progress,
                                    gpointer               progress_data,
                                    GError               **error);

#define KB_TYPE_PROGRESS_WINDOW (kb_progress_window_get_type ())

G_DECLARE_FINAL_TYPE (KbProgressWindow, kb_progress_window, KB, PROGRESS_WINDOW, AdwWindow)

void     kb_progress_window_run_async  (GtkWindow           *parent,
                                        const char          *heading,
                                        KbProgressWork       work,
                                        gpointer             data,
                                        GDestroyNotify       data_free,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gboolean kb_progress_window_run_finish (GAsyncResult        *result,
                                        GError             **error);

G_END_DECLS
