/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "kb-plan-records.h"
#include "kb-session-span.h"
#include "kb-session.h"

#define N_SESSIONS 60
#define MAX_CUES 12
#define START_US G_GINT64_CONSTANT (1792234800000000)

/* Some sessions start when they say so, some follow from a hard cue or from their end, some from nothing. */
static void
add_session (KbEdit *edit,
             gint64  id)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, id);

  if (g_test_rand_bit ())
    kb_record_set_int (session, KB_SESSION_START_US, START_US);
  if (g_test_rand_bit ())
    kb_record_set_int (session, KB_SESSION_TARGET_END_US, START_US + 3 * G_TIME_SPAN_HOUR);
  kb_edit_insert (edit, session);
}

static void
add_segment (KbEdit *edit,
             gint64  id,
             gint64  session_id,
             gint64  position)
{
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, id);

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, session_id);
  kb_record_set_int (segment, KB_SEGMENT_POSITION, position);
  kb_edit_insert (edit, segment);
}

static void
add_cue (KbEdit *edit,
         gint64  id,
         gint64  session_id,
         gint64  segment_id)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, id);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, session_id);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, segment_id);
  /* Few positions, so that some are the same and the id decides. */
  kb_record_set_int (cue, KB_CUE_POSITION, g_test_rand_int_range (0, 6));
  kb_record_set_int (cue, KB_CUE_DURATION_MS, g_test_rand_int_range (0, 900) * 1000);
  kb_record_set_int (cue, KB_CUE_SKIP, g_test_rand_int_range (0, 5) == 0);
  if (g_test_rand_int_range (0, 4) == 0)
    {
      kb_record_set_int (cue, KB_CUE_HARD, TRUE);
      kb_record_set_int (cue, KB_CUE_FIXED_US, START_US + g_test_rand_int_range (0, 7200) * G_TIME_SPAN_SECOND);
    }
  kb_edit_insert (edit, cue);
}

static KbStore *
create_store (void)
{
  g_autoptr (GError) error = NULL;
  KbStore *store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");
  g_autoptr (GPtrArray) changes = NULL;

  g_assert_no_error (error);
  for (gint64 id = 1; id <= N_SESSIONS; id++)
    {
      const int n_cues = g_test_rand_int_range (0, MAX_CUES);

      add_session (edit, id);
      /* The segment made first is not the one that comes first. */
      add_segment (edit, id * 1000, id, 2);
      add_segment (edit, id * 1000 + 1, id, 1);
      for (int i = 0; i < n_cues; i++)
        add_cue (edit, id * 1000 + i, id, id * 1000 + g_test_rand_int_range (0, 2));
    }
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);

  return store;
}

static KbRecordSet *
load_all_rows (KbStore *store,
               gint64   session_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_store_load_session (store, session_id, &error);
  KbRecordSet *set = kb_record_set_new (NULL, session_id);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    kb_record_set_add (set, g_ptr_array_index (records, i));
  return set;
}

static void
is_that_of_all_rows (void)
{
  g_autoptr (KbStore) store = create_store ();

  for (gint64 id = 1; id <= N_SESSIONS; id++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KbRecordSet) set = load_all_rows (store, id);
      g_autoptr (KbPlan) plan = kb_plan_from_records (set);
      KbPlanTotals expected;
      KbPlanTotals totals;

      kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, NULL, &expected);
      g_assert_true (kb_session_span_load (store, kb_record_set_get_session (set), &totals, &error));
      g_assert_no_error (error);
      g_assert_cmpint (totals.start_us, ==, expected.start_us);
      g_assert_cmpint (totals.end_us, ==, expected.end_us);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/session-span/is-that-of-all-rows", is_that_of_all_rows);

  return g_test_run ();
}
