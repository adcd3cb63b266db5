/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-catalogue-codec.h"
#include "kb-error.h"
#include "kb-product.h"

typedef struct
{
  const char         *name;
  const KbFieldCodec *codec;
  guint               field;
  const char         *typed;
  const char         *shown;    /* what it looks like once stored, NULL when it is refused */
} Case;

static const Case cases[] = {
  { "price", &kb_catalogue_codec_price, KB_PRODUCT_LIST_PRICE_MINOR, "¥1,299.5", "1299.50" },
  { "price-empty", &kb_catalogue_codec_price, KB_PRODUCT_LIST_PRICE_MINOR, " ", "" },
  { "price-negative", &kb_catalogue_codec_price, KB_PRODUCT_LIST_PRICE_MINOR, "-3", NULL },
  { "price-absurd", &kb_catalogue_codec_price, KB_PRODUCT_LIST_PRICE_MINOR, "129000000", NULL },
  { "price-of-another-currency", &kb_catalogue_codec_price, KB_PRODUCT_LIST_PRICE_MINOR, "$12", NULL },
  { "price-words", &kb_catalogue_codec_price, KB_PRODUCT_LIST_PRICE_MINOR, "cheap", NULL },
  { "currency", &kb_catalogue_codec_currency, KB_PRODUCT_CURRENCY, " usd ", "USD" },
  { "currency-that-iso-4217-does-not-know", &kb_catalogue_codec_currency, KB_PRODUCT_CURRENCY, "XXQ", NULL },
  { "currency-for-tests-only", &kb_catalogue_codec_currency, KB_PRODUCT_CURRENCY, "XTS", NULL },
  { "currency-none", &kb_catalogue_codec_currency, KB_PRODUCT_CURRENCY, "dollar", NULL },
  { "percent", &kb_catalogue_codec_percent, KB_PRODUCT_COMMISSION_BP, "22%", "22%" },
  { "percent-wide-digits", &kb_catalogue_codec_percent, KB_PRODUCT_COMMISSION_BP, "７.５％", "7.5%" },
  { "percent-above", &kb_catalogue_codec_percent, KB_PRODUCT_COMMISSION_BP, "101", NULL },
  { "percent-words", &kb_catalogue_codec_percent, KB_PRODUCT_COMMISSION_BP, "half", NULL },
  { "percent-not-a-number", &kb_catalogue_codec_percent, KB_PRODUCT_COMMISSION_BP, "nan", NULL },
  { "count", &kb_catalogue_codec_count, KB_PRODUCT_STOCK, "1,500", "1500" },
  { "count-empty", &kb_catalogue_codec_count, KB_PRODUCT_STOCK, "", "" },
  { "count-negative", &kb_catalogue_codec_count, KB_PRODUCT_STOCK, "-1", NULL },
  { "count-fraction", &kb_catalogue_codec_count, KB_PRODUCT_STOCK, "1.5", NULL },
  { "count-required", &kb_catalogue_codec_required_count, KB_PRODUCT_STOCK, "", NULL },
  { "hours", &kb_catalogue_codec_hours, KB_PRODUCT_SHIP_H, "48", "48" },
  { "hours-absurd", &kb_catalogue_codec_hours, KB_PRODUCT_SHIP_H, "99999", NULL },
  { "score", &kb_catalogue_codec_score, KB_PRODUCT_AUDIENCE_FIT, "5", "5" },
  { "score-above", &kb_catalogue_codec_score, KB_PRODUCT_AUDIENCE_FIT, "6", NULL },
  { "score-nought", &kb_catalogue_codec_score, KB_PRODUCT_AUDIENCE_FIT, "0", NULL },
  { "day", &kb_catalogue_codec_day, KB_PRODUCT_LIST_DATE_US, "2026-10-01", "2026-10-01" },
  { "day-none", &kb_catalogue_codec_day, KB_PRODUCT_LIST_DATE_US, "2026-02-30", NULL },
  { "article-keeps-leading-zeros", &kb_catalogue_codec_article, KB_PRODUCT_SKU, " 000123 ", "000123" },
  { "article-shortened", &kb_catalogue_codec_article, KB_PRODUCT_SKU, "3.14159E+18", NULL },
  { "platform-id-of-19-digits", &kb_catalogue_codec_platform_id, KB_PRODUCT_EXT_ID, "0314159265358979323",
    "0314159265358979323" },
  { "platform-id-of-20-digits", &kb_catalogue_codec_platform_id, KB_PRODUCT_EXT_ID, "03141592653589793238", NULL },
  { "platform-id-empty", &kb_catalogue_codec_platform_id, KB_PRODUCT_EXT_ID, "", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  g_auto (KbValue) value = KB_VALUE_INIT;
  gboolean is_read;

  kb_record_set_text (product, KB_PRODUCT_CURRENCY, "CNY");
  is_read = item->codec->parse (NULL, product, item->field, item->typed, &value, &error);
  if (item->shown == NULL)
    {
      g_assert_false (is_read);
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      return;
    }

  g_assert_no_error (error);
  kb_record_set_value (product, item->field, &value);
  shown = item->codec->format (NULL, product, item->field);
  g_assert_cmpstr (shown, ==, item->shown);
}

static void
what_is_shown_reads_back (void)
{
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, 1);

  kb_record_set_text (product, KB_PRODUCT_CURRENCY, "CNY");
  for (int round = 0; round < 500; round++)
    {
      const gint64 minor = g_test_rand_int_range (0, 1000000000);
      g_autofree char *shown = NULL;
      g_auto (KbValue) value = KB_VALUE_INIT;

      kb_record_set_int (product, KB_PRODUCT_LIST_PRICE_MINOR, minor);
      shown = kb_catalogue_codec_price.format (NULL, product, KB_PRODUCT_LIST_PRICE_MINOR);
      g_assert_true (kb_catalogue_codec_price.parse (NULL, product, KB_PRODUCT_LIST_PRICE_MINOR, shown, &value, NULL));
      g_assert_cmpint (value.integer, ==, minor);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/gui/catalogue-codec/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/gui/catalogue-codec/what-is-shown-reads-back", what_is_shown_reads_back);

  return g_test_run ();
}
