/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "kb-record-set.h"

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *count)
{
  (*count)++;
}

static void
assign_notifies_what_changed (void)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, 7);
  g_autoptr (KbRecord) newer = kb_record_new (KB_ENTITY_CUE, 7);
  g_autofree char *title = NULL;
  guint count = 0;

  kb_record_set_text (newer, KB_CUE_TITLE, "No.4 神经酰胺舒润乳");
  g_signal_connect (cue, "notify::title", G_CALLBACK (count_notify_cb), &count);

  g_assert_true (kb_record_assign (cue, newer));
  g_assert_false (kb_record_assign (cue, newer));
  g_assert_cmpuint (count, ==, 1);
  g_object_get (cue, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "No.4 神经酰胺舒润乳");
  g_assert_true (kb_record_equal (cue, newer));

  g_assert_finalize_object (cue);
}

static void
copy_is_another_row_with_the_same_values (void)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, 7);
  g_autoptr (KbRecord) copy = NULL;

  kb_record_set_text (cue, KB_CUE_TITLE, "No.4 神经酰胺舒润乳");
  copy = kb_record_copy (cue);

  g_assert_cmpint (kb_record_get_id (copy), !=, 7);
  g_assert_cmpint (kb_record_get_kind (copy), ==, KB_ENTITY_CUE);
  g_assert_false (kb_record_assign (copy, cue));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/record/assign-notifies-what-changed", assign_notifies_what_changed);
  g_test_add_func ("/model/record/copy-is-another-row-with-the-same-values", copy_is_another_row_with_the_same_values);

  return g_test_run ();
}
