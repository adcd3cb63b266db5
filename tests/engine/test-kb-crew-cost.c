/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "crew-fixture.h"
#include "kb-crew-cost.h"
#include "kb-session.h"

static void
hours_times_rate_are_exact (void)
{
  const struct { gint64 rate_minor, paid_ms, cost_minor; } cases[] = {
    { 30000, 5400000, 45000 },
    { 4500, 9000000, 11250 },
    { 2200, 4 * H, 8800 },
    { 1, 30 * M, 1 },
    { 1, 29 * M, 0 },
    { 3333, 20 * M, 1111 },
    { G_GINT64_CONSTANT (1000000000000), 240 * H, G_GINT64_CONSTANT (240000000000000) },
    { 0, 5 * H, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kb_crew_pay_for (cases[i].rate_minor, cases[i].paid_ms), ==, cases[i].cost_minor);
}

static void
shifts_propose_quarters (void)
{
  g_autoptr (KbRecordSet) set = crew_fixture_new ();
  g_autoptr (KbCrew) crew = NULL;

  crew_fixture_add_duty (set, 11, KB_ROLE_KIND_HOST, 0);
  crew_fixture_add_shift (set, 21, 11, AT (19, 0, 0), AT (20, 32, 0));
  kb_record_set_int (crew_fixture_add_shift (set, 22, 11, AT (21, 0, 0), AT (22, 0, 0)), KB_SHIFT_BREAK_MS, 30 * M);
  crew = kb_crew_new (set, NULL);
  g_assert_cmpint (kb_crew_propose_paid_ms (crew->duties->pdata[0]), ==, 2 * H);
}

static KbRecord *
add_group (KbRecordSet *set,
           gint64       id,
           gint64       amount_minor)
{
  KbRecord *group = kb_record_new (KB_ENTITY_PAY_GROUP, id);

  kb_record_set_int (group, KB_PAY_GROUP_SESSION_ID, CREW_SESSION);
  kb_record_set_text (group, KB_PAY_GROUP_NAME, "当日人工");
  kb_record_set_int (group, KB_PAY_GROUP_AMOUNT_MINOR, amount_minor);
  kb_record_set_add (set, group);
  g_object_unref (group);
  return group;
}

/* Each line, and together; 1300.00 for three does not divide. */
static void
shares_add_up_to_their_sum (void)
{
  g_autoptr (KbRecordSet) set = crew_fixture_new ();
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (KbCrewBill) bill = NULL;

  add_group (set, 51, 130000);
  for (gint64 id = 11; id <= 13; id++)
    {
      crew_fixture_add_person (set, 90 + id, "某人", KB_ROLE_KIND_SERVICE, KB_NONE);
      kb_record_set_int (crew_fixture_add_duty (set, id, KB_ROLE_KIND_SERVICE, 90 + id), KB_ASSIGNMENT_PAY_GROUP_ID, 51);
    }
  crew = kb_crew_new (set, NULL);
  bill = kb_crew_bill_new (crew);
  g_assert_cmpint (bill->total_minor, ==, 130000);
  g_assert_cmpuint (bill->lines->len, ==, 1);
  g_assert_cmpint (kb_crew_bill_find (bill, 11)->cost_minor, ==, 43334);
  g_assert_cmpint (kb_crew_bill_find (bill, 12)->cost_minor, ==, 43333);
  g_assert_cmpint (kb_crew_bill_find (bill, 13)->cost_minor, ==, 43333);
  g_assert_cmpuint (bill->n_unknown, ==, 0);
}

static void
agreed_sum_comes_before_share_and_hours (void)
{
  g_autoptr (KbRecordSet) set = crew_fixture_new ();
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (KbCrewBill) bill = NULL;
  KbRecord *duty;

  add_group (set, 51, 10000);
  crew_fixture_add_person (set, 101, "苏晚", KB_ROLE_KIND_HOST, 30000);
  duty = crew_fixture_add_duty (set, 11, KB_ROLE_KIND_HOST, 101);
  crew_fixture_add_shift (set, 21, 11, AT (19, 0, 0), AT (20, 32, 0));
  kb_record_set_int (duty, KB_ASSIGNMENT_EXTRA_MINOR, 20000);
  crew = kb_crew_new (set, NULL);
  bill = kb_crew_bill_new (crew);
  g_assert_cmpint (bill->total_minor, ==, 65000);
  g_clear_pointer (&bill, kb_crew_bill_free);

  kb_record_set_int (duty, KB_ASSIGNMENT_PAY_GROUP_ID, 51);
  bill = kb_crew_bill_new (crew);
  g_assert_cmpint (bill->total_minor, ==, 30000);
  g_assert_cmpint (kb_crew_bill_find (bill, 11)->cost_minor, ==, 30000);
  g_clear_pointer (&bill, kb_crew_bill_free);

  kb_record_set_int (duty, KB_ASSIGNMENT_COST_MINOR, 50000);
  bill = kb_crew_bill_new (crew);
  g_assert_cmpint (bill->total_minor, ==, 70000);
}

static void
another_currency_is_not_guessed (void)
{
  g_autoptr (KbRecordSet) set = crew_fixture_new ();
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (KbCrewBill) bill = NULL;
  KbRecord *person = crew_fixture_add_person (set, 101, "Maya", KB_ROLE_KIND_HOST, 4500);

  kb_record_set_text (person, KB_PERSON_CURRENCY, "USD");
  crew_fixture_add_duty (set, 11, KB_ROLE_KIND_HOST, 101);
  crew_fixture_add_shift (set, 21, 11, AT (19, 0, 0), AT (20, 0, 0));
  crew = kb_crew_new (set, NULL);
  bill = kb_crew_bill_new (crew);
  g_assert_cmpint (bill->total_minor, ==, 0);
  g_assert_cmpuint (bill->n_unknown, ==, 1);
  g_assert_cmpint (kb_crew_bill_find (bill, 11)->cost_minor, ==, KB_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/crew-cost/hours-times-rate-are-exact", hours_times_rate_are_exact);
  g_test_add_func ("/engine/crew-cost/shifts-propose-quarters", shifts_propose_quarters);
  g_test_add_func ("/engine/crew-cost/shares-add-up-to-their-sum", shares_add_up_to_their_sum);
  g_test_add_func ("/engine/crew-cost/agreed-sum-comes-before-share-and-hours", agreed_sum_comes_before_share_and_hours);
  g_test_add_func ("/engine/crew-cost/another-currency-is-not-guessed", another_currency_is_not_guessed);

  return g_test_run ();
}
