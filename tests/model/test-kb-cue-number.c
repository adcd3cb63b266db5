/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue-number.h"
#include "kb-cue.h"

static KbRecordSet *
create_plan (const char *numbers)
{
  KbRecordSet *plan = kb_record_set_new (NULL, 1);
  g_auto (GStrv) each = g_strsplit (numbers, " ", 0);
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, 2);

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
  kb_record_set_add (plan, segment);
  for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++)
    {
      g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, 10 + i);

      kb_record_set_int (cue, KB_CUE_SESSION_ID, 1);
      kb_record_set_int (cue, KB_CUE_SEGMENT_ID, 2);
      kb_record_set_int (cue, KB_CUE_POSITION, i);
      kb_record_set_text (cue, KB_CUE_CUE_NO, each[i]);
      kb_record_set_add (plan, cue);
    }

  return plan;
}

static void
next_numbers (void)
{
  static const struct
  {
    const char *numbers;
    int         after;     /* index, -1 for none */
    const char *expected;
  } cases[] = {
    { "", -1, "C01" },
    { "C01", -1, "C02" },
    { "C01 C02", 1, "C03" },
    { "C01 C02", 0, "C01A" },
    { "C01 C01A C02", 0, "C01B" },
    { "C01 C01A C02", 1, "C01B" },
    { "E9", 0, "E10" },
    { "S001 S002", 1, "S003" },
    { "Opening", 0, "Opening01" },
    { "C46 C45", 1, "C47" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) plan = create_plan (cases[i].numbers);
      g_autoptr (GHashTable) taken = kb_cue_number_collect (plan);
      KbRecord *after = cases[i].after >= 0 ? kb_record_set_find (plan, KB_ENTITY_CUE, 10 + cases[i].after) : NULL;
      g_autofree char *number = kb_cue_number_next (plan, after, taken);

      g_assert_cmpstr (number, ==, cases[i].expected);
    }
}

/* Behind one cue there is room for 26; after that it counts on, and never gives one twice. */
static void
many_behind_one_cue_are_all_different (void)
{
  g_autoptr (KbRecordSet) plan = create_plan ("C01 C02");
  g_autoptr (GHashTable) taken = kb_cue_number_collect (plan);
  KbRecord *after = kb_record_set_find (plan, KB_ENTITY_CUE, 10);

  for (guint i = 0; i < 100; i++)
    {
      char *number = kb_cue_number_next (plan, after, taken);

      g_assert_false (g_hash_table_contains (taken, number));
      g_hash_table_add (taken, number);
    }
  g_assert_true (g_hash_table_contains (taken, "C01Z"));
  g_assert_true (g_hash_table_contains (taken, "C03"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/cue-number/next-numbers", next_numbers);
  g_test_add_func ("/model/cue-number/many-behind-one-cue-are-all-different", many_behind_one_cue_are_all_different);

  return g_test_run ();
}
