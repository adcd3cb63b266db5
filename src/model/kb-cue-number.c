/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-number"

#include "config.h"

#include <string.h>

#include "kb-cue-number.h"
#include "kb-cue.h"

static const char *
get_number (KbRecord *cue)
{
  return kb_record_get_text (cue, KB_CUE_CUE_NO);
}

static gboolean
is_last (KbRecordSet *plan,
         KbRecord    *cue)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  const guint n = g_list_model_get_n_items (cues);
  g_autoptr (KbRecord) last = n > 0 ? g_list_model_get_item (cues, n - 1) : NULL;

  return last == cue;
}

/* "C07" and 2 → "C07B" */
static char *
find_letter (const char *number,
             GHashTable *taken)
{
  for (char letter = 'A'; letter <= 'Z'; letter++)
    {
      g_autofree char *candidate = g_strdup_printf ("%s%c", number, letter);

      if (!g_hash_table_contains (taken, candidate))
        return g_steal_pointer (&candidate);
    }

  return NULL;
}

/**
 * kb_cue_number_collect:
 * @plan: a session's rows
 *
 * Returns: (transfer full) (element-type utf8): the numbers that its cues have.
 */
GHashTable *
kb_cue_number_collect (KbRecordSet *plan)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      g_hash_table_add (taken, g_strdup (get_number (cue)));
    }

  return taken;
}

/**
 * kb_cue_number_count_on:
 * @number: a number, "C45"
 * @taken: (element-type utf8): numbers that are in use
 *
 * Returns: (transfer full): the next that is free, "C46", with as many digits as it has; for who
 *   adds so many that letters would not do.
 */
char *
kb_cue_number_count_on (const char *number,
                        GHashTable *taken)
{
  const gsize prefix = strcspn (number, "0123456789");
  const gsize digits = strspn (number + prefix, "0123456789");
  guint64 value = g_ascii_strtoull (number + prefix, NULL, 10);

  while (TRUE)
    {
      g_autofree char *candidate = g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT, (int) prefix, number,
                                                    (int) CLAMP (digits, 2, 9), ++value);

      if (!g_hash_table_contains (taken, candidate))
        return g_steal_pointer (&candidate);
    }
}

/**
 * kb_cue_number_next:
 * @plan: a session's rows
 * @after: (nullable): the cue that the new one follows
 * @taken: (element-type utf8): numbers that are in use
 *
 * Numbers a new cue and leaves all that are given alone: behind the last one it counts on (C46),
 * between two it adds a letter (C07A), in an empty rundown it starts with C01. The one place where
 * a cue gets its number, whoever adds it; who adds several puts each into @taken.
 *
 * Returns: (transfer full): a number that is not in use.
 */
char *
kb_cue_number_next (KbRecordSet *plan,
                    KbRecord    *after,
                    GHashTable  *taken)
{
  g_autofree char *base = NULL;
  char *number = NULL;

  if (after == NULL)
    return kb_cue_number_count_on ("C00", taken);

  base = g_strdup (get_number (after));
  if (!is_last (plan, after))
    {
      /* Between C07A and C08 comes C07B, not C07AA. */
      const gsize length = strlen (base);

      if (length > 1 && g_ascii_isupper (base[length - 1]) && g_ascii_isdigit (base[length - 2]))
        base[length - 1] = '\0';
      number = find_letter (base, taken);
    }

  return number != NULL ? number : kb_cue_number_count_on (base, taken);
}
