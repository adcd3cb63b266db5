/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "crew-fixture.h"
#include "kb-cue.h"
#include "kb-handover.h"
#include "kb-lineup.h"
#include "kb-session.h"

/* Four half hours: A until 21:00, B from ten to, and a handover cue at 20:30; a product is shown before and after. */
static KbRecordSet *
create_show (void)
{
  KbRecordSet *set = crew_fixture_new ();
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 51);
  KbRecord *cue;

  kb_record_set_text (kb_record_set_get_session (set), KB_SESSION_SCENE, "3号直播间");
  crew_fixture_add_person (set, 101, "苏晚", KB_ROLE_KIND_HOST, KB_NONE);
  crew_fixture_add_person (set, 102, "陈屿", KB_ROLE_KIND_HOST, KB_NONE);
  crew_fixture_add_duty (set, 11, KB_ROLE_KIND_HOST, 101);
  crew_fixture_add_duty (set, 12, KB_ROLE_KIND_HOST, 102);
  crew_fixture_add_shift (set, 21, 11, AT (20, 0, 0), AT (21, 0, 0));
  crew_fixture_add_shift (set, 22, 12, AT (20, 50, 0), AT (22, 0, 0));
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, 4);
  kb_record_set_text (item, KB_LINEUP_ITEM_TITLE, "神经酰胺乳");
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 12900);
  kb_record_set_text (item, KB_LINEUP_ITEM_GIFT, "小样2支");
  kb_record_set_int (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER, 2);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_STOCK, 2000);
  kb_record_set_add (set, item);
  cue = crew_fixture_add_cue (set, 41, 30, 11);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, 51);
  cue = crew_fixture_add_cue (set, 42, 30, 11);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, 51);
  cue = crew_fixture_add_cue (set, 43, 30, 12);
  kb_record_set_int (cue, KB_CUE_TYPE, KB_CUE_TYPE_HANDOVER);
  cue = crew_fixture_add_cue (set, 44, 30, 12);
  kb_record_set_int (cue, KB_CUE_TYPE, KB_CUE_TYPE_GIVEAWAY);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, 51);
  return set;
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" is not in: %s", part, text);
}

static void
every_change_of_host_is_one (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (GArray) handovers = kb_handover_list (crew);
  const KbHandover *first = &g_array_index (handovers, KbHandover, 0);

  g_assert_cmpuint (handovers->len, ==, 1);
  g_assert_true (first->from == crew->duties->pdata[0]);
  g_assert_true (first->to == crew->duties->pdata[1]);
  g_assert_cmpint (first->at_us, ==, AT (21, 0, 0));
  g_assert_cmpint (first->overlap.start_us, ==, AT (20, 50, 0));
  g_assert_cmpint (first->overlap.end_us, ==, AT (21, 0, 0));
}

static void
one_host_has_none (void)
{
  g_autoptr (KbRecordSet) set = crew_fixture_new ();
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (GArray) handovers = NULL;

  crew_fixture_add_duty (set, 11, KB_ROLE_KIND_HOST, KB_NONE);
  crew_fixture_add_shift (set, 21, 11, AT (20, 0, 0), AT (21, 0, 0));
  crew_fixture_add_shift (set, 22, 11, AT (21, 0, 0), AT (22, 0, 0));
  crew = kb_crew_new (set, NULL);
  handovers = kb_handover_list (crew);
  g_assert_cmpuint (handovers->len, ==, 0);
}

static void
plan_says_what_will_have_run (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (GArray) handovers = kb_handover_list (crew);
  g_auto (KbHandoverNotes) notes = { 0 };

  kb_handover_write_notes (crew, &g_array_index (handovers, KbHandover, 0), NULL, NULL, &notes);
  assert_has (notes.settings, "Studio: 3号直播间");
  assert_has (notes.settings, "陈屿: reading rate not calibrated");
  assert_has (notes.running, "Done: 2 of 4 cues");
  assert_has (notes.running, "Next: 21:00");
  assert_has (notes.promises, "神经酰胺乳 ¥129.00 · gift: 小样2支 · 2 a buyer");
  assert_has (notes.promises, "Still to keep: 21:30");
  assert_has (notes.stock, "神经酰胺乳: 2000 planned, left ____");
}

static KbRun *
create_run (const KbCrew *crew,
            KbRunLive    *live)
{
  KbRun *run = kb_run_new (crew->plan);
  const KbStamp start = { AT (20, 0, 0), AT (20, 0, 0), "boot" };
  const KbStamp later = { AT (20, 10, 0), AT (20, 10, 0), "boot" };
  g_autoptr (KbRunEvent) begun = kb_run_event_new (KB_RUN_EVENT_KIND_START, &start);
  g_autoptr (KbRunEvent) taken = kb_run_event_new_cue (KB_RUN_EVENT_KIND_TAKE, &start, 41);
  g_autoptr (KbRunEvent) noted = kb_run_event_new (KB_RUN_EVENT_KIND_NOTE, &later);
  g_autoptr (GError) error = NULL;

  noted->text = g_strdup ("答应补发小样");
  kb_run_append (run, begun, &error);
  g_assert_no_error (error);
  kb_run_append (run, taken, &error);
  g_assert_no_error (error);
  kb_run_append (run, noted, &error);
  g_assert_no_error (error);
  kb_run_tick (run, &later, live);
  return run;
}

static void
run_says_what_has_run (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (GArray) handovers = kb_handover_list (crew);
  KbRunLive live;
  g_autoptr (KbRun) run = create_run (crew, &live);
  g_auto (KbHandoverNotes) notes = { 0 };

  kb_handover_write_notes (crew, &g_array_index (handovers, KbHandover, 0), run, &live, &notes);
  assert_has (notes.running, "Done: 0 of 4 cues");
  assert_has (notes.running, "On air: 20:00");
  assert_has (notes.running, "Against the plan: ");
  assert_has (notes.promises, "20:10 答应补发小样");
  assert_has (notes.stock, "神经酰胺乳: 2000 planned, left ____");
}

/* What was counted is said with its time; what was not is left to be filled in. */
static void
run_says_what_is_left (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (GArray) handovers = kb_handover_list (crew);
  KbRunLive live;
  g_autoptr (KbRun) run = create_run (crew, &live);
  const KbStamp later = { AT (20, 12, 0), AT (20, 12, 0), "boot" };
  g_autoptr (KbRunEvent) counted = kb_run_event_new (KB_RUN_EVENT_KIND_STOCK, &later);
  const KbStockCount count = { 51, 0, 240 };
  g_auto (KbHandoverNotes) notes = { 0 };
  g_autoptr (GError) error = NULL;

  counted->stock = g_array_new (FALSE, FALSE, sizeof (KbStockCount));
  g_array_append_val (counted->stock, count);
  kb_run_append (run, counted, &error);
  g_assert_no_error (error);
  kb_run_tick (run, &later, &live);

  kb_handover_write_notes (crew, &g_array_index (handovers, KbHandover, 0), run, &live, &notes);
  assert_has (notes.stock, "神经酰胺乳: 240 left at 20:12, of 2000 · Low");
  g_assert_null (strstr (notes.stock, "____"));
}

static KbRecord *
store (KbRecordSet *set,
       KbEdit      *edit)
{
  const KbEditStep *step = kb_edit_get_step (edit, 0);

  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 1);
  g_assert_cmpint (step->op, ==, KB_OP_INSERT);
  kb_record_set_add (set, step->record);
  return step->record;
}

static void
what_was_typed_stays (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (GArray) handovers = kb_handover_list (crew);
  const KbHandover *handover = &g_array_index (handovers, KbHandover, 0);
  KbHandoverNotes notes = { (char *) "灯光3档", (char *) "到C02", (char *) "4号 ¥129", (char *) "2000" };
  g_autoptr (KbEdit) first = kb_handover_edit_fill (crew, handover, &notes, "Fill");
  KbRecord *row = store (set, first);
  g_autoptr (KbEdit) again = kb_handover_edit_fill (crew, handover, &notes, "Fill");
  g_autoptr (KbEdit) later = NULL;

  g_assert_true (kb_handover_find_row (crew, handover) == row);
  g_assert_cmpuint (kb_edit_get_n_steps (again), ==, 0);

  kb_record_set_text (row, KB_HANDOVER_PROMISES, "4号 ¥129\n口头答应返场");
  notes.promises = (char *) "4号 ¥129\n5号 ¥59";
  notes.running = (char *) "到C03";
  later = kb_handover_edit_fill (crew, handover, &notes, "Fill");
  g_assert_cmpuint (kb_edit_get_n_steps (later), ==, 2);
  g_assert_cmpstr (kb_edit_get_step (later, 0)->value.text, ==, "到C03");
  g_assert_cmpstr (kb_edit_get_step (later, 1)->value.text, ==, "4号 ¥129\n口头答应返场\n5号 ¥59");
}

static void
sheet_says_who_ticked_it (void)
{
  g_autoptr (KbRecordSet) set = create_show ();
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (GArray) handovers = kb_handover_list (crew);
  const KbHandover *handover = &g_array_index (handovers, KbHandover, 0);
  const KbHandoverNotes notes = { (char *) "灯光3档", (char *) "到C02", (char *) "4号 ¥129", (char *) "2000" };
  g_autoptr (KbCallSheet) empty = kb_handover_sheet_new (crew, handover);
  g_autoptr (KbEdit) edit = kb_handover_edit_fill (crew, handover, &notes, "Fill");
  KbRecord *row = store (set, edit);
  g_autoptr (KbCallSheet) sheet = NULL;

  assert_has (empty->chat, "苏晚: ☐");
  kb_record_set_int (row, KB_HANDOVER_GIVEN_US, AT (20, 59, 0));
  sheet = kb_handover_sheet_new (crew, handover);
  assert_has (sheet->chat, "【Handover 苏晚 → 陈屿 · 21:00】");
  assert_has (sheet->chat, "4号 ¥129");
  assert_has (sheet->chat, "苏晚: ☑ 20:59");
  assert_has (sheet->chat, "陈屿: ☐");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/handover/every-change-of-host-is-one", every_change_of_host_is_one);
  g_test_add_func ("/engine/handover/one-host-has-none", one_host_has_none);
  g_test_add_func ("/engine/handover/plan-says-what-will-have-run", plan_says_what_will_have_run);
  g_test_add_func ("/engine/handover/run-says-what-has-run", run_says_what_has_run);
  g_test_add_func ("/engine/handover/run-says-what-is-left", run_says_what_is_left);
  g_test_add_func ("/engine/handover/what-was-typed-stays", what_was_typed_stays);
  g_test_add_func ("/engine/handover/sheet-says-who-ticked-it", sheet_says_who_ticked_it);

  return g_test_run ();
}
