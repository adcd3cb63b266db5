/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-duties.h"
#include "kb-standby.h"

/* Plan P1 on the desk, its directions and shifts in a session's rows. */
typedef struct
{
  KbRecordSet *plan;
  KbRun       *run;
} Fixture;

static void
add_direction (KbRecordSet *plan,
               gint64       id,
               gint64       cue_id,
               int          role)
{
  g_autoptr (KbRecord) direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, id);

  kb_record_set_int (direction, KB_CUE_DIRECTION_SESSION_ID, 1);
  kb_record_set_int (direction, KB_CUE_DIRECTION_CUE_ID, cue_id);
  kb_record_set_int (direction, KB_CUE_DIRECTION_POSITION, id);
  kb_record_set_int (direction, KB_CUE_DIRECTION_ROLE, role);
  kb_record_set_add (plan, direction);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();

  fixture->plan = kb_record_set_new (library, 1);
  fixture->run = kb_run_new (plan);
  fixture_append (fixture->run, AT (20, 0, 0), "start");
  fixture_append (fixture->run, AT (20, 0, 0), "take A");
  add_direction (fixture->plan, 1, plan->cues[0].id, KB_ROLE_KIND_TECH);
  add_direction (fixture->plan, 2, plan->cues[0].id, KB_ROLE_KIND_OPERATOR);
  add_direction (fixture->plan, 3, plan->cues[1].id, KB_ROLE_KIND_FLOOR);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kb_run_free (fixture->run);
  g_object_unref (fixture->plan);
}

/* "2 1!" : direction 2 is to be done, direction 1 is late; "2*": it is done. */
static void
assert_duties (Fixture    *fixture,
               gint64      at_us,
               const char *expected)
{
  KbRunLive live = fixture_live (fixture->run, at_us);
  g_autoptr (GArray) duties = kb_duties_list (fixture->run, fixture->plan, &live);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < duties->len; i++)
    {
      const KbDuty *duty = &g_array_index (duties, KbDuty, i);

      g_string_append_printf (text, "%s%d%s", i > 0 ? " " : "", (int) kb_record_get_id (duty->direction),
                              duty->done != NULL ? "*" : duty->is_late ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
tick (Fixture *fixture,
      gint64   at_us,
      gint64   direction_id,
      gint64   cue_id)
{
  KbStamp at = fixture_wall (at_us);
  g_autoptr (KbRunEvent) event = kb_run_event_new_cue (KB_RUN_EVENT_KIND_DUTY, &at, cue_id);

  event->other_id = direction_id;
  g_assert_true (kb_run_append (fixture->run, event, NULL));
}

static void
operator_first_and_late_after_a_minute (Fixture       *fixture,
                                        gconstpointer  data)
{
  assert_duties (fixture, AT (20, 0, 30), "2 1");
  assert_duties (fixture, AT (20, 1, 0), "2! 1!");
}

static void
undone_stays_in_sight_done_goes (Fixture       *fixture,
                                 gconstpointer  data)
{
  KbRunLive live = fixture_live (fixture->run, AT (20, 0, 5));

  tick (fixture, AT (20, 0, 5), 2, live.cue_id);
  assert_duties (fixture, AT (20, 0, 30), "2* 1");
  fixture_append (fixture->run, AT (20, 2, 0), "take B");
  assert_duties (fixture, AT (20, 2, 5), "3 1!");
  tick (fixture, AT (20, 2, 6), 1, live.cue_id);
  assert_duties (fixture, AT (20, 2, 10), "3");
}

static guint
count_calls (Fixture *fixture,
             gint64   since_us,
             gint64   at_us,
             int      minutes)
{
  KbRunLive live = fixture_live (fixture->run, at_us);
  g_autoptr (GArray) due = kb_standby_list_due (fixture->run, fixture->plan, &live, since_us, 0);
  guint n = 0;

  for (guint i = 0; i < due->len; i++)
    n += g_array_index (due, KbStandby, i).minutes == minutes;
  return n;
}

/* D is hard at 20:10. */
static void
hard_cue_is_called_three_times (Fixture       *fixture,
                                gconstpointer  data)
{
  g_assert_cmpuint (count_calls (fixture, AT (20, 4, 0), AT (20, 4, 59), 5), ==, 0);
  g_assert_cmpuint (count_calls (fixture, AT (20, 4, 59), AT (20, 5, 0), 5), ==, 1);
  g_assert_cmpuint (count_calls (fixture, AT (20, 5, 0), AT (20, 5, 1), 5), ==, 0);
  g_assert_cmpuint (count_calls (fixture, AT (20, 8, 59), AT (20, 9, 0), 1), ==, 1);
  g_assert_cmpuint (count_calls (fixture, AT (19, 54, 0), AT (20, 0, 1), 15), ==, 1);

  fixture_append (fixture->run, AT (20, 8, 0), "take D");
  g_assert_cmpuint (count_calls (fixture, AT (20, 8, 59), AT (20, 9, 0), 1), ==, 0);
}

static void
shift_is_called (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (KbRecord) shift = kb_record_new (KB_ENTITY_SHIFT, 9);

  kb_record_set_int (shift, KB_SHIFT_SESSION_ID, 1);
  kb_record_set_int (shift, KB_SHIFT_START_US, AT (20, 7, 0));
  kb_record_set_int (shift, KB_SHIFT_END_US, AT (22, 0, 0));
  kb_record_set_add (fixture->plan, shift);
  g_assert_cmpuint (count_calls (fixture, AT (20, 1, 59), AT (20, 2, 0), 5), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/engine/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("duties/operator-first-and-late-after-a-minute", operator_first_and_late_after_a_minute);
  ADD ("duties/undone-stays-in-sight-done-goes", undone_stays_in_sight_done_goes);
  ADD ("standby/hard-cue-is-called-three-times", hard_cue_is_called_three_times);
  ADD ("standby/shift-is-called", shift_is_called);

  return g_test_run ();
}
