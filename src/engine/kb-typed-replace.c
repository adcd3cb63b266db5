/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-typed-replace"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cue.h"
#include "kb-typed-value.h"

/* Variables in the place of what was typed, in a script and in many. */

/**
 * kb_typed_value_replace:
 * @script: as the library keeps it
 * @values: (element-type KbTypedValue): what kb_typed_value_find() found in it
 *
 * Returns: (transfer full): the script with variables in place of what was typed.
 */
char *
kb_typed_value_replace (const char *script,
                        GArray     *values)
{
  GString *text = g_string_new (NULL);
  int at = 0;

  for (guint i = 0; i < values->len; i++)
    {
      const KbTypedValue *value = &g_array_index (values, KbTypedValue, i);

      g_string_append_len (text, script + at, value->start - at);
      g_string_append (text, value->written);
      at = value->end;
    }
  g_string_append (text, script + at);

  return g_string_free (text, FALSE);
}

/**
 * kb_typed_value_edit:
 * @cues: (element-type KbRecord): cues of @set
 *
 * Returns: (transfer full) (nullable): one edit that puts variables in place of what is typed into their scripts;
 *   %NULL where nothing is.
 */
KbEdit *
kb_typed_value_edit (KbRecordSet *set,
                     GPtrArray   *cues)
{
  g_autoptr (KbEdit) edit = kb_edit_new (_("Replace Typed Values with Variables"));
  g_autoptr (KbPatterns) patterns = kb_patterns_new ();

  kb_edit_set_session (edit, kb_record_set_get_session_id (set));
  for (guint i = 0; i < cues->len; i++)
    {
      const char *script = kb_record_get_text (cues->pdata[i], KB_CUE_SCRIPT);
      g_autoptr (GArray) values = kb_typed_value_find (set, patterns, cues->pdata[i], script);
      g_autofree char *text = kb_typed_value_replace (script, values);

      if (values->len > 0)
        kb_edit_set_text (edit, cues->pdata[i], KB_CUE_SCRIPT, text);
    }

  return kb_edit_get_n_steps (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}
