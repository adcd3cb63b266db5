/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-cue.h"
#include "kb-position.h"
#include "kb-rundown-moves.h"
#include "rundown-fixture.h"

static void
assert_order (KbRecordSet *plan,
              const char  *expected)
{
  g_autofree char *order = fixture_order (plan);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_a_step_crosses_segments (void)
{
  const struct
  {
    const char *cues;
    int         direction;
    const char *expected;
  } cases[] = {
    { "C01", 1, "One: C02 C01 C03 · Two: C04 C05 · Three:" },
    { "C02", 1, "One: C01 C03 C02 · Two: C04 C05 · Three:" },
    { "C03", 1, "One: C01 C02 · Two: C03 C04 C05 · Three:" },
    { "C05", 1, "One: C01 C02 C03 · Two: C04 · Three: C05" },
    { "C04", -1, "One: C01 C02 C03 C04 · Two: C05 · Three:" },
    { "C02", -1, "One: C02 C01 C03 · Two: C04 C05 · Three:" },
    { "C01 C02", 1, "One: C03 C01 C02 · Two: C04 C05 · Three:" },
    { "C02 C04", 1, "One: C01 C03 · Two: C05 C02 C04 · Three:" },
    { "C02 C03", -1, "One: C02 C03 C01 · Two: C04 C05 · Three:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) plan = fixture_new_plan ();
      g_autoptr (GPtrArray) cues = fixture_cues (plan, cases[i].cues);
      g_autoptr (KbEdit) edit = NULL;
      KbRundownPlace place;

      g_assert_true (kb_rundown_find_step (plan, cues, cases[i].direction, &place));
      edit = kb_rundown_move_cues (plan, cues, &place);
      g_assert_nonnull (edit);
      fixture_apply (plan, edit);
      assert_order (plan, cases[i].expected);
    }
}

static void
test_there_is_no_step_beyond_the_ends (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) first = fixture_cues (plan, "C01");
  g_autoptr (GPtrArray) last = fixture_cues (plan, "C05");
  g_autoptr (KbEdit) edit = NULL;
  KbRundownPlace place;

  g_assert_false (kb_rundown_find_step (plan, first, -1, &place));
  g_assert_true (kb_rundown_find_step (plan, last, 1, &place));
  edit = kb_rundown_move_cues (plan, last, &place);
  fixture_apply (plan, edit);
  g_assert_false (kb_rundown_find_step (plan, last, 1, &place));
}

static void
test_a_move_writes_one_row (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) cues = fixture_cues (plan, "C05");
  KbRecord *before = fixture_find (plan, "C02");
  const KbRundownPlace place = { kb_record_get_int (before, KB_CUE_SEGMENT_ID), kb_record_get_id (before) };
  g_autoptr (KbEdit) edit = kb_rundown_move_cues (plan, cues, &place);

  g_assert_cmpstr (kb_edit_get_label (edit), ==, "Move cue C05");
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    g_assert_cmpint (kb_edit_get_step (edit, i)->id, ==, kb_record_get_id (cues->pdata[0]));
  fixture_apply (plan, edit);
  assert_order (plan, "One: C01 C05 C02 C03 · Two: C04 · Three:");
}

static void
test_where_it_is_already_is_no_move (void)
{
  const struct
  {
    const char *cues;
    const char *before;
  } cases[] = { { "C02", "C03" }, { "C02", "C02" }, { "C01 C02", "C03" }, { "C01 C02", "C01" }, { "C01 C02", "C02" } };
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) cues = fixture_cues (plan, cases[i].cues);
      KbRecord *before = fixture_find (plan, cases[i].before);
      const KbRundownPlace place = { kb_record_get_int (before, KB_CUE_SEGMENT_ID), kb_record_get_id (before) };

      g_assert_null (kb_rundown_move_cues (plan, cues, &place));
    }
}

static void
test_a_full_gap_is_numbered_afresh (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) cues = fixture_cues (plan, "C01");

  /* The same cue back and forth into one gap: after some 32 halvings there is no room left. */
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (KbEdit) edit = NULL;
      KbRundownPlace place;

      g_ptr_array_set_size (cues, 0);
      g_ptr_array_add (cues, fixture_find (plan, i % 2 == 0 ? "C01" : "C02"));
      g_assert_true (kb_rundown_find_step (plan, cues, 1, &place));
      place.segment_id = kb_record_get_int (fixture_find (plan, "C03"), KB_CUE_SEGMENT_ID);
      place.before_id = kb_record_get_id (fixture_find (plan, "C03"));
      edit = kb_rundown_move_cues (plan, cues, &place);
      g_assert_nonnull (edit);
      fixture_apply (plan, edit);
      assert_order (plan, i % 2 == 0 ? "One: C02 C01 C03 · Two: C04 C05 · Three:"
                                     : "One: C01 C02 C03 · Two: C04 C05 · Three:");
    }
}

static void
test_a_segment_moves_with_its_cues (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  KbRecord *one = fixture_find_named (plan, KB_ENTITY_SEGMENT, KB_SEGMENT_TITLE, "One");
  KbRecord *two = fixture_find_named (plan, KB_ENTITY_SEGMENT, KB_SEGMENT_TITLE, "Two");
  g_autoptr (KbEdit) edit = kb_rundown_move_segment (plan, two, kb_record_get_id (one));
  g_autoptr (KbEdit) back = NULL;

  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 1);
  fixture_apply (plan, edit);
  assert_order (plan, "Two: C04 C05 · One: C01 C02 C03 · Three:");

  g_assert_null (kb_rundown_move_segment (plan, two, kb_record_get_id (one)));
  back = kb_rundown_move_segment (plan, two, 0);
  fixture_apply (plan, back);
  assert_order (plan, "One: C01 C02 C03 · Three: · Two: C04 C05");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/rundown-moves/a-step-crosses-segments", test_a_step_crosses_segments);
  g_test_add_func ("/gui/rundown-moves/there-is-no-step-beyond-the-ends", test_there_is_no_step_beyond_the_ends);
  g_test_add_func ("/gui/rundown-moves/a-move-writes-one-row", test_a_move_writes_one_row);
  g_test_add_func ("/gui/rundown-moves/where-it-is-already-is-no-move", test_where_it_is_already_is_no_move);
  g_test_add_func ("/gui/rundown-moves/a-full-gap-is-numbered-afresh", test_a_full_gap_is_numbered_afresh);
  g_test_add_func ("/gui/rundown-moves/a-segment-moves-with-its-cues", test_a_segment_moves_with_its_cues);

  return g_test_run ();
}
