/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-strip"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-lineup.h"
#include "kb-rundown-strip.h"
#include "kb-rundown-text.h"
#include "kb-session-text.h"

/* Hosts have the first lane, one after the other; whoever else speaks has the second. */
enum
{
  LANE_HOST,
  LANE_OTHERS,
};

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
    .is_hard = facts->gap_ms != KB_NONE,
  };

  kb_time_strip_add_cue (strip, &cue);
}

/* A stretch of one speaker: a host's goes on until another host speaks. */
typedef struct
{
  KbTimeStrip *strip;
  KbRecordSet *plan;
  KbRecord    *host;       /* nullable: the duty of the host now */
  KbStripSpan  span;       /* the host's stretch */
  gint64       show_us;    /* end of the show */
  gboolean     has_others;
} Lanes;

static void
close_host (Lanes  *lanes,
            gint64  end_us)
{
  KbRecord *person = lanes->host != NULL ? kb_record_set_find_ref (lanes->plan, lanes->host, KB_ASSIGNMENT_PERSON_ID) : NULL;
  g_autofree char *length = NULL;
  g_autofree char *label = NULL;

  if (lanes->host == NULL)
    return;

  length = kb_duration_format ((end_us - lanes->span.start_us) / 1000);
  /* Translators: in the time strip: a host's name and how long they are on */
  label = g_strdup_printf (_("Host %s %s"), person != NULL ? kb_record_get_text (person, KB_PERSON_NAME)
                                                           : kb_record_get_text (lanes->host, KB_ASSIGNMENT_TITLE), length);
  lanes->span.end_us = end_us;
  lanes->span.label = label;
  kb_time_strip_add_span (lanes->strip, &lanes->span);
}

static void
add_other (Lanes            *lanes,
           const KbRowFacts *facts,
           gint64            start_us)
{
  const KbStripSpan piece = { .lane = LANE_OTHERS, .start_us = facts->start_us, .end_us = facts->end_us, .is_solid = TRUE };
  KbStripSpan ground = { .lane = LANE_OTHERS, .start_us = start_us, .end_us = lanes->show_us };

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
               KbRundownRow *row,
               gint64        start_us)
{
  const KbRowFacts *facts = kb_rundown_row_get_facts (row);
  KbRecord *duty = kb_record_set_find_ref (lanes->plan, kb_rundown_row_get_record (row), KB_CUE_SPEAKER_ID);

  if (duty == NULL)
    return;
  if (kb_record_get_int_or (duty, KB_ASSIGNMENT_ROLE, -1) != KB_ROLE_KIND_HOST)
    {
      add_other (lanes, facts, start_us);
      return;
    }
  if (duty == lanes->host)
    return;

  close_host (lanes, facts->start_us);
  lanes->host = duty;
  lanes->span = (KbStripSpan) { .lane = LANE_HOST, .start_us = facts->start_us };
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
  Lanes lanes = { .strip = strip, .plan = plan, .show_us = totals->end_us };

  gtk_widget_set_visible (GTK_WIDGET (strip), has_time);
  kb_time_strip_begin (strip, has_time ? totals->start_us : 0, has_time ? end_us : 0, zone);
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
      visit_speaker (&lanes, row, totals->start_us);
    }
  close_host (&lanes, totals->end_us);
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
