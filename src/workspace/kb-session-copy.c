/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-copy"

#include "config.h"

#include "kb-checklist.h"
#include "kb-crew.h"
#include "kb-id.h"
#include "kb-lineup.h"
#include "kb-session-code.h"
#include "kb-session-copy.h"
#include "kb-session.h"
#include "kb-wall.h"
#include "kb-warmup.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)

/* A session copied as a plan: every row with a new id, references within the session remapped,
 * references to what all sessions share kept, and every planned instant moved on the clock on the
 * wall, so that 19:00 stays 19:00 across a change of the clocks. */
typedef struct
{
  const KbSessionCopyTo *to;           /* borrowed */
  GHashTable            *ids;          /* owned: gint64* old id → gint64* new id, of the rows copied */
  KbEdit                *edit;         /* owned */
  GTimeZone             *zone;         /* owned: of the session copied */
  GTimeZone             *new_zone;     /* owned: of the copy */
  gint64                 session_id;   /* of the copy */
} Copy;

/* What belongs to the broadcast that was, not to its plan. */
static const KbEntityKind left_behind[] = {
  KB_ENTITY_CALL_SHEET,
  KB_ENTITY_HANDOVER,
  KB_ENTITY_WAIVER,
  KB_ENTITY_RUN,
  KB_ENTITY_RUN_EVENT,
  KB_ENTITY_INCIDENT,
  KB_ENTITY_MINUTE_METRIC,
  KB_ENTITY_SALES_LINE,
  KB_ENTITY_TRAFFIC_SOURCE,
  KB_ENTITY_DWELL_BUCKET,
  KB_ENTITY_FUNNEL_STEP,
  KB_ENTITY_PROFILE_SHARE,
  KB_ENTITY_KEY_FIGURE,
  KB_ENTITY_COST_ITEM,
  KB_ENTITY_INCOME_ITEM,
  KB_ENTITY_INDICATOR,
  KB_ENTITY_FINDING,
  KB_ENTITY_NEED,
  KB_ENTITY_TICKET,
  KB_ENTITY_CAMPAIGN,
  KB_ENTITY_COMPLIANCE_LINE,
};

/* Fields of the plan that say how far it had come: the copy starts over, with what a new row has. */
static const struct
{
  KbEntityKind kind;
  guint        field;
} start_over[] = {
  { KB_ENTITY_SESSION, KB_SESSION_STATE },
  { KB_ENTITY_SESSION, KB_SESSION_ACTUAL_START_US },
  { KB_ENTITY_SESSION, KB_SESSION_ACTUAL_END_US },
  { KB_ENTITY_SESSION, KB_SESSION_SUBSIDY_MINOR },
  { KB_ENTITY_SESSION, KB_SESSION_IS_TEMPLATE },
  { KB_ENTITY_SESSION, KB_SESSION_TRASHED_US },
  { KB_ENTITY_GOAL, KB_GOAL_RESULT },
  { KB_ENTITY_GOAL, KB_GOAL_NOTE },
  { KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_LIVE_STOCK },
  { KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_TOTAL_STOCK },
  { KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_LOCKED_STOCK },
  { KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_SAMPLE },
  { KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_APPROVED_BY },
  { KB_ENTITY_LINEUP_SPEC, KB_LINEUP_SPEC_LIVE_STOCK },
  { KB_ENTITY_COUPON, KB_COUPON_REDEEMED },
  { KB_ENTITY_COUPON, KB_COUPON_REDEEMED_MINOR },
  { KB_ENTITY_GIVEAWAY, KB_GIVEAWAY_RESULT },
  { KB_ENTITY_CHECKLIST_ITEM, KB_CHECKLIST_ITEM_STATE },
  { KB_ENTITY_CHECKLIST_ITEM, KB_CHECKLIST_ITEM_RESULT },
  { KB_ENTITY_CHECKLIST_ITEM, KB_CHECKLIST_ITEM_DONE_US },
  { KB_ENTITY_CHECKLIST_ITEM, KB_CHECKLIST_ITEM_EVIDENCE },
  { KB_ENTITY_WARMUP_ACTION, KB_WARMUP_ACTION_RESULT },
  { KB_ENTITY_WARMUP_ACTION, KB_WARMUP_ACTION_STATE },
  { KB_ENTITY_REQUEST, KB_REQUEST_PROMISED },
  { KB_ENTITY_REQUEST, KB_REQUEST_DONE },
  { KB_ENTITY_REQUEST, KB_REQUEST_DONE_US },
  { KB_ENTITY_REQUEST, KB_REQUEST_RESULT },
  { KB_ENTITY_REQUEST, KB_REQUEST_STATE },
};

/* Who it is that does it: a copy without its crew keeps the duties and asks for people anew. */
static const struct
{
  KbEntityKind kind;
  guint        field;
} of_the_crew[] = {
  { KB_ENTITY_SESSION, KB_SESSION_OWNER_ID },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_PERSON_ID },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_AVAILABILITY },
  { KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_COST_MINOR },
  { KB_ENTITY_CHECKLIST_ITEM, KB_CHECKLIST_ITEM_OWNER_ID },
  { KB_ENTITY_CHECKLIST_ITEM, KB_CHECKLIST_ITEM_OWNER },
  { KB_ENTITY_WARMUP_ACTION, KB_WARMUP_ACTION_OWNER_ID },
  { KB_ENTITY_WARMUP_ACTION, KB_WARMUP_ACTION_OWNER },
  { KB_ENTITY_REQUEST, KB_REQUEST_CONTACT },
};

/* Days as somebody wrote them ("10-12 18:00"), beside the instant that moves: left out, they are not
 * wrong. */
static const struct
{
  KbEntityKind kind;
  guint        text;
  guint        instant;
} written_days[] = {
  { KB_ENTITY_WARMUP_ACTION, KB_WARMUP_ACTION_DATE, KB_WARMUP_ACTION_AT_US },
  { KB_ENTITY_REQUEST, KB_REQUEST_WANTED, KB_REQUEST_WANTED_US },
};

static gboolean
is_of_the_plan (KbRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_behind); i++)
    if (kb_record_get_kind (record) == left_behind[i])
      return FALSE;

  return TRUE;
}

static gboolean
is_copied (Copy     *copy,
           KbRecord *record)
{
  if (kb_record_get_kind (record) == KB_ENTITY_CUE_DIRECTION && (copy->to->without & KB_SESSION_COPY_DIRECTIONS))
    return FALSE;

  return is_of_the_plan (record);
}

static void
give_new_ids (Copy      *copy,
              GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);
      gint64 *old_id, *new_id;

      if (!is_copied (copy, record))
        continue;
      old_id = g_new (gint64, 1);
      new_id = g_new (gint64, 1);
      *old_id = kb_record_get_id (record);
      *new_id = kb_record_get_kind (record) == KB_ENTITY_SESSION ? copy->session_id : kb_id_new ();
      g_hash_table_replace (copy->ids, old_id, new_id);
    }
}

/* Rows of one kind may refer to later ones (a lineup item to its backup): those references follow
 * when all rows are in. */
static void
remap_reference (Copy       *copy,
                 KbRecord   *row,
                 guint       field,
                 GPtrArray  *late)
{
  const KbField *info = &kb_record_get_entity (row)->fields[field];
  const gint64 old_id = kb_record_get_int (row, field);
  const gint64 *new_id = g_hash_table_lookup (copy->ids, &old_id);
  const KbValue unset = KB_VALUE_INIT;

  if (kb_entity_get (info->refers)->scope == KB_SCOPE_LIBRARY)
    return;

  if (new_id != NULL)
    kb_record_set_int (row, field, *new_id);
  else if (info->flags & KB_FIELD_NULLABLE)
    kb_record_set_value (row, field, &unset);

  if (new_id != NULL && info->refers == (int) kb_record_get_kind (row))
    {
      g_ptr_array_add (late, kb_record_dup (row));
      kb_record_set_value (row, field, &unset);
    }
}

static void
adapt_row (Copy      *copy,
           KbRecord  *row,
           GPtrArray *late)
{
  const KbEntity *entity = kb_record_get_entity (row);
  g_autoptr (KbRecord) fresh = kb_record_new (entity->kind, 1);

  for (guint i = 0; i < G_N_ELEMENTS (start_over); i++)
    if (start_over[i].kind == entity->kind)
      kb_record_set_value (row, start_over[i].field, kb_record_peek (fresh, start_over[i].field));
  for (guint i = 0; (copy->to->without & KB_SESSION_COPY_CREW) && i < G_N_ELEMENTS (of_the_crew); i++)
    if (of_the_crew[i].kind == entity->kind)
      kb_record_set_value (row, of_the_crew[i].field, kb_record_peek (fresh, of_the_crew[i].field));
  for (guint i = 0; i < G_N_ELEMENTS (written_days); i++)
    if (written_days[i].kind == entity->kind && !kb_record_is_null (row, written_days[i].instant))
      kb_record_set_text (row, written_days[i].text, "");

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (kb_record_is_null (row, i))
        continue;
      if (entity->fields[i].kind == KB_FIELD_REF)
        remap_reference (copy, row, i, late);
      else if (entity->fields[i].kind == KB_FIELD_INSTANT)
        kb_record_set_int (row, i, kb_wall_shift (kb_record_get_int (row, i), copy->zone, copy->to->shift_us,
                                                  copy->new_zone));
    }
}

static void
adapt_session (Copy       *copy,
               KbRecord   *row,
               const char *code)
{
  kb_record_set_text (row, KB_SESSION_CODE, code);
  kb_record_set_text (row, KB_SESSION_TIME_ZONE, g_time_zone_get_identifier (copy->new_zone));
  kb_record_set_int (row, KB_SESSION_IS_TEMPLATE, copy->to->is_template);
  if (copy->to->start_us != 0 && kb_record_is_null (row, KB_SESSION_START_US))
    kb_record_set_int (row, KB_SESSION_START_US, copy->to->start_us);
  if (copy->to->title != NULL)
    kb_record_set_text (row, KB_SESSION_TITLE, copy->to->title);
}

static KbRecord *
create_row (Copy     *copy,
            KbRecord *record)
{
  const gint64 old_id = kb_record_get_id (record);
  const gint64 *new_id = g_hash_table_lookup (copy->ids, &old_id);
  KbRecord *row = kb_record_new (kb_record_get_kind (record), *new_id);

  for (guint i = 0; i < kb_record_get_entity (record)->n_fields; i++)
    kb_record_set_value (row, i, kb_record_peek (record, i));

  return row;
}

static void
set_late_references (Copy      *copy,
                     GPtrArray *late)
{
  for (guint i = 0; i < late->len; i++)
    {
      KbRecord *row = g_ptr_array_index (late, i);
      const KbEntity *entity = kb_record_get_entity (row);

      for (guint field = 0; field < entity->n_fields; field++)
        if (entity->fields[field].kind == KB_FIELD_REF && entity->fields[field].refers == (int) entity->kind
            && !kb_record_is_null (row, field))
          kb_edit_set_int (copy->edit, row, field, kb_record_get_int (row, field));
    }
}

static void
add_rows (Copy       *copy,
          GPtrArray  *records,
          const char *code)
{
  g_autoptr (GPtrArray) late = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (KbRecord) row = NULL;

      if (!is_copied (copy, g_ptr_array_index (records, i)))
        continue;
      row = create_row (copy, g_ptr_array_index (records, i));
      adapt_row (copy, row, late);
      if (kb_record_get_kind (row) == KB_ENTITY_SESSION)
        adapt_session (copy, row, code);
      kb_edit_insert (copy->edit, row);
    }
  set_late_references (copy, late);
}

static GTimeZone *
dup_zone (KbRecord *session)
{
  GTimeZone *zone = g_time_zone_new_identifier (kb_record_get_text (session, KB_SESSION_TIME_ZONE));

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/**
 * kb_session_copy_find:
 *
 * Returns: (transfer none) (nullable): the session's own row among @records.
 */
KbRecord *
kb_session_copy_find (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (kb_record_get_kind (g_ptr_array_index (records, i)) == KB_ENTITY_SESSION)
      return g_ptr_array_index (records, i);

  return NULL;
}

/**
 * kb_session_copy_find_shift:
 * @session: the session to be copied, or any with a start and a time zone
 * @start_us: when the copy is to start, microseconds since 1970 UTC
 * @zone: (nullable): the copy's time zone; %NULL for @session's own
 *
 * Returns: how far the clock on the wall moves between the two starts, microseconds; 0 when @session
 *   has no start.
 */
gint64
kb_session_copy_find_shift (KbRecord  *session,
                            gint64     start_us,
                            GTimeZone *zone)
{
  g_autoptr (GTimeZone) old_zone = dup_zone (session);
  gint64 old_us;

  if (kb_record_is_null (session, KB_SESSION_START_US))
    return 0;

  old_us = kb_record_get_int (session, KB_SESSION_START_US);
  return kb_wall_read (start_us, zone != NULL ? zone : old_zone) - kb_wall_read (old_us, old_zone);
}

/**
 * kb_session_copy_to:
 * @records: (element-type KbRecord): all rows of one session, entity order, its own row among them
 * @code: the copy's code
 * @to: where it goes and what does not go along
 * @label: what the user did, translated
 *
 * Makes an edit that copies a session as a new draft: the same plan, every instant moved, with new
 * ids. What belongs to the broadcast that was is not copied: runs, results, actual times, stock.
 *
 * Returns: (transfer full) (nullable): the edit, whose session is the copy; %NULL when no session's
 *   own row is among @records.
 */
KbEdit *
kb_session_copy_to (GPtrArray             *records,
                    const char            *code,
                    const KbSessionCopyTo *to,
                    const char            *label)
{
  Copy copy = { .to = to };
  KbRecord *session;

  g_return_val_if_fail (records != NULL, NULL);
  g_return_val_if_fail (to != NULL, NULL);

  session = kb_session_copy_find (records);
  if (session == NULL)
    return NULL;

  copy.ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  copy.zone = dup_zone (session);
  copy.new_zone = g_time_zone_ref (to->zone != NULL ? to->zone : copy.zone);
  copy.session_id = kb_id_new ();
  copy.edit = kb_edit_new (label);
  kb_edit_set_session (copy.edit, copy.session_id);

  give_new_ids (&copy, records);
  add_rows (&copy, records, code);

  g_hash_table_unref (copy.ids);
  g_time_zone_unref (copy.zone);
  g_time_zone_unref (copy.new_zone);
  return copy.edit;
}

/**
 * kb_session_copy:
 * @records: (element-type KbRecord): all rows of one session, entity order, its own row among them
 * @sessions: (element-type KbRecord): the library's sessions, for a code that none of them has
 * @days: how much later the copy starts, days of the session's own calendar
 * @label: what the user did, translated
 *
 * Like kb_session_copy_to(), with everything, at the same time of another day.
 */
KbEdit *
kb_session_copy (GPtrArray  *records,
                 GListModel *sessions,
                 int         days,
                 const char *label)
{
  const KbSessionCopyTo to = { .shift_us = days * DAY_US };
  KbRecord *session;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *code = NULL;
  gint64 start_us;

  g_return_val_if_fail (records != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (sessions), NULL);

  session = kb_session_copy_find (records);
  if (session == NULL)
    return NULL;
  zone = dup_zone (session);
  start_us = kb_wall_shift (kb_record_get_int_or (session, KB_SESSION_START_US, 0), zone, to.shift_us, zone);
  code = kb_session_code_create (session, start_us, sessions);

  return kb_session_copy_to (records, code, &to, label);
}

static gboolean
is_of_the_past (KbEntityKind kind,
                guint        field)
{
  for (guint i = 0; i < G_N_ELEMENTS (start_over); i++)
    if (start_over[i].kind == kind && start_over[i].field == field)
      return TRUE;

  return FALSE;
}

static void
move_row (KbEdit    *edit,
          KbRecord  *record,
          GTimeZone *zone,
          int        days)
{
  const KbEntity *entity = kb_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == KB_FIELD_INSTANT && !kb_record_is_null (record, i)
        && !is_of_the_past (entity->kind, i))
      kb_edit_set_int (edit, record, i, kb_wall_shift (kb_record_get_int (record, i), zone, days * DAY_US, zone));

  for (guint i = 0; i < G_N_ELEMENTS (written_days); i++)
    if (written_days[i].kind == entity->kind && !kb_record_is_null (record, written_days[i].instant)
        && *kb_record_get_text (record, written_days[i].text) != '\0')
      kb_edit_set_text (edit, record, written_days[i].text, "");
}

/**
 * kb_session_move:
 * @records: (element-type KbRecord): all rows of one session, its own row among them
 * @days: how many days later, negative for earlier
 * @label: what the user did, translated
 *
 * Makes an edit that moves a whole plan to another day: the session with its hard cues, shifts,
 * coupons and checks, each at its own time of day. What has happened stays where it was.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL when no session's own row is among @records.
 */
KbEdit *
kb_session_move (GPtrArray  *records,
                 int         days,
                 const char *label)
{
  KbRecord *session;
  g_autoptr (GTimeZone) zone = NULL;
  KbEdit *edit;

  g_return_val_if_fail (records != NULL, NULL);

  session = kb_session_copy_find (records);
  if (session == NULL)
    return NULL;

  zone = dup_zone (session);
  edit = kb_edit_new (label);
  kb_edit_set_session (edit, kb_record_get_id (session));
  for (guint i = 0; i < records->len; i++)
    if (is_of_the_plan (g_ptr_array_index (records, i)))
      move_row (edit, g_ptr_array_index (records, i), zone, days);

  return edit;
}
