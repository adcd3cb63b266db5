/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-baseline.h"
#include "kb-calibrate.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-plan-records.h"
#include "kb-run-event.h"
#include "kb-run-log.h"
#include "kb-session.h"

#define TEXT "四号链接今晚的主推神经酰胺舒润乳一百毫升，日常价一百九十九今晚直播间一百二十九，再送同款三十毫升，一起带走吧。"

static void
reading_gives_rate_and_range (void)
{
  GString *hanzi = g_string_new (NULL);
  KbCalibration found;

  for (gint64 i = 0; i < 60; i++)
    g_string_append (hanzi, "好");
  found = kb_calibrate_reading (hanzi->str, hanzi->len, "zh-cn", 15000);
  g_assert_cmpint (found.rate, ==, 240);
  g_assert_cmpint (found.lowest, ==, 190);
  g_assert_cmpint (found.highest, ==, 300);
  g_assert_cmpuint (found.n, ==, 1);

  /* Half of it in the same time is half the pace. */
  g_assert_cmpint (kb_calibrate_reading (hanzi->str, hanzi->len / 2, "zh-cn", 15000).rate, ==, 120);
  g_assert_cmpint (kb_calibrate_reading ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                                         "fifteen sixteen seventeen eighteen nineteen twenty once more and so on and on and",
                                         166, "en", 15000).n, ==, 1);
  g_string_free (hanzi, TRUE);
}

static void
slips_are_no_pace (void)
{
  g_assert_cmpuint (kb_calibrate_reading (TEXT, sizeof TEXT - 1, "zh-cn", 14999).n, ==, 0);
  g_assert_cmpuint (kb_calibrate_reading (TEXT, 3, "zh-cn", 60000).n, ==, 0);
  g_assert_cmpuint (kb_calibrate_reading ("", 0, "zh-cn", 60000).n, ==, 0);
}

static void
middle_of_several_counts (void)
{
  const double rates[] = { 300, 240, 10, 250 };
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (double));

  g_assert_cmpuint (kb_calibrate_rates (some).n, ==, 0);
  g_array_append_vals (some, rates, G_N_ELEMENTS (rates));
  g_assert_cmpint (kb_calibrate_rates (some).rate, ==, 245);
  g_assert_cmpuint (kb_calibrate_rates (some).n, ==, 4);
}

#define S G_USEC_PER_SEC
#define EIGHT_PM (G_GINT64_CONSTANT (1792238400) * S)

static void
add (KbRecordSet *set,
     KbRecord    *record)
{
  kb_record_set_add (set, record);
  g_object_unref (record);
}

static void
add_cue (KbRecordSet *set,
         gint64       id,
         gint64       speaker_id)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, id);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, 1);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, 11);
  kb_record_set_int (cue, KB_CUE_POSITION, id);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, 15000);
  kb_record_set_int (cue, KB_CUE_SPEAKER_ID, speaker_id);
  kb_record_set_text (cue, KB_CUE_SCRIPT, TEXT);
  add (set, cue);
}

static void
add_event (KbRecordSet    *set,
           gint64          position,
           KbRunEventKind  kind,
           gint64          cue_id,
           gint64          at_s)
{
  const KbStamp stamp = { .wall_us = EIGHT_PM + at_s * S };
  g_autoptr (KbRunEvent) event = kb_run_event_new_cue (kind, &stamp, cue_id);

  add (set, kb_run_event_to_record (event, 1, 50, position));
}

/* Three cues that 91 speaks and one that another does; the last is talked through, far longer than its text. */
static KbRecordSet *
create_show (KbRecordSet *library)
{
  KbRecordSet *set = kb_record_set_new (library, 1);
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, 1);
  KbRecord *segment = kb_record_new (KB_ENTITY_SEGMENT, 11);

  kb_record_set_text (session, KB_SESSION_LANGUAGE, "zh-cn");
  kb_record_set_int (session, KB_SESSION_START_US, EIGHT_PM);
  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
  add (set, session);
  add (set, segment);
  for (gint64 person = 91; person <= 92; person++)
    {
      KbRecord *duty = kb_record_new (KB_ENTITY_ASSIGNMENT, person - 20);

      add (library, kb_record_new (KB_ENTITY_PERSON, person));
      kb_record_set_int (duty, KB_ASSIGNMENT_SESSION_ID, 1);
      kb_record_set_int (duty, KB_ASSIGNMENT_PERSON_ID, person);
      add (set, duty);
    }
  add_cue (set, 101, 71);
  add_cue (set, 102, 72);
  add_cue (set, 103, 71);
  add_cue (set, 104, 71);
  return set;
}

static void
cues_that_were_read_count (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (KbRecordSet) set = create_show (library);
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  g_autofree char *baseline = kb_baseline_write (plan);
  KbRecord *run = kb_record_new (KB_ENTITY_RUN, 50);
  KbCalibration found;

  g_assert_cmpuint (kb_calibrate_runs (set, 91).n, ==, 0);
  kb_record_set_int (run, KB_RUN_SESSION_ID, 1);
  kb_record_set_text (run, KB_RUN_BASELINE, baseline);
  kb_record_set_int (run, KB_RUN_STARTED_US, EIGHT_PM);
  kb_record_set_int (run, KB_RUN_ENDED_US, EIGHT_PM + 400 * S);
  add (set, run);
  add_event (set, 1, KB_RUN_EVENT_KIND_START, 0, 0);
  add_event (set, 2, KB_RUN_EVENT_KIND_TAKE, 101, 0);
  add_event (set, 3, KB_RUN_EVENT_KIND_TAKE, 102, 15);
  add_event (set, 4, KB_RUN_EVENT_KIND_TAKE, 103, 26);
  add_event (set, 5, KB_RUN_EVENT_KIND_TAKE, 104, 41);
  add_event (set, 6, KB_RUN_EVENT_KIND_END, 0, 400);

  found = kb_calibrate_runs (set, 91);
  g_assert_cmpuint (found.n, ==, 2);
  g_assert_cmpint (found.rate, >, 180);
  g_assert_cmpint (found.rate, <, 280);
  g_assert_cmpuint (kb_calibrate_runs (set, 92).n, ==, 1);
  g_assert_cmpint (kb_calibrate_runs (set, 92).rate, >, found.rate);
  g_assert_cmpuint (kb_calibrate_runs (set, 93).n, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/calibrate/reading-gives-rate-and-range", reading_gives_rate_and_range);
  g_test_add_func ("/engine/calibrate/slips-are-no-pace", slips_are_no_pace);
  g_test_add_func ("/engine/calibrate/middle-of-several-counts", middle_of_several_counts);
  g_test_add_func ("/engine/calibrate/cues-that-were-read-count", cues_that_were_read_count);

  return g_test_run ();
}
