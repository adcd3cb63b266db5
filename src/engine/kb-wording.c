/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-wording"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-compliance-private.h"
#include "kb-lineup.h"
#include "kb-text.h"

/* Words that must not be said, written for this program from the rules' general sense (domain.md §6.5), to be
 * reviewed by a lawyer. Exceptions are in the patterns: 最后 and 第一轮 never match. */

typedef gboolean (*Excuse) (KbCheckText *self);

typedef struct
{
  const char *rule;
  KbLevel     level;
  KbCheck     check;
  const char *title;
  const char *advice;
  const char *pattern;   /* over the normalised text, lower case */
  Excuse      is_excused; /* nullable: the lineup allows it here */
} Words;

static gboolean
has_special_proof (KbCheckText *self)
{
  return self->item != NULL && kb_patterns_match (self->patterns, "特字|特证|特殊化妆品", 0, kb_record_get_text (self->item, KB_LINEUP_ITEM_PROOF));
}

/* Sunscreen is also the name of a product that another cue shows. */
static gboolean
has_special_proof_or_no_product (KbCheckText *self)
{
  return self->item == NULL || has_special_proof (self);
}

static gboolean
has_price_basis (KbCheckText *self)
{
  return self->item != NULL && !kb_text_is_empty (kb_record_get_text (self->item, KB_LINEUP_ITEM_LIST_BASIS));
}

static gboolean
has_agency_proof (KbCheckText *self)
{
  return self->item != NULL && kb_patterns_match (self->patterns, "fda", G_REGEX_CASELESS, kb_record_get_text (self->item, KB_LINEUP_ITEM_PROOF));
}

#define ABSOLUTE NC_ ("rule", "Absolute claim")
#define MEDICAL NC_ ("rule", "Medical claim")
#define SPECIAL NC_ ("rule", "Claim that needs a special licence")
#define BASIS NC_ ("rule", "Former price without a basis")
#define LOWEST NC_ ("rule", "Lowest price, or a comparison")
#define DIVERSION NC_ ("rule", "Leads viewers off the platform")
#define MINORS NC_ ("rule", "Addresses minors")
#define DRAW NC_ ("rule", "Buying as the condition of a prize")
#define MECHANISM NC_ ("rule", "An offer that is not set up")
#define PROMISE NC_ ("rule", "Promise that cannot be kept")
#define SAFETY NC_ ("rule", "Says that something unsafe is safe")
#define GROUPS NC_ ("rule", "Reassures a group at risk")
#define CONNECTION NC_ ("rule", "Hides a connection")
#define PRIVATE NC_ ("rule", "Personal data")

#define SAY_FACT N_ ("Say what can be shown: a test, a number, what it does")
#define SAY_CARE N_ ("Say what it does for care, and that effects differ from person to person")
#define ADD_LICENCE N_ ("Enter the licence number in the lineup’s proof, or talk of feel and moisture")
#define ADD_BASIS N_ ("Enter the basis of the list price and its date in the lineup, or leave the comparison out")
#define SAY_PAGE N_ ("Say tonight’s live price, and that the page is what counts")
#define SAY_BAG N_ ("Lead viewers to the bag or to the platform’s fan group")
#define SAY_ADULTS N_ ("Speak to adults: minors may not take part")
#define SAY_FREE N_ ("Taking part must be free, and have rules")
#define SAY_SETUP N_ ("Say only what is set up in the lineup")
#define SAY_TERMS N_ ("Give the terms instead: days, conditions, who answers")
#define SAY_MANUAL N_ ("Say what the manual says")
#define SAY_DOCTOR N_ ("Suggest a patch test, or asking a doctor")
#define SAY_WHO N_ ("Say whom you work for")
#define LEAVE_OUT N_ ("Leave it out: it stays in the recording")

static const Words zh_words[] = {
  { "R01", KB_LEVEL_BLOCK, KB_CHECK_WORDING, ABSOLUTE, SAY_FACT,
    "国家级|世界级|最高级|最佳|最好|最优|最强|最低价|最便宜|最先进|最有效|第一品牌|销量第一|全国第一|全球首发|唯一(?!入口)|独一无二|"
    "绝无仅有|史无前例|顶级|极品|极致|终极|王牌|冠军|首选|万能(?!胶)|完美|100%|百分百|纯天然|零风险|零添加|no\\.?1\\s*(?:的|品牌|销量|选择)", NULL },
  { "R02", KB_LEVEL_BLOCK, KB_CHECK_PROOF, MEDICAL, SAY_CARE,
    "治疗|治愈|根治|疗效|消炎|杀菌|抗敏|药用|医用级|处方|活血|排毒|减肥|丰胸|祛湿|降血糖|增高|壮阳|立即见效|永不反弹|无副作用|"
    "干细胞|医学护肤|药妆|痘痘全消", NULL },
  { "R03", KB_LEVEL_BLOCK, KB_CHECK_PROOF, SPECIAL, ADD_LICENCE, "美白|祛斑|染发|烫发|防脱|生发", has_special_proof },
  { "R03", KB_LEVEL_BLOCK, KB_CHECK_PROOF, SPECIAL, ADD_LICENCE, "防晒|spf", has_special_proof_or_no_product },
  { "R04", KB_LEVEL_WARN, KB_CHECK_PRICE, BASIS, ADD_BASIS,
    "(?:原价|划线价)[\\d一二两三四五六七八九十百千¥]+|(?:立省|省了?)[\\d一二两三四五六七八九十百千]+[元块]", has_price_basis },
  { "R05", KB_LEVEL_BLOCK, KB_CHECK_WORDING, LOWEST, SAY_PAGE,
    "全网最低价?|全网底价|史上最低价?|比(?:天猫|京东|专柜|别家)[^，。]{0,6}(?:便宜|低)|破价|击穿底价|错过再无|错过.{0,4}再等一年", NULL },
  { "R09", KB_LEVEL_BLOCK, KB_CHECK_WORDING, DIVERSION, SAY_BAG,
    "微信|加我|加v|vx|薇信|v信|卫星号|qq群|二维码|私下转账|线下交易|站外链接", NULL },
  { "R10", KB_LEVEL_BLOCK, KB_CHECK_WORDING, MINORS, SAY_ADULTS,
    "(?:小朋友|孩子|未成年)(?:(?!请?(?:不要|勿|别))[^，。！？]){0,8}(?:下单|付款|买单)", NULL },
  { "R11", KB_LEVEL_BLOCK, KB_CHECK_WORDING, DRAW, SAY_FREE, "(?:下单|购买)(?:才能|就能|即可|后可)[^，。]{0,4}(?:抽奖|抽|参与)", NULL },
  { "R07", KB_LEVEL_WARN, KB_CHECK_WORDING, MECHANISM, SAY_SETUP, "点赞[^，。]{0,8}(?:降价|改价|放价)", NULL },
  { "R17", KB_LEVEL_WARN, KB_CHECK_WORDING, PROMISE, SAY_TERMS,
    "(?<!不能|无法|不敢)保证(?!金)|承诺|永久|终身免费|假一赔命|无效退款|稳赚", NULL },
  { "R18", KB_LEVEL_WARN, KB_CHECK_WORDING, GROUPS, SAY_DOCTOR,
    "孕妇(?:可用|放心|也能用)|宝宝(?:可用|放心)|敏感肌放心|过敏也能用|不过敏", NULL },
  { "R20", KB_LEVEL_WARN, KB_CHECK_WORDING, PRIVATE, LEAVE_OUT, "(?<!\\d)1[3-9]\\d{9}(?!\\d)", NULL },
};

static const Words en_words[] = {
  { "R01", KB_LEVEL_BLOCK, KB_CHECK_WORDING, ABSOLUTE, SAY_FACT,
    "\\bbest(?! (?:before|by))\\b|(?:#1|number one) (?:brand|choice|pick|seller|selling|rated|in america|on tiktok)|guaranteed results|"
    "100% natural|risk-free|miracle|unbeatable", NULL },
  { "R02", KB_LEVEL_BLOCK, KB_CHECK_PROOF, MEDICAL, SAY_CARE,
    "\\b(?:cures?|heals?|treats (?:acne|pain|illness|disease)|prevents? (?:disease|illness)|kills (?:germs|viruses|bacteria)|detox|weight loss)\\b", NULL },
  { "R02", KB_LEVEL_BLOCK, KB_CHECK_PROOF, MEDICAL, SAY_CARE, "\\bfda approved", has_agency_proof },
  { "R04", KB_LEVEL_WARN, KB_CHECK_PRICE, BASIS, ADD_BASIS,
    "\\bwas \\$ ?\\d+|regular price (?:\\$|[a-z]+ty|[a-z]+teen)|half off|\\bsave \\$ ?\\d+", has_price_basis },
  { "R05", KB_LEVEL_BLOCK, KB_CHECK_WORDING, LOWEST, SAY_PAGE, "lowest price|cheapest|cheaper than (?:amazon|walmart|anyone)", NULL },
  { "R08", KB_LEVEL_WARN, KB_CHECK_WORDING, NC_ ("rule", "Pressure that may not be true"), SAY_SETUP,
    "selling out fast|last chance|ends in (?:a |one |two |five |\\d+ )?(?:minutes?|seconds?)", NULL },
  { "R09", KB_LEVEL_BLOCK, KB_CHECK_WORDING, DIVERSION, SAY_BAG, "whatsapp|venmo|zelle|\\bdm me\\b|link outside", NULL },
  { "R10", KB_LEVEL_BLOCK, KB_CHECK_WORDING, MINORS, SAY_ADULTS, "\\bkids?,? (?:ask|tell|get)\\b|ask your (?:mom|dad|parents)", NULL },
  { "R11", KB_LEVEL_BLOCK, KB_CHECK_WORDING, DRAW, SAY_FREE, "(?:buy|purchase|order)(?: now)? to (?:enter|win)", NULL },
  { "R12", KB_LEVEL_WARN, KB_CHECK_WORDING, CONNECTION, SAY_WHO, "\\bi just (?:found|discovered)\\b", NULL },
  { "R17", KB_LEVEL_BLOCK, KB_CHECK_WORDING, SAFETY, SAY_MANUAL, "safe to use (?:in|inside|indoors)", NULL },
  { "R17", KB_LEVEL_WARN, KB_CHECK_WORDING, PROMISE, SAY_TERMS, "\\bguaranteed\\b|for life\\b|lifetime (?:warranty|guarantee)|money back no matter", NULL },
  { "R20", KB_LEVEL_WARN, KB_CHECK_WORDING, PRIVATE, LEAVE_OUT, "\\b\\d{3}[-. ]\\d{3}[-. ]\\d{4}\\b", NULL },
};

static void
find_words (KbCheckText *self,
            const Words *words)
{
  GRegex *regex = kb_patterns_get (self->patterns, words->pattern, 0);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, self->normal->text->str, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (end <= start)
        continue;
      kb_compliance_add (self, (KbHit) { kb_normal_text_to_original (self->normal, start),
                                         kb_normal_text_to_original (self->normal, end),
                                         words->check, words->rule, words->level, words->title,
                                         g_strdup (_(words->advice)), NULL });
    }
}

/**
 * kb_wording_check:
 *
 * Looks for the words of the text's language.
 */
void
kb_wording_check (KbCheckText *self)
{
  const Words *words = self->syllabic ? zh_words : en_words;
  const guint n_words = self->syllabic ? G_N_ELEMENTS (zh_words) : G_N_ELEMENTS (en_words);

  for (guint i = 0; i < n_words; i++)
    if (words[i].is_excused == NULL || !words[i].is_excused (self))
      find_words (self, &words[i]);
}
