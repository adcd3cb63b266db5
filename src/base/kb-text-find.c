/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-text-find"

#include "config.h"

#include "kb-text-find.h"

static gunichar
fold (gunichar c,
      gboolean match_case)
{
  return match_case ? c : g_unichar_tolower (c);
}

/* Where @needle ends when it begins at @at, %NULL when it does not. */
static const char *
match_at (const char *at,
          const char *needle,
          gboolean    match_case)
{
  while (*needle != '\0')
    {
      if (*at == '\0' || fold (g_utf8_get_char (at), match_case) != fold (g_utf8_get_char (needle), match_case))
        return NULL;
      at = g_utf8_next_char (at);
      needle = g_utf8_next_char (needle);
    }

  return at;
}

/**
 * kb_text_find:
 * @text: UTF-8, NFC
 * @needle: what to look for, UTF-8, NFC
 * @match_case: whether small and capital letters differ
 *
 * Returns: (transfer full) (element-type KbTextHit): where it stands, from first to last, none over
 *   another; nothing for an empty @needle.
 */
GArray *
kb_text_find (const char *text,
              const char *needle,
              gboolean    match_case)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (KbTextHit));
  const char *at = text;

  while (*needle != '\0' && *at != '\0')
    {
      const char *end = match_at (at, needle, match_case);

      if (end != NULL)
        {
          const KbTextHit hit = { at - text, end - text };

          g_array_append_val (hits, hit);
        }
      at = end != NULL ? end : g_utf8_next_char (at);
    }

  return hits;
}

/**
 * kb_text_replace:
 * @text: the text in which the hits were found
 * @hits: (array length=n_hits): some of them, from first to last
 * @replacement: what comes in their place
 *
 * Returns: (transfer full): the text with @replacement in their places.
 */
char *
kb_text_replace (const char      *text,
                 const KbTextHit *hits,
                 guint            n_hits,
                 const char      *replacement)
{
  GString *result = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < n_hits; i++)
    {
      g_string_append_len (result, text + at, hits[i].start - at);
      g_string_append (result, replacement);
      at = hits[i].end;
    }
  g_string_append (result, text + at);

  return g_string_free (result, FALSE);
}
