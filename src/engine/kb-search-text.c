/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search-text"

#include "config.h"

#include <string.h>

#include "kb-search-text.h"

/*
 * How text is looked at to be found: without case, accents and width. A script without spaces falls into overlapping
 * pairs of its characters, since most Chinese words have two; what has spaces falls into words.
 */

#define EXPANSION_MAX 18   /* the longest decomposition of one character, G_UNICHAR_MAX_DECOMPOSITION_LENGTH */

/* Letters that no spaces part: Chinese and kana by far the most, then Hangul, Thai and its neighbours. */
static gboolean
is_paired (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;
  if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf))
    return TRUE;
  return c <= 0x0eff || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || g_unichar_iswide (c);
}

/**
 * kb_search_classify:
 * @c: a folded character
 */
KbSearchSign
kb_search_classify (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) ? KB_SEARCH_WORD : c == (guchar) KB_SEARCH_BREAK[0] ? KB_SEARCH_END : KB_SEARCH_GAP;
  if (c >= 0x4e00 && c <= 0x9fff)
    return KB_SEARCH_PAIR;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_OTHER_SYMBOL:
      return KB_SEARCH_PAIR;
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
      return is_paired (c) ? KB_SEARCH_PAIR : KB_SEARCH_WORD;
    default:
      return KB_SEARCH_GAP;
    }
}

static gboolean
is_dropped (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT;
}

/* Kana and Hangul would lose sounds by it, not accents. */
static gboolean
is_left_whole (gunichar c)
{
  return (c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);
}

static gsize
fold_character (gunichar  c,
                gunichar *folded)
{
  gunichar parts[EXPANSION_MAX];
  gsize n_parts;
  gsize n = 0;

  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  if (c < 0x80 || is_left_whole (c))
    {
      folded[0] = c < 0x80 ? (gunichar) g_ascii_tolower (c) : c;
      return 1;
    }
  if (c == 0xdf || c == 0x1e9e)
    {
      folded[0] = folded[1] = 's';
      return 2;
    }

  n_parts = g_unichar_fully_decompose (c, TRUE, parts, EXPANSION_MAX);
  for (gsize i = 0; i < n_parts; i++)
    if (!is_dropped (parts[i]))
      folded[n++] = g_unichar_tolower (g_unichar_toupper (parts[i]));
  return n;
}

/**
 * kb_search_scan:
 * @text: UTF-8
 * @length: bytes, -1 up to its end
 * @func: called for each character as it is looked at; one may become several, accents become none
 */
void
kb_search_scan (const char       *text,
                int               length,
                KbSearchScanFunc  func,
                gpointer          data)
{
  const char *end = text + (length >= 0 ? (gsize) length : strlen (text));

  for (const char *p = text; p < end;)
    {
      const gunichar c = g_utf8_get_char_validated (p, end - p);
      const gboolean is_valid = (gint32) c >= 0;
      const char *next = is_valid ? g_utf8_next_char (p) : p + 1;
      gunichar folded[EXPANSION_MAX];
      const gsize n = fold_character (is_valid ? c : ' ', folded);

      for (gsize i = 0; i < n; i++)
        func (kb_search_classify (folded[i]), folded[i], p - text, next - text, data);
      p = next;
    }
}

typedef struct
{
  KbSearchTokenFunc  func;
  gpointer           data;
  int                result;        /* what @func stopped with */
  char               pair[12];      /* the last character of a run of pairs, and room for the next */
  int                pair_length;   /* bytes of the last one, 0 for none */
  int                pair_start;
  int                pair_end;
  GString           *word;          /* owned: after a mark, the word that is being read */
  int                word_start;
  int                word_end;
} Tokenizer;

static void
tell (Tokenizer  *self,
      gboolean    is_aside,
      const char *token,
      int         length,
      int         start,
      int         end)
{
  if (self->result == 0)
    self->result = self->func (is_aside, token, length, start, end, self->data);
}

static void
end_word (Tokenizer *self)
{
  const char *word = self->word->str + 1;
  const char *head = word;
  int length = self->word->len - 1;

  if (length == 0)
    return;

  tell (self, FALSE, word, length, self->word_start, self->word_end);
  for (int i = 0; i < KB_SEARCH_HEADS && head < word + length; i++)
    {
      head = g_utf8_next_char (head);
      tell (self, TRUE, self->word->str, head - self->word->str, self->word_start, self->word_end);
    }
  g_string_truncate (self->word, 1);
}

static void
end_run (Tokenizer *self)
{
  const int length = self->pair_length;

  if (length == 0)
    return;

  self->pair[length] = KB_SEARCH_LAST;
  tell (self, FALSE, self->pair, length + 1, self->pair_start, self->pair_end);
  tell (self, TRUE, self->pair, length, self->pair_start, self->pair_end);
  self->pair_length = 0;
}

static void
add_to_run (Tokenizer *self,
            gunichar   character,
            int        start,
            int        end)
{
  const int length = g_unichar_to_utf8 (character, self->pair + self->pair_length);

  if (self->pair_length > 0)
    {
      tell (self, FALSE, self->pair, self->pair_length + length, self->pair_start, end);
      tell (self, TRUE, self->pair, self->pair_length, self->pair_start, self->pair_end);
      memmove (self->pair, self->pair + self->pair_length, length);
    }
  self->pair_length = length;
  self->pair_start = start;
  self->pair_end = end;
}

static void
token_scan_cb (KbSearchSign  sign,
               gunichar      character,
               int           start,
               int           end,
               gpointer      data)
{
  Tokenizer *self = data;

  if (sign != KB_SEARCH_PAIR)
    end_run (self);
  if (sign != KB_SEARCH_WORD)
    end_word (self);

  if (sign == KB_SEARCH_PAIR)
    add_to_run (self, character, start, end);
  else if (sign == KB_SEARCH_END)
    tell (self, FALSE, KB_SEARCH_BREAK, 1, start, end);
  else if (sign == KB_SEARCH_WORD)
    {
      if (self->word->len == 1)
        self->word_start = start;
      self->word_end = end;
      g_string_append_unichar (self->word, character);
    }
}

/**
 * kb_search_tokenize:
 * @text: what is to be found, texts of their own parted by %KB_SEARCH_BREAK
 * @length: bytes, -1 up to its end
 *
 * Tells the tokens of a text: for 神经酰 the pairs 神经 and 经酰 with 神 and 经 aside, and 酰 as the run's last with 酰
 * aside; for a word the word, and its first letters aside.
 *
 * Returns: 0, or what @func stopped with.
 */
int
kb_search_tokenize (const char        *text,
                    int                length,
                    KbSearchTokenFunc  func,
                    gpointer           data)
{
  Tokenizer self = { .func = func, .data = data };

  self.word = g_string_sized_new (64);
  g_string_append_c (self.word, KB_SEARCH_HEAD);
  kb_search_scan (text, length, token_scan_cb, &self);
  end_run (&self);
  end_word (&self);
  g_string_free (self.word, TRUE);

  return self.result;
}

typedef struct
{
  KbSearchFolded *folded;   /* borrowed */
  KbSearchSign    last;
} Folding;

static void
fold_scan_cb (KbSearchSign  sign,
              gunichar      character,
              int           start,
              int           end,
              gpointer      data)
{
  Folding *self = data;
  char bytes[8] = { KB_SEARCH_UNIT };
  const int skip = sign == self->last;

  self->last = sign;
  if (sign != KB_SEARCH_PAIR && sign != KB_SEARCH_WORD)
    return;

  for (int i = skip, length = 1 + g_unichar_to_utf8 (character, bytes + 1); i < length; i++)
    {
      g_string_append_c (self->folded->text, bytes[i]);
      g_array_append_val (self->folded->starts, start);
      g_array_append_val (self->folded->ends, end);
    }
}

/**
 * kb_search_fold:
 *
 * Returns: (transfer full): the text as it is compared: a text holds what is looked for when one folded text is part of
 *   the other.
 */
KbSearchFolded *
kb_search_fold (const char *text)
{
  KbSearchFolded *self = g_new (KbSearchFolded, 1);
  Folding folding = { self, KB_SEARCH_GAP };

  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (int));
  self->ends = g_array_new (FALSE, FALSE, sizeof (int));
  kb_search_scan (text, -1, fold_scan_cb, &folding);
  return self;
}

void
kb_search_folded_free (KbSearchFolded *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
  g_free (self);
}
