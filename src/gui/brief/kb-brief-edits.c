/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-brief-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-brief-edits.h"
#include "kb-date-text.h"
#include "kb-goal-value.h"
#include "kb-id.h"
#include "kb-position.h"
#include "kb-session-copy.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-warmup.h"

/* The edits of the brief that are more than one field. */

static gint64
find_next_position (KbRecordSet  *plan,
                    KbEntityKind  kind)
{
  GListModel *list = kb_record_set_get_list (plan, kind);
  const guint n = g_list_model_get_n_items (list);
  g_autoptr (KbRecord) last = n > 0 ? g_list_model_get_item (list, n - 1) : NULL;
  const int field = kb_entity_find_flag (kb_entity_get (kind), KB_FIELD_POSITION);

  return (last != NULL ? kb_record_get_int (last, field) : 0) + KB_POSITION_STEP;
}

static GPtrArray *
collect_rows (KbRecordSet *plan)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int kind = KB_ENTITY_SESSION; kind < KB_N_ENTITIES; kind++)
    {
      GListModel *list = kb_entity_get (kind)->scope == KB_SCOPE_SESSION ? kb_record_set_get_list (plan, kind) : NULL;

      for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
        g_ptr_array_add (records, g_list_model_get_item (list, i));
    }
  return records;
}

/**
 * kb_brief_edits_start:
 * @start_us: when the session is to start, the time of day as before, microseconds since 1970 UTC
 *
 * Another day takes the whole plan along: hard cues, shifts and checks stand at instants of that day.
 *
 * Returns: (transfer full): the edit.
 */
KbEdit *
kb_brief_edits_start (KbRecordSet *plan,
                      gint64       start_us)
{
  KbRecord *session = kb_record_set_get_session (plan);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GDateTime) before = NULL;
  g_autoptr (GDateTime) after = NULL;
  g_autoptr (GPtrArray) records = NULL;
  KbEdit *edit;

  if (kb_record_is_null (session, KB_SESSION_START_US))
    {
      edit = kb_edit_new (_("Set start"));
      kb_edit_set_session (edit, kb_record_get_id (session));
      kb_edit_set_int (edit, session, KB_SESSION_START_US, start_us);
      return edit;
    }

  records = collect_rows (plan);
  before = kb_date_from_instant (kb_record_get_int (session, KB_SESSION_START_US), zone);
  after = kb_date_from_instant (start_us, zone);
  return kb_session_move (records, kb_date_count_days (before, after), _("Move session to another day"));
}

/**
 * kb_brief_edits_add_goal:
 * @metric: which figure, a #KbMetric
 *
 * Returns: (transfer full): an edit that adds a goal without a target behind the others.
 */
KbEdit *
kb_brief_edits_add_goal (KbRecordSet *plan,
                         int          metric)
{
  g_autoptr (KbRecord) goal = kb_record_new (KB_ENTITY_GOAL, kb_id_new ());
  /* Translators: an entry of the history; a figure's name, "GMV" */
  g_autofree char *label = g_strdup_printf (_("Add goal “%s”"), kb_enum_label (&kb_metric_enum, metric));
  KbEdit *edit = kb_edit_new (label);

  kb_record_set_int (goal, KB_GOAL_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (goal, KB_GOAL_POSITION, find_next_position (plan, KB_ENTITY_GOAL));
  kb_record_set_int (goal, KB_GOAL_METRIC, metric);
  kb_record_set_int (goal, KB_GOAL_UNIT, kb_goal_unit_of_metric (metric));
  kb_record_set_text (goal, KB_GOAL_NAME, kb_enum_label (&kb_metric_enum, metric));
  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  kb_edit_insert (edit, goal);

  return edit;
}

/**
 * kb_brief_edits_add_idea:
 *
 * Returns: (transfer full): an edit that adds an idea without words behind the others.
 */
KbEdit *
kb_brief_edits_add_idea (KbRecordSet *plan)
{
  g_autoptr (KbRecord) idea = kb_record_new (KB_ENTITY_IDEA, kb_id_new ());
  KbEdit *edit = kb_edit_new (_("Add idea"));

  kb_record_set_int (idea, KB_IDEA_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (idea, KB_IDEA_POSITION, find_next_position (plan, KB_ENTITY_IDEA));
  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  kb_edit_insert (edit, idea);

  return edit;
}
