/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-error.h"
#include "kb-kaibo-format.h"
#include "kb-kaibo-reader.h"
#include "kb-kaibo-writer.h"
#include "kb-random-records.h"
#include "kb-session.h"
#include "kb-xml-input.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT "<kaibo version=\"1\" xmlns=\"" KB_KAIBO_NAMESPACE "\">\n"
#define PLAN(cue) HEAD ROOT "<session id=\"1\">\n<segment id=\"2\" position=\"0\">\n" cue "\n</segment></session></kaibo>\n"

static GPtrArray *
read_data (const char  *data,
           gssize       size,
           GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, size, NULL);

  return kb_kaibo_read (stream, "show.kaibo", NULL, error);
}

typedef struct
{
  const char *claim;
  const char *document;
  const char *place;      /* how the message begins */
  const char *word;       /* what it must hold */
} BadCase;

static const BadCase bad_cases[] = {
  { "empty", "", "show.kaibo:1: ", "" },
  { "no-xml", "Figures of the week\n", "show.kaibo:1: ", "" },
  { "other-root", HEAD "<plan xmlns=\"" KB_KAIBO_NAMESPACE "\"/>", "show.kaibo:2: plan: ", "<kaibo>" },
  { "other-namespace", HEAD "\n<kaibo version=\"1\" xmlns=\"urn:x\"/>", "show.kaibo:3: kaibo: ",
    KB_KAIBO_NAMESPACE },
  { "no-namespace", HEAD "<kaibo version=\"1\"/>", "show.kaibo:2: kaibo: ", KB_KAIBO_NAMESPACE },
  { "no-version", HEAD "<kaibo xmlns=\"" KB_KAIBO_NAMESPACE "\"/>", "show.kaibo:2: kaibo/version: ",
    "missing" },
  { "newer-version", HEAD "<kaibo version=\"2\" xmlns=\"" KB_KAIBO_NAMESPACE "\"/>",
    "show.kaibo:2: kaibo/version: ", "newer" },
  { "wrong-version", HEAD "<kaibo version=\"one\" xmlns=\"" KB_KAIBO_NAMESPACE "\"/>",
    "show.kaibo:2: kaibo/version: ", "" },
  { "root-attribute", HEAD "<kaibo version=\"1\" at=\"x\" xmlns=\"" KB_KAIBO_NAMESPACE "\"/>",
    "show.kaibo:2: kaibo/at: ", "" },
  { "document-type", HEAD "<!-- a\n--><!DOCTYPE kaibo>\n" ROOT "</kaibo>", "show.kaibo:3: ",
    "DOCTYPE" },
  { "entity-bomb", HEAD "<!DOCTYPE kaibo [\n<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n" ROOT "&b;</kaibo>",
    "show.kaibo:2: ", "DOCTYPE" },
  { "external-entity", HEAD "<!DOCTYPE kaibo [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" ROOT "&x;</kaibo>",
    "show.kaibo:2: ", "DOCTYPE" },
  { "hidden-document-type", HEAD "<!---> <? --><!DOCTYPE kaibo>\n" ROOT "</kaibo>",
    "show.kaibo:2: ", "DOCTYPE" },
  { "entity-without-type", PLAN ("<cue id=\"3\" position=\"0\" title=\"&x;\"/>"), "show.kaibo:5: ",
    "'x'" },
  { "unknown-element", HEAD ROOT "<session id=\"1\">\n<planet id=\"2\"/></session></kaibo>",
    "show.kaibo:4: session/planet: ", "" },
  { "unknown-root-element", HEAD ROOT "<planet id=\"2\"/></kaibo>", "show.kaibo:3: kaibo/planet: ",
    "" },
  { "foreign-element", HEAD ROOT "<x:a xmlns:x=\"urn:x\"/></kaibo>", "show.kaibo:3: a: ", "namespace" },
  { "unknown-attribute", PLAN ("<cue id=\"3\" position=\"0\" colour=\"red\"/>"),
    "show.kaibo:5: cue/colour: ", "" },
  { "foreign-attribute", PLAN ("<cue id=\"3\" position=\"0\" xml:space=\"preserve\"/>"),
    "show.kaibo:5: cue/space: ", "" },
  { "bad-number", PLAN ("<cue id=\"3\"\n position=\"0\" duration_ms=\"8:00\"/>"),
    "show.kaibo:6: cue/duration_ms: ", "8:00" },
  { "bad-enum", PLAN ("<cue id=\"3\" position=\"0\" type=\"dance\"/>"), "show.kaibo:5: cue/type: ",
    "demo" },
  { "bad-instant", HEAD ROOT "<session id=\"1\" start_us=\"tonight\"/></kaibo>",
    "show.kaibo:3: session/start_us: ", "tonight" },
  { "price-below-nothing", HEAD ROOT "<session id=\"1\" title=\"x\">\n<lineup_item id=\"4\" position=\"0\"\n live_price_minor=\"-5\"/>"
    "</session></kaibo>", "show.kaibo:5: lineup_item/live_price_minor: ", "“-5” is less than nothing; write 0 or more" },
  { "currency-of-a-session", HEAD ROOT "<session id=\"1\"\n currency=\"XXQ\"/></kaibo>", "show.kaibo:4: session/currency: ",
    "“XXQ” is not a currency; write its three letters" },
  { "currency-of-a-product", HEAD ROOT "<product id=\"1\" name=\"x\" currency=\"\"/></kaibo>", "show.kaibo:3: product/currency: ",
    "“” is not a currency" },
  { "length-below-nothing", PLAN ("<cue id=\"3\" position=\"0\" duration_ms=\"-1\"/>"), "show.kaibo:5: cue/duration_ms: ",
    "less than nothing" },
  { "no-id", PLAN ("<cue position=\"0\"/>"), "show.kaibo:5: cue/id: ", "missing" },
  { "bad-id", PLAN ("<cue id=\"-3\" position=\"0\"/>"), "show.kaibo:5: cue/id: ", "" },
  { "same-id-twice", PLAN ("<cue id=\"3\" position=\"0\"/>\n<cue id=\"3\" position=\"1\"/>"),
    "show.kaibo:6: cue/id: ", "" },
  { "no-position", PLAN ("<cue id=\"3\"/>"), "show.kaibo:5: cue/position: ", "missing" },
  { "loose-row", HEAD ROOT "<session id=\"1\">\n<cue id=\"3\" position=\"0\"/></session></kaibo>",
    "show.kaibo:4: cue: ", "owns" },
  { "row-in-wrong-row", PLAN ("<cue id=\"3\" position=\"0\"><segment id=\"4\" position=\"0\"/></cue>"), "show.kaibo:5: segment: ", "" },
  { "owner-said-twice", PLAN ("<cue id=\"3\" position=\"0\" segment_id=\"2\"/>"),
    "show.kaibo:5: cue/segment_id: ", "place" },
  { "dangling-reference", PLAN ("<cue id=\"3\" position=\"0\" lineup_item_id=\"77\"/>"),
    "show.kaibo:5: cue/lineup_item_id: ",
    "lineup_item 77" },
  { "text-twice", PLAN ("<cue id=\"3\" position=\"0\"><script>a</script>\n<script>b</script></cue>"), "show.kaibo:6: cue/script: ", "twice" },
  { "number-as-element", PLAN ("<cue id=\"3\" position=\"0\"><duration_ms>1</duration_ms></cue>"),
    "show.kaibo:5: cue/duration_ms: ", "" },
  { "bytes-as-attribute",
    HEAD ROOT "<product id=\"1\"><product_image id=\"2\" position=\"0\" data=\"AA==\"/></product></kaibo>",
    "show.kaibo:3: product_image/data: ", "" },
  { "bad-bytes", HEAD ROOT "<product id=\"1\"><product_image id=\"2\" position=\"0\">\n<data>AA=</data></product_image></product></kaibo>",
    "show.kaibo:4: product_image/data: ", "base64" },
  { "element-in-text", PLAN ("<cue id=\"3\" position=\"0\"><script>a<b/></script></cue>"),
    "show.kaibo:5: b: ", "" },
  { "attribute-on-text", PLAN ("<cue id=\"3\" position=\"0\"><script lang=\"zh\">a</script></cue>"),
    "show.kaibo:5: script/lang: ", "" },
  { "bad-encoding-of-text",
    PLAN ("<cue id=\"3\" position=\"0\"><script encoding=\"base64\">a</script></cue>"), "show.kaibo:5: cue/script: ", "" },
  { "loose-text", PLAN ("<cue id=\"3\" position=\"0\">hello</cue>"), "show.kaibo:5: cue: ", "text" },
  { "not-closed", PLAN ("<cue id=\"3\" position=\"0\">"), "show.kaibo:6: ", "" },
  { "cut-off", HEAD ROOT "<session id=\"1\">\n", "show.kaibo:", "" },
  { "after-the-end", HEAD ROOT "</kaibo>\n<more/>", "show.kaibo:4: ", "" },
  { "not-utf-8", HEAD ROOT "<session id=\"1\"\n title=\"\xd6\xb1\xb2\xa5\"/></kaibo>",
    "show.kaibo:4: ", "" },
  { "overlong-utf-8", HEAD ROOT "<session id=\"1\" title=\"\xc0\xaf\"/></kaibo>", "show.kaibo:3: ",
    "" },
  { "control-character", HEAD ROOT "<session id=\"1\" title=\"&#1;\"/></kaibo>", "show.kaibo:3: ", "" },
};

static void
bad_input_names_its_place (gconstpointer data)
{
  const BadCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = read_data (c->document, strlen (c->document), &error);

  g_assert_null (records);
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  if (!g_str_has_prefix (error->message, c->place) || strstr (error->message, c->word) == NULL)
    g_error ("“%s” does not begin with “%s” or lacks “%s”", error->message, c->place, c->word);
}

static void
hand_written_documents_are_read (void)
{
  const char document[] =
    "\xef\xbb\xbf" HEAD "<?note?><!-- <!DOCTYPE is a comment here -->\n"
    "<k:kaibo version=\"1\" xmlns:k=\"" KB_KAIBO_NAMESPACE "\">\n"
    "<k:session id=\"1\" title=\"&quot;A&#x42;&amp;\n C&quot;\" start_us=\"1792234800000000\"><!-- x -->"
    "<k:segment position=\"5\" id=\"2\"><k:title>Loop</k:title>"
    "<k:cue id=\"3\" position=\"0\" script=\"short\"/><k:cue id=\"4\" position=\"1\">\n"
    "<k:script><![CDATA[<a>]]> &lt;b&gt;<!-- y --> end</k:script></k:cue></k:segment></k:session></k:kaibo>";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = read_data (document, strlen (document), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 4);
  g_assert_cmpstr (kb_record_get_text (g_ptr_array_index (records, 0), KB_SESSION_TITLE), ==,
                   "\"AB&  C\"");
  g_assert_cmpint (kb_record_get_int (g_ptr_array_index (records, 0), KB_SESSION_START_US), ==,
                   G_GINT64_CONSTANT (1792234800000000));
  g_assert_cmpstr (kb_record_get_text (g_ptr_array_index (records, 1), KB_SEGMENT_TITLE), ==, "Loop");
  g_assert_cmpstr (kb_record_get_text (g_ptr_array_index (records, 2), KB_CUE_SCRIPT), ==, "short");
  g_assert_cmpstr (kb_record_get_text (g_ptr_array_index (records, 3), KB_CUE_SCRIPT), ==,
                   "<a> <b> end");
  g_assert_cmpint (kb_record_get_int (g_ptr_array_index (records, 3), KB_CUE_SEGMENT_ID), ==, 2);
  g_assert_cmpint (kb_record_get_int (g_ptr_array_index (records, 3), KB_CUE_SESSION_ID), ==, 1);
}

static void
control_characters_survive_in_base64 (void)
{
  const char document[] = PLAN ("<cue id=\"3\" position=\"0\"><title encoding=\"base64\">AQJh</title></cue>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = read_data (document, strlen (document), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kb_record_get_text (g_ptr_array_index (records, 2), KB_CUE_TITLE), ==,
                   "\x01\x02" "a");
}

static void
too_deep_is_refused (void)
{
  GString *document = g_string_new (HEAD ROOT);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (document, "<session id=\"1\">");

  g_assert_null (read_data (document->str, document->len, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "show.kaibo:3: session: "));
  g_string_free (document, TRUE);
}

static void
too_long_a_text_is_refused (void)
{
  g_autofree char *text = g_strnfill (11 * 1000 * 1000, 'a');
  g_autofree char *document = g_strconcat (HEAD ROOT "<session id=\"1\"><segment id=\"2\" position=\"0\"><title>", text,
                                           "</title></segment></session></kaibo>", NULL);
  g_autofree char *attribute = g_strconcat (HEAD ROOT "<session id=\"1\" title=\"", text,
                                            "\"/></kaibo>", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_data (document, strlen (document), &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (read_data (attribute, strlen (attribute), &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
}

static void
too_large_a_file_is_refused (void)
{
  g_autofree char *comment = g_strnfill (200 * 1000, ' ');
  g_autofree char *document = g_strconcat (HEAD "<!--", comment, "-->" ROOT "</kaibo>", NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (document, -1, NULL);
  g_autoptr (KbXmlInput) input = kb_xml_input_new (stream, "show.kaibo", 100 * 1000, NULL);
  g_autoptr (GError) error = NULL;

  while (kb_xml_input_read (input, &error) == 1)
    ;
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "100.0"));
}

static void
lines_beyond_65535_are_named (void)
{
  GString *document = g_string_new (HEAD ROOT);
  g_autoptr (GError) error = NULL;
  int line = 0;

  for (guint i = 0; i < 70000; i++)
    g_string_append_printf (document, "<session id=\"%u\"/>\n", i + 1);
  g_string_append (document, "<session id=\"1\"/></kaibo>");

  g_assert_null (read_data (document->str, document->len, &error));
  g_assert_cmpint (sscanf (error->message, "show.kaibo:%d: session/id: ", &line), ==, 1);
  g_assert_cmpint (line, ==, 70003);
  g_string_free (document, TRUE);
}

static void
cancelled_is_cancelled (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (HEAD, -1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kb_kaibo_read (stream, "show.kaibo", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
missing_file_is_named (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/show.kaibo");
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_kaibo_read_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "show.kaibo"));
}

static GByteArray *
random_document (GRand *rand)
{
  g_autoptr (GPtrArray) records = random_records (rand, 1, FALSE);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GByteArray *document = g_byte_array_new ();

  g_assert_true (kb_kaibo_write (records, stream, NULL, NULL));
  g_byte_array_append (document, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                       g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  return document;
}

static void
mutate (GRand      *rand,
        GByteArray *document)
{
  static const char spice[] = "<>&\"'/=!?-[]; \n01az\x00\x80\xff";
  guint n = g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n && document->len > 2; i++)
    {
      guint at = g_rand_int_range (rand, 0, document->len);
      guint length = MIN (document->len - at, 40);
      g_autofree guint8 *part = g_memdup2 (document->data + at, length);

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
          document->data[at] ^= 1 << g_rand_int_range (rand, 0, 8);
          break;
        case 1:
          document->data[at] = spice[g_rand_int_range (rand, 0, sizeof spice - 1)];
          break;
        case 2:
          g_byte_array_remove_range (document, at, g_rand_int_range (rand, 1, length + 1));
          break;
        case 3:
          g_byte_array_set_size (document, at + 1);
          break;
        default:
          g_byte_array_append (document, part, length);
        }
    }
}

static void
mutated_documents_never_crash (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2000);
  g_autoptr (GByteArray) document = random_document (rand);
  guint read = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GByteArray) copy = g_byte_array_new ();
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (copy, document->data, document->len);
      mutate (rand, copy);
      records = read_data ((const char *) copy->data, copy->len, &error);
      g_assert_true ((records == NULL) == (error != NULL));
      g_assert_true (error == NULL || g_str_has_prefix (error->message, "show.kaibo:"));
      read += records != NULL;
    }

  g_test_message ("%u of 2000 were still documents", read);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/kaibo-reader/bad-input-names-its-place/",
                                           bad_cases[i].claim, NULL);

      g_test_add_data_func (path, &bad_cases[i], bad_input_names_its_place);
    }
  g_test_add_func ("/exchange/kaibo-reader/hand-written-documents-are-read",
                   hand_written_documents_are_read);
  g_test_add_func ("/exchange/kaibo-reader/control-characters-survive-in-base64",
                   control_characters_survive_in_base64);
  g_test_add_func ("/exchange/kaibo-reader/too-deep-is-refused", too_deep_is_refused);
  g_test_add_func ("/exchange/kaibo-reader/too-long-a-text-is-refused", too_long_a_text_is_refused);
  g_test_add_func ("/exchange/xml-input/too-large-a-file-is-refused", too_large_a_file_is_refused);
  g_test_add_func ("/exchange/kaibo-reader/lines-beyond-65535-are-named", lines_beyond_65535_are_named);
  g_test_add_func ("/exchange/kaibo-reader/cancelled-is-cancelled", cancelled_is_cancelled);
  g_test_add_func ("/exchange/kaibo-reader/missing-file-is-named", missing_file_is_named);
  g_test_add_func ("/exchange/kaibo-reader/mutated-documents-never-crash",
                   mutated_documents_never_crash);

  return g_test_run ();
}
