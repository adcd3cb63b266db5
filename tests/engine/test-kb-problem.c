/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "kb-problem.h"

static void
add (GPtrArray  *problems,
     const char *code,
     KbLevel     level,
     KbRecord   *row)
{
  KbProblem *problem = kb_problem_new (code, level, g_strdup (code));

  kb_problem_add (problem, row, KB_CUE_TITLE);
  g_ptr_array_add (problems, problem);
}

static void
the_worst_one_stands_for_a_row (void)
{
  g_autoptr (KbRecord) one = kb_record_new (KB_ENTITY_CUE, 1);
  g_autoptr (KbRecord) two = kb_record_new (KB_ENTITY_CUE, 2);
  g_autoptr (GPtrArray) problems = kb_problems_new ();

  add (problems, "tell", KB_LEVEL_TELL, one);
  add (problems, "first", KB_LEVEL_WARN, one);
  add (problems, "second", KB_LEVEL_WARN, one);
  add (problems, "block", KB_LEVEL_BLOCK, two);

  g_assert_cmpstr (kb_problems_find (problems, 1)->code, ==, "first");
  g_assert_cmpstr (kb_problems_find (problems, 2)->code, ==, "block");
  g_assert_null (kb_problems_find (problems, 3));
  g_assert_cmpuint (kb_problems_count (problems, KB_LEVEL_WARN), ==, 2);
  g_assert_cmpuint (kb_problems_count (problems, KB_LEVEL_BLOCK), ==, 1);
}

static void
places_are_kept_in_order (void)
{
  g_autoptr (KbRecord) one = kb_record_new (KB_ENTITY_CUE, 1);
  g_autoptr (KbProblem) problem = kb_problem_new ("rule", KB_LEVEL_WARN, g_strdup ("words"));

  kb_problem_add (problem, NULL, KB_PROBLEM_ROW);
  g_assert_null (kb_problem_get (problem, 0));
  kb_problem_add (problem, one, KB_CUE_TITLE);
  g_assert_cmpint (kb_problem_get (problem, 0)->id, ==, 1);
  g_assert_cmpint (kb_problem_get (problem, 0)->kind, ==, KB_ENTITY_CUE);
  g_assert_cmpint (kb_problem_get (problem, 0)->field, ==, KB_CUE_TITLE);
  g_assert_null (kb_problem_get (problem, 1));
  g_assert_true (kb_problem_is_about (problem, 1));
  g_assert_false (kb_problem_is_about (problem, 2));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/problem/the-worst-one-stands-for-a-row", the_worst_one_stands_for_a_row);
  g_test_add_func ("/engine/problem/places-are-kept-in-order", places_are_kept_in_order);

  return g_test_run ();
}
