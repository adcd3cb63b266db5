/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-text"

#include "config.h"

#include "kb-crew.h"
#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-pace.h"
#include "kb-session.h"
#include "kb-variable.h"

static const char *
get_language (KbRecordSet *set)
{
  KbRecord *session = kb_record_set_get_session (set);

  return session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : "";
}

static gint64
get_own_rate (KbRecordSet *set,
              KbRecord    *cue,
              gboolean     sells)
{
  KbRecord *person = kb_cue_text_find_speaker (set, cue);
  gint64 rate = 0;

  if (person != NULL && sells)
    rate = kb_record_get_int_or (person, KB_PERSON_PACE_SELL, 0);
  if (person != NULL && rate <= 0)
    rate = kb_record_get_int_or (person, KB_PERSON_PACE, 0);

  return rate;
}

/**
 * kb_cue_text_find_speaker:
 *
 * Returns: (transfer none) (nullable): the person who reads the cue's text.
 */
KbRecord *
kb_cue_text_find_speaker (KbRecordSet *set,
                          KbRecord    *cue)
{
  KbRecord *duty = kb_record_set_find_ref (set, cue, KB_CUE_SPEAKER_ID);

  return duty != NULL ? kb_record_set_find_ref (set, duty, KB_ASSIGNMENT_PERSON_ID) : NULL;
}

/**
 * kb_cue_text_get_rate:
 * @set: a session
 * @cue: one of its cues
 *
 * Returns: how fast its text is read, units a minute: the speaker's own rate where one was
 *   calibrated, else the usual one of the language for that type of cue (prompter.md, "Defaults").
 */
double
kb_cue_text_get_rate (KbRecordSet *set,
                      KbRecord    *cue)
{
  const int type = kb_record_get_int (cue, KB_CUE_TYPE);
  const gint64 own = get_own_rate (set, cue, type == KB_CUE_TYPE_FLASH || type == KB_CUE_TYPE_PAY_REMINDER);

  return own > 0 ? own : kb_pace_default_rate (get_language (set), kb_enum_code (&kb_cue_type_enum, type));
}

/**
 * kb_cue_text_get_range:
 * @lowest: (out): units a minute
 * @highest: (out): units a minute
 *
 * Says at which rates the speaker reads at ease: their own range where one was calibrated, else the usual one.
 */
void
kb_cue_text_get_range (KbRecordSet *set,
                       KbRecord    *cue,
                       double      *lowest,
                       double      *highest)
{
  KbRecord *person = kb_cue_text_find_speaker (set, cue);
  gint64 own_lowest = 0, own_highest = 0;

  kb_pace_default_range (get_language (set), lowest, highest);
  if (person == NULL)
    return;

  own_lowest = kb_record_get_int_or (person, KB_PERSON_PACE_MIN, 0);
  own_highest = kb_record_get_int_or (person, KB_PERSON_PACE_MAX, 0);
  if (own_lowest > 0)
    *lowest = own_lowest;
  if (own_highest > 0)
    *highest = own_highest;
  *highest = MAX (*highest, *lowest);
}

/**
 * kb_cue_text_dup:
 *
 * Returns: (transfer full): the cue's script as it is read: its variables have the lineup's values.
 */
char *
kb_cue_text_dup (KbRecordSet *set,
                 KbRecord    *cue)
{
  return kb_variable_expand (set, cue, kb_record_get_text (cue, KB_CUE_SCRIPT));
}

/**
 * kb_cue_text_count:
 *
 * Returns: how much the cue's script has to say, with the lineup's values in it.
 */
KbPace
kb_cue_text_count (KbRecordSet *set,
                   KbRecord    *cue)
{
  g_autofree char *text = kb_cue_text_dup (set, cue);

  return kb_pace_count (text, get_language (set));
}

/**
 * kb_cue_text_create:
 * @moment: (nullable): when it is read, as for kb_variable_expand_at()
 *
 * Returns: (transfer full): the cue's script as the host reads it, with what must be said of its
 *   product marked.
 */
KbScript *
kb_cue_text_create (KbRecordSet         *set,
                    KbRecord            *cue,
                    const KbPriceMoment *moment)
{
  KbRecord *item = kb_record_set_find_ref (set, cue, KB_CUE_LINEUP_ITEM_ID);
  const char *must_say = item != NULL ? kb_record_get_text (item, KB_LINEUP_ITEM_MUST_SAY) : "";
  g_auto (GStrv) phrases = g_strsplit (must_say, "\n", -1);
  g_autofree char *text = kb_variable_expand_at (set, cue, moment, kb_record_get_text (cue, KB_CUE_SCRIPT));

  return kb_script_new (kb_record_get_id (cue), NULL, text, get_language (set), (const char *const *) phrases);
}
