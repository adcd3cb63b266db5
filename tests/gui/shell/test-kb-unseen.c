/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "kb-gui.h"
#include "kb-unseen.h"

#define PATIENCE_S 30

static void
wait_until_mapped (GtkWidget *widget,
                   gboolean   is_mapped)
{
  const gint64 until_us = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (gtk_widget_get_mapped (widget) != is_mapped)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_only_the_page_in_sight_is_told_of (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *first = adw_bin_new ();
  GtkWidget *second = adw_bin_new ();

  kb_unseen_watch (first);
  kb_unseen_watch (second);
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_stack_add_child (GTK_STACK (stack), first);
  gtk_stack_add_child (GTK_STACK (stack), second);
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  wait_until_mapped (first, TRUE);
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  gtk_stack_set_visible_child (GTK_STACK (stack), second);
  wait_until_mapped (first, FALSE);
  wait_until_mapped (second, TRUE);
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kb_gui_init ();

  g_test_add_func ("/gui/unseen/only-the-page-in-sight-is-told-of", test_only_the_page_in_sight_is_told_of);

  return g_test_run ();
}
