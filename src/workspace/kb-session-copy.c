/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-copy"

#include "config.h"

#include <string.h>

#include "kb-checklist.h"
#include "kb-id.h"
#include "kb-lineup.h"
#include "kb-session-copy.h"
#include "kb-session.h"
#include "kb-warmup.h"

/* A session copied as a plan: every row with a new id, references within the session remapped,
 * references to what all sessions share kept, and every planned instant moved by whole days of the
 * session's own calendar, so that 19:00 stays 19:00 across a change of the clocks. */
typedef struct
{
  GHashTable *ids;          /* owned: gint64* old id → gint64* new id, of the rows copied */
  KbEdit     *edit;         /* owned */
  GTimeZone  *zone;         /* owned */
  gint64      session_id;   /* of the copy */
  int         days;
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
  { KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_LOCKED_STOCK },
  { KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_SAMPLE },
  { KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_APPROVED_BY },
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
is_copied (KbRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_behind); i++)
    if (kb_record_get_kind (record) == left_behind[i])
      return FALSE;

  return TRUE;
}

static void
give_new_ids (Copy      *copy,
              GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);
      gint64 *old_id, *new_id;

      if (!is_copied (record))
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
        kb_record_set_int (row, i, kb_session_copy_shift (kb_record_get_int (row, i), copy->zone, copy->days));
    }
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

      if (!is_copied (g_ptr_array_index (records, i)))
        continue;
      row = create_row (copy, g_ptr_array_index (records, i));
      adapt_row (copy, row, late);
      if (kb_record_get_kind (row) == KB_ENTITY_SESSION)
        kb_record_set_text (row, KB_SESSION_CODE, code);
      kb_edit_insert (copy->edit, row);
    }
  set_late_references (copy, late);
}

static gboolean
has_code (GListModel *sessions,
          const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);

      if (g_strcmp0 (kb_record_get_text (session, KB_SESSION_CODE), code) == 0)
        return TRUE;
    }

  return FALSE;
}

static GTimeZone *
dup_zone (KbRecord *session)
{
  GTimeZone *zone = g_time_zone_new_identifier (kb_record_get_text (session, KB_SESSION_TIME_ZONE));

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static char *
format_day (gint64     at_us,
            GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y%m%d") : g_strdup ("");
}

static KbRecord *
find_session (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (kb_record_get_kind (g_ptr_array_index (records, i)) == KB_ENTITY_SESSION)
      return g_ptr_array_index (records, i);

  return NULL;
}

/**
 * kb_session_copy:
 * @records: (element-type KbRecord): all rows of one session, entity order, its own row among them
 * @sessions: (element-type KbRecord): the library's sessions, for a code that none of them has
 * @days: how much later the copy starts, days of the session's own calendar
 * @label: what the user did, translated
 *
 * Makes an edit that copies a session as a new draft: the same plan, every instant @days later, with
 * new ids. What belongs to the broadcast that was is not copied: runs, actual times, locked stock.
 *
 * Returns: (transfer full) (nullable): the edit, whose session is the copy; %NULL when no session's
 *   own row is among @records.
 */
KbEdit *
kb_session_copy (GPtrArray  *records,
                 GListModel *sessions,
                 int         days,
                 const char *label)
{
  Copy copy = { .days = days };
  KbRecord *session;
  g_autofree char *code = NULL;

  g_return_val_if_fail (records != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (sessions), NULL);

  session = find_session (records);
  if (session == NULL)
    return NULL;

  code = kb_session_copy_code (session, sessions, days);
  copy.ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  copy.zone = dup_zone (session);
  copy.session_id = kb_id_new ();
  copy.edit = kb_edit_new (label);
  kb_edit_set_session (copy.edit, copy.session_id);

  give_new_ids (&copy, records);
  add_rows (&copy, records, code);

  g_hash_table_unref (copy.ids);
  g_time_zone_unref (copy.zone);
  return copy.edit;
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
      kb_edit_set_int (edit, record, i, kb_session_copy_shift (kb_record_get_int (record, i), zone, days));

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

  session = find_session (records);
  if (session == NULL)
    return NULL;

  zone = dup_zone (session);
  edit = kb_edit_new (label);
  kb_edit_set_session (edit, kb_record_get_id (session));
  for (guint i = 0; i < records->len; i++)
    if (is_copied (g_ptr_array_index (records, i)))
      move_row (edit, g_ptr_array_index (records, i), zone, days);

  return edit;
}

/**
 * kb_session_copy_redate:
 * @session: a session with a start and a code
 * @day: another day, "20261024"
 *
 * Returns: (transfer full) (nullable): its code with @day in place of the day it starts on; %NULL
 *   when the code does not name that day.
 */
char *
kb_session_copy_redate (KbRecord   *session,
                        const char *day)
{
  const char *code = kb_record_get_text (session, KB_SESSION_CODE);
  g_autoptr (GTimeZone) zone = dup_zone (session);
  g_autofree char *old_day = format_day (kb_record_get_int_or (session, KB_SESSION_START_US, G_MININT64), zone);
  g_autoptr (GString) moved = g_string_new (code);

  if (*old_day == '\0' || strstr (code, old_day) == NULL)
    return NULL;
  g_string_replace (moved, old_day, day, 1);

  return g_string_free (g_steal_pointer (&moved), FALSE);
}

/**
 * kb_session_copy_code:
 * @session: the session to be copied
 * @sessions: (element-type KbRecord): the library's sessions
 * @days: how much later the copy starts
 *
 * The day within the code becomes that of the copy: "TY-20261017-A" is "TY-20261024-A" a week
 * later; where that is taken, or where there is no day, a number follows.
 *
 * Returns: (transfer full): a code that no session has; "" when @session has none.
 */
char *
kb_session_copy_code (KbRecord   *session,
                      GListModel *sessions,
                      int         days)
{
  const gint64 start_us = kb_record_get_int_or (session, KB_SESSION_START_US, 0);
  g_autoptr (GTimeZone) zone = dup_zone (session);
  g_autofree char *new_day = format_day (kb_session_copy_shift (start_us, zone, days), zone);
  g_autofree char *moved = kb_session_copy_redate (session, new_day);
  char *unique;

  if (moved == NULL)
    moved = g_strdup (kb_record_get_text (session, KB_SESSION_CODE));
  if (*moved == '\0')
    return g_steal_pointer (&moved);

  unique = g_strdup (moved);
  for (guint number = 2; has_code (sessions, unique); number++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", moved, number);
    }
  return unique;
}

/**
 * kb_session_copy_shift:
 * @at_us: an instant, microseconds since 1970 UTC
 * @zone: whose calendar counts
 * @days: how many days later, negative for earlier
 *
 * Returns: the instant at the same time of day, @days later; @at_us itself when that is outside the
 *   calendar.
 */
gint64
kb_session_copy_shift (gint64     at_us,
                       GTimeZone *zone,
                       int        days)
{
  const gint64 seconds = at_us / G_USEC_PER_SEC - (at_us % G_USEC_PER_SEC < 0);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autoptr (GDateTime) later = local != NULL ? g_date_time_add_days (local, days) : NULL;

  if (later == NULL)
    return at_us;
  return g_date_time_to_unix (later) * G_USEC_PER_SEC + (at_us - seconds * G_USEC_PER_SEC);
}
