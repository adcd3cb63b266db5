/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-cue.h"
#include "kb-row-jump.h"
#include "kb-rundown-find.h"
#include "kb-rundown-numbers.h"
#include "kb-variable.h"
#include "rundown-fixture.h"

typedef struct
{
  KbRecordSet    *plan;
  KbRundownModel *model;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->plan = fixture_new_plan ();
  fixture->model = kb_rundown_model_new ();
  kb_rundown_model_set_plan (fixture->model, fixture->plan);
  kb_record_set_text (fixture_find (fixture->plan, "C01"), KB_CUE_SCRIPT, "The pan, and the PAN again");
  kb_record_set_text (fixture_find (fixture->plan, "C04"), KB_CUE_TITLE, "Pan & lid");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->plan);
}

static GArray *
find (Fixture    *fixture,
      const char *needle,
      gboolean    match_case)
{
  return kb_rundown_find (fixture->model, needle, match_case);
}

static void
test_titles_and_scripts_are_searched_in_order (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autoptr (GArray) loose = find (fixture, "pan", FALSE);
  g_autoptr (GArray) strict = find (fixture, "PAN", TRUE);
  g_autoptr (GArray) none = find (fixture, "", FALSE);
  g_autofree char *text = kb_rundown_hit_dup_text (fixture->model, &g_array_index (loose, KbRundownHit, 2));

  g_assert_cmpuint (loose->len, ==, 3);
  g_assert_cmpuint (strict->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (text, ==, "C04  <b>Pan</b> &amp; lid");
}

static void
test_all_is_replaced_in_one_step (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GArray) hits = find (fixture, "pan", FALSE);
  g_autoptr (KbEdit) edit = kb_rundown_replace (fixture->model, (KbRundownHit *) (void *) hits->data, hits->len, "pan", "wok");

  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 2);
  fixture_apply (fixture->plan, edit);
  g_assert_cmpstr (kb_record_get_text (fixture_find (fixture->plan, "C01"), KB_CUE_SCRIPT), ==, "The wok, and the wok again");
  g_assert_cmpstr (kb_record_get_text (fixture_find (fixture->plan, "C04"), KB_CUE_TITLE), ==, "wok & lid");
}

/* What is seen is found, and stays what the lineup says. */
static void
test_values_are_found_and_not_replaced (Fixture       *fixture,
                                        gconstpointer  data)
{
  KbRecord *cue = fixture_find (fixture->plan, "C02");
  GListModel *items = kb_record_set_get_list (fixture->plan, KB_ENTITY_LINEUP_ITEM);
  g_autoptr (KbRecord) item = g_list_model_get_item (items, 0);
  g_autofree char *name = kb_variable_dup_item_name (fixture->plan, item);
  g_autofree char *script = g_strdup_printf ("{name}, %s", name);
  g_autofree char *expected = g_strdup_printf ("C02  <b>%s</b>, %s", name, name);
  g_autofree char *text = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (KbEdit) edit = NULL;
  KbRundownHit *first;

  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, kb_record_get_id (item));
  kb_record_set_text (cue, KB_CUE_SCRIPT, script);
  hits = find (fixture, name, FALSE);
  first = &g_array_index (hits, KbRundownHit, 0);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpuint (kb_rundown_count_typed (first, hits->len), ==, 1);
  text = kb_rundown_hit_dup_text (fixture->model, &first[1]);
  g_assert_cmpstr (text, ==, expected);

  edit = kb_rundown_replace (fixture->model, first, hits->len, name, "it");
  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 1);
  fixture_apply (fixture->plan, edit);
  g_assert_cmpstr (kb_record_get_text (cue, KB_CUE_SCRIPT), ==, "{name}, it");
}

static void
test_one_is_replaced_alone (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GArray) hits = find (fixture, "pan", FALSE);
  g_autoptr (KbEdit) edit = kb_rundown_replace (fixture->model, &g_array_index (hits, KbRundownHit, 1), 1, "pan", "");

  fixture_apply (fixture->plan, edit);
  g_assert_cmpstr (kb_record_get_text (fixture_find (fixture->plan, "C01"), KB_CUE_SCRIPT), ==, "The pan, and the  again");
}

static void
test_numbers_are_given_afresh_when_asked (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_rundown_renumber (fixture->plan, " E09 ");
  g_autofree char *order = NULL;
  g_autofree char *first = NULL;
  g_autoptr (KbEdit) again = NULL;

  fixture_apply (fixture->plan, edit);
  order = fixture_order (fixture->plan);
  g_assert_cmpstr (order, ==, "One: E09 E10 E11 · Two: E12 E13 · Three:");
  again = kb_rundown_renumber (fixture->plan, "E09");
  g_assert_cmpuint (kb_edit_get_n_steps (again), ==, 0);
  first = kb_rundown_propose_first (fixture->plan);
  g_assert_cmpstr (first, ==, "E01");
  g_assert_null (kb_rundown_renumber (fixture->plan, "E"));
  g_assert_true (kb_rundown_can_number ("7"));
  g_assert_false (kb_rundown_can_number ("C01A"));
  g_assert_false (kb_rundown_can_number ("C1234567"));
}

static void
test_a_number_that_is_typed_is_gone_to (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const struct
  {
    const char *typed;
    const char *number;
  } cases[] = { { "4", "C04" }, { "04", "C04" }, { "C05", "C05" }, { "c02", "C02" }, { "c", "C01" }, { "9", NULL },
                { "x", NULL }, { "-", NULL } };
  GPtrArray *rows = kb_rundown_model_get_rows (fixture->model);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KbRowJump jump = { NULL };
      gboolean is_taken = TRUE;
      KbRundownRow *row;

      for (const char *at = cases[i].typed; *at != '\0'; at++)
        is_taken &= kb_row_jump_type (&jump, rows, *at, 1000);
      row = kb_row_jump_find (&jump, rows);
      g_assert_true (is_taken == (cases[i].number != NULL));
      if (cases[i].number != NULL)
        g_assert_cmpstr (kb_record_get_text (kb_rundown_row_get_record (row), KB_CUE_CUE_NO), ==, cases[i].number);
      else
        g_assert_null (row);
      kb_row_jump_clear (&jump);
    }
}

static void
test_a_pause_begins_another_number (Fixture       *fixture,
                                    gconstpointer  data)
{
  GPtrArray *rows = kb_rundown_model_get_rows (fixture->model);
  KbRowJump jump = { NULL };

  g_assert_true (kb_row_jump_type (&jump, rows, '0', G_USEC_PER_SEC));
  g_assert_true (kb_row_jump_type (&jump, rows, '3', 9 * G_USEC_PER_SEC));
  g_assert_true (kb_rundown_row_get_record (kb_row_jump_find (&jump, rows)) == fixture_find (fixture->plan, "C03"));
  g_assert_true (kb_row_jump_is_begun (&jump, 10 * G_USEC_PER_SEC));
  g_assert_false (kb_row_jump_is_begun (&jump, 20 * G_USEC_PER_SEC));
  kb_row_jump_clear (&jump);
}

static void
test_folding_is_kept_over_sessions (Fixture       *fixture,
                                    gconstpointer  data)
{
  KbRecord *one = fixture_find_named (fixture->plan, KB_ENTITY_SEGMENT, KB_SEGMENT_TITLE, "One");
  g_autoptr (KbRundownModel) other = kb_rundown_model_new ();
  GArray *folded;

  kb_rundown_model_set_collapsed (fixture->model, kb_record_get_id (one), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 5);
  folded = kb_rundown_model_get_folded (fixture->model);
  kb_rundown_model_set_folded (other, (const gint64 *) (void *) folded->data, folded->len);
  kb_rundown_model_set_plan (other, fixture->plan);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 5);
  kb_rundown_model_collapse_all (other, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 3);
  kb_rundown_model_collapse_all (other, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 8);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/gui/rundown-find/titles-and-scripts-are-searched-in-order", test_titles_and_scripts_are_searched_in_order);
  ADD ("/gui/rundown-find/all-is-replaced-in-one-step", test_all_is_replaced_in_one_step);
  ADD ("/gui/rundown-find/values-are-found-and-not-replaced", test_values_are_found_and_not_replaced);
  ADD ("/gui/rundown-find/one-is-replaced-alone", test_one_is_replaced_alone);
  ADD ("/gui/rundown-numbers/numbers-are-given-afresh-when-asked", test_numbers_are_given_afresh_when_asked);
  ADD ("/gui/row-jump/a-number-that-is-typed-is-gone-to", test_a_number_that_is_typed_is_gone_to);
  ADD ("/gui/row-jump/a-pause-begins-another-number", test_a_pause_begins_another_number);
  ADD ("/gui/rundown-model/folding-is-kept-over-sessions", test_folding_is_kept_over_sessions);

  return g_test_run ();
}
