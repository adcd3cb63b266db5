/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-patterns.h"

static void
test_a_pattern_is_compiled_once (void)
{
  g_autoptr (KbPatterns) patterns = kb_patterns_new ();
  g_autofree char *copy = g_strdup ("\\bads?\\b");
  GRegex *regex = kb_patterns_get (patterns, "\\bads?\\b", 0);

  g_assert_nonnull (regex);
  g_assert_true (kb_patterns_get (patterns, copy, 0) == regex);
  g_assert_true (kb_patterns_get (patterns, copy, G_REGEX_CASELESS) != regex);
}

static void
test_case_counts_where_it_is_asked_for (void)
{
  g_autoptr (KbPatterns) patterns = kb_patterns_new ();

  g_assert_true (kb_patterns_match (patterns, "合作|\\bad\\b", G_REGEX_CASELESS, "An Ad."));
  g_assert_false (kb_patterns_match (patterns, "合作|\\bad\\b", 0, "An Ad."));
  g_assert_true (kb_patterns_match (patterns, "合作|\\bad\\b", 0, "和他们合作"));
}

static void
test_what_does_not_compile_is_nothing (void)
{
  g_autoptr (KbPatterns) patterns = kb_patterns_new ();

  g_assert_null (kb_patterns_get (patterns, "(", 0));
  g_assert_null (kb_patterns_get (patterns, "(", 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/patterns/a-pattern-is-compiled-once", test_a_pattern_is_compiled_once);
  g_test_add_func ("/engine/patterns/case-counts-where-it-is-asked-for", test_case_counts_where_it_is_asked_for);
  g_test_add_func ("/engine/patterns/what-does-not-compile-is-nothing", test_what_does_not_compile_is_nothing);

  return g_test_run ();
}
