/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "kb-error.h"
#include "kb-kaibo-value.h"

static const char *const codes[] = { "open", "demo", NULL };
static const KbEnum types = { "cue type", codes, NULL };

static const KbField int_field = { "count", KB_FIELD_INT, KB_FIELD_SIGNED };
static const KbField price_field = { "price_minor", KB_FIELD_MONEY };
static const KbField bool_field = { "skip", KB_FIELD_BOOL };
static const KbField instant_field = { "start_us", KB_FIELD_INSTANT };
static const KbField real_field = { "share", KB_FIELD_REAL };
static const KbField enum_field = { "type", KB_FIELD_ENUM, .values = &types };
static const KbField ref_field = { "cue_id", KB_FIELD_REF };
static const KbField blob_field = { "data", KB_FIELD_BLOB };
static const KbField text_field = { "title", KB_FIELD_TEXT };

typedef struct
{
  const KbField *field;
  gint64         integer;
  const char    *text;
} IntegerCase;

static const IntegerCase integer_cases[] = {
  { &int_field, 0, "0" },
  { &int_field, G_MAXINT64, "9223372036854775807" },
  { &int_field, G_MININT64 + 1, "-9223372036854775807" },
  { &bool_field, 0, "false" },
  { &bool_field, 1, "true" },
  { &enum_field, 1, "demo" },
  { &ref_field, 7, "7" },
  { &instant_field, 0, "1970-01-01T00:00:00Z" },
  { &instant_field, -1, "1969-12-31T23:59:59.999999Z" },
  { &instant_field, G_GINT64_CONSTANT (1792234800000000), "2026-10-17T11:00:00Z" },
  { &instant_field, G_GINT64_CONSTANT (1792234800120000), "2026-10-17T11:00:00.12Z" },
  { &instant_field, G_GINT64_CONSTANT (1709208000000000), "2024-02-29T12:00:00Z" },
  { &instant_field, G_GINT64_CONSTANT (-62135596800000000), "0001-01-01T00:00:00Z" },
  { &instant_field, G_GINT64_CONSTANT (253402300799999999), "9999-12-31T23:59:59.999999Z" },
  { &instant_field, G_GINT64_CONSTANT (253402300800000000), "253402300800000000" },
};

static void
integers_have_one_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (integer_cases); i++)
    {
      const IntegerCase *c = &integer_cases[i];
      g_auto (KbValue) value = KB_VALUE_INIT;
      g_auto (KbValue) back = KB_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      kb_value_set_int (&value, c->integer);
      text = kb_kaibo_value_format (c->field, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, c->text);
      g_assert_true (kb_kaibo_value_parse (c->field, text, &back, &error));
      g_assert_no_error (error);
      g_assert_true (kb_value_equal (&value, &back));
    }
}

static void
instants_are_read_in_other_forms (void)
{
  static const struct { const char *text; gint64 us; } cases[] = {
    { "1792234800000000", G_GINT64_CONSTANT (1792234800000000) },
    { "2026-10-17T19:00:00+08:00", G_GINT64_CONSTANT (1792234800000000) },
    { "2026-10-17T05:30:00.5-05:30", G_GINT64_CONSTANT (1792234800500000) },
    { "2026-10-17T11:00:00.000000Z", G_GINT64_CONSTANT (1792234800000000) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (KbValue) value = KB_VALUE_INIT;

      g_assert_true (kb_kaibo_value_parse (&instant_field, cases[i].text, &value, NULL));
      g_assert_cmpint (value.integer, ==, cases[i].us);
    }
}

static void
wrong_text_is_refused (void)
{
  static const struct { const KbField *field; const char *text; } cases[] = {
    { &int_field, "" }, { &int_field, "-" }, { &int_field, "12a" }, { &int_field,
                                                                      "+1" }, { &int_field, " 1" },
    { &int_field, "1.0" }, { &int_field, "9223372036854775808" }, { &int_field,
                                                                    "-9223372036854775808" },
    { &bool_field, "1" }, { &bool_field, "TRUE" }, { &bool_field, "" },
    { &enum_field, "Demo" }, { &enum_field, "" }, { &enum_field, "1" },
    { &ref_field, "0" }, { &ref_field, "-7" }, { &ref_field, "9223372036854775808" },
    { &real_field, "" }, { &real_field, "NaN" }, { &real_field, "inf" }, { &real_field,
                                                                           "0x10" }, { &real_field,
                                                                                       "1,5" },
    { &real_field, "1e999" }, { &real_field, "1 " },
    { &instant_field, "2026-10-17" }, { &instant_field, "2026-10-17T11:00:00" }, { &instant_field,
                                                                                   "2026-13-01T00:00:00Z" },
    { &instant_field, "2026-02-29T00:00:00Z" }, { &instant_field, "2026-10-17T24:00:00Z" },
    { &instant_field, "2026-10-17T11:00:60Z" }, { &instant_field, "2026-10-17T11:00:00.Z" },
    { &instant_field, "2026-10-17T11:00:00Zx" }, { &instant_field, "0000-01-01T00:00:00Z" },
    { &price_field, "-1" }, { &price_field, "1.5" }, { &blob_field, "abc" }, { &blob_field, "a===" }, { &blob_field, "ab=c" }, { &blob_field,
                                                                                "ab!d" }, { &blob_field, "====" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (KbValue) value = KB_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      if (kb_kaibo_value_parse (cases[i].field, cases[i].text, &value, &error))
        g_error ("“%s” was taken for a value of %s", cases[i].text, cases[i].field->name);
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_cmpint (value.kind, ==, KB_VALUE_NULL);
    }
}

static void
refusals_quote_what_stood_there (void)
{
  g_auto (KbValue) value = KB_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (kb_kaibo_value_parse (&enum_field, "四号链接四号链接四号链接四号链接四号链接四号链接四号链接四号链接四号链接四号链接四号链接",
                                        &value, &error));
  g_assert_cmpstr (error->message, ==,
                   "“四号链接四号链接四号链接四号链接四号链接四号链接四号链接四号链接四号链接四...” is not one of its values; "
                   "write one of: open, demo");
}

static void
reals_are_exact_and_short (void)
{
  static const struct { double real; const char *text; } cases[] = {
    { 0.1, "0.1" }, { 12.5, "12.5" }, { -0.0, "-0" }, { 1e300, "1e+300" }, { 1.0 / 3,
                                                                             "0.33333333333333331" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (KbValue) value = KB_VALUE_INIT;
      g_auto (KbValue) back = KB_VALUE_INIT;
      g_autofree char *text = NULL;

      kb_value_set_real (&value, cases[i].real);
      text = kb_kaibo_value_format (&real_field, &value, NULL);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (kb_kaibo_value_parse (&real_field, text, &back, NULL));
      g_assert_true (kb_value_equal (&value, &back));
    }
}

static void
bytes_of_any_length_come_back (void)
{
  guint8 data[600];

  for (guint i = 0; i < sizeof data; i++)
    data[i] = i * 7;

  for (gsize size = 0; size < sizeof data; size++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);
      g_auto (KbValue) value = KB_VALUE_INIT;
      g_auto (KbValue) back = KB_VALUE_INIT;
      g_autofree char *text = NULL;

      kb_value_set_bytes (&value, bytes);
      text = kb_kaibo_value_format (&blob_field, &value, NULL);
      g_assert_true (kb_kaibo_value_parse (&blob_field, text, &back, NULL));
      g_assert_true (kb_value_equal (&value, &back));
    }
}

static void
text_is_brought_into_nfc (void)
{
  g_auto (KbValue) value = KB_VALUE_INIT;

  g_assert_true (kb_kaibo_value_parse (&text_field, "cafe\xcc\x81 四号", &value, NULL));
  g_assert_cmpstr (value.text, ==, "caf\xc3\xa9 四号");
}

static void
what_cannot_be_written_is_refused (void)
{
  static const struct { const KbField *field; gint64 integer; } cases[] = {
    { &bool_field, 2 }, { &bool_field, -1 }, { &enum_field, 2 }, { &enum_field, -1 },
  };
  g_auto (KbValue) value = KB_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      kb_value_set_int (&value, cases[i].integer);
      g_assert_null (kb_kaibo_value_format (cases[i].field, &value, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }

  kb_value_set_real (&value, NAN);
  g_assert_null (kb_kaibo_value_format (&real_field, &value, NULL));
  kb_value_set_text (&value, "\xff\xfe");
  g_assert_null (kb_kaibo_value_format (&text_field, &value, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/kaibo-value/integers-have-one-text", integers_have_one_text);
  g_test_add_func ("/exchange/kaibo-value/instants-are-read-in-other-forms",
                   instants_are_read_in_other_forms);
  g_test_add_func ("/exchange/kaibo-value/wrong-text-is-refused", wrong_text_is_refused);
  g_test_add_func ("/exchange/kaibo-value/refusals-quote-what-stood-there",
                   refusals_quote_what_stood_there);
  g_test_add_func ("/exchange/kaibo-value/reals-are-exact-and-short", reals_are_exact_and_short);
  g_test_add_func ("/exchange/kaibo-value/bytes-of-any-length-come-back",
                   bytes_of_any_length_come_back);
  g_test_add_func ("/exchange/kaibo-value/text-is-brought-into-nfc", text_is_brought_into_nfc);
  g_test_add_func ("/exchange/kaibo-value/what-cannot-be-written-is-refused",
                   what_cannot_be_written_is_refused);

  return g_test_run ();
}
