/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-edit-guard"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-edit-guard.h"
#include "kb-edit-lock.h"

/*
 * Asks before an edit of the plan changes the show that is on: each cue is unlocked once, for the show alone or for the
 * plan too.
 */

typedef struct
{
  KbWorkspace *workspace;   /* owned */
  KbEditLock  *lock;        /* owned */
  KbEdit      *edit;        /* owned */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->workspace);
  g_object_unref (question->lock);
  g_object_unref (question->edit);
  g_free (question);
}

/* What is still shown as typed is shown as it is in the plan again. */
static void
tell (KbWorkspace *workspace,
      const char  *text)
{
  g_signal_emit_by_name (workspace, "failed", text);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "cancel"))
    tell (question->workspace, _("Nothing was changed: the cue is locked while the show is on."));
  else
    kb_edit_lock_unlock (question->lock, question->workspace, question->edit, g_str_equal (response, "plan"));
}

static char *
describe (KbEditLock *lock,
          KbEdit     *edit)
{
  if (!kb_edit_lock_can_follow (lock, edit))
    /* Translators: %s is what the user did: "Set length of C03" */
    return g_strdup_printf (_("%s.\n\nThe running show cannot follow: this has been on air, or comes before what is. "
                              "Only the plan can change."), kb_edit_get_label (edit));

  /* Translators: %s is what the user did: "Set length of C20" */
  return g_strdup_printf (_("%s.\n\nLength, order and hard starts are the running show's. Once unlocked, such an edit is made "
                            "in the show at once, as on the desk, until the cue is locked again."), kb_edit_get_label (edit));
}

static void
ask (GtkWindow   *window,
     Question    *question,
     guint        n_cues)
{
  const gboolean can_follow = kb_edit_lock_can_follow (question->lock, question->edit);
  g_autofree char *title = g_strdup_printf (ngettext ("Unlock %u Cue While the Show Is On?",
                                                      "Unlock %u Cues While the Show Is On?", n_cues), n_cues);
  g_autofree char *body = describe (question->lock, question->edit);
  GtkWidget *dialog = adw_message_dialog_new (window, title, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  if (can_follow)
    {
      adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "plan", _("Show and _Plan"), "show",
                                        _("_Show Only"), NULL);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "show", ADW_RESPONSE_SUGGESTED);
    }
  else
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "plan", _("_Plan Only"));
    }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
held_cb (KbEditLock *lock,
         KbEdit     *edit,
         GArray     *cues,
         GtkWindow  *window)
{
  Question *question = g_new0 (Question, 1);

  question->workspace = g_object_ref (g_object_get_data (G_OBJECT (window), "kb-edit-guard"));
  question->lock = g_object_ref (lock);
  question->edit = g_object_ref (edit);
  ask (window, question, cues->len);
}

static void
applied_cb (KbEditLock *lock,
            KbEdit     *edit,
            guint       n_events,
            gboolean    with_plan,
            GtkWindow  *window)
{
  g_autofree char *text = NULL;

  if (n_events == 0 && !with_plan)
    text = g_strdup (_("The running show cannot follow: this has been on air, or comes before what is."));
  else if (n_events == 0)
    return;
  else if (with_plan)
    /* Translators: %s is what the user did: "Set length of C20" */
    text = g_strdup_printf (_("%s: in the show and in the plan"), kb_edit_get_label (edit));
  else
    /* Translators: %s is what the user did: "Set length of C20" */
    text = g_strdup_printf (_("%s: in the show only; Ctrl+Z on the desk takes it back"), kb_edit_get_label (edit));
  tell (g_object_get_data (G_OBJECT (window), "kb-edit-guard"), text);
}

static void
show_changed_cb (KbWorkspace *workspace,
                 GParamSpec  *pspec,
                 GtkWindow   *window)
{
  KbShow *show = kb_workspace_get_show (workspace);
  KbEditLock *lock = show != NULL ? kb_edit_lock_get (show) : NULL;

  if (lock == NULL)
    return;
  g_signal_handlers_disconnect_by_data (lock, window);
  g_signal_connect_object (lock, "held", G_CALLBACK (held_cb), window, 0);
  g_signal_connect_object (lock, "applied", G_CALLBACK (applied_cb), window, 0);
}

/**
 * kb_edit_guard_watch:
 * @window: where it asks
 * @workspace: (transfer none): the library that it opened
 *
 * From now on an edit of what a running show holds asks first.
 */
void
kb_edit_guard_watch (GtkWindow   *window,
                     KbWorkspace *workspace)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data_full (G_OBJECT (window), "kb-edit-guard", g_object_ref (workspace), g_object_unref);
  g_signal_connect_object (workspace, "notify::show", G_CALLBACK (show_changed_cb), window, 0);
  show_changed_cb (workspace, NULL, window);
}
