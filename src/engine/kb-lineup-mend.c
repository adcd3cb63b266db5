/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-mend"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cue.h"
#include "kb-lineup-mend.h"
#include "kb-lineup-swap.h"
#include "kb-lineup.h"
#include "kb-plan-records.h"
#include "kb-schedule.h"

/* What of a lineup's problems can be mended in one way only. */

static KbRecord *
find_subject (KbRecordSet     *set,
              const KbProblem *problem,
              KbEntityKind     kind)
{
  const KbSubject *subject;

  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    if (subject->kind == kind)
      return kb_record_set_find (set, kind, subject->id);

  return NULL;
}

/* @title: both what the button says and what the history does */
static KbEdit *
create_edit (KbRecordSet *set,
             KbRecord    *row,
             guint        field,
             gint64       value,
             const char  *title)
{
  KbEdit *edit = kb_edit_new (title);

  kb_edit_set_session (edit, kb_record_set_get_session_id (set));
  kb_edit_set_int (edit, row, field, value);
  return edit;
}

/* Behind all others: no number that is on a script or a card becomes another's. */
static KbEdit *
give_a_number (KbRecordSet *set,
               KbRecord    *item,
               const char  *title)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);
  gint64 last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (items, i);

      last = MAX (last, kb_record_get_int (other, KB_LINEUP_ITEM_LINK_NO));
    }

  return create_edit (set, item, KB_LINEUP_ITEM_LINK_NO, last + 1, title);
}

static KbEdit *
show_backup (KbRecordSet *set,
             KbRecord    *cue,
             KbRecord    *item,
             const char  *title)
{
  KbRecord *backup = item != NULL ? kb_lineup_find_backup (set, item) : NULL;

  return backup != NULL ? create_edit (set, cue, KB_CUE_LINEUP_ITEM_ID, kb_record_get_id (backup), title) : NULL;
}

/* @field: the coupon's beginning or its end, which becomes the show's */
static KbEdit *
last_as_the_show (KbRecordSet *set,
                  KbRecord    *coupon,
                  guint        field,
                  const char  *title)
{
  gint64 us;
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  g_autofree KbPlanTime *times = g_new (KbPlanTime, plan->n_cues + 1);
  KbPlanTotals totals;

  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  us = field == KB_COUPON_FROM_US ? totals.start_us : totals.end_us;
  return us != KB_NONE ? create_edit (set, coupon, field, us, title) : NULL;
}

/* Where no price counts on it, it may be meant so. */
static KbEdit *
widen_window (KbRecordSet      *set,
              const KbProblem  *problem,
              KbRecord         *coupon,
              const char      **title)
{
  const guint field = kb_problem_get (problem, 0)->field;

  if (problem->level == KB_LEVEL_TELL)
    return NULL;

  *title = field == KB_COUPON_FROM_US ? _("Begin with the show") : _("End with the show");
  return last_as_the_show (set, coupon, field, *title);
}

/**
 * kb_lineup_mend:
 * @problem: what kb_lineup_check() found
 * @title: (out): what mends it, in words
 *
 * Mends a problem where there is one obvious way: a link number twice (the later item gets one that nobody has), a cue
 * that shows what was taken out (its backup, where it has one), a coupon that outlives the show, or that cannot be
 * collected while a price counts it.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL where somebody must decide.
 */
KbEdit *
kb_lineup_mend (KbRecordSet      *set,
                const KbProblem  *problem,
                const char      **title)
{
  KbRecord *item = find_subject (set, problem, KB_ENTITY_LINEUP_ITEM);
  KbRecord *cue = find_subject (set, problem, KB_ENTITY_CUE);
  KbRecord *coupon = find_subject (set, problem, KB_ENTITY_COUPON);

  *title = NULL;
  if (g_str_equal (problem->code, "lineup.link-twice") && item != NULL)
    return give_a_number (set, item, *title = _("Give a new number"));
  if (g_str_equal (problem->code, "lineup.withdrawn-cue") && cue != NULL)
    return show_backup (set, cue, item, *title = _("Show the backup"));
  if (g_str_equal (problem->code, "lineup.coupon-outlives") && coupon != NULL)
    return last_as_the_show (set, coupon, KB_COUPON_TO_US, *title = _("End with the show"));
  if (g_str_equal (problem->code, "lineup.coupon-window") && coupon != NULL)
    return widen_window (set, problem, coupon, title);

  return NULL;
}
