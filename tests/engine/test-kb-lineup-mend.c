/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-lineup-check.h"
#include "kb-lineup-mend.h"
#include "lineup-fixture.h"

/* Carries an edit of one field out. */
static void
apply (KbRecordSet *set,
       KbEdit      *edit)
{
  const KbEditStep *step = kb_edit_get_step (edit, 0);

  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 1);
  kb_record_set_value (kb_record_set_find (set, step->kind, step->id), step->field, &step->value);
}

/* The only problem there is, mended, is one no more. */
static void
assert_mended (KbRecordSet *set,
               const char  *code)
{
  g_autoptr (GPtrArray) before = kb_lineup_check (set);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (KbEdit) edit = NULL;
  const char *title;

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpstr (((KbProblem *) before->pdata[0])->code, ==, code);
  edit = kb_lineup_mend (set, before->pdata[0], &title);
  g_assert_nonnull (edit);
  g_assert_nonnull (title);
  apply (set, edit);
  after = kb_lineup_check (set);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
number_twice_becomes_a_new_one (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *first = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *second = lineup_fixture_add_item (set, 5, 12900, 3100);

  lineup_fixture_add_cue (set, "C01", 5, first);
  lineup_fixture_add_cue (set, "C02", 5, second);
  kb_record_set_int (second, KB_LINEUP_ITEM_LINK_NO, 4);
  assert_mended (set, "lineup.link-twice");
  g_assert_cmpint (kb_record_get_int (first, KB_LINEUP_ITEM_LINK_NO), ==, 4);
  g_assert_cmpint (kb_record_get_int (second, KB_LINEUP_ITEM_LINK_NO), ==, 5);
}

static void
withdrawn_cue_shows_the_backup (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *first = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *second = lineup_fixture_add_item (set, 5, 12900, 3100);
  KbRecord *cue = lineup_fixture_add_cue (set, "C01", 5, first);

  lineup_fixture_add_cue (set, "C02", 5, second);
  kb_record_set_int (first, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  kb_record_set_int (first, KB_LINEUP_ITEM_BACKUP_ITEM_ID, kb_record_get_id (second));
  assert_mended (set, "lineup.withdrawn-cue");
  g_assert_cmpint (kb_record_get_int (cue, KB_CUE_LINEUP_ITEM_ID), ==, kb_record_get_id (second));
}

static void
coupon_ends_with_the_show (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *coupon = lineup_fixture_add_coupon (set, "Q1", 9900, 1200);

  lineup_fixture_add_cue (set, "C01", 5, item);
  kb_record_set_int (coupon, KB_COUPON_FROM_US, SEVEN_US);
  kb_record_set_int (coupon, KB_COUPON_TO_US, SEVEN_US + 60 * MINUTE_US);
  assert_mended (set, "lineup.coupon-outlives");
  g_assert_cmpint (kb_record_get_int (coupon, KB_COUPON_TO_US), ==, SEVEN_US + 5 * MINUTE_US);
}

/* The other end of its window is left: somebody may have meant it. */
static void
coupon_that_a_price_counts_is_widened (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 12900, 3100);
  KbRecord *coupon = lineup_fixture_add_coupon (set, "Q1", 9900, 1200);

  lineup_fixture_add_cue (set, "C01", 5, item);
  lineup_fixture_add_cue (set, "C02", 5, item);
  kb_record_set_int (coupon, KB_COUPON_FROM_US, SEVEN_US);
  kb_record_set_int (coupon, KB_COUPON_TO_US, SEVEN_US + 5 * MINUTE_US);
  assert_mended (set, "lineup.coupon-window");
  g_assert_cmpint (kb_record_get_int (coupon, KB_COUPON_TO_US), ==, SEVEN_US + 10 * MINUTE_US);

  kb_record_set_int (coupon, KB_COUPON_FROM_US, SEVEN_US + 5 * MINUTE_US);
  assert_mended (set, "lineup.coupon-window");
  g_assert_cmpint (kb_record_get_int (coupon, KB_COUPON_FROM_US), ==, SEVEN_US);
}

static void
coupon_that_no_price_counts_is_left (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *coupon = lineup_fixture_add_coupon (set, "Q1", 99900, 1200);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (KbEdit) edit = NULL;
  const char *title;

  lineup_fixture_add_cue (set, "C01", 5, lineup_fixture_add_item (set, 4, 12900, 3100));
  kb_record_set_int (coupon, KB_COUPON_TO_US, SEVEN_US + 2 * MINUTE_US);
  problems = kb_lineup_check (set);
  g_assert_cmpuint (problems->len, ==, 1);
  edit = kb_lineup_mend (set, problems->pdata[0], &title);
  g_assert_null (edit);
}

/* Nobody can know what a price should be, nor what to show instead. */
static void
what_must_be_decided_is_left (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 0, 3100);
  g_autoptr (GPtrArray) problems = NULL;
  const char *title;

  lineup_fixture_add_cue (set, "C01", 5, lineup_fixture_add_item (set, 5, 100, 50));
  lineup_fixture_add_cue (set, "C02", 5, item);
  lineup_fixture_add_cue (set, "C03", 5, item);
  kb_record_set_int (item, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  problems = kb_lineup_check (set);
  g_assert_cmpuint (problems->len, ==, 2);
  for (guint i = 0; i < problems->len; i++)
    g_assert_null (kb_lineup_mend (set, problems->pdata[i], &title));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/lineup-mend/number-twice-becomes-a-new-one", number_twice_becomes_a_new_one);
  g_test_add_func ("/engine/lineup-mend/withdrawn-cue-shows-the-backup", withdrawn_cue_shows_the_backup);
  g_test_add_func ("/engine/lineup-mend/coupon-ends-with-the-show", coupon_ends_with_the_show);
  g_test_add_func ("/engine/lineup-mend/coupon-that-a-price-counts-is-widened", coupon_that_a_price_counts_is_widened);
  g_test_add_func ("/engine/lineup-mend/coupon-that-no-price-counts-is-left", coupon_that_no_price_counts_is_left);
  g_test_add_func ("/engine/lineup-mend/what-must-be-decided-is-left", what_must_be_decided_is_left);

  return g_test_run ();
}
