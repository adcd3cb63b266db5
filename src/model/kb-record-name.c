/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-record-name"

#include "config.h"

#include "kb-record-name.h"

#define NAME_LENGTH 40   /* characters of a text that has to do as a name */

/* By which columns a row is known, the better ones first. */
static const char *const number_fields[] = { "cue_no", "code" };
static const char *const name_fields[] = { "title", "name", "question", "term", "text", "action", "need", "prize", "note" };

static const char *
find_text (KbRecord          *self,
           const char *const *names,
           guint              n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      const int field = kb_entity_find_field (kb_record_get_entity (self), names[i]);

      if (field >= 0 && *kb_record_get_text (self, field) != '\0')
        return kb_record_get_text (self, field);
    }

  return "";
}

/**
 * kb_record_dup_name:
 *
 * Returns: (transfer full): what a row is known by, "C07 神经酰胺舒润乳", on one line; "" when nothing names it.
 */
char *
kb_record_dup_name (KbRecord *self)
{
  const char *number;
  const char *name;
  g_autofree char *brief = NULL;

  g_return_val_if_fail (KB_IS_RECORD (self), NULL);

  number = find_text (self, number_fields, G_N_ELEMENTS (number_fields));
  name = find_text (self, name_fields, G_N_ELEMENTS (name_fields));
  brief = g_utf8_substring (name, 0, MIN (NAME_LENGTH, g_utf8_strlen (name, -1)));
  g_strdelimit (brief, "\n\r\t", ' ');
  if (*number == '\0' || *brief == '\0')
    return g_strdup (*number != '\0' ? number : brief);
  return g_strdup_printf ("%s %s", number, brief);
}
