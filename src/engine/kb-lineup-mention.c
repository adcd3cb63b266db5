/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-mention"

#include "config.h"

#include <string.h>

#include "kb-amount.h"
#include "kb-lineup-mention.h"
#include "kb-lineup.h"
#include "kb-product.h"

/* A name this short would be found in every other word. */
#define SHORTEST_NAME 2

/**
 * KbLineupMention:
 *
 * How people name a lineup item in scripts, overlays and directions: by its name, its spoken name,
 * or its link number, in figures or in words ("4号", "四号", "No.4", "#4", "number four").
 */
struct _KbLineupMention
{
  GRegex    *number;   /* owned, nullable */
  GPtrArray *names;    /* owned, of char *: casefolded */
};

static const char *const chinese_digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static const char *const english_numbers[] = {
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
  "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
};

/* As it is spoken: 十二, 二十, 二十一; nothing beyond 99, where people say the figures. */
static char *
format_chinese (gint64 number)
{
  if (number < 1 || number > 99)
    return NULL;
  if (number < 10)
    return g_strdup (chinese_digits[number]);
  return g_strconcat (number >= 20 ? chinese_digits[number / 10] : "", "十", chinese_digits[number % 10], NULL);
}

static GRegex *
create_number_regex (gint64 number)
{
  g_autofree char *spoken = format_chinese (number);
  g_autofree char *chinese = spoken != NULL ? g_strdup_printf ("|(?<![一二三四五六七八九十百])%s号", spoken) : g_strdup ("");
  g_autofree char *english = number >= 0 && number < (gint64) G_N_ELEMENTS (english_numbers)
    ? g_strdup_printf ("|\\bnumber %s\\b", english_numbers[number]) : g_strdup ("");
  g_autofree char *pattern = g_strdup_printf ("(?<![0-9/.])%" G_GINT64_FORMAT "号%s|#%" G_GINT64_FORMAT
                                              "(?![0-9])|\\bno\\. ?%" G_GINT64_FORMAT "(?![0-9])%s",
                                              number, chinese, number, number, english);

  return g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
}

static void
add_name (KbLineupMention *self,
          const char      *name)
{
  if (g_utf8_strlen (name, -1) >= SHORTEST_NAME)
    g_ptr_array_add (self->names, g_utf8_casefold (name, -1));
}

static void
add_names (KbLineupMention *self,
           KbRecordSet     *set,
           KbRecord        *item)
{
  KbRecord *product = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);

  add_name (self, kb_record_get_text (item, KB_LINEUP_ITEM_TITLE));
  if (product == NULL)
    return;
  add_name (self, kb_record_get_text (product, KB_PRODUCT_NAME));
  add_name (self, kb_record_get_text (product, KB_PRODUCT_SAY_AS));
}

/**
 * kb_lineup_mention_new:
 * @item: an item of @set
 * @by_number: whether its link number means it
 * @by_name: whether its names do
 *
 * Returns: (transfer full): what finds an item in a text.
 */
KbLineupMention *
kb_lineup_mention_new (KbRecordSet *set,
                       KbRecord    *item,
                       gboolean     by_number,
                       gboolean     by_name)
{
  KbLineupMention *self = g_new0 (KbLineupMention, 1);

  if (by_number)
    self->number = create_number_regex (kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO));
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (by_name)
    add_names (self, set, item);

  return self;
}

void
kb_lineup_mention_free (KbLineupMention *self)
{
  g_clear_pointer (&self->number, g_regex_unref);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * kb_lineup_mention_is_in:
 *
 * Returns: whether @text names the item.
 */
gboolean
kb_lineup_mention_is_in (const KbLineupMention *self,
                         const char            *text)
{
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return FALSE;
  if (self->number != NULL && g_regex_match (self->number, text, 0, NULL))
    return TRUE;

  folded = g_utf8_casefold (text, -1);
  for (guint i = 0; i < self->names->len; i++)
    if (strstr (folded, self->names->pdata[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * kb_lineup_mention_find_numbers:
 * @text: a script
 * @patterns: kept from script to script
 *
 * Returns: (transfer full) (element-type KbMentionedNumber): the link numbers that it says, in order.
 */
GArray *
kb_lineup_mention_find_numbers (const char *text,
                                KbPatterns *patterns)
{
  static const char pattern[] = "(?<![0-9./一二三四五六七八九十百])([0-9]{1,5}|[一二三四五六七八九十]{1,3})号"
                                "|#([0-9]{1,5})(?![0-9])|\\bno\\. ?([0-9]{1,5})(?![0-9])|\\bnumber ([0-9]{1,5}|[a-z]+)\\b";
  g_autoptr (GMatchInfo) match = NULL;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KbMentionedNumber));

  for (g_regex_match (kb_patterns_get (patterns, pattern, G_REGEX_CASELESS), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      KbMentionedNumber number = { 0, 0 };
      const char *after;
      int start, end;

      for (int group = 1; group <= 4; group++)
        if (g_match_info_fetch_pos (match, group, &start, &end) && start >= 0
            && kb_amount_scan_count (text + start, &after, &number.link_no) && after == text + end)
          {
            number.at = start;
            g_array_append_val (found, number);
          }
    }

  return found;
}

/* A Chinese mark ends a sentence at once, an English one before a space: "6.5" is a number. */
static gboolean
is_end (gunichar character,
        gunichar next)
{
  if (character == '.' || character == '!' || character == '?')
    return next == '\0' || g_unichar_isspace (next);
  return character == '\n' || character == 0x3002 || character == 0xff01 || character == 0xff1f;   /* 。！？ */
}

/**
 * kb_lineup_mention_list:
 * @text: a script
 *
 * Returns: (transfer full) (element-type utf8): the sentences of @text that name the item.
 */
GPtrArray *
kb_lineup_mention_list (const KbLineupMention *self,
                        const char            *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *at = text; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);
      g_autofree char *sentence = NULL;

      if (*next == '\0' || is_end (g_utf8_get_char (at), g_utf8_get_char (next)))
        {
          sentence = g_strstrip (g_strndup (start, next - start));
          if (kb_lineup_mention_is_in (self, sentence))
            g_ptr_array_add (found, g_steal_pointer (&sentence));
          start = next;
        }
      at = next;
    }

  return found;
}
