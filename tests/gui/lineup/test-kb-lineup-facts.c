/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-lineup-facts.h"
#include "lineup-plan.h"

static void
change_a_price (KbRecordSet *plan,
                gint64       minor)
{
  g_autoptr (GPtrArray) changes = kb_changes_new ();
  g_autoptr (KbRecord) row = kb_record_dup (get_item (plan, 1));

  kb_record_set_int (row, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, minor);
  g_ptr_array_add (changes, kb_change_new (KB_OP_UPDATE, KB_ENTITY_LINEUP_ITEM, 201, row));
  kb_record_set_apply (plan, changes);
}

/* The page that nobody sees computed at every edit elsewhere: 2,000 cues made each one slow. */
static void
nothing_is_worked_out_while_nobody_looks (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (2);
  KbLineupFacts *facts = kb_lineup_facts_new ();

  kb_lineup_facts_set_plan (facts, plan);
  for (int i = 1; i < 10; i++)
    change_a_price (plan, i * 100);
  g_assert_cmpuint (kb_lineup_facts_get_n_runs (facts), ==, 0);
  g_assert_null (kb_lineup_facts_find_row (facts, get_item (plan, 1)));

  kb_lineup_facts_set_active (facts, TRUE);
  g_assert_cmpuint (kb_lineup_facts_get_n_runs (facts), ==, 1);
  g_assert_cmpint (kb_lineup_facts_find_row (facts, get_item (plan, 1))->price.live_minor, ==, 900);
  change_a_price (plan, 5000);
  g_assert_cmpuint (kb_lineup_facts_get_n_runs (facts), ==, 2);
  g_assert_cmpint (kb_lineup_facts_find_row (facts, get_item (plan, 1))->price.live_minor, ==, 5000);

  kb_lineup_facts_set_active (facts, FALSE);
  kb_lineup_facts_set_active (facts, TRUE);
  g_assert_cmpuint (kb_lineup_facts_get_n_runs (facts), ==, 2);
  g_assert_finalize_object (facts);
}

static void
no_session_has_no_facts (void)
{
  KbLineupFacts *facts = kb_lineup_facts_new ();

  kb_lineup_facts_set_active (facts, TRUE);
  kb_lineup_facts_set_plan (facts, NULL);
  g_assert_null (kb_lineup_facts_get_sheet (facts));
  g_assert_cmpstr (kb_lineup_facts_get_currency (facts), ==, "");
  g_assert_finalize_object (facts);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/lineup-facts/nothing-is-worked-out-while-nobody-looks", nothing_is_worked_out_while_nobody_looks);
  g_test_add_func ("/gui/lineup-facts/no-session-has-no-facts", no_session_has_no_facts);

  return g_test_run ();
}
