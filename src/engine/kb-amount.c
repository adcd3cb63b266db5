/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-amount"

#include "config.h"

#include <string.h>

#include "kb-amount.h"

/* What is larger is no price, and its sum would not fit. */
#define LARGEST G_GINT64_CONSTANT (1000000000000)

static int
find_in (const char *const *words,
         guint              n_words,
         const char        *p,
         gsize             *length)
{
  for (guint i = 0; i < n_words; i++)
    if (words[i] != NULL && g_str_has_prefix (p, words[i]))
      {
        *length = strlen (words[i]);
        return i;
      }

  return -1;
}

/* 一 … 九, 两 and 〇 are digits; 十 百 千 万 multiply what stands before them. */
static gboolean
scan_zh_digit (const char **p,
               gint64      *digit)
{
  static const char *const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "〇", "两" };
  gsize length = 0;
  const int found = find_in (digits, G_N_ELEMENTS (digits), *p, &length);

  if (found < 0)
    return FALSE;

  *digit = found == 10 ? 0 : found == 11 ? 2 : found;
  *p += length;
  return TRUE;
}

static gint64
scan_zh_unit (const char **p)
{
  static const char *const units[] = { "十", "百", "千", "万" };
  static const gint64 values[] = { 10, 100, 1000, 10000 };
  gsize length = 0;
  const int found = find_in (units, G_N_ELEMENTS (units), *p, &length);

  if (found < 0)
    return 0;
  *p += length;
  return values[found];
}

/* 一百九十九, 十五, 两千零五, 一千五: a bare digit behind 百 or more is the next lower unit, unless 零 stands before it. */
static gboolean
scan_zh (const char **at,
         gint64      *value)
{
  const char *p = *at;
  gint64 total = 0, group = 0, digit = 0, last_unit = 1;
  gboolean has_digit = FALSE, has_zero = FALSE, any = FALSE;

  for (;;)
    {
      const char *before = p;
      gint64 unit;

      if (scan_zh_digit (&p, &digit))
        {
          if (digit == 0 && any && !has_digit)
            {
              has_zero = TRUE;
              continue;
            }
          if (has_digit)
            {
              p = before;
              break;
            }
          has_digit = any = TRUE;
          continue;
        }

      unit = scan_zh_unit (&p);
      if (unit == 0)
        break;
      any = TRUE;
      if (unit == 10000)
        {
          total = (group + (has_digit ? digit : 0)) * unit;
          group = 0;
        }
      else
        {
          group += (has_digit ? digit : 1) * unit;
        }
      last_unit = unit;
      has_digit = has_zero = FALSE;
    }

  if (!any)
    return FALSE;
  if (has_digit)
    group += digit * (last_unit >= 100 && !has_zero ? last_unit / 10 : 1);
  *value = total + group;
  *at = p;
  return TRUE;
}

/* 1,299 or 129.90, as hundredths. */
static gboolean
scan_digits (const char **at,
             gint64      *hundredths)
{
  const char *p = *at;
  gint64 whole = 0, part = 0;
  guint n_part = 0;

  if (!g_ascii_isdigit (*p))
    return FALSE;

  for (; g_ascii_isdigit (*p) || (*p == ',' && g_ascii_isdigit (p[1])); p++)
    if (*p != ',')
      whole = MIN (whole * 10 + (*p - '0'), LARGEST);
  if (*p == '.' && g_ascii_isdigit (p[1]))
    for (p++; g_ascii_isdigit (*p); p++, n_part++)
      if (n_part < 2)
        part = part * 10 + (*p - '0');

  *hundredths = whole * 100 + (n_part == 1 ? part * 10 : part);
  *at = p;
  return TRUE;
}

static gboolean
skip_word (const char **p,
           const char  *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;

  *p += strlen (word);
  return TRUE;
}

/* 块 or 元 and what follows: 九块九, 六毛五, 三元钱. */
static gint64
add_small_money (const char **p,
                 gint64       hundredths)
{
  gint64 digit;

  if (skip_word (p, "毛") || skip_word (p, "角"))
    hundredths /= 10;
  else if (skip_word (p, "分"))
    return hundredths / 100;
  else if (!skip_word (p, "块") && !skip_word (p, "元"))
    return hundredths;
  else if (scan_zh_digit (p, &digit) || (g_ascii_isdigit (**p) && (digit = *(*p)++ - '0', TRUE)))
    hundredths += digit * 10;

  return hundredths;
}

static gboolean
is_end (const char *p)
{
  return *p == '\0' || skip_word (&p, "钱") || skip_word (&p, "毛");
}

static guint
read_money (const char *text,
            gint64     *hundredths)
{
  static const char *const signs[] = { "¥", "￥", "$", "€", "£" };
  const char *p = text;
  gsize length = 0;
  gint64 value = 0;

  if (find_in (signs, G_N_ELEMENTS (signs), p, &length) >= 0)
    p += length;
  while (*p == ' ')
    p++;

  if (!scan_digits (&p, &value))
    {
      if (!scan_zh (&p, &value))
        return 0;
      value *= 100;
    }
  value = add_small_money (&p, value);
  if (!is_end (p))
    return 0;

  *hundredths = value;
  return 1;
}

/* ---- English words ---- */

static gint64
read_word (const char *word)
{
  static const char *const small[] = { "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                                       "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
                                       "seventeen", "eighteen", "nineteen" };
  static const char *const tens[] = { "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };

  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    if (g_str_equal (word, small[i]))
      return i;
  for (guint i = 0; i < G_N_ELEMENTS (tens); i++)
    if (g_str_equal (word, tens[i]))
      return (i + 2) * 10;

  return g_str_equal (word, "hundred") ? -100 : g_str_equal (word, "thousand") ? -1000 : G_MININT64;
}

/* The numbers that are said one after another: "thirty-four ninety-nine" is 34 and 99. */
static guint
group_words (char  **words,
             gint64 *groups,
             guint   n_max)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const gint64 value = *words[i] != '\0' ? read_word (words[i]) : G_MININT64;

      if (value == G_MININT64 || (n > 0 && groups[n - 1] > LARGEST / 1000))
        return 0;
      if (value < 0 && n > 0)
        groups[n - 1] *= -value;
      else if (n > 0 && ((value < 10 && groups[n - 1] % 10 == 0 && groups[n - 1] >= 20)
                         || (groups[n - 1] >= 100 && groups[n - 1] % 100 == 0)))
        groups[n - 1] += value;
      else if (value >= 0 && n < n_max)
        groups[n++] = value;
      else
        return 0;
    }

  return n;
}

static guint
read_english (const char *text,
              gint64     *hundredths)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " -", -1);
  const guint n_words = g_strv_length (words);
  gboolean is_cents = FALSE, is_money = FALSE;
  gint64 groups[2];
  guint n;

  if (n_words > 1)
    {
      is_cents = g_str_has_prefix (words[n_words - 1], "cent");
      is_money = is_cents || g_str_has_prefix (words[n_words - 1], "dollar") || g_str_has_prefix (words[n_words - 1], "buck");
    }
  if (is_money)
    g_clear_pointer (&words[n_words - 1], g_free);

  if (n_words > 0 && is_money && g_ascii_isdigit (*words[0]) && words[1] == NULL)
    {
      const char *p = words[0];

      return scan_digits (&p, hundredths) && *p == '\0' ? 1 : 0;
    }

  n = group_words (words, groups, G_N_ELEMENTS (groups));
  if (n == 0)
    return 0;
  if (n == 1)
    {
      hundredths[0] = groups[0] * (is_cents ? 1 : 100);
      return 1;
    }
  if (groups[1] >= 100)
    return 0;

  hundredths[0] = groups[0] * 100 + groups[1];
  hundredths[1] = (groups[0] * 100 + groups[1]) * 100;
  return groups[0] < 10 ? 2 : 1;
}

/**
 * kb_amount_read:
 * @text: an amount as kb_span_find() finds it: "一百九十九", "九块九", "¥1,299", "thirty-four ninety-nine"
 * @length: bytes, or -1
 * @hundredths: (out caller-allocates) (array fixed-size=2): what it may mean, hundredths of the currency's unit
 *
 * Reads a spoken or written amount of money. Discounts, shares and quantities are none.
 *
 * Returns: how many readings there are, 0 when it is no amount.
 */
guint
kb_amount_read (const char *text,
                gssize      length,
                gint64     *hundredths)
{
  g_autofree char *whole = length < 0 ? g_strdup (text) : g_strndup (text, length);
  guint n;

  g_return_val_if_fail (hundredths != NULL, 0);

  g_strstrip (whole);
  n = read_money (whole, hundredths);

  return n > 0 ? n : read_english (whole, hundredths);
}

/**
 * kb_amount_scan_count:
 * @text: where a number may start
 * @after: (out): behind it; @text when there is none
 * @count: (out): its value
 *
 * Reads a whole number in digits, Chinese numerals or English words up to twenty.
 *
 * Returns: %FALSE when none starts there.
 */
gboolean
kb_amount_scan_count (const char  *text,
                      const char **after,
                      gint64      *count)
{
  const char *p = text;
  gint64 hundredths = 0;
  gsize n = 0;

  *after = text;
  if (scan_digits (&p, &hundredths))
    {
      *count = hundredths / 100;
      *after = p;
      return TRUE;
    }
  if (scan_zh (&p, count))
    {
      *after = p;
      return TRUE;
    }

  while (g_ascii_isalpha (text[n]))
    n++;
  if (n > 0)
    {
      g_autofree char *word = g_ascii_strdown (text, n);
      const gint64 value = read_word (word);

      if (value >= 0 && !g_str_equal (word, "oh"))
        {
          *count = value;
          *after = text + n;
          return TRUE;
        }
    }

  return FALSE;
}
