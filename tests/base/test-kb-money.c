/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-error.h"
#include "kb-money.h"

static void
reads_amounts (void)
{
  static const struct
  {
    const char *text;
    const char *currency;
    gint64      minor;
  } cases[] = {
    { "129", "CNY", 12900 },       { "129.9", "CNY", 12990 },        { "¥1,299.00", "CNY", 129900 },
    { "￥89", "CNY", 8900 },       { "89元", "CNY", 8900 },          { "89.50 CNY", "CNY", 8950 },
    { "-3.5", "CNY", -350 },       { "−¥3.50", "CNY", -350 },        { "¥-3.50", "CNY", -350 },
    { "0.01", "USD", 1 },          { "$205.33", "USD", 20533 },      { "1,234,567.89", "USD", 123456789 },
    { "¥1200", "JPY", 1200 },      { "1200.00", "JPY", 1200 },       { "1.234", "KWD", 1234 },
    { "HK$ 5", "HKD", 500 },       { "$5", "HKD", 500 },             { "Rp 1,500", "IDR", 150000 },
    { "7", "XYZ", 700 },           { "１２．５", "CNY", 1250 },      { "12.300", "CNY", 1230 },
    { "92233720368547758.07", "CNY", G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor;

      g_assert_true (kb_money_parse (cases[i].text, cases[i].currency, &minor, &error));
      g_assert_no_error (error);
      g_assert_cmpint (minor, ==, cases[i].minor);
    }
}

static void
refuses_what_is_no_amount (void)
{
  static const struct
  {
    const char *text;
    const char *currency;
  } cases[] = {
    { "", "CNY" },        { "abc", "CNY" },     { "1.234", "CNY" },  { "1.5", "JPY" },
    { "1,23", "CNY" },    { "1234,567", "CNY" }, { ",123", "CNY" },  { "1.", "CNY" },
    { "--1", "CNY" },     { "$1", "CNY" },      { "1 2", "CNY" },    { "¥", "CNY" },
    { "1,234,", "CNY" },  { "1e3", "CNY" },     { "\xff", "CNY" },
    { "92233720368547758.08", "CNY" },          { "99999999999999999999", "JPY" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = 7;

      g_assert_false (kb_money_parse (cases[i].text, cases[i].currency, &minor, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_cmpint (minor, ==, 7);
    }
}

static void
prints_amounts (void)
{
  static const struct
  {
    gint64      minor;
    const char *currency;
    const char *text;
    const char *full;
    const char *brief;
  } cases[] = {
    { 12900, "CNY", "129.00", "¥129.00", "¥129" },
    { 12990, "CNY", "129.90", "¥129.90", "¥129.90" },
    { 123456789, "USD", "1234567.89", "$1,234,567.89", "$1,234,567.89" },
    { -350, "CNY", "-3.50", "−¥3.50", "−¥3.50" },
    { 5, "CNY", "0.05", "¥0.05", "¥0.05" },
    { 0, "CNY", "0.00", "¥0.00", "¥0" },
    { 1200, "JPY", "1200", "¥1,200", "¥1,200" },
    { 1234, "KWD", "1.234", "KWD1.234", "KWD1.234" },
    { G_MININT64, "USD", "-92233720368547758.08", "−$92,233,720,368,547,758.08",
      "−$92,233,720,368,547,758.08" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kb_money_to_text (cases[i].minor, cases[i].currency);
      g_autofree char *full = kb_money_format (cases[i].minor, cases[i].currency);
      g_autofree char *brief = kb_money_format_short (cases[i].minor, cases[i].currency);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (full, ==, cases[i].full);
      g_assert_cmpstr (brief, ==, cases[i].brief);
    }
}

static void
text_reads_back (void)
{
  static const char *const codes[] = { "CNY", "JPY", "KWD", "HKD" };

  for (guint i = 0; i < 1000; i++)
    {
      const char *code = codes[i % G_N_ELEMENTS (codes)];
      gint64 minor = (gint64) g_test_rand_int () * g_test_rand_int_range (-1000, 1000);
      g_autofree char *text = kb_money_to_text (minor, code);
      g_autofree char *full = kb_money_format (minor, code);
      gint64 again;

      g_assert_true (kb_money_parse (text, code, &again, NULL));
      g_assert_cmpint (again, ==, minor);
      g_assert_true (kb_money_parse (full, code, &again, NULL));
      g_assert_cmpint (again, ==, minor);
    }
}

/* What 12,000,000 buys: a mansion in CNY, a vacuum cleaner in VND. */
static void
prices_have_an_end (void)
{
  static const struct { const char *text, *currency; const char *refused; } cases[] = {
    { "0", "CNY", NULL }, { "10,000,000", "CNY", NULL }, { "-0.01", "CNY", "less than nothing" },
    { "10000000.01", "CNY", "more than ¥10,000,000" }, { "12000000", "VND", NULL }, { "Rp 12,000,000", "IDR", NULL },
    { "10000000001", "VND", "more than ₫10,000,000,000" }, { "10000000", "KWD", NULL }, { "99999999999999", "USD", "more than" },
    { "twelve", "USD", "not an amount" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = -7;
      const gboolean is_good = kb_money_parse_price (cases[i].text, cases[i].currency, &minor, &error);

      g_assert_cmpint (is_good, ==, cases[i].refused == NULL);
      if (is_good)
        continue;
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, cases[i].refused));
      g_assert_cmpint (minor, ==, -7);
    }
}

static void
knows_what_people_pay_in (void)
{
  static const char *const known[] = { "CNY", "USD", "VND", "ZWG", "AED", "KWD", "XCG", "HRK" };
  static const char *const unknown[] = { "XXQ", "XTS", "XAU", "usd", "US", "USDX", "", "ED " };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (kb_currency_is_known (known[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (kb_currency_is_known (unknown[i]));
  g_assert_false (kb_currency_is_known (NULL));
  g_assert_cmpuint (kb_currency_get_exponent ("CLP"), ==, 0);
  g_assert_cmpuint (kb_currency_get_exponent ("TND"), ==, 3);
  g_assert_cmpuint (kb_currency_get_exponent ("CHF"), ==, 2);
  g_assert_cmpuint (kb_currency_get_exponent ("XXQ"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/money/knows-what-people-pay-in", knows_what_people_pay_in);
  g_test_add_func ("/base/money/reads-amounts", reads_amounts);
  g_test_add_func ("/base/money/refuses-what-is-no-amount", refuses_what_is_no_amount);
  g_test_add_func ("/base/money/prints-amounts", prints_amounts);
  g_test_add_func ("/base/money/prices-have-an-end", prices_have_an_end);
  g_test_add_func ("/base/money/text-reads-back", text_reads_back);

  return g_test_run ();
}
