/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-error.h"
#include "kb-run-log.h"

static KbRunEvent *
create_retime (void)
{
  KbStamp at = { EIGHT_US, 5 * G_USEC_PER_SEC, g_intern_static_string ("boot-a") };
  KbRunEvent *event = kb_run_event_new (KB_RUN_EVENT_KIND_RETIME, &at);
  KbRetime changes[] = { { 71, -60000, KB_NONE, FALSE }, { 72, 0, KB_NONE, TRUE }, { 73, 5, 0, FALSE },
                         { 74, 0, KB_NONE, FALSE, TRUE, EIGHT_US }, { 75, 0, KB_NONE, FALSE, TRUE, KB_NONE } };

  event->changes = g_array_new (FALSE, FALSE, sizeof (KbRetime));
  g_array_append_vals (event->changes, changes, G_N_ELEMENTS (changes));
  return event;
}

static void
assert_equal (const KbRunEvent *a,
              const KbRunEvent *b)
{
  g_autofree char *payload_a = kb_run_event_dup_payload (a);
  g_autofree char *payload_b = kb_run_event_dup_payload (b);

  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->at.wall_us, ==, b->at.wall_us);
  g_assert_cmpint (a->at.boot_us, ==, b->at.boot_us);
  g_assert_true (a->at.boot_id == b->at.boot_id);
  g_assert_cmpint (a->cue_id, ==, b->cue_id);
  g_assert_cmpint (a->other_id, ==, b->other_id);
  g_assert_cmpint (a->amount_ms, ==, b->amount_ms);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpstr (payload_a, ==, payload_b);
}

static void
payload_round_trip (void)
{
  g_autoptr (KbRunEvent) event = create_retime ();
  g_autoptr (KbRunEvent) copy = kb_run_event_copy (event);
  g_autofree char *payload = kb_run_event_dup_payload (event);
  const KbRetime *change;

  g_assert_cmpstr (payload, ==, "[{\"cue\":\"71\",\"added_ms\":-60000},{\"cue\":\"72\",\"skip\":true},"
                                "{\"cue\":\"73\",\"added_ms\":5,\"duration_ms\":0},"
                                "{\"cue\":\"74\",\"fixed_us\":1792238400000000},{\"cue\":\"75\",\"fixed_us\":null}]");
  g_array_set_size (copy->changes, 0);
  g_assert_true (kb_run_event_set_payload (copy, payload, NULL));
  assert_equal (copy, event);
  change = &g_array_index (copy->changes, KbRetime, 2);
  g_assert_cmpint (change->duration_ms, ==, 0);
  change = &g_array_index (copy->changes, KbRetime, 3);
  g_assert_true (change->sets_start);
  g_assert_cmpint (change->fixed_us, ==, EIGHT_US);
  change = &g_array_index (copy->changes, KbRetime, 4);
  g_assert_true (change->sets_start);
  g_assert_cmpint (change->fixed_us, ==, KB_NONE);
  change = &g_array_index (copy->changes, KbRetime, 0);
  g_assert_false (change->sets_start);
  g_assert_cmpint (change->duration_ms, ==, KB_NONE);

  g_assert_true (kb_run_event_set_payload (copy, NULL, NULL));
  g_assert_null (copy->changes);
  g_assert_null (kb_run_event_dup_payload (copy));
}

static void
details_round_trip (void)
{
  KbStamp at = fixture_wall (EIGHT_US);
  g_autoptr (KbRunEvent) raise = kb_run_event_new (KB_RUN_EVENT_KIND_INCIDENT_RAISE, &at);
  g_autoptr (KbRunEvent) step = kb_run_event_new (KB_RUN_EVENT_KIND_INCIDENT_STEP, &at);
  g_autoptr (KbRunEvent) message = kb_run_event_new (KB_RUN_EVENT_KIND_MESSAGE, &at);
  g_autofree char *of_raise = NULL;
  g_autofree char *of_step = NULL;
  g_autofree char *of_message = NULL;

  raise->detail.severity = KB_SEVERITY_P0;
  raise->detail.minute = 97;
  raise->detail.online = 0;
  step->detail.step_id = 901;
  of_raise = kb_run_event_dup_payload (raise);
  of_step = kb_run_event_dup_payload (step);
  g_assert_null (kb_run_event_dup_payload (message));
  message->detail.is_urgent = TRUE;
  of_message = kb_run_event_dup_payload (message);
  g_assert_cmpstr (of_raise, ==, "{\"level\":\"p0\",\"minute\":97,\"online\":0}");
  g_assert_cmpstr (of_step, ==, "{\"step\":\"901\"}");
  g_assert_cmpstr (of_message, ==, "{\"urgent\":true}");

  g_assert_true (kb_run_event_set_payload (step, of_raise, NULL));
  g_assert_cmpint (step->detail.severity, ==, KB_SEVERITY_P0);
  g_assert_cmpint (step->detail.minute, ==, 97);
  g_assert_cmpint (step->detail.online, ==, 0);
  g_assert_cmpint (step->detail.orders, ==, KB_NONE);
  g_assert_cmpint (step->detail.step_id, ==, 0);
}

static void
bad_payload_is_refused (void)
{
  static const char *const cases[] = { "", "{}", "[7]", "[{}]", "[{\"cue\":71}]", "[{\"cue\":\"x\"}]",
                                       "[{\"cue\":\"1\",\"added_ms\":\"5\"}]", "[{\"cue\":\"1\",\"skip\":1}]", "[{\"cue\":\"1\",\"fixed_us\":\"x\"}]",
                                       "[{\"cue\":\"1\"", "[{\"cue\":\"1\",\"duration_ms\":1.5}]",
                                       "{\"level\":\"p9\"}", "{\"level\":0}", "{\"step\":5}", "{\"urgent\":1}",
                                       "{\"online\":\"7\"}" };
  g_autoptr (KbRunEvent) event = create_retime ();
  g_autofree char *before = kb_run_event_dup_payload (event);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_false (kb_run_event_set_payload (event, cases[i], &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      after = kb_run_event_dup_payload (event);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
row_round_trip (void)
{
  g_autoptr (KbRunEvent) retime = create_retime ();
  KbStamp wall = fixture_wall (EIGHT_US);
  g_autoptr (KbRunEvent) insert = kb_run_event_new_cue (KB_RUN_EVENT_KIND_INSERT, &wall, 5);
  g_autoptr (KbRunEvent) undo = kb_run_event_new_undo (&wall, 9);
  const KbRunEvent *events[] = { retime, insert, undo };

  insert->text = g_strdup ("X1");
  insert->amount_ms = 60000;
  insert->other_id = 6;
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autoptr (KbRecord) row = kb_run_event_to_record (events[i], 1, 2, i + 1);
      g_autoptr (KbRunEvent) again = kb_run_event_from_record (row, NULL);

      g_assert_cmpint (kb_record_get_int (row, KB_RUN_EVENT_RUN_ID), ==, 2);
      g_assert_cmpint (kb_record_get_int (row, KB_RUN_EVENT_POSITION), ==, i + 1);
      assert_equal (again, events[i]);
    }
}

static void
bad_row_is_refused (void)
{
  g_autoptr (KbRunEvent) retime = create_retime ();
  g_autoptr (KbRecord) row = kb_run_event_to_record (retime, 1, 2, 1);
  g_autoptr (GError) error = NULL;

  kb_record_set_text (row, KB_RUN_EVENT_PAYLOAD, "[");
  g_assert_null (kb_run_event_from_record (row, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/run-event/payload-round-trip", payload_round_trip);
  g_test_add_func ("/engine/run-event/details-round-trip", details_round_trip);
  g_test_add_func ("/engine/run-event/bad-payload-is-refused", bad_payload_is_refused);
  g_test_add_func ("/engine/run-event/row-round-trip", row_round_trip);
  g_test_add_func ("/engine/run-event/bad-row-is-refused", bad_row_is_refused);

  return g_test_run ();
}
