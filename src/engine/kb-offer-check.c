/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-offer-check"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-amount.h"
#include "kb-compliance-private.h"
#include "kb-cue.h"
#include "kb-lineup-check.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-text.h"

/* What a text says of gift, limit, times and stock against the lineup (R07, R08), and what the lineup owes the text:
 * disclosure and valid proof (R12, R15). */

/* A quantity and its unit, as in "三十毫升" and "30ml". */
typedef struct
{
  gint64      count;
  const char *unit;    /* borrowed, constant: the unit's first spelling */
} Quantity;

static const char *
find_unit (const char *p)
{
  static const char *const units[][3] = { { "ml", "毫升", "ML" }, { "g", "克", NULL }, { "片", NULL, NULL },
                                          { "支", NULL, NULL },   { "瓶", NULL, NULL }, { "包", NULL, NULL },
                                          { "件", NULL, NULL },   { "盒", NULL, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    for (guint j = 0; j < 3 && units[i][j] != NULL; j++)
      if (g_str_has_prefix (p, units[i][j]))
        return units[i][0];

  return NULL;
}

static GArray *
find_quantities (const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Quantity));

  for (const char *p = text; *p != '\0';)
    {
      Quantity quantity = { 0 };
      const char *after;

      if (kb_amount_scan_count (p, &after, &quantity.count) && (quantity.unit = find_unit (after)) != NULL)
        g_array_append_val (found, quantity);
      p = after > p ? after : g_utf8_next_char (p);
    }

  return found;
}

/* A quantity is wrong when the gift has that unit, and never in that quantity. */
static gboolean
contradicts (GArray         *gift,
             const Quantity *said)
{
  gboolean has_unit = FALSE;

  for (guint i = 0; i < gift->len; i++)
    {
      const Quantity *given = &g_array_index (gift, Quantity, i);

      if (given->unit != said->unit)
        continue;
      if (given->count == said->count)
        return FALSE;
      has_unit = TRUE;
    }

  return has_unit;
}

static void
check_gift_phrase (KbCheckText *self,
                   GArray      *gift,
                   const char  *phrase,
                   int          start,
                   int          end)
{
  const char *text = kb_record_get_text (self->item, KB_LINEUP_ITEM_GIFT);
  g_autoptr (GArray) said = find_quantities (phrase);
  const gboolean has_gift = !kb_text_is_empty (text);

  for (guint i = 0; i < said->len; i++)
    if (!has_gift || contradicts (gift, &g_array_index (said, Quantity, i)))
      {
        kb_compliance_add (self, (KbHit) { start, end, KB_CHECK_GIFT, "R07", KB_LEVEL_BLOCK,
                                           NC_ ("rule", "The gift is not the lineup’s"),
                                           has_gift ? g_strdup_printf (_("“%s” is said, the lineup’s gift is “%s”"), phrase, text)
                                                    : g_strdup_printf (_("“%s” is said, and the lineup has no gift"), phrase),
                                           has_gift ? g_strdup ("送{gift}") : NULL });
        return;
      }
}

typedef void (*Found) (KbCheckText *self,
                       GMatchInfo  *match,
                       int          start,
                       int          end);

static void
for_each_match (KbCheckText *self,
                const char  *pattern,
                Found        found)
{
  GRegex *regex = kb_patterns_get (self->patterns, pattern, G_REGEX_CASELESS);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, self->text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      found (self, match, start, end);
    }
}

static void
gift_found (KbCheckText *self,
            GMatchInfo  *match,
            int          start,
            int          end)
{
  g_autoptr (GArray) gift = find_quantities (kb_record_get_text (self->item, KB_LINEUP_ITEM_GIFT));
  g_autofree char *phrase = g_match_info_fetch (match, 0);

  check_gift_phrase (self, gift, phrase, start, end);
}

static gboolean
fetch_count (GMatchInfo *match,
             gint64     *count)
{
  g_autofree char *number = g_match_info_fetch_named (match, "n");
  const char *after;

  return number != NULL && kb_amount_scan_count (number, &after, count);
}

static void
limit_found (KbCheckText *self,
             GMatchInfo  *match,
             int          start,
             int          end)
{
  const gint64 limit = kb_record_get_int (self->item, KB_LINEUP_ITEM_LIMIT_PER_BUYER);
  g_autofree char *said = g_match_info_fetch (match, 0);
  gint64 count = 0;

  if (!fetch_count (match, &count) || count == limit)
    return;

  kb_compliance_add (self, (KbHit) { start, end, KB_CHECK_LIMIT, "R07", KB_LEVEL_BLOCK,
                                     NC_ ("rule", "The limit is not the lineup’s"),
                                     limit == KB_NONE
                                       ? g_strdup_printf (_("“%s” is said, and the lineup has no limit"), said)
                                       : g_strdup_printf (_("“%s” is said, the lineup’s limit is %d"), said, (int) limit),
                                     NULL });
}

static void
add_time (KbCheckText *self,
          int          start,
          int          end,
          char        *advice)
{
  kb_compliance_add (self, (KbHit) { start, end, KB_CHECK_LIMIT, "R07", KB_LEVEL_BLOCK,
                                     NC_ ("rule", "The time is not the lineup’s"), advice, NULL });
}

/* "四十八小时内发货", "ships in 3 days" */
static void
shipping_found (KbCheckText *self,
                GMatchInfo  *match,
                int          start,
                int          end)
{
  const gint64 ship_h = kb_record_get_int (self->item, KB_LINEUP_ITEM_SHIP_H);
  g_autofree char *unit = g_match_info_fetch_named (match, "u");
  g_autofree char *said = g_match_info_fetch (match, 0);
  const gboolean in_days = unit != NULL && (g_str_has_prefix (unit, "天") || g_ascii_strncasecmp (unit, "day", 3) == 0);
  gint64 count = 0;

  if (ship_h == KB_NONE || !fetch_count (match, &count) || count > G_MAXINT || count * (in_days ? 24 : 1) == ship_h)
    return;

  add_time (self, start, end, g_strdup_printf (_("“%s” is said, the lineup ships within %d hours"), said, (int) ship_h));
}

/* "保价三十天": as many days as were agreed, where the lineup says how many. */
static void
guard_found (KbCheckText *self,
             GMatchInfo  *match,
             int          start,
             int          end)
{
  const char *guard = kb_record_get_text (self->item, KB_LINEUP_ITEM_PRICE_GUARD);
  g_autofree char *said = g_match_info_fetch (match, 0);
  gint64 count = 0, agreed = 0;
  const char *at = guard, *after;

  while (*at != '\0' && !kb_amount_scan_count (at, &after, &agreed))
    at = g_utf8_next_char (at);
  if (!fetch_count (match, &count) || (*at != '\0' ? count == agreed : !kb_text_is_empty (guard)))
    return;

  add_time (self, start, end, kb_text_is_empty (guard)
            ? g_strdup_printf (_("“%s” is said, and the lineup has no price protection"), said)
            : g_strdup_printf (_("“%s” is said, the lineup’s price protection is “%s”"), said, guard));
}

static void
scarcity_found (KbCheckText *self,
                GMatchInfo  *match,
                int          start,
                int          end)
{
  const int type = kb_record_get_int (self->cue, KB_CUE_TYPE);
  const gint64 stock = kb_record_get_int (self->item, KB_LINEUP_ITEM_LIVE_STOCK);
  g_autofree char *said = g_match_info_fetch (match, 0);
  gint64 count = 0;

  /* A flash deal is counted down as it sells. */
  if (type == KB_CUE_TYPE_FLASH || stock == KB_NONE || !fetch_count (match, &count) || count >= stock)
    return;

  kb_compliance_add (self, (KbHit) { start, end, KB_CHECK_LIMIT, "R08", KB_LEVEL_WARN,
                                     NC_ ("rule", "More is left than is said"),
                                     g_strdup_printf (_("“%s” is said, the live stock is %d"), said, (int) stock), NULL });
}

static gboolean
discloses (KbCheckText *self,
           const char  *text)
{
  static const char zh[] = "合作|联营|推广|广告|由.{1,8}发货";
  static const char en[] = "\\b(?:partner|sponsored|paid|ad|affiliate|commission)";

  return kb_patterns_match (self->patterns, self->syllabic ? zh : en, G_REGEX_CASELESS, text);
}

/* On the screen, or put there by whoever is told to. */
static gboolean
is_disclosed_on_screen (KbCheckText *self)
{
  g_autoptr (GPtrArray) directions = kb_record_set_children (self->set, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (self->cue));

  for (guint i = 0; i < directions->len; i++)
    if (discloses (self, kb_record_get_text (directions->pdata[i], KB_CUE_DIRECTION_TEXT)))
      return TRUE;

  return discloses (self, kb_record_get_text (self->cue, KB_CUE_OVERLAY));
}

/* A partner's goods need both, a line and an overlay. */
static void
check_disclosure (KbCheckText *self)
{
  if (kb_record_get_int (self->item, KB_LINEUP_ITEM_OWNERSHIP) == KB_OWNERSHIP_OWN || kb_text_is_empty (self->text))
    return;

  if (!discloses (self, self->text))
    kb_compliance_add (self, (KbHit) { 0, 0, KB_CHECK_WORDING, "R12", KB_LEVEL_WARN,
                                       NC_ ("rule", "A partner’s goods are not disclosed"),
                                       g_strdup (_("Say whose goods they are: partner, who ships, who answers for them")), NULL });
  else if (!is_disclosed_on_screen (self))
    kb_compliance_add (self, (KbHit) { 0, 0, KB_CHECK_WORDING, "R12", KB_LEVEL_WARN,
                                       NC_ ("rule", "A partner’s goods are not marked on screen"),
                                       g_strdup (_("Name the mark in the cue’s overlay, or in what floor or operator put up")), NULL });
}

/* A document that ends before the show proves nothing in it. */
static void
check_proof (KbCheckText *self)
{
  KbRecordSet *library = kb_record_set_get_library (self->set);
  KbRecord *session = kb_record_set_get_session (self->set);
  const gint64 start_us = session != NULL ? kb_record_get_int (session, KB_SESSION_START_US) : KB_NONE;
  g_autoptr (GPtrArray) proofs = NULL;

  if (library == NULL || start_us == KB_NONE)
    return;

  proofs = kb_record_set_children (library, KB_ENTITY_PRODUCT_PROOF, kb_record_get_int (self->item, KB_LINEUP_ITEM_PRODUCT_ID));
  for (guint i = 0; i < proofs->len; i++)
    {
      if (kb_lineup_check_is_expired (session, proofs->pdata[i], start_us))
        kb_compliance_add (self, (KbHit) { 0, 0, KB_CHECK_PROOF, "R15", KB_LEVEL_BLOCK,
                                           NC_ ("rule", "A proof has expired"),
                                           g_strdup_printf (_("“%s %s” ends before the show: renew it, or take the claim out"),
                                                            kb_record_get_text (proofs->pdata[i], KB_PRODUCT_PROOF_TITLE),
                                                            kb_record_get_text (proofs->pdata[i], KB_PRODUCT_PROOF_NUMBER)),
                                           NULL });
    }
}

/**
 * kb_offer_check:
 *
 * Checks the text against the cue's product, which must be there.
 */
void
kb_offer_check (KbCheckText *self)
{
  static const char count[] = "(?<n>\\d+|[一二两三四五六七八九十百]+)";
  g_autofree char *zh_limit = g_strdup_printf ("(?:限(?:拍|购|量)|(?:一|每)人限?拍?|单人限?)\\s*%s[份瓶件个支盒单]", count);
  g_autofree char *zh_left = g_strdup_printf ("(?:仅剩|只剩|最后)\\s*%s[份瓶件个支盒套单]", count);

  g_autofree char *zh_ship = g_strdup_printf ("%s\\s*(?<u>小时|天)(?:之?内|以内)?[就可能]?(?:发货|发出|寄出)", count);
  g_autofree char *zh_guard = g_strdup_printf ("保价期?\\s*%s\\s*天", count);

  if (self->syllabic)
    {
      for_each_match (self, "(?:送|赠)[^，。、；！？,;!\\n]{2,24}", gift_found);
      for_each_match (self, zh_limit, limit_found);
      for_each_match (self, zh_left, scarcity_found);
      for_each_match (self, zh_ship, shipping_found);
      for_each_match (self, zh_guard, guard_found);
    }
  else
    {
      for_each_match (self, "\\blimit (?<n>[a-z]+|\\d+)\\b", limit_found);
      for_each_match (self, "\\b(?<n>one|two|three|four|five|\\d+) (?:per|each) (?:person|customer|buyer)\\b", limit_found);
      for_each_match (self, "\\b(?:only|last)\\s+(?<n>[a-z]+|\\d+)(?: left)?\\b", scarcity_found);
      for_each_match (self, "\\bships? (?:with)?in (?<n>[a-z-]+|\\d+) (?<u>hours?|days?)\\b", shipping_found);
      for_each_match (self, "\\bprice (?:match|protection|guard)(?: for)? (?<n>[a-z-]+|\\d+) days?\\b", guard_found);
    }
  check_disclosure (self);
  check_proof (self);
}
