/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-numbers"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-rundown-numbers.h"
#include "kb-text.h"

#define DIGITS "0123456789"

/* "C01": what stands before the figure, the figure, and with how many digits. */
typedef struct
{
  gsize   prefix;
  gint64  value;
  int     digits;
} Number;

static gboolean
parse_number (const char *text,
              Number     *number)
{
  gsize digits;

  number->prefix = strcspn (text, DIGITS);
  digits = strspn (text + number->prefix, DIGITS);
  if (digits == 0 || digits > 6 || text[number->prefix + digits] != '\0')
    return FALSE;

  number->value = g_ascii_strtoll (text + number->prefix, NULL, 10);
  number->digits = digits;
  return TRUE;
}

/**
 * kb_rundown_can_number:
 * @first: what was typed for the first cue
 *
 * Returns: whether the others can be counted on from it: letters, if any, and then one to six digits.
 */
gboolean
kb_rundown_can_number (const char *first)
{
  g_autofree char *text = g_strstrip (g_strdup (first));
  Number number;

  return parse_number (text, &number);
}

/**
 * kb_rundown_propose_first:
 *
 * Returns: (transfer full): the letters of the first cue's number with a 1 behind, "E01".
 */
char *
kb_rundown_propose_first (KbRecordSet *plan)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  const guint n = g_list_model_get_n_items (cues);
  g_autoptr (KbRecord) first = n > 0 ? g_list_model_get_item (cues, 0) : NULL;
  const char *text = first != NULL ? kb_record_get_text (first, KB_CUE_CUE_NO) : "C";
  const int prefix = strcspn (text, DIGITS);

  return g_strdup_printf ("%.*s%0*d", prefix, text, n > 999 ? 4 : n > 99 ? 3 : 2, 1);
}

/**
 * kb_rundown_renumber:
 * @first: the number that the first cue gets, "C01"
 *
 * Returns: (transfer full) (nullable): the edit that numbers all cues one after the other, as one step;
 *   %NULL when @first is no number to count from.
 */
KbEdit *
kb_rundown_renumber (KbRecordSet *plan,
                     const char  *first)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  const guint n = g_list_model_get_n_items (cues);
  g_autofree char *normal = kb_text_normalize (first);
  const char *text = g_strstrip (normal);
  g_autofree char *label = g_strdup_printf (ngettext ("Renumber %u cue", "Renumber %u cues", n), n);
  Number number;
  KbEdit *edit;

  if (!parse_number (text, &number))
    return NULL;

  edit = kb_edit_new (label);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autofree char *given = g_strdup_printf ("%.*s%0*" G_GINT64_FORMAT, (int) number.prefix, text, number.digits,
                                                number.value + i);

      if (strcmp (kb_record_get_text (cue, KB_CUE_CUE_NO), given) != 0)
        kb_edit_set_text (edit, cue, KB_CUE_CUE_NO, given);
    }

  return edit;
}
