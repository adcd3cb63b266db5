/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-cue.h"
#include "kb-direction-edits.h"
#include "kb-error.h"
#include "kb-rundown-edits.h"
#include "rundown-fixture.h"

static void
assert_order (KbRecordSet *plan,
              const char  *expected)
{
  g_autofree char *order = fixture_order (plan);

  g_assert_cmpstr (order, ==, expected);
}

static void
insert_before (KbRecordSet *plan,
               const char  *segment,
               const char  *before)
{
  KbRecord *row = fixture_find_named (plan, KB_ENTITY_SEGMENT, KB_SEGMENT_TITLE, segment);
  const KbRundownPlace place = { row != NULL ? kb_record_get_id (row) : 0,
                                 before != NULL ? kb_record_get_id (fixture_find (plan, before)) : 0 };
  gint64 id;
  g_autoptr (KbEdit) edit = kb_rundown_insert_cue (plan, &place, &id);

  fixture_apply (plan, edit);
  g_assert_nonnull (kb_record_set_find (plan, KB_ENTITY_CUE, id));
}

static void
test_a_new_cue_leaves_given_numbers_alone (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();

  insert_before (plan, "One", "C02");
  insert_before (plan, "One", "C02");
  assert_order (plan, "One: C01 C01A C01B C02 C03 · Two: C04 C05 · Three:");
  insert_before (plan, "Two", NULL);
  assert_order (plan, "One: C01 C01A C01B C02 C03 · Two: C04 C05 C06 · Three:");
  insert_before (plan, "Three", NULL);
  assert_order (plan, "One: C01 C01A C01B C02 C03 · Two: C04 C05 C06 · Three: C07");
}

static void
test_the_first_cue_brings_its_segment (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_empty ();

  insert_before (plan, "none", NULL);
  assert_order (plan, "New segment: C01");
  insert_before (plan, "New segment", NULL);
  assert_order (plan, "New segment: C01 C02");
}

static void
test_a_copy_is_soft_and_has_its_directions (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  KbRecord *cue = fixture_find (plan, "C02");
  g_autoptr (KbEdit) hard = kb_rundown_set_hard (cue, FIXTURE_START_US);
  g_autoptr (KbEdit) direct = kb_direction_set (plan, cue, KB_ROLE_KIND_FLOOR, "count down");
  g_autoptr (GPtrArray) cues = fixture_cues (plan, "C02 C04");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = NULL;
  KbRecord *copy, *direction;

  fixture_apply (plan, hard);
  fixture_apply (plan, direct);
  edit = kb_rundown_duplicate_cues (plan, cues, ids);
  g_assert_cmpstr (kb_edit_get_label (edit), ==, "Duplicate 2 cues");
  fixture_apply (plan, edit);
  assert_order (plan, "One: C01 C02 C03 · Two: C04 C04A C04B C05 · Three:");

  copy = kb_record_set_find (plan, KB_ENTITY_CUE, g_array_index (ids, gint64, 0));
  g_assert_cmpstr (kb_record_get_text (copy, KB_CUE_TITLE), ==, "C02");
  g_assert_false (kb_record_get_bool (copy, KB_CUE_HARD));
  g_assert_true (kb_record_is_null (copy, KB_CUE_FIXED_US));
  direction = kb_direction_find (plan, copy, KB_ROLE_KIND_FLOOR);
  g_assert_nonnull (direction);
  g_assert_cmpstr (kb_record_get_text (direction, KB_CUE_DIRECTION_TEXT), ==, "count down");
  g_assert_true (kb_record_get_bool (cue, KB_CUE_HARD));
}

/* Letters first, then counting on. */
static void
test_many_copies_have_numbers_of_their_own (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = NULL;

  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (cues, fixture_find (plan, "C02"));
  edit = kb_rundown_duplicate_cues (plan, cues, ids);
  fixture_apply (plan, edit);
  assert_order (plan, "One: C01 C02 C02A C02B C02C C02D C02E C02F C02G C02H C02I C02J C02K C02L C02M C02N C02O C02P C02Q C02R "
                      "C02S C02T C02U C02V C02W C02X C02Y C02Z C06 C07 C08 C09 C03 · Two: C04 C05 · Three:");
}

static void
test_toggles_agree_over_several_cues (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) one = fixture_cues (plan, "C02");
  g_autoptr (GPtrArray) both = fixture_cues (plan, "C02 C03");
  const gint64 starts[] = { FIXTURE_START_US + 3 * MINUTE_US, FIXTURE_START_US + 5 * MINUTE_US };
  g_autoptr (KbEdit) skip_one = kb_rundown_toggle_skip (one);
  g_autoptr (KbEdit) skip_both = NULL;
  g_autoptr (KbEdit) take_in = NULL;
  g_autoptr (KbEdit) fix = NULL;
  g_autoptr (KbEdit) release = NULL;

  fixture_apply (plan, skip_one);
  skip_both = kb_rundown_toggle_skip (both);
  fixture_apply (plan, skip_both);
  g_assert_true (kb_record_get_bool (both->pdata[0], KB_CUE_SKIP) && kb_record_get_bool (both->pdata[1], KB_CUE_SKIP));
  take_in = kb_rundown_toggle_skip (both);
  fixture_apply (plan, take_in);
  g_assert_false (kb_record_get_bool (both->pdata[0], KB_CUE_SKIP) || kb_record_get_bool (both->pdata[1], KB_CUE_SKIP));

  fix = kb_rundown_toggle_hard (both, starts);
  fixture_apply (plan, fix);
  g_assert_cmpint (kb_record_get_int (both->pdata[1], KB_CUE_FIXED_US), ==, starts[1]);
  release = kb_rundown_toggle_hard (both, starts);
  fixture_apply (plan, release);
  g_assert_true (kb_record_is_null (both->pdata[0], KB_CUE_FIXED_US));
}

static void
test_a_limit_can_be_unset_and_bad_text_is_refused (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  KbRecord *cue = fixture_find (plan, "C02");
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) set = kb_rundown_set_limit (cue, KB_CUE_MIN_MS, "Minimum of %s", "1:30", NULL);
  g_autoptr (KbEdit) unset = NULL;

  g_assert_cmpstr (kb_edit_get_label (set), ==, "Minimum of C02");
  fixture_apply (plan, set);
  g_assert_cmpint (kb_record_get_int (cue, KB_CUE_MIN_MS), ==, 90000);
  unset = kb_rundown_set_limit (cue, KB_CUE_MIN_MS, "Minimum of %s", " ", NULL);
  fixture_apply (plan, unset);
  g_assert_true (kb_record_is_null (cue, KB_CUE_MIN_MS));

  g_assert_null (kb_rundown_set_limit (cue, KB_CUE_MIN_MS, "Minimum of %s", "soon", &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
}

static void
test_a_direction_comes_changes_and_goes (void)
{
  const char *const texts[] = { "pin card", "pin card 4", "" };
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  KbRecord *cue = fixture_find (plan, "C02");
  GListModel *directions = kb_record_set_get_list (plan, KB_ENTITY_CUE_DIRECTION);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KbEdit) edit = kb_direction_set (plan, cue, KB_ROLE_KIND_OPERATOR, texts[i]);
      g_autoptr (KbEdit) again = NULL;

      g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 1);
      fixture_apply (plan, edit);
      g_assert_cmpuint (g_list_model_get_n_items (directions), ==, *texts[i] != '\0');
      again = kb_direction_set (plan, cue, KB_ROLE_KIND_OPERATOR, texts[i]);
      g_assert_cmpuint (kb_edit_get_n_steps (again), ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/rundown-edits/a-new-cue-leaves-given-numbers-alone", test_a_new_cue_leaves_given_numbers_alone);
  g_test_add_func ("/gui/rundown-edits/the-first-cue-brings-its-segment", test_the_first_cue_brings_its_segment);
  g_test_add_func ("/gui/rundown-edits/a-copy-is-soft-and-has-its-directions", test_a_copy_is_soft_and_has_its_directions);
  g_test_add_func ("/gui/rundown-edits/many-copies-have-numbers-of-their-own", test_many_copies_have_numbers_of_their_own);
  g_test_add_func ("/gui/rundown-edits/toggles-agree-over-several-cues", test_toggles_agree_over_several_cues);
  g_test_add_func ("/gui/rundown-edits/a-limit-can-be-unset-and-bad-text-is-refused",
                   test_a_limit_can_be_unset_and_bad_text_is_refused);
  g_test_add_func ("/gui/rundown-edits/a-direction-comes-changes-and-goes", test_a_direction_comes_changes_and_goes);

  return g_test_run ();
}
