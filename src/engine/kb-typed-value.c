/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-typed-value"

#include "config.h"

#include <string.h>

#include "kb-amount.h"
#include "kb-compliance-private.h"
#include "kb-cue.h"
#include "kb-lineup-mention.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-pace.h"
#include "kb-session.h"
#include "kb-text.h"
#include "kb-typed-value.h"
#include "kb-variable.h"

/* Values of the lineup that are typed into a script. They are found by what they would be, not by what looks like a
 * price: each value of the cue's product, and of those that the script names by number, in figures and in words. */

/* How far before and behind a value the words stand that say what it is, in bytes. */
#define NEAR 36

#define ZH_DIGIT "[0-9零〇一二两三四五六七八九十百千万]"

/* A number before one of these counts something else than money; the "一" of "一百二十九一瓶" counts bottles. */
static const char zh_counts[] = "^(?:" "[个款轮份点名次号场条年月日天位小分秒毫克颗片抽包瓶支盒件套度岁斤升粒只盏周张层遍滴倍折层%％a-z]" ")";
static const char zh_piece[] = "^一[瓶份盒套件支包只台条个]";
static const char zh_clause_end[] = "^(?:[，。、；！？,;!?\\s]|$)";
static const char zh_price_word[] = "(?:价|到手|直播间|今晚|只要|券后|用券|领券|秒杀|卖|[¥￥])\\s*$";
static const char zh_coupon_follows[] = "^(?:用券|领券|券后)";
static const char zh_final[] = "(?:到手价?|券后|用券|领券|领完券)[^，。]?\\s*$";
static const char zh_sum[] = "一共|加起来|合计|总共|单买|平均|算下来|两样|三样|一起";
static const char zh_stock[] = "(?:库存|备货|备了|现货)[^，。、]?$";

static const char en_final_after[] = "^ with (?:the|your|a) coupon";
static const char en_final_before[] = "(?:comes to|down to|with the coupon[^.]{0,8}) $";
static const char en_sum[] = "\\b(?:together|both|in total|pair of)\\b";
static const char en_stock_before[] = "(?:stock of|we have|there are) $";
static const char en_stock_after[] = "^ (?:in stock|units|pieces|packs|of (?:them|it|these))\\b";

typedef struct
{
  KbVariable figures;
  KbVariable words;
} Pair;

/* Not the coupon's value: its threshold is said beside it, and the next price may reach another coupon. */
static const Pair amounts[] = {
  { KB_VARIABLE_PRICE, KB_VARIABLE_PRICE_WORDS }, { KB_VARIABLE_FINAL_PRICE, KB_VARIABLE_FINAL_PRICE_WORDS },
  { KB_VARIABLE_LIST_PRICE, KB_VARIABLE_LIST_PRICE_WORDS }, { KB_VARIABLE_GIFT_VALUE, KB_VARIABLE_GIFT_VALUE_WORDS },
};

/* A script that is looked through. */
typedef struct
{
  KbRecordSet *set;         /* borrowed */
  KbPatterns  *patterns;    /* borrowed */
  KbRecord    *cue;         /* borrowed */
  KbRecord    *own;         /* borrowed, nullable: the cue's product */
  const char  *text;        /* borrowed */
  char        *lower;       /* owned: the same in small ASCII letters, byte by byte */
  gboolean     syllabic;
  const char  *currency;    /* borrowed */
  GArray      *mentions;    /* owned, of KbMentionedNumber */
  GPtrArray   *items;       /* owned, borrowed from the set: the cue's product, then those that are named */
  GArray      *found;       /* owned, of Candidate */
} Search;

typedef struct
{
  int       start;
  int       end;
  int       rank;           /* the lower the likelier */
  char     *written;        /* owned */
} Candidate;

static gboolean
matches (const Search *self,
         const char   *pattern,
         const char   *text)
{
  return kb_patterns_match (self->patterns, pattern, G_REGEX_CASELESS, text);
}

/* What stands right before a place, from a whole character on. */
static char *
dup_before (const Search *self,
            int           at)
{
  int from = MAX (0, at - NEAR);

  while (from < at && (self->text[from] & 0xc0) == 0x80)
    from++;
  return g_strndup (self->text + from, at - from);
}

/* Whether a sentence ends between two places. */
static gboolean
is_in_one_sentence (const Search *self,
                    int           from,
                    int           to)
{
  g_autofree char *between = g_strndup (self->text + from, to - from);

  return !matches (self, "[。！？；\\n]|[.!?;]\\s", between);
}

/* The product that is spoken of: that named last in the sentence, else the cue's; others may be meant all the same. */
static int
rank_item (const Search *self,
           KbRecord     *item,
           int           at)
{
  const gint64 link_no = kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO);

  for (guint i = self->mentions->len; i > 0; i--)
    {
      const KbMentionedNumber *mention = &g_array_index (self->mentions, KbMentionedNumber, i - 1);

      if (mention->at < at && is_in_one_sentence (self, mention->at, at) && kb_lineup_find_link (self->set, mention->link_no) != NULL)
        return mention->link_no == link_no ? 0 : item == self->own ? 1 : 2;
    }

  return item == self->own ? 0 : 1;
}

static char *
write_variable (const Search *self,
                KbRecord     *item,
                KbVariable    variable)
{
  const char *code = kb_enum_code (&kb_variable_enum, variable);

  if (item == self->own)
    return g_strdup_printf ("{%s}", code);
  return g_strdup_printf ("{%s:%" G_GINT64_FORMAT "}", code, kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO));
}

/* Words and names are taken only where the script then reads exactly as it did. */
static gboolean
reads_the_same (const Search *self,
                int           start,
                int           end,
                const char   *written)
{
  g_autofree char *stored = g_strdup_printf ("%.*s%s%s", start, self->text, written, self->text + end);
  g_autofree char *before = kb_variable_expand (self->set, self->cue, self->text);
  g_autofree char *after = kb_variable_expand (self->set, self->cue, stored);

  return g_str_equal (before, after);
}

/* @written: (transfer full) */
static void
take (Search *self,
      int     start,
      int     end,
      int     rank,
      char   *written)
{
  const Candidate candidate = { start, end, rank, written };

  g_array_append_val (self->found, candidate);
}

/* How likely the words around an amount make it what the variable stands for; -1: it is something else. */
static int
rank_amount (const Search *self,
             int           start,
             int           end,
             KbVariable    variable)
{
  static const KbPriceRole roles[] = {
    [KB_VARIABLE_PRICE] = KB_PRICE_ROLE_LIVE, [KB_VARIABLE_FINAL_PRICE] = KB_PRICE_ROLE_LIVE,
    [KB_VARIABLE_LIST_PRICE] = KB_PRICE_ROLE_LIST, [KB_VARIABLE_GIFT_VALUE] = KB_PRICE_ROLE_GIFT,
  };
  g_autofree char *clause = kb_spoken_price_dup_clause (self->text, start, end);
  g_autofree char *before = dup_before (self, start);
  const gboolean is_final = self->syllabic
    ? matches (self, zh_final, before) : matches (self, en_final_after, self->text + end) || matches (self, en_final_before, before);

  if (matches (self, self->syllabic ? zh_sum : en_sum, clause))
    return -1;
  /* 用券一百一十七: what is left to pay, and not the coupon. */
  if (is_final && variable == KB_VARIABLE_FINAL_PRICE)
    return 0;
  if (kb_spoken_price_find_role (self->patterns, self->text, start, end, self->syllabic) != roles[variable])
    return -1;
  return is_final || variable == KB_VARIABLE_FINAL_PRICE ? 1 : 0;
}

/* The number begins and ends where the words do. */
static gboolean
is_whole_zh (const Search *self,
             int           start,
             int           end)
{
  g_autofree char *before = dup_before (self, start);

  return !matches (self, "(?:" ZH_DIGIT "|第|[0-9][.,])$", before)
         && (!matches (self, "^(?:" ZH_DIGIT "|[.,][0-9]|毛|角|块[一-九])", self->text + end)
             || matches (self, zh_piece, self->text + end));
}

static gboolean
is_whole_en (const Search *self,
             int           start,
             int           end)
{
  const char *after = self->text + end;
  g_autofree char *before = dup_before (self, start);
  const char *word = strrchr (g_strchomp (before), ' ');
  const char *behind;
  gint64 count;

  if (start > 0 && (g_ascii_isalnum (self->text[start - 1]) || strchr ("-.,$", self->text[start - 1]) != NULL))
    return FALSE;
  if (g_ascii_isalnum (*after) || *after == '%' || (strchr (".,-", *after) != NULL && *after != '\0' && g_ascii_isalnum (after[1])))
    return FALSE;
  if ((*after == ' ' && kb_amount_scan_count (after + 1, &behind, &count)) || matches (self, "\\b(?:hundred|thousand)$", before))
    return FALSE;
  return !kb_amount_scan_count (word != NULL ? word + 1 : before, &behind, &count) || *behind != '\0';
}

/* A bare number is money where its place says so. */
static gboolean
is_money_zh (const Search *self,
             int           start,
             int           end)
{
  const char *after = self->text + end;
  g_autofree char *before = dup_before (self, start);
  g_autofree char *said = g_strndup (self->text + start, end - start);

  if (matches (self, "块|元|毛|[¥￥]", said))
    return TRUE;
  return !matches (self, zh_counts, after)
         && (matches (self, zh_clause_end, after) || matches (self, zh_piece, after) || matches (self, zh_coupon_follows, after)
             || matches (self, zh_price_word, before));
}

static gboolean
is_amount_there (const Search *self,
                 int           start,
                 int           end)
{
  if (self->syllabic)
    return is_whole_zh (self, start, end) && is_money_zh (self, start, end);
  return is_whole_en (self, start, end);
}

/* With the unit behind it, if one is. */
static int
skip_unit (const Search *self,
           int           end)
{
  static const char *const units[] = { "块", "元" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (self->text + end, units[i]))
      return end + strlen (units[i]);

  return end;
}

static void
take_words (Search     *self,
            KbRecord   *item,
            const Pair *pair,
            int         start,
            int         end)
{
  const int behind = skip_unit (self, end);
  const int rank = rank_amount (self, start, behind, pair->figures);
  g_autofree char *variable = write_variable (self, item, pair->words);
  g_autofree char *written = g_strdup_printf ("%s%.*s", variable, behind - end, self->text + end);

  if (rank >= 0 && is_amount_there (self, start, behind) && reads_the_same (self, start, behind, written))
    take (self, start, behind, 4 * rank_item (self, item, start) + rank, g_steal_pointer (&written));
}

static void
take_figures (Search     *self,
              KbRecord   *item,
              const Pair *pair,
              int         start,
              int         end)
{
  const int behind = skip_unit (self, end);
  const int rank = rank_amount (self, start, behind, pair->figures);

  if (rank >= 0 && is_amount_there (self, start, behind))
    take (self, start, behind, 4 * rank_item (self, item, start) + rank, write_variable (self, item, pair->figures));
}

static void
take_stock (Search     *self,
            KbRecord   *item,
            const Pair *pair,
            int         start,
            int         end)
{
  g_autofree char *before = dup_before (self, start);
  g_autofree char *written = NULL;

  if (self->syllabic ? !is_whole_zh (self, start, end) || !matches (self, zh_stock, before)
                     : !is_whole_en (self, start, end)
                         || (!matches (self, en_stock_before, before) && !matches (self, en_stock_after, self->text + end)))
    return;

  written = write_variable (self, item, pair->words);
  if (!reads_the_same (self, start, end, written))
    {
      g_free (written);
      written = write_variable (self, item, pair->figures);
    }
  take (self, start, end, 4 * rank_item (self, item, start), g_steal_pointer (&written));
}

static void
take_gift (Search     *self,
           KbRecord   *item,
           const Pair *pair,
           int         start,
           int         end)
{
  g_autofree char *written = write_variable (self, item, pair->figures);

  if (reads_the_same (self, start, end, written))
    take (self, start, end, 4 * rank_item (self, item, start), g_steal_pointer (&written));
}

typedef void (*Take) (Search     *self,
                      KbRecord   *item,
                      const Pair *pair,
                      int         start,
                      int         end);

/* Every place where a value stands as it would be read, or written by hand. */
static void
find_form (Search     *self,
           KbRecord   *item,
           const Pair *pair,
           const char *form,
           Take        take_place)
{
  g_autofree char *lower = form != NULL ? g_ascii_strdown (form, -1) : NULL;

  if (kb_text_is_empty (lower))
    return;
  for (const char *p = strstr (self->lower, lower); p != NULL; p = strstr (p + 1, lower))
    take_place (self, item, pair, p - self->lower, p - self->lower + strlen (lower));
}

/* "¥129", "￥129", "129.00", "129": the longest first, for what is taken is not looked at again. */
static void
find_figures (Search     *self,
              KbRecord   *item,
              const Pair *pair,
              const char *words)
{
  const char *symbol = kb_currency_get_symbol (self->currency);
  g_autofree char *shown = kb_variable_dup_value (self->set, self->cue, item, pair->figures);
  g_autofree char *plain = NULL;
  g_autofree char *wide = NULL;
  g_autofree char *whole = NULL;
  gint64 minor;

  if (shown == NULL || !kb_money_parse (shown, self->currency, &minor, NULL))
    return;

  plain = kb_money_to_text (minor, self->currency);
  wide = g_strconcat ("￥", shown + (g_str_has_prefix (shown, symbol) ? strlen (symbol) : 0), NULL);
  whole = g_str_has_suffix (plain, ".00") ? g_strndup (plain, strlen (plain) - 3) : NULL;
  find_form (self, item, pair, shown, take_figures);
  find_form (self, item, pair, wide, take_figures);
  find_form (self, item, pair, plain, take_figures);
  if (self->syllabic)
    find_form (self, item, pair, whole, take_figures);
}

static void
find_of_item (Search   *self,
              KbRecord *item)
{
  static const Pair stock = { KB_VARIABLE_STOCK, KB_VARIABLE_STOCK_WORDS };
  static const Pair gift = { KB_VARIABLE_GIFT, KB_VARIABLE_GIFT };
  g_autofree char *stock_figures = kb_variable_dup_value (self->set, self->cue, item, stock.figures);
  g_autofree char *stock_words = kb_variable_dup_value (self->set, self->cue, item, stock.words);
  g_autofree char *gift_name = kb_variable_dup_value (self->set, self->cue, item, gift.figures);

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *words = kb_variable_dup_value (self->set, self->cue, item, amounts[i].words);
      const char *bare = words;
      g_autofree char *cut = NULL;

      /* A small amount has its unit in its words; with 元 typed behind it, it has not. */
      if (words != NULL && g_str_has_suffix (words, "块"))
        bare = cut = g_strndup (words, strlen (words) - strlen ("块"));
      find_form (self, item, &amounts[i], bare, take_words);
      find_figures (self, item, &amounts[i], words);
    }
  find_form (self, item, &stock, stock_words, take_stock);
  if (g_strcmp0 (stock_figures, stock_words) != 0)
    find_form (self, item, &stock, stock_figures, take_stock);
  find_form (self, item, &gift, gift_name, take_gift);
}

static void
add_item (Search   *self,
          KbRecord *item)
{
  if (item != NULL && kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO) > 0 && !g_ptr_array_find (self->items, item, NULL))
    g_ptr_array_add (self->items, item);
}

static void
begin_search (Search      *self,
              KbRecordSet *set,
              KbPatterns  *patterns,
              KbRecord    *cue,
              const char  *script)
{
  KbRecord *session = kb_record_set_get_session (set);
  const char *language = session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : NULL;

  *self = (Search) { .set = set, .patterns = patterns, .cue = cue, .text = script };
  self->own = kb_record_set_find_ref (set, cue, KB_CUE_LINEUP_ITEM_ID);
  self->lower = g_ascii_strdown (script, -1);
  self->syllabic = kb_pace_is_syllabic (language);
  self->currency = session != NULL ? kb_record_get_text (session, KB_SESSION_CURRENCY) : "";
  self->mentions = kb_lineup_mention_find_numbers (script, patterns);
  self->items = g_ptr_array_new ();
  self->found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  add_item (self, self->own);
  for (guint i = 0; i < self->mentions->len; i++)
    add_item (self, kb_lineup_find_link (set, g_array_index (self->mentions, KbMentionedNumber, i).link_no));
}

static void
end_search (Search *self)
{
  g_free (self->lower);
  g_array_unref (self->mentions);
  g_ptr_array_unref (self->items);
  for (guint i = 0; i < self->found->len; i++)
    g_free (g_array_index (self->found, Candidate, i).written);
  g_array_unref (self->found);
}

/* By place, the longer and then the likelier first. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->start != other->start)
    return one->start - other->start;
  if (one->end != other->end)
    return other->end - one->end;
  return one->rank - other->rank;
}

static gboolean
is_in_a_variable (const char *script,
                  int         start,
                  int         end)
{
  KbVariableUse use;

  for (const char *p = script; kb_variable_find (p, &use); p = use.end)
    if (use.start - script < end && start < use.end - script)
      return TRUE;

  return FALSE;
}

static void
clear_value (gpointer data)
{
  g_free (((KbTypedValue *) data)->written);
}

/**
 * kb_typed_value_find:
 * @patterns: (nullable): kept from script to script
 * @cue: whose script it is: its product is meant unless a number says another
 * @script: as the library keeps it
 *
 * Finds typed prices, gifts and stocks that are the lineup's: live, final and list price, the gift and its value, live
 * stock. A sum of several products and a number that counts something else are left alone.
 *
 * Returns: (transfer full) (element-type KbTypedValue): in order, none overlapping.
 */
GArray *
kb_typed_value_find (KbRecordSet *set,
                     KbPatterns  *patterns,
                     KbRecord    *cue,
                     const char  *script)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (KbTypedValue));
  g_autoptr (KbPatterns) own = patterns == NULL ? kb_patterns_new () : NULL;
  Search search;
  int end = 0;

  g_array_set_clear_func (values, clear_value);
  begin_search (&search, set, own != NULL ? own : patterns, cue, script);
  for (guint i = 0; i < search.items->len; i++)
    find_of_item (&search, search.items->pdata[i]);

  g_array_sort (search.found, compare_candidates);
  for (guint i = 0; i < search.found->len; i++)
    {
      Candidate *candidate = &g_array_index (search.found, Candidate, i);
      KbTypedValue value = { candidate->start, candidate->end, NULL };

      if (value.start < end || is_in_a_variable (script, value.start, value.end))
        continue;
      value.written = g_steal_pointer (&candidate->written);
      end = value.end;
      g_array_append_val (values, value);
    }
  end_search (&search);

  return values;
}
