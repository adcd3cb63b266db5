/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-figure"

#include "config.h"

#include <string.h>

#include "kb-figure.h"

/* A figure longer than this without separators is a telephone or order number, said digit by digit. */
#define LONGEST_AMOUNT 8

/* What one figure in a text is made of; all digits are ASCII, copied from where they stand. */
typedef struct
{
  char     whole[32];
  char     part[16];   /* after the decimal point */
  guint    n_whole;
  guint    n_part;
  gboolean grouped;    /* written with thousands separators */
  gunichar currency;   /* the sign before it, or 0 */
} Figure;

static int
digit_at (const char *p,
          const char *end)
{
  gunichar c;

  if (p >= end)
    return -1;

  c = g_utf8_get_char (p);
  if (c >= 0xff10 && c <= 0xff19)
    return c - 0xff10;

  return c < 0x80 ? g_ascii_digit_value (c) : -1;
}

static const char *
scan_digits (const char *p,
             const char *end,
             char       *digits,
             guint       size,
             guint      *n_digits)
{
  int digit;

  for (; (digit = digit_at (p, end)) >= 0; p = g_utf8_next_char (p))
    {
      if (*n_digits + 1 < size)
        digits[*n_digits] = '0' + digit;
      *n_digits += 1;
    }

  return p;
}

static gboolean
has_three_digits (const char *p,
                  const char *end)
{
  return digit_at (p, end) >= 0 && digit_at (p + 1, end) >= 0 && digit_at (p + 2, end) >= 0 &&
         digit_at (p + 3, end) < 0;
}

static const char *
scan_whole (const char *p,
            const char *end,
            Figure     *figure)
{
  p = scan_digits (p, end, figure->whole, sizeof figure->whole, &figure->n_whole);
  while (p < end && *p == ',' && figure->n_whole > 0 && has_three_digits (p + 1, end))
    {
      figure->grouped = TRUE;
      p = scan_digits (p + 1, end, figure->whole, sizeof figure->whole, &figure->n_whole);
    }

  return p;
}

static guint64
whole_value (const Figure *figure)
{
  return g_ascii_strtoull (figure->whole, NULL, 10);
}

static gboolean
is_said_digit_by_digit (const Figure *figure)
{
  return (figure->n_whole > 1 && figure->whole[0] == '0') ||
         (figure->n_whole > LONGEST_AMOUNT && !figure->grouped) || figure->n_whole > 15;
}

/* Chinese: thousands, hundreds and tens are a digit and a word, a run of zeros inside is one 零. */
static guint
count_group_syllables (guint    value,
                       gboolean leading)
{
  guint syllables = 0;
  gboolean gap = FALSE;

  for (guint unit = 1000; unit > 0; unit /= 10)
    {
      guint digit = value / unit % 10;

      if (digit == 0)
        {
          gap = gap || syllables > 0 || !leading;
          continue;
        }
      syllables += (gap ? 1 : 0) + (unit > 1 ? 2 : 1);
      gap = FALSE;
    }

  /* 十五, not 一十五, at the head of a number. */
  if (leading && value >= 10 && value < 20)
    syllables--;

  return syllables;
}

static guint
count_amount_syllables (guint64 value)
{
  guint syllables = 0;
  gboolean leading = TRUE;

  if (value == 0)
    return 1;

  for (guint64 unit = G_GUINT64_CONSTANT (1000000000000); unit > 0; unit /= 10000)
    {
      guint group = value / unit % 10000;

      if (group == 0)
        continue;
      syllables += count_group_syllables (group, leading) + (unit > 1 ? 1 : 0);
      leading = FALSE;
    }

  return syllables;
}

/* English: twenty-one is one word; hundred, thousand, million are one each. */
static guint
count_amount_words (guint64 value)
{
  guint words = 0;

  if (value < 100)
    return 1;

  for (guint64 unit = G_GUINT64_CONSTANT (1000000000000); unit >= 1000; unit /= 1000)
    if (value / unit % 1000 > 0)
      words += count_amount_words (value / unit % 1000) + 1;

  if (value % 1000 >= 100)
    words += 2;
  if (value % 100 > 0)
    words += 1;

  return words;
}

/* 1945 is nineteen forty-five, 1500 fifteen hundred, 1905 nineteen oh five; 2005 stays two thousand five. */
static gboolean
is_said_in_pairs (const Figure *figure,
                  guint64       value)
{
  return figure->n_whole == 4 && !figure->grouped && figure->n_part == 0 &&
         ((value >= 1100 && value < 2000) || (value >= 2010 && value < 2100));
}

static guint
count_words (const Figure *figure)
{
  guint64 value = whole_value (figure);

  if (is_said_digit_by_digit (figure))
    return figure->n_whole;
  if (is_said_in_pairs (figure, value))
    return value % 100 > 0 && value % 100 < 10 ? 3 : 2;

  return count_amount_words (value);
}

static guint
count_price_words (const Figure *figure)
{
  guint cents = figure->n_part == 2 ? (guint) g_ascii_strtoull (figure->part, NULL, 10) : 0;

  if (cents == 0)
    return count_words (figure) + 1;
  if (whole_value (figure) == 0)
    return 2;

  return count_words (figure) + (cents < 10 ? 2 : 1);
}

static guint
count_english (const Figure *figure)
{
  if (figure->currency != 0 && (figure->n_part == 0 || figure->n_part == 2))
    return count_price_words (figure);

  return count_words (figure) + (figure->n_part > 0 ? 1 + figure->n_part : 0) +
         (figure->currency != 0 ? 1 : 0);
}

static guint
count_chinese (const Figure *figure,
               gboolean      is_year)
{
  guint syllables = figure->n_part > 0 ? 1 + figure->n_part : 0;

  if (is_year || is_said_digit_by_digit (figure))
    syllables += figure->n_whole;
  else
    syllables += count_amount_syllables (whole_value (figure));

  if (figure->currency == 0xa5 || figure->currency == 0xffe5)
    syllables += 1;
  else if (figure->currency != 0)
    syllables += 2;

  return syllables;
}

/* 19:05 is 十九点零五 or nineteen oh five; 20:00 is 二十点 or eight o'clock. */
static guint
count_minutes (const char *p,
               gboolean    syllables)
{
  guint value = (guint) (digit_at (p, p + 2) * 10 + digit_at (p + 1, p + 2));

  if (syllables)
    return value == 0 ? 1 : value < 10 ? 3 : 1 + count_amount_syllables (value);

  return value > 0 && value < 10 ? 2 : 1;
}

static gboolean
is_minutes (const char *p,
            const char *end)
{
  return p + 3 <= end && *p == ':' && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) &&
         p[1] < '6' && digit_at (p + 3, end) < 0;
}

static gboolean
is_currency_sign (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* What is said for a sign that follows a figure: percent, degrees, "to" before another figure. */
static guint
scan_sign (const char *p,
           const char *end,
           gboolean     syllables,
           const char **after)
{
  gunichar c = p < end ? g_utf8_get_char (p) : 0;
  const char *next = p < end ? g_utf8_next_char (p) : end;

  *after = next;
  if (c == '%' || c == 0xff05)
    return syllables ? 3 : 1;
  if (c == 0x2103)
    return syllables ? 3 : 2;
  if (c == 0xb0)
    return 1;
  if ((c == '-' || c == '~' || c == 0x2013 || c == 0xff5e) && digit_at (next, end) >= 0)
    return 1;
  if (c == '/' && digit_at (next, end) >= 0)
    return syllables ? 2 : 0;

  *after = p;
  return 0;
}

static gboolean
is_ordinal_ending (const char *p,
                   const char *end)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (p + 2 <= end && g_ascii_strncasecmp (p, endings[i], 2) == 0 &&
        (p + 2 == end || !g_ascii_isalpha (p[2])))
      return TRUE;

  return FALSE;
}

static const char *
scan_figure (const char *p,
             const char *end,
             Figure     *figure)
{
  gunichar c = g_utf8_get_char (p);

  if (is_currency_sign (c))
    {
      figure->currency = c;
      p = g_utf8_next_char (p);
    }

  p = scan_whole (p, end, figure);
  if (p < end && *p == '.' && digit_at (p + 1, end) >= 0 && figure->n_whole > 0)
    p = scan_digits (p + 1, end, figure->part, sizeof figure->part, &figure->n_part);

  return p;
}

static gboolean
is_followed_by_year (const char   *p,
                     const char   *end,
                     const Figure *figure)
{
  static const char year[] = "年";

  return figure->n_whole == 4 && !figure->grouped && (gsize) (end - p) >= strlen (year) &&
         strncmp (p, year, strlen (year)) == 0;
}

/**
 * kb_figure_scan:
 * @text: valid UTF-8, at what may be a figure or the currency sign before one
 * @end: where the text ends
 * @syllables: %TRUE to count as Chinese says it, one unit a syllable; %FALSE as English, one a word
 * @after: (out): where the figure ends; @text when there is none
 *
 * How many units a figure takes to say: amounts ("9.9" is 3 syllables, "1,500" four words), prices
 * ("$8.99" is "eight ninety-nine"), times, percentages, ranges, years. Never fails.
 *
 * Returns: units.
 */
guint
kb_figure_scan (const char  *text,
                const char  *end,
                gboolean     syllables,
                const char **after)
{
  Figure figure = { 0 };
  const char *p = text < end ? scan_figure (text, end, &figure) : text;
  guint units;

  if (figure.n_whole == 0)
    {
      *after = text;
      return 0;
    }

  units = syllables ? count_chinese (&figure, is_followed_by_year (p, end, &figure))
                    : count_english (&figure);
  for (; is_minutes (p, end); p += 3)
    units += count_minutes (p + 1, syllables);
  if (!syllables && is_ordinal_ending (p, end))
    p += 2;
  units += scan_sign (p, end, syllables, after);

  return units;
}
