/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "kb-error.h"
#include "kb-instant.h"
#include "kb-kaibo-reader.h"
#include "kb-minute-table.h"
#include "kb-session.h"
#include "kb-xlsx.h"

/* A session as it is open: one of the samples, with the figures that came with it. */
typedef struct
{
  KbRecordSet   *library;
  KbRecordSet   *plan;
  GTimeZone     *zone;
  KbMinuteClock  clock;
} Show;

static GBytes *
load_file (const char *first,
           const char *second)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, first, second, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static void
show_init (Show       *show,
           const char *sample)
{
  g_autofree char *folder = g_build_filename ("..", "data", "samples", NULL);
  g_autoptr (GBytes) bytes = load_file (folder, sample);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kb_kaibo_read (stream, sample, NULL, &error);
  KbRecord *session = NULL;

  g_assert_no_error (error);
  show->library = kb_record_set_new (NULL, 0);
  for (guint i = 0; i < rows->len; i++)
    if (kb_record_get_kind (rows->pdata[i]) == KB_ENTITY_SESSION)
      session = rows->pdata[i];
  show->plan = kb_record_set_new (show->library, kb_record_get_id (session));
  for (guint i = 0; i < rows->len; i++)
    {
      if (kb_record_get_entity (rows->pdata[i])->scope == KB_SCOPE_LIBRARY || rows->pdata[i] == session)
        kb_record_set_add (show->library, rows->pdata[i]);
      else
        kb_record_set_add (show->plan, rows->pdata[i]);
    }
  show->zone = kb_zone_new (kb_record_get_text (session, KB_SESSION_TIME_ZONE), NULL);
  show->clock = (KbMinuteClock) { kb_record_get_int (session, KB_SESSION_START_US), show->zone };
}

static void
show_clear (Show *show)
{
  g_time_zone_unref (show->zone);
  g_assert_finalize_object (show->plan);
  g_assert_finalize_object (show->library);
}

static void
assert_equals_sample (Show          *show,
                      KbMinuteTable *table)
{
  GListModel *rows = kb_record_set_get_list (show->plan, KB_ENTITY_MINUTE_METRIC);

  g_assert_cmpuint (table->problems->len, ==, 0);
  g_assert_cmpuint (table->unknown->len, ==, 0);
  g_assert_cmpuint (table->drafts->len, ==, g_list_model_get_n_items (rows));
  for (guint i = 0; i < table->drafts->len; i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (rows, i);
      const KbMinuteDraft *draft = table->drafts->pdata[i];

      for (guint field = KB_MINUTE_METRIC_MINUTE; field < KB_MINUTE_METRIC_N_FIELDS; field++)
        if (draft->values[field] != kb_record_get_int (row, field))
          g_error ("minute %u, %s: %" G_GINT64_FORMAT " is not %" G_GINT64_FORMAT, i,
                   kb_record_get_entity (row)->fields[field].name, draft->values[field], kb_record_get_int (row, field));
    }
}

static void
test_sample (gconstpointer data)
{
  const char *language = data;
  g_autofree char *sample = g_strconcat (language, ".kaibo", NULL);
  g_autofree char *name = g_strconcat (language, "-minutes.csv", NULL);
  g_autoptr (GBytes) bytes = load_file ("data", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbMinuteFile) file = kb_minute_file_read (bytes, name, TRUE, NULL, &error);
  g_autoptr (KbMinuteTable) table = NULL;
  Show show;

  g_assert_no_error (error);
  show_init (&show, sample);
  table = kb_minute_table_read (file, name, show.plan, &show.clock, &error);
  g_assert_no_error (error);
  assert_equals_sample (&show, table);
  show_clear (&show);
}

static KbMinuteTable *
read_text (Show       *show,
           const char *text,
           gboolean    is_settled,
           GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (KbMinuteFile) file = kb_minute_file_read (bytes, "figures.csv", is_settled, NULL, error);

  return file != NULL ? kb_minute_table_read (file, "figures.csv", show->plan, &show->clock, error) : NULL;
}

static gint64
get_value (KbMinuteTable *table,
           guint          index,
           guint          field)
{
  g_assert_cmpuint (index, <, table->drafts->len);
  return ((KbMinuteDraft *) table->drafts->pdata[index])->values[field];
}

/* As platforms write them: a title, an explanation, a sum, signs, dashes, columns of no use, times before the show. */
static void
test_export (void)
{
  g_autoptr (KbMinuteTable) table = NULL;
  g_autoptr (GError) error = NULL;
  Show show;

  show_init (&show, "zh.kaibo");
  table = read_text (&show, "直播间数据\t2026/10/17\n\n"
                     "时间\t在线人数\t观看次数\t成交金额（元）\t千川消耗(分)\t互动率\n"
                     "minute\tpeople\ttimes\tpaid\tspent\trate\n"
                     "2026/10/17 18:59\t12\t12\t-\t-\t1%\n"
                     "2026/10/17 19:00\t85\t1,085\t¥59.00\t8615\t2%\n"
                     "2026/10/17 19:01\t—\t暂无\t0\t\t-\n"
                     "2026/10/17 19:03\t1.2万\t3\t1.2万\t5\t-\n"
                     "合计\t9\t9\t9\t9\t9\n", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->drafts->len, ==, 3);
  g_assert_cmpuint (table->n_early, ==, 1);
  g_assert_cmpuint (table->problems->len, ==, 0);
  g_assert_cmpuint (table->unknown->len, ==, 1);
  g_assert_cmpstr (table->unknown->pdata[0], ==, "互动率");
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_MINUTE), ==, 0);
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_VIEWS), ==, 1085);
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_GMV_MINOR), ==, 5900);
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_AD_SPEND_MINOR), ==, 8615);
  g_assert_cmpint (get_value (table, 1, KB_MINUTE_METRIC_ONLINE), ==, KB_NONE);
  g_assert_cmpint (get_value (table, 1, KB_MINUTE_METRIC_GMV_MINOR), ==, 0);
  g_assert_cmpint (get_value (table, 1, KB_MINUTE_METRIC_AD_SPEND_MINOR), ==, KB_NONE);
  g_assert_cmpint (get_value (table, 2, KB_MINUTE_METRIC_MINUTE), ==, 3);
  g_assert_cmpint (get_value (table, 2, KB_MINUTE_METRIC_ONLINE), ==, 12000);
  g_assert_cmpint (get_value (table, 2, KB_MINUTE_METRIC_GMV_MINOR), ==, 1200000);
  show_clear (&show);
}

/* A cell that cannot be read is named, and the rest of its row is taken. */
static void
test_problems (void)
{
  g_autoptr (KbMinuteTable) table = NULL;
  g_autoptr (GError) error = NULL;
  Show show;

  show_init (&show, "zh.kaibo");
  table = read_text (&show, "minute,online,gmv\n0,6x5,59.00\n,7,8\nnever,7,8\n3,625,59.005\n", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->drafts->len, ==, 2);
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_ONLINE), ==, KB_NONE);
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_GMV_MINOR), ==, 5900);
  g_assert_cmpuint (table->problems->len, ==, 4);
  g_assert_true (g_str_has_prefix (table->problems->pdata[0], "figures.csv, line 2, “online”: “6x5”"));
  g_assert_true (g_str_has_prefix (table->problems->pdata[1], "figures.csv, line 3, “minute”"));
  g_assert_true (g_str_has_prefix (table->problems->pdata[2], "figures.csv, line 4, “minute”: “never”"));
  g_assert_true (g_str_has_prefix (table->problems->pdata[3], "figures.csv, line 5, “gmv”: “59.005”"));
  show_clear (&show);
}

static void
test_no_heads (void)
{
  static const char *const tables[] = { "1,2,3\n4,5,6\n", "", "online,gmv\n1,2\n", "minute\n1\n" };
  Show show;

  show_init (&show, "zh.kaibo");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (&show, tables[i], TRUE, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_true (g_str_has_prefix (error->message, "figures.csv: "));
    }
  show_clear (&show);
}

/* However far another tool has come with its writing: what is there is right, and nothing is told that is not. */
static void
test_half_written (void)
{
  static const char whole[] = "minute,online,gmv\n0,600,59.00\n1,610,\"1,299.00\"\n2,625,0\n";
  Show show;

  show_init (&show, "zh.kaibo");
  for (gsize length = strlen ("minute,online,gmv\n"); length <= strlen (whole); length++)
    {
      g_autofree char *text = g_strndup (whole, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (KbMinuteTable) table = read_text (&show, text, FALSE, &error);
      guint n_lines = 0;

      for (gsize i = 0; i < length; i++)
        n_lines += text[i] == '\n';
      g_assert_no_error (error);
      g_assert_cmpuint (table->problems->len, ==, 0);
      g_assert_cmpuint (table->drafts->len, ==, n_lines - 1);
      if (n_lines > 2)
        g_assert_cmpint (get_value (table, 1, KB_MINUTE_METRIC_GMV_MINOR), ==, 129900);
    }
  show_clear (&show);
}

/* A file whose last line has no end is whole once nobody writes it any more. */
static void
test_settled (void)
{
  static const char text[] = "minute,online\n0,600\n1,610";
  g_autoptr (KbMinuteTable) table = NULL;
  g_autoptr (GError) error = NULL;
  Show show;

  show_init (&show, "zh.kaibo");
  table = read_text (&show, text, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->drafts->len, ==, 2);
  show_clear (&show);
}

static void
test_encoding (void)
{
  static const char text[] = "时刻,在线人数\n19:01,625\n";
  g_autofree char *national = g_convert (text, -1, "GB18030", "UTF-8", NULL, NULL, NULL);
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  const char *const spellings[] = { national, marked };
  Show show;

  show_init (&show, "zh.kaibo");
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KbMinuteTable) table = read_text (&show, spellings[i], TRUE, &error);

      g_assert_no_error (error);
      g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_ONLINE), ==, 625);
      g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_MINUTE), ==, 1);
    }
  show_clear (&show);
}

/* Pairs of name and text. */
static GBytes *
create_zip (const char *const *parts)
{
  struct archive *zip = archive_write_new ();
  const gsize room = 4 * 1024 * 1024;
  g_autofree char *memory = g_malloc (room);
  gsize size;

  g_assert_cmpint (archive_write_set_format_zip (zip), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (zip, memory, room, &size), ==, ARCHIVE_OK);
  for (guint i = 0; parts[i] != NULL; i += 2)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, parts[i]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_size (entry, strlen (parts[i + 1]));
      g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (zip, parts[i + 1], strlen (parts[i + 1])), ==, strlen (parts[i + 1]));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (zip), ==, ARCHIVE_OK);
  archive_write_free (zip);

  return g_bytes_new (memory, size);
}

#define BOOK "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>" \
             "<sheet name='基本信息' r:id='rId1'/><sheet name='分钟' r:id='rId2'/></sheets></workbook>"
#define TARGETS "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>" \
                "<Relationship Id='rId2' Target='/xl/worksheets/sheet2.xml'/></Relationships>"
#define STRINGS "<sst><si><t>时间</t></si><si><r><t>在线</t></r><r><t>人数</t></r><rPh><t>x</t></rPh></si><si><t>成交金额</t></si></sst>"
#define FIRST "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>达人昵称</t></is></c></row></sheetData></worksheet>"
#define SECOND "<worksheet><sheetData><row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c><c r='D2' t='s'>" \
               "<v>2</v></c></row><row r='3'><c r='A3'><v>0.79166666666666663</v></c><c r='B3'><v>85</v></c>" \
               "<c r='D3'><v>59.899999999999999</v></c></row><row r='5'><c r='A5' t='str'><f>A3</f><v>19:02</v></c><c r='B5' t='e'/>" \
               "<c r='D5'><v>0.29999999999999999</v></c></row></sheetData></worksheet>"

static const char *const workbook[] = {
  "xl/workbook.xml", BOOK, "xl/_rels/workbook.xml.rels", TARGETS, "xl/sharedStrings.xml", STRINGS,
  "xl/worksheets/sheet1.xml", FIRST, "xl/worksheets/sheet2.xml", SECOND, NULL,
};

static void
test_spreadsheet (void)
{
  g_autoptr (GBytes) bytes = create_zip (workbook);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbMinuteFile) file = kb_minute_file_read (bytes, "figures.xlsx", FALSE, NULL, &error);
  g_autoptr (KbMinuteTable) table = NULL;
  Show show;

  g_assert_no_error (error);
  g_assert_false (file->is_cut);
  show_init (&show, "zh.kaibo");
  table = kb_minute_table_read (file, "figures.xlsx", show.plan, &show.clock, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->problems->len, ==, 0);
  g_assert_cmpuint (table->drafts->len, ==, 2);
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_MINUTE), ==, 0);
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_ONLINE), ==, 85);
  g_assert_cmpint (get_value (table, 0, KB_MINUTE_METRIC_GMV_MINOR), ==, 5990);
  g_assert_cmpint (get_value (table, 1, KB_MINUTE_METRIC_MINUTE), ==, 2);
  g_assert_cmpint (get_value (table, 1, KB_MINUTE_METRIC_ONLINE), ==, KB_NONE);
  g_assert_cmpint (get_value (table, 1, KB_MINUTE_METRIC_GMV_MINOR), ==, 30);
  show_clear (&show);
}

/* Every sheet of the sample, in a spreadsheet with texts as a tool writes them, is the sample. */
static void
test_spreadsheet_sample (void)
{
  g_autoptr (GBytes) csv = load_file ("data", "zh-minutes.csv");
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (csv, NULL), "\n", -1);
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData>");
  const char *parts[] = { "xl/workbook.xml", BOOK, "xl/_rels/workbook.xml.rels", TARGETS, "xl/worksheets/sheet1.xml", FIRST,
                          "xl/worksheets/sheet2.xml", NULL, NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KbMinuteFile) file = NULL;
  g_autoptr (KbMinuteTable) table = NULL;
  g_autoptr (GError) error = NULL;
  Show show;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);

      g_string_append (sheet, "<row>");
      for (guint j = 0; cells[j] != NULL; j++)
        if (i > 0 && j != 1 && j != 2)
          g_string_append_printf (sheet, *cells[j] != '\0' ? "<c><v>%s</v></c>" : "<c/>", cells[j]);
        else
          g_string_append_printf (sheet, "<c t='inlineStr'><is><t>%s</t></is></c>", cells[j]);
      g_string_append (sheet, "</row>");
    }
  g_string_append (sheet, "</sheetData></worksheet>");
  parts[7] = sheet->str;
  bytes = create_zip (parts);
  file = kb_minute_file_read (bytes, "zh.xlsx", TRUE, NULL, &error);
  g_assert_no_error (error);

  show_init (&show, "zh.kaibo");
  table = kb_minute_table_read (file, "zh.xlsx", show.plan, &show.clock, &error);
  g_assert_no_error (error);
  assert_equals_sample (&show, table);
  show_clear (&show);
}

/* A spreadsheet that is cut anywhere, or that somebody broke, is refused with its name; none is read beyond its end. */
static void
test_broken_spreadsheet (void)
{
  g_autoptr (GBytes) whole = create_zip (workbook);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (gsize length = 4; length < size; length++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) part = g_bytes_new_take (g_steal_pointer (&copy), length);
      g_autoptr (GError) error = NULL;

      g_assert_null (kb_xlsx_read (part, "figures.xlsx", NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "figures.xlsx"));
    }
  for (guint round = 0; round < 2000; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) part = NULL;
      g_autoptr (GPtrArray) sheets = NULL;

      for (guint i = 0; i < 3; i++)
        copy[g_test_rand_int_range (4, size)] = g_test_rand_int_range (0, 256);
      part = g_bytes_new_take (g_steal_pointer (&copy), size);
      sheets = kb_xlsx_read (part, "figures.xlsx", NULL, NULL);
    }
}

static void
test_too_large (void)
{
  static const char *const sheets[] = {
    "<worksheet><sheetData><row r='99999999999'/></sheetData></worksheet>",
    "<worksheet><sheetData><row><c r='ZZZZZZ1'><v>1</v></c></row></sheetData></worksheet>",
    "<!DOCTYPE w [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      const char *parts[] = { "xl/workbook.xml", BOOK, "xl/_rels/workbook.xml.rels", TARGETS, "xl/worksheets/sheet1.xml",
                              sheets[i], "xl/worksheets/sheet2.xml", SECOND, NULL };
      g_autoptr (GBytes) bytes = create_zip (parts);
      g_autoptr (GError) error = NULL;

      g_assert_null (kb_xlsx_read (bytes, "figures.xlsx", NULL, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/exchange/minute-table/sample-zh", "zh", test_sample);
  g_test_add_data_func ("/exchange/minute-table/sample-en", "en", test_sample);
  g_test_add_func ("/exchange/minute-table/as-platforms-export", test_export);
  g_test_add_func ("/exchange/minute-table/problems-are-named", test_problems);
  g_test_add_func ("/exchange/minute-table/no-heads", test_no_heads);
  g_test_add_func ("/exchange/minute-table/half-written", test_half_written);
  g_test_add_func ("/exchange/minute-table/settled", test_settled);
  g_test_add_func ("/exchange/minute-table/encodings", test_encoding);
  g_test_add_func ("/exchange/xlsx/second-sheet", test_spreadsheet);
  g_test_add_func ("/exchange/xlsx/sample", test_spreadsheet_sample);
  g_test_add_func ("/exchange/xlsx/cut-and-broken", test_broken_spreadsheet);
  g_test_add_func ("/exchange/xlsx/too-large-and-hostile", test_too_large);

  return g_test_run ();
}
