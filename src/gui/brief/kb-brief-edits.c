/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-brief-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-brief-edits.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-date-text.h"
#include "kb-error.h"
#include "kb-goal-value.h"
#include "kb-id.h"
#include "kb-rundown-edits.h"
#include "kb-session-copy.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-warmup.h"

/* The edits of the brief that are more than one field. */

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
  kb_record_set_int (goal, KB_GOAL_POSITION, kb_record_set_get_next_position (plan, KB_ENTITY_GOAL));
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
  kb_record_set_int (idea, KB_IDEA_POSITION, kb_record_set_get_next_position (plan, KB_ENTITY_IDEA));
  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  kb_edit_insert (edit, idea);

  return edit;
}

static KbRecord *
create_task (KbRecordSet  *plan,
             KbEntityKind  kind)
{
  KbRecord *task = kb_record_new (kind, kb_id_new ());
  const guint n = g_list_model_get_n_items (kb_record_set_get_list (plan, kind));
  g_autofree char *code = g_strdup_printf ("X%02u", n + 1);

  if (kind == KB_ENTITY_WARMUP_ACTION)
    {
      kb_record_set_int (task, KB_WARMUP_ACTION_SESSION_ID, kb_record_set_get_session_id (plan));
      kb_record_set_int (task, KB_WARMUP_ACTION_POSITION, kb_record_set_get_next_position (plan, kind));
      return task;
    }
  kb_record_set_int (task, KB_REQUEST_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (task, KB_REQUEST_POSITION, kb_record_set_get_next_position (plan, kind));
  kb_record_set_text (task, KB_REQUEST_CODE, code);
  return task;
}

static int
choose_cue_type (KbRecord *idea)
{
  switch ((int) kb_record_get_int_or (idea, KB_IDEA_KIND, -1))
    {
    case KB_INTERACTION_GIVEAWAY:
    case KB_INTERACTION_COUPON_DROP:
    case KB_INTERACTION_RED_PACKET:
      return KB_CUE_TYPE_GIVEAWAY;
    case KB_INTERACTION_QUIZ:
    case KB_INTERACTION_VOTE:
    case KB_INTERACTION_GAME:
      return KB_CUE_TYPE_GAME;
    default:
      return KB_CUE_TYPE_FREE;
    }
}

/**
 * kb_brief_edits_make_cue:
 * @idea: one of @plan, that no cue came of yet
 *
 * Returns: (transfer full): an edit that adds a cue with the idea's words at the end of the rundown, and remembers that it came
 *   of the idea.
 */
KbEdit *
kb_brief_edits_make_cue (KbRecordSet *plan,
                         KbRecord    *idea)
{
  GListModel *segments = kb_record_set_get_list (plan, KB_ENTITY_SEGMENT);
  const guint n_segments = g_list_model_get_n_items (segments);
  g_autoptr (KbRecord) last = n_segments > 0 ? g_list_model_get_item (segments, n_segments - 1) : NULL;
  const KbRundownPlace place = { .segment_id = last != NULL ? kb_record_get_id (last) : 0 };
  const char *title = kb_record_get_text (idea, KB_IDEA_TITLE);
  /* Translators: an entry of the history; the idea's words */
  g_autofree char *label = g_strdup_printf (_("Make a cue of “%s”"), title);
  KbEdit *edit = kb_edit_new (label);
  gint64 cue_id = 0;
  g_autoptr (KbEdit) insert = kb_rundown_insert_cue (plan, &place, &cue_id);
  KbValue value = KB_VALUE_INIT;

  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  kb_edit_append (edit, insert);
  kb_value_set_text (&value, title);
  kb_edit_set (edit, KB_ENTITY_CUE, cue_id, KB_CUE_TITLE, &value);
  kb_value_clear (&value);
  kb_value_set_int (&value, choose_cue_type (idea));
  kb_edit_set (edit, KB_ENTITY_CUE, cue_id, KB_CUE_TYPE, &value);
  kb_edit_set_int (edit, idea, KB_IDEA_CUE_ID, cue_id);

  return edit;
}

/**
 * kb_brief_edits_add_task:
 * @kind: %KB_ENTITY_WARMUP_ACTION or %KB_ENTITY_REQUEST
 *
 * Returns: (transfer full): an edit that adds one behind the others; a request gets the next number.
 */
KbEdit *
kb_brief_edits_add_task (KbRecordSet  *plan,
                         KbEntityKind  kind)
{
  g_autoptr (KbRecord) task = create_task (plan, kind);
  KbEdit *edit = kb_edit_new (kind == KB_ENTITY_WARMUP_ACTION ? _("Add warm-up action") : _("Add request"));

  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  kb_edit_insert (edit, task);
  return edit;
}

/* "D-7" is seven days before the day on which the session starts. */
static char *
format_due (KbRecordSet *plan,
            gint64       at_us)
{
  KbRecord *session = kb_record_set_get_session (plan);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) at = NULL;
  int days;

  if (kb_record_is_null (session, KB_SESSION_START_US))
    return g_strdup ("");
  start = kb_date_from_instant (kb_record_get_int (session, KB_SESSION_START_US), zone);
  at = kb_date_from_instant (at_us, zone);
  days = kb_date_count_days (start, at);
  return g_strdup_printf (days > 0 ? "D+%d" : days < 0 ? "D-%d" : "D%d", ABS (days));
}

static gint64
find_person (KbRecordSet *plan,
             const char  *name)
{
  GListModel *people = kb_record_set_get_list (kb_record_set_get_library (plan), KB_ENTITY_PERSON);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (KbRecord) person = g_list_model_get_item (people, i);

      if (g_strcmp0 (kb_record_get_text (person, KB_PERSON_NAME), name) == 0)
        return kb_record_get_id (person);
    }
  return 0;
}

/* What else follows from a field: a day has a name and outdates what was written for it; a name is that
 * of a person of the library, or of nobody there. */
static void
add_what_follows (KbEdit        *edit,
                  KbRecordSet   *plan,
                  KbRecord      *task,
                  guint          field,
                  const KbValue *value)
{
  const gboolean is_action = kb_record_get_kind (task) == KB_ENTITY_WARMUP_ACTION;
  const KbValue unset = KB_VALUE_INIT;

  if (is_action && field == KB_WARMUP_ACTION_AT_US)
    {
      g_autofree char *due = format_due (plan, value->integer);

      kb_edit_set_text (edit, task, KB_WARMUP_ACTION_DUE, due);
      kb_edit_set_text (edit, task, KB_WARMUP_ACTION_DATE, "");
    }
  else if (is_action && field == KB_WARMUP_ACTION_OWNER)
    {
      const gint64 person = find_person (plan, value->text);

      if (person != 0)
        kb_edit_set_int (edit, task, KB_WARMUP_ACTION_OWNER_ID, person);
      else
        kb_edit_set (edit, KB_ENTITY_WARMUP_ACTION, kb_record_get_id (task), KB_WARMUP_ACTION_OWNER_ID, &unset);
    }
  else if (!is_action && field == KB_REQUEST_WANTED_US)
    kb_edit_set_text (edit, task, KB_REQUEST_WANTED, "");
}

/**
 * kb_brief_edits_task_field:
 * @task: a warm-up action or a request of @plan
 * @field: the field that was typed
 * @value: what it becomes
 * @label: what the user did, translated
 *
 * Returns: (transfer full): an edit that sets @field and what follows from it.
 */
KbEdit *
kb_brief_edits_task_field (KbRecordSet   *plan,
                           KbRecord      *task,
                           guint          field,
                           const KbValue *value,
                           const char    *label)
{
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  kb_edit_set (edit, kb_record_get_kind (task), kb_record_get_id (task), field, value);
  add_what_follows (edit, plan, task, field, value);
  return edit;
}

/**
 * kb_brief_edits_check_size:
 * @name: a file's name
 * @n_bytes: how large it is
 *
 * Returns: %FALSE with %KB_ERROR_INPUT and a sentence for the reader when it cannot be attached.
 */
gboolean
kb_brief_edits_check_size (const char  *name,
                           guint64      n_bytes,
                           GError     **error)
{
  g_autofree char *size = g_format_size (n_bytes);
  g_autofree char *limit = g_format_size (KB_ATTACHMENT_MAX_BYTES);

  if (n_bytes > 0 && n_bytes <= KB_ATTACHMENT_MAX_BYTES)
    return TRUE;
  if (n_bytes == 0)
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is empty and was not attached"), name);
  else
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                 _("“%s” has %s and was not attached: a file may have up to %s. Write in the notes where it is."),
                 name, size, limit);
  return FALSE;
}

/**
 * kb_brief_edits_add_attachment:
 * @name: the file's name
 * @mime: (nullable): its media type
 * @bytes: what is in it
 *
 * Returns: (transfer full) (nullable): an edit that puts the file into the library; %NULL with an error
 *   when it is too large or empty.
 */
KbEdit *
kb_brief_edits_add_attachment (KbRecordSet  *plan,
                               const char   *name,
                               const char   *mime,
                               GBytes       *bytes,
                               GError      **error)
{
  g_autoptr (KbRecord) attachment = kb_record_new (KB_ENTITY_ATTACHMENT, kb_id_new ());
  g_autofree char *label = NULL;
  KbValue data = KB_VALUE_INIT;
  KbEdit *edit;

  if (!kb_brief_edits_check_size (name, g_bytes_get_size (bytes), error))
    return NULL;

  kb_record_set_int (attachment, KB_ATTACHMENT_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (attachment, KB_ATTACHMENT_POSITION, kb_record_set_get_next_position (plan, KB_ENTITY_ATTACHMENT));
  kb_record_set_text (attachment, KB_ATTACHMENT_NAME, name);
  kb_record_set_text (attachment, KB_ATTACHMENT_MIME, mime != NULL ? mime : "");
  if (mime != NULL && g_str_has_prefix (mime, "image/"))
    kb_record_set_int (attachment, KB_ATTACHMENT_KIND, KB_ATTACHMENT_KIND_OVERLAY);
  else if (mime != NULL && g_str_has_prefix (mime, "audio/"))
    kb_record_set_int (attachment, KB_ATTACHMENT_KIND, KB_ATTACHMENT_KIND_MUSIC);
  kb_value_set_bytes (&data, bytes);
  kb_record_take_value (attachment, KB_ATTACHMENT_DATA, &data);

  /* Translators: an entry of the history; a file's name */
  label = g_strdup_printf (_("Attach “%s”"), name);
  edit = kb_edit_new (label);
  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  kb_edit_insert (edit, attachment);
  return edit;
}
