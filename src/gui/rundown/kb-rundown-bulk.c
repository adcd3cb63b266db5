/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-bulk"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-rundown-bulk.h"

/* So many different values are told by name. */
#define MAX_VALUES 3

/**
 * kb_rundown_bulk_parse:
 * @cell: what is changed
 * @rows: (element-type KbRundownRow): cues
 * @text: what was typed, for each of them: "+30s" lengthens each
 * @error: return location; the message names the cue
 *
 * Returns: (transfer full) (nullable): the edit of them all as one step; %NULL with %KB_ERROR_INPUT
 *   when the text cannot be meant for one of them, and then for none.
 */
KbEdit *
kb_rundown_bulk_parse (KbCueCell     cell,
                       KbRecordSet  *plan,
                       GPtrArray    *rows,
                       const char   *text,
                       GError      **error)
{
  /* Translators: an entry of the history; what is changed, "Length", and how many cues */
  g_autofree char *label = g_strdup_printf (ngettext ("Change “%s” of %u cue", "Change “%s” of %u cues", rows->len),
                                            kb_cue_cell_get_name (cell), rows->len);
  g_autoptr (KbEdit) edit = kb_edit_new (label);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (KbEdit) one = kb_cue_cell_parse (cell, plan, rows->pdata[i], text, error);

      if (one == NULL)
        {
          g_prefix_error (error, "%s: ", kb_record_get_text (kb_rundown_row_get_record (rows->pdata[i]), KB_CUE_CUE_NO));
          return NULL;
        }
      kb_edit_append (edit, one);
    }

  return g_steal_pointer (&edit);
}

typedef struct
{
  char  *text;    /* owned */
  guint  count;
} Value;

static void
clear_value (gpointer data)
{
  g_free (((Value *) data)->text);
}

static void
count_value (GArray *values,
             char   *text)
{
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (g_array_index (values, Value, i).text, text))
      {
        g_array_index (values, Value, i).count++;
        g_free (text);
        return;
      }

  {
    const Value value = { text, 1 };

    g_array_append_val (values, value);
  }
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  return (int) ((const Value *) b)->count - (int) ((const Value *) a)->count;
}

/**
 * kb_rundown_bulk_summarize:
 * @rows: (element-type KbRundownRow): cues, not empty
 *
 * Returns: (transfer full): what they have in common, or how often they have what: "Maya ×3, Devin ×1".
 */
char *
kb_rundown_bulk_summarize (KbCueCell    cell,
                           KbRecordSet *plan,
                           GPtrArray   *rows)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  GString *text = g_string_new (NULL);

  g_array_set_clear_func (values, clear_value);
  for (guint i = 0; i < rows->len; i++)
    count_value (values, kb_cue_cell_dup_text (cell, plan, rows->pdata[i]));
  g_array_sort (values, compare_values);

  for (guint i = 0; i < MIN (values->len, MAX_VALUES); i++)
    {
      const Value *value = &g_array_index (values, Value, i);
      const char *name = *value->text != '\0' ? value->text : "–";

      g_string_append (text, i > 0 ? _(", ") : "");
      if (values->len == 1)
        g_string_append (text, name);
      else
        g_string_append_printf (text, "%s ×%u", name, value->count);
    }
  if (values->len > MAX_VALUES)
    g_string_append (text, " …");

  return g_string_free (text, FALSE);
}
