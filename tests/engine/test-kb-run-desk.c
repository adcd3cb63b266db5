/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-error.h"

/* What the desk notes down of a run that is on: plan P1, A is on since 20:00. */

static KbRun *
create_run (void)
{
  g_autoptr (KbPlan) plan = fixture_plan_p1 ();
  KbRun *run = kb_run_new (plan);

  fixture_append (run, AT (20, 0, 0), "start");
  fixture_append (run, AT (20, 0, 0), "take A");
  return run;
}

static gint64
append (KbRun          *run,
        KbRunEventKind  kind,
        gint64          at_us,
        gint64          other_id,
        gint64          step_id,
        const char     *text)
{
  KbStamp at = fixture_wall (at_us);
  g_autoptr (KbRunEvent) event = kb_run_event_new (kind, &at);
  g_autoptr (GError) error = NULL;

  event->other_id = other_id;
  event->detail.step_id = step_id;
  event->text = g_strdup (text);
  g_assert_true (kb_run_append (run, event, &error));
  g_assert_no_error (error);
  return event->id;
}

static void
refuse (KbRun          *run,
        KbRunEventKind  kind,
        gint64          at_us,
        gint64          other_id,
        gint64          step_id)
{
  KbStamp at = fixture_wall (at_us);
  g_autoptr (KbRunEvent) event = kb_run_event_new (kind, &at);
  const guint before = kb_run_get_n_events (run);
  g_autoptr (GError) error = NULL;

  event->other_id = other_id;
  event->detail.step_id = step_id;
  g_assert_false (kb_run_append (run, event, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_assert_cmpuint (kb_run_get_n_events (run), ==, before);
}

static void
take_back (KbRun  *run,
           gint64  at_us,
           gint64  event_id)
{
  KbStamp at = fixture_wall (at_us);
  g_autoptr (KbRunEvent) undo = kb_run_event_new_undo (&at, event_id);
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_run_append (run, undo, &error));
  g_assert_no_error (error);
}

static void
steps_have_time_and_person (void)
{
  g_autoptr (KbRun) run = create_run ();
  const gint64 id = append (run, KB_RUN_EVENT_KIND_INCIDENT_RAISE, AT (20, 1, 0), 77, 0, "断流");
  const KbRunIncident *incident;
  const KbRunStep *step;

  append (run, KB_RUN_EVENT_KIND_INCIDENT_STEP, AT (20, 1, 24), id, 901, "吴迪");
  refuse (run, KB_RUN_EVENT_KIND_INCIDENT_STEP, AT (20, 1, 30), id, 901);
  append (run, KB_RUN_EVENT_KIND_INCIDENT_STEP, AT (20, 1, 40), id, 902, NULL);

  incident = kb_run_find_incident (run, id);
  g_assert_cmpstr (incident->title, ==, "断流");
  g_assert_cmpint (incident->plan_id, ==, 77);
  g_assert_cmpuint (incident->steps->len, ==, 2);
  step = kb_run_incident_find_step (incident, 901);
  g_assert_cmpstr (step->who, ==, "吴迪");
  assert_instant (step->at_us, AT (20, 1, 24));
  g_assert_cmpstr (kb_run_incident_find_step (incident, 902)->who, ==, "");
  g_assert_null (kb_run_incident_find_step (incident, 903));
}

static void
several_are_open_at_once (void)
{
  g_autoptr (KbRun) run = create_run ();
  const gint64 one = append (run, KB_RUN_EVENT_KIND_INCIDENT_RAISE, AT (20, 1, 0), 0, 0, "断流");
  const gint64 other = append (run, KB_RUN_EVENT_KIND_INCIDENT_RAISE, AT (20, 1, 10), 0, 0, "没货");

  append (run, KB_RUN_EVENT_KIND_INCIDENT_STEP, AT (20, 1, 20), other, 0, NULL);
  append (run, KB_RUN_EVENT_KIND_INCIDENT_RESOLVE, AT (20, 2, 0), one, 0, NULL);
  refuse (run, KB_RUN_EVENT_KIND_INCIDENT_STEP, AT (20, 2, 1), one, 0);
  g_assert_cmpint (kb_run_find_incident (run, other)->resolved_us, ==, KB_NONE);
  g_assert_cmpuint (kb_run_find_incident (run, other)->steps->len, ==, 1);
}

static void
escalated_once (void)
{
  g_autoptr (KbRun) run = create_run ();
  const gint64 id = append (run, KB_RUN_EVENT_KIND_INCIDENT_RAISE, AT (20, 1, 0), 0, 0, "断流");

  refuse (run, KB_RUN_EVENT_KIND_INCIDENT_ESCALATE, AT (20, 1, 5), 12345, 0);
  append (run, KB_RUN_EVENT_KIND_INCIDENT_ESCALATE, AT (20, 1, 10), id, 0, "周启明");
  refuse (run, KB_RUN_EVENT_KIND_INCIDENT_ESCALATE, AT (20, 1, 20), id, 0);
  g_assert_cmpstr (kb_run_find_incident (run, id)->escalated_to, ==, "周启明");
  assert_instant (kb_run_find_incident (run, id)->escalated_us, AT (20, 1, 10));
}

static void
a_step_is_taken_back (void)
{
  g_autoptr (KbRun) run = create_run ();
  const gint64 id = append (run, KB_RUN_EVENT_KIND_INCIDENT_RAISE, AT (20, 1, 0), 0, 0, "断流");
  const gint64 step = append (run, KB_RUN_EVENT_KIND_INCIDENT_STEP, AT (20, 1, 5), id, 901, "吴迪");

  take_back (run, AT (20, 1, 6), step);
  g_assert_null (kb_run_incident_find_step (kb_run_find_incident (run, id), 901));
  append (run, KB_RUN_EVENT_KIND_INCIDENT_STEP, AT (20, 1, 7), id, 901, "吴迪");
}

static void
times_stay (void)
{
  g_autoptr (KbRun) run = create_run ();
  KbStamp now = fixture_wall (AT (20, 1, 30));
  g_autofree char *before = fixture_dump (run, &now);
  g_autofree char *after = NULL;
  const gint64 message = append (run, KB_RUN_EVENT_KIND_MESSAGE, AT (20, 1, 0), 0, 0, "慢一点");

  append (run, KB_RUN_EVENT_KIND_SEEN, AT (20, 1, 2), message, 0, NULL);
  append (run, KB_RUN_EVENT_KIND_PIN, AT (20, 1, 3), 16, 0, NULL);
  after = fixture_dump (run, &now);
  g_assert_cmpstr (after, ==, before);
}

static void
message_stands_until_taken_down (void)
{
  g_autoptr (KbRun) run = create_run ();
  const KbRunMessage *messages;
  gint64 id;
  guint n;

  g_assert_null (kb_run_get_message (run));
  append (run, KB_RUN_EVENT_KIND_MESSAGE, AT (20, 1, 0), 0, 0, "慢一点");
  id = append (run, KB_RUN_EVENT_KIND_MESSAGE, AT (20, 1, 20), 0, 0, "报价");
  g_assert_cmpstr (kb_run_get_message (run)->text, ==, "报价");
  append (run, KB_RUN_EVENT_KIND_MESSAGE, AT (20, 1, 35), 0, 0, NULL);
  g_assert_null (kb_run_get_message (run));
  refuse (run, KB_RUN_EVENT_KIND_SEEN, AT (20, 1, 36), id, 0);

  messages = kb_run_get_messages (run, &n);
  g_assert_cmpuint (n, ==, 2);
  assert_instant (messages[0].removed_us, AT (20, 1, 20));
  assert_instant (messages[1].removed_us, AT (20, 1, 35));
}

static void
seen_once_and_only_what_stands (void)
{
  g_autoptr (KbRun) run = create_run ();
  const gint64 old = append (run, KB_RUN_EVENT_KIND_MESSAGE, AT (20, 1, 0), 0, 0, "慢一点");
  const gint64 id = append (run, KB_RUN_EVENT_KIND_MESSAGE, AT (20, 1, 20), 0, 0, "报价");

  refuse (run, KB_RUN_EVENT_KIND_SEEN, AT (20, 1, 21), old, 0);
  append (run, KB_RUN_EVENT_KIND_SEEN, AT (20, 1, 22), id, 0, NULL);
  assert_instant (kb_run_get_message (run)->seen_us, AT (20, 1, 22));
  refuse (run, KB_RUN_EVENT_KIND_SEEN, AT (20, 1, 23), id, 0);
}

static void
duty_is_done_once (void)
{
  g_autoptr (KbRun) run = create_run ();
  KbStamp at = fixture_wall (AT (20, 0, 4));
  g_autoptr (KbRunEvent) duty = kb_run_event_new_cue (KB_RUN_EVENT_KIND_DUTY, &at, 404);
  g_autoptr (KbRunEvent) again = NULL;
  g_autoptr (GError) error = NULL;
  KbRunLive live = fixture_live (run, AT (20, 0, 4));

  duty->other_id = 55;
  duty->text = g_strdup ("孙悦");
  g_assert_false (kb_run_append (run, duty, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_NOT_FOUND);

  duty->cue_id = live.cue_id;
  g_assert_true (kb_run_append (run, duty, NULL));
  g_assert_cmpstr (kb_run_find_duty (run, 55)->who, ==, "孙悦");
  assert_instant (kb_run_find_duty (run, 55)->at_us, AT (20, 0, 4));
  g_assert_null (kb_run_find_duty (run, 56));

  again = kb_run_event_new_cue (KB_RUN_EVENT_KIND_DUTY, &at, live.cue_id);
  again->other_id = 55;
  g_assert_false (kb_run_append (run, again, NULL));
  take_back (run, AT (20, 0, 9), duty->id);
  g_assert_null (kb_run_find_duty (run, 55));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/run-desk/steps-have-time-and-person", steps_have_time_and_person);
  g_test_add_func ("/engine/run-desk/several-are-open-at-once", several_are_open_at_once);
  g_test_add_func ("/engine/run-desk/escalated-once", escalated_once);
  g_test_add_func ("/engine/run-desk/a-step-is-taken-back", a_step_is_taken_back);
  g_test_add_func ("/engine/run-desk/times-stay", times_stay);
  g_test_add_func ("/engine/run-desk/message-stands-until-taken-down", message_stands_until_taken_down);
  g_test_add_func ("/engine/run-desk/seen-once-and-only-what-stands", seen_once_and_only_what_stands);
  g_test_add_func ("/engine/run-desk/duty-is-done-once", duty_is_done_once);

  return g_test_run ();
}
