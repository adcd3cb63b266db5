/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-spoken-price"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-amount.h"
#include "kb-compliance-private.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-pricing.h"
#include "kb-session.h"
#include "kb-span.h"

/* R06: a price that is spoken must be the lineup's. What a price is said to be decides what it is compared with. */

/* How far before a price the word stands that says what it is, in characters. */
#define REACH 8

static const char zh_list[] = "(?:日常价?|原价|平时|划线价?|门市价?|专柜价?|吊牌价?|标价)\\s*[：:]?\\s*$";
static const char zh_coupon[] = "(?:满|减|券|抵|立减|省)\\s*$";
static const char zh_gift[] = "(?:价值|赠品值|值)\\s*$";
static const char en_list[] = "(?:regular(?: price)?|list(?:ed)?(?: price)?(?: at)?|was|usually|normally)\\s*$";
static const char en_gift[] = "(?:worth|value[d]?(?: at)?)\\s*$";

static gboolean
matches (KbPatterns *patterns,
         const char *pattern,
         const char *text)
{
  return kb_patterns_match (patterns, pattern, G_REGEX_CASELESS, text);
}

static gboolean
is_clause_end (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '.' || c == ',')
    return g_ascii_isspace (p[1]) || p[1] == '\0';
  return c == 0xff0c || c == 0x3002 || c == 0xff1b || c == 0xff01 || c == 0xff1f || c == 0x3001 || c == '\n'
         || c == '!' || c == '?' || c == ';';
}

static char *
dup_before (const char   *text,
            const KbSpan *span,
            guint         n_chars)
{
  const char *start = text + span->start;

  for (; start > text && n_chars > 0; n_chars--)
    start = g_utf8_prev_char (start);

  return g_strndup (start, text + span->start - start);
}

static gboolean
is_coupon_amount (KbRecordSet *set,
                  gint64       minor)
{
  GListModel *coupons = kb_record_set_get_list (set, KB_ENTITY_COUPON);

  for (guint i = 0; i < g_list_model_get_n_items (coupons); i++)
    {
      g_autoptr (KbRecord) coupon = g_list_model_get_item (coupons, i);

      if (kb_record_get_int (coupon, KB_COUPON_THRESHOLD_MINOR) == minor
          || kb_record_get_int (coupon, KB_COUPON_VALUE_MINOR) == minor)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_of_live (KbCheckText *self,
            KbRecord    *item,
            gint64       live,
            gint64       minor)
{
  GListModel *coupons = kb_record_set_get_list (self->set, KB_ENTITY_COUPON);

  if (minor == live)
    return TRUE;
  for (guint i = 0; kb_record_get_bool (item, KB_LINEUP_ITEM_COUPON_OK) && i < g_list_model_get_n_items (coupons); i++)
    {
      g_autoptr (KbRecord) coupon = g_list_model_get_item (coupons, i);

      if (kb_record_get_int_or (coupon, KB_COUPON_THRESHOLD_MINOR, 0) <= live
          && live - kb_record_get_int_or (coupon, KB_COUPON_VALUE_MINOR, 0) == minor)
        return TRUE;
    }

  return FALSE;
}

/* The live price, or what any coupon leaves of it; where it changes while the cue is on, either. */
static gboolean
is_live_amount (KbCheckText *self,
                KbRecord    *item,
                gint64       minor)
{
  g_autoptr (GArray) lives = kb_pricing_list_live_in (self->set, item, self->cue);

  for (guint i = 0; i < lives->len; i++)
    if (is_of_live (self, item, g_array_index (lives, gint64, i), minor))
      return TRUE;

  return FALSE;
}

static gboolean
is_right (KbCheckText *self,
          KbRecord    *item,
          KbPriceRole  role,
          gint64       minor)
{
  switch (role)
    {
    case KB_PRICE_ROLE_LIST:
      return kb_record_get_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR) == minor;
    case KB_PRICE_ROLE_COUPON:
      return is_coupon_amount (self->set, minor);
    case KB_PRICE_ROLE_GIFT:
      return kb_record_get_int (item, KB_LINEUP_ITEM_GIFT_VALUE_MINOR) == minor;
    case KB_PRICE_ROLE_LIVE:
    default:
      return is_live_amount (self, item, minor);
    }
}

static gboolean
is_right_for_any (KbCheckText *self,
                  KbPriceRole  role,
                  gint64       minor)
{
  GListModel *items = kb_record_set_get_list (self->set, KB_ENTITY_LINEUP_ITEM);

  if (is_right (self, self->item, role, minor))
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      if (item != self->item && is_right (self, item, role, minor) && kb_spoken_price_is_mentioned (self, item))
        return TRUE;
    }

  return FALSE;
}

static char *
advise (KbCheckText *self,
        const char  *said,
        KbPriceRole  role,
        const char  *currency)
{
  const KbPrice price = kb_pricing_compute_in (self->set, self->item, self->cue);
  g_autofree char *live = kb_money_format_short (price.live_minor, currency);
  g_autofree char *final = kb_money_format_short (price.final_minor, currency);
  g_autofree char *list = NULL;

  switch (role)
    {
    case KB_PRICE_ROLE_LIST:
      if (kb_record_is_null (self->item, KB_LINEUP_ITEM_LIST_PRICE_MINOR))
        return g_strdup_printf (_("“%s” is said, and the lineup has no list price"), said);
      list = kb_money_format_short (kb_record_get_int (self->item, KB_LINEUP_ITEM_LIST_PRICE_MINOR), currency);
      return g_strdup_printf (_("“%s” is said, the list price is %s"), said, list);
    case KB_PRICE_ROLE_COUPON:
      return g_strdup_printf (_("“%s” is said, and no coupon of the show has that amount"), said);
    case KB_PRICE_ROLE_GIFT:
      return g_strdup_printf (_("“%s” is said, the gift’s value in the lineup is another"), said);
    case KB_PRICE_ROLE_LIVE:
    default:
      if (price.coupon_minor > 0)
        return g_strdup_printf (_("“%s” is said, the live price is %s, with coupon %s"), said, live, final);
      return g_strdup_printf (_("“%s” is said, the live price is %s"), said, live);
    }
}

static const char *
find_fix (KbCheckText *self,
          KbPriceRole  role)
{
  switch (role)
    {
    case KB_PRICE_ROLE_LIST:
      return kb_record_is_null (self->item, KB_LINEUP_ITEM_LIST_PRICE_MINOR) ? NULL : "{list_price}";
    case KB_PRICE_ROLE_GIFT:
      return kb_record_is_null (self->item, KB_LINEUP_ITEM_GIFT_VALUE_MINOR) ? NULL : "{gift_value}";
    case KB_PRICE_ROLE_LIVE:
      return "{price}";
    case KB_PRICE_ROLE_COUPON:
    default:
      return NULL;
    }
}

static void
complain_of_sum (KbCheckText  *self,
                 const KbSpan *span,
                 const char   *said)
{
  kb_compliance_add (self, (KbHit) { span->start, span->end, KB_CHECK_PRICE, "R06", KB_LEVEL_WARN,
                                     NC_ ("rule", "The sum is not the lineup’s"),
                                     g_strdup_printf (_("“%s” is said of several: the prices of the products that are "
                                                        "named do not add up to it"), said), NULL });
}

static void
check_span (KbCheckText  *self,
            const KbSpan *span,
            const char   *currency)
{
  gint64 readings[KB_AMOUNT_MAX_READINGS];
  const guint n = kb_amount_read (self->text + span->start, span->end - span->start, readings);
  const gint64 unit = kb_currency_get_exponent (currency) == 0 ? 100 : 1;
  g_autofree char *clause = kb_spoken_price_dup_clause (self->text, span->start, span->end);
  g_autofree char *said = g_strndup (self->text + span->start, span->end - span->start);
  const KbPriceRole role = kb_spoken_price_find_role (self->patterns, self->text, span->start, span->end, self->syllabic);
  const KbSpokenSum sum = kb_spoken_sum_find (self, clause);

  if (n == 0 || kb_currency_get_exponent (currency) > 2 || sum == KB_SPOKEN_SUM_SHARE
      || (sum == KB_SPOKEN_SUM_WHOLE && role != KB_PRICE_ROLE_LIVE))
    return;

  for (guint i = 0; i < n; i++)
    if (sum == KB_SPOKEN_SUM_WHOLE ? kb_spoken_sum_is_right (self, readings[i] / unit)
                                   : is_right_for_any (self, role, readings[i] / unit))
      return;

  if (sum == KB_SPOKEN_SUM_WHOLE)
    {
      complain_of_sum (self, span, said);
      return;
    }
  kb_compliance_add (self, (KbHit) { span->start, span->end, KB_CHECK_PRICE, "R06", KB_LEVEL_BLOCK,
                                     NC_ ("rule", "The price is not the lineup’s"),
                                     advise (self, said, role, currency), g_strdup (find_fix (self, role)) });
}

/**
 * kb_spoken_price_is_mentioned:
 * @item: one of the lineup's
 *
 * A script may speak of other products than its cue's, by the number that the audience types.
 *
 * Returns: whether the text names @item so.
 */
gboolean
kb_spoken_price_is_mentioned (KbCheckText *self,
                              KbRecord    *item)
{
  static const char *const zh[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
  static const char *const en[] = { "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                    "eleven", "twelve" };
  const gint64 number = kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO);
  g_autofree char *pattern = NULL;

  if (number <= 0)
    return FALSE;
  if (self->syllabic)
    pattern = g_strdup_printf ("(?<![\\d一二三四五六七八九十])(?:%d|%s%s%s)号", (int) number, number >= 20 && number < 100 ? zh[number / 10] : "",
                               number >= 10 && number < 100 ? "十" : "", number < 100 && number % 10 > 0 ? zh[number % 10] : "");
  else
    pattern = g_strdup_printf ("(?:number |no\\. ?|#|and |take )(?:%d|%s)\\b", (int) number,
                               number < (gint64) G_N_ELEMENTS (en) ? en[number] : "#");

  return matches (self->patterns, pattern, self->text);
}

/**
 * kb_spoken_price_dup_clause:
 * @start: where the price stands in @text, bytes
 * @end: behind it
 *
 * Returns: (transfer full): the clause around a price.
 */
char *
kb_spoken_price_dup_clause (const char *text,
                            int         start,
                            int         end)
{
  const char *from = text + start;
  const char *to = text + end;

  while (from > text && !is_clause_end (g_utf8_prev_char (from)))
    from = g_utf8_prev_char (from);
  while (*to != '\0' && !is_clause_end (to))
    to = g_utf8_next_char (to);

  return g_strndup (from, to - from);
}

/**
 * kb_spoken_price_find_role:
 * @start: where the price stands in @text, bytes
 * @end: behind it
 * @syllabic: the text is in Chinese, Japanese or Korean
 *
 * Returns: what the words around a price say that it is; the live price where they say nothing.
 */
KbPriceRole
kb_spoken_price_find_role (KbPatterns *patterns,
                           const char *text,
                           int         start,
                           int         end,
                           gboolean    syllabic)
{
  const KbSpan span = { start, end, KB_SPAN_PRICE };
  g_autofree char *before = dup_before (text, &span, syllabic ? REACH : 3 * REACH);
  const char *after = text + end;

  while (*after == ' ')
    after++;
  if (matches (patterns, syllabic ? zh_list : en_list, before))
    return KB_PRICE_ROLE_LIST;
  if (syllabic ? matches (patterns, zh_coupon, before) : g_ascii_strncasecmp (after, "coupon", 6) == 0 || g_ascii_strncasecmp (after, "off", 3) == 0)
    return KB_PRICE_ROLE_COUPON;
  if (matches (patterns, syllabic ? zh_gift : en_gift, before))
    return KB_PRICE_ROLE_GIFT;
  return KB_PRICE_ROLE_LIVE;
}

/**
 * kb_spoken_price_check:
 * @language: the session's language
 *
 * Compares every price in the text with the cue's product and those that the text names by number:
 * a list price with the list price, a coupon with the show's coupons, a sum with what live prices add up
 * to, all else with the live price and what coupons leave of it.
 */
void
kb_spoken_price_check (KbCheckText *self,
                       const char  *language)
{
  KbRecord *session = kb_record_set_get_session (self->set);
  const char *currency = session != NULL ? kb_record_get_text (session, KB_SESSION_CURRENCY) : "";
  g_autoptr (GArray) spans = kb_span_find (self->text, language, NULL);

  for (guint i = 0; i < spans->len; i++)
    check_span (self, &g_array_index (spans, KbSpan, i), currency);
}
