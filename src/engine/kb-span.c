/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-span"

#include "config.h"

#include <string.h>

#include "kb-pace.h"
#include "kb-span.h"

#define ZH_DIGIT "[一二两三四五六七八九十百千万零半]"
#define ZH_AMOUNT "(?:\\d[\\d,.]*+|" ZH_DIGIT "++)"
#define EN_NUMBER \
  "(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|" \
  "nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|oh)\\b)"

/* ¥199 · $34.99, in every language. */
static const char sign_pattern[] = "[¥￥$€£]\\s?\\d(?:,?\\d)*(?:\\.\\d+)?";

/* 九块九 · 199元 · 六分钱 · 八折, but not the 一块 that means "a piece"; 到手一百七十七; 送十五毫升旅行装. */
static const char zh_pattern[] =
  "(?!一块(?![一二三四五六七八九钱]))" ZH_AMOUNT
  "(?:块钱|块[一二三四五六七八九]毛?|块|元(?!硬币|纸币|旦)|毛钱|毛|角|折|分钱)"
  "|(?<=价|到手|直播间|今晚|只要|券后|减|满)(?:\\d[\\d,.]*+|" ZH_DIGIT "{2,}+)"
  "(?![个款轮份点名次号场条年月日天位小分])"
  "|(?<=送|赠)(?:同款)?" ZH_AMOUNT "(?:毫升|克|片|支|只|条|个|包|瓶|盒|件|ml|g)[^，。、；！？加和\\s]{0,6}";

/* six dollars · thirty-four ninety-nine · 20 percent off. */
static const char en_pattern[] =
  "\\b" EN_NUMBER "(?:[ -]" EN_NUMBER ")*[ -](?:dollars?|bucks?|cents?|percent(?: off)?)\\b"
  "|\\b" EN_NUMBER "(?:[ -]" EN_NUMBER ")*?[ ](?:nine|for|fif|seven|eigh)ty-(?:nine|five)\\b"
  "|\\b\\d[\\d,.]* ?(?:dollars?|bucks?|cents?|% off|percent off)";

static void
add_span (GArray     *spans,
          int         start,
          int         end,
          KbSpanKind  kind)
{
  KbSpan span = { start, end, kind };

  if (end > start)
    g_array_append_val (spans, span);
}

static void
find_pattern (GArray     *spans,
              const char *text,
              const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert (regex != NULL);

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      add_span (spans, start, end, KB_SPAN_PRICE);
    }
}

static void
find_phrase (GArray     *spans,
             const char *text,
             const char *phrase)
{
  gsize length = strlen (phrase);
  const char *p = text;

  while (length > 0 && (p = strstr (p, phrase)) != NULL)
    {
      add_span (spans, p - text, p - text + length, KB_SPAN_MUST_SAY);
      p += length;
    }
}

/* By start; what must be said stands before a price at the same place. */
static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const KbSpan *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;

  return (int) other->kind - (int) one->kind;
}

/* Spans that overlap become one piece each: what comes first keeps its whole length. */
static void
remove_overlaps (GArray *spans)
{
  int end = 0;
  guint kept = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      KbSpan span = g_array_index (spans, KbSpan, i);

      if (span.start < end)
        continue;
      g_array_index (spans, KbSpan, kept++) = span;
      end = span.end;
    }

  g_array_set_size (spans, kept);
}

/**
 * kb_span_find:
 * @text: valid UTF-8, all spoken
 * @language: (nullable): the session's language tag
 * @must_say: (nullable) (array zero-terminated=1): phrases that must be said word for word
 *
 * Finds prices, discounts and gifts by their form, and the phrases that must be said. The rules are
 * light on purpose: a span colours a text and keeps it on one line, nothing is computed from it.
 *
 * Returns: (transfer full) (element-type KbSpan): in order, none overlapping.
 */
GArray *
kb_span_find (const char        *text,
              const char        *language,
              const char *const *must_say)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (KbSpan));

  g_return_val_if_fail (text != NULL, spans);

  find_pattern (spans, text, sign_pattern);
  find_pattern (spans, text, kb_pace_is_syllabic (language) ? zh_pattern : en_pattern);
  for (guint i = 0; must_say != NULL && must_say[i] != NULL; i++)
    find_phrase (spans, text, must_say[i]);

  g_array_sort (spans, compare_spans);
  remove_overlaps (spans);

  return spans;
}
