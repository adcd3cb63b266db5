/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-incident-pick.h"
#include "kb-incident.h"
#include "lineup-fixture.h"

static void
add_plan (KbRecordSet *set,
          gint64       id,
          const char  *code,
          const char  *title,
          KbSeverity   severity,
          const char  *language)
{
  g_autoptr (KbRecord) plan = kb_record_new (KB_ENTITY_INCIDENT_PLAN, id);

  kb_record_set_int (plan, KB_INCIDENT_PLAN_POSITION, id);
  kb_record_set_text (plan, KB_INCIDENT_PLAN_CODE, code);
  kb_record_set_text (plan, KB_INCIDENT_PLAN_TITLE, title);
  kb_record_set_int (plan, KB_INCIDENT_PLAN_SEVERITY, severity);
  kb_record_set_text (plan, KB_INCIDENT_PLAN_LANGUAGE, language);
  kb_record_set_add (kb_record_set_get_library (set), plan);
}

/* Ten playbooks of a Chinese session without coupons, and one in another language. */
static KbRecordSet *
create_set (void)
{
  KbRecordSet *set = lineup_fixture_new ();

  kb_record_set_text (kb_record_set_get_session (set), KB_SESSION_LANGUAGE, "zh-cn");
  lineup_fixture_add_item (set, 1, 9900, KB_NONE);
  add_plan (set, 1, "N1", "断网/断流", KB_SEVERITY_P0, "zh-cn");
  add_plan (set, 2, "N2", "卡顿/花屏", KB_SEVERITY_P1, "zh-cn");
  add_plan (set, 3, "N3", "无声/爆音", KB_SEVERITY_P0, "zh-cn");
  add_plan (set, 4, "G1", "链接价格错误", KB_SEVERITY_P0, "zh-cn");
  add_plan (set, 5, "G2", "库存为0", KB_SEVERITY_P1, "zh-cn");
  add_plan (set, 6, "G4", "讲错商品", KB_SEVERITY_P1, "zh-cn");
  add_plan (set, 7, "G6", "优惠券误配", KB_SEVERITY_P1, "zh-cn");
  add_plan (set, 8, "C1", "平台弱提醒", KB_SEVERITY_P2, "zh-cn");
  add_plan (set, 9, "A1", "恶意刷屏", KB_SEVERITY_P2, "zh-cn");
  add_plan (set, 10, "T1", "流量骤降", KB_SEVERITY_P1, "zh-cn");
  add_plan (set, 11, "N1", "Stream drop", KB_SEVERITY_P0, "en");
  return set;
}

static char *
list_codes (GPtrArray *plans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plans->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", kb_record_get_text (plans->pdata[i], KB_INCIDENT_PLAN_CODE));
  return g_string_free (text, FALSE);
}

static void
assert_likely (KbRecordSet *set,
               const char  *expected)
{
  g_autoptr (GPtrArray) likely = kb_incident_pick_likely (set);
  g_autofree char *codes = list_codes (likely);

  g_assert_cmpstr (codes, ==, expected);
}

static void
assert_found (KbRecordSet *set,
              const char  *text,
              const char  *expected)
{
  g_autoptr (GPtrArray) found = kb_incident_pick_search (set, text);
  g_autofree char *codes = list_codes (found);

  g_assert_cmpstr (codes, ==, expected);
}

static void
worst_first_and_no_coupons_no_wrong_coupon (void)
{
  g_autoptr (KbRecordSet) set = create_set ();

  assert_likely (set, "N1 N3 G1 G2 G4 T1 C1 A1");
  lineup_fixture_add_coupon (set, "Q1", 19900, 1200);
  assert_likely (set, "N1 N3 G1 G2 G6 G4 C1 A1");
}

static void
what_happened_before_comes_in (void)
{
  g_autoptr (KbRecordSet) set = create_set ();
  g_autoptr (KbRecord) incident = kb_record_new (KB_ENTITY_INCIDENT, 70);

  kb_record_set_int (incident, KB_INCIDENT_SESSION_ID, SESSION);
  kb_record_set_int (incident, KB_INCIDENT_PLAN_ID, 2);
  kb_record_set_add (set, incident);
  assert_likely (set, "N1 N3 G1 N2 G2 G4 C1 A1");
}

static void
fewer_than_digits (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();

  assert_likely (set, "");
  add_plan (set, 1, "X9", "", KB_SEVERITY_P3, "");
  assert_likely (set, "X9");
}

static void
words_in_any_order_and_numbers_first (void)
{
  g_autoptr (KbRecordSet) set = create_set ();

  assert_found (set, "断流", "N1");
  assert_found (set, "错", "G1 G4");
  assert_found (set, "商品 讲错", "G4");
  assert_found (set, "g4", "G4");
  assert_found (set, "drop", "");
  assert_found (set, "", "N1 N2 N3 G1 G2 G4 G6 C1 A1 T1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/incident-pick/worst-first-and-no-coupons-no-wrong-coupon",
                   worst_first_and_no_coupons_no_wrong_coupon);
  g_test_add_func ("/engine/incident-pick/what-happened-before-comes-in", what_happened_before_comes_in);
  g_test_add_func ("/engine/incident-pick/fewer-than-digits", fewer_than_digits);
  g_test_add_func ("/engine/incident-pick/words-in-any-order-and-numbers-first", words_in_any_order_and_numbers_first);

  return g_test_run ();
}
