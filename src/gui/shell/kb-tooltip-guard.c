/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-tooltip-guard"

#include "config.h"

#include "kb-tooltip-guard.h"

/*
 * No tooltip beside a question. GTK opens one under a pointer that rests whenever the window is laid out anew, so at
 * the very moment too at which a dialog takes the focus. sway 1.7 then takes the tooltip's role away and ends the
 * connection at its next frame ("xdg_surface must have a role"), and the program with it, in the middle of a show.
 */

static void
dialog_gone_cb (GtkWidget *dialog,
                GtkWidget *content)
{
  gtk_widget_set_can_target (content, TRUE);
  g_signal_handlers_disconnect_by_func (dialog, dialog_gone_cb, content);
}

/* What cannot be pointed at has no tooltip; it is below a modal dialog, so that takes nothing from it. */
static void
window_mapped_cb (GtkWidget *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));
  GtkWidget *content = parent != NULL ? gtk_widget_get_first_child (GTK_WIDGET (parent)) : NULL;

  if (content == NULL || !gtk_window_get_modal (GTK_WINDOW (window)))
    return;

  gtk_widget_set_can_target (content, FALSE);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (parent));
  g_signal_connect_object (window, "unmap", G_CALLBACK (dialog_gone_cb), content, 0);
}

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       removed,
                    guint       added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "map", G_CALLBACK (window_mapped_cb), NULL);
    }
}

/**
 * kb_tooltip_guard_watch:
 * @owner: (transfer none): for whose life it is done
 *
 * From now on no window shows a tooltip while a modal dialog is over it.
 */
void
kb_tooltip_guard_watch (GObject *owner)
{
  g_return_if_fail (G_IS_OBJECT (owner));

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), owner, 0);
}
