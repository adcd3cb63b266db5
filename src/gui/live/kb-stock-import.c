/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-stock-import"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-lineup-sheet.h"
#include "kb-show-goods.h"
#include "kb-stock-import.h"
#include "kb-stock-left.h"
#include "kb-stock-table.h"
#include "kb-table-text.h"

/* The stock out of another tool's table, copied or in a file. It is shown before it counts, with what was left out. */

/* The dialog has no room for more; the rest is told by its number. */
#define MAX_TOLD 12

/* A stock export is small; what is larger is something else. */
#define MAX_BYTES (8 * 1024 * 1024)

typedef struct
{
  KbShow       *show;    /* owned */
  KbStockTable *table;   /* owned */
} Import;

static void
import_free (Import   *import,
             GClosure *closure)
{
  g_object_unref (import->show);
  kb_stock_table_free (import->table);
  g_free (import);
}

static void
show_failure (GtkWidget  *parent,
              const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), _("The Stock Was Not Read"), message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* "No.4 Cream: 1814 → 1790", or of one of its specs. */
static void
append_count (GString            *text,
              KbShow             *show,
              const KbStockCount *count)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbRecord *item = kb_record_set_find (plan, KB_ENTITY_LINEUP_ITEM, count->item_id);
  KbRecord *spec = kb_record_set_find (plan, KB_ENTITY_LINEUP_SPEC, count->spec_id);
  g_autofree char *call = kb_lineup_dup_call (plan, item);
  const gint64 last = spec != NULL ? kb_stock_left_of_spec (spec, kb_show_get_run (show))
                                   : kb_stock_left_compute (plan, item, kb_show_get_run (show)).left;

  g_string_append_printf (text, "%s%s%s: ", call, spec != NULL ? " " : "", spec != NULL ? kb_lineup_get_spec_name (plan, spec) : "");
  if (last != KB_NONE && last != count->left)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " → ", last);
  g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", count->left);
}

static void
append_more (GString *text,
             guint    n)
{
  if (n > MAX_TOLD)
    g_string_append_printf (text, ngettext ("and %u more\n", "and %u more\n", n - MAX_TOLD), n - MAX_TOLD);
}

static char *
describe (KbShow             *show,
          const KbStockTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (table->counts->len, MAX_TOLD); i++)
    append_count (text, show, &g_array_index (table->counts, KbStockCount, i));
  append_more (text, table->counts->len);
  if (table->problems->len > 0)
    g_string_append_printf (text, "\n%s\n", _("Left out:"));
  for (guint i = 0; i < MIN (table->problems->len, MAX_TOLD); i++)
    g_string_append_printf (text, "%s\n", (char *) table->problems->pdata[i]);
  append_more (text, table->problems->len);

  return g_string_free (text, FALSE);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Import           *import)
{
  if (g_str_equal (response, "take"))
    kb_show_count_stock (import->show, import->table->counts);
}

static void
ask (GtkWidget    *parent,
     KbShow       *show,
     KbStockTable *table)
{
  g_autofree char *heading = g_strdup_printf (ngettext ("Take the Stock of %u Product?", "Take the Stock of %u Products?",
                                                        table->counts->len), table->counts->len);
  g_autofree char *body = describe (show, table);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading, body);
  Import *import = g_new (Import, 1);

  *import = (Import) { g_object_ref (show), table };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "take", _("_Take"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "take");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), import, (GClosureNotify) import_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * kb_stock_import_text:
 * @parent: what is asked from
 * @show: the run
 * @text: a table
 * @separator: what stands between its cells
 *
 * Shows what a table says is left, and takes it once that was agreed to; says what is wrong with one that says nothing.
 */
void
kb_stock_import_text (GtkWidget  *parent,
                      KbShow     *show,
                      const char *text,
                      char        separator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kb_table_text_parse (text, separator, &error);
  g_autoptr (KbStockTable) table = rows != NULL ? kb_stock_table_read (rows, kb_show_get_plan (show), &error) : NULL;
  g_autofree char *problems = NULL;

  if (table != NULL && table->counts->len > 0)
    {
      ask (parent, show, g_steal_pointer (&table));
      return;
    }

  problems = table != NULL ? describe (show, table) : g_strdup (error->message);
  show_failure (parent, *problems != '\0' ? problems : _("No row of the table says how many are left"));
}

/* What a read needs until it is done. */
typedef struct
{
  GtkWidget *parent;   /* owned */
  KbShow    *show;     /* owned */
} Source;

static Source *
source_new (GtkWidget *parent,
            KbShow    *show)
{
  Source *self = g_new (Source, 1);

  *self = (Source) { g_object_ref (parent), g_object_ref (show) };
  return self;
}

static void
source_free (Source *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->show);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Source, source_free)

/* The desk may be gone by now. */
static gboolean
is_there (const Source *source)
{
  return gtk_widget_get_root (source->parent) != NULL && !kb_show_is_ended (source->show);
}

static void
pasted_cb (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Source) source = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (!is_there (source))
    return;
  if (text == NULL)
    show_failure (source->parent, _("Nothing was copied that is a table: copy the rows in the other program first"));
  else
    kb_stock_import_text (source->parent, source->show, text, kb_table_text_guess (text));
}

/**
 * kb_stock_import_clipboard:
 * @parent: what is asked from
 * @show: the run
 *
 * Takes the stock from a table that was copied.
 */
void
kb_stock_import_clipboard (GtkWidget *parent,
                           KbShow    *show)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (parent), NULL, pasted_cb, source_new (parent, show));
}

static void
loaded_cb (GObject      *file,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Source) source = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (file), result, NULL, &error);
  g_autofree char *text = NULL;

  if (!is_there (source))
    return;
  if (bytes != NULL && g_bytes_get_size (bytes) > MAX_BYTES)
    {
      show_failure (source->parent, _("The file is too large for a table of the stock"));
      return;
    }

  text = bytes != NULL ? kb_table_text_decode (bytes, &error) : NULL;
  if (text == NULL)
    show_failure (source->parent, error->message);
  else
    kb_stock_import_text (source->parent, source->show, text, kb_table_text_guess (text));
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           Source          *source)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_file_load_bytes_async (file, NULL, loaded_cb, source);
    }
  else
    {
      source_free (source);
    }
  g_object_unref (dialog);
}

/**
 * kb_stock_import_file:
 * @parent: what is asked from
 * @show: the run
 *
 * Asks for a table's file, of whatever encoding, and takes the stock from it.
 */
void
kb_stock_import_file (GtkWidget *parent,
                      KbShow    *show)
{
  GtkFileChooserNative *dialog;
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();

  dialog = gtk_file_chooser_native_new (_("Take the Stock From a Table"), GTK_WINDOW (gtk_widget_get_root (parent)),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_file_filter_set_name (tables, _("Tables (CSV, TSV, text)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), tables);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), source_new (parent, show));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
