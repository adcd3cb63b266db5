/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-amount.h"

typedef struct
{
  const char *text;
  guint       n;
  gint64      first, second;
} Case;

static void
check (const Case *cases,
       guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      gint64 readings[KB_AMOUNT_MAX_READINGS] = { 0 };
      const guint n = kb_amount_read (cases[i].text, -1, readings);

      if (n != cases[i].n || readings[0] != cases[i].first || (n > 1 && readings[1] != cases[i].second))
        g_error ("\"%s\": %u readings, %" G_GINT64_FORMAT, cases[i].text, n, readings[0]);
    }
}

static void
written_amounts_are_read (void)
{
  static const Case cases[] = {
    { "¥129", 1, 12900 }, { "￥129.90", 1, 12990 }, { "$34.99", 1, 3499 }, { "1,299元", 1, 129900 },
    { "12.9元", 1, 1290 }, { "9块9", 1, 990 }, { "129", 1, 12900 }, { "6 dollars", 1, 600 },
    { "5折", 0, 0 }, { "20% off", 0, 0 }, { "", 0, 0 }, { "元", 0, 0 }, { "¥", 0, 0 },
    { "99999999999999999999元", 1, 100000000000000 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
spoken_chinese_is_read (void)
{
  static const Case cases[] = {
    { "一百九十九", 1, 19900 }, { "十九块九", 1, 1990 }, { "九块九", 1, 990 }, { "十块", 1, 1000 },
    { "两百", 1, 20000 }, { "二百一十九", 1, 21900 }, { "一百零九", 1, 10900 }, { "一千五", 1, 150000 },
    { "一千零五", 1, 100500 }, { "一百二", 1, 12000 }, { "两千零五十", 1, 205000 }, { "一万二", 1, 1200000 },
    { "六毛", 1, 60 }, { "六分钱", 1, 6 }, { "一毛钱", 1, 10 }, { "一百五十三块九", 1, 15390 },
    { "五十九块八毛", 1, 5980 }, { "三十元", 1, 3000 }, { "八折", 0, 0 }, { "三十毫升", 0, 0 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
spoken_english_is_read (void)
{
  static const Case cases[] = {
    { "thirty-four ninety-nine", 1, 3499 }, { "eight ninety-nine", 2, 899, 89900 },
    { "one eighty-nine", 2, 189, 18900 }, { "two forty-nine", 2, 249, 24900 }, { "six dollars", 1, 600 },
    { "six dollar", 1, 600 }, { "fifty cents", 1, 50 }, { "two hundred forty-nine dollars", 1, 24900 },
    { "seventeen ninety-nine", 1, 1799 }, { "twenty percent", 0, 0 }, { "number one", 0, 0 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
counts_are_scanned (void)
{
  static const struct
  {
    const char *text;
    gboolean    found;
    gint64      count;
    const char *rest;
  } cases[] = {
    { "3套", TRUE, 3, "套" }, { "三十毫升", TRUE, 30, "毫升" }, { "十五毫升", TRUE, 15, "毫升" },
    { "two each", TRUE, 2, " each" }, { "oh no", FALSE, 0, "oh no" }, { "each", FALSE, 0, "each" },
    { "", FALSE, 0, "" }, { "一人", TRUE, 1, "人" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *after = NULL;
      gint64 count = 0;

      g_assert_true (kb_amount_scan_count (cases[i].text, &after, &count) == cases[i].found);
      g_assert_cmpint (count, ==, cases[i].count);
      g_assert_cmpstr (after, ==, cases[i].rest);
    }
}

/* Any sequence of its words: an answer, and never beyond the end. */
static void
any_text_is_survived (void)
{
  static const char *const parts[] = { "一", "十", "百", "千", "万", "零", "块", "毛", "分", "元", "9", ",", ".", "¥", "six",
                                       "-", " ", "ninety", "hundred", "thousand", "dollars", "x", "两" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 readings[KB_AMOUNT_MAX_READINGS];

      for (int n = g_test_rand_int_range (0, 14); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      g_assert_cmpuint (kb_amount_read (text->str, -1, readings), <=, KB_AMOUNT_MAX_READINGS);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/amount/written-amounts-are-read", written_amounts_are_read);
  g_test_add_func ("/engine/amount/spoken-chinese-is-read", spoken_chinese_is_read);
  g_test_add_func ("/engine/amount/spoken-english-is-read", spoken_english_is_read);
  g_test_add_func ("/engine/amount/counts-are-scanned", counts_are_scanned);
  g_test_add_func ("/engine/amount/any-text-is-survived", any_text_is_survived);

  return g_test_run ();
}
