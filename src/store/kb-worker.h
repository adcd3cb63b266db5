/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KbWorker KbWorker;

typedef void (*KbWorkerFunc) (gpointer state,
                              gpointer data);

/* Returns: whether there is more to do. */
typedef gboolean (*KbWorkerIdle) (gpointer state);

KbWorker *kb_worker_new  (const char     *name,
                          gpointer        state,
                          GDestroyNotify  free_state,
                          KbWorkerIdle    idle,
                          guint           idle_ms);
void      kb_worker_free (KbWorker       *self);
void      kb_worker_push (KbWorker       *self,
                          KbWorkerFunc    func,
                          gpointer        data);
void      kb_worker_run  (KbWorker       *self,
                          KbWorkerFunc    func,
                          gpointer        data);

G_END_DECLS
