/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "bench-window.h"
#include "build-places.h"
#include "kb-gui.h"

void
bench_window_init (BenchWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_setenv ("GSETTINGS_SCHEMA_DIR", KB_BUILD_SCHEMADIR, FALSE);
  adw_init ();
  kb_gui_init ();
  self->folder = g_dir_make_tmp ("kaibo-bench-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "library.db", NULL);
  self->workspace = kb_workspace_open (path, &error);
  g_assert_no_error (error);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
bench_window_load (BenchWindow *self,
                   gint64       session_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kb_workspace_load_session_async (self->workspace, session_id, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  self->plan = kb_workspace_load_session_finish (self->workspace, result, &error);
  g_assert_no_error (error);
}

static void
before_paint_cb (BenchWindow *self)
{
  self->frame_us = g_get_monotonic_time ();
}

static void
after_paint_cb (BenchWindow *self)
{
  self->cost_us = g_get_monotonic_time () - self->frame_us;
  self->n_frames++;
}

/**
 * bench_window_show:
 * @page: (transfer floating): what the window shows
 *
 * Shows a window of 1440 × 900 and waits until it stands.
 */
void
bench_window_show (BenchWindow *self,
                   GtkWidget   *page)
{
  GdkFrameClock *clock;

  self->window = gtk_window_new ();
  self->page = page;
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1440, 900);
  gtk_window_set_child (GTK_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  while ((clock = gtk_widget_get_frame_clock (self->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  bench_window_wait (self, 5);
}

void
bench_window_wait (BenchWindow *self,
                   guint        n_frames)
{
  const guint goal = self->n_frames + n_frames;

  while (self->n_frames < goal)
    {
      gtk_widget_queue_draw (self->page);
      g_main_context_iteration (NULL, TRUE);
    }
}

void
bench_window_clear (BenchWindow *self)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };

  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/**
 * bench_find:
 *
 * Returns: (transfer none) (nullable): @widget or the first in it that is of the type.
 */
GtkWidget *
bench_find (GtkWidget *widget,
            GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * bench_get_ms:
 * @began: monotonic, microseconds
 *
 * Returns: the milliseconds since then.
 */
double
bench_get_ms (gint64 began)
{
  return (g_get_monotonic_time () - began) / 1000.0;
}

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * bench_pick:
 * @values: what was measured; it is sorted
 * @part: 0.5 for the median
 *
 * Returns: the value below which that part of them is.
 */
double
bench_pick (double *values,
            guint   n,
            double  part)
{
  qsort (values, n, sizeof *values, compare);
  return values[MIN ((guint) (n * part), n - 1)];
}

/**
 * bench_print:
 * @bench: what was measured, before the name
 * @limit_ms: the bar
 *
 * One figure with its bar, in a line that tools find.
 */
void
bench_print (const char *bench,
             const char *name,
             double      ms,
             double      limit_ms)
{
  g_print ("bench: %s-%s %.1f ms (bar ≤ %.1f) %s\n", bench, name, ms, limit_ms, ms <= limit_ms ? "ok" : "short");
}
