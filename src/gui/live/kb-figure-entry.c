/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-figure-entry"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-css-class.h"
#include "kb-desk-text.h"
#include "kb-figure-entry.h"
#include "kb-money.h"
#include "kb-table-text.h"

/**
 * KbFigureEntry:
 *
 * Where the figures of a minute are typed, one after the other: what was read of them stands below while they are typed.
 * A table that is pasted goes in at once; the name of a file is watched.
 */
struct _KbFigureEntry
{
  AdwBin         parent_instance;

  KbMinuteBook  *book;      /* owned, nullable */

  GtkEntry      *entry;
  GtkLabel      *hint;
};

enum
{
  SIGNAL_FILE_NAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFigureEntry, kb_figure_entry, ADW_TYPE_BIN)

static void
say (KbFigureEntry *self,
     const char    *text,
     gboolean       is_error)
{
  kb_desk_set_label (self->hint, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hint), is_error ? text : NULL);
  /* Of what is typed the newest counts. */
  gtk_label_set_ellipsize (self->hint, gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0' && !is_error
                                       ? PANGO_ELLIPSIZE_START : PANGO_ELLIPSIZE_END);
  kb_css_class_set (GTK_WIDGET (self->hint), "late", is_error);
  kb_css_class_set (GTK_WIDGET (self->entry), "error", is_error);
}

/* The order in which figures are typed: "Viewers Entries Comments …". */
static char *
dup_order (void)
{
  GString *text = g_string_new (NULL);
  const KbMinuteWord *words;
  guint n;

  words = kb_minute_line_list (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", kb_minute_word_get_name (&words[i]));
  return g_string_free (text, FALSE);
}

/* "20:14 · Viewers 625 · Entries 488"; while more is typed, and which figure is next. */
static char *
describe (KbFigureEntry       *self,
          const KbMinuteDraft *draft,
          gboolean             is_typed)
{
  g_autofree char *time = kb_minute_book_dup_time (self->book, draft->values[KB_MINUTE_METRIC_MINUTE]);
  GString *text = g_string_new (time);
  const KbMinuteWord *words;
  guint n, next = 0;

  words = kb_minute_line_list (&n);
  for (guint i = 0; i < n; i++)
    {
      const gint64 value = draft->values[words[i].field];
      const gboolean is_money = kb_minute_metric_fields[words[i].field].kind == KB_FIELD_MONEY;
      g_autofree char *amount = NULL;

      if (value == KB_NONE)
        continue;
      next = i + 1;
      amount = is_money ? kb_money_format_short (value, kb_minute_book_get_currency (self->book))
                        : g_strdup_printf ("%" G_GINT64_FORMAT, value);
      g_string_append_printf (text, " · %s %s", kb_minute_word_get_name (&words[i]), amount);
    }
  if (is_typed && next < n)
    g_string_append_printf (text, " → %s", kb_minute_word_get_name (&words[next]));

  return g_string_free (text, FALSE);
}

static gboolean
is_file_name (const char *text)
{
  return *text == '/' || g_str_has_prefix (text, "~/") || g_str_has_prefix (text, "file://");
}

static void
changed_cb (KbFigureEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *order = dup_order ();
  g_autofree char *found = NULL;
  KbMinuteDraft draft;

  if (self->book == NULL)
    return;
  if (is_file_name (text))
    say (self, _("Enter watches this file"), FALSE);
  else if (*text != '\0' && kb_minute_book_parse_line (self->book, text, &draft, NULL))
    say (self, found = describe (self, &draft, TRUE), FALSE);
  else
    say (self, order, FALSE);
}

/* The desk has its keys again. */
static void
leave (KbFigureEntry *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
}

static void
watch_file (KbFigureEntry *self,
            const char    *text)
{
  g_autoptr (GFile) file = g_file_parse_name (text);

  g_signal_emit (self, signals[SIGNAL_FILE_NAMED], 0, file);
  leave (self);
}

static void
activate_cb (KbFigureEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  KbMinuteDraft draft;

  if (self->book == NULL)
    return;
  if (is_file_name (text))
    {
      watch_file (self, text);
      return;
    }
  if (!kb_minute_book_parse_line (self->book, text, &draft, &error))
    {
      say (self, error->message, TRUE);
      return;
    }

  g_ptr_array_add (drafts, &draft);
  kb_minute_book_put (self->book, drafts);
  kept = describe (self, &draft, FALSE);
  leave (self);
  say (self, kept, FALSE);
}

static void
put_table (KbFigureEntry *self,
           const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbMinuteFile) file = kb_minute_file_parse (text, &error);
  g_autoptr (KbMinuteTable) table = file != NULL ? kb_minute_book_read (self->book, file, _("Clipboard"), &error) : NULL;
  g_autofree char *said = NULL;

  if (table == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }

  said = table->problems->len > 0 ? g_strdup (table->problems->pdata[0])
         : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u minute taken", "%u minutes taken", table->drafts->len),
                            table->drafts->len);
  leave (self);
  say (self, said, table->problems->len > 0);
}

/* One line is what could have been typed. */
static void
take_text (KbFigureEntry *self,
           char          *text)
{
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  g_strchomp (text);
  if (strchr (text, '\n') != NULL)
    {
      put_table (self, text);
      return;
    }

  gtk_editable_delete_selection (GTK_EDITABLE (self->entry));
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), g_strdelimit (text, "\t", ' '), -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
  gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KbFigureEntry) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0 || self->book == NULL)
    return;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  text = kb_table_text_decode (bytes, &error);
  if (text != NULL)
    take_text (self, text);
  else
    say (self, error->message, TRUE);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KbFigureEntry) self = user_data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream != NULL)
    g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, NULL, spliced_cb, g_object_ref (self));
  else
    say (self, _("There are no figures on the clipboard: copy rows with their heads"), TRUE);
}

static void
paste_cb (GtkText       *text,
          KbFigureEntry *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  kb_figure_entry_paste (self);
}

static void
kb_figure_entry_dispose (GObject *object)
{
  g_clear_object (&KB_FIGURE_ENTRY (object)->book);

  G_OBJECT_CLASS (kb_figure_entry_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_FIGURE_ENTRY);
}

static void
kb_figure_entry_class_init (KbFigureEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_figure_entry_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-figure-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KbFigureEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, KbFigureEntry, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  /**
   * KbFigureEntry::file-named:
   * @file: a #GFile
   *
   * The name of a file was typed in the place of figures.
   */
  signals[SIGNAL_FILE_NAMED] = g_signal_new ("file-named", KB_TYPE_FIGURE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
kb_figure_entry_init (KbFigureEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "paste-clipboard", G_CALLBACK (paste_cb),
                           self, 0);
}

/**
 * kb_figure_entry_set_book:
 * @book: (nullable) (transfer none): where figures go
 */
void
kb_figure_entry_set_book (KbFigureEntry *self,
                          KbMinuteBook  *book)
{
  g_return_if_fail (KB_IS_FIGURE_ENTRY (self));

  g_set_object (&self->book, book);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  changed_cb (self);
}

/**
 * kb_figure_entry_begin:
 *
 * What is typed from now on are figures.
 */
void
kb_figure_entry_begin (KbFigureEntry *self)
{
  g_return_if_fail (KB_IS_FIGURE_ENTRY (self));

  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * kb_figure_entry_paste:
 *
 * Takes what is on the clipboard: rows with their heads go in at once, one line is typed. Bytes that another program calls
 * UTF-8 are looked at before they are believed.
 */
void
kb_figure_entry_paste (KbFigureEntry *self)
{
  static const char *types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

  g_return_if_fail (KB_IS_FIGURE_ENTRY (self));

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), types, G_PRIORITY_DEFAULT, NULL, text_cb,
                            g_object_ref (self));
}
