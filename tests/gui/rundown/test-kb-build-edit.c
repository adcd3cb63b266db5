/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kb-build-edit.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-rundown-edits.h"
#include "kb-session.h"
#include "rundown-fixture.h"

static KbBuildShape
create_shape (int minutes)
{
  KbBuildShape shape = KB_BUILD_SHAPE_INIT;

  shape.start_us = FIXTURE_START_US;
  shape.end_us = FIXTURE_START_US + minutes * MINUTE_US;
  return shape;
}

static GArray *
build (KbRecordSet *plan,
       gboolean     is_replacing,
       gboolean     with_scripts)
{
  const KbBuildShape shape = create_shape (30);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GPtrArray) products = kb_build_lineup_read (plan, shape.start_us, shape.end_us, is_replacing, zone);
  g_autofree KbBuildItem *items = kb_build_lineup_items (products);
  g_autoptr (GArray) cues = kb_build_propose (items, products->len, &shape);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = kb_build_edit (plan, cues, products, &shape, is_replacing, with_scripts, ids);

  g_assert_cmpuint (ids->len, ==, cues->len);
  fixture_apply (plan, edit);
  return ids;
}

static void
a_rundown_is_replaced (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GArray) ids = build (plan, TRUE, TRUE);
  g_autofree char *order = fixture_order (plan);
  KbRecord *first = kb_record_set_find (plan, KB_ENTITY_CUE, g_array_index (ids, gint64, 0));

  g_assert_true (g_str_has_prefix (order, "Opening: C01 C02 · Loop 1: C03"));
  g_assert_nonnull (strstr (order, "Closing: "));
  g_assert_cmpuint (g_list_model_get_n_items (kb_record_set_get_list (plan, KB_ENTITY_CUE)), ==, ids->len);
  g_assert_cmpint (kb_record_get_int (first, KB_CUE_TYPE), ==, KB_CUE_TYPE_OPEN);
  g_assert_false (kb_record_is_null (first, KB_CUE_SPEAKER_ID));
}

static void
cues_are_added_behind (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GArray) ids = build (plan, FALSE, FALSE);
  g_autofree char *order = fixture_order (plan);

  g_assert_true (g_str_has_prefix (order, "One: C01 C02 C03 · Two: C04 C05 · Three: · Opening: C06 C07 · Loop 1: C08"));
  g_assert_cmpuint (g_list_model_get_n_items (kb_record_set_get_list (plan, KB_ENTITY_CUE)), ==, ids->len + 5);
}

static void
an_empty_session_is_filled (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_empty ();
  g_autoptr (GArray) ids = build (plan, TRUE, TRUE);
  g_autofree char *order = fixture_order (plan);

  g_assert_cmpuint (ids->len, ==, 4);
  g_assert_true (g_str_has_prefix (order, "Opening: C01 C02 "));
}

/* Whatever language the window has. */
static void
titles_are_in_the_language_of_the_session (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GArray) ids = NULL;
  g_autofree char *order = NULL;
  g_autofree char *segment = kb_rundown_dup_segment_title (plan);
  g_autofree char *chinese_segment = NULL;

  g_assert_cmpstr (segment, ==, "New segment");
  kb_record_set_text (kb_record_set_get_session (plan), KB_SESSION_LANGUAGE, "zh-cn");
  ids = build (plan, TRUE, FALSE);
  order = fixture_order (plan);
  chinese_segment = kb_rundown_dup_segment_title (plan);
  g_assert_true (g_str_has_prefix (order, "开场: C01 C02 · 循环 1: C03"));
  g_assert_nonnull (strstr (order, "收尾: "));
  g_assert_cmpstr (kb_record_get_text (kb_record_set_find (plan, KB_ENTITY_CUE, g_array_index (ids, gint64, 0)), KB_CUE_TITLE),
                   ==, "欢迎，今晚看点");
  g_assert_cmpstr (chinese_segment, ==, "新板块");
}

static void
scripts_start_from_the_product (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GArray) ids = build (plan, TRUE, TRUE);

  for (guint i = 0; i < ids->len; i++)
    {
      KbRecord *cue = kb_record_set_find (plan, KB_ENTITY_CUE, g_array_index (ids, gint64, i));

      if (!kb_record_is_null (cue, KB_CUE_LINEUP_ITEM_ID))
        g_assert_true (g_str_has_prefix (kb_record_get_text (cue, KB_CUE_SCRIPT), "{name} {price}"));
    }
}

static void
deals_are_typed_as_times (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GArray) deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (kb_build_lineup_parse_deals ("20:00，21:00/21:50", FIXTURE_START_US, zone, deals, &error));
  g_assert_no_error (error);
  text = kb_build_lineup_format_deals (deals, zone);
  g_assert_cmpstr (text, ==, "20:00 21:00 21:50");
  g_assert_cmpint (g_array_index (deals, gint64, 0), ==, FIXTURE_START_US + 60 * MINUTE_US);

  g_assert_false (kb_build_lineup_parse_deals ("20:00 soon", FIXTURE_START_US, zone, deals, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_assert_cmpuint (deals->len, ==, 3);
  g_clear_error (&error);
  g_assert_true (kb_build_lineup_parse_deals ("  ", FIXTURE_START_US, zone, deals, &error));
  g_assert_cmpuint (deals->len, ==, 0);
}

static void
problems_are_said_in_words (void)
{
  static const struct
  {
    KbBuildProblem problem;
    const char    *sentence;
  } cases[] = {
    { { KB_BUILD_PROBLEM_HERO, -1, 50 * MINUTE_MS, FIXTURE_START_US }, "No hero on air for 50:00 from 19:00" },
    { { KB_BUILD_PROBLEM_LIGHT, -1, 3 * MINUTE_MS, FIXTURE_START_US },
      "Ends 3:00 too early, at 19:00: more loops or minutes fill it" },
    { { KB_BUILD_PROBLEM_NO_HERO, -1, 0, KB_NONE }, "No hero in the lineup: nothing holds viewers over 45 minutes" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (KbBuildCue));
  g_autoptr (GPtrArray) products = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = kb_build_describe_problem (&cases[i].problem, cues, products, zone);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/build-edit/titles-are-in-the-language-of-the-session", titles_are_in_the_language_of_the_session);
  g_test_add_func ("/gui/build-edit/a-rundown-is-replaced", a_rundown_is_replaced);
  g_test_add_func ("/gui/build-edit/cues-are-added-behind", cues_are_added_behind);
  g_test_add_func ("/gui/build-edit/an-empty-session-is-filled", an_empty_session_is_filled);
  g_test_add_func ("/gui/build-edit/scripts-start-from-the-product", scripts_start_from_the_product);
  g_test_add_func ("/gui/build-edit/deals-are-typed-as-times", deals_are_typed_as_times);
  g_test_add_func ("/gui/build-edit/problems-are-said-in-words", problems_are_said_in_words);

  return g_test_run ();
}
