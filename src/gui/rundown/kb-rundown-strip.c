/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-strip"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-plan-records.h"
#include "kb-rundown-strip.h"
#include "kb-rundown-text.h"
#include "kb-schedule.h"
#include "kb-session-text.h"

static const char *
get_mark (KbMark mark)
{
  switch (mark)
    {
    case KB_MARK_TELL:
      return "level_tell";
    case KB_MARK_WARN:
      return "level_warn";
    case KB_MARK_BLOCK:
      return "level_block";
    case KB_MARK_NONE:
    default:
      return NULL;
    }
}

static gboolean
is_outlined (int type)
{
  return type == KB_CUE_TYPE_ENCORE || type == KB_CUE_TYPE_QUICK_PASS;
}

static void
add_cue (KbTimeStrip  *strip,
         KbRecordSet  *plan,
         KbRundownRow *row)
{
  KbRecord *record = kb_rundown_row_get_record (row);
  const KbRowFacts *facts = kb_rundown_row_get_facts (row);
  KbRecord *item = kb_record_set_find_ref (plan, record, KB_CUE_LINEUP_ITEM_ID);
  const int type = kb_record_get_int (record, KB_CUE_TYPE);
  g_autofree char *label = item != NULL
                             ? g_strdup_printf ("%d", (int) kb_record_get_int_or (item, KB_LINEUP_ITEM_LINK_NO, 0)) : NULL;
  const KbStripCue cue = {
    .id = kb_rundown_row_get_id (row), .start_us = facts->start_us, .end_us = facts->end_us, .label = label,
    .colour = kb_rundown_type_colour (type), .mark = get_mark (facts->mark), .is_outlined = is_outlined (type),
    .is_hard = facts->gap_ms != KB_NONE, .duration_ms = facts->length_ms, .slack_ms = MAX (0, facts->gap_ms),
  };

  kb_time_strip_add_cue (strip, &cue);
}

#define MOST_HOST_LANES 3

/* Hosts have the first lanes: their shifts, a lane more where two are on at a time. Where no shifts
 * are known, a host's stretch goes on until another host speaks. Whoever else speaks has the last. */
typedef struct
{
  KbTimeStrip *strip;
  KbRecordSet *plan;
  KbRecord    *host;       /* nullable: the duty of the host now */
  KbStripSpan  span;       /* the host's stretch */
  gint64       start_us;   /* of the show */
  gint64       show_us;    /* its end */
  gint64       lane_end_us[MOST_HOST_LANES];
  guint        n_host_lanes;
  gboolean     has_shifts;
  gboolean     has_others;
} Lanes;

static char *
name_host (KbRecordSet *plan,
           KbRecord    *duty,
           gint64       length_us)
{
  KbRecord *person = kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID);
  g_autofree char *length = kb_duration_format (length_us / 1000);

  /* Translators: in the time strip: a host's name and how long they are on */
  return g_strdup_printf (_("Host %s %s"), person != NULL ? kb_record_get_text (person, KB_PERSON_NAME)
                                                          : kb_record_get_text (duty, KB_ASSIGNMENT_TITLE), length);
}

/* In the first lane that is free; the part of it that is in the show. */
static void
add_shift (Lanes    *lanes,
           KbRecord *shift,
           KbRecord *duty)
{
  const gint64 start_us = MAX (kb_record_get_int (shift, KB_SHIFT_START_US), lanes->start_us);
  const gint64 end_us = MIN (kb_record_get_int (shift, KB_SHIFT_END_US), lanes->show_us);
  g_autofree char *label = NULL;
  KbStripSpan span = { .start_us = start_us, .end_us = end_us };

  if (end_us <= start_us)
    return;

  while (span.lane + 1 < MOST_HOST_LANES && lanes->lane_end_us[span.lane] > start_us)
    span.lane++;
  span.label = label = name_host (lanes->plan, duty, end_us - start_us);
  kb_time_strip_add_span (lanes->strip, &span);
  lanes->lane_end_us[span.lane] = MAX (lanes->lane_end_us[span.lane], end_us);
  lanes->n_host_lanes = MAX (lanes->n_host_lanes, span.lane + 1);
  lanes->has_shifts = TRUE;
}

static int
compare_shifts (gconstpointer a,
                gconstpointer b)
{
  const gint64 first = kb_record_get_int (*(KbRecord *const *) a, KB_SHIFT_START_US);
  const gint64 second = kb_record_get_int (*(KbRecord *const *) b, KB_SHIFT_START_US);

  return (first > second) - (first < second);
}

static void
add_shifts (Lanes *lanes)
{
  GListModel *shifts = kb_record_set_get_list (lanes->plan, KB_ENTITY_SHIFT);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (shifts, i));
  g_ptr_array_sort (sorted, compare_shifts);

  lanes->n_host_lanes = 1;
  for (guint i = 0; i < sorted->len; i++)
    {
      KbRecord *duty = kb_record_set_find_ref (lanes->plan, sorted->pdata[i], KB_SHIFT_ASSIGNMENT_ID);

      if (duty != NULL && kb_record_get_int_or (duty, KB_ASSIGNMENT_ROLE, -1) == KB_ROLE_KIND_HOST)
        add_shift (lanes, sorted->pdata[i], duty);
    }
}

static void
close_host (Lanes  *lanes,
            gint64  end_us)
{
  g_autofree char *label = NULL;

  if (lanes->host == NULL)
    return;

  label = name_host (lanes->plan, lanes->host, end_us - lanes->span.start_us);
  lanes->span.end_us = end_us;
  lanes->span.label = label;
  kb_time_strip_add_span (lanes->strip, &lanes->span);
}

static void
add_other (Lanes            *lanes,
           const KbRowFacts *facts)
{
  const KbStripSpan piece = { .lane = lanes->n_host_lanes, .start_us = facts->start_us, .end_us = facts->end_us, .is_solid = TRUE };
  KbStripSpan ground = { .lane = lanes->n_host_lanes, .start_us = lanes->start_us, .end_us = lanes->show_us };

  if (!lanes->has_others)
    {
      ground.label = (char *) _("Co-host");
      kb_time_strip_add_span (lanes->strip, &ground);
    }
  lanes->has_others = TRUE;
  kb_time_strip_add_span (lanes->strip, &piece);
}

static void
visit_speaker (Lanes        *lanes,
               KbRundownRow *row)
{
  const KbRowFacts *facts = kb_rundown_row_get_facts (row);
  KbRecord *duty = kb_record_set_find_ref (lanes->plan, kb_rundown_row_get_record (row), KB_CUE_SPEAKER_ID);

  if (duty == NULL)
    return;
  if (kb_record_get_int_or (duty, KB_ASSIGNMENT_ROLE, -1) != KB_ROLE_KIND_HOST)
    {
      add_other (lanes, facts);
      return;
    }
  if (duty == lanes->host || lanes->has_shifts)
    return;

  close_host (lanes, facts->start_us);
  lanes->host = duty;
  lanes->span = (KbStripSpan) { .start_us = facts->start_us };
}

/**
 * kb_rundown_strip_fill:
 *
 * Draws the model's show; a session without a time is not drawn at all.
 */
void
kb_rundown_strip_fill (KbTimeStrip    *strip,
                       KbRundownModel *model)
{
  const KbRundownTotals *totals = kb_rundown_model_get_totals (model);
  KbRecordSet *plan = kb_rundown_model_get_plan (model);
  KbRecord *session = plan != NULL ? kb_record_set_get_session (plan) : NULL;
  GPtrArray *rows = kb_rundown_model_get_rows (model);
  g_autoptr (GTimeZone) zone = session != NULL ? kb_session_dup_time_zone (session) : NULL;
  const gboolean has_time = zone != NULL && totals->start_us != KB_NONE && totals->end_us > totals->start_us;
  const gint64 end_us = has_time && totals->target_us != KB_NONE ? MAX (totals->end_us, totals->target_us) : totals->end_us;
  Lanes lanes = { .strip = strip, .plan = plan, .start_us = totals->start_us, .show_us = end_us };

  gtk_widget_set_visible (GTK_WIDGET (strip), has_time);
  kb_time_strip_begin (strip, has_time ? totals->start_us : 0, has_time ? end_us : 0, totals->target_us, zone);
  if (has_time)
    add_shifts (&lanes);
  for (guint i = 0; has_time && i < rows->len; i++)
    {
      KbRundownRow *row = rows->pdata[i];
      const KbRowFacts *facts = kb_rundown_row_get_facts (row);
      const KbStripSpan segment = { .start_us = facts->start_us, .end_us = facts->end_us,
                                    .label = (char *) kb_rundown_row_get_title (row) };

      if (facts->start_us == KB_NONE)
        continue;
      if (!kb_rundown_row_is_cue (row))
        {
          kb_time_strip_add_segment (strip, &segment);
          continue;
        }
      add_cue (strip, plan, row);
      visit_speaker (&lanes, row);
    }
  close_host (&lanes, totals->end_us);
}

static KbRundownRow *
find_cue (KbRundownModel *model,
          gint64          id)
{
  GPtrArray *rows = kb_rundown_model_get_rows (model);

  for (guint i = 0; i < rows->len; i++)
    if (kb_rundown_row_get_id (rows->pdata[i]) == id)
      return rows->pdata[i];

  return NULL;
}

/* All cues from one to another, in either direction. */
static void
collect_range (KbRundownModel *model,
               gint64          from,
               gint64          to,
               GArray         *ids)
{
  GPtrArray *rows = kb_rundown_model_get_rows (model);
  gboolean is_in = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 id = kb_rundown_row_get_id (rows->pdata[i]);
      const gboolean is_end = id == from || id == to;

      if ((is_in || is_end) && kb_rundown_row_is_cue (rows->pdata[i]))
        g_array_append_val (ids, id);
      if (is_end)
        is_in = !is_in && from != to;
    }
}

static void
collect_toggled (KbRundownTable *table,
                 gint64          id,
                 GArray         *ids)
{
  g_autoptr (GPtrArray) selected = kb_rundown_table_dup_selected (table);
  gboolean was_in = FALSE;

  for (guint i = 0; i < selected->len; i++)
    {
      const gint64 other = kb_rundown_row_get_id (selected->pdata[i]);

      was_in |= other == id;
      if (other != id)
        g_array_append_val (ids, other);
    }
  if (!was_in || ids->len == 0)
    g_array_append_val (ids, id);
}

/**
 * kb_rundown_strip_pick:
 * @id: the cue that was picked on the strip
 * @how: what that does to the selection
 *
 * Selects in the table. The focus goes there too, unless the strip has it: there one walks by key.
 */
void
kb_rundown_strip_pick (KbTimeStrip    *strip,
                       KbRundownTable *table,
                       gint64          id,
                       KbStripPick     how)
{
  KbRundownModel *model = kb_rundown_table_get_model (table);
  g_autoptr (GPtrArray) selected = kb_rundown_table_dup_selected (table);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 anchor = id;

  /* The end of the selection that is farther away stays. */
  if (selected->len > 0)
    anchor = kb_rundown_row_get_id (selected->pdata[0]);
  if (selected->len > 0 && kb_rundown_model_find_position (model, anchor) >= kb_rundown_model_find_position (model, id))
    anchor = kb_rundown_row_get_id (selected->pdata[selected->len - 1]);

  if (how == KB_STRIP_PICK_EXTEND)
    collect_range (model, anchor, id, ids);
  else if (how == KB_STRIP_PICK_TOGGLE)
    collect_toggled (table, id, ids);
  else
    g_array_append_val (ids, id);

  kb_rundown_model_reveal (model, id);
  kb_rundown_table_select (table, (const gint64 *) ids->data, ids->len);
  if (gtk_widget_has_focus (GTK_WIDGET (strip)))
    kb_rundown_table_scroll_to (table, id);
  else
    kb_rundown_table_focus (table, id);
}

/* "C06 8:00 → 9:30 · Ends 22:01:30 · C16 −1:30": the last is the next hard cue's slack. */
static char *
describe_preview (KbRundownModel     *model,
                  const KbPlan       *plan,
                  const KbPlanTime   *times,
                  const KbPlanTotals *totals,
                  guint               index)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_rundown_model_get_plan (model)));
  const gint64 old_ms = kb_rundown_row_get_facts (find_cue (model, plan->cues[index].id))->length_ms;
  g_autofree char *old = kb_duration_format (old_ms);
  g_autofree char *new = kb_duration_format (plan->cues[index].duration_ms);
  g_autofree char *end = totals->end_us != KB_NONE ? kb_instant_format_clock (totals->end_us, zone) : g_strdup ("–");
  GString *text = g_string_new (NULL);

  /* Translators: a cue's number, its length now and then, when the show then ends */
  g_string_append_printf (text, _("%s %s → %s · ends %s"), plan->numbers[index], old, new, end);
  for (guint i = index + 1; i < plan->n_cues; i++)
    if (times[i].gap_ms != KB_NONE)
      {
        g_autofree char *gap = kb_duration_format_signed (times[i].gap_ms);

        g_string_append_printf (text, " · %s %s", plan->numbers[i], gap);
        break;
      }
  if (plan->cues[index].min_ms != KB_NONE && plan->cues[index].duration_ms < plan->cues[index].min_ms)
    {
      g_autofree char *least = kb_duration_format (plan->cues[index].min_ms);

      /* Translators: a length that a cue should not be shorter than */
      g_string_append_printf (text, _(" · below its minimum %s"), least);
    }

  return g_string_free (text, FALSE);
}

/**
 * kb_rundown_strip_preview:
 * @id: the cue whose length is being changed
 * @duration_ms: what it would be
 *
 * Shows on the strip what would come of it.
 *
 * Returns: (transfer full) (nullable): that in words.
 */
char *
kb_rundown_strip_preview (KbTimeStrip    *strip,
                          KbRundownModel *model,
                          gint64          id,
                          gint64          duration_ms)
{
  g_autoptr (KbPlan) plan = kb_plan_from_records (kb_rundown_model_get_plan (model));
  g_autofree KbPlanTime *times = g_new (KbPlanTime, plan->n_cues + 1);
  KbPlanTotals totals;
  guint index = plan->n_cues, n = 0;

  for (guint i = 0; i < plan->n_cues; i++)
    if (plan->cues[i].id == id)
      index = i;
  if (index == plan->n_cues)
    return NULL;

  plan->cues[index].duration_ms = duration_ms;
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  for (guint i = 0; i < plan->n_cues; i++)
    if (times[i].start_us != KB_NONE)
      kb_time_strip_retime (strip, n++, times[i].start_us, times[i].end_us,
                            times[i].gap_ms != KB_NONE ? MAX (0, times[i].gap_ms) : 0);

  return describe_preview (model, plan, times, &totals, index);
}

/**
 * kb_rundown_strip_resize:
 * @id: the cue whose edge was let go
 *
 * Returns: (transfer full) (nullable): the edit; %NULL when the cue is gone.
 */
KbEdit *
kb_rundown_strip_resize (KbRundownModel *model,
                         gint64          id,
                         gint64          duration_ms)
{
  KbRundownRow *row = find_cue (model, id);
  g_autofree char *label = NULL;
  KbEdit *edit;

  if (row == NULL)
    return NULL;

  label = g_strdup_printf (_("Change length of cue %s"), kb_record_get_text (kb_rundown_row_get_record (row), KB_CUE_CUE_NO));
  edit = kb_edit_new (label);
  kb_edit_set_int (edit, kb_rundown_row_get_record (row), KB_CUE_DURATION_MS, duration_ms);
  return edit;
}

/**
 * kb_rundown_strip_show_select:
 *
 * Outlines the cues that are selected in the table.
 */
void
kb_rundown_strip_show_select (KbTimeStrip    *strip,
                              KbRundownTable *table)
{
  g_autoptr (GPtrArray) selected = kb_rundown_table_dup_selected (table);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < selected->len; i++)
    {
      gint64 *key = g_new (gint64, 1);

      *key = kb_rundown_row_get_id (selected->pdata[i]);
      g_hash_table_add (ids, key);
    }
  kb_time_strip_select (strip, ids);
}

/**
 * kb_rundown_strip_show_visible:
 *
 * Shades the ground behind the rows that are in sight in the table.
 */
void
kb_rundown_strip_show_visible (KbTimeStrip    *strip,
                               KbRundownTable *table)
{
  KbRundownModel *model = kb_rundown_table_get_model (table);
  KbRundownRow *first = kb_rundown_table_pick_visible (table, FALSE);
  KbRundownRow *last = kb_rundown_table_pick_visible (table, TRUE);

  if (first == NULL || kb_rundown_row_get_facts (first)->start_us == KB_NONE)
    kb_time_strip_set_visible (strip, 0, 0);
  else if (last == NULL || kb_rundown_row_get_facts (last)->end_us == KB_NONE)
    kb_time_strip_set_visible (strip, kb_rundown_row_get_facts (first)->start_us,
                               kb_rundown_model_get_totals (model)->end_us);
  else
    kb_time_strip_set_visible (strip, kb_rundown_row_get_facts (first)->start_us,
                               kb_rundown_row_is_cue (last) ? kb_rundown_row_get_facts (last)->end_us
                                                            : kb_rundown_row_get_facts (last)->start_us);
}
