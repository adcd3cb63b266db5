/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-cue-clip.h"
#include "kb-cue.h"
#include "kb-direction-edits.h"
#include "kb-rundown-edits.h"
#include "kb-rundown-paste.h"
#include "rundown-fixture.h"

static void
free_draft (gpointer data)
{
  kb_cue_draft_free (data);
}

/* "C02:One 4 -" → drafts with these numbers; what follows a colon is a segment, "-" has no number. */
static GPtrArray *
create_drafts (const char *words)
{
  g_auto (GStrv) names = g_strsplit (words, " ", -1);
  GPtrArray *drafts = g_ptr_array_new_with_free_func (free_draft);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], ":", 2);
      KbCueDraft *draft = kb_cue_draft_new ();

      kb_record_set_text (draft->cue, KB_CUE_CUE_NO, parts[0][0] != '-' ? parts[0] : "");
      draft->segment = g_strdup (parts[1]);
      g_ptr_array_add (drafts, draft);
    }

  return drafts;
}

static void
paste (KbRecordSet *plan,
       const char  *segment,
       const char  *before,
       GPtrArray   *drafts,
       gboolean     by_segment)
{
  KbRecord *row = fixture_find_named (plan, KB_ENTITY_SEGMENT, KB_SEGMENT_TITLE, segment);
  const KbRundownPlace place = { row != NULL ? kb_record_get_id (row) : 0,
                                 before != NULL ? kb_record_get_id (fixture_find (plan, before)) : 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = kb_rundown_paste (plan, &place, drafts, by_segment, ids);

  g_assert_cmpuint (ids->len, ==, drafts->len);
  fixture_apply (plan, edit);
}

static void
assert_order (KbRecordSet *plan,
              const char  *expected)
{
  g_autofree char *order = fixture_order (plan);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_free_numbers_are_kept (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) drafts = create_drafts ("X9 C02 -");

  paste (plan, "One", "C02", drafts, FALSE);
  assert_order (plan, "One: C01 X9 C01A C01B C02 C03 · Two: C04 C05 · Three:");
}

static void
test_many_are_counted_on (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) drafts = create_drafts ("- - - - - - - - - - - - - - - - - - - - - -");

  paste (plan, "One", "C02", drafts, FALSE);
  g_assert_nonnull (fixture_find (plan, "C27"));
  g_assert_null (fixture_find (plan, "C28"));
  g_assert_null (fixture_find (plan, "C01A"));
}

static void
test_segments_are_found_or_made (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbRecordSet) empty = fixture_new_empty ();
  g_autoptr (GPtrArray) drafts = create_drafts ("D1:Two D2 D3:New D4:Two");
  g_autoptr (GPtrArray) first = create_drafts ("E01 E02:Open E03");

  paste (plan, "One", NULL, drafts, TRUE);
  assert_order (plan, "One: C01 C02 C03 · New: D3 · Two: C04 C05 D1 D2 D4 · Three:");
  paste (empty, "none", NULL, first, TRUE);
  assert_order (empty, "New segment: E01 · Open: E02 E03");
}

static void
test_a_taken_hard_start_is_soft (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (KbEdit) hard = kb_rundown_set_hard (fixture_find (plan, "C02"), FIXTURE_START_US);
  g_autoptr (GPtrArray) drafts = create_drafts ("A B");

  fixture_apply (plan, hard);
  for (guint i = 0; i < drafts->len; i++)
    {
      KbCueDraft *draft = drafts->pdata[i];

      kb_record_set_int (draft->cue, KB_CUE_HARD, TRUE);
      kb_record_set_int (draft->cue, KB_CUE_FIXED_US, FIXTURE_START_US + i * MINUTE_US);
    }
  paste (plan, "Two", NULL, drafts, FALSE);
  g_assert_false (kb_record_get_bool (fixture_find (plan, "A"), KB_CUE_HARD));
  g_assert_true (kb_record_is_null (fixture_find (plan, "A"), KB_CUE_FIXED_US));
  g_assert_true (kb_record_get_bool (fixture_find (plan, "B"), KB_CUE_HARD));
}

static void
test_cut_and_paste_is_a_move (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  g_autoptr (GPtrArray) cues = fixture_cues (plan, "C01 C04");
  g_autoptr (KbEdit) direct = kb_direction_set (plan, fixture_find (plan, "C04"), KB_ROLE_KIND_FLOOR, "count down");
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KbEdit) delete = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  fixture_apply (plan, direct);
  bytes = kb_cue_clip_write (plan, cues);
  delete = kb_rundown_delete_cues (cues);
  fixture_apply (plan, delete);
  drafts = kb_cue_clip_read (plan, bytes, missing, NULL);
  paste (plan, "Three", NULL, drafts, FALSE);
  assert_order (plan, "One: C02 C03 · Two: C05 · Three: C01 C04");
  g_assert_nonnull (kb_direction_find (plan, fixture_find (plan, "C04"), KB_ROLE_KIND_FLOOR));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/rundown-paste/free-numbers-are-kept", test_free_numbers_are_kept);
  g_test_add_func ("/gui/rundown-paste/many-are-counted-on", test_many_are_counted_on);
  g_test_add_func ("/gui/rundown-paste/segments-are-found-or-made", test_segments_are_found_or_made);
  g_test_add_func ("/gui/rundown-paste/a-taken-hard-start-is-soft", test_a_taken_hard_start_is_soft);
  g_test_add_func ("/gui/rundown-paste/cut-and-paste-is-a-move", test_cut_and_paste_is_a_move);

  return g_test_run ();
}
