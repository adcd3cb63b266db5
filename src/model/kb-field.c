/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-field"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-field.h"

/**
 * kb_enum_find:
 * @code: (nullable): a code as stored
 *
 * Returns: its index, or -1 when the list does not have it.
 */
int
kb_enum_find (const KbEnum *self,
              const char   *code)
{
  for (int i = 0; code != NULL && self->codes[i] != NULL; i++)
    if (strcmp (self->codes[i], code) == 0)
      return i;

  return -1;
}

guint
kb_enum_count (const KbEnum *self)
{
  return g_strv_length ((char **) self->codes);
}

/**
 * kb_enum_code:
 *
 * Returns: (nullable): the code as stored, %NULL for an index outside the list.
 */
const char *
kb_enum_code (const KbEnum *self,
              int           value)
{
  return value >= 0 && (guint) value < kb_enum_count (self) ? self->codes[value] : NULL;
}

/**
 * kb_enum_label:
 *
 * Returns: the value in the user's words and language; "" for an index outside the list.
 */
const char *
kb_enum_label (const KbEnum *self,
               int           value)
{
  const char *code = kb_enum_code (self, value);

  if (code == NULL)
    return "";
  return self->labels != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, self->name, self->labels[value]) : code;
}
