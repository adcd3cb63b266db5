/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-sheets"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-call-sheet-pack.h"
#include "kb-crew-sheets.h"
#include "kb-crew.h"
#include "kb-handover-window.h"
#include "kb-progress-window.h"
#include "kb-session.h"
#include "kb-sheet-print.h"

/* The crew is read anew when the file is chosen: it may have changed, and borrows from the plan. */
static KbCrew *
create_crew (KbPage *page)
{
  KbRecordSet *plan = kb_page_get_plan (page);

  return plan != NULL ? kb_crew_new (plan, NULL) : NULL;
}

static GtkWindow *
get_window (KbPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

/* Call sheets on their way to files. */
typedef struct
{
  KbPage     *page;     /* owned */
  KbCallPack *pack;     /* owned */
  GFile      *folder;   /* owned */
  KbEdit     *sent;     /* owned, nullable: what to remember of it, as it was when it began */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->page);
  kb_call_pack_free (writing->pack);
  g_object_unref (writing->folder);
  g_clear_object (&writing->sent);
  g_free (writing);
}

/* On the work's thread. */
static gboolean
write_work (gpointer                data,
            GCancellable           *cancellable,
            GFileProgressCallback   progress,
            gpointer                progress_data,
            GError                **error)
{
  Writing *writing = data;

  return kb_call_pack_write (writing->pack, writing->folder, cancellable, progress, progress_data, error);
}

static char *
describe (const Writing *writing)
{
  const guint n_people = kb_call_pack_get_n_people (writing->pack);

  if (writing->sent == NULL)
    return g_strdup (_("Call sheet saved"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Call sheet of %u person written, with calendar and text",
                                       "Call sheets of %u people written, with calendars and texts", n_people), n_people);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;
  const gboolean success = kb_progress_window_run_finish (result, &error);
  g_autofree char *text = success ? describe (writing) : NULL;

  if (success && writing->sent != NULL)
    kb_workspace_edit (kb_page_get_workspace (writing->page), writing->sent);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kb_page_toast (writing->page, success ? text : error->message, NULL, NULL);
  writing_free (writing);
}

/* @pack: (transfer full); @sent: (transfer full) (nullable) */
static void
write_pack (KbPage     *page,
            KbCallPack *pack,
            GFile      *folder,
            KbEdit     *sent)
{
  Writing *writing = g_new0 (Writing, 1);

  *writing = (Writing) { g_object_ref (page), pack, g_object_ref (folder), sent };
  kb_progress_window_run_async (get_window (page), _("Writing call sheets…"), write_work, writing, NULL, written_cb, writing);
}

static void
folder_chosen_cb (GtkNativeDialog *chooser,
                  int              response,
                  KbPage          *page)
{
  g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT
    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autoptr (KbCrew) crew = folder != NULL ? create_crew (page) : NULL;
  const gint64 now_us = g_get_real_time ();

  if (crew != NULL)
    write_pack (page, kb_call_pack_new_for_all (crew, now_us), folder,
                kb_call_sheet_record_sent (crew, NULL, now_us, _("Send call sheets")));
  g_object_unref (chooser);
}

static void
choose (KbPage               *page,
        const char           *title,
        GtkFileChooserAction  action,
        const char           *accept,
        const char           *name,
        GCallback             callback)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, get_window (page), action, accept, NULL);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", callback, page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Asks for a folder and writes everybody's call sheet there, as PDF, calendar and text, and one of all; what went
 * out is remembered, so that later changes are marked. */
static void
send_sheets (KbPage       *page,
             const KbCrew *crew)
{
  choose (page, _("Call Sheets for All"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Write"), NULL,
          G_CALLBACK (folder_chosen_cb));
}

static void
file_chosen_cb (GtkNativeDialog *chooser,
                int              response,
                KbPage          *page)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autoptr (KbCrew) crew = folder != NULL ? create_crew (page) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (crew != NULL)
    write_pack (page, kb_call_pack_new_for_file (crew, name, g_get_real_time ()), folder, NULL);
  g_object_unref (chooser);
}

/* Asks for a file and writes the call sheet of all there, by the file's ending. */
static void
save_sheets (KbPage       *page,
             const KbCrew *crew)
{
  g_autofree char *name = kb_call_sheet_create_name (crew, NULL, ".pdf");

  choose (page, _("Save Call Sheet"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), name, G_CALLBACK (file_chosen_cb));
}

/* With the platform's dialog. */
static void
print_sheets (KbPage       *page,
              const KbCrew *crew)
{
  g_autofree char *name = kb_call_sheet_create_name (crew, NULL, "");

  kb_sheet_print (get_window (page), kb_call_sheet_new (crew, NULL), name,
                  kb_record_get_text (crew->session, KB_SESSION_LANGUAGE));
}

/* @person: (nullable): whose sheet; %NULL: everybody's */
static void
copy_sheets (KbPage       *page,
             const KbCrew *crew,
             KbRecord     *person)
{
  g_autoptr (KbCallSheet) sheet = kb_call_sheet_new (crew, person);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), sheet->chat);
  kb_page_toast (page, _("Call sheet copied as text"), NULL, NULL);
}

/**
 * kb_crew_sheets_do:
 * @crew: the page's crew
 * @person: (nullable): who is selected
 * @action: "crew.send-sheets", "crew.save-sheet", "crew.print-sheet", "crew.copy-sheet", "crew.copy-all" or
 *   "crew.handover"
 *
 * Sends, saves, prints or copies call sheets; opens those of handovers.
 */
void
kb_crew_sheets_do (KbPage       *page,
                   const KbCrew *crew,
                   KbRecord     *person,
                   const char   *action)
{
  if (g_str_equal (action, "crew.send-sheets"))
    send_sheets (page, crew);
  else if (g_str_equal (action, "crew.save-sheet"))
    save_sheets (page, crew);
  else if (g_str_equal (action, "crew.print-sheet"))
    print_sheets (page, crew);
  else if (g_str_equal (action, "crew.handover"))
    kb_handover_window_present (page);
  else
    copy_sheets (page, crew, g_str_equal (action, "crew.copy-sheet") ? person : NULL);
}
