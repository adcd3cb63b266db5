/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-sheet-print"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-call-sheet-print.h"
#include "kb-sheet-print.h"

/* What a printer gets; the operation keeps it. */
typedef struct
{
  KbCallSheet *sheet;      /* owned */
  char        *language;   /* owned */
  KbCallPrint *print;      /* owned, nullable until the paper is known */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->print, kb_call_print_free);
  kb_call_sheet_free (job->sheet);
  g_free (job->language);
  g_free (job);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  g_clear_pointer (&job->print, kb_call_print_free);
  job->print = kb_call_print_new (job->sheet, job->language, gtk_print_context_get_width (context),
                                  gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) kb_call_print_get_n_pages (job->print));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Job               *job)
{
  kb_call_print_draw (job->print, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* Also when it was cancelled, which is no error. */
static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         GtkWindow               *parent)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  dialog = adw_message_dialog_new (parent, _("The Sheet Was Not Printed"), error != NULL ? error->message : NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * kb_sheet_print:
 * @parent: the window that asks; it says what went wrong
 * @sheet: (transfer full): what is printed
 * @name: what the job is called
 * @language: a Pango language tag, by which Han characters get their forms
 *
 * Prints with the platform's dialog, and comes back at once.
 */
void
kb_sheet_print (GtkWindow   *parent,
                KbCallSheet *sheet,
                const char  *name,
                const char  *language)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Job *job = g_new0 (Job, 1);

  *job = (Job) { sheet, g_strdup (language), NULL };
  g_object_set_data_full (G_OBJECT (operation), "kb-job", job, job_free);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  /* GTK keeps it while its dialog is open and while it prints. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
  g_object_unref (operation);
}
