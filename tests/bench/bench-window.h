/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

/**
 * BenchWindow:
 * @folder: (owned): of the library
 * @workspace: (owned): on an empty library
 * @plan: (owned) (nullable): the session that was loaded
 * @window: (nullable): what bench_window_show() made
 * @page: (nullable): what is in it
 * @frame_us: when the frame that is being made began, monotonic
 * @cost_us: what the last one cost
 * @n_frames: how many were painted
 *
 * What every benchmark of a window needs: a library of its own, a window, and its frames.
 */
typedef struct
{
  char        *folder;
  KbWorkspace *workspace;
  KbRecordSet *plan;
  GtkWidget   *window;
  GtkWidget   *page;
  gint64       frame_us;
  gint64       cost_us;
  guint        n_frames;
} BenchWindow;

void       bench_window_init  (BenchWindow *self);
void       bench_window_load  (BenchWindow *self,
                               gint64       session_id);
void       bench_window_show  (BenchWindow *self,
                               GtkWidget   *page);
void       bench_window_wait  (BenchWindow *self,
                               guint        n_frames);
void       bench_window_clear (BenchWindow *self);

GtkWidget *bench_find         (GtkWidget   *widget,
                               GType        type);
double     bench_get_ms       (gint64       began);
double     bench_pick         (double      *values,
                               guint        n,
                               double       part);
void       bench_print        (const char  *bench,
                               const char  *name,
                               double       ms,
                               double       limit_ms);

G_END_DECLS
