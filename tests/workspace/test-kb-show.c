/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-cue.h"
#include "kb-incident-book.h"
#include "kb-incident.h"
#include "kb-results.h"
#include "kb-session.h"
#include "show-fixture.h"

static void
assert_on (KbShow     *show,
           const char *number,
           gint64      remaining_ms)
{
  KbRunLive live;
  KbRunCue cue;

  kb_show_tick (show, &live);
  g_assert_cmpint (live.index, >=, 0);
  kb_run_get_cue (kb_show_get_run (show), live.index, &live, &cue);
  g_assert_cmpstr (cue.number, ==, number);
  g_assert_cmpint (live.remaining_ms, ==, remaining_ms);
}

static void
go_takes_the_next_cue (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);

  g_assert_true (kb_show_go (show, 400, FALSE));
  assert_on (show, "A", 120000);

  g_assert_false (kb_show_go (show, 400, FALSE));   /* the guard */
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_false (kb_show_go (show, 400, TRUE));    /* a held key */
  assert_on (show, "A", 119000);

  g_assert_true (kb_show_go (show, 400, FALSE));
  assert_on (show, "B", 300000);
  g_assert_cmpint (kb_transport_get_cue_id (kb_show_get_transport (show)), ==, 102);

  g_assert_true (kb_show_back (show));
  assert_on (show, "A", 119000);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
hold_stops_countdown_and_text (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  double before;

  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, 2 * SECOND);
  g_assert_true (kb_show_toggle_hold (show));
  kb_clock_advance (fixture->clock, SECOND);
  before = kb_transport_get_position (kb_show_get_transport (show), kb_clock_get_boot_us (fixture->clock));
  kb_clock_advance (fixture->clock, 30 * SECOND);
  assert_on (show, "A", 118000);
  g_assert_cmpfloat (kb_transport_get_position (kb_show_get_transport (show),
                                                kb_clock_get_boot_us (fixture->clock)), ==, before);
  g_assert_true (kb_show_toggle_hold (show));
  kb_clock_advance (fixture->clock, 8 * SECOND);
  assert_on (show, "A", 110000);
  g_assert_true (kb_show_flush (show, NULL));
}

static double
get_position (KbShow  *show,
              Fixture *fixture)
{
  return kb_transport_get_position (kb_show_get_transport (show), kb_clock_get_boot_us (fixture->clock));
}

/* The text ends with its cue, also when time is added; where the host's range does not allow it that is said. */
static void
text_follows_the_cue (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  const KbTransportState *state;
  const KbPaceFit *fit;

  kb_show_set_pace_mode (show, KB_PACE_MODE_FOLLOW);
  g_assert_null (kb_show_get_fit (show));
  kb_show_go (show, 0, FALSE);
  fit = kb_show_get_fit (show);
  state = kb_transport_get_state (kb_show_get_transport (show));
  g_assert_nonnull (fit);
  g_assert_true (state->follows);
  g_assert_cmpfloat (fit->rate, ==, 120);        /* a short text in two minutes: the slowest */
  g_assert_cmpint (fit->over_ms, <, -60000);     /* still ends early, and says by how much */

  kb_show_add (show, -110000);
  kb_show_move_text_to (show, 0);
  fit = kb_show_get_fit (show);
  g_assert_cmpfloat_with_epsilon (fit->rate, MIN (450, fit->needed), 0.001);

  kb_show_set_rate (show, 200);
  g_assert_cmpint (kb_show_get_pace_mode (show), ==, KB_PACE_MODE_FREE);
  g_assert_null (kb_show_get_fit (show));
  g_assert_true (kb_show_flush (show, NULL));
}

static void
text_stands_and_is_moved_by_hand (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  double before;

  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, 2 * SECOND);
  kb_show_toggle_text (show);
  g_assert_true (kb_show_is_text_paused (show));
  kb_clock_advance (fixture->clock, SECOND);
  before = get_position (show, fixture);
  kb_clock_advance (fixture->clock, 10 * SECOND);
  g_assert_cmpfloat (get_position (show, fixture), ==, before);
  assert_on (show, "A", 107000);                 /* the show's clock goes on */

  kb_show_move_text (show, 2);
  kb_show_move_text (show, -1);
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_cmpfloat_with_epsilon (get_position (show, fixture), before + 1, 0.001);
  kb_show_move_text_to (show, 3);
  kb_show_move_text_to (show, 0);
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_cmpfloat_with_epsilon (get_position (show, fixture), 0, 0.001);

  kb_show_toggle_text (show);
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_cmpfloat (get_position (show, fixture), >, 2);
  kb_show_set_pace_mode (show, KB_PACE_MODE_HAND);
  kb_clock_advance (fixture->clock, SECOND);
  before = get_position (show, fixture);
  kb_clock_advance (fixture->clock, 5 * SECOND);
  g_assert_cmpfloat (get_position (show, fixture), ==, before);
  g_assert_true (kb_show_flush (show, NULL));
}

/* The host is shown the next cue's text; the run knows nothing of it, and the text on air goes on where it was left. */
static void
another_text_is_looked_at_without_a_take (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  KbTransport *transport = kb_show_get_transport (show);
  gint64 on_id, next_id;
  double before;

  g_assert_false (kb_show_look_at (show, 101));      /* no cue is on yet */
  kb_show_go (show, 0, FALSE);
  on_id = kb_transport_get_cue_id (transport);
  kb_clock_advance (fixture->clock, 2 * SECOND);
  before = get_position (show, fixture);
  g_assert_cmpfloat (before, >, 0);

  g_assert_true (kb_show_look_on (show, 1));
  next_id = kb_transport_get_cue_id (transport);
  g_assert_cmpint (next_id, !=, on_id);
  g_assert_cmpint (kb_show_get_looked_at (show), ==, next_id);
  kb_clock_advance (fixture->clock, 10 * SECOND);
  g_assert_cmpfloat (get_position (show, fixture), ==, 0);   /* it stands */
  assert_on (show, "A", 108000);                             /* and the show goes on */

  g_assert_true (kb_show_look_at (show, 0));
  g_assert_cmpint (kb_transport_get_cue_id (transport), ==, on_id);
  g_assert_cmpint (kb_show_get_looked_at (show), ==, 0);
  g_assert_cmpfloat_with_epsilon (get_position (show, fixture), before, 0.001);
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_cmpfloat (get_position (show, fixture), >, before);

  g_assert_true (kb_show_look_on (show, 1));
  kb_show_go (show, 0, FALSE);                               /* a take ends it */
  g_assert_cmpint (kb_transport_get_cue_id (transport), ==, next_id);
  g_assert_cmpint (kb_show_get_looked_at (show), ==, 0);
  kb_clock_advance (fixture->clock, SECOND);
  g_assert_cmpfloat (get_position (show, fixture), >, 0);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
rehearsal_moves_the_plan_to_now (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (KbShow) show = NULL;
  KbRunLive live;

  kb_clock_advance (fixture->clock, 3600 * SECOND);
  show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan, KB_RUN_KIND_REHEARSAL,
                        fixture->clock);
  kb_show_go (show, 0, FALSE);
  kb_show_tick (show, &live);
  g_assert_cmpint (live.over_ms, ==, 0);
  g_assert_cmpint (live.hard_us, ==, EIGHT_PM + (3600 + 600) * SECOND);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
show_goes_on_after_the_desk_died (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  g_autoptr (GError) error = NULL;
  KbRecord *run;

  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, 120 * SECOND);
  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, 60 * SECOND);
  kb_show_add (show, 30000);
  g_assert_true (kb_show_flush (show, &error));
  g_clear_object (&show);
  show_fixture_close (fixture);

  kb_clock_advance (fixture->clock, 10 * SECOND);
  show_fixture_open (fixture);
  run = kb_show_find_open_run (fixture->plan);
  g_assert_nonnull (run);
  show = kb_show_resume (kb_workspace_get_store (fixture->workspace), fixture->plan, run, fixture->clock, &error);
  g_assert_no_error (error);
  assert_on (show, "B", 300000 + 30000 - 70000);

  g_assert_true (kb_show_end (show));
  g_assert_true (kb_show_is_ended (show));
  g_assert_false (kb_show_end (show));
  g_assert_true (kb_show_flush (show, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (kb_show_find_open_run (fixture->plan));
}

/* The machine was started again too: its own clock began anew, and then somebody sets the wall clock. */
static void
show_goes_on_after_a_reboot (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  g_autoptr (GError) error = NULL;

  kb_show_go (show, 0, FALSE);
  g_assert_true (kb_show_flush (show, &error));
  g_clear_object (&show);
  show_fixture_close (fixture);

  kb_clock_advance (fixture->clock, 30 * SECOND);
  kb_clock_reboot (fixture->clock);
  show_fixture_open (fixture);
  show = kb_show_resume (kb_workspace_get_store (fixture->workspace), fixture->plan,
                         kb_show_find_open_run (fixture->plan), fixture->clock, &error);
  g_assert_no_error (error);
  assert_on (show, "A", 90000);

  kb_clock_step_wall (fixture->clock, 3600 * SECOND);
  kb_clock_advance (fixture->clock, SECOND);
  assert_on (show, "A", 89000);
  g_assert_true (kb_show_flush (show, &error));
}

static void
edit_keeps_the_word_on_the_marker (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  g_autoptr (KbEdit) edit = kb_edit_new ("Edit script");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  KbTransport *transport = kb_show_get_transport (show);
  gint64 now_us;
  double before;

  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, 2 * SECOND);
  now_us = kb_clock_get_boot_us (fixture->clock);
  before = kb_transport_get_position (transport, now_us);

  kb_edit_set_text (edit, kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 101), KB_CUE_SCRIPT,
                    "四号链接，今晚的主推，神经酰胺舒润乳一百毫升。早晚各一泵，先薄涂再叠一层。");
  changes = kb_store_commit (kb_workspace_get_store (fixture->workspace), edit, &error);
  g_assert_no_error (error);
  while (kb_transport_get_state (transport)->length < 30)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpfloat_with_epsilon (kb_transport_get_position (transport, now_us), before, 0.001);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
commit (Fixture *fixture,
        KbEdit  *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_commit (kb_workspace_get_store (fixture->workspace), edit, &error);

  g_assert_no_error (error);
}

/* A playbook with two steps and a first sentence for the host. */
static KbRecord *
add_playbook (Fixture *fixture)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Add playbook");
  g_autoptr (KbRecord) plan = kb_record_new (KB_ENTITY_INCIDENT_PLAN, 700);
  KbRecordSet *library = kb_workspace_get_library (fixture->workspace);

  kb_record_set_text (plan, KB_INCIDENT_PLAN_CODE, "N1");
  kb_record_set_text (plan, KB_INCIDENT_PLAN_TITLE, "断流");
  kb_record_set_int (plan, KB_INCIDENT_PLAN_SEVERITY, KB_SEVERITY_P0);
  kb_record_set_text (plan, KB_INCIDENT_PLAN_FIRST_LINE, "画面有点卡，别退出。");
  kb_edit_insert (edit, plan);
  for (gint64 id = 701; id <= 702; id++)
    {
      g_autoptr (KbRecord) step = kb_record_new (KB_ENTITY_INCIDENT_STEP, id);

      kb_record_set_int (step, KB_INCIDENT_STEP_PLAN_ID, 700);
      kb_record_set_int (step, KB_INCIDENT_STEP_POSITION, id);
      kb_record_set_text (step, KB_INCIDENT_STEP_TEXT, id == 701 ? "切备用线路" : "暂停投放");
      kb_edit_insert (edit, step);
    }
  commit (fixture, edit);
  while (kb_record_set_find (library, KB_ENTITY_INCIDENT_STEP, 702) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return kb_record_set_find (library, KB_ENTITY_INCIDENT_PLAN, 700);
}

static void
incident_and_message_outlive_the_desk (Fixture       *fixture,
                                       gconstpointer  data)
{
  KbRecord *playbook = add_playbook (fixture);
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  g_autoptr (GError) error = NULL;
  const KbRunIncident *incident;
  gint64 id;

  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, 20 * SECOND);
  id = kb_show_raise_incident (show, playbook, NULL);
  g_assert_cmpstr (kb_show_get_message (show), ==, "画面有点卡，别退出。");
  kb_clock_advance (fixture->clock, 4 * SECOND);
  g_assert_true (kb_show_do_step (show, id, 701, "吴迪"));
  g_assert_true (kb_show_see_message (show));
  g_assert_false (kb_show_see_message (show));
  g_assert_true (kb_show_flush (show, &error));
  g_clear_object (&show);
  show_fixture_close (fixture);

  show_fixture_open (fixture);
  show = kb_show_resume (kb_workspace_get_store (fixture->workspace), fixture->plan,
                         kb_show_find_open_run (fixture->plan), fixture->clock, &error);
  g_assert_no_error (error);
  incident = kb_run_find_incident (kb_show_get_run (show), id);
  g_assert_nonnull (incident);
  g_assert_cmpint (incident->severity, ==, KB_SEVERITY_P0);
  g_assert_cmpint (incident->cue_id, ==, 101);
  g_assert_cmpstr (kb_run_incident_find_step (incident, 701)->who, ==, "吴迪");
  g_assert_cmpint (kb_record_get_id (kb_show_find_next_step (show, incident)), ==, 702);
  g_assert_cmpstr (kb_show_get_message (show), ==, "画面有点卡，别退出。");

  g_assert_true (kb_show_resolve_incident (show, id));
  g_assert_null (kb_show_get_message (show));
  g_assert_false (kb_show_resolve_incident (show, id));
  g_assert_true (kb_show_flush (show, &error));
}

static void
add_minutes (Fixture *fixture)
{
  static const int online[] = { 600, 606, 318, 207, 480 };
  g_autoptr (KbEdit) edit = kb_edit_new ("Add figures");

  for (guint i = 0; i < G_N_ELEMENTS (online); i++)
    {
      g_autoptr (KbRecord) row = kb_record_new (KB_ENTITY_MINUTE_METRIC, 900 - i);

      kb_record_set_int (row, KB_MINUTE_METRIC_SESSION_ID, 1);
      kb_record_set_int (row, KB_MINUTE_METRIC_MINUTE, i);
      kb_record_set_int (row, KB_MINUTE_METRIC_ONLINE, online[i]);
      kb_record_set_int (row, KB_MINUTE_METRIC_ORDERS, 2);
      kb_edit_insert (edit, row);
    }
  commit (fixture, edit);
  while (kb_record_set_find (fixture->plan, KB_ENTITY_MINUTE_METRIC, 896) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
resolved_incident_is_kept_with_the_session (Fixture       *fixture,
                                            gconstpointer  data)
{
  KbRecord *playbook = add_playbook (fixture);
  g_autoptr (KbShow) show = NULL;
  g_autoptr (KbEdit) edit = NULL;
  g_autoptr (KbEdit) rest = NULL;
  g_autoptr (KbEdit) lesson = NULL;
  KbRecord *row;
  gint64 id;

  add_minutes (fixture);
  show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan, KB_RUN_KIND_LIVE, fixture->clock);
  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, 130 * SECOND);
  id = kb_show_raise_incident (show, playbook, NULL);
  g_assert_cmpint (kb_run_find_incident (kb_show_get_run (show), id)->detail.minute, ==, 2);
  g_assert_cmpint (kb_run_find_incident (kb_show_get_run (show), id)->detail.online, ==, 318);
  kb_clock_advance (fixture->clock, 24 * SECOND);
  kb_show_do_step (show, id, 701, "吴迪");
  kb_clock_advance (fixture->clock, 36 * SECOND);
  kb_show_resolve_incident (show, id);
  g_assert_true (kb_show_flush (show, NULL));

  edit = kb_incident_book_record (show, id);
  commit (fixture, edit);
  while ((row = kb_record_set_find (fixture->plan, KB_ENTITY_INCIDENT, id)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (kb_record_get_text (row, KB_INCIDENT_CODE), ==, "E01");
  g_assert_cmpstr (kb_record_get_text (row, KB_INCIDENT_ACTION), ==, "0:24 吴迪 切备用线路");
  g_assert_cmpstr (kb_record_get_text (row, KB_INCIDENT_OWNER), ==, "吴迪");
  g_assert_cmpint (kb_record_get_int (row, KB_INCIDENT_AT_MS), ==, 130000);
  g_assert_cmpint (kb_record_get_int (row, KB_INCIDENT_RESOLVED_MS), ==, 190000);
  g_assert_nonnull (strstr (kb_record_get_text (row, KB_INCIDENT_IMPACT), "606 → 207 → 480"));

  rest = kb_incident_book_record_rest (show);
  g_assert_cmpuint (kb_edit_get_n_steps (rest), ==, 0);

  lesson = kb_incident_book_to_playbook (fixture->plan, row, "加第二家宽带");
  commit (fixture, lesson);
  while (g_list_model_get_n_items (kb_record_set_get_list (kb_workspace_get_library (fixture->workspace),
                                                           KB_ENTITY_INCIDENT_STEP)) < 3)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_order (KbShow     *show,
              const char *expected)
{
  KbRun *run = kb_show_get_run (show);
  g_autoptr (GString) text = g_string_new (NULL);
  KbRunLive live;

  kb_show_tick (show, &live);
  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, &live, &cue);
      g_string_append (text, cue.number);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
cues_to_come_move_and_others_come_in (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);

  kb_show_go (show, 0, FALSE);
  g_assert_true (kb_show_move (show, 103, -1));
  assert_order (show, "ACBDE");
  g_assert_false (kb_show_move (show, 103, -1));   /* not before the cue on */
  g_assert_false (kb_show_move (show, 101, 1));    /* that is the cue on */
  g_assert_true (kb_show_move (show, 104, 1));
  assert_order (show, "ACBED");
  g_assert_false (kb_show_move (show, 104, 1));    /* it is the last */
  g_assert_true (kb_show_insert (show, "X", 60000, 102));
  assert_order (show, "ACXBED");
  g_assert_true (kb_show_undo (show));
  assert_order (show, "ACBED");
  g_assert_true (kb_show_flush (show, NULL));
}

static void
duty_is_ticked_and_unticked (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);

  kb_show_go (show, 0, FALSE);
  g_assert_true (kb_show_toggle_duty (show, 101, 9, "孙悦"));
  g_assert_cmpstr (kb_run_find_duty (kb_show_get_run (show), 9)->who, ==, "孙悦");
  g_assert_true (kb_show_toggle_duty (show, 101, 9, "孙悦"));
  g_assert_null (kb_run_find_duty (kb_show_get_run (show), 9));
  g_assert_false (kb_show_toggle_duty (show, 777, 9, NULL));
  g_assert_true (kb_show_flush (show, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/workspace/show/" path, Fixture, NULL, show_fixture_set_up, func, show_fixture_tear_down)
  ADD ("go-takes-the-next-cue", go_takes_the_next_cue);
  ADD ("hold-stops-countdown-and-text", hold_stops_countdown_and_text);
  ADD ("text-follows-the-cue", text_follows_the_cue);
  ADD ("text-stands-and-is-moved-by-hand", text_stands_and_is_moved_by_hand);
  ADD ("another-text-is-looked-at-without-a-take", another_text_is_looked_at_without_a_take);
  ADD ("rehearsal-moves-the-plan-to-now", rehearsal_moves_the_plan_to_now);
  ADD ("show-goes-on-after-the-desk-died", show_goes_on_after_the_desk_died);
  ADD ("show-goes-on-after-a-reboot", show_goes_on_after_a_reboot);
  ADD ("edit-keeps-the-word-on-the-marker", edit_keeps_the_word_on_the_marker);
  ADD ("cues-to-come-move-and-others-come-in", cues_to_come_move_and_others_come_in);
  ADD ("duty-is-ticked-and-unticked", duty_is_ticked_and_unticked);
  ADD ("incident-and-message-outlive-the-desk", incident_and_message_outlive_the_desk);
  ADD ("resolved-incident-is-kept-with-the-session", resolved_incident_is_kept_with_the_session);

  return g_test_run ();
}
