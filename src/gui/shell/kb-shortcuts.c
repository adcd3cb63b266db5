/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-shortcuts"

#include "config.h"

#include "kb-shortcuts.h"

/**
 * kb_shortcuts_present:
 * @parent: the window that it belongs to
 *
 * Shows which keys do what. Built when it is asked for: GTK's own help overlay is built with every window.
 */
void
kb_shortcuts_present (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/kaibo/Kaibo/ui/shell/kb-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
