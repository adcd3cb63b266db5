/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-baseline.h"
#include "kb-error.h"

static void
assert_same_cue (const KbPlanCue *a,
                 const KbPlanCue *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->duration_ms, ==, b->duration_ms);
  g_assert_cmpint (a->min_ms, ==, b->min_ms);
  g_assert_cmpint (a->fixed_us, ==, b->fixed_us);
  g_assert_cmpint (a->warning_ms, ==, b->warning_ms);
  g_assert_cmpint (a->danger_ms, ==, b->danger_ms);
  g_assert_cmpint (a->hard, ==, b->hard);
  g_assert_cmpint (a->optional, ==, b->optional);
  g_assert_cmpint (a->skip, ==, b->skip);
  g_assert_cmpint (a->auto_advance, ==, b->auto_advance);
}

static void
comes_back_the_same (void)
{
  const gint64 eight = G_GINT64_CONSTANT (1792238400000000);
  g_autoptr (KbPlan) plan = kb_plan_new (2);
  g_autoptr (KbPlan) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  plan->frame = (KbPlanFrame) { .start_us = eight, .target_end_us = KB_NONE };
  plan->cues[0] = (KbPlanCue) { .id = 7, .duration_ms = 120000, .min_ms = KB_NONE, .fixed_us = eight,
                                .warning_ms = KB_NONE, .danger_ms = 5000, .hard = TRUE };
  plan->cues[1] = (KbPlanCue) { .id = G_MAXINT64, .duration_ms = 0, .min_ms = 0, .fixed_us = KB_NONE,
                                .warning_ms = KB_NONE, .danger_ms = KB_NONE, .optional = TRUE,
                                .skip = TRUE, .auto_advance = TRUE };
  g_free (plan->numbers[0]);
  plan->numbers[0] = g_strdup ("C01 \"秒杀\"");

  text = kb_baseline_write (plan);
  copy = kb_baseline_read (text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copy->n_cues, ==, 2);
  g_assert_cmpint (copy->frame.start_us, ==, eight);
  g_assert_cmpint (copy->frame.target_end_us, ==, KB_NONE);
  g_assert_cmpstr (copy->numbers[0], ==, "C01 \"秒杀\"");
  for (guint i = 0; i < 2; i++)
    assert_same_cue (&plan->cues[i], &copy->cues[i]);
}

static void
refuses_what_is_none (void)
{
  const char *const broken[] = {
    "", "{", "[]", "{}", "{\"version\":2,\"cues\":[]}", "{\"version\":1,\"cues\":7}",
    "{\"version\":1,\"cues\":[7]}", "{\"version\":1,\"cues\":[{\"id\":1}]}",
    "{\"version\":1,\"cues\":[{\"id\":1,\"duration_ms\":-5}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kb_baseline_read (broken[i], &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/baseline/comes-back-the-same", comes_back_the_same);
  g_test_add_func ("/engine/baseline/refuses-what-is-none", refuses_what_is_none);

  return g_test_run ();
}
