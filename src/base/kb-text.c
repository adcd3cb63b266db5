/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-text"

#include "config.h"

#include <string.h>

#include "kb-text.h"

/**
 * kb_set_str:
 * @place: (inout): an owned string or %NULL
 * @value: (nullable): the new string
 *
 * What g_set_str() does, which GLib 2.74 lacks.
 *
 * Returns: %TRUE when the string changed.
 */
gboolean
kb_set_str (char       **place,
            const char  *value)
{
  char *copy;

  if (g_strcmp0 (*place, value) == 0)
    return FALSE;

  copy = g_strdup (value);
  g_free (*place);
  *place = copy;
  return TRUE;
}

/* Bytes that lead to characters which NFC leaves alone whatever stands beside them: Latin letters, general
 * punctuation, kana, Chinese, full-width forms, emoji. Almost all text that people type is made of these. */
static gboolean
is_plainly_composed (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p < 0xcc || (*p >= 0xe4 && *p <= 0xe9) || (*p == 0xf0 && p[1] == 0x9f))
        continue;
      if (*p == 0xe2 && ((p[1] == 0x80 && p[2] >= 0x82) || p[1] == 0x82 || (p[1] >= 0x85 && p[1] <= 0x9f && p[1] != 0x8c)))
        continue;
      if (*p == 0xe3 && !(p[1] == 0x80 && p[2] >= 0xaa && p[2] <= 0xaf) && !(p[1] == 0x82 && (p[2] == 0x99 || p[2] == 0x9a)))
        continue;
      if (*p == 0xef && p[1] >= 0xbc)
        continue;
      return FALSE;
    }

  return TRUE;
}

/**
 * kb_text_normalize:
 * @text: any bytes
 *
 * Text in the library is valid UTF-8 in NFC; bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): the text as the library keeps it.
 */
char *
kb_text_normalize (const char *text)
{
  g_autofree char *valid = NULL;
  char *composed;

  if (is_plainly_composed (text) && g_utf8_validate (text, -1, NULL))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return composed != NULL ? composed : g_steal_pointer (&valid);
}

/**
 * kb_text_is_empty:
 *
 * Returns: %TRUE for %NULL, "" and white space.
 */
gboolean
kb_text_is_empty (const char *text)
{
  if (text == NULL)
    return TRUE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/**
 * kb_text_fold_words:
 * @text: (nullable): what was typed to look for
 *
 * Returns: (transfer full) (nullable): its words, case-folded, for kb_text_has_words(); %NULL where there is none.
 */
char **
kb_text_fold_words (const char *text)
{
  g_autofree char *normal = kb_text_normalize (text != NULL ? text : "");
  g_autofree char *folded = g_utf8_casefold (normal, -1);

  return *g_strstrip (folded) != '\0' ? g_strsplit_set (folded, " \t\n", -1) : NULL;
}

/**
 * kb_text_has_words:
 * @folded: a text, case-folded
 * @words: (nullable): see kb_text_fold_words()
 *
 * Returns: whether all of the words are in the text, in any order; no word is in every text.
 */
gboolean
kb_text_has_words (const char  *folded,
                   char       **words)
{
  for (char **word = words; word != NULL && *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * kb_text_format_share:
 * @share: 1 is the whole
 *
 * Returns: (transfer full): percent with one decimal and a minus sign that is one, "−18.5%".
 */
char *
kb_text_format_share (double share)
{
  return g_strdup_printf ("%s%.1f%%", share < 0 ? "−" : "", ABS (share) * 100);
}
