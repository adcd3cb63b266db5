/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-spoken-sum"

#include "config.h"

#include "kb-compliance-private.h"
#include "kb-lineup.h"
#include "kb-pricing.h"

/* R06: what is said to be the price of several must follow from the prices of one. */

/* A sum of more products than that is nobody's to hear; nor is one of more pieces. */
#define MOST_PRODUCTS 8
#define MOST_PIECES 10

static const char zh_sum[] =
  "一共|加起来|一起|合计|总共|[两二三四五六七八九十\\d]+[瓶份盒样套支件罐]";
static const char en_sum[] = "\\b(?:together|both|pair of|combo|bundle|in total|with the coupon|two for|coupon takes)\\b";

/* A piece's share of a sum is rounded as people like. */
static const char zh_share[] = "平均|算下来|每[瓶片颗抽包件]|一[抽颗片粒次泵]|单买";

/* Those that the text can mean: the cue's own, and those that it names by number. Their live prices. */
static guint
collect_prices (KbCheckText *self,
                gint64      *prices)
{
  GListModel *items = kb_record_set_get_list (self->set, KB_ENTITY_LINEUP_ITEM);
  guint n = 0;

  for (guint i = 0; n < MOST_PRODUCTS && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      const gint64 live = kb_pricing_live_in (self->set, item, self->cue);

      if (live != KB_NONE && (item == self->item || kb_spoken_price_is_mentioned (self, item)))
        prices[n++] = live;
    }

  return n;
}

/* The sum itself, or what any coupon that it reaches leaves of it. */
static gboolean
is_paid (KbCheckText *self,
         gint64       sum,
         gint64       minor)
{
  GListModel *coupons = kb_record_set_get_list (self->set, KB_ENTITY_COUPON);

  if (sum == minor)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (coupons); i++)
    {
      g_autoptr (KbRecord) coupon = g_list_model_get_item (coupons, i);

      if (kb_record_get_int_or (coupon, KB_COUPON_THRESHOLD_MINOR, 0) <= sum
          && sum - kb_record_get_int_or (coupon, KB_COUPON_VALUE_MINOR, 0) == minor)
        return TRUE;
    }

  return FALSE;
}

/* Any choice of the products, one of each, or several pieces of one. */
static gboolean
adds_up (KbCheckText  *self,
         const gint64 *prices,
         guint         n_prices,
         gint64        minor)
{
  for (guint choice = 1; choice < 1u << n_prices; choice++)
    {
      gint64 sum = 0;

      for (guint i = 0; i < n_prices; i++)
        sum += choice & 1u << i ? prices[i] : 0;
      if (is_paid (self, sum, minor))
        return TRUE;
    }
  for (guint i = 0; i < n_prices; i++)
    for (gint64 pieces = 2; pieces <= MOST_PIECES; pieces++)
      if (is_paid (self, pieces * prices[i], minor))
        return TRUE;

  return FALSE;
}

/**
 * kb_spoken_sum_find:
 * @clause: the clause around an amount
 *
 * Returns: whether it says the price of several, what each of them comes to, or neither.
 */
KbSpokenSum
kb_spoken_sum_find (KbCheckText *self,
                    const char  *clause)
{
  if (self->syllabic && kb_patterns_match (self->patterns, zh_share, G_REGEX_CASELESS, clause))
    return KB_SPOKEN_SUM_SHARE;
  if (kb_patterns_match (self->patterns, self->syllabic ? zh_sum : en_sum, G_REGEX_CASELESS, clause))
    return KB_SPOKEN_SUM_WHOLE;

  return KB_SPOKEN_SUM_NONE;
}

/**
 * kb_spoken_sum_is_right:
 * @minor: an amount that is said to be the price of several, minor units of the session's currency
 *
 * Returns: whether live prices of the products that the text is about add up to it, with a coupon or without.
 */
gboolean
kb_spoken_sum_is_right (KbCheckText *self,
                        gint64       minor)
{
  gint64 prices[MOST_PRODUCTS];

  return adds_up (self, prices, collect_prices (self, prices), minor);
}
