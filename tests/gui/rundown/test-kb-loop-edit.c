/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-cue.h"
#include "kb-loop-edit.h"
#include "rundown-fixture.h"

static GArray *
repeat (KbRecordSet *plan,
        const char  *numbers,
        guint        n_rounds,
        gboolean     with_segments)
{
  const KbLoopShape shape = { n_rounds, 50, 0, 0, TRUE };
  g_autoptr (GPtrArray) cues = fixture_cues (plan, numbers);
  g_autoptr (GArray) rows = kb_loop_unroll_cues (cues, &shape);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = kb_loop_edit (plan, cues, rows, with_segments, ids);

  fixture_apply (plan, edit);
  return ids;
}

static void
assert_order (KbRecordSet *plan,
              const char  *expected)
{
  g_autofree char *order = fixture_order (plan);

  g_assert_cmpstr (order, ==, expected);
}

static void
rounds_follow_the_block (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GArray) ids = repeat (plan, "C01 C02", 2, FALSE);
  KbRecord *copy = kb_record_set_find (plan, KB_ENTITY_CUE, g_array_index (ids, gint64, 2));

  assert_order (plan, "One: C01 C02 C02A C02B C02C C02D C03 · Two: C04 C05 · Three:");
  g_assert_cmpuint (ids->len, ==, 4);
  g_assert_cmpint (kb_record_get_int (copy, KB_CUE_DURATION_MS), ==, 45000);
  g_assert_true (kb_record_is_null (copy, KB_CUE_LOOP_NO));
}

static void
rounds_have_segments_of_their_own (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GArray) ids = repeat (plan, "C04 C05", 2, TRUE);

  assert_order (plan, "One: C01 C02 C03 · Two: C04 C05 · Two 2: C06 C07 · Two 3: C08 C09 · Three:");
  g_assert_cmpuint (ids->len, ==, 4);
}

static void
products_are_counted (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);
  g_autoptr (KbRecord) item = g_list_model_get_item (items, 0);
  g_autoptr (KbEdit) edit = kb_edit_new ("Show a product");
  g_autoptr (GArray) ids = NULL;
  KbRecord *cue = fixture_find (plan, "C02"), *copy;

  kb_edit_set_int (edit, cue, KB_CUE_LINEUP_ITEM_ID, kb_record_get_id (item));
  fixture_apply (plan, edit);
  ids = repeat (plan, "C02", 1, FALSE);
  copy = kb_record_set_find (plan, KB_ENTITY_CUE, g_array_index (ids, gint64, 0));
  g_assert_cmpint (kb_record_get_int (fixture_find (plan, "C02"), KB_CUE_LOOP_NO), ==, 1);
  g_assert_cmpint (kb_record_get_int (copy, KB_CUE_LOOP_NO), ==, 2);
  g_assert_cmpint (kb_record_get_int (copy, KB_CUE_TYPE), ==, KB_CUE_TYPE_ENCORE);
}

static void
segments_fit_only_behind_a_segment (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) middle = fixture_cues (plan, "C01 C02");
  g_autoptr (GPtrArray) tail = fixture_cues (plan, "C02 C03");

  g_assert_false (kb_loop_can_have_segments (plan, middle));
  g_assert_true (kb_loop_can_have_segments (plan, tail));
}

static void
the_plan_has_the_rounds_in_place (void)
{
  const KbLoopShape shape = { 1, 100, 0, 0, FALSE };
  g_autoptr (KbRecordSet) set = fixture_new_plan ();
  g_autoptr (GPtrArray) cues = fixture_cues (set, "C01 C02");
  g_autoptr (GArray) rows = kb_loop_unroll_cues (cues, &shape);
  guint first;
  g_autoptr (KbPlan) plan = kb_loop_plan (set, cues, rows, &first);

  g_assert_cmpuint (plan->n_cues, ==, 7);
  g_assert_cmpuint (first, ==, 2);
  g_assert_cmpint (plan->cues[3].duration_ms, ==, 2 * MINUTE_MS);
  g_assert_cmpstr (plan->numbers[4], ==, "C03");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/loop-edit/rounds-follow-the-block", rounds_follow_the_block);
  g_test_add_func ("/gui/loop-edit/rounds-have-segments-of-their-own", rounds_have_segments_of_their_own);
  g_test_add_func ("/gui/loop-edit/products-are-counted", products_are_counted);
  g_test_add_func ("/gui/loop-edit/segments-fit-only-behind-a-segment", segments_fit_only_behind_a_segment);
  g_test_add_func ("/gui/loop-edit/the-plan-has-the-rounds-in-place", the_plan_has_the_rounds_in_place);

  return g_test_run ();
}
