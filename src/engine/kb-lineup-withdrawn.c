/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-withdrawn"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-lineup-check.h"
#include "kb-lineup-mention.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"

static gboolean
shows (KbRecord *cue,
       KbRecord *item)
{
  return kb_record_get_int_or (cue, KB_CUE_LINEUP_ITEM_ID, 0) == kb_record_get_id (item);
}

/* Somebody took an item out and gave its number, or the product itself, to another one. */
static gboolean
is_taken (KbRecordSet *set,
          KbRecord    *item,
          guint        field)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (items, i);

      if (!kb_record_get_bool (other, KB_LINEUP_ITEM_WITHDRAWN)
          && kb_record_get_int (other, field) == kb_record_get_int (item, field))
        return TRUE;
    }

  return FALSE;
}

/* @said: (nullable): the words that name the item; %NULL: the cue shows it */
static void
add_problem (KbRecordSet *set,
             GPtrArray   *problems,
             KbRecord    *cue,
             guint        field,
             KbRecord    *item,
             const char  *said)
{
  const char *number = kb_record_get_text (cue, KB_CUE_CUE_NO);
  g_autofree char *call = kb_lineup_dup_call (set, item);
  KbProblem *problem;

  if (said == NULL)
    problem = kb_problem_new ("lineup.withdrawn-cue", KB_LEVEL_BLOCK,
                              /* Translators: a cue's number and an item */
                              g_strdup_printf (_("%s shows %s, which was taken out"), number, call));
  else
    problem = kb_problem_new ("lineup.withdrawn-named", KB_LEVEL_WARN,
                              /* Translators: a cue's number, an item, and the sentence that names it */
                              g_strdup_printf (_("%s still names %s, which was taken out: “%s”"), number, call, said));
  kb_problem_add (problem, cue, field);
  kb_problem_add (problem, item, KB_LINEUP_ITEM_WITHDRAWN);
  g_ptr_array_add (problems, problem);
}

static void
check_cue (KbRecordSet           *set,
           GPtrArray             *problems,
           KbRecord              *cue,
           KbRecord              *item,
           const KbLineupMention *mention)
{
  const char *overlay = kb_record_get_text (cue, KB_CUE_OVERLAY);
  g_autofree char *script = NULL;
  g_autoptr (GPtrArray) sentences = NULL;

  if (kb_record_get_bool (cue, KB_CUE_SKIP))
    return;
  /* One problem is enough: with another product the cue gets other words. */
  if (shows (cue, item))
    {
      add_problem (set, problems, cue, KB_CUE_LINEUP_ITEM_ID, item, NULL);
      return;
    }

  script = kb_cue_text_dup (set, cue);
  sentences = kb_lineup_mention_list (mention, script);
  if (sentences->len > 0)
    add_problem (set, problems, cue, KB_CUE_SCRIPT, item, sentences->pdata[0]);
  if (kb_lineup_mention_is_in (mention, overlay))
    add_problem (set, problems, cue, KB_CUE_OVERLAY, item, overlay);
}

/**
 * kb_lineup_check_withdrawn:
 * @problems: (element-type KbProblem): where to add
 *
 * Looks for cues that show an item that was taken out ("lineup.withdrawn-cue"), and for scripts and overlays that
 * still name one ("lineup.withdrawn-named").
 */
void
kb_lineup_check_withdrawn (KbRecordSet *set,
                           GPtrArray   *problems)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      g_autoptr (KbLineupMention) mention = NULL;

      if (!kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN))
        continue;
      mention = kb_lineup_mention_new (set, item, !is_taken (set, item, KB_LINEUP_ITEM_LINK_NO),
                                       !is_taken (set, item, KB_LINEUP_ITEM_PRODUCT_ID));
      for (guint k = 0; k < g_list_model_get_n_items (cues); k++)
        {
          g_autoptr (KbRecord) cue = g_list_model_get_item (cues, k);

          check_cue (set, problems, cue, item, mention);
        }
    }
}
