/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rule-info"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-rule-info.h"

#define AD_LAW N_ ("Advertising Law of China §9; enforcement guide on absolute terms")
#define PRICE_LAW N_ ("Rules on price marking and price fraud (China); 16 CFR 233 (US)")
#define LIVE_RULES N_ ("Measures for live-commerce marketing (China); platform rules")
#define COSMETICS N_ ("Regulation on cosmetics (China); FTC Act §5 (US)")
#define PRIZES N_ ("Rules on sales promotion (China); sweepstakes law (US)")

/* Short names of laws for a planner's orientation, not legal advice (domain.md §6). */
static const KbRuleInfo infos[] = {
  { "R01", KB_LEVEL_BLOCK, KB_CHECK_WORDING, NC_ ("rule", "Absolute claims"), N_ ("best, number one, only, 100%"), AD_LAW, "2015-09-01" },
  { "R02", KB_LEVEL_BLOCK, KB_CHECK_PROOF, NC_ ("rule", "Medical claims"), N_ ("cures, heals, treats, detox"), COSMETICS, "2021-01-01" },
  { "R03", KB_LEVEL_BLOCK, KB_CHECK_PROOF, NC_ ("rule", "Effects that need a licence"),
    N_ ("whitening, sunscreen, against hair loss, without the licence in the lineup’s proof"), COSMETICS, "2021-01-01" },
  { "R04", KB_LEVEL_WARN, KB_CHECK_PRICE, NC_ ("rule", "Former price without a basis"),
    N_ ("a former price or a saving whose basis the lineup does not say"), PRICE_LAW, "2022-07-01" },
  { "R05", KB_LEVEL_BLOCK, KB_CHECK_WORDING, NC_ ("rule", "Lowest price, comparisons"), N_ ("lowest anywhere, cheaper than others"), PRICE_LAW,
    "2022-07-01" },
  { "R06", KB_LEVEL_BLOCK, KB_CHECK_PRICE, NC_ ("rule", "Spoken price is not the lineup’s"),
    N_ ("a price that is neither the live, the final nor the list price"), PRICE_LAW, "2022-07-01" },
  { "R07", KB_LEVEL_BLOCK, KB_CHECK_GIFT, NC_ ("rule", "Gift, limit or time is not the offer’s"),
    N_ ("a gift, a limit, a shipping time or a price protection that the lineup does not have"), PRIZES, "2020-12-01" },
  { "R08", KB_LEVEL_WARN, KB_CHECK_LIMIT, NC_ ("rule", "False scarcity"), N_ ("fewer left than there are, pressure of time"), LIVE_RULES,
    "2021-05-25" },
  { "R09", KB_LEVEL_BLOCK, KB_CHECK_WORDING, NC_ ("rule", "Leads off the platform"), N_ ("messengers, transfers, codes, outside links"),
    LIVE_RULES, "2021-05-25" },
  { "R10", KB_LEVEL_BLOCK, KB_CHECK_WORDING, NC_ ("rule", "Addresses minors"), N_ ("children asked to buy, prizes that do not leave minors out"), LIVE_RULES, "2021-05-25" },
  { "R11", KB_LEVEL_BLOCK, KB_CHECK_WORDING, NC_ ("rule", "Prizes without rules"), N_ ("buying as the condition of a prize, giveaways without quantity, time, eligibility or claim"), PRIZES,
    "2020-12-01" },
  { "R12", KB_LEVEL_WARN, KB_CHECK_WORDING, NC_ ("rule", "Partner not disclosed"), N_ ("a partner’s goods shown without saying so, or without a mark on screen"),
    N_ ("Measures for live-commerce marketing (China); 16 CFR 255 (US)"), "2021-05-25" },
  { "R13", KB_LEVEL_BLOCK, KB_CHECK_WORDING, NC_ ("rule", "Digital host not labelled"),
    N_ ("a session with a digital host in which no cue says or shows that it is one"),
    N_ ("Labelling of AI-generated content; measures for live commerce (China)"), "2026-02-01" },
  { KB_RULE_RIVALS, KB_LEVEL_BLOCK, KB_CHECK_WORDING, NC_ ("rule", "Runs others down"),
    N_ ("a rival, or one of the names below, beside a bad word"), N_ ("Anti-unfair-competition law §11 (China)"), "2018-01-01" },
  { "R15", KB_LEVEL_BLOCK, KB_CHECK_PROOF, NC_ ("rule", "Expired proof"), N_ ("a document that ends before the show"), COSMETICS, "2021-01-01" },
  { KB_RULE_CATEGORIES, KB_LEVEL_BLOCK, KB_CHECK_PROOF, NC_ ("rule", "Goods that may not be sold"),
    N_ ("products whose category the platform bars, or sells only with a licence; the words below are further categories"),
    N_ ("Platform rules on barred and restricted goods"), "" },
  { "R17", KB_LEVEL_WARN, KB_CHECK_WORDING, NC_ ("rule", "Promises"), N_ ("guaranteed, for life, never"), AD_LAW, "2015-09-01" },
  { "R18", KB_LEVEL_WARN, KB_CHECK_WORDING, NC_ ("rule", "Groups at risk"), N_ ("said to be safe in pregnancy, for infants, for allergies"),
    COSMETICS, "2021-01-01" },
  { "R19", KB_LEVEL_WARN, KB_CHECK_WORDING, NC_ ("rule", "Material without a licence"),
    N_ ("music, overlays and covers attached to the session without a licence"), N_ ("Copyright law"), "2021-06-01" },
  { "R20", KB_LEVEL_WARN, KB_CHECK_WORDING, NC_ ("rule", "Personal data"), N_ ("telephone numbers"), N_ ("Personal information protection law (China)"),
    "2021-11-01" },
  { KB_RULE_HOUSE, KB_LEVEL_WARN, KB_CHECK_WORDING, NC_ ("rule", "House words"), N_ ("words that your brand or platform does not want, listed below"),
    N_ ("Your own list"), "" },
};

/**
 * kb_rule_info_get:
 * @index: 0 for the first
 *
 * Returns: (transfer none) (nullable): a rule, constant for ever; %NULL after the last.
 */
const KbRuleInfo *
kb_rule_info_get (guint index)
{
  return index < G_N_ELEMENTS (infos) ? &infos[index] : NULL;
}

/**
 * kb_rule_info_find:
 * @code: (nullable): a rule's number
 *
 * Returns: (transfer none) (nullable): that rule, or %NULL where Kaibo knows none of that number.
 */
const KbRuleInfo *
kb_rule_info_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_strcmp0 (infos[i].code, code) == 0)
      return &infos[i];

  return NULL;
}
