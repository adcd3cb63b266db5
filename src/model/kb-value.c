/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-value"

#include "config.h"

#include <string.h>

#include "kb-value.h"

/* Most texts of most rows are empty, and the smallest allocation is 32 bytes: all of them are this one. */
static const char empty_text[] = "";

void
kb_value_clear (KbValue *self)
{
  if (self->kind == KB_VALUE_TEXT && self->text != empty_text)
    g_free (self->text);
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
      kb_value_set_text (self, other->text);
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
  char *copy = text != NULL && *text == '\0' ? (char *) empty_text : g_strdup (text);

  kb_value_clear (self);
  if (copy == NULL)
    return;
  self->kind = KB_VALUE_TEXT;
  self->text = copy;
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
