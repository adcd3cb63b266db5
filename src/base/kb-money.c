/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-money"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"
#include "kb-money.h"

/* ISO 4217 for the markets of domain.md; any other currency has its code for a symbol. IDR and VND are written without decimals, but only VND has none in ISO 4217. */
static const struct
{
  const char *code;
  guint       exponent;
  const char *symbol;
} currencies[] = {
  { "AUD", 2, "A$" }, { "BRL", 2, "R$" }, { "CNY", 2, "¥" },   { "EUR", 2, "€" },
  { "GBP", 2, "£" },  { "HKD", 2, "HK$" }, { "IDR", 2, "Rp" }, { "INR", 2, "₹" },
  { "JPY", 0, "¥" },  { "KRW", 0, "₩" },  { "KWD", 3, "KWD" }, { "MXN", 2, "MX$" },
  { "MYR", 2, "RM" }, { "PHP", 2, "₱" },  { "SGD", 2, "S$" },  { "THB", 2, "฿" },
  { "TWD", 2, "NT$" }, { "USD", 2, "$" }, { "VND", 0, "₫" },
};

/* The currencies that ISO 4217 has for paying, each with a space behind it; no funds, metals or test codes. */
static const char known_codes[] =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
  "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD "
  "HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD "
  "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN "
  "PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY "
  "TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ";

/* Those that were withdrawn from 2010 on: sessions of their time keep them. */
static const char withdrawn_codes[] = "BYR CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL ";

/* Of those that have no symbol here. */
static const char no_decimals[] = "BIF BYR CLP DJF GNF ISK KMF PYG RWF UGX VUV XAF XOF XPF ";
static const char three_decimals[] = "BHD IQD JOD LYD OMR TND ";

static const char *const minus_signs[] = { "-", "−" };

/* Written after the number. */
static const char *const suffixes[] = { "元", "圆", "円", "원" };

static int
find_currency (const char *currency)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (g_strcmp0 (currencies[i].code, currency) == 0)
      return (int) i;

  return -1;
}

/* @codes: three letters and a space, again and again */
static gboolean
is_among (const char *codes,
          const char *currency)
{
  if (currency == NULL || strlen (currency) != 3)
    return FALSE;
  for (const char *code = codes; *code != '\0'; code += 4)
    if (strncmp (code, currency, 3) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
skip_any (const char        **at,
          const char *const  *words,
          gsize               n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_has_prefix (*at, words[i]))
      {
        *at += strlen (words[i]);
        return TRUE;
      }

  return FALSE;
}

static void
skip_space (const char **at)
{
  while (g_ascii_isspace (**at))
    (*at)++;
}

/* A yen sign may be full width, and "$" alone stands for any dollar. */
static void
skip_symbol (const char **at,
             const char  *currency)
{
  const char *words[] = { kb_currency_get_symbol (currency), currency, "¥", "￥", "$" };
  gboolean is_yen = g_str_equal (words[0], "¥");
  gboolean is_dollar = g_str_has_suffix (words[0], "$");

  if (!skip_any (at, words, 2) && is_yen)
    skip_any (at, words + 2, 2);
  else if (is_dollar)
    skip_any (at, words + 4, 1);
  skip_space (at);
}

/* Appends a decimal digit to @value; FALSE where it would not fit. */
static gboolean
append_digit (gint64 *value,
              int     digit)
{
  if (*value > (G_MAXINT64 - digit) / 10)
    return FALSE;

  *value = *value * 10 + digit;
  return TRUE;
}

/* The digits before the point; commas, where there are any, part groups of three. */
static gboolean
read_whole (const char **at,
            gint64      *value)
{
  guint n_digits = 0, group = 0;
  gboolean has_commas = FALSE;

  for (*value = 0;; (*at)++)
    {
      if (**at == ',')
        {
          if (n_digits == 0 || (has_commas ? group != 3 : n_digits > 3))
            return FALSE;
          has_commas = TRUE;
          group = 0;
          continue;
        }
      if (!g_ascii_isdigit (**at))
        break;
      if (!append_digit (value, g_ascii_digit_value (**at)))
        return FALSE;
      n_digits++;
      group++;
    }

  return n_digits > 0 && (!has_commas || group == 3);
}

/* The digits after the point, no more than the currency has, unless the rest is zeros. */
static gboolean
read_minor (const char **at,
            guint        exponent,
            gint64      *minor)
{
  guint n_digits = 0;

  if (**at == '.')
    {
      if (!g_ascii_isdigit (*++(*at)))
        return FALSE;
      for (; g_ascii_isdigit (**at); (*at)++, n_digits++)
        if (n_digits < exponent ? !append_digit (minor, g_ascii_digit_value (**at)) : **at != '0')
          return FALSE;
    }
  for (; n_digits < exponent; n_digits++)
    if (!append_digit (minor, 0))
      return FALSE;

  return TRUE;
}

static gboolean
read_amount (const char *at,
             const char *currency,
             gint64     *minor)
{
  gboolean is_negative = skip_any (&at, minus_signs, G_N_ELEMENTS (minus_signs));

  skip_space (&at);
  skip_symbol (&at, currency);
  if (!is_negative)
    is_negative = skip_any (&at, minus_signs, G_N_ELEMENTS (minus_signs));

  if (!read_whole (&at, minor) || !read_minor (&at, kb_currency_get_exponent (currency), minor))
    return FALSE;
  if (is_negative)
    *minor = -*minor;

  skip_space (&at);
  if (!skip_any (&at, suffixes, G_N_ELEMENTS (suffixes)))
    skip_symbol (&at, currency);
  return *at == '\0';
}

/**
 * kb_currency_is_known:
 *
 * Returns: whether @currency is the code of a currency that people pay in, or have paid in since 2010, as ISO 4217 has it.
 */
gboolean
kb_currency_is_known (const char *currency)
{
  return is_among (known_codes, currency) || is_among (withdrawn_codes, currency);
}

/**
 * kb_currency_get_exponent:
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: how many decimals the currency has; 2 for one that is not known.
 */
guint
kb_currency_get_exponent (const char *currency)
{
  int index = find_currency (currency);

  if (index >= 0)
    return currencies[index].exponent;
  return is_among (no_decimals, currency) ? 0 : is_among (three_decimals, currency) ? 3 : 2;
}

/**
 * kb_currency_get_symbol:
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: the sign that stands before an amount; the code itself for a currency that is not known.
 */
const char *
kb_currency_get_symbol (const char *currency)
{
  int index = find_currency (currency);

  return index >= 0 ? currencies[index].symbol : currency != NULL ? currency : "";
}

/**
 * kb_currency_get_dearest:
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: the highest price that is not a slip of the decimal point: ten million, or ten thousand million of a currency
 *   whose unit buys next to nothing; minor units.
 */
gint64
kb_currency_get_dearest (const char *currency)
{
  static const char *const small[] = { "IDR", "JPY", "KRW", "VND", NULL };
  gint64 dearest = 10000000;

  if (currency != NULL && g_strv_contains (small, currency))
    dearest *= 1000;
  for (guint i = 0; i < kb_currency_get_exponent (currency); i++)
    dearest *= 10;
  return dearest;
}

/**
 * kb_money_parse:
 * @text: an amount as people write it: `129`, `¥1,299.00`, `-3.5`, `89元`
 * @currency: (nullable): the ISO 4217 code that the amount is in
 * @minor: (out): minor units of @currency
 * @error: return location
 *
 * Reads an amount exactly, without floating point. More decimals than the currency has are
 * refused unless they are zeros.
 *
 * Returns: %FALSE with %KB_ERROR_INPUT, @minor untouched, when @text is not such an amount.
 */
gboolean
kb_money_parse (const char  *text,
                const char  *currency,
                gint64      *minor,
                GError     **error)
{
  g_autofree char *plain = NULL;
  gint64 value;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minor != NULL, FALSE);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (plain != NULL && read_amount (g_strstrip (plain), currency, &value))
    {
      *minor = value;
      return TRUE;
    }

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
               _("“%s” is not an amount in %s"), text, currency != NULL ? currency : "");
  return FALSE;
}

/**
 * kb_money_parse_price:
 *
 * Reads what something costs, as kb_money_parse(): less than nothing is refused, and more than kb_currency_get_dearest().
 */
gboolean
kb_money_parse_price (const char  *text,
                      const char  *currency,
                      gint64      *minor,
                      GError     **error)
{
  g_autofree char *dearest = NULL;
  gint64 price;

  if (!kb_money_parse (text, currency, &price, error))
    return FALSE;
  if (price < 0)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is less than nothing: type 0 or more"), text);
      return FALSE;
    }
  if (price > kb_currency_get_dearest (currency))
    {
      dearest = kb_money_format_short (kb_currency_get_dearest (currency), currency);
      /* Translators: what was typed, the highest price */
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is more than %s: look at the decimal point"), text, dearest);
      return FALSE;
    }

  *minor = price;
  return TRUE;
}

static char *
print_amount (gint64      minor,
              const char *currency,
              const char *minus,
              const char *symbol,
              gboolean    is_grouped,
              gboolean    is_short)
{
  guint exponent = kb_currency_get_exponent (currency);
  guint64 size = minor < 0 ? -(guint64) minor : (guint64) minor;
  guint64 unit = 1;
  g_autofree char *whole = NULL;
  GString *text;
  gsize n;

  for (guint i = 0; i < exponent; i++)
    unit *= 10;
  whole = g_strdup_printf ("%" G_GUINT64_FORMAT, size / unit);
  text = g_string_new (minor < 0 ? minus : "");
  g_string_append (text, symbol);

  n = strlen (whole);
  for (gsize i = 0; i < n; i++)
    {
      if (is_grouped && i > 0 && (n - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, whole[i]);
    }
  if (exponent > 0 && !(is_short && size % unit == 0))
    g_string_append_printf (text, ".%0*" G_GUINT64_FORMAT, (int) exponent, size % unit);

  return g_string_free (text, FALSE);
}

/**
 * kb_money_to_text:
 * @minor: minor units
 * @currency: (nullable): their ISO 4217 code
 *
 * Returns: (transfer full): `1299.00`, `-3.50`: plain digits for files and entries, which
 *   kb_money_parse() reads back to the same amount.
 */
char *
kb_money_to_text (gint64      minor,
                  const char *currency)
{
  return print_amount (minor, currency, "-", "", FALSE, FALSE);
}

/**
 * kb_money_format:
 *
 * Returns: (transfer full): `¥1,299.00`, `−¥3.50`: for people.
 */
char *
kb_money_format (gint64      minor,
                 const char *currency)
{
  return print_amount (minor, currency, "−", kb_currency_get_symbol (currency), TRUE, FALSE);
}

/**
 * kb_money_format_short:
 *
 * Returns: (transfer full): as kb_money_format(), but a whole amount without decimals: `¥129`.
 */
char *
kb_money_format_short (gint64      minor,
                       const char *currency)
{
  return print_amount (minor, currency, "−", kb_currency_get_symbol (currency), TRUE, TRUE);
}
