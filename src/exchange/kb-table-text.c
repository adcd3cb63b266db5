/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-table-text"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"
#include "kb-table-text.h"

/* Tables as spreadsheets write them into files and onto the clipboard: bytes of some encoding to
 * text, text to rows of cells. */

/* What the table is read with. */
typedef struct
{
  const char *at;
  char        separator;
  guint       line;       /* from 1 */
} Reader;

/* UTF-16 has a zero beside every tab, digit and line break: on which side tells the byte order. */
static const char *
guess_utf16 (const guchar *data,
             gsize         size)
{
  gsize zeros[2] = { 0 };

  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return "UTF-16LE";
  if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return "UTF-16BE";

  for (gsize i = 0; i < size; i++)
    zeros[i % 2] += data[i] == 0;
  if (zeros[0] + zeros[1] == 0)
    return NULL;

  return zeros[1] >= zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

#define MARK "\xef\xbb\xbf"

static const char *
skip_mark (const char *text)
{
  return g_str_has_prefix (text, MARK) ? text + strlen (MARK) : text;
}

/* A table that was put together from several may change its encoding from line to line, and have a mark where each of
 * them began. A line feed is no part of any character of GB18030. */
static char *
decode_lines (const char  *data,
              gsize        size,
              GError     **error)
{
  g_autoptr (GString) text = g_string_sized_new (size * 3 / 2);
  const char *end = data + size;
  guint line = 1;

  for (const char *at = data; at < end; line++)
    {
      const char *stop = memchr (at, '\n', end - at);
      const gsize length = (stop != NULL ? stop + 1 : end) - at;
      g_autofree char *converted = NULL;

      if (g_utf8_validate_len (at, length, NULL))
        {
          const gsize n_mark = length >= strlen (MARK) && memcmp (at, MARK, strlen (MARK)) == 0 ? strlen (MARK) : 0;

          g_string_append_len (text, at + n_mark, length - n_mark);
        }
      else
        {
          converted = g_convert (at, length, "UTF-8", "GB18030", NULL, NULL, NULL);
          if (converted == NULL)
            {
              g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                           _("Line %u is neither UTF-8 nor GB18030: save the table as UTF-8"), line);
              return NULL;
            }
          g_string_append (text, skip_mark (converted));
        }
      at += length;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kb_table_text_decode:
 * @bytes: a table's file
 * @error: return location
 *
 * Reads UTF-8 and GB18030, with or without a mark, which may change from line to line, and UTF-16 of either order.
 *
 * Returns: (transfer full) (nullable): the text; %NULL with %KB_ERROR_INPUT that names the line.
 */
char *
kb_table_text_decode (GBytes  *bytes,
                      GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *utf16 = guess_utf16 ((const guchar *) data, size);
  gsize length;
  g_autofree char *text = NULL;

  if (utf16 == NULL)
    return size > 0 ? decode_lines (data, size, error) : g_strdup ("");

  text = g_convert (data, size, "UTF-8", utf16, NULL, &length, NULL);
  if (text == NULL || strlen (text) != length)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("The table looks like %s and is not: save it as UTF-8"), utf16);
      return NULL;
    }

  return g_strdup (skip_mark (text));
}

/**
 * kb_table_text_guess:
 *
 * Returns: what separates the cells of a file: whichever of tab, semicolon and comma its first line
 *   has, tabs before the others.
 */
char
kb_table_text_guess (const char *text)
{
  guint semicolons = 0, commas = 0;
  gboolean is_quoted = FALSE;

  for (; *text != '\0' && (is_quoted || *text != '\n'); text++)
    {
      if (*text == '"')
        is_quoted = !is_quoted;
      if (is_quoted)
        continue;
      if (*text == '\t')
        return '\t';
      semicolons += *text == ';';
      commas += *text == ',';
    }

  return semicolons > commas ? ';' : ',';
}

static gboolean
is_end_of_cell (const Reader *reader)
{
  return *reader->at == '\0' || *reader->at == '\n' || *reader->at == '\r' || *reader->at == reader->separator;
}

/* Up to the quote that closes; two quotes are one. */
static gboolean
read_quoted (Reader   *reader,
             GString  *cell,
             GError  **error)
{
  const guint first_line = reader->line;

  for (reader->at++; *reader->at != '\0'; reader->at++)
    {
      if (*reader->at == '"' && *++reader->at != '"')
        return TRUE;
      if (*reader->at == '\r' && reader->at[1] == '\n')
        continue;
      reader->line += *reader->at == '\n';
      g_string_append_c (cell, *reader->at);
    }

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("Line %u opens a quote that is never closed"), first_line);
  return FALSE;
}

static char *
read_cell (Reader  *reader,
           GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (*reader->at == '"' && !read_quoted (reader, cell, error))
    return NULL;
  for (; !is_end_of_cell (reader); reader->at++)
    g_string_append_c (cell, *reader->at);

  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static GStrv
read_row (Reader  *reader,
          GError **error)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  guint n = 0;

  while (TRUE)
    {
      g_autofree char *cell = read_cell (reader, error);

      if (cell == NULL)
        return NULL;
      if (++n > KB_TABLE_MAX_COLUMNS)
        {
          g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("Line %u has more than %d columns"), reader->line,
                       KB_TABLE_MAX_COLUMNS);
          return NULL;
        }
      g_strv_builder_add (row, cell);
      if (*reader->at != reader->separator || *reader->at == '\0')
        return g_strv_builder_end (row);
      reader->at++;
    }
}

static gboolean
is_empty_row (GStrv row)
{
  for (; *row != NULL; row++)
    if (**row != '\0')
      return FALSE;

  return TRUE;
}

/**
 * kb_table_text_parse:
 * @text: a table, UTF-8; quoted cells may hold separators and line breaks
 * @separator: what stands between cells
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): its rows, without those at the end that
 *   are empty; %NULL with %KB_ERROR_INPUT that names the line.
 */
GPtrArray *
kb_table_text_parse (const char  *text,
                     char         separator,
                     GError     **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Reader reader = { .at = text, .separator = separator, .line = 1 };

  while (*reader.at != '\0')
    {
      GStrv row = read_row (&reader, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
      if (rows->len > KB_TABLE_MAX_ROWS)
        {
          g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("The table has more than %d rows"), KB_TABLE_MAX_ROWS);
          return NULL;
        }
      reader.at += *reader.at == '\r';
      reader.at += *reader.at == '\n';
      reader.line++;
    }

  while (rows->len > 0 && is_empty_row (rows->pdata[rows->len - 1]))
    g_ptr_array_set_size (rows, rows->len - 1);

  return g_steal_pointer (&rows);
}

/**
 * kb_table_text_append:
 * @table: a table with tabs, in the making
 * @cell: the next cell of the row
 * @is_first: whether the row begins with it; the caller ends rows with a line feed
 *
 * Quotes a cell where a spreadsheet would misread it otherwise.
 */
void
kb_table_text_append (GString    *table,
                      const char *cell,
                      gboolean    is_first)
{
  if (!is_first)
    g_string_append_c (table, '\t');
  if (strpbrk (cell, "\t\r\n\"") == NULL)
    {
      g_string_append (table, cell);
      return;
    }

  g_string_append_c (table, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *cell);
    }
  g_string_append_c (table, '"');
}
