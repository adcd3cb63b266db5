/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "kb-error.h"
#include "kb-gui.h"
#include "kb-progress-window.h"

#define PATIENCE_S 10

typedef struct
{
  gboolean  is_done;
  gboolean  is_good;
  GError   *error;
} Outcome;

static gboolean
work_at_once (gpointer                data,
              GCancellable           *cancellable,
              GFileProgressCallback   progress,
              gpointer                progress_data,
              GError                **error)
{
  progress (1, 1, progress_data);
  return TRUE;
}

static gboolean
work_in_vain (gpointer                data,
              GCancellable           *cancellable,
              GFileProgressCallback   progress,
              gpointer                progress_data,
              GError                **error)
{
  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "show.kaibo:3: nonsense");
  return FALSE;
}

/* Half done, and no further until it is stopped. */
static gboolean
work_for_ever (gpointer                data,
               GCancellable           *cancellable,
               GFileProgressCallback   progress,
               gpointer                progress_data,
               GError                **error)
{
  GPollFD fd;

  progress (50, 100, progress_data);
  g_assert_true (g_cancellable_make_pollfd (cancellable, &fd));
  g_poll (&fd, 1, PATIENCE_S * 1000);
  g_cancellable_release_fd (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->is_good = kb_progress_window_run_finish (result, &outcome->error);
  outcome->is_done = TRUE;
}

static GtkWidget *
find_progress_window (void)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (KB_IS_PROGRESS_WINDOW (window))
        return window;
    }
  return NULL;
}

static void
wait_until_done (Outcome *outcome)
{
  const gint64 until_us = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (!outcome->is_done || find_progress_window () != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_quick_work_shows_nothing (void)
{
  GtkWidget *parent = adw_window_new ();
  Outcome outcome = { FALSE };

  kb_progress_window_run_async (GTK_WINDOW (parent), "Working…", work_at_once, NULL, NULL, done_cb, &outcome);
  g_assert_false (gtk_widget_get_mapped (find_progress_window ()));
  wait_until_done (&outcome);
  g_assert_true (outcome.is_good);
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
test_failure_is_handed_on (void)
{
  GtkWidget *parent = adw_window_new ();
  Outcome outcome = { FALSE };

  kb_progress_window_run_async (GTK_WINDOW (parent), "Working…", work_in_vain, g_strdup ("data"), g_free, done_cb,
                                &outcome);
  wait_until_done (&outcome);
  g_assert_false (outcome.is_good);
  g_assert_error (outcome.error, KB_ERROR, KB_ERROR_INPUT);
  g_clear_error (&outcome.error);
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
test_cancel_stops_the_work (void)
{
  const gint64 until_us = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  GtkWidget *parent = adw_window_new ();
  GtkWidget *window;
  Outcome outcome = { FALSE };

  gtk_window_present (GTK_WINDOW (parent));
  kb_progress_window_run_async (GTK_WINDOW (parent), "Working…", work_for_ever, NULL, NULL, done_cb, &outcome);
  window = find_progress_window ();
  while (!gtk_widget_get_mapped (window))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_false (outcome.is_done);

  gtk_window_close (GTK_WINDOW (window));
  wait_until_done (&outcome);
  g_assert_false (outcome.is_good);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  gtk_window_destroy (GTK_WINDOW (parent));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kb_gui_init ();

  g_test_add_func ("/gui/progress-window/quick-work-shows-nothing", test_quick_work_shows_nothing);
  g_test_add_func ("/gui/progress-window/failure-is-handed-on", test_failure_is_handed_on);
  g_test_add_func ("/gui/progress-window/cancel-stops-the-work", test_cancel_stops_the_work);

  return g_test_run ();
}
