/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "kb-plan-records.h"
#include "kb-session.h"

static KbRecord *
add_cue (KbRecordSet *set,
         gint64       id,
         gint64       segment_id,
         gint64       position,
         const char  *number)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, id);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, 1);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, segment_id);
  kb_record_set_int (cue, KB_CUE_POSITION, position);
  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, 1000 * id);
  kb_record_set_add (set, cue);

  return cue;
}

/* Segments stand in an order of their own: a cue's position only counts inside its segment. */
static void
cues_come_in_running_order (void)
{
  g_autoptr (KbRecordSet) set = kb_record_set_new (NULL, 1);
  g_autoptr (KbPlan) plan = NULL;

  for (gint64 id = 11; id <= 12; id++)
    {
      g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, id);

      kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
      kb_record_set_int (segment, KB_SEGMENT_POSITION, id == 11 ? 200 : 100);
      kb_record_set_add (set, segment);
    }
  add_cue (set, 21, 11, 1, "C03");
  add_cue (set, 22, 12, 9, "C02");
  add_cue (set, 23, 12, 5, "C01");

  plan = kb_plan_from_records (set);
  g_assert_cmpuint (plan->n_cues, ==, 3);
  g_assert_cmpstr (plan->numbers[0], ==, "C01");
  g_assert_cmpstr (plan->numbers[1], ==, "C02");
  g_assert_cmpstr (plan->numbers[2], ==, "C03");
  g_assert_cmpint (plan->cues[0].duration_ms, ==, 23000);
  g_assert_cmpint (plan->cues[0].min_ms, ==, KB_NONE);
  g_assert_cmpint (plan->frame.start_us, ==, KB_NONE);
}

static void
session_gives_the_frame (void)
{
  g_autoptr (KbRecordSet) set = kb_record_set_new (NULL, 1);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 1);
  g_autoptr (KbPlan) plan = NULL;

  kb_record_set_int (session, KB_SESSION_START_US, 5);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, KB_NONE);
  kb_record_set_add (set, session);

  plan = kb_plan_from_records (set);
  g_assert_cmpint (plan->frame.start_us, ==, 5);
  g_assert_cmpint (plan->frame.target_end_us, ==, KB_NONE);
  g_assert_cmpuint (plan->n_cues, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/plan-records/cues-come-in-running-order", cues_come_in_running_order);
  g_test_add_func ("/engine/plan-records/session-gives-the-frame", session_gives_the_frame);

  return g_test_run ();
}
