/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-facts"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-lineup.h"
#include "kb-plan-records.h"
#include "kb-product.h"
#include "kb-rundown-facts.h"
#include "kb-schedule.h"
#include "kb-session.h"
#include "kb-text.h"

/* One pass over the rows: where it stands, and what it adds up. */
typedef struct
{
  KbRecordSet      *plan;
  const char       *language;
  KbRundownTotals  *totals;
  KbRundownRow     *segment;       /* nullable: the segment that the pass is in */
  KbRowFacts        segment_facts;
  KbRundownRow     *last;          /* nullable: the last cue that takes time */
  KbRundownRow     *last_segment;  /* nullable: the segment of @last */
  gint64            longest_ms;
  KbRundownActuals *actuals;
  GHashTable       *directions;    /* owned: gint64* cue → KbRecord*[2], borrowed: operator's and floor's */
} Pass;

static void
set_product_texts (KbRecordSet  *plan,
                   KbRundownRow *row)
{
  KbRecord *cue = kb_rundown_row_get_record (row);
  KbRecord *item = kb_record_set_find_ref (plan, cue, KB_CUE_LINEUP_ITEM_ID);
  KbRecord *product = item != NULL ? kb_record_set_find_ref (plan, item, KB_LINEUP_ITEM_PRODUCT_ID) : NULL;
  const int type = kb_record_get_int (cue, KB_CUE_TYPE);
  const gint64 loop = kb_record_get_int_or (cue, KB_CUE_LOOP_NO, 0);
  g_autofree char *link = NULL;
  g_autofree char *round = NULL;
  const char *name = NULL, *offer = NULL;

  if (item != NULL)
    {
      offer = kb_record_get_text (item, KB_LINEUP_ITEM_OFFER);
      name = kb_record_get_text (item, KB_LINEUP_ITEM_TITLE);
      if (kb_text_is_empty (name) && product != NULL)
        name = kb_record_get_text (product, KB_PRODUCT_NAME);
      /* Translators: a product by its link number in the bag */
      link = g_strdup_printf (_("#%d"), (int) kb_record_get_int_or (item, KB_LINEUP_ITEM_LINK_NO, 0));
    }
  if (loop > 0 && (type == KB_CUE_TYPE_FLASH || type == KB_CUE_TYPE_FLASH_TEASE))
    /* Translators: which time a product is shown */
    round = g_strdup_printf (_("round %d"), (int) loop);

  kb_rundown_row_set_text (row, KB_ROW_TEXT_LINK, link);
  kb_rundown_row_set_text (row, KB_ROW_TEXT_PRODUCT, name);
  kb_rundown_row_set_text (row, KB_ROW_TEXT_OFFER, offer);
  kb_rundown_row_set_text (row, KB_ROW_TEXT_LOOP, round);
}

static void
set_speaker_text (KbRecordSet  *plan,
                  KbRundownRow *row)
{
  KbRecord *duty = kb_record_set_find_ref (plan, kb_rundown_row_get_record (row), KB_CUE_SPEAKER_ID);
  KbRecord *person = duty != NULL ? kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID) : NULL;
  const char *name = NULL;

  if (person != NULL)
    name = kb_record_get_text (person, KB_PERSON_STAGE_NAME);
  if (person != NULL && kb_text_is_empty (name))
    name = kb_record_get_text (person, KB_PERSON_NAME);
  if (duty != NULL && person == NULL)
    name = kb_record_get_text (duty, KB_ASSIGNMENT_TITLE);

  kb_rundown_row_set_text (row, KB_ROW_TEXT_SPEAKER, name);
}

/* Of each cue the first direction of the operator and of the floor manager, in one pass: to look for
 * them cue by cue would be a pass over all of them each time. */
static GHashTable *
collect_directions (KbRecordSet *plan)
{
  GListModel *list = kb_record_set_get_list (plan, KB_ENTITY_CUE_DIRECTION);
  GHashTable *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) direction = g_list_model_get_item (list, i);
      const int role = kb_record_get_int (direction, KB_CUE_DIRECTION_ROLE);
      const gint64 cue_id = kb_record_get_int (direction, KB_CUE_DIRECTION_CUE_ID);
      KbRecord **both = g_hash_table_lookup (found, &cue_id);

      if (role != KB_ROLE_KIND_OPERATOR && role != KB_ROLE_KIND_FLOOR)
        continue;
      if (both == NULL)
        {
          both = g_new0 (KbRecord *, 2);
          g_hash_table_insert (found, g_memdup2 (&cue_id, sizeof cue_id), both);
        }
      if (both[role == KB_ROLE_KIND_FLOOR] == NULL)
        both[role == KB_ROLE_KIND_FLOOR] = direction;
    }

  return found;
}

static void
set_direction_texts (GHashTable   *directions,
                     KbRundownRow *row)
{
  const gint64 id = kb_rundown_row_get_id (row);
  KbRecord **both = g_hash_table_lookup (directions, &id);
  KbRecord *operator = both != NULL ? both[0] : NULL;
  KbRecord *floor = both != NULL ? both[1] : NULL;

  kb_rundown_row_set_text (row, KB_ROW_TEXT_OPERATOR,
                           operator != NULL ? kb_record_get_text (operator, KB_CUE_DIRECTION_TEXT) : NULL);
  kb_rundown_row_set_text (row, KB_ROW_TEXT_FLOOR,
                           floor != NULL ? kb_record_get_text (floor, KB_CUE_DIRECTION_TEXT) : NULL);
}

static char *
describe_overlap (KbRundownRow *cue,
                  KbRundownRow *before,
                  gint64        overlap_ms)
{
  g_autofree char *amount = kb_duration_format (overlap_ms);

  if (before == NULL)
    /* Translators: a cue's number and a length, "E01 starts 2:00 before the session" */
    return g_strdup_printf (_("%s starts %s before the session"),
                            kb_record_get_text (kb_rundown_row_get_record (cue), KB_CUE_CUE_NO), amount);

  /* Translators: two cues and a length, "E09 starts 2:00 before E08 has ended" */
  return g_strdup_printf (_("%1$s starts %2$s before %3$s has ended"),
                          kb_record_get_text (kb_rundown_row_get_record (cue), KB_CUE_CUE_NO), amount,
                          kb_record_get_text (kb_rundown_row_get_record (before), KB_CUE_CUE_NO));
}

static char *
describe_script (const KbRowFacts *facts)
{
  g_autofree char *script = kb_duration_format (facts->script_ms);
  g_autofree char *over = kb_duration_format (facts->script_ms - facts->length_ms);

  /* Translators: two lengths, "The script takes 0:42, 0:12 more than there is" */
  return g_strdup_printf (_("The script takes %s, %s more than there is"), script, over);
}

static void
mark_cue (KbRundownRow *row,
          KbRundownRow *before,
          KbRowFacts   *facts)
{
  KbRecord *cue = kb_rundown_row_get_record (row);
  g_autofree char *why = NULL;

  if (kb_record_get_bool (cue, KB_CUE_SKIP))
    {
      kb_rundown_row_set_text (row, KB_ROW_TEXT_MARK, NULL);
      return;
    }

  if (facts->gap_ms != KB_NONE && facts->gap_ms < 0)
    {
      facts->mark = KB_MARK_BLOCK;
      why = describe_overlap (row, before, -facts->gap_ms);
    }
  else if (kb_record_get_bool (cue, KB_CUE_HARD) && kb_record_is_null (cue, KB_CUE_FIXED_US))
    {
      facts->mark = KB_MARK_WARN;
      why = g_strdup (_("A hard start without a time counts as soft"));
    }
  else if (facts->script_ms > facts->length_ms)
    {
      facts->mark = KB_MARK_WARN;
      why = describe_script (facts);
    }
  else if (facts->length_ms == 0)
    {
      facts->mark = KB_MARK_TELL;
      why = g_strdup (_("No length yet"));
    }
  kb_rundown_row_set_text (row, KB_ROW_TEXT_MARK, why);
}

static void
close_segment (Pass *pass)
{
  if (pass->segment == NULL)
    return;

  pass->segment_facts.is_collapsed = kb_rundown_row_get_facts (pass->segment)->is_collapsed;
  kb_rundown_row_set_facts (pass->segment, &pass->segment_facts);
}

static void
open_segment (Pass         *pass,
              KbRundownRow *row)
{
  close_segment (pass);
  pass->segment = row;
  pass->segment_facts = (KbRowFacts) KB_ROW_FACTS_INIT;
  pass->segment_facts.budget_ms = kb_record_get_int (kb_rundown_row_get_record (row), KB_SEGMENT_BUDGET_MS);
}

/* An overlap is too much time in the segment of the cue that runs into the hard start. */
static void
blame_segment (Pass   *pass,
               gint64  overlap_ms)
{
  KbRowFacts facts;

  if (pass->last_segment == NULL)
    return;
  if (pass->last_segment == pass->segment)
    {
      pass->segment_facts.over_ms += overlap_ms;
      return;
    }

  facts = *kb_rundown_row_get_facts (pass->last_segment);
  facts.over_ms += overlap_ms;
  kb_rundown_row_set_facts (pass->last_segment, &facts);
}

static void
count_cue (Pass             *pass,
           KbRecord         *cue,
           const KbRowFacts *facts)
{
  KbRundownTotals *totals = pass->totals;
  KbRowFacts *segment = &pass->segment_facts;

  totals->n_cues++;
  segment->n_cues++;
  totals->n_block += facts->mark == KB_MARK_BLOCK;
  totals->n_warn += facts->mark == KB_MARK_WARN;
  if (kb_record_get_bool (cue, KB_CUE_SKIP))
    return;

  totals->n_hard += facts->gap_ms != KB_NONE;
  totals->script_ms += facts->script_ms;
  segment->length_ms += facts->length_ms;
  if (segment->start_us == KB_NONE)
    segment->start_us = facts->start_us;
  segment->end_us = facts->end_us;
}

static void
visit_cue (Pass             *pass,
           KbRundownRow     *row,
           const KbPlanTime *time)
{
  KbRecord *cue = kb_rundown_row_get_record (row);
  const gboolean skip = kb_record_get_bool (cue, KB_CUE_SKIP);
  const KbPace pace = kb_rundown_row_get_pace (row, pass->plan, pass->language);
  KbRowFacts facts = KB_ROW_FACTS_INIT;

  facts.start_us = time->start_us;
  facts.end_us = time->end_us;
  facts.gap_ms = time->gap_ms;
  facts.length_ms = kb_record_get_int (cue, KB_CUE_DURATION_MS);
  kb_rundown_actuals_find (pass->actuals, kb_record_get_id (cue), &facts.actual_start_us, &facts.actual_end_us);
  if (time->start_us != KB_NONE && pass->totals->start_us != KB_NONE)
    facts.offset_ms = (time->start_us - pass->totals->start_us) / 1000;
  facts.longest_ms = pass->longest_ms;
  facts.script_units = pace.units;
  facts.script_ms = kb_pace_ms (pace, kb_cue_text_get_rate (pass->plan, cue));
  facts.is_first = pass->last == NULL && !skip;
  set_product_texts (pass->plan, row);
  set_speaker_text (pass->plan, row);
  set_direction_texts (pass->directions, row);
  mark_cue (row, pass->last, &facts);

  if (facts.gap_ms != KB_NONE && facts.gap_ms < 0)
    {
      pass->totals->overlap_ms -= facts.gap_ms;
      blame_segment (pass, -facts.gap_ms);
    }
  count_cue (pass, cue, &facts);
  kb_rundown_row_set_facts (row, &facts);
  if (!skip)
    {
      pass->last = row;
      pass->last_segment = pass->segment;
    }
}

static gint64
find_longest (GPtrArray *cues)
{
  gint64 longest_ms = 0;

  for (guint i = 0; i < cues->len; i++)
    longest_ms = MAX (longest_ms, kb_record_get_int (kb_rundown_row_get_record (g_ptr_array_index (cues, i)),
                                                     KB_CUE_DURATION_MS));

  return longest_ms;
}

/**
 * kb_rundown_compute:
 * @plan: the session
 * @rows: (element-type KbRundownRow): all its rows in running order, each segment before its cues
 * @actuals: how the last show went, up to date
 * @totals: (out): what they add up to
 *
 * Computes the facts and texts of every row; nothing is announced yet. The cost is linear, and a
 * script is only counted when it has changed.
 */
void
kb_rundown_compute (KbRecordSet      *plan,
                    GPtrArray        *rows,
                    KbRundownActuals *actuals,
                    KbRundownTotals  *totals)
{
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();
  g_autoptr (KbPlan) engine_plan = kb_plan_from_records (plan);
  g_autofree KbPlanTime *times = g_new (KbPlanTime, engine_plan->n_cues + 1);
  KbRecord *session = kb_record_set_get_session (plan);
  KbPlanTotals sums = { 0 };
  Pass pass = { .plan = plan, .actuals = actuals, .totals = totals };
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (kb_rundown_row_is_cue (g_ptr_array_index (rows, i)))
      g_ptr_array_add (cues, g_ptr_array_index (rows, i));
  g_return_if_fail (cues->len == engine_plan->n_cues);
  kb_schedule_compute (engine_plan->cues, cues->len, &engine_plan->frame, times, &sums);

  *totals = (KbRundownTotals) {
    .start_us = sums.start_us, .end_us = sums.end_us, .heavy_ms = sums.heavy_light_ms,
    .total_ms = sums.total_ms, .n_overlaps = sums.n_overlaps,
    .target_us = engine_plan->frame.target_end_us,
  };
  pass.language = session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : "";
  pass.longest_ms = find_longest (cues);
  pass.directions = collect_directions (plan);

  for (guint i = 0; i < rows->len; i++)
    {
      KbRundownRow *row = g_ptr_array_index (rows, i);

      if (kb_rundown_row_is_cue (row))
        visit_cue (&pass, row, &times[n++]);
      else
        open_segment (&pass, row);
    }
  close_segment (&pass);
  g_hash_table_unref (pass.directions);
}
