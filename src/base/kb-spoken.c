/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-spoken"

#include "config.h"

#include <string.h>

#include "kb-money.h"
#include "kb-spoken.h"

/* Numbers as a host says them and a planner writes them into a script: 一百二十九, 十九块九, "thirty-four ninety-nine".
 * What would be read in more than one way, or by nobody, stays in figures. */

/* From a hundred million on figures are easier. */
#define ZH_LARGEST 99999999
#define ZH_SMALLEST_BARE 11
#define EN_LARGEST 999

static const char *const zh_digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static const char *const en_small[] = {
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
  "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
};
static const char *const en_tens[] = { "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };

static gboolean
is_language (const char *language,
             const char *code)
{
  const gsize length = strlen (code);

  return language != NULL && g_ascii_strncasecmp (language, code, length) == 0
         && !g_ascii_isalpha (language[length]);
}

/* Four digits; @is_first: nothing stands before them, so that ten is 十 and not 一十. */
static void
append_zh_group (GString  *text,
                 int       number,
                 gboolean  is_first)
{
  static const char *const units[] = { "千", "百", "十", "" };
  gboolean has_zero = FALSE;

  for (int place = 0, weight = 1000; place < 4; place++, weight /= 10)
    {
      const int digit = number / weight % 10;

      if (digit == 0)
        {
          has_zero = text->len > 0;
          continue;
        }
      if (has_zero)
        g_string_append (text, zh_digits[0]);
      has_zero = FALSE;
      if (digit == 2 && weight == 1000)
        g_string_append (text, "两");
      else if (digit != 1 || weight != 10 || !is_first || text->len > 0)
        g_string_append (text, zh_digits[digit]);
      g_string_append (text, units[place]);
    }
}

static char *
format_zh (gint64 number)
{
  GString *text = g_string_new (NULL);

  if (number == 0)
    g_string_append (text, zh_digits[0]);
  if (number >= 20000 && number < 30000)
    g_string_append (text, "两万");
  else if (number >= 10000)
    {
      append_zh_group (text, number / 10000, TRUE);
      g_string_append (text, "万");
    }
  append_zh_group (text, number % 10000, TRUE);

  return g_string_free (text, FALSE);
}

/* Below a hundred. */
static char *
format_en_small (gint64 number)
{
  if (number < (gint64) G_N_ELEMENTS (en_small))
    return g_strdup (en_small[number]);
  return number % 10 == 0 ? g_strdup (en_tens[number / 10])
                          : g_strdup_printf ("%s-%s", en_tens[number / 10], en_small[number % 10]);
}

static char *
format_en (gint64 number)
{
  g_autofree char *rest = format_en_small (number % 100);

  if (number < 100)
    return g_steal_pointer (&rest);
  if (number % 100 == 0)
    return g_strdup_printf ("%s hundred", en_small[number / 100]);
  return g_strdup_printf ("%s hundred %s", en_small[number / 100], rest);
}

/**
 * kb_spoken_count:
 * @count: a quantity
 * @language: (nullable): a language tag
 *
 * Returns: (transfer full): the quantity in words, "一千五百", "forty"; in figures where the language is another, or
 *   where words would be long.
 */
char *
kb_spoken_count (gint64      count,
                 const char *language)
{
  if (is_language (language, "zh") && count >= 0 && count <= ZH_LARGEST)
    return count == 2 ? g_strdup ("两") : format_zh (count);
  if (is_language (language, "en") && count >= 0 && count <= EN_LARGEST && (count < 100 || count % 100 == 0))
    return format_en (count);
  return g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

/* 一百二十九, 十九块九, 九毛; with fen nobody says it so. */
static char *
format_zh_money (gint64      minor,
                 const char *unit)
{
  const gint64 yuan = minor / 100;
  const int jiao = minor / 10 % 10;
  g_autofree char *whole = NULL;

  if (minor <= 0 || minor % 10 != 0 || yuan > ZH_LARGEST)
    return NULL;
  whole = yuan == 2 ? g_strdup ("两") : format_zh (yuan);
  if (yuan == 0)
    return g_strdup_printf ("%s毛", jiao == 2 ? "两" : zh_digits[jiao]);
  if (jiao > 0)
    return g_strdup_printf ("%s块%s", whole, zh_digits[jiao]);
  return g_strdup_printf ("%s%s", whole, unit != NULL ? unit : yuan < ZH_SMALLEST_BARE ? "块" : "");
}

/* The cents that are said without a word for them: forty-five, ninety-nine. */
static gboolean
is_usual (int cents)
{
  return cents > 40 && (cents < 60 || cents > 70) && (cents % 10 == 5 || cents % 10 == 9);
}

/* Thirty-four ninety-nine, one eighty-nine, twenty-five dollars, ninety-nine cents. */
static char *
format_en_money (gint64 minor)
{
  const gint64 whole = minor / 100;
  const int cents = minor % 100;
  g_autofree char *dollars = whole <= EN_LARGEST ? format_en (MAX (whole, 0)) : NULL;
  g_autofree char *part = format_en_small (MAX (cents, 0));
  g_autofree char *rest = NULL;

  if (minor <= 0 || dollars == NULL)
    return NULL;
  if (whole == 0)
    return g_strdup_printf ("%s %s", part, cents == 1 ? "cent" : "cents");
  if (cents != 0)
    return whole < 100 && is_usual (cents) ? g_strdup_printf ("%s %s", dollars, part) : NULL;
  if (whole < 100 || !is_usual (whole % 100))
    return g_strdup_printf ("%s %s", dollars, whole == 1 ? "dollar" : "dollars");

  rest = format_en_small (whole % 100);
  return g_strdup_printf ("%s %s", en_small[whole / 100], rest);
}

/**
 * kb_spoken_money:
 * @minor: an amount, minor units
 * @currency: (nullable): its ISO 4217 code
 * @language: (nullable): a language tag
 * @unit: (nullable): the Chinese word for the currency's unit that is said behind a whole amount, "块"; %NULL: none
 *   where none is needed
 *
 * Returns: (transfer full): the amount in words, as kb_amount_read() reads them back to the same amount; in figures,
 *   as kb_money_format_short(), where nobody says it so: "¥19.95", "$34.50", any other currency.
 */
char *
kb_spoken_money (gint64      minor,
                 const char *currency,
                 const char *language,
                 const char *unit)
{
  char *words = NULL;

  if (is_language (language, "zh") && g_strcmp0 (currency, "CNY") == 0)
    words = format_zh_money (minor, unit);
  else if (is_language (language, "en") && kb_currency_get_exponent (currency) == 2
           && g_str_has_suffix (kb_currency_get_symbol (currency), "$"))
    words = format_en_money (minor);

  return words != NULL ? words : kb_money_format_short (minor, currency);
}
