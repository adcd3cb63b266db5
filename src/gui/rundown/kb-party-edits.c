/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-party-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-party-edits.h"

static const guint cue_fields[] = { KB_CUE_SPEAKER_ID, KB_CUE_ANSWERS_ID, KB_CUE_BACKUP_ID };
static const guint direction_fields[] = { KB_CUE_DIRECTION_ASSIGNMENT_ID, KB_CUE_DIRECTION_ANSWERS_ID,
                                          KB_CUE_DIRECTION_BACKUP_ID };

/**
 * kb_party_get_label:
 *
 * Returns: what it is called, translated.
 */
const char *
kb_party_get_label (KbParty party)
{
  const char *labels[] = { C_ ("responsibility", "Does"), C_ ("responsibility", "Answers"),
                           C_ ("responsibility", "Steps in") };

  g_return_val_if_fail ((guint) party < G_N_ELEMENTS (labels), NULL);

  return labels[party];
}

/**
 * kb_party_edit_set:
 * @cue: a cue
 * @part: the cue for what is spoken, or one of its directions
 * @duty_id: who from now on; 0: who usually would
 * @usual: (nullable): who usually would
 *
 * Returns: (transfer full): the edit, without steps when it is so already. A cue always names its speaker, so
 *   that the usual one is named too.
 */
KbEdit *
kb_party_edit_set (KbRecord         *cue,
                   KbRecord         *part,
                   KbParty           party,
                   gint64            duty_id,
                   const KbCrewDuty *usual)
{
  const gboolean is_speech = part == cue;
  const guint field = is_speech ? cue_fields[party] : direction_fields[party];
  /* Translators: an entry of the history; a cue's number */
  g_autofree char *label = g_strdup_printf (_("Change who is responsible in cue %s"), kb_record_get_text (cue, KB_CUE_CUE_NO));
  KbEdit *edit = kb_edit_new (label);
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (duty_id == 0 && is_speech && party == KB_PARTY_DOES && usual != NULL)
    duty_id = kb_record_get_id (usual->record);
  if (duty_id != 0)
    kb_value_set_int (&value, duty_id);
  if (!kb_value_equal (kb_record_peek (part, field), &value))
    kb_edit_set (edit, kb_record_get_kind (part), kb_record_get_id (part), field, &value);

  return edit;
}
