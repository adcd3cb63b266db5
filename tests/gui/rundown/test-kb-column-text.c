/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-baseline.h"
#include "kb-column-text.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-lineup.h"
#include "kb-plan-records.h"
#include "kb-run-event.h"
#include "kb-run-log.h"
#include "kb-rundown-model.h"
#include "kb-session-text.h"
#include "rundown-fixture.h"

static void
assert_shows (KbRecordSet     *plan,
              const char      *number,
              KbRundownColumn  column,
              const char      *expected)
{
  g_autoptr (KbRundownModel) model = kb_rundown_model_new ();
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (kb_record_set_get_session (plan));
  g_autofree char *text = NULL;

  kb_rundown_model_set_plan (model, plan);
  text = kb_column_text_dup (column, kb_rundown_model_find (model, kb_record_get_id (fixture_find (plan, number))), zone);
  g_assert_cmpstr (text, ==, expected);
}

static void
add_direction (KbEdit     *edit,
               KbRecord   *cue,
               KbRoleKind  role,
               const char *text)
{
  g_autoptr (KbRecord) direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, kb_id_new ());

  kb_record_set_int (direction, KB_CUE_DIRECTION_SESSION_ID, kb_record_get_int (cue, KB_CUE_SESSION_ID));
  kb_record_set_int (direction, KB_CUE_DIRECTION_CUE_ID, kb_record_get_id (cue));
  kb_record_set_int (direction, KB_CUE_DIRECTION_ROLE, role);
  kb_record_set_text (direction, KB_CUE_DIRECTION_TEXT, text);
  kb_edit_insert (edit, direction);
}

static KbRecordSet *
create_plan (void)
{
  KbRecordSet *plan = fixture_new_plan ();
  KbRecord *cue = fixture_find (plan, "C02");
  g_autoptr (GListModel) items = g_object_ref (kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM));
  g_autoptr (KbRecord) item = g_list_model_get_item (items, 0);
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill C02");

  kb_edit_set_int (edit, cue, KB_CUE_MIN_MS, 90000);
  kb_edit_set_int (edit, cue, KB_CUE_LOOP_NO, 2);
  kb_edit_set_int (edit, cue, KB_CUE_OPTIONAL, TRUE);
  kb_edit_set_int (edit, cue, KB_CUE_AUTO_ADVANCE, TRUE);
  kb_edit_set_text (edit, cue, KB_CUE_SCRIPT, "One line\nand another");
  kb_edit_set_text (edit, cue, KB_CUE_PROPS, "Skillet");
  kb_edit_set_int (edit, cue, KB_CUE_LINEUP_ITEM_ID, kb_record_get_id (item));
  kb_edit_set_text (edit, item, KB_LINEUP_ITEM_OFFER, "Buy 2, get 1");
  add_direction (edit, cue, KB_ROLE_KIND_OPERATOR, "Pin 3");
  add_direction (edit, cue, KB_ROLE_KIND_FLOOR, "Close-up");
  fixture_apply (plan, edit);

  return plan;
}

static void
test_every_column_shows_its_field (void)
{
  static const struct
  {
    KbRundownColumn  column;
    const char      *first;    /* of C01, of which nothing is said */
    const char      *second;   /* of C02 */
  } cases[] = {
    { KB_RUNDOWN_COLUMN_OFFSET, "0:00", "3:00" },
    { KB_RUNDOWN_COLUMN_MINIMUM, "", "1:30" },
    { KB_RUNDOWN_COLUMN_FIXING, "Soft", "Soft" },
    { KB_RUNDOWN_COLUMN_OPTIONAL, "", "Yes" },
    { KB_RUNDOWN_COLUMN_SKIP, "", "" },
    { KB_RUNDOWN_COLUMN_ADVANCE, "By hand", "Automatic" },
    { KB_RUNDOWN_COLUMN_LOOP, "", "2" },
    { KB_RUNDOWN_COLUMN_TEXT, "", "One line and another" },
    { KB_RUNDOWN_COLUMN_DEMO, "", "" },
    { KB_RUNDOWN_COLUMN_OFFER, "", "Buy 2, get 1" },
    { KB_RUNDOWN_COLUMN_OPERATOR, "", "Pin 3" },
    { KB_RUNDOWN_COLUMN_FLOOR, "", "Close-up" },
    { KB_RUNDOWN_COLUMN_OVERLAY, "", "" },
    { KB_RUNDOWN_COLUMN_PROPS, "", "Skillet" },
    { KB_RUNDOWN_COLUMN_FALLBACK, "", "" },
    { KB_RUNDOWN_COLUMN_NOTE, "", "" },
    { KB_RUNDOWN_COLUMN_ACTUAL_START, "", "" },
    { KB_RUNDOWN_COLUMN_ACTUAL_END, "", "" },
  };
  g_autoptr (KbRecordSet) plan = create_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_shows (plan, "C01", cases[i].column, cases[i].first);
      assert_shows (plan, "C02", cases[i].column, cases[i].second);
    }
}

static gint64
add_run (KbEdit      *edit,
         KbRecordSet *plan,
         KbRunKind    kind,
         gint64       start_us)
{
  g_autoptr (KbPlan) frozen = kb_plan_from_records (plan);
  g_autofree char *baseline = kb_baseline_write (frozen);
  g_autoptr (KbRecord) run = kb_record_new (KB_ENTITY_RUN, kb_id_new ());

  kb_record_set_int (run, KB_RUN_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (run, KB_RUN_KIND, kind);
  kb_record_set_int (run, KB_RUN_STARTED_US, start_us);
  kb_record_set_text (run, KB_RUN_BASELINE, baseline);
  kb_edit_insert (edit, run);

  return kb_record_get_id (run);
}

static void
add_event (KbEdit         *edit,
           KbRecordSet    *plan,
           gint64          run_id,
           int             position,
           KbRunEventKind  kind,
           gint64          at_us,
           KbRecord       *cue)
{
  const KbStamp at = { at_us, 0, NULL };
  g_autoptr (KbRunEvent) event = cue != NULL ? kb_run_event_new_cue (kind, &at, kb_record_get_id (cue))
                                             : kb_run_event_new (kind, &at);
  g_autoptr (KbRecord) row = kb_run_event_to_record (event, kb_record_set_get_session_id (plan), run_id, position);

  kb_edit_insert (edit, row);
}

/* C01 two minutes late and on for two, C02 still on. */
static void
test_the_last_show_says_when_a_cue_was_on (void)
{
  g_autoptr (KbRecordSet) plan = create_plan ();
  g_autoptr (KbEdit) edit = kb_edit_new ("Show");
  const gint64 late_us = FIXTURE_START_US + 2 * MINUTE_US;
  gint64 run;

  run = add_run (edit, plan, KB_RUN_KIND_REHEARSAL, late_us + 99 * MINUTE_US);
  add_event (edit, plan, run, 1, KB_RUN_EVENT_KIND_START, late_us, NULL);
  add_event (edit, plan, run, 2, KB_RUN_EVENT_KIND_TAKE, late_us, fixture_find (plan, "C03"));
  run = add_run (edit, plan, KB_RUN_KIND_LIVE, late_us);
  add_event (edit, plan, run, 1, KB_RUN_EVENT_KIND_START, late_us, NULL);
  add_event (edit, plan, run, 2, KB_RUN_EVENT_KIND_TAKE, late_us, fixture_find (plan, "C01"));
  add_event (edit, plan, run, 3, KB_RUN_EVENT_KIND_TAKE, late_us + 2 * MINUTE_US, fixture_find (plan, "C02"));
  fixture_apply (plan, edit);

  assert_shows (plan, "C01", KB_RUNDOWN_COLUMN_ACTUAL_START, "19:02:00");
  assert_shows (plan, "C01", KB_RUNDOWN_COLUMN_ACTUAL_END, "19:04:00");
  assert_shows (plan, "C02", KB_RUNDOWN_COLUMN_ACTUAL_START, "19:04:00");
  assert_shows (plan, "C02", KB_RUNDOWN_COLUMN_ACTUAL_END, "");
  assert_shows (plan, "C03", KB_RUNDOWN_COLUMN_ACTUAL_START, "");
}

/* The row follows as the show goes on, and a log that cannot be read shows nothing. */
static void
test_a_row_follows_its_show (void)
{
  g_autoptr (KbRecordSet) plan = create_plan ();
  g_autoptr (KbRundownModel) model = kb_rundown_model_new ();
  KbRecord *cue = fixture_find (plan, "C01");
  g_autoptr (KbEdit) begin = kb_edit_new ("Show");
  g_autoptr (KbEdit) go = kb_edit_new ("GO");
  g_autoptr (KbEdit) broken = kb_edit_new ("Another");
  gint64 run;

  kb_rundown_model_set_plan (model, plan);
  run = add_run (begin, plan, KB_RUN_KIND_LIVE, FIXTURE_START_US);
  add_event (begin, plan, run, 1, KB_RUN_EVENT_KIND_START, FIXTURE_START_US, NULL);
  fixture_apply (plan, begin);
  g_assert_cmpint (kb_rundown_row_get_facts (kb_rundown_model_find (model, kb_record_get_id (cue)))->actual_start_us, ==,
                   KB_NONE);

  add_event (go, plan, run, 2, KB_RUN_EVENT_KIND_TAKE, FIXTURE_START_US + 5 * MINUTE_US, cue);
  fixture_apply (plan, go);
  g_assert_cmpint (kb_rundown_row_get_facts (kb_rundown_model_find (model, kb_record_get_id (cue)))->actual_start_us, ==,
                   FIXTURE_START_US + 5 * MINUTE_US);

  {
    g_autoptr (KbRecord) row = kb_record_new (KB_ENTITY_RUN, kb_id_new ());

    kb_record_set_int (row, KB_RUN_SESSION_ID, kb_record_set_get_session_id (plan));
    kb_record_set_int (row, KB_RUN_STARTED_US, FIXTURE_START_US + 60 * MINUTE_US);
    kb_record_set_int (row, KB_RUN_KIND, KB_RUN_KIND_LIVE);
    kb_record_set_text (row, KB_RUN_BASELINE, "{");
    kb_edit_insert (broken, row);
  }
  fixture_apply (plan, broken);
  g_assert_cmpint (kb_rundown_row_get_facts (kb_rundown_model_find (model, kb_record_get_id (cue)))->actual_start_us, ==,
                   KB_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/rundown/column-text/every-column-shows-its-field", test_every_column_shows_its_field);
  g_test_add_func ("/gui/rundown/column-text/the-last-show-says-when-a-cue-was-on", test_the_last_show_says_when_a_cue_was_on);
  g_test_add_func ("/gui/rundown/column-text/a-row-follows-its-show", test_a_row_follows_its_show);

  return g_test_run ();
}
