/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-text"

#include "config.h"

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
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

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
