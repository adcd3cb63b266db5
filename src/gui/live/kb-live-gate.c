/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-gate"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-live-gate.h"
#include "kb-readiness-edits.h"
#include "kb-readiness-load.h"
#include "kb-waive-form.h"

/* Which of a session's pages says what is not ready. */
#define READINESS_PAGE 5
/* So many are named; the others are counted. */
#define MAX_NAMED 5

/* A session that wants to go live: what is not ready stops it until somebody answers for it by name. */
typedef struct
{
  KbPage           *page;        /* owned */
  KbLiveGateFunc    go_live;
  KbReadiness      *readiness;   /* owned, nullable: while it is asked */
  AdwMessageDialog *dialog;      /* borrowed */
  KbWaiveForm      *form;        /* borrowed from the dialog */
} Gate;

static void
free_gate (Gate *gate)
{
  g_clear_pointer (&gate->readiness, kb_readiness_free);
  g_object_unref (gate->page);
  g_free (gate);
}

static void
dialog_gone_cb (gpointer  data,
                GClosure *closure)
{
  free_gate (data);
}

static void
typed_cb (Gate *gate)
{
  adw_message_dialog_set_response_enabled (gate->dialog, "waive", kb_waive_form_is_filled (gate->form));
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Gate *gate = user_data;

  if (g_str_equal (response, "show"))
    gtk_widget_activate_action (GTK_WIDGET (gate->page), "win.show-page", "i", READINESS_PAGE);
  else if (g_str_equal (response, "waive"))
    {
      g_autoptr (KbEdit) edit = kb_readiness_edits_waive_blocks (kb_page_get_plan (gate->page), gate->readiness,
                                                                 kb_waive_form_get_person (gate->form),
                                                                 kb_waive_form_get_reason (gate->form));

      kb_page_edit (gate->page, edit);
      gate->go_live (gate->page);
    }
}

static char *
describe_blocks (const KbReadiness *readiness)
{
  const guint n_blocks = readiness->n_open[KB_LEVEL_BLOCK];
  g_autoptr (GString) text = g_string_new (NULL);
  guint named = 0;

  for (guint i = 0; i < readiness->findings->len && named < MAX_NAMED; i++)
    {
      const KbFinding *finding = readiness->findings->pdata[i];

      if (finding->waiver != NULL || finding->problem->level != KB_LEVEL_BLOCK)
        continue;
      g_string_append_printf (text, "%s• %s", named > 0 ? "\n" : "", finding->problem->text);
      named++;
    }
  if (n_blocks > named)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("… and %u more", "… and %u more", n_blocks - named),
                                               n_blocks - named);

      g_string_append_printf (text, "\n%s", more);
    }

  return g_strdup (text->str);
}

/* @gate: (transfer full) */
static void
ask (Gate *gate)
{
  const guint n_blocks = gate->readiness->n_open[KB_LEVEL_BLOCK];
  g_autofree char *blocks = describe_blocks (gate->readiness);
  g_autofree char *title = g_strdup_printf (ngettext ("%u Problem Blocks Going Live", "%u Problems Block Going Live",
                                                      n_blocks), n_blocks);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (gate->page))), title, blocks);

  gate->dialog = ADW_MESSAGE_DIALOG (dialog);
  gate->form = KB_WAIVE_FORM (kb_waive_form_new ());
  g_signal_connect_swapped (gate->form, "changed", G_CALLBACK (typed_cb), gate);
  adw_message_dialog_set_extra_child (gate->dialog, GTK_WIDGET (gate->form));
  adw_message_dialog_add_responses (gate->dialog, "cancel", _("_Cancel"), "show", _("_Mend Them"), "waive",
                                    _("_Waive and Go Live"), NULL);
  adw_message_dialog_set_response_appearance (gate->dialog, "show", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_appearance (gate->dialog, "waive", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (gate->dialog, "cancel");
  typed_cb (gate);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), gate, dialog_gone_cb, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (gate->form));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Gate *gate = user_data;
  g_autoptr (GError) error = NULL;

  gate->readiness = kb_readiness_load_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || kb_page_get_plan (gate->page) != KB_RECORD_SET (source))
    {
      free_gate (gate);
      return;
    }
  if (gate->readiness != NULL && !kb_readiness_is_ready (gate->readiness))
    {
      ask (gate);
      return;
    }

  /* A show never stops for its library: what cannot be looked at does not stop it either. */
  if (error != NULL)
    kb_page_toast (gate->page, error->message, NULL, NULL);
  gate->go_live (gate->page);
  free_gate (gate);
}

/**
 * kb_live_gate_pass:
 * @page: a page that shows the session
 * @cancellable: ends the looking
 * @go_live: takes the session on air
 *
 * Looks at the session with every rule there is. When nothing blocks, it goes live; else what blocks is shown, with
 * the way to Readiness, and it goes live when somebody answers for it by name.
 */
void
kb_live_gate_pass (KbPage         *page,
                   GCancellable   *cancellable,
                   KbLiveGateFunc  go_live)
{
  Gate *gate = g_new0 (Gate, 1);

  gate->page = g_object_ref (page);
  gate->go_live = go_live;
  kb_readiness_load_async (kb_workspace_get_store (kb_page_get_workspace (page)), kb_page_get_plan (page), cancellable,
                           looked_cb, gate);
}
