/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "kb-gui.h"
#include "kb-tooltip-guard.h"

/* A window, what is in it, and a dialog over it. */
typedef struct
{
  GObject   *owner;
  GtkWindow *window;
  GtkWidget *content;
  GtkWindow *dialog;
} Stage;

static void
set_up (Stage    *stage,
        gboolean  is_modal)
{
  stage->owner = g_object_new (G_TYPE_OBJECT, NULL);
  kb_tooltip_guard_watch (stage->owner);

  stage->window = GTK_WINDOW (gtk_window_new ());
  stage->content = gtk_label_new ("content");
  gtk_window_set_child (stage->window, stage->content);
  gtk_window_present (stage->window);

  stage->dialog = g_object_new (ADW_TYPE_WINDOW, "transient-for", stage->window, "modal", is_modal, NULL);
}

static void
tear_down (Stage *stage)
{
  gtk_window_destroy (stage->dialog);
  gtk_window_destroy (stage->window);
  g_assert_finalize_object (stage->owner);
}

static void
test_modal_dialog_covers (void)
{
  Stage stage;

  set_up (&stage, TRUE);
  g_assert_true (gtk_widget_get_can_target (stage.content));

  for (int i = 0; i < 2; i++)
    {
      gtk_window_present (stage.dialog);
      g_assert_false (gtk_widget_get_can_target (stage.content));
      gtk_widget_set_visible (GTK_WIDGET (stage.dialog), FALSE);
      g_assert_true (gtk_widget_get_can_target (stage.content));
    }

  tear_down (&stage);
}

static void
test_other_window_does_not (void)
{
  Stage stage;

  set_up (&stage, FALSE);
  gtk_window_present (stage.dialog);
  g_assert_true (gtk_widget_get_can_target (stage.content));
  tear_down (&stage);
}

static void
test_destroyed_dialog_uncovers (void)
{
  Stage stage;

  set_up (&stage, TRUE);
  gtk_window_present (stage.dialog);
  gtk_window_destroy (stage.dialog);
  g_assert_true (gtk_widget_get_can_target (stage.content));

  gtk_window_destroy (stage.window);
  g_assert_finalize_object (stage.owner);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kb_gui_init ();

  g_test_add_func ("/gui/tooltip-guard/below-a-modal-dialog-nothing-is-pointed-at", test_modal_dialog_covers);
  g_test_add_func ("/gui/tooltip-guard/a-window-beside-takes-nothing-away", test_other_window_does_not);
  g_test_add_func ("/gui/tooltip-guard/a-dialog-destroyed-gives-it-back", test_destroyed_dialog_uncovers);

  return g_test_run ();
}
