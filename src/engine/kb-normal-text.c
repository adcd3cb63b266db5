/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-normal-text"

#include "config.h"

#include <string.h>

#include "kb-normal-text.h"

static gboolean
is_filler (gunichar c)
{
  return c == ' ' || c == '-' || c == '_' || c == '*' || c == 0xb7 || c == 0x3000 || c == '~' || c == '|';
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/* Punctuation stays as it is: it ends a clause. */
static gunichar
fold_width (gunichar c)
{
  const gunichar narrow = c >= 0xff01 && c <= 0xff5e ? c - 0xff01 + '!' : 0;

  return narrow != 0 && (g_ascii_isalnum (narrow) || narrow == '%' || narrow == '#') ? narrow : c;
}

/* The first character after what is put between two hanzi to hide a word, or %NULL where no word goes on. */
static const char *
skip_filler (const char *p,
             gunichar    before)
{
  if (!is_filler (g_utf8_get_char (p)) || !is_han (before))
    return NULL;

  while (is_filler (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return is_han (g_utf8_get_char (p)) ? p : NULL;
}

static void
append (KbNormalText *self,
        gunichar      c,
        int           offset)
{
  const gsize length = self->text->len;

  g_string_append_unichar (self->text, c);
  for (gsize i = length; i < self->text->len; i++)
    g_array_append_val (self->offsets, offset);
}

/**
 * kb_normal_text_new:
 * @text: valid UTF-8
 *
 * Makes full-width letters and digits ordinary ones, letters small, and leaves out what is put between two hanzi to
 * hide a word. Punctuation stays: it ends a clause.
 */
KbNormalText *
kb_normal_text_new (const char *text)
{
  KbNormalText *self = g_new0 (KbNormalText, 1);
  const int end = strlen (text);
  gunichar before = 0;

  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (int));
  for (const char *p = text; *p != '\0';)
    {
      const char *next = skip_filler (p, before);

      if (next == NULL)
        {
          before = g_unichar_tolower (fold_width (g_utf8_get_char (p)));
          append (self, before, p - text);
          next = g_utf8_next_char (p);
        }
      p = next;
    }
  g_array_append_val (self->offsets, end);

  return self;
}

void
kb_normal_text_free (KbNormalText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

/**
 * kb_normal_text_to_original:
 * @offset: a byte of the normalised text, or its length
 *
 * Returns: where that stands in the original.
 */
int
kb_normal_text_to_original (const KbNormalText *self,
                            int                 offset)
{
  return g_array_index (self->offsets, int, offset);
}
