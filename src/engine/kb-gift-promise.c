/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-gift-promise"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-amount.h"
#include "kb-compliance-private.h"
#include "kb-lineup.h"
#include "kb-text.h"

/* Gifts that are promised without a quantity, and English ones, against the lineup (R07). How many millilitres or pieces are
 * said is what kb-offer-check.c compares. */

/* 下单就送收纳包 · 拍一瓶还送小样; what is only sent is no gift. */
static const char zh_promise[] =
  "(?:下单|拍[^，。、；！？,;!\\n]{0,4}?|另外|额外)(?:就|还|再|都|加|即|立)?(?:送|赠)(?!货|达|到|给|人|上门|完|出|去)(?<what>[^，。、；！？,;!\\n]{2,16})"
  "|(?:还|再|加|赠)送(?!货|达|到|给|人|上门|完|出|去)(?<what2>[^，。、；！？,;!\\n]{2,16})";
/* a free carry pouch · comes with a free sleeve · free gift; not free shipping, BPA-free, feel free. */
static const char en_promise[] =
  "(?<![-\\w])(?<!feel )(?<!worry )(?:free|complimentary|bonus) (?!shipping|ship|deliver|returns?|refunds?|of\\b|to\\b|from\\b|for\\b|and\\b|trial|entry)"
  "(?<what>[a-z][a-z-]*(?: [a-z][a-z-]*){0,2})";

/* What any gift may be called. */
static const char zh_any[] = "赠品|礼|小样|同款|正装|旅行装|体验装|中样|惊喜";
static const char en_any[] = "\\b(?:gifts?|items?|extras?|samples?|ones?)\\b";

static void
add_hit (KbCheckText *self,
         GMatchInfo  *match,
         KbLevel      level)
{
  const char *gift = kb_record_get_text (self->item, KB_LINEUP_ITEM_GIFT);
  g_autofree char *said = g_match_info_fetch (match, 0);
  int start, end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  kb_compliance_add (self, (KbHit) { start, end, KB_CHECK_GIFT, "R07", level, NC_ ("rule", "The gift is not the lineup’s"),
                                     kb_text_is_empty (gift)
                                       ? g_strdup_printf (_("“%s” is said, and the lineup has no gift"), said)
                                       : g_strdup_printf (_("“%s” is said, the lineup’s gift is “%s”"), said, gift),
                                     NULL });
}

/* Two characters in a row, or a word without its plural. */
static gboolean
share_words (const char *said,
             const char *gift,
             gboolean    syllabic)
{
  g_auto (GStrv) words = syllabic ? NULL : g_strsplit (said, " ", -1);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      const gsize length = strlen (words[i]);
      g_autofree char *stem = g_utf8_casefold (words[i], length > 4 && words[i][length - 1] == 's' ? length - 1 : length);

      if (length >= 3 && strstr (gift, stem) != NULL)
        return TRUE;
    }
  for (const char *p = said; syllabic && *p != '\0' && *g_utf8_next_char (p) != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *pair = g_utf8_substring (p, 0, 2);

      if (strstr (gift, pair) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Millilitres and bottles are counted in kb-offer-check.c; "一个收纳包" is a thing. */
static gboolean
is_quantity (const char *what)
{
  static const char *const pieces[] = { "个", "只", "条", "份", "套", "款" };
  const char *after;
  gint64 count;

  if (!kb_amount_scan_count (what, &after, &count))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (g_str_has_prefix (after, pieces[i]))
      return FALSE;

  return TRUE;
}

static void
check_promise (KbCheckText *self,
               GMatchInfo  *match,
               const char  *gift)
{
  g_autofree char *first = g_match_info_fetch_named (match, "what");
  g_autofree char *second = g_match_info_fetch_named (match, "what2");
  const char *what = !kb_text_is_empty (first) ? first : second;

  if (*gift == '\0')
    add_hit (self, match, KB_LEVEL_BLOCK);
  else if (what != NULL && !is_quantity (what) && !share_words (what, gift, self->syllabic)
           && !kb_patterns_match (self->patterns, self->syllabic ? zh_any : en_any, G_REGEX_CASELESS, what))
    add_hit (self, match, KB_LEVEL_WARN);
}

/* "2 ice packs": whoever says three of them is wrong. */
static void
check_count (KbCheckText *self,
             const char  *gift)
{
  const char *thing;
  g_autofree char *escaped = NULL;
  g_autofree char *pattern = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  GRegex *regex;
  gint64 given, said;

  if (!kb_amount_scan_count (gift, &thing, &given) || *thing != ' ' || strlen (++thing) < 3)
    return;
  escaped = g_regex_escape_string (thing, strlen (thing) - g_str_has_suffix (thing, "s"));
  pattern = g_strdup_printf ("\\b(?<n>\\d+|[a-z]+) (?:free |bonus )?%ss?\\b", escaped);
  regex = kb_patterns_get (self->patterns, pattern, G_REGEX_CASELESS);
  if (regex == NULL)
    return;

  for (g_regex_match (regex, self->text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch_named (match, "n");
      const char *after;

      if (kb_amount_scan_count (number, &after, &said) && *after == '\0' && said != given)
        add_hit (self, match, KB_LEVEL_BLOCK);
    }
}

/**
 * kb_gift_promise_check:
 *
 * Checks what the text promises as a gift against the cue's product, which must be there: a promise where the lineup has no
 * gift blocks, as another number than the lineup's does; a gift that the lineup calls otherwise is for people to look at.
 */
void
kb_gift_promise_check (KbCheckText *self)
{
  g_autofree char *gift = g_utf8_casefold (kb_record_get_text (self->item, KB_LINEUP_ITEM_GIFT), -1);
  GRegex *regex = kb_patterns_get (self->patterns, self->syllabic ? zh_promise : en_promise, G_REGEX_CASELESS);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, self->text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    check_promise (self, match, gift);
  if (!self->syllabic)
    check_count (self, gift);
}
