/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-guard"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-edit-guard.h"
#include "kb-show-guard.h"
#include "kb-stage.h"

/*
 * A show outlives its window. When a library opens in which a session is live, that session comes to the front;
 * its Live page asks whether to go on. And while a run is on, closing the window asks first.
 */

static gboolean
destroy_cb (gpointer user_data)
{
  gtk_window_destroy (user_data);
  return G_SOURCE_REMOVE;
}

static void
leave_answered_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   KbWorkspace      *workspace)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  KbShow *show = kb_workspace_get_show (workspace);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "close"))
    return;

  if (show != NULL && !kb_show_flush (show, &error))
    g_warning ("Events of the show are lost: %s", error->message);

  /* Not from under its own question, which is still being answered. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (window), g_object_unref);
}

static gboolean
close_request_cb (GtkWindow   *window,
                  KbWorkspace *workspace)
{
  KbShow *show = kb_workspace_get_show (workspace);
  GtkWidget *dialog;

  if (show == NULL || kb_show_is_ended (show))
    return GDK_EVENT_PROPAGATE;

  dialog = adw_message_dialog_new (window, _("Close While the Show Is Running?"),
                                   _("The clock goes on, and nothing is lost. When Kaibo is started again, the show "
                                     "continues on the cue that is on then."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Keep Open"), "close", _("_Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_answered_cb), workspace, 0);
  gtk_window_present (GTK_WINDOW (dialog));

  return GDK_EVENT_STOP;
}

/**
 * kb_show_guard_watch:
 * @window: the window with the action `win.open-session`
 * @workspace: (transfer none): the library that it opened
 *
 * Brings a session that is live to the front, and from now on asks before @window closes on a run, and before an edit
 * changes it.
 */
void
kb_show_guard_watch (GtkWindow   *window,
                     KbWorkspace *workspace)
{
  const gint64 live_id = kb_stage_find_live (workspace);

  g_return_if_fail (GTK_IS_WINDOW (window));

  kb_edit_guard_watch (window, workspace);
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), workspace, 0);
  if (live_id != 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-session", "x", live_id);
}
