/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with a button and an entry, for the lab to try itself on. */

#define G_LOG_DOMAIN "lab-window"

#include "config.h"

#include <gtk/gtk.h>

static void
button_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  gtk_button_set_label (button, "Pressed");
}

static void
activate_cb (GApplication *app,
             gpointer      user_data)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (app));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label ("Press");

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Words", -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), NULL);
  gtk_window_set_title (GTK_WINDOW (window), "Lab");
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) app = gtk_application_new ("io.github.kaibo.Lab", G_APPLICATION_DEFAULT_FLAGS);

  g_set_prgname ("lab-window");
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
