/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-waiver"

#include "config.h"

#include "kb-checklist.h"
#include "kb-text.h"
#include "kb-waiver.h"

/* Of the row, or of every one; of the words, or of whatever is found there. */
static gboolean
covers (KbRecord   *waiver,
        gint64      subject_id,
        const char *words)
{
  const char *excepted = kb_record_get_text (waiver, KB_WAIVER_WORDS);

  return (kb_record_is_null (waiver, KB_WAIVER_SUBJECT_ID)
          || (subject_id != 0 && subject_id == kb_record_get_int (waiver, KB_WAIVER_SUBJECT_ID)))
         && (kb_text_is_empty (excepted) || g_strcmp0 (excepted, words) == 0);
}

/**
 * kb_waiver_find:
 * @set: a session
 * @code: a check's name, "R05"
 * @subject_id: the row that it found something about, 0 for none
 * @words: the words that it found, "" for none
 *
 * Returns: (transfer none) (nullable): the row by which somebody answers for that as it is.
 */
KbRecord *
kb_waiver_find (KbRecordSet *set,
                const char  *code,
                gint64       subject_id,
                const char  *words)
{
  GListModel *waivers = kb_record_set_get_list (set, KB_ENTITY_WAIVER);

  for (guint i = 0; i < g_list_model_get_n_items (waivers); i++)
    {
      g_autoptr (KbRecord) waiver = g_list_model_get_item (waivers, i);

      if (g_strcmp0 (kb_record_get_text (waiver, KB_WAIVER_CHECK_CODE), code) == 0 && covers (waiver, subject_id, words))
        return waiver;   /* the set keeps it alive */
    }

  return NULL;
}
