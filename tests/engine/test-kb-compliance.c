/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-checklist.h"
#include "kb-compliance.h"
#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-problem.h"
#include "kb-product.h"
#include "kb-rule-info.h"
#include "kb-rule.h"
#include "kb-session.h"

#define SESSION 1
#define CUE 2
#define ITEM 4
#define OTHER 5

/* A product at 129, list 199, gift 30 ml and 5 tissues worth 109, three a buyer, 2,000 there, coupon 12 off 99; link 5 at 39. */
static KbRecordSet *
create_set (const char *language)
{
  KbRecordSet *set = kb_record_set_new (NULL, SESSION);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, CUE);
  g_autoptr (KbRecord) coupon = kb_record_new (KB_ENTITY_COUPON, 3);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, ITEM);
  g_autoptr (KbRecord) other = kb_record_new (KB_ENTITY_LINEUP_ITEM, OTHER);

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
  kb_record_set_int (other, KB_LINEUP_ITEM_SESSION_ID, SESSION);
  kb_record_set_int (other, KB_LINEUP_ITEM_LINK_NO, 5);
  kb_record_set_int (other, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 3900);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, ITEM);
  kb_record_set_add (set, session);
  kb_record_set_add (set, coupon);
  kb_record_set_add (set, item);
  kb_record_set_add (set, other);
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
      g_autoptr (GArray) hits = kb_compliance_check (set, cue, cases[i].text, NULL);
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
    { "两瓶二百四十六元", NULL, NULL, NULL },
    { "两瓶二百一十八元", "R06", "二百一十八元", NULL },
    { "平均一瓶六十五元", NULL, NULL, NULL },
    { "四号加五号一共一百六十八元", NULL, NULL, NULL },
    { "四号加五号一共一百五十六元", NULL, NULL, NULL },
    { "四号加五号一共一百七十八元", "R06", "一百七十八元", NULL },
    { "两瓶一共一百六十八元", "R06", "一百六十八元", NULL },
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
    { "Four and five together one sixty-eight dollars.", NULL, NULL, NULL },
    { "Number five makes it $156 together with the coupon.", NULL, NULL, NULL },
    { "Number five makes it $170 together.", "R06", "$170", NULL },
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

/* Rivals may be named, and bad words said; not both in one sentence. */
static void
rivals_are_not_run_down (void)
{
  static const Case zh[] = {
    { "隔壁直播间都是假货", "R14", "隔壁直播间都是假货", NULL },
    { "别家的很难用", "R14", "别家的很难用", NULL },
    { "垃圾，同行都这样", "R14", "垃圾，同行", NULL },
    { "别 家 都 是 智-商-税", "R14", "别 家 都 是 智-商-税", NULL },
    { "别家没有这个颜色。这个不难用", NULL, NULL, NULL },
    { "别家怎么卖我们不评价！假的我们不卖", NULL, NULL, NULL },
    { "买到假货找平台", NULL, NULL, NULL },
    { "蓝湖的都是水货", NULL, NULL, NULL },
  };
  static const Case en[] = {
    { "Other brands are junk.", "R14", "Other brands are junk", NULL },
    { "Do not buy trash from our competitors.", "R14", "trash from our competitors", NULL },
    { "Other brands come in blue. No junk in the box.", NULL, NULL, NULL },
  };

  check_cases ("zh-cn", zh, G_N_ELEMENTS (zh));
  check_cases ("en", en, G_N_ELEMENTS (en));
}

static KbRecord *
add_rule (KbRecordSet *set,
          gint64       id,
          const char  *code,
          KbLevel      level)
{
  g_autoptr (KbRecord) rule = kb_record_new (KB_ENTITY_RULE, id);

  kb_record_set_text (rule, KB_RULE_CODE, code);
  kb_record_set_int (rule, KB_RULE_LEVEL, level);
  kb_record_set_add (set, rule);
  return kb_record_set_find (set, KB_ENTITY_RULE, id);
}

static void
add_term (KbRecordSet *set,
          KbRecord    *rule,
          const char  *word,
          const char  *instead,
          gboolean     is_exception)
{
  static gint64 id = 500;
  g_autoptr (KbRecord) term = kb_record_new (KB_ENTITY_RULE_TERM, id++);

  kb_record_set_int (term, KB_RULE_TERM_RULE_ID, kb_record_get_id (rule));
  kb_record_set_text (term, KB_RULE_TERM_TERM, word);
  kb_record_set_text (term, KB_RULE_TERM_SUGGESTION, instead);
  kb_record_set_int (term, KB_RULE_TERM_IS_EXCEPTION, is_exception);
  kb_record_set_add (set, term);
}

/* The rule and the words of the first hit, "R01 最佳"; "" for none. */
static char *
dup_first (KbRecordSet *set,
           const char  *text)
{
  g_autoptr (GArray) hits = kb_compliance_check (set, kb_record_set_find (set, KB_ENTITY_CUE, CUE), text, NULL);
  g_autofree char *words = hits->len > 0 ? kb_compliance_dup_words (&g_array_index (hits, KbHit, 0), text) : NULL;

  return hits->len > 0 ? g_strdup_printf ("%s %s", g_array_index (hits, KbHit, 0).rule, words) : g_strdup ("");
}

static void
assert_first (KbRecordSet *set,
              const char  *text,
              const char  *expected)
{
  g_autofree char *first = dup_first (set, text);

  g_assert_cmpstr (first, ==, expected);
}

static void
own_words_are_found_and_replaced (void)
{
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");
  KbRecord *house = add_rule (set, 20, KB_RULE_HOUSE, KB_LEVEL_TELL);
  g_autoptr (GArray) hits = NULL;
  const KbHit *hit;

  add_term (set, house, "亲们", "家人们", FALSE);
  add_term (set, house, "  ", "", FALSE);
  add_term (set, house, "deal", "", FALSE);
  hits = kb_compliance_check (set, kb_record_set_find (set, KB_ENTITY_CUE, CUE), "亲 们，晚上好", NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = &g_array_index (hits, KbHit, 0);
  g_assert_cmpstr (hit->rule, ==, KB_RULE_HOUSE);
  g_assert_cmpint (hit->level, ==, KB_LEVEL_TELL);
  g_assert_cmpstr (hit->fix, ==, "家人们");
  g_assert_cmpint (hit->end, ==, strlen ("亲 们"));
  assert_first (set, "big DEAL here", "H01 DEAL");
  assert_first (set, "dealer, ideal", "");
}

static void
own_exceptions_excuse_what_they_cover (void)
{
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");
  KbRecord *rule = add_rule (set, 20, "R01", KB_LEVEL_BLOCK);

  assert_first (set, "冠军同款", "R01 冠军");
  add_term (set, rule, "冠军同款", "", TRUE);
  assert_first (set, "冠军同款", "");
  assert_first (set, "我们是冠军", "R01 冠军");
  assert_first (set, "冠军同款，最佳", "R01 最佳");
}

static void
rules_that_are_off_find_nothing (void)
{
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");
  KbRecord *rule = add_rule (set, 20, "R17", KB_LEVEL_WARN);

  add_term (set, rule, "一定有效", "", FALSE);
  assert_first (set, "永久", "R17 永久");
  assert_first (set, "一定有效", "R17 一定有效");
  kb_record_set_int (rule, KB_RULE_ENABLED, FALSE);
  assert_first (set, "永久，一定有效", "");
  kb_record_set_int (rule, KB_RULE_ENABLED, TRUE);
  kb_record_set_text (rule, KB_RULE_MARKET, "US");
  assert_first (set, "永久，一定有效", "");
  assert_first (set, "最佳", "R01 最佳");
}

static void
own_names_of_rivals_are_not_run_down (void)
{
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");

  add_term (set, add_rule (set, 20, KB_RULE_RIVALS, KB_LEVEL_BLOCK), "蓝湖(旗舰)", "", FALSE);
  assert_first (set, "蓝湖(旗舰)的都是水货", "R14 蓝湖(旗舰)的都是水货");
  assert_first (set, "蓝湖(旗舰)也卖这个", "");
}

static void
exceptions_have_a_name_and_are_of_their_words (void)
{
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");
  g_autoptr (KbRecord) waiver = kb_record_new (KB_ENTITY_WAIVER, 30);
  g_autoptr (GArray) hits = NULL;

  kb_record_set_int (waiver, KB_WAIVER_SESSION_ID, SESSION);
  kb_record_set_text (waiver, KB_WAIVER_CHECK_CODE, "R01");
  kb_record_set_int (waiver, KB_WAIVER_SUBJECT_ID, CUE);
  kb_record_set_text (waiver, KB_WAIVER_WORDS, "冠军");
  kb_record_set_text (waiver, KB_WAIVER_PERSON, "周启明");
  kb_record_set_add (set, waiver);
  hits = kb_compliance_check (set, kb_record_set_find (set, KB_ENTITY_CUE, CUE), "冠军，最佳", NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_null (g_array_index (hits, KbHit, 0).waiver);
  g_assert_cmpstr (kb_record_get_text (g_array_index (hits, KbHit, 1).waiver, KB_WAIVER_PERSON), ==, "周启明");
}

/* The problems of the show as a whole, "R13 R19"; "" for none. */
static char *
dup_show_codes (KbRecordSet *set)
{
  g_autoptr (GPtrArray) problems = kb_compliance_check_show (set);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", ((KbProblem *) problems->pdata[i])->code);

  return g_string_free (codes, FALSE);
}

static void
assert_show (KbRecordSet *set,
             const char  *expected)
{
  g_autofree char *codes = dup_show_codes (set);

  g_assert_cmpstr (codes, ==, expected);
}

static void
digital_hosts_are_labelled (void)
{
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);
  g_autoptr (KbRecord) overlay = kb_record_new (KB_ENTITY_CUE_DIRECTION, 40);

  assert_show (set, "");
  kb_record_set_int (kb_record_set_get_session (set), KB_SESSION_FORMAT, KB_SESSION_FORMAT_AI_HOST);
  assert_show (set, "R13");
  kb_record_set_text (cue, KB_CUE_SCRIPT, "大家好，我是数字人小棠");
  assert_show (set, "");
  kb_record_set_int (cue, KB_CUE_SKIP, TRUE);
  assert_show (set, "R13");
  kb_record_set_int (cue, KB_CUE_SKIP, FALSE);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "大家好");
  assert_show (set, "R13");
  kb_record_set_int (overlay, KB_CUE_DIRECTION_CUE_ID, CUE);
  kb_record_set_text (overlay, KB_CUE_DIRECTION_TEXT, "角标：AI 生成");
  kb_record_set_add (set, overlay);
  assert_show (set, "");
}

static void
prizes_have_rules_and_leave_minors_out (void)
{
  static const struct { const char *prize; int quantity; const char *eligibility; const char *claim; gboolean has_time; int kind;
                        const char *script; const char *codes; } cases[] = {
    { "护手霜", 10, "18岁以上", "72 小时内", TRUE, KB_INTERACTION_GIVEAWAY, "", "" },
    { "护手霜", 10, "粉丝", "72 小时内", TRUE, KB_INTERACTION_GIVEAWAY, "", "R10" },
    { "护手霜", 10, "粉丝", "72 小时内", TRUE, KB_INTERACTION_GIVEAWAY, "未成年的小朋友请不要参与", "" },
    { "Mug", 3, "No purchase necessary, 18+", "72 hours", TRUE, KB_INTERACTION_GIVEAWAY, "", "" },
    { "", 10, "18岁以上", "72 小时内", TRUE, KB_INTERACTION_GIVEAWAY, "", "R11" },
    { "护手霜", 0, "18岁以上", "72 小时内", TRUE, KB_INTERACTION_GIVEAWAY, "", "R11" },
    { "护手霜", 10, "18岁以上", "", TRUE, KB_INTERACTION_GIVEAWAY, "", "R11" },
    { "护手霜", 10, "18岁以上", "72 小时内", FALSE, KB_INTERACTION_GIVEAWAY, "", "R11" },
    { "护手霜", 10, "", "72 小时内", TRUE, KB_INTERACTION_GIVEAWAY, "", "R10 R11" },
    { "湿巾", 5, "答题，18岁以上", "", TRUE, KB_INTERACTION_QUIZ, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) set = create_set ("zh-cn");
      g_autoptr (KbRecord) giveaway = kb_record_new (KB_ENTITY_GIVEAWAY, 70);

      kb_record_set_text (kb_record_set_find (set, KB_ENTITY_CUE, CUE), KB_CUE_SCRIPT, cases[i].script);
      kb_record_set_int (giveaway, KB_GIVEAWAY_SESSION_ID, SESSION);
      kb_record_set_int (giveaway, KB_GIVEAWAY_KIND, cases[i].kind);
      kb_record_set_text (giveaway, KB_GIVEAWAY_PRIZE, cases[i].prize);
      kb_record_set_int (giveaway, KB_GIVEAWAY_QUANTITY, cases[i].quantity);
      kb_record_set_text (giveaway, KB_GIVEAWAY_ELIGIBILITY, cases[i].eligibility);
      kb_record_set_text (giveaway, KB_GIVEAWAY_CLAIM, cases[i].claim);
      if (cases[i].has_time)
        kb_record_set_int (giveaway, KB_GIVEAWAY_AT_US, 1);
      kb_record_set_add (set, giveaway);
      assert_show (set, cases[i].codes);
    }
}

/* Two cues, of which the second may disclose, and may wait for its time; the first is as long as is said. */
static void
connections_are_said_every_quarter_in_the_us (void)
{
  static const struct { const char *market; KbOwnership ownership; int minutes; const char *script; const char *codes; int hard; } cases[] = {
    { "US", KB_OWNERSHIP_AFFILIATE, 16, "", "R12", 0 },
    { "US", KB_OWNERSHIP_AFFILIATE, 15, "This is a paid partner item.", "", 0 },
    { "US", KB_OWNERSHIP_AFFILIATE, 10, "", "R12", 0 },
    { "US", KB_OWNERSHIP_AFFILIATE, 10, "We earn a commission.", "", 0 },
    { "US", KB_OWNERSHIP_AFFILIATE, 2, "", "", 0 },
    { "US", KB_OWNERSHIP_AFFILIATE, 2, "", "R12", 10 },
    { "US", KB_OWNERSHIP_AFFILIATE, 2, "We earn a commission.", "", 15 },
    { "US", KB_OWNERSHIP_AFFILIATE, 2, "We earn a commission.", "R12", 16 },
    { "US", KB_OWNERSHIP_OWN, 60, "", "", 0 },
    { "CN", KB_OWNERSHIP_AFFILIATE, 60, "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) set = create_set ("en");
      g_autoptr (KbRecord) second = kb_record_new (KB_ENTITY_CUE, 80);

      kb_record_set_text (kb_record_set_get_session (set), KB_SESSION_MARKET, cases[i].market);
      kb_record_set_int (kb_record_set_find (set, KB_ENTITY_LINEUP_ITEM, ITEM), KB_LINEUP_ITEM_OWNERSHIP, cases[i].ownership);
      kb_record_set_int (kb_record_set_find (set, KB_ENTITY_CUE, CUE), KB_CUE_DURATION_MS, cases[i].minutes * 60000);
      kb_record_set_int (second, KB_CUE_SESSION_ID, SESSION);
      kb_record_set_int (second, KB_CUE_POSITION, 100);
      kb_record_set_int (second, KB_CUE_DURATION_MS, 10 * 60000);
      if (cases[i].hard > 0)
        {
          kb_record_set_int (kb_record_set_get_session (set), KB_SESSION_START_US, G_TIME_SPAN_DAY);
          kb_record_set_int (second, KB_CUE_HARD, TRUE);
          kb_record_set_int (second, KB_CUE_FIXED_US, G_TIME_SPAN_DAY + cases[i].hard * G_TIME_SPAN_MINUTE);
        }
      kb_record_set_text (second, KB_CUE_SCRIPT, cases[i].script);
      kb_record_set_add (set, second);
      assert_show (set, cases[i].codes);
    }
}

static void
categories_are_those_of_the_platform (void)
{
  static const struct { KbPlatform platform; const char *category; const char *proof; const char *codes; } cases[] = {
    { KB_PLATFORM_DOUYIN, "护肤-面膜", "", "" },
    { KB_PLATFORM_DOUYIN, "护肤-烟酰胺精华", "", "" },
    { KB_PLATFORM_DOUYIN, "电子烟", "x", "R16" },
    { KB_PLATFORM_TIKTOK, "Vape pens", "x", "R16" },
    { KB_PLATFORM_DOUYIN, "宠物-活体", "", "R16" },
    { KB_PLATFORM_TIKTOK, "CBD oil", "", "R16" },
    { KB_PLATFORM_OWN, "CBD oil", "", "" },
    { KB_PLATFORM_DOUYIN, "保健食品", "", "R16" },
    { KB_PLATFORM_DOUYIN, "保健食品", "国食健注G2026", "" },
    { KB_PLATFORM_DOUYIN, "美容仪", "备案", "R16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) set = create_set ("zh-cn");
      KbRecord *item = kb_record_set_find (set, KB_ENTITY_LINEUP_ITEM, ITEM);
      g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, 50);

      add_term (set, add_rule (set, 20, KB_RULE_CATEGORIES, KB_LEVEL_BLOCK), "美容仪", "", FALSE);
      kb_record_set_int (kb_record_set_get_session (set), KB_SESSION_PLATFORM, cases[i].platform);
      kb_record_set_text (product, KB_PRODUCT_CATEGORY, cases[i].category);
      kb_record_set_text (item, KB_LINEUP_ITEM_PROOF, cases[i].proof);
      kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, 50);
      kb_record_set_add (set, product);
      g_test_message ("%s", cases[i].category);
      assert_show (set, cases[i].codes);
      kb_record_set_int (item, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
      assert_show (set, "");
    }
}

static void
material_has_a_licence (void)
{
  static const struct { KbAttachmentKind kind; const char *licence; const char *codes; } cases[] = {
    { KB_ATTACHMENT_KIND_MUSIC, "", "R19" },
    { KB_ATTACHMENT_KIND_MUSIC, "购自曲库", "" },
    { KB_ATTACHMENT_KIND_OVERLAY, "", "R19" },
    { KB_ATTACHMENT_KIND_COVER, "", "R19" },
    { KB_ATTACHMENT_KIND_DOCUMENT, "", "" },
    { KB_ATTACHMENT_KIND_SCREENSHOT, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) set = create_set ("zh-cn");
      g_autoptr (KbRecord) attachment = kb_record_new (KB_ENTITY_ATTACHMENT, 60);

      kb_record_set_int (attachment, KB_ATTACHMENT_SESSION_ID, SESSION);
      kb_record_set_int (attachment, KB_ATTACHMENT_KIND, cases[i].kind);
      kb_record_set_text (attachment, KB_ATTACHMENT_LICENCE, cases[i].licence);
      kb_record_set_add (set, attachment);
      assert_show (set, cases[i].codes);
    }
}

/* Every hit is inside the text, on character boundaries. */
static void
any_text_is_survived (void)
{
  static const char *const parts[] = { "最", "好", " ", "-", "送", "三十", "毫升", "限", "购", "一", "人", "元", "今晚", "¥", "9",
                                       "，", "【", "】", "\n", "Ｖ", "信", "best", "only ", "left", "满", "减", "※",
                                       "别家", "假货", "家人" };
  g_autoptr (KbRecordSet) set = create_set ("zh-cn");
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);
  KbRecord *house = add_rule (set, 20, KB_RULE_HOUSE, KB_LEVEL_WARN);

  add_term (set, house, "家人", "", FALSE);
  add_term (set, house, "今晚家人", "", TRUE);
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) hits = NULL;

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      hits = kb_compliance_check (set, cue, text->str, NULL);
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
  g_test_add_func ("/engine/compliance/rivals-are-not-run-down", rivals_are_not_run_down);
  g_test_add_func ("/engine/compliance/own-words-are-found-and-replaced", own_words_are_found_and_replaced);
  g_test_add_func ("/engine/compliance/own-exceptions-excuse-what-they-cover", own_exceptions_excuse_what_they_cover);
  g_test_add_func ("/engine/compliance/rules-that-are-off-find-nothing", rules_that_are_off_find_nothing);
  g_test_add_func ("/engine/compliance/own-names-of-rivals-are-not-run-down", own_names_of_rivals_are_not_run_down);
  g_test_add_func ("/engine/compliance/exceptions-have-a-name-and-are-of-their-words", exceptions_have_a_name_and_are_of_their_words);
  g_test_add_func ("/engine/compliance/digital-hosts-are-labelled", digital_hosts_are_labelled);
  g_test_add_func ("/engine/compliance/prizes-have-rules-and-leave-minors-out", prizes_have_rules_and_leave_minors_out);
  g_test_add_func ("/engine/compliance/connections-are-said-every-quarter-in-the-us", connections_are_said_every_quarter_in_the_us);
  g_test_add_func ("/engine/compliance/categories-are-those-of-the-platform", categories_are_those_of_the_platform);
  g_test_add_func ("/engine/compliance/material-has-a-licence", material_has_a_licence);
  g_test_add_func ("/engine/compliance/any-text-is-survived", any_text_is_survived);

  return g_test_run ();
}
