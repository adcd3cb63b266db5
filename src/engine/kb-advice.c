/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-advice"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kb-advice.h"
#include "kb-cost.h"
#include "kb-cue.h"
#include "kb-finding.h"
#include "kb-id.h"
#include "kb-incident-pick.h"
#include "kb-incident.h"
#include "kb-lineup-sheet.h"
#include "kb-position.h"
#include "kb-session.h"

#define MINUTE_MS 60000

static const KbAdvice advices[] = {
  { KB_METRIC_ACU, N_ ("Perk now or an encore earlier; check picture and sound"),
    { KB_CUE_TYPE_GIVEAWAY, KB_CUE_TYPE_FLASH, KB_CUE_TYPE_ENCORE, -1 }, "T1" },
  { KB_METRIC_VIEWS, N_ ("Change cover and title, say the best offer at once"),
    { KB_CUE_TYPE_FLASH_TEASE, KB_CUE_TYPE_FLASH, KB_CUE_TYPE_GIVEAWAY, -1 }, "T1" },
  { KB_METRIC_TAP_THROUGH, N_ ("Change cover and title, say the best offer at once"),
    { KB_CUE_TYPE_FLASH_TEASE, KB_CUE_TYPE_FLASH, -1 }, "T1" },
  { KB_METRIC_AVG_WATCH, N_ ("Shorten what is on, let viewers take part"),
    { KB_CUE_TYPE_GAME, KB_CUE_TYPE_QA, KB_CUE_TYPE_GIVEAWAY, -1 }, NULL },
  { KB_METRIC_CLICK_RATE, N_ ("Check price, stock and coupon; show the product again"), { KB_CUE_TYPE_ENCORE, -1 }, "G2" },
  { KB_METRIC_CTOR, N_ ("Check price, stock and coupon; show the product again"), { KB_CUE_TYPE_ENCORE, -1 }, "G2" },
  { KB_METRIC_BUYER_RATE, N_ ("Check price, stock and coupon; show the product again"), { KB_CUE_TYPE_ENCORE, -1 }, "G2" },
  { KB_METRIC_AD_ROI, N_ ("Bid less, or pause the ads"), { -1 }, "T3" },
  { KB_METRIC_COUPON_SHARE, N_ ("Check the coupon’s amount, threshold and quantity"), { -1 }, "G6" },
  { KB_METRIC_REFUND_RATE, N_ ("Check what was said of the offer against the page"), { -1 }, "A2" },
  { KB_METRIC_STOCK, N_ ("Say what is left, get the backup ready"), { -1 }, "G2" },
  { KB_METRIC_HOSTILE, N_ ("Pin the explanation, mute who spams"), { -1 }, "A1" },
};

/* domain.md §4.5, where the session's own goals say nothing else: minutes, the yellow and the red line, and, for lines
 * that hang on a goal, which part of it. */
static const struct
{
  KbMetric    metric;
  gint64      span;
  const char *warn, *danger;
  double      warn_part, danger_part;   /* of the goal; 0: none */
} usual[] = {
  { KB_METRIC_ACU, 3, "−15%", "−30%", 0, 0 },
  { KB_METRIC_TAP_THROUGH, 5, "−20%", "−35%", 0.8, 0.65 },
  { KB_METRIC_AVG_WATCH, 10, "−20%", "−40%", 0.8, 0.6 },
  { KB_METRIC_CLICK_RATE, 10, "−30%", "−50%", 0, 0 },
  { KB_METRIC_AD_ROI, 15, NULL, NULL, 0.8, 0 },
  { KB_METRIC_REFUND_RATE, 0, ">3%", ">8%", 0, 0 },
  { KB_METRIC_HOSTILE, 1, "≥5", "≥15", 0, 0 },
  { KB_METRIC_STOCK, 0, "<20%", "<5%", 0, 0 },
};

/**
 * kb_advice_find:
 *
 * Returns: (transfer none) (nullable): what helps when that figure goes wrong.
 */
const KbAdvice *
kb_advice_find (KbMetric metric)
{
  for (guint i = 0; i < G_N_ELEMENTS (advices); i++)
    if (advices[i].metric == metric)
      return &advices[i];

  return NULL;
}

/**
 * kb_advice_get_text:
 *
 * Returns: what to do, in the user's language.
 */
const char *
kb_advice_get_text (const KbAdvice *self)
{
  return _(self->text);
}

static gint64
find_next (KbRun           *run,
           KbRecordSet     *plan,
           const KbRunLive *live,
           int              type)
{
  for (guint i = MAX (live->index + 1, 0); i < kb_run_get_n_cues (run); i++)
    {
      KbRecord *record;
      KbRunCue cue;

      kb_run_get_cue (run, i, live, &cue);
      record = kb_record_set_find (plan, KB_ENTITY_CUE, cue.cue.id);
      if (cue.state == KB_CUE_STATE_TO_COME && record != NULL && kb_record_get_int (record, KB_CUE_TYPE) == type
          && !cue.cue.hard)
        return cue.cue.id;
    }

  return 0;
}

/**
 * kb_advice_find_cue:
 * @run: a run that is on
 * @plan: its session
 * @live: the run as it is now
 *
 * Returns: the next cue to come of the kind that helps best; those at a fixed time stay there. 0: none.
 */
gint64
kb_advice_find_cue (const KbAdvice  *self,
                    KbRun           *run,
                    KbRecordSet     *plan,
                    const KbRunLive *live)
{
  gint64 cue_id = 0;

  for (guint i = 0; cue_id == 0 && self->cue_types[i] >= 0; i++)
    cue_id = find_next (run, plan, live, self->cue_types[i]);

  return cue_id;
}

/**
 * kb_advice_find_playbook:
 *
 * Returns: (transfer none) (nullable): the incident plan, in the session's language, of what it may be.
 */
KbRecord *
kb_advice_find_playbook (const KbAdvice *self,
                         KbRecordSet    *plan)
{
  g_autoptr (GPtrArray) found = self->incident != NULL ? kb_incident_pick_search (plan, self->incident) : NULL;
  KbRecord *playbook = found != NULL && found->len > 0 ? found->pdata[0] : NULL;

  /* The library keeps it alive. */
  return playbook != NULL && g_ascii_strcasecmp (kb_record_get_text (playbook, KB_INCIDENT_PLAN_CODE), self->incident) == 0
         ? playbook : NULL;
}

/* In the grain in which figures are measured: percent, seconds, a ratio. */
static double
find_target (KbRecordSet *plan,
             KbMetric     metric)
{
  static const double grains[] = {
    [KB_GOAL_UNIT_COUNT] = 1, [KB_GOAL_UNIT_MONEY] = 1, [KB_GOAL_UNIT_PERCENT] = 0.01, [KB_GOAL_UNIT_RATIO] = 0.001,
    [KB_GOAL_UNIT_DURATION] = 0.001,
  };
  GListModel *goals = kb_record_set_get_list (plan, KB_ENTITY_GOAL);

  for (guint i = 0; i < g_list_model_get_n_items (goals); i++)
    {
      g_autoptr (KbRecord) goal = g_list_model_get_item (goals, i);

      if (kb_record_get_int (goal, KB_GOAL_METRIC) == (gint64) metric && kb_record_get_int (goal, KB_GOAL_TARGET) > 0)
        return kb_record_get_int (goal, KB_GOAL_TARGET) * grains[kb_record_get_int (goal, KB_GOAL_UNIT)];
    }

  return 0;
}

/* What the ads must bring so that nothing is lost, where the session has worked it out; else half of the goal. */
static double
find_break_even (KbRecordSet *plan,
                 double       target)
{
  GListModel *list = kb_record_set_get_list (plan, KB_ENTITY_INDICATOR);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (list, i);

      if (kb_record_get_int (row, KB_INDICATOR_METRIC) == KB_METRIC_BREAK_EVEN && kb_record_get_int (row, KB_INDICATOR_NUMBER) > 0)
        return kb_record_get_int (row, KB_INDICATOR_NUMBER) / 1000.0;
    }

  return target / 2;
}

/* What coupons take of the sales when everything goes as planned: all of them used, and the goal of sales reached; percent,
 * 0 where the session does not say. */
static double
find_coupon_share (KbRecordSet *plan)
{
  GListModel *coupons = kb_record_set_get_list (plan, KB_ENTITY_COUPON);
  const double sales = find_target (plan, KB_METRIC_GMV);
  double budget = 0;

  for (guint i = 0; i < g_list_model_get_n_items (coupons); i++)
    {
      g_autoptr (KbRecord) coupon = g_list_model_get_item (coupons, i);
      const gint64 its = kb_lineup_get_coupon_budget (coupon);

      budget += its != KB_NONE ? its : 0;
    }

  return sales > 0 ? 100 * budget / sales : 0;
}

static KbRecord *
create_row (KbRecordSet *plan,
            KbMetric     metric,
            gint64       span)
{
  KbRecord *row = kb_record_new (KB_ENTITY_THRESHOLD, kb_id_new ());

  kb_record_set_int (row, KB_THRESHOLD_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (row, KB_THRESHOLD_METRIC, metric);
  kb_record_set_int (row, KB_THRESHOLD_SPAN_MS, span > 0 ? span * MINUTE_MS : KB_NONE);
  kb_record_set_text (row, KB_THRESHOLD_ACTION, kb_advice_get_text (kb_advice_find (metric)));
  return row;
}

/* Twice what was planned, since the start: by then somebody has set a coupon up wrongly. */
static void
add_coupons (GPtrArray   *rows,
             KbRecordSet *plan)
{
  const double share = find_coupon_share (plan);
  g_autofree char *line = g_strdup_printf (">%d%%", (int) ceil (2 * share));
  KbRecord *row;

  if (share <= 0)
    return;
  row = create_row (plan, KB_METRIC_COUPON_SHARE, 0);
  kb_record_set_text (row, KB_THRESHOLD_WARN, line);
  g_ptr_array_add (rows, row);
}

static void
set_line (KbRecord   *row,
          guint       field,
          const char *text,
          double      value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *line = NULL;

  g_ascii_formatd (number, sizeof number, "%.4g", value);
  line = value > 0 ? g_strconcat ("<", number, NULL) : g_strdup (text);
  kb_record_set_text (row, field, line != NULL ? line : "");
}

/**
 * kb_advice_create_thresholds:
 * @plan: a session
 *
 * The usual thresholds (domain.md §4.5): those that hang on a goal are a part of the session's own, where it has one.
 *
 * Returns: (transfer full) (element-type KbRecord): rows that are not in the session.
 */
GPtrArray *
kb_advice_create_thresholds (KbRecordSet *plan)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      const double target = usual[i].warn_part > 0 ? find_target (plan, usual[i].metric) : 0;
      const double danger = usual[i].danger_part > 0 || target <= 0 ? target * usual[i].danger_part
                                                                    : MIN (find_break_even (plan, target), target * usual[i].warn_part);
      KbRecord *row;

      if (usual[i].warn == NULL && target <= 0)
        continue;
      row = create_row (plan, usual[i].metric, usual[i].span);
      set_line (row, KB_THRESHOLD_WARN, usual[i].warn, target * usual[i].warn_part);
      set_line (row, KB_THRESHOLD_DANGER, usual[i].danger, danger);
      g_ptr_array_add (rows, row);
    }
  add_coupons (rows, plan);
  for (guint i = 0; i < rows->len; i++)
    kb_record_set_int (rows->pdata[i], KB_THRESHOLD_POSITION, (gint64) (i + 1) * KB_POSITION_STEP);

  return rows;
}
