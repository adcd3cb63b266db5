/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-earned.h"
#include "kb-error.h"
#include "kb-query.h"
#include "kb-results.h"
#include "kb-session.h"

static void
add_session (KbEdit *edit,
             gint64  id,
             gint64  goal_minor)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, id);
  g_autoptr (KbRecord) goal = kb_record_new (KB_ENTITY_GOAL, id + 100);

  kb_edit_insert (edit, session);
  if (goal_minor == KB_NONE)
    return;
  kb_record_set_int (goal, KB_GOAL_SESSION_ID, id);
  kb_record_set_int (goal, KB_GOAL_METRIC, KB_METRIC_GMV);
  kb_record_set_int (goal, KB_GOAL_TARGET, goal_minor);
  kb_edit_insert (edit, goal);
}

static void
add_minute (KbEdit *edit,
            gint64  id,
            gint64  session_id,
            gint64  gmv_minor)
{
  g_autoptr (KbRecord) minute = kb_record_new (KB_ENTITY_MINUTE_METRIC, id);

  kb_record_set_int (minute, KB_MINUTE_METRIC_SESSION_ID, session_id);
  kb_record_set_int (minute, KB_MINUTE_METRIC_MINUTE, id);
  kb_record_set_int (minute, KB_MINUTE_METRIC_GMV_MINOR, gmv_minor);
  kb_edit_insert (edit, minute);
}

static KbStore *
create_store (void)
{
  g_autoptr (GError) error = NULL;
  KbStore *store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");
  g_autoptr (GPtrArray) changes = NULL;

  g_assert_no_error (error);
  add_session (edit, 1, 22000000);
  add_session (edit, 2, KB_NONE);
  add_session (edit, 3, 500);
  add_minute (edit, 11, 1, 24000000);
  add_minute (edit, 12, 1, 654790);
  add_minute (edit, 13, 1, KB_NONE);
  add_minute (edit, 14, 2, 700);
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);

  return store;
}

static void
sums_minutes_against_the_goal (void)
{
  g_autoptr (KbStore) store = create_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) earned = kb_earned_load (store, &error);
  const KbEarned *one;
  const KbEarned *two;

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (earned), ==, 2);

  one = g_hash_table_lookup (earned, &(gint64) { 1 });
  g_assert_cmpint (one->gmv_minor, ==, 24654790);
  g_assert_cmpint (kb_earned_get_percent (one), ==, 112);

  two = g_hash_table_lookup (earned, &(gint64) { 2 });
  g_assert_cmpint (two->gmv_minor, ==, 700);
  g_assert_cmpint (kb_earned_get_percent (two), ==, -1);
}

static void
figures_only_read (void)
{
  g_autoptr (KbStore) store = create_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kb_store_query (store, "DELETE FROM session", &error);

  g_assert_null (rows);
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/earned/sums-minutes-against-the-goal", sums_minutes_against_the_goal);
  g_test_add_func ("/insight/earned/figures-only-read", figures_only_read);

  return g_test_run ();
}
