/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-checklist.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-kaibo-reader.h"
#include "kb-lineup.h"
#include "kb-session-code.h"
#include "kb-session-copy.h"
#include "kb-session-new.h"
#include "kb-session.h"
#include "kb-store.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* 2026-10-17 19:00 in Shanghai. */
#define START_US (G_GINT64_CONSTANT (1792234800) * G_USEC_PER_SEC)

static KbRecord *
create_session (const char *code,
                gint64      start_us)
{
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());

  kb_record_set_text (session, KB_SESSION_CODE, code);
  kb_record_set_text (session, KB_SESSION_TITLE, "Show");
  kb_record_set_int (session, KB_SESSION_START_US, start_us);
  kb_record_set_int (session, KB_SESSION_STATE, KB_SESSION_STATE_ARCHIVED);
  return session;
}

static KbRecord *
find_inserted (KbEdit       *edit,
               KbEntityKind  kind,
               guint         number)
{
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);

      if (step->op == KB_OP_INSERT && step->kind == kind && number-- == 0)
        return step->record;
    }
  return NULL;
}

static GPtrArray *
load_sample (KbStore  *store,
             gint64   *session_id)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "zh.kaibo", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, NULL, &error);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (KbEdit) edit = kb_edit_new ("import");

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);

      kb_edit_insert (edit, record);
      if (kb_record_get_kind (record) == KB_ENTITY_SESSION)
        *session_id = kb_record_get_id (record);
    }
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);

  return kb_store_load_session (store, *session_id, &error);
}

static guint
count_kind (GPtrArray    *records,
            KbEntityKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += kb_record_get_kind (g_ptr_array_index (records, i)) == kind;
  return n;
}

/* The whole sample, through the store's foreign keys. */
static void
test_sample_survives_the_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStore) store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (KbEdit) edit = NULL;
  gint64 session_id = 0;

  g_assert_no_error (error);
  records = load_sample (store, &session_id);
  edit = kb_session_copy (records, G_LIST_MODEL (sessions), 7, "Duplicate");
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);
  copies = kb_store_load_session (store, kb_edit_get_session (edit), &error);
  g_assert_no_error (error);

  for (int kind = KB_ENTITY_SESSION; kind <= KB_ENTITY_IDEA; kind++)
    if (kind != KB_ENTITY_WAIVER)
      g_assert_cmpuint (count_kind (copies, kind), ==, count_kind (records, kind));
  g_assert_cmpuint (count_kind (copies, KB_ENTITY_CUE), ==, 45);
  g_assert_cmpuint (count_kind (copies, KB_ENTITY_SALES_LINE), ==, 0);
  g_assert_cmpuint (count_kind (copies, KB_ENTITY_MINUTE_METRIC), ==, 0);
  g_assert_cmpuint (count_kind (copies, KB_ENTITY_INCIDENT), ==, 0);
  g_assert_cmpuint (count_kind (copies, KB_ENTITY_RUN), ==, 0);
}

static void
test_starts_days_later_as_a_draft (void)
{
  g_autoptr (KbRecord) session = create_session ("TY-20261017-A", START_US);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (KbEdit) edit = NULL;
  KbRecord *copy;

  kb_record_set_int (session, KB_SESSION_ACTUAL_START_US, START_US + 5);
  kb_record_set_int (session, KB_SESSION_TRASHED_US, START_US);
  g_ptr_array_add (records, session);
  edit = kb_session_copy (records, G_LIST_MODEL (sessions), 7, "Duplicate");
  copy = find_inserted (edit, KB_ENTITY_SESSION, 0);

  g_assert_cmpint (kb_record_get_id (copy), ==, kb_edit_get_session (edit));
  g_assert_cmpint (kb_record_get_id (copy), !=, kb_record_get_id (session));
  g_assert_cmpint (kb_record_get_int (copy, KB_SESSION_START_US), ==, START_US + 7 * DAY_US);
  g_assert_cmpint (kb_record_get_int (copy, KB_SESSION_STATE), ==, KB_SESSION_STATE_DRAFT);
  g_assert_true (kb_record_is_null (copy, KB_SESSION_ACTUAL_START_US));
  g_assert_true (kb_record_is_null (copy, KB_SESSION_TRASHED_US));
  g_assert_cmpstr (kb_record_get_text (copy, KB_SESSION_CODE), ==, "TY-20261024-A");
}

static void
test_references_stay_within_the_copy (void)
{
  g_autoptr (KbRecord) session = create_session ("A", START_US);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 11);
  g_autoptr (KbRecord) backup = kb_record_new (KB_ENTITY_LINEUP_ITEM, 12);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (KbEdit) edit = NULL;
  const KbEditStep *last;
  KbRecord *first, *second;

  for (KbRecord *row = item; row != NULL; row = row == item ? backup : NULL)
    {
      kb_record_set_int (row, KB_LINEUP_ITEM_SESSION_ID, kb_record_get_id (session));
      kb_record_set_int (row, KB_LINEUP_ITEM_PRODUCT_ID, 99);
    }
  kb_record_set_int (item, KB_LINEUP_ITEM_BACKUP_ITEM_ID, 12);
  kb_record_set_int (backup, KB_LINEUP_ITEM_BACKUP_ITEM_ID, 4711);
  g_ptr_array_add (records, session);
  g_ptr_array_add (records, item);
  g_ptr_array_add (records, backup);

  edit = kb_session_copy (records, G_LIST_MODEL (sessions), 7, "Duplicate");
  first = find_inserted (edit, KB_ENTITY_LINEUP_ITEM, 0);
  second = find_inserted (edit, KB_ENTITY_LINEUP_ITEM, 1);
  last = kb_edit_get_step (edit, kb_edit_get_n_steps (edit) - 1);

  g_assert_cmpint (kb_record_get_int (first, KB_LINEUP_ITEM_SESSION_ID), ==, kb_edit_get_session (edit));
  g_assert_cmpint (kb_record_get_int (first, KB_LINEUP_ITEM_PRODUCT_ID), ==, 99);
  /* A row refers to a later one of its kind only when that is there; to one that is not, never. */
  g_assert_true (kb_record_is_null (first, KB_LINEUP_ITEM_BACKUP_ITEM_ID));
  g_assert_true (kb_record_is_null (second, KB_LINEUP_ITEM_BACKUP_ITEM_ID));
  g_assert_cmpint (last->op, ==, KB_OP_UPDATE);
  g_assert_cmpint (last->id, ==, kb_record_get_id (first));
  g_assert_cmpint (last->value.integer, ==, kb_record_get_id (second));
}

/* Moved there and back, every instant of the sample is where it was. */
static void
test_moved_plan_keeps_its_times_of_day (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStore) store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  gint64 session_id = 0;
  guint n_moved = 0;

  g_assert_no_error (error);
  before = load_sample (store, &session_id);
  {
    g_autoptr (KbEdit) edit = kb_session_move (before, -3, "Move");
    g_autoptr (GPtrArray) changes = kb_store_commit (store, edit, &error);

    g_assert_no_error (error);
  }
  moved = kb_store_load_session (store, session_id, &error);
  g_assert_cmpuint (moved->len, ==, before->len);

  for (guint i = 0; i < before->len; i++)
    {
      KbRecord *old = g_ptr_array_index (before, i);
      KbRecord *new = g_ptr_array_index (moved, i);

      if (kb_record_get_kind (old) == KB_ENTITY_CUE && kb_record_get_bool (old, KB_CUE_HARD))
        {
          g_assert_cmpint (kb_record_get_int (new, KB_CUE_FIXED_US), ==, kb_record_get_int (old, KB_CUE_FIXED_US) - 3 * DAY_US);
          n_moved++;
        }
      if (kb_record_get_kind (old) == KB_ENTITY_SESSION)
        {
          g_assert_cmpint (kb_record_get_int (new, KB_SESSION_START_US), ==, START_US - 3 * DAY_US);
          g_assert_cmpint (kb_record_get_int (new, KB_SESSION_ACTUAL_START_US), ==,
                           kb_record_get_int (old, KB_SESSION_ACTUAL_START_US));
        }
      if (kb_record_get_kind (old) == KB_ENTITY_CHECKLIST_ITEM)
        g_assert_true (kb_value_equal (kb_record_peek (new, KB_CHECKLIST_ITEM_DONE_US),
                                       kb_record_peek (old, KB_CHECKLIST_ITEM_DONE_US)));
    }
  g_assert_cmpuint (n_moved, ==, 5);
}

static void
test_without_its_row_there_is_no_copy (void)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, 3);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);

  g_ptr_array_add (records, cue);
  g_assert_null (kb_session_copy (records, G_LIST_MODEL (sessions), 7, "Duplicate"));
}

static void
test_code_is_free (void)
{
  const struct
  {
    const char *code;
    const char *taken;
    const char *expected;
  } cases[] = {
    { "TY-20261017-A", "other", "TY-20261024-A" },
    { "TY-20261017-A", "TY-20261024-A", "TY-20261024-A-2" },
    { "weekly", "weekly", "weekly-2" },
    { "20261017", "x", "20261024" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecord) session = create_session (cases[i].code, START_US);
      g_autoptr (KbRecord) other = create_session (cases[i].taken, START_US);
      g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
      g_autofree char *code = NULL;

      g_list_store_append (sessions, other);
      code = kb_session_code_create (session, START_US + 7 * DAY_US, G_LIST_MODEL (sessions));
      g_assert_cmpstr (code, ==, cases[i].expected);
    }
}

/* The clocks of Berlin go back on 2026-10-25: a week later is 7 × 24 + 1 hours later. */
static void
test_time_of_day_survives_the_clocks (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GDateTime) before = g_date_time_new (berlin, 2026, 10, 20, 19, 0, 0);
  const gint64 start_us = g_date_time_to_unix (before) * G_USEC_PER_SEC;
  g_autoptr (KbRecord) session = create_session ("B", start_us);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (KbEdit) edit = NULL;

  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Europe/Berlin");
  g_ptr_array_add (records, session);
  edit = kb_session_copy (records, G_LIST_MODEL (sessions), 7, "Duplicate");
  g_assert_cmpint (kb_record_get_int (find_inserted (edit, KB_ENTITY_SESSION, 0), KB_SESSION_START_US), ==,
                   start_us + 7 * DAY_US + G_TIME_SPAN_HOUR);
}

/* To another day, time and zone at once: what stood an hour after the start stands there again. */
static void
test_goes_to_a_start_and_a_zone (void)
{
  g_autoptr (GTimeZone) new_york = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (GDateTime) there = g_date_time_new (new_york, 2026, 11, 3, 20, 30, 0);
  const gint64 to_us = g_date_time_to_unix (there) * G_USEC_PER_SEC;
  g_autoptr (KbRecord) session = create_session ("TY-20261017-A", START_US);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, 3);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (KbEdit) edit = NULL;
  KbSessionCopyTo to = { .zone = new_york, .title = "There", .is_template = TRUE };
  KbRecord *copy;

  kb_record_set_int (cue, KB_CUE_FIXED_US, START_US + G_TIME_SPAN_HOUR);
  g_ptr_array_add (records, session);
  g_ptr_array_add (records, cue);
  to.shift_us = kb_session_copy_find_shift (session, to_us, new_york);
  edit = kb_session_copy_to (records, "T", &to, "Duplicate");

  g_assert_cmpint (kb_record_get_int (find_inserted (edit, KB_ENTITY_CUE, 0), KB_CUE_FIXED_US), ==,
                   to_us + G_TIME_SPAN_HOUR);
  copy = find_inserted (edit, KB_ENTITY_SESSION, 0);
  g_assert_cmpint (kb_record_get_int (copy, KB_SESSION_START_US), ==, to_us);
  g_assert_cmpstr (kb_record_get_text (copy, KB_SESSION_TIME_ZONE), ==, "America/New_York");
  g_assert_cmpstr (kb_record_get_text (copy, KB_SESSION_TITLE), ==, "There");
  g_assert_cmpstr (kb_record_get_text (copy, KB_SESSION_CODE), ==, "T");
  g_assert_true (kb_record_get_bool (copy, KB_SESSION_IS_TEMPLATE));
}

static guint
count_set (GPtrArray    *records,
           KbEntityKind  kind,
           guint         field)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);

      n += kb_record_get_kind (record) == kind && !kb_record_is_null (record, field) && kb_record_get_int (record, field) != 0;
    }
  return n;
}

/* The whole sample: duties stay, people and directions do not, stock never does. */
static void
test_crew_and_directions_are_left_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStore) store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (KbEdit) edit = NULL;
  const KbSessionCopyTo to = { .without = KB_SESSION_COPY_CREW | KB_SESSION_COPY_DIRECTIONS };
  gint64 session_id = 0;

  records = load_sample (store, &session_id);
  g_assert_cmpuint (count_set (records, KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_LIVE_STOCK), >, 0);
  edit = kb_session_copy_to (records, "copy", &to, "Duplicate");
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);
  copies = kb_store_load_session (store, kb_edit_get_session (edit), &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count_kind (copies, KB_ENTITY_ASSIGNMENT), ==, count_kind (records, KB_ENTITY_ASSIGNMENT));
  g_assert_cmpuint (count_kind (copies, KB_ENTITY_SHIFT), ==, count_kind (records, KB_ENTITY_SHIFT));
  g_assert_cmpuint (count_kind (copies, KB_ENTITY_CUE_DIRECTION), ==, 0);
  g_assert_cmpuint (count_set (copies, KB_ENTITY_ASSIGNMENT, KB_ASSIGNMENT_PERSON_ID), ==, 0);
  g_assert_cmpuint (count_set (copies, KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_LIVE_STOCK), ==, 0);
  g_assert_cmpuint (count_set (copies, KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_LOCKED_STOCK), ==, 0);
  g_assert_cmpuint (count_set (copies, KB_ENTITY_LINEUP_SPEC, KB_LINEUP_SPEC_LIVE_STOCK), ==, 0);
  g_assert_cmpuint (count_set (copies, KB_ENTITY_GOAL, KB_GOAL_RESULT), ==, 0);
}

static void
test_new_session_has_a_cue_and_what_the_last_had (void)
{
  g_autoptr (KbRecord) latest = create_session ("TY-20261017-A", START_US);
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (KbEdit) edit = NULL;
  KbRecord *session;

  kb_record_set_int (latest, KB_SESSION_PLATFORM, KB_PLATFORM_TAOBAO);
  kb_record_set_text (latest, KB_SESSION_CURRENCY, "JPY");
  g_list_store_append (sessions, latest);
  edit = kb_session_new_edit (G_LIST_MODEL (sessions), "Next", START_US + 3 * DAY_US, 7200000, "UTC", "New");
  session = find_inserted (edit, KB_ENTITY_SESSION, 0);

  g_assert_cmpstr (kb_record_get_text (session, KB_SESSION_CODE), ==, "TY-20261020-A");
  g_assert_cmpint (kb_record_get_int (session, KB_SESSION_PLATFORM), ==, KB_PLATFORM_TAOBAO);
  g_assert_cmpstr (kb_record_get_text (session, KB_SESSION_CURRENCY), ==, "JPY");
  g_assert_cmpint (kb_record_get_int (session, KB_SESSION_STATE), ==, KB_SESSION_STATE_DRAFT);
  g_assert_cmpint (kb_record_get_int (session, KB_SESSION_TARGET_END_US), ==,
                   START_US + 3 * DAY_US + 2 * G_TIME_SPAN_HOUR);
  g_assert_nonnull (find_inserted (edit, KB_ENTITY_SEGMENT, 0));
  g_assert_cmpint (kb_record_get_int (find_inserted (edit, KB_ENTITY_CUE, 0), KB_CUE_TYPE), ==, KB_CUE_TYPE_OPEN);
}

static void
test_first_session_of_a_library_is_made (void)
{
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStore) store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (KbEdit) edit = kb_session_new_edit (G_LIST_MODEL (sessions), "First", START_US, 3600000,
                                                 "Asia/Shanghai", "New");
  KbRecord *session = find_inserted (edit, KB_ENTITY_SESSION, 0);

  g_assert_cmpstr (kb_record_get_text (session, KB_SESSION_CODE), ==, "20261017-A");
  g_assert_cmpstr (kb_record_get_text (session, KB_SESSION_TIME_ZONE), ==, "Asia/Shanghai");
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/session-copy/sample-survives-the-store", test_sample_survives_the_store);
  g_test_add_func ("/workspace/session-copy/starts-days-later-as-a-draft", test_starts_days_later_as_a_draft);
  g_test_add_func ("/workspace/session-copy/references-stay-within-the-copy", test_references_stay_within_the_copy);
  g_test_add_func ("/workspace/session-move/keeps-its-times-of-day", test_moved_plan_keeps_its_times_of_day);
  g_test_add_func ("/workspace/session-copy/without-its-row-there-is-no-copy", test_without_its_row_there_is_no_copy);
  g_test_add_func ("/workspace/session-copy/code-is-free", test_code_is_free);
  g_test_add_func ("/workspace/session-copy/time-of-day-survives-the-clocks", test_time_of_day_survives_the_clocks);
  g_test_add_func ("/workspace/session-copy/goes-to-a-start-and-a-zone", test_goes_to_a_start_and_a_zone);
  g_test_add_func ("/workspace/session-copy/crew-and-directions-are-left-out", test_crew_and_directions_are_left_out);
  g_test_add_func ("/workspace/session-new/has-a-cue-and-what-the-last-had", test_new_session_has_a_cue_and_what_the_last_had);
  g_test_add_func ("/workspace/session-new/first-of-a-library-is-made", test_first_session_of_a_library_is_made);

  return g_test_run ();
}
