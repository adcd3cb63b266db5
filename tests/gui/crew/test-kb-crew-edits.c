/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-crew-edits.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-session.h"

#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)
#define START_US (1792238400 * (gint64) G_USEC_PER_SEC)

/* A host, an operator, and an open duty, for two hours. */
static KbRecordSet *
create_set (gint64 session_id,
            gint64 start_us)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, session_id);
  KbRecordSet *set = kb_record_set_new (library, session_id);

  kb_record_set_int (session, KB_SESSION_START_US, start_us);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, start_us + 2 * HOUR_US);
  kb_record_set_add (set, session);
  for (gint64 i = 1; i <= 3; i++)
    {
      g_autoptr (KbRecord) person = kb_record_new (KB_ENTITY_PERSON, 100 + i);
      g_autoptr (KbRecord) duty = kb_record_new (KB_ENTITY_ASSIGNMENT, 10 + i);
      g_autoptr (KbRecord) shift = kb_record_new (KB_ENTITY_SHIFT, 20 + i);

      kb_record_set_text (person, KB_PERSON_NAME, "某人");
      kb_record_set_add (library, person);
      kb_record_set_int (duty, KB_ASSIGNMENT_SESSION_ID, session_id);
      kb_record_set_int (duty, KB_ASSIGNMENT_POSITION, i);
      kb_record_set_int (duty, KB_ASSIGNMENT_ROLE, i == 1 ? KB_ROLE_KIND_HOST : KB_ROLE_KIND_OPERATOR);
      if (i < 3)
        kb_record_set_int (duty, KB_ASSIGNMENT_PERSON_ID, 100 + i);
      kb_record_set_add (set, duty);
      kb_record_set_int (shift, KB_SHIFT_SESSION_ID, session_id);
      kb_record_set_int (shift, KB_SHIFT_ASSIGNMENT_ID, 10 + i);
      kb_record_set_int (shift, KB_SHIFT_START_US, start_us);
      kb_record_set_int (shift, KB_SHIFT_END_US, start_us + 2 * HOUR_US);
      kb_record_set_add (set, shift);
    }

  return set;
}

/* The values that an edit sets of a kind of row, summed: enough to tell what it does. */
static guint
count_steps (KbEdit       *edit,
             KbOp          op,
             KbEntityKind  kind)
{
  guint count = 0;

  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    count += kb_edit_get_step (edit, i)->op == op && kb_edit_get_step (edit, i)->kind == kind;
  return count;
}

static void
bad_times_are_refused (void)
{
  g_autoptr (KbRecordSet) set = create_set (1, START_US);
  g_autoptr (KbRecord) second = kb_record_new (KB_ENTITY_SHIFT, 29);
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (KbEdit) moved = NULL;
  g_autoptr (GError) error = NULL;

  kb_record_set_int (second, KB_SHIFT_SESSION_ID, 1);
  kb_record_set_int (second, KB_SHIFT_ASSIGNMENT_ID, 11);
  kb_record_set_int (second, KB_SHIFT_START_US, START_US + 3 * HOUR_US);
  kb_record_set_int (second, KB_SHIFT_END_US, START_US + 4 * HOUR_US);
  kb_record_set_add (set, second);
  crew = kb_crew_new (set, NULL);

  g_assert_null (kb_crew_edit_move_shift (crew, 21, &(KbStretch) { START_US, START_US }, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (kb_crew_edit_move_shift (crew, 21, &(KbStretch) { START_US, START_US + 4 * HOUR_US }, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_clear_error (&error);
  moved = kb_crew_edit_move_shift (crew, 21, &(KbStretch) { START_US, START_US + 3 * HOUR_US }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_steps (moved, KB_OP_UPDATE, KB_ENTITY_SHIFT), ==, 2);
}

static void
swap_changes_nothing_but_people (void)
{
  g_autoptr (KbRecordSet) set = create_set (1, START_US);
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (KbEdit) edit = kb_crew_edit_swap (crew, 11, 12);

  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);

      g_assert_cmpint (step->field, ==, KB_ASSIGNMENT_PERSON_ID);
      g_assert_cmpint (step->id + step->value.integer, ==, 11 + 102);
    }
}

/* First the person goes and the hole shows; then the hole itself, and with it the duty. */
static void
removal_goes_in_two_steps (void)
{
  g_autoptr (KbRecordSet) set = create_set (1, START_US);
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (KbEdit) person = kb_crew_edit_remove (crew, 22);
  g_autoptr (KbEdit) hole = kb_crew_edit_remove (crew, 23);

  g_assert_cmpuint (count_steps (person, KB_OP_UPDATE, KB_ENTITY_ASSIGNMENT), ==, 1);
  g_assert_cmpint (kb_edit_get_step (person, 0)->value.kind, ==, KB_VALUE_NULL);
  g_assert_cmpuint (count_steps (hole, KB_OP_DELETE, KB_ENTITY_ASSIGNMENT), ==, 1);
  g_assert_null (kb_crew_edit_remove (crew, 99));
}

static void
drawn_shift_is_of_its_row (void)
{
  g_autoptr (KbRecordSet) set = create_set (1, START_US);
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  const KbStretch time = { START_US, START_US + HOUR_US };
  gint64 shift_id = 0;
  g_autoptr (KbEdit) edit = kb_crew_edit_draw_shift (crew, -1 - (gint64) KB_ROLE_KIND_HOST, &time, 103, &shift_id);
  const KbEditStep *duty = kb_edit_get_step (edit, 0);

  g_assert_cmpint (kb_record_get_int (duty->record, KB_ASSIGNMENT_ROLE), ==, KB_ROLE_KIND_HOST);
  g_assert_cmpint (kb_record_get_int (duty->record, KB_ASSIGNMENT_PERSON_ID), ==, 103);
  g_assert_cmpint (kb_record_get_id (kb_edit_get_step (edit, 1)->record), ==, shift_id);
  g_assert_cmpint (kb_record_get_int (kb_edit_get_step (edit, 1)->record, KB_SHIFT_ASSIGNMENT_ID), ==, duty->id);
}

static void
copy_keeps_times_from_the_start (void)
{
  g_autoptr (KbRecordSet) set = create_set (1, START_US);
  g_autoptr (KbRecordSet) other = kb_record_set_new (kb_record_set_get_library (set), 2);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 2);
  g_autoptr (KbCrew) last = kb_crew_new (set, NULL);
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (KbEdit) edit = NULL;

  kb_record_set_int (session, KB_SESSION_START_US, START_US + 48 * HOUR_US);
  kb_record_set_add (other, session);
  crew = kb_crew_new (other, NULL);
  edit = kb_crew_edit_copy (crew, last);
  g_assert_cmpuint (count_steps (edit, KB_OP_INSERT, KB_ENTITY_ASSIGNMENT), ==, 3);
  g_assert_cmpuint (count_steps (edit, KB_OP_INSERT, KB_ENTITY_SHIFT), ==, 3);
  g_assert_cmpint (kb_record_get_int (kb_edit_get_step (edit, 1)->record, KB_SHIFT_START_US), ==, START_US + 48 * HOUR_US);
  g_assert_cmpint (kb_record_get_int (kb_edit_get_step (edit, 1)->record, KB_SHIFT_SESSION_ID), ==, 2);
}

static void
set_up_asks_for_each_role_on_air (void)
{
  g_autoptr (KbRecordSet) set = create_set (1, START_US);
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (KbEdit) edit = kb_crew_edit_set_up (crew);

  g_assert_cmpuint (count_steps (edit, KB_OP_INSERT, KB_ENTITY_ASSIGNMENT), ==, 8);
  g_assert_cmpuint (count_steps (edit, KB_OP_INSERT, KB_ENTITY_SHIFT), ==, 8);
}

static void
day_sums_are_added_and_shared (void)
{
  g_autoptr (KbRecordSet) set = create_set (1, START_US);
  KbRecord *duty = kb_record_set_find (set, KB_ENTITY_ASSIGNMENT, 12);
  g_autoptr (KbEdit) first = kb_crew_edit_add_sum (set, duty);
  const KbEditStep *made = kb_edit_get_step (first, 0);
  const KbEditStep *shared = kb_edit_get_step (first, 1);
  g_autoptr (KbEdit) second = NULL;
  g_autoptr (KbEdit) alone = kb_crew_edit_share_sum (duty, 0);

  g_assert_cmpuint (kb_edit_get_n_steps (first), ==, 2);
  g_assert_cmpint (made->kind, ==, KB_ENTITY_PAY_GROUP);
  g_assert_cmpint (kb_record_get_int (made->record, KB_PAY_GROUP_SESSION_ID), ==, 1);
  g_assert_cmpint (shared->id, ==, 12);
  g_assert_cmpint (shared->value.integer, ==, kb_record_get_id (made->record));

  kb_record_set_add (set, made->record);
  second = kb_crew_edit_add_sum (set, NULL);
  g_assert_cmpuint (kb_edit_get_n_steps (second), ==, 1);
  g_assert_cmpint (kb_record_get_int (kb_edit_get_step (second, 0)->record, KB_PAY_GROUP_POSITION), >,
                   kb_record_get_int (made->record, KB_PAY_GROUP_POSITION));

  g_assert_cmpint (kb_edit_get_step (alone, 0)->value.kind, ==, KB_VALUE_NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/crew-edits/bad-times-are-refused", bad_times_are_refused);
  g_test_add_func ("/gui/crew-edits/swap-changes-nothing-but-people", swap_changes_nothing_but_people);
  g_test_add_func ("/gui/crew-edits/removal-goes-in-two-steps", removal_goes_in_two_steps);
  g_test_add_func ("/gui/crew-edits/drawn-shift-is-of-its-row", drawn_shift_is_of_its_row);
  g_test_add_func ("/gui/crew-edits/copy-keeps-times-from-the-start", copy_keeps_times_from_the_start);
  g_test_add_func ("/gui/crew-edits/set-up-asks-for-each-role-on-air", set_up_asks_for_each_role_on_air);
  g_test_add_func ("/gui/crew-edits/day-sums-are-added-and-shared", day_sums_are_added_and_shared);

  return g_test_run ();
}
