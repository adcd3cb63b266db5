/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-value"

#include "config.h"

#include <string.h>

#include "kb-value.h"

/* Most texts of most rows are empty, and the smallest allocation is 32 bytes: all of them are this one. */
static const char empty_text[] = "";

/* Bytes of the longest text that kb_value_share_text() looks for among those it knows. */
#define SHARED_MAX 256

static char *
acquire_text (char *text)
{
  return text != empty_text ? g_ref_string_acquire (text) : text;
}

static void
take_text (KbValue *self,
           char    *text)
{
  kb_value_clear (self);
  self->kind = KB_VALUE_TEXT;
  self->text = text;
}

void
kb_value_clear (KbValue *self)
{
  if (self->kind == KB_VALUE_TEXT && self->text != empty_text)
    g_ref_string_release (self->text);
  else if (self->kind == KB_VALUE_BLOB)
    g_bytes_unref (self->bytes);

  self->kind = KB_VALUE_NULL;
  self->integer = 0;
}

void
kb_value_copy (KbValue       *self,
               const KbValue *other)
{
  if (self == other)
    return;

  switch (other->kind)
    {
    case KB_VALUE_INT:
      kb_value_set_int (self, other->integer);
      break;
    case KB_VALUE_REAL:
      kb_value_set_real (self, other->real);
      break;
    case KB_VALUE_TEXT:
      take_text (self, acquire_text (other->text));
      break;
    case KB_VALUE_BLOB:
      kb_value_set_bytes (self, other->bytes);
      break;
    case KB_VALUE_NULL:
    default:
      kb_value_clear (self);
    }
}

gboolean
kb_value_equal (const KbValue *a,
                const KbValue *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case KB_VALUE_INT:
      return a->integer == b->integer;
    case KB_VALUE_REAL:
      return memcmp (&a->real, &b->real, sizeof a->real) == 0;
    case KB_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case KB_VALUE_BLOB:
      return g_bytes_equal (a->bytes, b->bytes);
    case KB_VALUE_NULL:
    default:
      return TRUE;
    }
}

/**
 * kb_value_set_int:
 * @integer: the number, or %KB_NONE for no value
 */
void
kb_value_set_int (KbValue *self,
                  gint64   integer)
{
  kb_value_clear (self);
  if (integer == KB_NONE)
    return;
  self->kind = KB_VALUE_INT;
  self->integer = integer;
}

void
kb_value_set_real (KbValue *self,
                   double   real)
{
  kb_value_clear (self);
  self->kind = KB_VALUE_REAL;
  self->real = real;
}

/**
 * kb_value_set_text:
 * @text: (nullable): copied; %NULL for no value
 */
void
kb_value_set_text (KbValue    *self,
                   const char *text)
{
  if (text == NULL)
    kb_value_clear (self);
  else
    take_text (self, *text == '\0' ? (char *) empty_text : g_ref_string_new (text));
}

/**
 * kb_value_share_text:
 * @texts: (nullable) (element-type GRefString GRefString): the texts met so far, see kb_value_create_texts()
 * @text: not %NULL
 *
 * As kb_value_set_text(), for whoever reads many rows at once: what one of them said already is not
 * kept again. Names, accounts and zones repeat from row to row; long texts do not, and are not looked up.
 */
void
kb_value_share_text (KbValue    *self,
                     GHashTable *texts,
                     const char *text)
{
  char *known;

  if (texts == NULL || *text == '\0' || strlen (text) > SHARED_MAX)
    {
      kb_value_set_text (self, text);
      return;
    }

  known = g_hash_table_lookup (texts, text);
  if (known == NULL)
    {
      known = g_ref_string_new (text);
      g_hash_table_add (texts, known);
    }
  take_text (self, g_ref_string_acquire (known));
}

/**
 * kb_value_create_texts:
 *
 * Returns: (transfer full): an empty set of texts for kb_value_share_text(). What it shared outlives it.
 */
GHashTable *
kb_value_create_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
}

/**
 * kb_value_set_bytes:
 * @bytes: (nullable) (transfer none): %NULL for no value
 */
void
kb_value_set_bytes (KbValue *self,
                    GBytes  *bytes)
{
  if (bytes != NULL)
    g_bytes_ref (bytes);
  kb_value_clear (self);
  if (bytes == NULL)
    return;
  self->kind = KB_VALUE_BLOB;
  self->bytes = bytes;
}
