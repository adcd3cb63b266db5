/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-crew.h"
#include "kb-cue-cell.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-rundown-model.h"
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
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->model);
  g_object_unref (fixture->plan);
}

static KbRundownRow *
get_row (Fixture    *fixture,
         const char *number)
{
  return kb_rundown_model_find (fixture->model, kb_record_get_id (fixture_find (fixture->plan, number)));
}

static void
type (Fixture    *fixture,
      KbCueCell   cell,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = kb_cue_cell_parse (cell, fixture->plan, get_row (fixture, "C02"), text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kb_edit_get_n_steps (edit), >, 0);
  fixture_apply (fixture->plan, edit);
}

static void
test_what_stands_there_is_no_change (Fixture       *fixture,
                                     gconstpointer  data)
{
  for (int cell = 0; cell < KB_N_CUE_CELLS; cell++)
    {
      g_autofree char *text = kb_cue_cell_dup_text (cell, fixture->plan, get_row (fixture, "C02"));
      g_autoptr (KbEdit) edit = kb_cue_cell_parse (cell, fixture->plan, get_row (fixture, "C02"), text, NULL);

      g_assert_nonnull (edit);
      g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 0);
    }
}

static void
test_a_time_makes_hard_and_nothing_makes_soft (Fixture       *fixture,
                                               gconstpointer  data)
{
  KbRecord *cue = fixture_find (fixture->plan, "C02");

  type (fixture, KB_CUE_CELL_START, "19:10");
  g_assert_true (kb_record_get_bool (cue, KB_CUE_HARD));
  g_assert_cmpint (kb_record_get_int (cue, KB_CUE_FIXED_US), ==, FIXTURE_START_US + 10 * MINUTE_US);
  type (fixture, KB_CUE_CELL_START, " ");
  g_assert_false (kb_record_get_bool (cue, KB_CUE_HARD));
  g_assert_true (kb_record_is_null (cue, KB_CUE_FIXED_US));
}

static void
test_lengths_are_read_as_people_type_them (Fixture       *fixture,
                                           gconstpointer  data)
{
  KbRecord *cue = fixture_find (fixture->plan, "C02");

  type (fixture, KB_CUE_CELL_LENGTH, "8");
  g_assert_cmpint (kb_record_get_int (cue, KB_CUE_DURATION_MS), ==, 8 * MINUTE_MS);
  type (fixture, KB_CUE_CELL_LENGTH, "+30s");
  g_assert_cmpint (kb_record_get_int (cue, KB_CUE_DURATION_MS), ==, 8 * MINUTE_MS + 30000);
}

static void
test_choices_go_by_number_name_and_part (Fixture       *fixture,
                                         gconstpointer  data)
{
  const struct
  {
    KbCueCell   cell;
    const char *text;
    const char *expected;
  } cases[] = {
    { KB_CUE_CELL_TYPE, "Flash", "Flash" },       { KB_CUE_CELL_TYPE, "qa", "Q&A" },
    { KB_CUE_CELL_TYPE, "hando", "Handover" },    { KB_CUE_CELL_PRODUCT, "3", "#3  Skillet" },
    { KB_CUE_CELL_PRODUCT, "No.4", "#4  Care kit" }, { KB_CUE_CELL_PRODUCT, "#14", "#14  Care set" },
    { KB_CUE_CELL_PRODUCT, "skill", "#3  Skillet" }, { KB_CUE_CELL_SPEAKER, "maya", "Maya" },
    { KB_CUE_CELL_SPEAKER, "dev", "Devin" },      { KB_CUE_CELL_PRODUCT, "", "" },
    { KB_CUE_CELL_SPEAKER, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      type (fixture, cases[i].cell, cases[i].text);
      text = kb_cue_cell_dup_text (cases[i].cell, fixture->plan, get_row (fixture, "C02"));
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_those_who_speak_are_offered_first (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (GPtrArray) choices = kb_cue_cell_list_choices (KB_CUE_CELL_SPEAKER, fixture->plan);

  g_assert_cmpuint (choices->len, ==, 3);
  g_assert_cmpstr (((KbCueChoice *) choices->pdata[2])->label, ==, "Ola");
}

static void
test_what_cannot_be_meant_is_refused (Fixture       *fixture,
                                      gconstpointer  data)
{
  const struct
  {
    KbCueCell   cell;
    const char *text;
  } cases[] = {
    { KB_CUE_CELL_START, "soon" },   { KB_CUE_CELL_START, "25:00" },    { KB_CUE_CELL_LENGTH, "" },
    { KB_CUE_CELL_LENGTH, "-9" },    { KB_CUE_CELL_LENGTH, "long" },    { KB_CUE_CELL_TYPE, "" },
    { KB_CUE_CELL_TYPE, "nothing" }, { KB_CUE_CELL_PRODUCT, "99" },     { KB_CUE_CELL_PRODUCT, "care" },
    { KB_CUE_CELL_SPEAKER, "a" },    { KB_CUE_CELL_NUMBER, "C03" },     { KB_CUE_CELL_NUMBER, " " },
    { KB_CUE_CELL_START, "18:59" },  { KB_CUE_CELL_START, "21:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: “%s”", kb_cue_cell_get_name (cases[i].cell), cases[i].text);
      g_assert_null (kb_cue_cell_parse (cases[i].cell, fixture->plan, get_row (fixture, "C02"), cases[i].text, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/gui/cue-cell/what-stands-there-is-no-change", Fixture, NULL, set_up,
              test_what_stands_there_is_no_change, tear_down);
  g_test_add ("/gui/cue-cell/a-time-makes-hard-and-nothing-makes-soft", Fixture, NULL, set_up,
              test_a_time_makes_hard_and_nothing_makes_soft, tear_down);
  g_test_add ("/gui/cue-cell/lengths-are-read-as-people-type-them", Fixture, NULL, set_up,
              test_lengths_are_read_as_people_type_them, tear_down);
  g_test_add ("/gui/cue-cell/choices-go-by-number-name-and-part", Fixture, NULL, set_up,
              test_choices_go_by_number_name_and_part, tear_down);
  g_test_add ("/gui/cue-cell/those-who-speak-are-offered-first", Fixture, NULL, set_up,
              test_those_who_speak_are_offered_first, tear_down);
  g_test_add ("/gui/cue-cell/what-cannot-be-meant-is-refused", Fixture, NULL, set_up,
              test_what_cannot_be_meant_is_refused, tear_down);

  return g_test_run ();
}
