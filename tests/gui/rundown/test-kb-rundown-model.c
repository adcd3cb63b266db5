/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-cue.h"
#include "kb-rundown-edits.h"
#include "kb-rundown-model.h"
#include "rundown-fixture.h"

static char *
describe (KbRundownModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; kb_rundown_model_peek (model, i) != NULL; i++)
    {
      KbRundownRow *row = kb_rundown_model_peek (model, i);
      KbRecord *record = kb_rundown_row_get_record (row);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              kb_rundown_row_is_cue (row) ? kb_record_get_text (record, KB_CUE_CUE_NO)
                                                          : kb_record_get_text (record, KB_SEGMENT_TITLE));
    }

  return g_string_free (text, FALSE);
}

static void
assert_shows (KbRundownModel *model,
              const char     *expected)
{
  g_autofree char *text = describe (model);

  g_assert_cmpstr (text, ==, expected);
}

static const KbRowFacts *
get_facts (KbRundownModel *model,
           const char     *number)
{
  KbRecord *cue = fixture_find (kb_rundown_model_get_plan (model), number);

  return kb_rundown_row_get_facts (kb_rundown_model_find (model, kb_record_get_id (cue)));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *touched)
{
  *touched += removed + added;
}

static void
apply_length (KbRecordSet *plan,
              const char  *number,
              int          minutes)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Length");

  kb_edit_set_int (edit, fixture_find (plan, number), KB_CUE_DURATION_MS, minutes * MINUTE_MS);
  fixture_apply (plan, edit);
}

static KbRundownModel *
create_model (KbRecordSet *plan)
{
  KbRundownModel *model = kb_rundown_model_new ();

  kb_rundown_model_set_plan (model, plan);
  return model;
}

static void
test_segments_stand_before_their_cues (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbRundownModel) model = create_model (plan);
  const KbRundownTotals *totals = kb_rundown_model_get_totals (model);

  assert_shows (model, "One C01 C02 C03 Two C04 C05 Three");
  g_assert_cmpint (get_facts (model, "C04")->start_us, ==, FIXTURE_START_US + 8 * MINUTE_US);
  g_assert_true (get_facts (model, "C01")->is_first);
  g_assert_cmpuint (totals->n_cues, ==, 5);
  g_assert_cmpint (totals->total_ms, ==, 17 * MINUTE_MS);
  g_assert_cmpint (totals->heavy_ms, ==, -3 * MINUTE_MS);
}

static void
test_a_collapsed_segment_hides_its_cues (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbRundownModel) model = create_model (plan);
  const gint64 one = kb_record_get_int (fixture_find (plan, "C01"), KB_CUE_SEGMENT_ID);

  kb_rundown_model_set_collapsed (model, one, TRUE);
  assert_shows (model, "One Two C04 C05 Three");
  apply_length (plan, "C01", 9);
  assert_shows (model, "One Two C04 C05 Three");
  g_assert_cmpint (get_facts (model, "C04")->start_us, ==, FIXTURE_START_US + 14 * MINUTE_US);
  kb_rundown_model_reveal (model, kb_record_get_id (fixture_find (plan, "C03")));
  assert_shows (model, "One C01 C02 C03 Two C04 C05 Three");
}

static void
test_a_move_changes_only_the_rows_between (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbRundownModel) model = create_model (plan);
  g_autoptr (GPtrArray) cues = fixture_cues (plan, "C02");
  KbRundownRow *moved = kb_rundown_model_find (model, kb_record_get_id (cues->pdata[0]));
  g_autoptr (KbEdit) edit = NULL;
  KbRundownPlace place;
  guint touched = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &touched);
  g_assert_true (kb_rundown_find_step (plan, cues, 1, &place));
  edit = kb_rundown_move_cues (plan, cues, &place);
  fixture_apply (plan, edit);
  assert_shows (model, "One C01 C03 C02 Two C04 C05 Three");
  g_assert_cmpuint (touched, ==, 4);
  g_assert_true (kb_rundown_model_find (model, kb_record_get_id (cues->pdata[0])) == moved);
}

static void
test_only_rows_that_read_otherwise_say_so (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbRundownModel) model = create_model (plan);
  guint before = 0, after = 0, touched = 0;

  g_signal_connect_swapped (kb_rundown_model_find (model, kb_record_get_id (fixture_find (plan, "C02"))), "changed",
                            G_CALLBACK (count_cb), &before);
  g_signal_connect_swapped (kb_rundown_model_find (model, kb_record_get_id (fixture_find (plan, "C05"))), "changed",
                            G_CALLBACK (count_cb), &after);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &touched);
  apply_length (plan, "C04", 3);
  g_assert_cmpuint (before, ==, 0);
  g_assert_cmpuint (after, ==, 1);
  g_assert_cmpuint (touched, ==, 0);
}

static void
test_an_overlap_names_both_cues (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbRundownModel) model = create_model (plan);
  KbRecord *cue = fixture_find (plan, "C04");
  KbRundownRow *row = kb_rundown_model_find (model, kb_record_get_id (cue));
  KbRundownRow *segment = kb_rundown_model_find (model, kb_record_get_int (fixture_find (plan, "C03"), KB_CUE_SEGMENT_ID));
  g_autoptr (KbEdit) edit = kb_rundown_set_hard (cue, FIXTURE_START_US + 6 * MINUTE_US);

  fixture_apply (plan, edit);
  g_assert_cmpint (kb_rundown_row_get_facts (row)->gap_ms, ==, -2 * MINUTE_MS);
  g_assert_cmpint (kb_rundown_row_get_facts (row)->mark, ==, KB_MARK_BLOCK);
  g_assert_cmpstr (kb_rundown_row_get_text (row, KB_ROW_TEXT_MARK), ==, "C04 starts 2:00 before C03 has ended");
  g_assert_cmpint (kb_rundown_row_get_facts (segment)->over_ms, ==, 2 * MINUTE_MS);
  g_assert_cmpuint (kb_rundown_model_get_totals (model)->n_overlaps, ==, 1);
  g_assert_cmpint (kb_rundown_model_get_totals (model)->overlap_ms, ==, 2 * MINUTE_MS);
}

static void
test_a_segment_knows_its_time (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbRundownModel) model = create_model (plan);
  KbRecord *segment = fixture_find_named (plan, KB_ENTITY_SEGMENT, KB_SEGMENT_TITLE, "One");
  KbRundownRow *row = kb_rundown_model_find (model, kb_record_get_id (segment));
  g_autoptr (KbEdit) edit = kb_edit_new ("Set time");
  guint n_changes = 0;

  g_assert_cmpint (kb_rundown_row_get_facts (row)->budget_ms, ==, KB_NONE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_changes);
  kb_edit_set_int (edit, segment, KB_SEGMENT_BUDGET_MS, 6 * MINUTE_MS);
  fixture_apply (plan, edit);
  g_assert_cmpint (kb_rundown_row_get_facts (row)->budget_ms, ==, 6 * MINUTE_MS);
  g_assert_cmpint (kb_rundown_row_get_facts (row)->length_ms, ==, 8 * MINUTE_MS);
  g_assert_cmpuint (n_changes, >, 0);
}

static void
test_rows_come_and_go_with_the_plan (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbRecordSet) empty = fixture_new_empty ();
  g_autoptr (KbRundownModel) model = create_model (plan);
  KbRecord *two = fixture_find_named (plan, KB_ENTITY_SEGMENT, KB_SEGMENT_TITLE, "Two");
  g_autoptr (KbEdit) edit = kb_rundown_delete_segment (two);

  fixture_apply (plan, edit);
  assert_shows (model, "One C01 C02 C03 Three");
  kb_rundown_model_set_plan (model, empty);
  assert_shows (model, "");
  g_assert_cmpuint (kb_rundown_model_get_totals (model)->n_cues, ==, 0);
  kb_rundown_model_set_plan (model, NULL);
  assert_shows (model, "");
}

static void
test_nothing_is_left_of_it (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  KbRundownModel *model = create_model (plan);

  g_assert_finalize_object (model);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/rundown-model/segments-stand-before-their-cues", test_segments_stand_before_their_cues);
  g_test_add_func ("/gui/rundown-model/a-collapsed-segment-hides-its-cues", test_a_collapsed_segment_hides_its_cues);
  g_test_add_func ("/gui/rundown-model/a-move-changes-only-the-rows-between", test_a_move_changes_only_the_rows_between);
  g_test_add_func ("/gui/rundown-model/only-rows-that-read-otherwise-say-so", test_only_rows_that_read_otherwise_say_so);
  g_test_add_func ("/gui/rundown-model/an-overlap-names-both-cues", test_an_overlap_names_both_cues);
  g_test_add_func ("/gui/rundown-model/a-segment-knows-its-time", test_a_segment_knows_its_time);
  g_test_add_func ("/gui/rundown-model/rows-come-and-go-with-the-plan", test_rows_come_and_go_with_the_plan);
  g_test_add_func ("/gui/rundown-model/nothing-is-left-of-it", test_nothing_is_left_of_it);

  return g_test_run ();
}
