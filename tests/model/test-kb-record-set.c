/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-cue.h"
#include "kb-position.h"
#include "kb-product.h"
#include "kb-record-set.h"

#define SESSION 1
#define N_SEGMENTS 5
#define N_CUES 60
#define N_ROUNDS 400

static KbRecord *
create_segment (gint64 id)
{
  KbRecord *segment = kb_record_new (KB_ENTITY_SEGMENT, id);

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, SESSION);
  kb_record_set_int (segment, KB_SEGMENT_POSITION, g_test_rand_int_range (0, 1000));

  return segment;
}

static KbRecord *
create_cue (gint64 id)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, id);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, g_test_rand_int_range (1, N_SEGMENTS + 1));
  kb_record_set_int (cue, KB_CUE_POSITION, g_test_rand_int_range (0, 1000));

  return cue;
}

/* A cue comes, moves or goes, or a segment moves with its cues. */
static void
change_something (KbRecordSet *set)
{
  g_autoptr (GPtrArray) changes = kb_changes_new ();
  const gint64 cue_id = 100 + g_test_rand_int_range (0, N_CUES);
  const gint64 segment_id = g_test_rand_int_range (1, N_SEGMENTS + 1);
  const gboolean is_known = kb_record_set_find (set, KB_ENTITY_CUE, cue_id) != NULL;
  g_autoptr (KbRecord) cue = create_cue (cue_id);
  g_autoptr (KbRecord) segment = create_segment (segment_id);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      if (is_known)
        g_ptr_array_add (changes, kb_change_new (KB_OP_DELETE, KB_ENTITY_CUE, cue_id, NULL));
      break;
    case 1:
      g_ptr_array_add (changes, kb_change_new (KB_OP_UPDATE, KB_ENTITY_SEGMENT, segment_id, segment));
      break;
    default:
      g_ptr_array_add (changes, kb_change_new (is_known ? KB_OP_UPDATE : KB_OP_INSERT, KB_ENTITY_CUE, cue_id, cue));
      break;
    }
  kb_record_set_apply (set, changes);
}

/* Against the list, row by row. */
static void
assert_children (KbRecordSet *set,
                 gint64       segment_id)
{
  g_autoptr (GPtrArray) children = kb_record_set_children (set, KB_ENTITY_CUE, segment_id);
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      if (kb_record_get_int (cue, KB_CUE_SEGMENT_ID) != segment_id)
        continue;
      g_assert_cmpuint (n, <, children->len);
      g_assert_true (children->pdata[n++] == cue);
    }
  g_assert_cmpuint (n, ==, children->len);
}

static void
test_children_follow_every_change (void)
{
  g_autoptr (KbRecordSet) set = kb_record_set_new (NULL, SESSION);

  for (gint64 id = 1; id <= N_SEGMENTS; id++)
    {
      g_autoptr (KbRecord) segment = create_segment (id);

      kb_record_set_add (set, segment);
    }

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      change_something (set);
      for (gint64 id = 1; id <= N_SEGMENTS + 1; id++)
        assert_children (set, id);
    }
}

static void
test_a_list_that_is_filled_anew_has_its_children (void)
{
  g_autoptr (KbRecordSet) set = kb_record_set_new (NULL, SESSION);

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GPtrArray) cues = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < 10 * round; i++)
        g_ptr_array_add (cues, create_cue (100 + i));
      kb_record_set_fill (set, KB_ENTITY_CUE, cues);
      for (gint64 id = 1; id <= N_SEGMENTS; id++)
        assert_children (set, id);
    }
}

static void
assert_proofs (KbRecordSet *set,
                  guint        n)
{
  g_autoptr (GPtrArray) proofs = kb_record_set_children (set, KB_ENTITY_PRODUCT_PROOF, 4);

  g_assert_cmpuint (proofs->len, ==, n);
}

/* The session was asked before, and does not hear of what the library does. */
static void
test_shared_children_follow_the_library (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (KbRecordSet) set = kb_record_set_new (library, SESSION);
  g_autoptr (KbRecord) proof = kb_record_new (KB_ENTITY_PRODUCT_PROOF, 41);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  assert_proofs (set, 0);
  kb_record_set_int (proof, KB_PRODUCT_PROOF_PRODUCT_ID, 4);
  kb_record_set_add (library, proof);
  assert_proofs (set, 1);
  kb_record_set_fill (library, KB_ENTITY_PRODUCT_PROOF, none);
  assert_proofs (set, 0);
}

/* Cues are read by segment: the last one read need not be the one that stands farthest. */
static void
test_the_next_position_is_behind_all (void)
{
  g_autoptr (KbRecordSet) set = kb_record_set_new (NULL, SESSION);
  gint64 last = 0;

  g_assert_cmpint (kb_record_set_get_next_position (set, KB_ENTITY_CUE), ==, KB_POSITION_STEP);
  for (gint64 id = 1; id <= N_SEGMENTS; id++)
    {
      g_autoptr (KbRecord) segment = create_segment (id);

      kb_record_set_add (set, segment);
    }
  for (gint64 id = 100; id < 100 + N_CUES; id++)
    {
      g_autoptr (KbRecord) cue = create_cue (id);

      last = MAX (last, kb_record_get_int (cue, KB_CUE_POSITION));
      kb_record_set_add (set, cue);
    }

  g_assert_cmpint (kb_record_set_get_next_position (set, KB_ENTITY_CUE), ==, last + KB_POSITION_STEP);
}

static void
test_a_set_is_freed (void)
{
  KbRecordSet *set = kb_record_set_new (NULL, SESSION);

  assert_children (set, 1);
  g_assert_finalize_object (set);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/record-set/children-follow-every-change", test_children_follow_every_change);
  g_test_add_func ("/model/record-set/a-list-that-is-filled-anew-has-its-children",
                   test_a_list_that_is_filled_anew_has_its_children);
  g_test_add_func ("/model/record-set/shared-children-follow-the-library", test_shared_children_follow_the_library);
  g_test_add_func ("/model/record-set/the-next-position-is-behind-all", test_the_next_position_is_behind_all);
  g_test_add_func ("/model/record-set/a-set-is-freed", test_a_set_is_freed);

  return g_test_run ();
}
