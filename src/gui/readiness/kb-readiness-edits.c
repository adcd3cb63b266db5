/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-readiness-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-checklist.h"
#include "kb-crew.h"
#include "kb-enums.h"
#include "kb-id.h"
#include "kb-readiness-edits.h"
#include "kb-readiness.h"
#include "kb-text.h"

/* The person of that name, where the library knows exactly one. */
static gint64
find_person (KbRecordSet *plan,
             const char  *name)
{
  GListModel *people = kb_record_set_get_list (kb_record_set_get_library (plan), KB_ENTITY_PERSON);
  gint64 found = KB_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (KbRecord) person = g_list_model_get_item (people, i);

      if (g_strcmp0 (kb_record_get_text (person, KB_PERSON_NAME), name) != 0)
        continue;
      if (found != KB_NONE)
        return KB_NONE;
      found = kb_record_get_id (person);
    }

  return found;
}

static void
insert_waiver (KbEdit      *edit,
               KbRecordSet *plan,
               const char  *code,
               gint64       subject_id,
               const char  *words,
               const char  *person,
               const char  *reason)
{
  g_autoptr (KbRecord) waiver = kb_record_new (KB_ENTITY_WAIVER, kb_id_new ());

  kb_record_set_int (waiver, KB_WAIVER_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_text (waiver, KB_WAIVER_CHECK_CODE, code);
  kb_record_set_int (waiver, KB_WAIVER_SUBJECT_ID, subject_id != 0 ? subject_id : KB_NONE);
  kb_record_set_int (waiver, KB_WAIVER_PERSON_ID, find_person (plan, person));
  kb_record_set_text (waiver, KB_WAIVER_WORDS, words);
  kb_record_set_text (waiver, KB_WAIVER_PERSON, person);
  kb_record_set_text (waiver, KB_WAIVER_REASON, reason);
  kb_record_set_int (waiver, KB_WAIVER_AT_US, g_get_real_time ());
  kb_edit_insert (edit, waiver);
}

/**
 * kb_readiness_edits_waive:
 * @code: the rule
 * @subject_id: the row that it is about, 0 for none
 * @words: the words that are excepted, "" for whatever the rule finds there
 * @person: who answers for it
 * @reason: why it may stay as it is
 *
 * Returns: (transfer full): an edit that puts the waiver down, with the time of the wall clock.
 */
KbEdit *
kb_readiness_edits_waive (KbRecordSet *plan,
                          const char  *code,
                          gint64       subject_id,
                          const char  *words,
                          const char  *person,
                          const char  *reason)
{
  /* Translators: an entry of the history; somebody answers for the use of these words */
  g_autofree char *label = kb_text_is_empty (words) ? NULL : g_strdup_printf (_("Make an exception for “%s”"), words);
  /* Translators: an entry of the history; somebody answers for a problem as it is */
  KbEdit *edit = kb_edit_new (label != NULL ? label : _("Waive a problem"));

  insert_waiver (edit, plan, code, subject_id, words, person, reason);
  return edit;
}

/**
 * kb_readiness_edits_waive_blocks:
 * @readiness: what was found
 * @person: who answers for it
 * @reason: why it may stay as it is
 *
 * Returns: (transfer full): an edit that waives everything that blocks going live, as one step.
 */
KbEdit *
kb_readiness_edits_waive_blocks (KbRecordSet       *plan,
                                 const KbReadiness *readiness,
                                 const char        *person,
                                 const char        *reason)
{
  /* Translators: an entry of the history; somebody answers for all problems as they are */
  KbEdit *edit = kb_edit_new (_("Waive what blocks going live"));

  for (guint i = 0; i < readiness->findings->len; i++)
    {
      const KbFinding *finding = readiness->findings->pdata[i];

      if (finding->waiver == NULL && finding->problem->level == KB_LEVEL_BLOCK)
        insert_waiver (edit, plan, finding->problem->code, kb_finding_get_id (finding), finding->words, person,
                       reason);
    }

  return edit;
}

/**
 * kb_readiness_edits_withdraw:
 *
 * Returns: (transfer full): an edit that takes a waiver back.
 */
KbEdit *
kb_readiness_edits_withdraw (KbRecord *waiver)
{
  KbEdit *edit = kb_edit_new (_("Withdraw a waiver"));

  kb_edit_delete (edit, KB_ENTITY_WAIVER, kb_record_get_id (waiver));
  return edit;
}

/**
 * kb_readiness_edits_tick:
 * @item: a check of the session
 *
 * Returns: (transfer full): an edit by which an open or a failed check passed now, and any other is open again.
 */
KbEdit *
kb_readiness_edits_tick (KbRecord *item)
{
  const gboolean passes = !kb_readiness_check_is_settled (item);
  g_autofree char *label = g_strdup_printf (passes ? _("Tick %s") : _("Untick %s"),
                                            kb_record_get_text (item, KB_CHECKLIST_ITEM_TITLE));
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_int (edit, item, KB_CHECKLIST_ITEM_STATE, passes ? KB_CHECK_STATE_PASSED : KB_CHECK_STATE_OPEN);
  kb_edit_set_int (edit, item, KB_CHECKLIST_ITEM_DONE_US, passes ? g_get_real_time () : KB_NONE);
  return edit;
}

/**
 * kb_readiness_edits_add_check:
 * @title: what is to be checked
 *
 * Returns: (transfer full): an edit that adds a check, which warns and does not block, to the session's list.
 */
KbEdit *
kb_readiness_edits_add_check (KbRecordSet *plan,
                              const char  *title)
{
  g_autofree char *label = g_strdup_printf (_("Add check %s"), title);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_CHECKLIST_ITEM, kb_id_new ());
  KbEdit *edit = kb_edit_new (label);

  kb_record_set_int (item, KB_CHECKLIST_ITEM_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (item, KB_CHECKLIST_ITEM_POSITION,
                     kb_record_set_get_next_position (plan, KB_ENTITY_CHECKLIST_ITEM));
  kb_record_set_text (item, KB_CHECKLIST_ITEM_TITLE, title);
  kb_record_set_int (item, KB_CHECKLIST_ITEM_BLOCKING, FALSE);
  kb_edit_insert (edit, item);

  return edit;
}
