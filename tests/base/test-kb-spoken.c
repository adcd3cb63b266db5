/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-spoken.h"

static void
says_money (void)
{
  static const struct
  {
    gint64      minor;
    const char *currency, *language, *unit, *words;
  } cases[] = {
    { 12900, "CNY", "zh-CN", NULL, "一百二十九" },  { 1990, "CNY", "zh", NULL, "十九块九" },
    { 990, "CNY", "zh", NULL, "九块九" },           { 900, "CNY", "zh", NULL, "九块" },
    { 200, "CNY", "zh", NULL, "两块" },             { 90, "CNY", "zh", NULL, "九毛" },
    { 1100, "CNY", "zh", NULL, "十一" },            { 10900, "CNY", "zh", NULL, "一百零九" },
    { 11000, "CNY", "zh", NULL, "一百一十" },       { 20000, "CNY", "zh", NULL, "二百" },
    { 129900, "CNY", "zh", NULL, "一千二百九十九" }, { 200500, "CNY", "zh", NULL, "两千零五" },
    { 2000000, "CNY", "zh", NULL, "两万" },         { 1001000, "CNY", "zh", NULL, "一万零一十" },
    { 5900, "CNY", "zh", "块", "五十九块" },        { 5890, "CNY", "zh", "元", "五十八块九" },
    { 5900, "CNY", "zh", "元", "五十九元" },        { 1995, "CNY", "zh", NULL, "¥19.95" },
    { 0, "CNY", "zh", NULL, "¥0" },                 { -500, "CNY", "zh", NULL, "−¥5" },
    { 12900, "USD", "zh", NULL, "$129" },           { 12900, "CNY", "en", NULL, "¥129" },
    { 3499, "USD", "en-US", NULL, "thirty-four ninety-nine" }, { 899, "USD", "en", NULL, "eight ninety-nine" },
    { 18900, "USD", "en", NULL, "one eighty-nine" }, { 24900, "USD", "en", NULL, "two forty-nine" },
    { 2500, "USD", "en", NULL, "twenty-five dollars" }, { 10900, "USD", "en", NULL, "one hundred nine dollars" },
    { 20000, "USD", "en", NULL, "two hundred dollars" }, { 100, "USD", "en", NULL, "one dollar" },
    { 99, "USD", "en", NULL, "ninety-nine cents" }, { 1, "USD", "en", NULL, "one cent" },
    { 3450, "USD", "en", NULL, "$34.50" },          { 129900, "USD", "en", NULL, "$1,299" },
    { 18999, "USD", "en", NULL, "$189.99" },        { 3499, "EUR", "en", NULL, "€34.99" },
    { 3499, "USD", "es", NULL, "$34.99" },          { 3499, "USD", NULL, NULL, "$34.99" },
    { 3499, "USD", "eng", NULL, "$34.99" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = kb_spoken_money (cases[i].minor, cases[i].currency, cases[i].language, cases[i].unit);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
says_counts (void)
{
  static const struct
  {
    gint64      count;
    const char *language, *words;
  } cases[] = {
    { 1500, "zh", "一千五百" }, { 120, "zh-CN", "一百二十" }, { 600, "zh", "六百" }, { 2, "zh", "两" }, { 0, "zh", "零" },
    { 10, "zh", "十" },         { 15, "zh", "十五" },         { 10010, "zh", "一万零一十" }, { 120000, "zh", "十二万" },
    { G_MAXINT64, "zh", "9223372036854775807" },              { -3, "zh", "-3" },
    { 40, "en", "forty" },      { 300, "en", "three hundred" }, { 1500, "en", "1500" }, { 320, "en", "320" }, { 7, "fr", "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = kb_spoken_count (cases[i].count, cases[i].language);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/spoken/says-money", says_money);
  g_test_add_func ("/base/spoken/says-counts", says_counts);

  return g_test_run ();
}
