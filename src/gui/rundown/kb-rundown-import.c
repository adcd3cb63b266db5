/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-import"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-column-walk.h"
#include "kb-cue-table.h"
#include "kb-progress-window.h"
#include "kb-rundown-page-private.h"
#include "kb-rundown-paste.h"
#include "kb-table-text.h"

/* A rundown from a spreadsheet, off the clipboard or a file. It is read on a thread; nothing is in
 * the plan before all of it was read, and what was not understood is named and asked about first. */

/* More than that are told by their count. */
#define MAX_TOLD 200

/* The label takes fewer lines where it measures itself, wide, than in the narrow dialog. */
#define TOLD_HEIGHT 56
#define LIST_HEIGHT 260

typedef struct
{
  KbRundownPage *page;      /* owned */
  KbCueHead      order[KB_N_RUNDOWN_COLUMNS];   /* what the columns shown hold */
  guint          n_order;
  char          *text;      /* owned, nullable: the table */
  GFile         *file;      /* owned, nullable: where it is read from instead */
  KbCueLookup   *lookup;    /* owned */
  KbCueTable    *table;     /* owned, nullable: once it is read */
} Import;

static void
free_import (Import *import)
{
  g_object_unref (import->page);
  g_free (import->text);
  g_clear_object (&import->file);
  g_clear_pointer (&import->lookup, kb_cue_lookup_free);
  g_clear_pointer (&import->table, kb_cue_table_free);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, free_import)

static KbRecordSet *
get_plan (KbRundownPage *self)
{
  return kb_rundown_model_get_plan (kb_rundown_page_get_model (self));
}

static Import *
create_import (KbRundownPage *page)
{
  Import *import = g_new0 (Import, 1);

  import->page = g_object_ref (page);
  import->n_order = kb_column_walk_heads (kb_rundown_table_get_columns (kb_rundown_page_get_table (page)), import->order);
  return import;
}

static void
apply_import (Import *import)
{
  const KbRundownPlace place = kb_rundown_page_find_place (import->page, FALSE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = kb_rundown_paste (get_plan (import->page), &place, import->table->drafts, TRUE, ids);

  kb_rundown_page_commit (import->page, edit, (const gint64 *) ids->data, ids->len, -1);
  kb_page_toast (KB_PAGE (import->page), kb_edit_get_label (edit), _("Undo"), "win.undo");
}

static void
append_heads (GString    *text,
              const char *format,
              GPtrArray  *heads)
{
  g_autofree char *names = NULL;

  if (heads->len == 0)
    return;

  g_ptr_array_add (heads, NULL);
  names = g_strjoinv (_(", "), (char **) heads->pdata);
  g_ptr_array_remove_index (heads, heads->len - 1);
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", format, names);
}

static char *
describe_columns (KbCueTable *table)
{
  GString *text = g_string_new (NULL);

  if (!table->has_heads)
    g_string_append (text, _("The first row does not name the columns: they are taken in the order of the table here."));
  append_heads (text, _("Columns: "), table->known);
  append_heads (text, _("Left out, since these columns are not known: "), table->unknown);
  if (table->problems->len > 0)
    g_string_append_printf (text, "\n%s", _("Left out, since these cells cannot be read:"));

  return g_string_free (text, FALSE);
}

static GtkWidget *
create_problem_list (GPtrArray *problems)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, MAX_TOLD); i++)
    {
      const KbCueProblem *problem = problems->pdata[i];

      /* Translators: a cell of a table: "Row 12, Length: “soon” is not a length …" */
      g_string_append_printf (text, _("Row %u, %s: %s — %s"), problem->row, problem->column,
                              *problem->cell != '\0' ? problem->cell : _("(empty)"), problem->message);
      g_string_append_c (text, '\n');
    }
  if (problems->len > MAX_TOLD)
    g_string_append_printf (text, ngettext ("and %u more", "and %u more", problems->len - MAX_TOLD),
                            problems->len - MAX_TOLD);

  gtk_label_set_text (GTK_LABEL (label), text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), MIN (problems->len * TOLD_HEIGHT, LIST_HEIGHT));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);

  return scrolled;
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Import           *import)
{
  if (strcmp (response, "paste") == 0 && get_plan (import->page) != NULL)
    apply_import (import);
  free_import (import);
}

/* Takes @import. */
static void
ask (Import *import)
{
  const guint n = import->table->drafts->len;
  const gboolean is_whole = import->table->problems->len + import->table->unknown->len == 0;
  g_autofree char *heading = g_strdup_printf (ngettext ("Paste %u Cue?", "Paste %u Cues?", n), n);
  g_autofree char *body = describe_columns (import->table);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (import->page))), heading, body);

  if (import->table->problems->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_problem_list (import->table->problems));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "paste",
                                    is_whole ? _("_Paste") : _("_Paste Without Them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "paste", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), is_whole ? "paste" : "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), import);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
load_text (Import        *import,
           GCancellable  *cancellable,
           char          *separator,
           GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;

  *separator = '\t';
  if (import->file == NULL)
    return TRUE;

  bytes = g_file_load_bytes (import->file, cancellable, NULL, error);
  if (bytes == NULL)
    return FALSE;
  import->text = kb_table_text_decode (bytes, error);
  if (import->text == NULL)
    return FALSE;

  *separator = kb_table_text_guess (import->text);
  return TRUE;
}

static gboolean
read_work (gpointer                data,
           GCancellable           *cancellable,
           GFileProgressCallback   progress,
           gpointer                progress_data,
           GError                **error)
{
  /* Without heads, in the order of the columns here; a single column is what is shown. */
  static const KbCueHead single[] = { KB_CUE_HEAD_SUBJECT };
  Import *import = data;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean is_single = TRUE;
  char separator;

  if (!load_text (import, cancellable, &separator, error))
    return FALSE;
  rows = kb_table_text_parse (import->text, separator, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    is_single &= g_strv_length (rows->pdata[i]) <= 1;
  import->table = kb_cue_table_read (rows, is_single ? single : import->order, is_single ? 1 : import->n_order,
                                     import->lookup);
  return TRUE;
}

static void
show_failure (KbRundownPage *page,
              const char    *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                              _("The Table Was Not Read"), message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Import) import = user_data;
  g_autoptr (GError) error = NULL;

  if (!kb_progress_window_run_finish (result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (import->page, error->message);
      return;
    }
  if (kb_rundown_page_is_busy (import->page))
    return;

  if (import->table->drafts->len == 0)
    kb_page_toast (KB_PAGE (import->page), _("The table has no rows"), NULL, NULL);
  else if (import->table->has_heads && import->table->problems->len + import->table->unknown->len == 0)
    apply_import (import);
  else
    ask (g_steal_pointer (&import));
}

/* Takes @import. */
static void
run (Import *import)
{
  import->lookup = kb_cue_lookup_new (get_plan (import->page));
  kb_progress_window_run_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (import->page))), _("Reading the table…"),
                                read_work, import, NULL, read_cb, import);
}

/**
 * kb_rundown_import_text:
 * @text: a table as spreadsheets put it on the clipboard
 *
 * Pastes the rows behind the cursor as one edit; asks first when something was not understood.
 */
void
kb_rundown_import_text (KbRundownPage *self,
                        const char    *text)
{
  Import *import = create_import (self);

  import->text = g_strdup (text);
  run (import);
}

static void
file_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  KbRundownPage   *self)
{
  if (response == GTK_RESPONSE_ACCEPT && !kb_rundown_page_is_busy (self))
    {
      Import *import = create_import (self);

      import->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      run (import);
    }
  g_object_unref (dialog);
}

/**
 * kb_rundown_import_file:
 *
 * Asks for a table's file, of whatever encoding, and pastes its rows behind the cursor.
 */
void
kb_rundown_import_file (KbRundownPage *self)
{
  GtkFileChooserNative *dialog;
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();

  dialog = gtk_file_chooser_native_new (_("Import Cues From a Table"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);
  gtk_file_filter_set_name (tables, _("Tables (CSV, TSV, text)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), tables);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
