/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-xlsx"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kb-error.h"
#include "kb-table-text.h"
#include "kb-xlsx.h"
#include "kb-xml-input.h"
#include "kb-zip.h"

/* More than a table of the longest show takes unpacked; a bomb ends there. */
#define PART_MAX (64 * 1024 * 1024)
#define MAX_SHEETS 64

typedef struct
{
  KbZip        *zip;            /* owned */
  const char   *file;
  GCancellable *cancellable;    /* borrowed, nullable */
  GHashTable   *targets;        /* owned: relation → part */
  GPtrArray    *strings;        /* owned: the shared ones */
  GPtrArray    *sheets;         /* owned: KbXlsxSheet */
  GPtrArray    *parts;          /* owned: the sheets' relations */
} Book;

static void
free_sheet (gpointer data)
{
  KbXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_clear_pointer (&sheet->rows, g_ptr_array_unref);
  g_free (sheet);
}

static void
book_clear (Book *book)
{
  g_clear_pointer (&book->zip, kb_zip_free);
  g_clear_pointer (&book->targets, g_hash_table_unref);
  g_clear_pointer (&book->strings, g_ptr_array_unref);
  g_clear_pointer (&book->sheets, g_ptr_array_unref);
  g_clear_pointer (&book->parts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

/**
 * kb_xlsx_is:
 *
 * Returns: %TRUE for bytes that begin as a spreadsheet's file does.
 */
gboolean
kb_xlsx_is (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "PK\003\004", 4) == 0;
}

static KbXmlInput *
open_part (Book        *book,
           const char  *part,
           GError     **error)
{
  g_autoptr (GBytes) bytes = kb_zip_read (book->zip, part, PART_MAX, error);
  g_autoptr (GInputStream) stream = bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
  g_autofree char *name = g_strdup_printf ("%s, %s", book->file, part);

  return stream != NULL ? kb_xml_input_new (stream, name, PART_MAX, book->cancellable) : NULL;
}

static gboolean
is_start (xmlTextReaderPtr  reader,
          const char       *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT
         && g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

static gboolean
is_end (xmlTextReaderPtr  reader,
        const char       *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT
         && g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

static char *
dup_attribute (xmlTextReaderPtr  reader,
               const char       *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *text = g_strdup ((const char *) value);

  xmlFree (value);
  return text;
}

static gboolean
is_text (xmlTextReaderPtr reader)
{
  const int type = xmlTextReaderNodeType (reader);

  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

/* Up to the end of the element that the reader is in: the text of every <t>, without how it is to be pronounced. */
static gboolean
read_rich_text (KbXmlInput  *input,
                const char  *element,
                GString     *text,
                GError     **error)
{
  xmlTextReaderPtr reader = kb_xml_input_get_reader (input);
  gboolean in_text = FALSE, in_sound = FALSE;
  int got;

  if (xmlTextReaderIsEmptyElement (reader))
    return TRUE;
  while ((got = kb_xml_input_read (input, error)) > 0)
    {
      if (is_end (reader, element))
        return TRUE;
      if (is_start (reader, "rPh") || is_end (reader, "rPh"))
        in_sound = is_start (reader, "rPh") && !xmlTextReaderIsEmptyElement (reader);
      else if (is_start (reader, "t") || is_end (reader, "t"))
        in_text = is_start (reader, "t") && !xmlTextReaderIsEmptyElement (reader);
      else if (in_text && !in_sound && is_text (reader))
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
    }

  return got == 0;
}

static gboolean
read_strings (Book    *book,
              GError **error)
{
  g_autoptr (KbXmlInput) input = NULL;
  int got;

  if (!kb_zip_has (book->zip, "xl/sharedStrings.xml"))
    return TRUE;
  input = open_part (book, "xl/sharedStrings.xml", error);
  if (input == NULL)
    return FALSE;

  while ((got = kb_xml_input_read (input, error)) > 0)
    if (is_start (kb_xml_input_get_reader (input), "si"))
      {
        GString *text = g_string_new (NULL);
        const gboolean is_read = read_rich_text (input, "si", text, error);

        g_ptr_array_add (book->strings, g_string_free (text, FALSE));
        if (!is_read)
          return FALSE;
      }

  return got == 0;
}

/* "worksheets/sheet1.xml" is said from where the book lies, "/xl/worksheets/sheet1.xml" from the top. */
static gboolean
read_targets (Book    *book,
              GError **error)
{
  g_autoptr (KbXmlInput) input = open_part (book, "xl/_rels/workbook.xml.rels", error);
  int got;

  if (input == NULL)
    return FALSE;
  while ((got = kb_xml_input_read (input, error)) > 0)
    if (is_start (kb_xml_input_get_reader (input), "Relationship"))
      {
        char *id = dup_attribute (kb_xml_input_get_reader (input), "Id");
        g_autofree char *target = dup_attribute (kb_xml_input_get_reader (input), "Target");

        if (id == NULL || target == NULL)
          g_free (id);
        else
          g_hash_table_replace (book->targets, id, *target == '/' ? g_strdup (target + 1)
                                                                  : g_strconcat ("xl/", target, NULL));
      }

  return got == 0;
}

static gboolean
read_book (Book    *book,
           GError **error)
{
  g_autoptr (KbXmlInput) input = open_part (book, "xl/workbook.xml", error);
  int got;

  if (input == NULL)
    return FALSE;
  while ((got = kb_xml_input_read (input, error)) > 0)
    if (is_start (kb_xml_input_get_reader (input), "sheet") && book->sheets->len < MAX_SHEETS)
      {
        KbXlsxSheet *sheet = g_new0 (KbXlsxSheet, 1);

        sheet->name = dup_attribute (kb_xml_input_get_reader (input), "name");
        sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
        g_ptr_array_add (book->sheets, sheet);
        g_ptr_array_add (book->parts, dup_attribute (kb_xml_input_get_reader (input), "r:id"));
      }

  return got == 0;
}

/* "AB12": column 27; what has no such name follows the cell before. */
static guint
parse_column (const char *cell,
              guint       next)
{
  guint column = 0;

  if (cell == NULL || !g_ascii_isalpha (*cell))
    return next;
  for (; g_ascii_isalpha (*cell) && column <= KB_TABLE_MAX_COLUMNS; cell++)
    column = column * 26 + (g_ascii_toupper (*cell) - 'A' + 1);
  return column - 1;
}

/* A spreadsheet writes every digit of its binary number; people mean what it shows. */
static char *
dup_number (const char *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  const double number = g_ascii_strtod (text, &end);

  if (*end != '\0' || end == text || !isfinite (number))
    return g_strdup (text);
  g_ascii_formatd (buffer, sizeof buffer, trunc (number) == number ? "%.0f" : fabs (number) < 1 ? "%.10f" : "%.15g", number);
  return g_strdup (buffer);
}

static char *
dup_value (Book       *book,
           const char *type,
           const char *text)
{
  if (g_strcmp0 (type, "s") == 0)
    {
      const guint64 index = g_ascii_strtoull (text, NULL, 10);

      return g_strdup (index < book->strings->len ? book->strings->pdata[index] : "");
    }
  if (type == NULL || g_str_equal (type, "n"))
    return dup_number (text);
  return g_strdup (text);
}

/* The reader is at <c>; afterwards it is at its end. */
static char *
read_cell (Book        *book,
           KbXmlInput  *input,
           GError     **error)
{
  xmlTextReaderPtr reader = kb_xml_input_get_reader (input);
  g_autofree char *type = dup_attribute (reader, "t");
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_value = FALSE;
  int got;

  if (xmlTextReaderIsEmptyElement (reader))
    return g_strdup ("");
  if (g_strcmp0 (type, "inlineStr") == 0)
    return read_rich_text (input, "c", text, error) ? g_strdup (text->str) : NULL;

  while ((got = kb_xml_input_read (input, error)) > 0 && !is_end (reader, "c"))
    {
      if (is_start (reader, "v") || is_end (reader, "v"))
        in_value = is_start (reader, "v");
      else if (in_value && is_text (reader))
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
    }
  if (got < 0)
    return NULL;

  return text->len > 0 ? dup_value (book, type, text->str) : g_strdup ("");
}

static gboolean
fail_size (Book    *book,
           GError **error)
{
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("%s has more than %d rows or %d columns"), book->file,
               KB_TABLE_MAX_ROWS, KB_TABLE_MAX_COLUMNS);
  return FALSE;
}

/* The reader is at <row>. Rows and cells that are left out are empty. */
static gboolean
read_row (Book         *book,
          KbXmlInput   *input,
          KbXlsxSheet  *sheet,
          GError      **error)
{
  xmlTextReaderPtr reader = kb_xml_input_get_reader (input);
  g_autofree char *number = dup_attribute (reader, "r");
  const guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : sheet->rows->len + 1;
  const gboolean is_empty = xmlTextReaderIsEmptyElement (reader);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  guint n_cells = 0;
  int got = 1;

  if (row > KB_TABLE_MAX_ROWS)
    return fail_size (book, error);
  while (sheet->rows->len + 1 < row)
    g_ptr_array_add (sheet->rows, g_new0 (char *, 1));

  while (!is_empty && (got = kb_xml_input_read (input, error)) > 0 && !is_end (reader, "row"))
    {
      g_autofree char *place = is_start (reader, "c") ? dup_attribute (reader, "r") : NULL;
      const guint column = parse_column (place, n_cells);
      g_autofree char *text = NULL;

      if (!is_start (reader, "c"))
        continue;
      if (column >= KB_TABLE_MAX_COLUMNS)
        return fail_size (book, error);
      text = read_cell (book, input, error);
      if (text == NULL)
        return FALSE;
      for (; n_cells < column; n_cells++)
        g_strv_builder_add (cells, "");
      g_strv_builder_add (cells, text);
      n_cells++;
    }
  if (got < 0)
    return FALSE;

  g_ptr_array_add (sheet->rows, g_strv_builder_end (cells));
  return TRUE;
}

static gboolean
read_sheet (Book         *book,
            const char   *part,
            KbXlsxSheet  *sheet,
            GError      **error)
{
  g_autoptr (KbXmlInput) input = open_part (book, part, error);
  int got;

  if (input == NULL)
    return FALSE;
  while ((got = kb_xml_input_read (input, error)) > 0)
    if (is_start (kb_xml_input_get_reader (input), "row") && !read_row (book, input, sheet, error))
      return FALSE;

  return got == 0;
}

/**
 * kb_xlsx_read:
 * @bytes: a spreadsheet's file
 * @name: what messages call it
 * @cancellable: (nullable): ends the reading
 * @error: return location
 *
 * Reads every sheet as plain cells: texts, numbers as they are stored (a time is a part of a day), results of formulas.
 *
 * Returns: (transfer full) (nullable) (element-type KbXlsxSheet): its sheets in order; %NULL with %KB_ERROR_INPUT for what
 *   is damaged, protected or larger than any table of a show.
 */
GPtrArray *
kb_xlsx_read (GBytes        *bytes,
              const char    *name,
              GCancellable  *cancellable,
              GError       **error)
{
  g_auto (Book) book = { .file = name, .cancellable = cancellable };

  book.zip = kb_zip_new (bytes, error);
  book.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book.strings = g_ptr_array_new_with_free_func (g_free);
  book.sheets = g_ptr_array_new_with_free_func (free_sheet);
  book.parts = g_ptr_array_new_with_free_func (g_free);
  if (book.zip == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  if (!read_targets (&book, error) || !read_book (&book, error) || !read_strings (&book, error))
    return NULL;

  for (guint i = 0; i < book.sheets->len; i++)
    {
      const char *id = book.parts->pdata[i];
      const char *part = id != NULL ? g_hash_table_lookup (book.targets, id) : NULL;

      if (part != NULL && !read_sheet (&book, part, book.sheets->pdata[i], error))
        return NULL;
    }

  return g_steal_pointer (&book.sheets);
}
