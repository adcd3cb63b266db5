/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-error.h"
#include "kb-table-text.h"

static const char text[] = "环节\t时长\nC01\t8\n";

static GBytes *
encode (const char *encoding,
        const char *mark,
        gsize       mark_size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize size;
  g_autofree char *converted = g_convert (text, -1, encoding, "UTF-8", NULL, &size, NULL);

  g_byte_array_append (bytes, (const guint8 *) mark, mark_size);
  g_byte_array_append (bytes, (const guint8 *) converted, size);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
test_every_encoding_is_the_same_text (void)
{
  static const struct
  {
    const char *encoding;
    const char *mark;
    gsize       mark_size;
  } cases[] = { { "UTF-8", "", 0 },       { "UTF-8", "\xef\xbb\xbf", 3 }, { "GB18030", "", 0 },
                { "GB18030", "\x84\x31\x95\x33", 4 },
                { "UTF-16LE", "", 0 },    { "UTF-16LE", "\xff\xfe", 2 },  { "UTF-16BE", "", 0 },
                { "UTF-16BE", "\xfe\xff", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = encode (cases[i].encoding, cases[i].mark, cases[i].mark_size);
      g_autoptr (GError) error = NULL;
      g_autofree char *decoded = kb_table_text_decode (bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (decoded, ==, text);
    }
}

static void
test_lines_may_differ_in_encoding (void)
{
  static const char mixed[] = "开场\n\xbf\xaa\xb3\xa1\n\xef\xbb\xbfopen";
  g_autoptr (GBytes) bytes = g_bytes_new_static (mixed, strlen (mixed));
  g_autofree char *decoded = kb_table_text_decode (bytes, NULL);

  g_assert_cmpstr (decoded, ==, "开场\n开场\nopen");
}

static void
test_what_is_no_text_is_refused_with_its_line (void)
{
  static const char broken[] = "one\n\xff\xff\xff\n";
  static const char odd[] = "a\0b\0c";
  g_autoptr (GBytes) bytes = g_bytes_new_static (broken, strlen (broken));
  g_autoptr (GBytes) half = g_bytes_new_static (odd, 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_table_text_decode (bytes, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "Line 2"));
  g_clear_error (&error);
  g_assert_null (kb_table_text_decode (half, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
}

static void
assert_cells (const char *table,
              char        separator,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kb_table_text_parse (table, separator, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", rows->pdata[i]);

      g_string_append_printf (found, "%s[%s]", i > 0 ? " " : "", row);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_cells_are_read (void)
{
  assert_cells ("", '\t', "");
  assert_cells ("a\tb\nc\td", '\t', "[a|b] [c|d]");
  assert_cells ("a\tb\r\nc\td\r\n", '\t', "[a|b] [c|d]");
  assert_cells ("a\rb", '\t', "[a] [b]");
  assert_cells ("a,b\t", ',', "[a|b\t]");
  assert_cells ("\"a\tb\"\tc", '\t', "[a\tb|c]");
  assert_cells ("\"two\r\nlines\"\tc", '\t', "[two\nlines|c]");
  assert_cells ("\"say \"\"hi\"\"\",x", ',', "[say \"hi\"|x]");
  assert_cells ("5\" nail,x", ',', "[5\" nail|x]");
  assert_cells ("\"a\"b,x", ',', "[ab|x]");
  assert_cells ("a,,\n,,\n\n", ',', "[a||]");
}

static void
test_what_is_written_reads_back (void)
{
  static const char *const cells[] = { "", "plain", "two\nlines", "tab\there", "\"quoted\"", "5\"", "逗号，" };
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    kb_table_text_append (table, cells[i], i == 0);
  g_string_append_c (table, '\n');
  rows = kb_table_text_parse (table->str, '\t', NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (((GStrv) rows->pdata[0])[i], ==, cells[i]);
}

static void
test_separators_are_guessed (void)
{
  g_assert_cmpint (kb_table_text_guess ("a,b\tc"), ==, '\t');
  g_assert_cmpint (kb_table_text_guess ("a;b;c,d\n,,,,,"), ==, ';');
  g_assert_cmpint (kb_table_text_guess ("\"a;b;c\",d"), ==, ',');
  g_assert_cmpint (kb_table_text_guess ("abc"), ==, ',');
}

static void
test_limits_hold (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) tall = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= KB_TABLE_MAX_COLUMNS; i++)
    g_string_append_c (wide, '\t');
  g_assert_null (kb_table_text_parse (wide->str, '\t', &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_clear_error (&error);

  for (guint i = 0; i <= KB_TABLE_MAX_ROWS; i++)
    g_string_append (tall, "a\n");
  g_assert_null (kb_table_text_parse (tall->str, '\t', &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_clear_error (&error);

  g_assert_null (kb_table_text_parse ("a\n\"open\nb", '\t', &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "Line 2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/table-text/every-encoding-is-the-same-text", test_every_encoding_is_the_same_text);
  g_test_add_func ("/exchange/table-text/lines-may-differ-in-encoding", test_lines_may_differ_in_encoding);
  g_test_add_func ("/exchange/table-text/what-is-no-text-is-refused-with-its-line",
                   test_what_is_no_text_is_refused_with_its_line);
  g_test_add_func ("/exchange/table-text/cells-are-read", test_cells_are_read);
  g_test_add_func ("/exchange/table-text/what-is-written-reads-back", test_what_is_written_reads_back);
  g_test_add_func ("/exchange/table-text/separators-are-guessed", test_separators_are_guessed);
  g_test_add_func ("/exchange/table-text/limits-hold", test_limits_hold);

  return g_test_run ();
}
