/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kb-cue.h"
#include "kb-direction-edits.h"
#include "kb-error.h"
#include "kb-rundown-bulk.h"
#include "kb-rundown-model.h"
#include "rundown-fixture.h"

typedef struct
{
  KbRecordSet    *plan;
  KbRundownModel *model;
  GPtrArray      *rows;    /* C01 C03 C05 */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const numbers[] = { "C01", "C03", "C05" };

  fixture->plan = fixture_new_plan ();
  fixture->model = kb_rundown_model_new ();
  kb_rundown_model_set_plan (fixture->model, fixture->plan);
  fixture->rows = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_ptr_array_add (fixture->rows,
                     kb_rundown_model_find (fixture->model, kb_record_get_id (fixture_find (fixture->plan, numbers[i]))));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->rows);
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->plan);
}

static void
change (Fixture    *fixture,
        KbCueCell   cell,
        const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = kb_rundown_bulk_parse (cell, fixture->plan, fixture->rows, text, &error);

  g_assert_no_error (error);
  fixture_apply (fixture->plan, edit);
}

static void
assert_summary (Fixture    *fixture,
                KbCueCell   cell,
                const char *expected)
{
  g_autofree char *summary = kb_rundown_bulk_summarize (cell, fixture->plan, fixture->rows);

  g_assert_cmpstr (summary, ==, expected);
}

static void
test_all_are_changed_in_one_step (Fixture       *fixture,
                                  gconstpointer  data)
{
  static const struct
  {
    KbCueCell   cell;
    const char *before;
    const char *text;
    const char *after;
  } cases[] = {
    { KB_CUE_CELL_LENGTH, "3:00 ×2, 5:00 ×1", "+30s", "3:30 ×2, 5:30 ×1" },
    { KB_CUE_CELL_LENGTH, "3:30 ×2, 5:30 ×1", "4", "4:00" },
    { KB_CUE_CELL_MINIMUM, "–", "2:30", "2:30" },
    { KB_CUE_CELL_MINIMUM, "2:30", "", "–" },
    { KB_CUE_CELL_TYPE, "Demo", "flash", "Flash" },
    { KB_CUE_CELL_PRODUCT, "–", "#3", "#3  Skillet" },
    { KB_CUE_CELL_PRODUCT, "#3  Skillet", "", "–" },
    { KB_CUE_CELL_SPEAKER, "–", "Devin", "Devin" },
    { KB_CUE_CELL_FIXING, "Soft", "Hard", "Hard" },
    { KB_CUE_CELL_FIXING, "Hard", "Soft", "Soft" },
    { KB_CUE_CELL_ADVANCE, "By hand", "Automatic", "Automatic" },
    { KB_CUE_CELL_OPTIONAL, "No", "Yes", "Yes" },
    { KB_CUE_CELL_SKIP, "No", "Yes", "Yes" },
    { KB_CUE_CELL_LOOP, "–", "2", "2" },
    { KB_CUE_CELL_OPERATOR, "–", "Pin it", "Pin it" },
    { KB_CUE_CELL_NOTE, "–", "Check", "Check" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", kb_cue_cell_get_name (cases[i].cell), cases[i].text);
      assert_summary (fixture, cases[i].cell, cases[i].before);
      change (fixture, cases[i].cell, cases[i].text);
      assert_summary (fixture, cases[i].cell, cases[i].after);
    }
  g_assert_nonnull (kb_direction_find (fixture->plan, fixture_find (fixture->plan, "C05"), KB_ROLE_KIND_OPERATOR));
}

static void
test_hard_starts_are_where_the_cues_are (Fixture       *fixture,
                                         gconstpointer  data)
{
  change (fixture, KB_CUE_CELL_FIXING, "Hard");
  g_assert_cmpint (kb_record_get_int (fixture_find (fixture->plan, "C03"), KB_CUE_FIXED_US), ==,
                   FIXTURE_START_US + 5 * MINUTE_US);
}

static void
test_one_that_cannot_stops_all_and_is_named (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_rundown_bulk_parse (KB_CUE_CELL_LENGTH, fixture->plan, fixture->rows, "-4", &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "C01: "));
  assert_summary (fixture, KB_CUE_CELL_LENGTH, "3:00 ×2, 5:00 ×1");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/gui/rundown-bulk/all-are-changed-in-one-step", test_all_are_changed_in_one_step);
  ADD ("/gui/rundown-bulk/hard-starts-are-where-the-cues-are", test_hard_starts_are_where_the_cues_are);
  ADD ("/gui/rundown-bulk/one-that-cannot-stops-all-and-is-named", test_one_that_cannot_stops_all_and_is_named);

  return g_test_run ();
}
