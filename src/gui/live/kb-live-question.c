/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-question"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-live-question.h"

/* What the desk asks back before a show begins, ends or goes on. */

static GtkWidget *
create (GtkWidget  *page,
        const char *heading,
        const char *body)
{
  return adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (page)), heading, body);
}

/* @response is the one that does something, @refusal the one that Escape means. */
static void
ask (GtkWidget             *page,
     GtkWidget             *dialog,
     const char            *response,
     AdwResponseAppearance  appearance,
     const char            *refusal,
     GCallback              answered)
{
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), response, appearance);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), refusal);
  g_signal_connect_object (dialog, "response", answered, page, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * kb_live_question_distance:
 * @page: who asks
 * @answered: handler of the dialog's response: `move`, `rehearse` or `cancel`
 *
 * The planned start is far from now.
 */
void
kb_live_question_distance (GtkWidget *page,
                           GCallback  answered)
{
  GtkWidget *dialog = create (page, _("This Is Not the Time of the Session"),
                              _("Its planned start is more than two hours away."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rehearse",
                                    _("_Rehearse"), "move", _("_Move It to Now"), NULL);
  ask (page, dialog, "move", ADW_RESPONSE_SUGGESTED, "cancel", answered);
}

/**
 * kb_live_question_end:
 * @is_live: the show, not a rehearsal
 * @answered: handler of the dialog's response: `end` or `cancel`
 */
void
kb_live_question_end (GtkWidget *page,
                      gboolean   is_live,
                      GCallback  answered)
{
  GtkWidget *dialog = create (page, is_live ? _("End the Show?") : _("End the Rehearsal?"),
                              _("The cue on air ends now, and the run is closed."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Go On"), "end",
                                    is_live ? _("_End the Show") : _("_End the Rehearsal"), NULL);
  ask (page, dialog, "end", ADW_RESPONSE_DESTRUCTIVE, "cancel", answered);
}

/**
 * kb_live_question_resume:
 * @title: the session's
 * @answered: handler of the dialog's response: `resume` or `later`
 *
 * A session is on air without a desk.
 */
void
kb_live_question_resume (GtkWidget  *page,
                         const char *title,
                         GCallback   answered)
{
  GtkWidget *dialog = create (page, _("Resume the Show?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("“%s” was on air when Kaibo was closed. Its clock has gone on."), title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _("_Not Now"), "resume", _("_Resume"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "resume");
  ask (page, dialog, "resume", ADW_RESPONSE_SUGGESTED, "later", answered);
}
