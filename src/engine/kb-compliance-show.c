/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-compliance-show"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-compliance-private.h"
#include "kb-cue.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-plan-records.h"
#include "kb-problem.h"
#include "kb-product.h"
#include "kb-rule-info.h"
#include "kb-rule.h"
#include "kb-schedule.h"
#include "kb-session.h"
#include "kb-text.h"

/* The rules that are about the show as a whole, its prizes, its goods and its material (R10–R13, R16, R19). */

/* So long a connection may go unsaid in the US. */
#define DISCLOSURE_MS (15 * 60 * 1000)

/* Where a rule of goods holds. */
#define ANYWHERE 0
#define ON(PLATFORM) (1u << (KB_PLATFORM_##PLATFORM))
#define CHINESE (ON (DOUYIN) | ON (TAOBAO) | ON (KUAISHOU) | ON (WXCHANNELS) | ON (XHS) | ON (JD))
#define GLOBAL (ON (TIKTOK) | ON (SHOPEE) | ON (LAZADA) | ON (AMAZON))

typedef struct
{
  guint       platforms;   /* ON() or-ed, or ANYWHERE */
  gboolean    with_licence;/* may be sold with a document on file */
  const char *pattern;     /* over the normalised category */
} Category;

/* A starter list from general knowledge of the platforms' rules, to be reviewed; a library adds its own. */
static const Category categories[] = {
  { ANYWHERE, FALSE, "香烟|卷烟|雪茄|电子烟|烟草|tobacco|cigar|\\bvapes?\\b|e-cigarette" },
  { ANYWHERE, FALSE, "枪|弹药|管制刀具|firearm|ammunition|weapon|explosive" },
  { ANYWHERE, FALSE, "处方药|prescription" },
  { ANYWHERE, FALSE, "彩票|赌博|lotter|gambling" },
  { ANYWHERE, FALSE, "成人用品|情趣|adult toy|sexual wellness" },
  { ANYWHERE, FALSE, "虚拟货币|加密货币|cryptocurrenc" },
  { CHINESE, FALSE, "活体|野生动物|象牙" },
  { GLOBAL, FALSE, "\\bcbd\\b|hemp|cannabis|live animal|ivory" },
  { CHINESE, TRUE, "医疗器械|保健食品|婴幼儿配方|特医食品|非处方药|白酒|葡萄酒|啤酒|酒类|农药|宠物药|黄金|珠宝玉石" },
  { GLOBAL, TRUE, "dietary supplement|medical device|infant formula|alcohol|wine|spirits|pesticide|knives|contact lens" },
};

static gboolean
holds_on (const Category *self,
          KbRecord       *session)
{
  return self->platforms == ANYWHERE || (self->platforms & (1u << kb_record_get_int (session, KB_SESSION_PLATFORM))) != 0;
}

static gboolean
has_licence (KbRecordSet *set,
             KbRecord    *item,
             KbRecord    *product)
{
  g_autoptr (GPtrArray) proofs = kb_record_set_children (set, KB_ENTITY_PRODUCT_PROOF, kb_record_get_id (product));

  return proofs->len > 0 || !kb_text_is_empty (kb_record_get_text (item, KB_LINEUP_ITEM_PROOF));
}

/* @text: (transfer full) */
static KbProblem *
add (GPtrArray  *problems,
     const char *code,
     char       *text)
{
  KbProblem *problem = kb_problem_new (code, kb_rule_info_find (code)->level, text);

  g_ptr_array_add (problems, problem);
  return problem;
}

static gboolean
is_on_own_list (KbRecordSet        *set,
                const KbNormalText *category)
{
  g_autoptr (GPtrArray) terms = kb_own_words_collect (set, KB_RULE_CATEGORIES, FALSE);

  for (guint i = 0; i < terms->len; i++)
    {
      g_autoptr (KbNormalText) term = kb_normal_text_new (kb_record_get_text (terms->pdata[i], KB_RULE_TERM_TERM));

      if (g_strstr_len (category->text->str, -1, g_strstrip (term->text->str)) != NULL)
        return TRUE;
    }

  return FALSE;
}

static const Category *
find_category (KbRecord           *session,
               const KbNormalText *category)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (holds_on (&categories[i], session) && g_regex_match_simple (categories[i].pattern, category->text->str, 0, 0))
      return &categories[i];

  return NULL;
}

static void
check_category (KbRecordSet *set,
                KbRecord    *item,
                GPtrArray   *problems)
{
  KbRecord *product = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);
  const char *name = product != NULL ? kb_record_get_text (product, KB_PRODUCT_CATEGORY) : "";
  g_autoptr (KbNormalText) category = kb_normal_text_new (name);
  const gboolean is_own = is_on_own_list (set, category);
  const Category *found = find_category (kb_record_set_get_session (set), category);
  g_autofree char *call = NULL;

  if (product == NULL || kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN) || (!is_own && found == NULL)
      || (!is_own && found->with_licence && has_licence (set, item, product)))
    return;

  call = kb_lineup_dup_call (set, item);
  kb_problem_add (add (problems, KB_RULE_CATEGORIES,
                       !is_own && found->with_licence
                       /* Translators: an item and its category */
                       ? g_strdup_printf (_("%s: “%s” may be sold only with a licence. Enter it as the item’s proof"), call, name)
                       : g_strdup_printf (_("%s: “%s” may not be sold in this room. Take the item out"), call, name)),
                  item, KB_LINEUP_ITEM_PRODUCT_ID);
}

static void
check_categories (KbRecordSet *set,
                  GPtrArray   *problems)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      check_category (set, item, problems);
    }
}

static gboolean
names_digital_host (const char *text)
{
  g_autoptr (KbNormalText) normal = kb_normal_text_new (text);

  return g_regex_match_simple ("数字人|虚拟主播|虚拟形象|ai *(?:主播|生成|合成|形象)|人工智能(?:生成|合成)|\\bai[- ](?:generated|host|presenter|avatar)|"
                               "digital (?:human|host|presenter)|virtual (?:human|host|presenter)", normal->text->str, 0, 0);
}

/* Said, or shown: the label may be an overlay. */
static gboolean
is_labelled (KbRecordSet *set,
             KbRecord    *cue)
{
  g_autoptr (GPtrArray) directions = NULL;

  if (kb_record_get_bool (cue, KB_CUE_SKIP))
    return FALSE;
  if (names_digital_host (kb_record_get_text (cue, KB_CUE_SCRIPT)) || names_digital_host (kb_record_get_text (cue, KB_CUE_TITLE)))
    return TRUE;

  directions = kb_record_set_children (set, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (cue));
  for (guint i = 0; i < directions->len; i++)
    if (names_digital_host (kb_record_get_text (directions->pdata[i], KB_CUE_DIRECTION_TEXT)))
      return TRUE;

  return FALSE;
}

static void
check_label (KbRecordSet *set,
             GPtrArray   *problems)
{
  KbRecord *session = kb_record_set_get_session (set);
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);

  if (kb_record_get_int (session, KB_SESSION_FORMAT) != KB_SESSION_FORMAT_AI_HOST)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      if (is_labelled (set, cue))
        return;
    }
  kb_problem_add (add (problems, "R13", g_strdup (_("The host is digital, and no cue says or shows so: label it in a script "
                                                    "or as an overlay"))),
                  session, KB_SESSION_FORMAT);
}

static gboolean
needs_licence (int kind)
{
  return kind == KB_ATTACHMENT_KIND_MUSIC || kind == KB_ATTACHMENT_KIND_OVERLAY || kind == KB_ATTACHMENT_KIND_COVER;
}

static void
check_material (KbRecordSet *set,
                GPtrArray   *problems)
{
  GListModel *attachments = kb_record_set_get_list (set, KB_ENTITY_ATTACHMENT);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr (KbRecord) attachment = g_list_model_get_item (attachments, i);

      if (needs_licence (kb_record_get_int (attachment, KB_ATTACHMENT_KIND))
          && kb_text_is_empty (kb_record_get_text (attachment, KB_ATTACHMENT_LICENCE)))
        kb_problem_add (add (problems, "R19",
                             /* Translators: a file's name */
                             g_strdup_printf (_("%s has no licence: say by what right it is used"),
                                              kb_record_get_text (attachment, KB_ATTACHMENT_NAME))),
                        attachment, KB_ATTACHMENT_LICENCE);
    }
}

/* What the rules of a prize must say, the first that is not there. */
static const char *
find_gap (KbRecord *giveaway,
          int      *field)
{
  static const struct { int field; const char *what; } texts[] = {
    { KB_GIVEAWAY_PRIZE, N_ ("what can be won") },
    { KB_GIVEAWAY_ELIGIBILITY, N_ ("who may take part") },
    { KB_GIVEAWAY_CLAIM, N_ ("how and until when to claim it") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (kb_text_is_empty (kb_record_get_text (giveaway, *field = texts[i].field)))
      return texts[i].what;

  *field = KB_GIVEAWAY_QUANTITY;
  if (kb_record_get_int_or (giveaway, KB_GIVEAWAY_QUANTITY, 0) <= 0)
    return N_ ("how many win");

  *field = KB_GIVEAWAY_AT_US;
  return kb_record_is_null (giveaway, KB_GIVEAWAY_AT_US) && kb_record_is_null (giveaway, KB_GIVEAWAY_CUE_ID)
         ? N_ ("when it is drawn") : NULL;
}

static void
check_giveaways (KbRecordSet *set,
                 GPtrArray   *problems)
{
  GListModel *giveaways = kb_record_set_get_list (set, KB_ENTITY_GIVEAWAY);

  for (guint i = 0; i < g_list_model_get_n_items (giveaways); i++)
    {
      g_autoptr (KbRecord) giveaway = g_list_model_get_item (giveaways, i);
      int field;
      const char *gap = kb_record_get_int (giveaway, KB_GIVEAWAY_KIND) == KB_INTERACTION_GIVEAWAY ? find_gap (giveaway, &field)
                                                                                                  : NULL;

      if (gap != NULL)
        kb_problem_add (add (problems, "R11",
                             /* Translators: a giveaway's number, and what its rules do not say */
                             g_strdup_printf (_("Giveaway %s: its rules do not say %s"),
                                              kb_record_get_text (giveaway, KB_GIVEAWAY_CODE), _(gap))),
                        giveaway, field);
    }
}

static gboolean
names_adults (const char *text)
{
  g_autoptr (KbNormalText) normal = kb_normal_text_new (text);

  return g_regex_match_simple ("未成年|18 *周?岁|满十八|十八岁|18\\+|\\bminors?\\b|\\badults?\\b|eighteen|over 18|18 and (?:over|older)",
                               normal->text->str, 0, 0);
}

/* Said once in the show, or in the rules of the prize. */
static gboolean
excludes_minors (KbRecordSet *set,
                 KbRecord    *giveaway)
{
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);

  if (names_adults (kb_record_get_text (giveaway, KB_GIVEAWAY_ELIGIBILITY)) || names_adults (kb_record_get_text (giveaway, KB_GIVEAWAY_RULES)))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      if (!kb_record_get_bool (cue, KB_CUE_SKIP) && names_adults (kb_record_get_text (cue, KB_CUE_SCRIPT)))
        return TRUE;
    }

  return FALSE;
}

static void
check_minors (KbRecordSet *set,
              GPtrArray   *problems)
{
  GListModel *giveaways = kb_record_set_get_list (set, KB_ENTITY_GIVEAWAY);

  for (guint i = 0; i < g_list_model_get_n_items (giveaways); i++)
    {
      g_autoptr (KbRecord) giveaway = g_list_model_get_item (giveaways, i);

      if (!excludes_minors (set, giveaway))
        kb_problem_add (add (problems, "R10",
                             g_strdup_printf (_("Giveaway %s: neither its rules nor a script says that minors may not take part"),
                                              kb_record_get_text (giveaway, KB_GIVEAWAY_CODE))),
                        giveaway, KB_GIVEAWAY_ELIGIBILITY);
    }
}

static gboolean
sells_for_others (KbRecordSet *set)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);

  if (kb_record_get_int (kb_record_set_get_session (set), KB_SESSION_FORMAT) == KB_SESSION_FORMAT_CREATOR)
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      if (!kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN)
          && kb_record_get_int (item, KB_LINEUP_ITEM_OWNERSHIP) != KB_OWNERSHIP_OWN)
        return TRUE;
    }

  return FALSE;
}

static gboolean
discloses (KbRecord *cue)
{
  return !kb_record_get_bool (cue, KB_CUE_SKIP)
         && g_regex_match_simple ("\\b(?:partner|sponsored|paid|ads?|affiliate|commission|i work for)\\b|合作|推广|广告",
                                  kb_record_get_text (cue, KB_CUE_SCRIPT), G_REGEX_CASELESS, 0);
}

/* Without a date the show counts from its beginning. */
static KbPlanTime *
compute_times (KbPlan *plan)
{
  KbPlanTime *times = g_new0 (KbPlanTime, plan->n_cues + 1);
  KbPlanTotals totals;

  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  if (totals.start_us != KB_NONE)
    return times;

  plan->frame.start_us = 0;
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  return times;
}

/* In the US a connection is to be said again and again (16 CFR 255): once in every quarter of an hour by the clock, waiting
 * for a hard start included. One problem, at the first cue that is later than that. */
static void
check_periodic_disclosure (KbRecordSet *set,
                           GPtrArray   *problems)
{
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  g_autofree KbPlanTime *times = compute_times (plan);
  gint64 said_us = KB_NONE;

  if (g_ascii_strcasecmp (kb_record_get_text (kb_record_set_get_session (set), KB_SESSION_MARKET), "US") != 0
      || !sells_for_others (set))
    return;

  for (guint i = 0; i < plan->n_cues; i++)
    {
      KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, plan->cues[i].id);
      const gboolean says_it = discloses (cue);

      if (plan->cues[i].skip)
        continue;
      if (said_us == KB_NONE)
        said_us = times[i].start_us;
      if ((says_it ? times[i].start_us : times[i].end_us) - said_us > DISCLOSURE_MS * KB_MS_US)
        {
          kb_problem_add (add (problems, "R12",
                               /* Translators: a cue's number */
                               g_strdup_printf (_("By %s the connection to the goods’ sellers was not said for more than 15 minutes: "
                                                  "say it again"), kb_record_get_text (cue, KB_CUE_CUE_NO))),
                          cue, KB_CUE_SCRIPT);
          return;
        }
      if (says_it)
        said_us = times[i].end_us;
    }
}

/**
 * kb_compliance_check_show:
 * @set: a session, with its library
 *
 * Checks what is not in one script: whether prizes leave minors out (R10) and have rules (R11), whether a
 * connection is said often enough (R12), whether a digital host is labelled (R13), whether the goods may be sold in the room (R16), whether the material may be used (R19). Rules that the library puts off are left out.
 *
 * Returns: (transfer full) (element-type KbProblem): what was found.
 */
GPtrArray *
kb_compliance_check_show (KbRecordSet *set)
{
  static const struct { const char *code; void (*check) (KbRecordSet *, GPtrArray *); } rules[] = {
    { "R10", check_minors }, { "R11", check_giveaways }, { "R12", check_periodic_disclosure }, { "R13", check_label }, { KB_RULE_CATEGORIES, check_categories }, { "R19", check_material },
  };
  GPtrArray *problems = kb_problems_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (kb_record_set_get_session (set) != NULL && !kb_own_words_is_off (set, rules[i].code))
      rules[i].check (set, problems);

  return problems;
}
