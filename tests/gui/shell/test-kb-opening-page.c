/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "kb-gui.h"
#include "kb-opening-page.h"

static gboolean
end_patience (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A library that is open at once flashes no words, one that takes its time says so. */
static void
test_explains_what_takes_its_time (void)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (KB_TYPE_OPENING_PAGE, NULL));
  GtkWidget *explanation = GTK_WIDGET (gtk_widget_get_template_child (page, KB_TYPE_OPENING_PAGE, "explanation"));
  GtkWidget *window = adw_window_new ();
  gboolean is_over = FALSE;
  const guint end = g_timeout_add_seconds (20, end_patience, &is_over);

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (explanation));
  while (!gtk_widget_get_visible (explanation) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);

  g_source_remove (end);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (page);
}

/* Gone before its time, it leaves no timer behind. */
static void
test_ends_with_its_window (void)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (KB_TYPE_OPENING_PAGE, NULL));
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kb_gui_init ();

  g_test_add_func ("/gui/opening-page/explains-what-takes-its-time", test_explains_what_takes_its_time);
  g_test_add_func ("/gui/opening-page/ends-with-its-window", test_ends_with_its_window);

  return g_test_run ();
}
