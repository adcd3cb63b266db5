/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-amount.h"
#include "kb-compliance.h"
#include "kb-spoken.h"
#include "kb-typed-value.h"
#include "kb-variable.h"
#include "lineup-fixture.h"

/* No.4 and No.12 of the Chinese sample, or the skillet and the mug, with a coupon that the first one reaches. */
static KbRecordSet *
create_set (gboolean   is_chinese,
            KbRecord **cue)
{
  KbRecordSet *set = lineup_fixture_new ();
  KbRecord *session = kb_record_set_get_session (set);
  KbRecord *first = lineup_fixture_add_item (set, 4, is_chinese ? 12900 : 3499, 1000);
  KbRecord *other = lineup_fixture_add_item (set, 12, is_chinese ? 2490 : 899, 300);

  kb_record_set_text (session, KB_SESSION_LANGUAGE, is_chinese ? "zh-CN" : "en");
  kb_record_set_text (session, KB_SESSION_CURRENCY, is_chinese ? "CNY" : "USD");
  lineup_fixture_add_coupon (set, "Q1", is_chinese ? 9900 : 3000, is_chinese ? 1200 : 600);
  kb_record_set_int (first, KB_LINEUP_ITEM_LIST_PRICE_MINOR, is_chinese ? 19900 : 4999);
  kb_record_set_int (first, KB_LINEUP_ITEM_LIVE_STOCK, is_chinese ? 2000 : 40);
  kb_record_set_text (first, KB_LINEUP_ITEM_GIFT, is_chinese ? "15ml旅行装" : "care card");
  kb_record_set_int (first, KB_LINEUP_ITEM_GIFT_VALUE_MINOR, is_chinese ? 10900 : 500);
  kb_record_set_int (other, KB_LINEUP_ITEM_LIST_PRICE_MINOR, is_chinese ? 4900 : 1299);
  *cue = lineup_fixture_add_cue (set, "C01", 4, first);

  return set;
}

typedef struct
{
  const char *typed;
  const char *stored;   /* NULL: nothing is replaced */
} Case;

static void
assert_replaced (gboolean    is_chinese,
                 const Case *cases,
                 guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      KbRecord *cue;
      g_autoptr (KbRecordSet) set = create_set (is_chinese, &cue);
      g_autoptr (GArray) values = kb_typed_value_find (set, NULL, cue, cases[i].typed);
      g_autofree char *stored = kb_typed_value_replace (cases[i].typed, values);

      g_assert_cmpstr (stored, ==, cases[i].stored != NULL ? cases[i].stored : cases[i].typed);
    }
}

static void
chinese_values_are_recognised (void)
{
  static const Case cases[] = {
    { "日常价一百九十九，直播间一百二十九，", "日常价{list_price_words}，直播间{price_words}，" },
    { "四号，一百二十九，", "四号，{price_words}，" },
    { "一百二十九一瓶，送", "{price_words}一瓶，送" },
    { "领券到手一百一十七。", "领券到手{final_price_words}。" },
    { "一百二十九用券一百一十七", "{price_words}用券{final_price_words}" },
    { "今晚一百二十九块，", "今晚{price_words}块，" },
    { "今晚¥129，平时￥199", "今晚{price}，平时{list_price}" },
    { "今晚129元，", "今晚{price}，" },
    { "今晚129.00，", "今晚{price}，" },
    { "赠品价值一百零九。", "赠品价值{gift_value_words}。" },
    { "送15ml旅行装一支", "送{gift}一支" },
    { "备了两千份", "备了{stock_words}份" },
    { "库存2000", "库存{stock}" },
    { "十二号护手霜三支二十四块九，", "十二号护手霜三支{price_words:12}，" },
    { "今晚{price}，日常价一百九十九", "今晚{price}，日常价{list_price_words}" },
    /* And what is none. */
    { "", NULL },
    { "今晚{price}", NULL },
    { "一百二十九毫升", NULL },
    { "一百二十九块九", NULL },
    { "三百一百二十九", NULL },
    { "加起来是一百二十九", NULL },
    { "等一百二十九天", NULL },
    { "日常价一百二十九", NULL },
    { "领满九十九减十二的券", NULL },
    { "第129号", NULL },
    { "今晚1290", NULL },
    { "今晚129.5", NULL },
    { "今晚二十四块九", NULL },
    { "两千多人在看", NULL },
    { "今晚¥1,129", NULL },
  };

  assert_replaced (TRUE, cases, G_N_ELEMENTS (cases));
}

static void
english_values_are_recognised (void)
{
  static const Case cases[] = {
    { "Regular price forty-nine ninety-nine, tonight thirty-four ninety-nine with a sleeve.",
      "Regular price {list_price_words}, tonight {price_words} with a sleeve." },
    { "Go. Thirty-four ninety-nine, forty of them.", "Go. {price_words}, {stock_words} of them." },
    { "Thirty-four ninety-nine, and number twelve is eight ninety-nine.",
      "{price_words}, and number twelve is {price_words:12}." },
    { "Tonight $34.99, was $49.99.", "Tonight {price}, was {list_price}." },
    { "It comes to twenty-eight ninety-nine tonight.", "It comes to {final_price_words} tonight." },
    { "The care card is in the box.", "The {gift} is in the box." },
    { "We have 40 left", "We have {stock} left" },
    /* And what is none. */
    { "Thirty-four ninety-nine together.", NULL },
    { "One hundred thirty-four ninety-nine", NULL },
    { "It is $134.99", NULL },
    { "Regular price thirty-four ninety-nine", NULL },
    { "Forty people are watching.", NULL },
    { "It is eight ninety-nine.", NULL },
  };
  guint n = G_N_ELEMENTS (cases);

  assert_replaced (FALSE, cases, n);
}

/* A price in words is the amount, and no rule takes it for another. */
static void
what_is_put_in_is_right (void)
{
  for (int i = 0; i < 2; i++)
    {
      KbRecord *cue;
      g_autoptr (KbRecordSet) set = create_set (i == 0, &cue);
      KbRecord *item = kb_record_set_find_ref (set, cue, KB_CUE_LINEUP_ITEM_ID);
      const char *stored = i == 0 ? "今晚{price_words}，一人一份。今晚{price_words}块。" : "Tonight {price_words}, one each.";

      for (guint round = 0; round < 500; round++)
        {
          const gint64 minor = g_test_rand_int_range (1, round % 2 == 0 ? 20000 : 300000) * (i == 0 && round % 3 == 0 ? 10 : 1);
          g_autofree char *text = NULL;
          g_autofree char *words = NULL;
          g_autoptr (GArray) hits = NULL;
          gint64 readings[KB_AMOUNT_MAX_READINGS];

          kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, minor);
          text = kb_variable_expand (set, cue, stored);
          hits = kb_compliance_check (set, cue, text, NULL);
          for (guint j = 0; j < hits->len; j++)
            if (g_str_equal (g_array_index (hits, KbHit, j).rule, "R06"))
              {
                g_test_message ("%s: %s", text, g_array_index (hits, KbHit, j).advice);
                g_test_fail ();
              }

          words = kb_variable_dup_value (set, cue, item, KB_VARIABLE_PRICE_WORDS);
          g_assert_cmpuint (kb_amount_read (words, -1, readings), >=, 1);
          g_assert_true (readings[0] == minor || readings[1] == minor);
        }
    }
}

/* Words that are found and put back read as they did; a second time there is nothing to find. */
static void
replacing_changes_nothing_that_is_read (void)
{
  for (guint round = 0; round < 300; round++)
    {
      KbRecord *cue;
      g_autoptr (KbRecordSet) set = create_set (TRUE, &cue);
      KbRecord *item = kb_record_set_find_ref (set, cue, KB_CUE_LINEUP_ITEM_ID);
      g_autofree char *price = NULL;
      g_autofree char *typed = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *read = NULL;
      g_autoptr (GArray) values = NULL;
      g_autoptr (GArray) again = NULL;

      kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, g_test_rand_int_range (110, 200000) * 10);
      price = kb_variable_dup_value (set, cue, item, KB_VARIABLE_PRICE_WORDS);
      typed = g_strdup_printf ("四号链接，今晚%s，一人限三瓶，库存两千。", price);
      values = kb_typed_value_find (set, NULL, cue, typed);
      g_assert_cmpuint (values->len, ==, 2);
      stored = kb_typed_value_replace (typed, values);
      read = kb_variable_expand (set, cue, stored);
      g_assert_cmpstr (read, ==, typed);
      again = kb_typed_value_find (set, NULL, cue, stored);
      g_assert_cmpuint (again->len, ==, 0);
    }
}

static void
one_edit_for_many_cues (void)
{
  KbRecord *cue;
  g_autoptr (KbRecordSet) set = create_set (TRUE, &cue);
  KbRecord *none = lineup_fixture_add_cue (set, "C02", 4, NULL);
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();
  g_autoptr (KbEdit) edit = NULL;

  g_ptr_array_add (cues, cue);
  g_ptr_array_add (cues, none);
  g_assert_null (kb_typed_value_edit (set, cues));

  kb_record_set_text (cue, KB_CUE_SCRIPT, "今晚一百二十九。");
  kb_record_set_text (none, KB_CUE_SCRIPT, "四号链接一百二十九，喝口水。");
  edit = kb_typed_value_edit (set, cues);
  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 2);
  g_assert_cmpstr (kb_edit_get_step (edit, 0)->value.text, ==, "今晚{price_words}。");
  g_assert_cmpstr (kb_edit_get_step (edit, 1)->value.text, ==, "四号链接{price_words:4}，喝口水。");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/typed-value/chinese-values-are-recognised", chinese_values_are_recognised);
  g_test_add_func ("/engine/typed-value/english-values-are-recognised", english_values_are_recognised);
  g_test_add_func ("/engine/typed-value/what-is-put-in-is-right", what_is_put_in_is_right);
  g_test_add_func ("/engine/typed-value/replacing-changes-nothing-that-is-read", replacing_changes_nothing_that_is_read);
  g_test_add_func ("/engine/typed-value/one-edit-for-many-cues", one_edit_for_many_cues);

  return g_test_run ();
}
