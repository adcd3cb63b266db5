/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-pace"

#include "config.h"

#include <math.h>
#include <string.h>

#include "kb-figure.h"
#include "kb-line.h"
#include "kb-pace.h"

/* One thing said, or one pause. */
typedef struct
{
  const char *end;
  guint       units;
  guint       pauses;
} Token;

static gboolean
is_syllable (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return g_unichar_isalpha (c) || c == 0x3007;
    default:
      return c == 0x30fc;
    }
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) && !is_syllable (c);
}

static gboolean
is_word_part (gunichar c)
{
  return is_letter (c) || g_unichar_ismark (c);
}

static gboolean
is_mark (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A hyphen or an apostrophe with a letter behind it is inside the word: cast-iron, don't. */
static gboolean
is_word_joint (const char *p,
               const char *end)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);

  return (c == '\'' || c == '-' || c == 0x2019 || c == 0x2011) && next < end &&
         is_letter (g_utf8_get_char (next));
}

static const char *
skip_word (const char *p,
           const char *end)
{
  while (p < end && (is_word_part (g_utf8_get_char (p)) || is_word_joint (p, end)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
is_said_sign (gunichar c)
{
  static const gunichar signs[] = { '#', '&', '+', '@', '=', 0xd7, 0xff0b, 0xff03 };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (c == signs[i])
      return TRUE;

  return FALSE;
}

/* 「……」 and 「——」 are one mark of two characters. */
static const char *
skip_mark (const char *p,
           const char *end)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);

  if ((c == 0x2026 || c == 0x2014) && next < end && g_utf8_get_char (next) == c)
    return g_utf8_next_char (next);

  return next;
}

static Token
next_token (const char *p,
            const char *end,
            gboolean    syllabic)
{
  gunichar c = g_utf8_get_char (p);
  Token token = { NULL, 0, 0 };

  token.units = kb_figure_scan (p, end, syllabic, &token.end);
  if (token.end > p)
    return token;

  token.end = g_utf8_next_char (p);
  if (is_syllable (c))
    token.units = 1;
  else if (is_letter (c))
    {
      token.units = 1;
      token.end = skip_word (p, end);
    }
  else if (is_said_sign (c))
    token.units = 1;
  else if (is_mark (c))
    {
      token.pauses = syllabic ? 1 : 0;
      token.end = skip_mark (p, end);
    }

  return token;
}

static void
add_spoken (KbPace     *pace,
            const char *p,
            const char *end,
            gboolean    syllabic)
{
  while (p < end)
    {
      Token token = next_token (p, end, syllabic);

      pace->units += token.units;
      pace->pauses += token.pauses;
      p = token.end;
    }
}

/**
 * kb_pace_is_syllabic:
 * @language: (nullable): a language tag, "zh-CN"
 *
 * Returns: %TRUE where reading is counted in syllables and marks are pauses: Chinese, Japanese, Korean.
 */
gboolean
kb_pace_is_syllabic (const char *language)
{
  static const char *const languages[] = { "zh", "ja", "ko", "yue", "cmn" };

  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      gsize length = strlen (languages[i]);

      if (g_ascii_strncasecmp (language, languages[i], length) == 0 &&
          !g_ascii_isalpha (language[length]))
        return TRUE;
    }

  return FALSE;
}

/**
 * kb_pace_count:
 * @text: (nullable): a cue's text as it is written, any number of lines
 * @language: (nullable): the session's language tag
 *
 * Counts what is to be said: hanzi, kana and hangul one unit each, a Latin word one, a figure as the
 * language says it. A text in 【】 or [ ] at the start of a line is a direction and not counted; the
 * mark of a line that must be said (see #KbLine) is not counted either.
 *
 * Returns: units and pauses.
 */
KbPace
kb_pace_count (const char *text,
               const char *language)
{
  gboolean syllabic = kb_pace_is_syllabic (language);
  KbPace pace = { 0, 0 };

  for (const char *p = text; p != NULL && *p != '\0';)
    {
      KbLine line = kb_line_scan (p);

      add_spoken (&pace, line.spoken, line.end, syllabic);
      p = line.next;
    }

  return pace;
}

/**
 * kb_pace_count_spoken:
 * @text: valid UTF-8, without directions and marks
 * @length: bytes, or -1
 * @language: (nullable): the session's language tag
 *
 * Returns: units and pauses of a text that is all spoken.
 */
KbPace
kb_pace_count_spoken (const char *text,
                      gssize      length,
                      const char *language)
{
  KbPace pace = { 0, 0 };

  g_return_val_if_fail (text != NULL, pace);

  add_spoken (&pace, text, length < 0 ? text + strlen (text) : text + length,
              kb_pace_is_syllabic (language));

  return pace;
}

/**
 * kb_pace_measure:
 * @text: valid UTF-8, all spoken
 * @language: (nullable): the session's language tag
 * @offsets: (array length=n_offsets): byte offsets, ascending
 * @n_offsets: how many
 * @beats: (out caller-allocates) (array length=n_offsets): beats before each of them
 *
 * Where the lines of a layout lie in reading time. A word or figure that an offset cuts counts in
 * proportion.
 */
void
kb_pace_measure (const char *text,
                 const char *language,
                 const int  *offsets,
                 guint       n_offsets,
                 double     *beats)
{
  gboolean syllabic = kb_pace_is_syllabic (language);
  const char *end = text + strlen (text);
  const char *p = text;
  double said = 0;
  guint i = 0;

  while (p < end && i < n_offsets)
    {
      Token token = next_token (p, end, syllabic);
      guint step = token.units + token.pauses;

      for (; i < n_offsets && text + offsets[i] < token.end; i++)
        beats[i] = said + step * (double) MAX (0, text + offsets[i] - p) / (token.end - p);
      said += step;
      p = token.end;
    }

  for (; i < n_offsets; i++)
    beats[i] = said;
}

/**
 * kb_pace_beats:
 *
 * Returns: the length in beats: units and pauses.
 */
gint64
kb_pace_beats (KbPace pace)
{
  return pace.units + pace.pauses;
}

/**
 * kb_pace_ms:
 * @pace: how much there is to say
 * @rate_per_min: units a minute
 *
 * Returns: how long it takes, milliseconds, rounded; 0 when there is nothing to say or no rate.
 */
gint64
kb_pace_ms (KbPace pace,
            double rate_per_min)
{
  return rate_per_min > 0 ? (gint64) floor (kb_pace_beats (pace) * 60000.0 / rate_per_min + 0.5) : 0;
}

/**
 * kb_pace_fit:
 * @pace: how much there is to say
 * @slot_ms: the time for it, milliseconds
 * @lowest: the host's slowest comfortable rate, units a minute
 * @highest: the fastest
 *
 * Returns: the rate that ends the text in its slot, and what it cannot do. With no time left
 *   @needed is infinite.
 */
KbPaceFit
kb_pace_fit (KbPace pace,
             gint64 slot_ms,
             double lowest,
             double highest)
{
  KbPaceFit fit = { highest, INFINITY, 0 };

  g_return_val_if_fail (lowest > 0 && highest >= lowest, fit);

  if (kb_pace_beats (pace) == 0)
    return (KbPaceFit) { lowest, 0, 0 };

  if (slot_ms > 0)
    fit.needed = kb_pace_beats (pace) * 60000.0 / slot_ms;
  fit.rate = CLAMP (fit.needed, lowest, highest);
  if (fit.rate != fit.needed)
    fit.over_ms = kb_pace_ms (pace, fit.rate) - MAX (slot_ms, 0);

  return fit;
}

/**
 * kb_pace_default_rate:
 * @language: (nullable): the session's language tag
 * @cue_type: (nullable): the code of the cue's type, "demo"
 *
 * The rate of a host who was never calibrated. Chinese is measured at 268/min in speech (Lee & Chan
 * 2003); selling is faster than explaining; broadcast English is 160 to 190 (Rodero).
 *
 * Returns: units a minute.
 */
double
kb_pace_default_rate (const char *language,
                      const char *cue_type)
{
  if (!kb_pace_is_syllabic (language))
    return 165;

  return g_strcmp0 (cue_type, "flash") == 0 || g_strcmp0 (cue_type, "pay_reminder") == 0 ? 300 : 260;
}

/**
 * kb_pace_default_range:
 * @language: (nullable): the session's language tag
 * @lowest: (out): units a minute
 * @highest: (out): units a minute
 *
 * The range in which a host who was never calibrated is taken to read at ease.
 */
void
kb_pace_default_range (const char *language,
                       double     *lowest,
                       double     *highest)
{
  gboolean syllabic = kb_pace_is_syllabic (language);

  *lowest = syllabic ? 120 : 80;
  *highest = syllabic ? 450 : 260;
}
