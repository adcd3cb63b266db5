/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-compliance.h"
#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-session.h"

#define SESSION 1
#define CUE 2
#define ITEM 4

/* A product at 129, list 199, gift 30 ml and 5 tissues worth 109, three a buyer, 2,000 there, coupon 12 off 99. */
static KbRecordSet *
create_set (const char *language)
{
  KbRecordSet *set = kb_record_set_new (NULL, SESSION);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, CUE);
  g_autoptr (KbRecord) coupon = kb_record_new (KB_ENTITY_COUPON, 3);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, ITEM);

  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_text (session, KB_SESSION_LANGUAGE, language);
  kb_record_set_int (coupon, KB_COUPON_SESSION_ID, SESSION);
  kb_record_set_int (coupon, KB_COUPON_THRESHOLD_MINOR, 9900);
  kb_record_set_int (coupon, KB_COUPON_VALUE_MINOR, 1200);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, SESSION);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, 4);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 12900);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR, 19900);
  kb_record_set_int (item, KB_LINEUP_ITEM_COUPON_OK, TRUE);
  kb_record_set_text (item, KB_LINEUP_ITEM_GIFT, "同款30ml+面膜5片");
  kb_record_set_int (item, KB_LINEUP_ITEM_GIFT_VALUE_MINOR, 10900);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_STOCK, 2000);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER, 3);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, ITEM);
  kb_record_set_add (set, session);
  kb_record_set_add (set, coupon);
  kb_record_set_add (set, item);
  kb_record_set_add (set, cue);

  return set;
}

/* What is hit, where, by which rule; NULL for nothing. */
typedef struct
{
  const char *text;
  const char *rule;
  const char *where;
  const char *fix;
} Case;

static void
check_cases (const char *language,
             const Case *cases,
             guint       n_cases)
{
  g_autoptr (KbRecordSet) set = create_set (language);
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (GArray) hits = kb_compliance_check (set, cue, cases[i].text);
      const KbHit *hit = hits->len > 0 ? &g_array_index (hits, KbHit, 0) : NULL;
      g_autofree char *where = hit != NULL ? g_strndup (cases[i].text + hit->start, hit->end - hit->start) : NULL;

      if (g_strcmp0 (hit != NULL ? hit->rule : NULL, cases[i].rule) != 0 || g_strcmp0 (where, cases[i].where) != 0
          || g_strcmp0 (hit != NULL ? hit->fix : NULL, cases[i].fix) != 0)
        g_error ("\"%s\": %s at \"%s\"", cases[i].text, hit != NULL ? hit->rule : "no hit", where);
    }
}

static void
spoken_prices_are_the_lineups (void)
{
  static const Case cases[] = {
    { "今晚一百二十九", NULL, NULL, NULL },
    { "今晚129元", NULL, NULL, NULL },
    { "到手一百一十七", NULL, NULL, NULL },
    { "满九十九减十二", NULL, NULL, NULL },
    { "日常价一百九十九", NULL, NULL, NULL },
    { "赠品价值一百零九元", NULL, NULL, NULL },
    { "两瓶二百五十八元", NULL, NULL, NULL },
    { "今晚一百一十九", "R06", "一百一十九", "{price}" },
    { "今晚一百九十九元", "R06", "一百九十九元", "{price}" },
    { "日常价一百二十九元", "R06", "一百二十九元", "{list_price}" },
    { "价值九十九元", "R06", "九十九元", "{gift_value}" },
    { "直播价¥128", "R06", "¥128", "{price}" },
    { "满八十八减八", "R06", "八十八", NULL },
    { "【贴片写119元】今晚129元", NULL, NULL, NULL },
  };

  check_cases ("zh-cn", cases, G_N_ELEMENTS (cases));
}

static void
spoken_english_prices_are_the_lineups (void)
{
  static const Case cases[] = {
    { "Tonight one twenty-nine dollars.", NULL, NULL, NULL },
    { "Tonight one nineteen dollars.", "R06", "one nineteen dollars", "{price}" },
    { "Tonight it is $129.", NULL, NULL, NULL },
    { "It is $117 with your coupon.", NULL, NULL, NULL },
    { "Listed at $199, tonight $119.", "R06", "$119", "{price}" },
    { "Was $89, now $129.", "R06", "$89", "{list_price}" },
    { "A twelve dollar coupon.", NULL, NULL, NULL },
    { "Limit three each.", NULL, NULL, NULL },
    { "Limit two each.", "R07", "Limit two", NULL },
    { "Two per person.", "R07", "Two per person", NULL },
    { "Only five left!", "R08", "Only five left", NULL },
    { "Best before May, first paid first served.", NULL, NULL, NULL },
  };

  check_cases ("en", cases, G_N_ELEMENTS (cases));
}

static void
gift_and_limit_are_the_lineups (void)
{
  static const Case cases[] = {
    { "送同款三十毫升加五片面膜", NULL, NULL, NULL },
    { "送同款五十毫升", "R07", "送同款五十毫升", "送{gift}" },
    { "送十片面膜", "R07", "送十片面膜", "送{gift}" },
    { "运费险我们送。", NULL, NULL, NULL },
    { "送妈妈都合适", NULL, NULL, NULL },
    { "一人限拍三瓶", NULL, NULL, NULL },
    { "一人限拍一瓶", "R07", "一人限拍一瓶", NULL },
    { "限购2件", "R07", "限购2件", NULL },
    { "只剩三套", "R08", "只剩三套", NULL },
    { "最后一轮", NULL, NULL, NULL },
  };

  check_cases ("zh-cn", cases, G_N_ELEMENTS (cases));
}

static void
hidden_words_are_found (void)
{
  static const Case cases[] = {
    { "全网 最-低 价", "R05", "全网 最-低 价", NULL },
    { "Ｖ信找我", "R09", "Ｖ信", NULL },
    { "ＮＯ.1 的选择", "R01", "ＮＯ.1 的", NULL },
    { "最后一轮，第一个福袋，最近的", NULL, NULL, NULL },
    { "No.1 氨基酸洁面慕斯", NULL, NULL, NULL },
    { "打 13800138000 找我", "R20", "13800138000", NULL },
    { "不能保证明天还有", NULL, NULL, NULL },
  };

  check_cases ("zh-cn", cases, G_N_ELEMENTS (cases));
}

static void
partners_are_disclosed (void)
{
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);
  g_autoptr (GArray) silent = NULL;
  g_autoptr (GArray) open = NULL;

  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_LINEUP_ITEM, ITEM), KB_LINEUP_ITEM_OWNERSHIP, KB_OWNERSHIP_AFFILIATE);
  silent = kb_compliance_check (set, cue, "这款水壶好用。");
  open = kb_compliance_check (set, cue, "合作品牌的水壶，由他们发货。");
  g_assert_cmpuint (silent->len, ==, 1);
  g_assert_cmpstr (g_array_index (silent, KbHit, 0).rule, ==, "R12");
  g_assert_cmpuint (open->len, ==, 0);
}

/* Every hit is inside the text, on character boundaries. */
static void
any_text_is_survived (void)
{
  static const char *const parts[] = { "最", "好", " ", "-", "送", "三十", "毫升", "限", "购", "一", "人", "元", "今晚", "¥", "9",
                                       "，", "【", "】", "\n", "Ｖ", "信", "best", "only ", "left", "满", "减", "※" };
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) hits = NULL;

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      hits = kb_compliance_check (set, cue, text->str);
      for (guint i = 0; i < hits->len; i++)
        {
          const KbHit *hit = &g_array_index (hits, KbHit, i);

          g_assert_cmpint (hit->start, <=, hit->end);
          g_assert_cmpuint (hit->end, <=, text->len);
          g_assert_true (g_utf8_validate (text->str + hit->start, hit->end - hit->start, NULL));
          g_assert_nonnull (hit->advice);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/compliance/spoken-prices-are-the-lineups", spoken_prices_are_the_lineups);
  g_test_add_func ("/engine/compliance/spoken-english-prices-are-the-lineups", spoken_english_prices_are_the_lineups);
  g_test_add_func ("/engine/compliance/gift-and-limit-are-the-lineups", gift_and_limit_are_the_lineups);
  g_test_add_func ("/engine/compliance/hidden-words-are-found", hidden_words_are_found);
  g_test_add_func ("/engine/compliance/partners-are-disclosed", partners_are_disclosed);
  g_test_add_func ("/engine/compliance/any-text-is-survived", any_text_is_survived);

  return g_test_run ();
}
