/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-value.h"

static void
copy_is_equal_and_outlives_its_source (void)
{
  KbValue source = KB_VALUE_INIT;
  g_auto (KbValue) copy = KB_VALUE_INIT;

  kb_value_set_text (&source, "神经酰胺舒润乳");
  kb_value_copy (&copy, &source);
  g_assert_true (kb_value_equal (&copy, &source));
  kb_value_set_text (&source, "玻尿酸补水面膜");
  g_assert_false (kb_value_equal (&copy, &source));
  kb_value_clear (&source);

  g_assert_cmpint (copy.kind, ==, KB_VALUE_TEXT);
  g_assert_cmpstr (copy.text, ==, "神经酰胺舒润乳");
}

static void
kinds_are_never_equal (void)
{
  g_auto (KbValue) nothing = KB_VALUE_INIT;
  g_auto (KbValue) empty = KB_VALUE_INIT;
  g_auto (KbValue) zero = KB_VALUE_INIT;
  g_auto (KbValue) naught = KB_VALUE_INIT;

  kb_value_set_text (&empty, "");
  kb_value_set_int (&zero, 0);
  kb_value_set_real (&naught, 0);

  g_assert_false (kb_value_equal (&nothing, &empty));
  g_assert_false (kb_value_equal (&zero, &naught));
  g_assert_false (kb_value_equal (&nothing, &zero));
}

static void
none_and_null_are_no_value (void)
{
  g_auto (KbValue) value = KB_VALUE_INIT;

  kb_value_set_int (&value, 5);
  kb_value_set_int (&value, KB_NONE);
  g_assert_cmpint (value.kind, ==, KB_VALUE_NULL);
  kb_value_set_text (&value, "5");
  kb_value_set_text (&value, NULL);
  g_assert_cmpint (value.kind, ==, KB_VALUE_NULL);
}

static void
rows_that_say_the_same_share_it (void)
{
  GHashTable *texts = kb_value_create_texts ();
  g_autofree char *lengthy = g_strnfill (5000, 'x');
  g_auto (KbValue) first = KB_VALUE_INIT;
  g_auto (KbValue) second = KB_VALUE_INIT;
  g_auto (KbValue) third = KB_VALUE_INIT;

  kb_value_share_text (&first, texts, "Asia/Shanghai");
  kb_value_share_text (&second, texts, "Asia/Shanghai");
  g_assert_true (first.text == second.text);

  kb_value_share_text (&third, texts, lengthy);
  kb_value_share_text (&second, texts, lengthy);
  g_assert_true (third.text != second.text);
  g_assert_true (kb_value_equal (&third, &second));

  g_hash_table_unref (texts);
  g_assert_cmpstr (first.text, ==, "Asia/Shanghai");
}

static void
a_value_takes_its_own_text_again (void)
{
  g_auto (KbValue) value = KB_VALUE_INIT;

  kb_value_set_text (&value, "19:00");
  kb_value_copy (&value, &value);
  kb_value_set_text (&value, value.text);
  g_assert_cmpstr (value.text, ==, "19:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/value/copy-is-equal-and-outlives-its-source", copy_is_equal_and_outlives_its_source);
  g_test_add_func ("/model/value/kinds-are-never-equal", kinds_are_never_equal);
  g_test_add_func ("/model/value/none-and-null-are-no-value", none_and_null_are_no_value);
  g_test_add_func ("/model/value/rows-that-say-the-same-share-it", rows_that_say_the_same_share_it);
  g_test_add_func ("/model/value/a-value-takes-its-own-text-again", a_value_takes_its_own_text_again);

  return g_test_run ();
}
