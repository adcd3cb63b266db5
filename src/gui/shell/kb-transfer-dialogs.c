/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-transfer-dialogs"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-kaibo-reader.h"
#include "kb-progress-window.h"
#include "kb-session.h"
#include "kb-text.h"
#include "kb-transfer-dialogs.h"
#include "kb-transfer.h"
#include "kb-undo-toast.h"

#define SAMPLE_PATH "/io/github/kaibo/Kaibo/samples/%s.kaibo"

/*
 * What goes between the library and files, asked for in file choosers and done on a thread of its
 * own. A success is a toast; a failure is a dialog that names the file and the line.
 */
typedef struct
{
  GtkWindow   *parent;       /* owned */
  KbStore     *store;        /* owned */
  GPtrArray   *files;        /* owned (element-type GFile): to read, or one to write */
  gint64       session_id;   /* to export, 0 for none */
  guint        n_sessions;   /* that came in */
  guint        n_done;       /* files that are done */
} Transfer;

static Transfer *
create_transfer (GtkWindow   *parent,
                 KbWorkspace *workspace)
{
  Transfer *self = g_new0 (Transfer, 1);

  self->parent = g_object_ref (parent);
  self->store = g_object_ref (kb_workspace_get_store (workspace));
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static void
free_transfer (gpointer data)
{
  Transfer *self = data;

  g_object_unref (self->parent);
  g_object_unref (self->store);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static char *
get_basename (Transfer *self,
              guint     index)
{
  return g_file_get_basename (g_ptr_array_index (self->files, MIN (index, self->files->len - 1)));
}

static void
show_toast (GtkWindow  *parent,
            const char *text,
            gboolean    can_undo)
{
  GtkWidget *overlay = ADW_IS_APPLICATION_WINDOW (parent)
                         ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (parent)) : NULL;

  if (!ADW_IS_TOAST_OVERLAY (overlay))
    return;
  if (can_undo)
    kb_undo_toast_show (overlay, text);
  else
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

static void
show_failure (GtkWindow    *parent,
              const char   *heading,
              const GError *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (parent, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* On the work's thread. */
static gboolean
import_file (Transfer               *self,
             GFile                  *file,
             GCancellable           *cancellable,
             GFileProgressCallback   progress,
             gpointer                progress_data,
             GError                **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *label = g_file_has_uri_scheme (file, "resource") ? g_strdup (_("Add sample session"))
                                                                   : g_strdup_printf (_("Import %s"), name);
  g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, cancellable, error);
  g_autoptr (GPtrArray) library = records != NULL ? kb_store_load_library (self->store, error) : NULL;
  g_autoptr (KbEdit) edit = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  KbTransferCount count;

  if (library == NULL)
    return FALSE;
  edit = kb_transfer_create_edit (records, library, label, &count, error);
  if (edit == NULL)
    return FALSE;
  changes = kb_store_commit_watched (self->store, edit, cancellable, progress, progress_data, error);
  if (changes == NULL)
    return FALSE;

  self->n_sessions += count.sessions;
  self->n_done++;
  return TRUE;
}

static gboolean
import_work (gpointer                data,
             GCancellable           *cancellable,
             GFileProgressCallback   progress,
             gpointer                progress_data,
             GError                **error)
{
  Transfer *self = data;

  for (guint i = 0; i < self->files->len; i++)
    if (!import_file (self, g_ptr_array_index (self->files, i), cancellable, progress, progress_data, error))
      return FALSE;

  return TRUE;
}

static gboolean
export_work (gpointer                data,
             GCancellable           *cancellable,
             GFileProgressCallback   progress,
             gpointer                progress_data,
             GError                **error)
{
  Transfer *self = data;

  return kb_transfer_export (self->store, self->session_id, g_ptr_array_index (self->files, 0), cancellable, error);
}

static gboolean
backup_work (gpointer                data,
             GCancellable           *cancellable,
             GFileProgressCallback   progress,
             gpointer                progress_data,
             GError                **error)
{
  Transfer *self = data;
  g_autofree char *path = g_file_get_path (g_ptr_array_index (self->files, 0));

  if (path == NULL)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                           _("A backup can only be written to a folder of this computer."));
      return FALSE;
    }
  return kb_store_backup_watched (self->store, path, cancellable, progress, progress_data, error);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Transfer *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (kb_progress_window_run_finish (result, &error))
    {
      text = g_strdup_printf (ngettext ("%u session imported", "%u sessions imported", self->n_sessions),
                              self->n_sessions);
      show_toast (self->parent, text, self->files->len == 1);
    }
  else
    {
      g_autofree char *name = get_basename (self, self->n_done);
      g_autofree char *heading = g_strdup_printf (_("“%s” Was Not Imported"), name);

      show_failure (self->parent, heading, error);
    }
  free_transfer (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Transfer *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = get_basename (self, 0);
  g_autofree char *text = NULL;

  if (kb_progress_window_run_finish (result, &error))
    {
      text = g_strdup_printf (_("Saved as “%s”"), name);
      show_toast (self->parent, text, FALSE);
    }
  else
    {
      text = g_strdup_printf (_("“%s” Was Not Written"), name);
      show_failure (self->parent, text, error);
    }
  free_transfer (self);
}

static void
run_import (Transfer *self)
{
  g_autofree char *name = get_basename (self, 0);
  g_autofree char *heading = g_strdup_printf (_("Importing “%s”…"), name);

  kb_progress_window_run_async (self->parent, heading, import_work, self, NULL, imported_cb, self);
}

static void
run_write (Transfer       *self,
           KbProgressWork  work)
{
  g_autofree char *name = get_basename (self, 0);
  g_autofree char *heading = g_strdup_printf (_("Writing “%s”…"), name);

  kb_progress_window_run_async (self->parent, heading, work, self, NULL, written_cb, self);
}

static gboolean
take_files (Transfer       *self,
            GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (self->files, g_list_model_get_item (files, i));
  return self->files->len > 0;
}

static void
import_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    Transfer        *self)
{
  if (response == GTK_RESPONSE_ACCEPT && take_files (self, GTK_FILE_CHOOSER (dialog)))
    run_import (self);
  else
    free_transfer (self);
  g_object_unref (dialog);
}

static void
export_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    Transfer        *self)
{
  if (response == GTK_RESPONSE_ACCEPT && take_files (self, GTK_FILE_CHOOSER (dialog)))
    run_write (self, export_work);
  else
    free_transfer (self);
  g_object_unref (dialog);
}

static void
backup_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    Transfer        *self)
{
  if (response == GTK_RESPONSE_ACCEPT && take_files (self, GTK_FILE_CHOOSER (dialog)))
    run_write (self, backup_work);
  else
    free_transfer (self);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) kaibo = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (kaibo, _("Kaibo sessions"));
  gtk_file_filter_add_suffix (kaibo, "kaibo");
  gtk_file_chooser_add_filter (chooser, kaibo);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

/* The code names the file; what a file name cannot hold is left out. */
static char *
create_file_name (KbRecord *session)
{
  const char *code = kb_record_get_text (session, KB_SESSION_CODE);
  const char *title = kb_record_get_text (session, KB_SESSION_TITLE);
  g_autofree char *stem = g_strdup (!kb_text_is_empty (code) ? code : !kb_text_is_empty (title) ? title : "session");

  g_strdelimit (stem, "/\\:*?\"<>|\n", '-');
  return g_strconcat (stem, ".kaibo", NULL);
}

/**
 * kb_transfer_ask_import:
 * @parent: the window that asks
 * @workspace: what to import into
 *
 * Asks for .kaibo files and brings their sessions into the library, each file as one edit.
 */
void
kb_transfer_ask_import (GtkWindow   *parent,
                        KbWorkspace *workspace)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  dialog = gtk_file_chooser_native_new (_("Import Sessions"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (import_response_cb), create_transfer (parent, workspace));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * kb_transfer_open_files:
 * @files: (element-type GFile) (transfer none): at least one
 *
 * Brings the sessions of .kaibo files into the library, each file as one edit.
 */
void
kb_transfer_open_files (GtkWindow   *parent,
                        KbWorkspace *workspace,
                        GPtrArray   *files)
{
  Transfer *transfer;

  g_return_if_fail (KB_IS_WORKSPACE (workspace));
  g_return_if_fail (files != NULL && files->len > 0);

  transfer = create_transfer (parent, workspace);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (transfer->files, g_object_ref (g_ptr_array_index (files, i)));
  run_import (transfer);
}

/**
 * kb_transfer_ask_export:
 * @session: the session to write
 *
 * Asks for a file and writes @session with all that it needs to it.
 */
void
kb_transfer_ask_export (GtkWindow   *parent,
                        KbWorkspace *workspace,
                        KbRecord    *session)
{
  g_autofree char *name = NULL;
  GtkFileChooserNative *dialog;
  Transfer *transfer;

  g_return_if_fail (KB_IS_WORKSPACE (workspace));
  g_return_if_fail (KB_IS_RECORD (session));

  name = create_file_name (session);
  dialog = gtk_file_chooser_native_new (_("Export Session"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filters (GTK_FILE_CHOOSER (dialog));
  transfer = create_transfer (parent, workspace);
  transfer->session_id = kb_record_get_id (session);
  g_signal_connect (dialog, "response", G_CALLBACK (export_response_cb), transfer);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * kb_transfer_ask_backup:
 *
 * Asks for a file and writes the whole library, with its history, to it.
 */
void
kb_transfer_ask_backup (GtkWindow   *parent,
                        KbWorkspace *workspace)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "kaibo-%Y-%m-%d.db");
  GtkFileChooserNative *dialog;

  g_return_if_fail (KB_IS_WORKSPACE (workspace));

  dialog = gtk_file_chooser_native_new (_("Back Up Library"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Back Up"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (backup_response_cb), create_transfer (parent, workspace));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * kb_transfer_add_sample:
 *
 * Brings the sample session in the user's language into the library.
 */
void
kb_transfer_add_sample (GtkWindow   *parent,
                        KbWorkspace *workspace)
{
  const char *language = g_str_has_prefix (g_get_language_names ()[0], "zh") ? "zh" : "en";
  g_autofree char *uri = g_strdup_printf ("resource://" SAMPLE_PATH, language);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_uri (uri));
  kb_transfer_open_files (parent, workspace, files);
}
