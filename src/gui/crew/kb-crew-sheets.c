/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-sheets"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-call-sheet-file.h"
#include "kb-crew-sheets.h"
#include "kb-crew.h"
#include "kb-handover-window.h"
#include "kb-session.h"
#include "kb-sheet-print.h"
#include "kb-text.h"

/* The crew is read anew when the file is chosen: it may have changed, and borrows from the plan. */
static KbCrew *
create_crew (KbPage *page)
{
  KbRecordSet *plan = kb_page_get_plan (page);

  return plan != NULL ? kb_crew_new (plan, NULL) : NULL;
}

/* A file's name: what cannot be in one is a dash. */
static char *
create_name (const KbCrew *crew,
             KbRecord     *person,
             const char   *ending)
{
  const char *code = kb_record_get_text (crew->session, KB_SESSION_CODE);
  const char *title = kb_text_is_empty (code) ? kb_record_get_text (crew->session, KB_SESSION_TITLE) : code;
  char *name = person != NULL ? g_strdup_printf ("%s %s%s", title, kb_record_get_text (person, KB_PERSON_NAME), ending)
                              : g_strdup_printf ("%s%s", title, ending);

  return g_strdelimit (name, "/\\:\n", '-');
}

static gboolean
write_one (GFile              *folder,
           const KbCrew       *crew,
           KbRecord           *person,
           const char         *ending,
           KbCallSheetFormat   format,
           GError            **error)
{
  g_autofree char *name = create_name (crew, person, ending);
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GBytes) bytes = kb_call_sheet_write (crew, person, format, g_get_real_time (), error);

  return bytes != NULL
         && g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                     G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}

static gboolean
write_person (GFile         *folder,
              const KbCrew  *crew,
              KbRecord      *person,
              GError       **error)
{
  return write_one (folder, crew, person, ".pdf", KB_CALL_SHEET_PDF, error)
         && write_one (folder, crew, person, ".ics", KB_CALL_SHEET_ICS, error)
         && write_one (folder, crew, person, ".txt", KB_CALL_SHEET_TXT, error);
}

static void
send_to (KbPage *page,
         GFile  *folder)
{
  g_autoptr (KbCrew) crew = create_crew (page);
  g_autoptr (GPtrArray) people = crew != NULL ? kb_call_sheet_list_people (crew) : NULL;
  g_autoptr (KbEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean success = people != NULL && write_one (folder, crew, NULL, ".pdf", KB_CALL_SHEET_PDF, &error);

  for (guint i = 0; success && i < people->len; i++)
    success = write_person (folder, crew, people->pdata[i], &error);
  if (error != NULL)
    kb_page_toast (page, error->message, NULL, NULL);
  if (!success)
    return;

  edit = kb_call_sheet_record_sent (crew, NULL, g_get_real_time (), _("Send call sheets"));
  kb_page_edit (page, edit);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Call sheet of %u person written, with calendar and text",
                                       "Call sheets of %u people written, with calendars and texts", people->len),
                          people->len);
  kb_page_toast (page, text, NULL, NULL);
}

static void
folder_chosen_cb (GtkNativeDialog *chooser,
                  int              response,
                  KbPage          *page)
{
  g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT
    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (folder != NULL)
    send_to (page, folder);
  g_object_unref (chooser);
}

static GtkWindow *
get_window (KbPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
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
  g_autoptr (KbCrew) crew = file != NULL ? create_crew (page) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (crew != NULL)
    {
      const KbCallSheetFormat format = kb_call_sheet_find_format (path);

      bytes = kb_call_sheet_write (crew, NULL, format != KB_CALL_SHEET_NONE ? format : KB_CALL_SHEET_PDF,
                                   g_get_real_time (), &error);
    }
  if (bytes != NULL
      && g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    kb_page_toast (page, _("Call sheet saved"), NULL, NULL);
  if (error != NULL)
    kb_page_toast (page, error->message, NULL, NULL);
  g_object_unref (chooser);
}

/* Asks for a file and writes the call sheet of all there, by the file's ending. */
static void
save_sheets (KbPage       *page,
             const KbCrew *crew)
{
  g_autofree char *name = create_name (crew, NULL, ".pdf");

  choose (page, _("Save Call Sheet"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), name, G_CALLBACK (file_chosen_cb));
}

/* With the platform's dialog. */
static void
print_sheets (KbPage       *page,
              const KbCrew *crew)
{
  g_autofree char *name = create_name (crew, NULL, "");
  g_autoptr (GError) error = NULL;

  if (!kb_sheet_print (get_window (page), kb_call_sheet_new (crew, NULL), name,
                       kb_record_get_text (crew->session, KB_SESSION_LANGUAGE), &error))
    kb_page_toast (page, error->message, NULL, NULL);
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
