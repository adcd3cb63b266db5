/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-cue.h"
#include "kb-live-edit.h"
#include "kb-plan-records.h"
#include "kb-session.h"

/* A 2:00 · B 5:00 · C 1:00 in one segment, D 3:00 hard 20:10 · E 4:00 in another; A was on, B is on since 20:02. */
typedef struct
{
  KbRecordSet *plan;
  KbRun       *run;
  KbStamp      now;
} Fixture;

static void
add_segment (KbRecordSet *plan,
             gint64       id)
{
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, id);

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
  kb_record_set_int (segment, KB_SEGMENT_POSITION, id);
  kb_record_set_add (plan, segment);
}

static KbRecord *
create_cue (gint64      id,
            gint64      segment_id,
            const char *number,
            gint64      minutes)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, id);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, 1);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, segment_id);
  kb_record_set_int (cue, KB_CUE_POSITION, id * 100);
  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, minutes * M);
  kb_record_set_int (cue, KB_CUE_FIXED_US, KB_NONE);
  return cue;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 1);
  g_autoptr (KbPlan) plan = NULL;

  self->plan = kb_record_set_new (NULL, 1);
  kb_record_set_int (session, KB_SESSION_START_US, AT (20, 0, 0));
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, KB_NONE);
  kb_record_set_add (self->plan, session);
  add_segment (self->plan, 11);
  add_segment (self->plan, 12);
  for (int i = 0; i < 5; i++)
    {
      static const gint64 minutes[] = { 2, 5, 1, 3, 4 };
      const char number[] = { (char) ('A' + i), '\0' };
      g_autoptr (KbRecord) cue = create_cue (101 + i, i < 3 ? 11 : 12, number, minutes[i]);

      if (i == 3)
        {
          kb_record_set_int (cue, KB_CUE_HARD, TRUE);
          kb_record_set_int (cue, KB_CUE_FIXED_US, AT (20, 10, 0));
        }
      kb_record_set_add (self->plan, cue);
    }

  plan = kb_plan_from_records (self->plan);
  self->run = kb_run_new (plan);
  fixture_append (self->run, AT (20, 0, 0), "start");
  fixture_append (self->run, AT (20, 0, 0), "take A");
  fixture_append (self->run, AT (20, 2, 0), "take B");
  self->now = fixture_wall (AT (20, 3, 0));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  kb_run_free (self->run);
  g_assert_finalize_object (self->plan);
}

static KbRecord *
find_cue (Fixture *self,
          gint64   id)
{
  return kb_record_set_find (self->plan, KB_ENTITY_CUE, id);
}

/* "add B 60000" and the like, in order. */
static char *
dump_events (GPtrArray *events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const KbRunEvent *event = events->pdata[i];
      g_autofree char *payload = kb_run_event_dup_payload (event);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", kb_enum_code (&kb_run_event_kind_enum, event->kind));
      if (event->cue_id != 0)
        g_string_append_printf (text, " %" G_GINT64_FORMAT, event->cue_id);
      if (event->amount_ms != 0)
        g_string_append_printf (text, " %" G_GINT64_FORMAT, event->amount_ms / 1000);
      if (event->kind == KB_RUN_EVENT_KIND_MOVE || event->kind == KB_RUN_EVENT_KIND_INSERT)
        g_string_append_printf (text, " before %" G_GINT64_FORMAT, event->other_id);
      if (payload != NULL)
        g_string_append_printf (text, " %s", payload);
    }

  return g_string_free (text, FALSE);
}

static void
assert_events (Fixture    *self,
               KbEdit     *edit,
               guint       n_cues,
               const char *expected)
{
  g_autoptr (GArray) cues = kb_live_edit_list_cues (self->plan, edit);
  g_autoptr (GPtrArray) events = kb_live_edit_create_events (self->run, self->plan, edit, &self->now);
  g_autofree char *text = dump_events (events);

  g_assert_cmpuint (cues->len, ==, n_cues);
  g_assert_cmpstr (text, ==, expected);
  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (GError) error = NULL;

      kb_run_append (self->run, events->pdata[i], &error);
      g_assert_no_error (error);
    }
}

static void
length_is_time_added (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("length");

  /* What was added on the desk counts in: 5:30 becomes 7:00. */
  fixture_append (self->run, AT (20, 2, 30), "add B 30");
  kb_edit_set_int (edit, find_cue (self, 102), KB_CUE_DURATION_MS, 7 * M);
  kb_edit_set_text (edit, find_cue (self, 102), KB_CUE_TITLE, "longer");
  assert_events (self, edit, 1, "add 102 90");
  g_assert_cmpint (fixture_cue (self->run, "B", AT (20, 3, 0)).length_ms, ==, 7 * M);
}

static void
several_lengths_are_one_event (Fixture       *self,
                               gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("lengths");

  kb_edit_set_int (edit, find_cue (self, 103), KB_CUE_DURATION_MS, 2 * M);
  kb_edit_set_int (edit, find_cue (self, 105), KB_CUE_DURATION_MS, 3 * M);
  assert_events (self, edit, 2,
                 "retime [{\"cue\":\"103\",\"added_ms\":60000},{\"cue\":\"105\",\"added_ms\":-60000}]");
}

static void
hard_start_moves (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (KbEdit) later = kb_edit_new ("later");
  g_autoptr (KbEdit) soft = kb_edit_new ("soft");

  kb_edit_set_int (later, find_cue (self, 104), KB_CUE_FIXED_US, AT (20, 12, 0));
  assert_events (self, later, 1, "retime [{\"cue\":\"104\",\"fixed_us\":1792239120000000}]");
  assert_instant (fixture_cue (self->run, "D", AT (20, 3, 0)).expected_start_us, AT (20, 12, 0));

  kb_edit_set_int (soft, find_cue (self, 104), KB_CUE_HARD, FALSE);
  assert_events (self, soft, 1, "retime [{\"cue\":\"104\",\"fixed_us\":null}]");
  assert_instant (fixture_cue (self->run, "D", AT (20, 3, 0)).expected_start_us, AT (20, 8, 0));
}

static void
order_is_a_move (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("move");

  kb_edit_set_int (edit, find_cue (self, 105), KB_CUE_SEGMENT_ID, 11);
  kb_edit_set_int (edit, find_cue (self, 105), KB_CUE_POSITION, 10250);
  assert_events (self, edit, 1, "move 105 before 103");
}

static void
numbering_afresh_moves_nothing (Fixture       *self,
                                gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("same order");

  for (gint64 id = 101; id <= 105; id++)
    kb_edit_set_int (edit, find_cue (self, id), KB_CUE_POSITION, id * 1000);
  assert_events (self, edit, 5, "");
}

static void
skip_delete_and_insert (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("all at once");
  g_autoptr (KbRecord) cue = create_cue (109, 12, "X", 2);

  kb_record_set_int (cue, KB_CUE_POSITION, 10450);
  kb_edit_set_int (edit, find_cue (self, 103), KB_CUE_SKIP, TRUE);
  kb_edit_delete (edit, KB_ENTITY_CUE, 105);
  kb_edit_insert (edit, cue);
  assert_events (self, edit, 3, "skip 103; skip 105; insert 109 120 before 0");
}

static void
segment_takes_its_cues (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("delete segment");

  kb_edit_delete (edit, KB_ENTITY_SEGMENT, 12);
  assert_events (self, edit, 2, "skip 104; skip 105");
}

static void
what_has_been_on_stays (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("too late");

  kb_edit_set_int (edit, find_cue (self, 101), KB_CUE_DURATION_MS, 9 * M);
  kb_edit_set_int (edit, find_cue (self, 102), KB_CUE_HARD, TRUE);
  kb_edit_set_int (edit, find_cue (self, 102), KB_CUE_FIXED_US, AT (20, 5, 0));
  kb_edit_set_int (edit, find_cue (self, 102), KB_CUE_SKIP, TRUE);
  assert_events (self, edit, 2, "");
}

static void
texts_are_free (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("text");
  g_autoptr (KbEdit) both = kb_edit_new ("text and length");
  g_autoptr (KbEdit) rest = NULL;
  g_autoptr (KbEdit) none = NULL;

  kb_edit_set_text (edit, find_cue (self, 103), KB_CUE_SCRIPT, "another");
  assert_events (self, edit, 0, "");

  kb_edit_set_text (both, find_cue (self, 103), KB_CUE_TITLE, "another");
  kb_edit_set_int (both, find_cue (self, 103), KB_CUE_DURATION_MS, 9 * M);
  rest = kb_live_edit_create_rest (both);
  g_assert_cmpuint (kb_edit_get_n_steps (rest), ==, 1);
  g_assert_cmpint (kb_edit_get_step (rest, 0)->field, ==, KB_CUE_TITLE);

  kb_edit_delete (both, KB_ENTITY_CUE, 105);
  none = kb_live_edit_create_rest (both);
  g_assert_cmpuint (kb_edit_get_n_steps (none), ==, 0);
}

#define ADD(claim, func) g_test_add ("/engine/live-edit/" claim, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("length-is-time-added", length_is_time_added);
  ADD ("several-lengths-are-one-event", several_lengths_are_one_event);
  ADD ("hard-start-moves", hard_start_moves);
  ADD ("order-is-a-move", order_is_a_move);
  ADD ("numbering-afresh-moves-nothing", numbering_afresh_moves_nothing);
  ADD ("skip-delete-and-insert", skip_delete_and_insert);
  ADD ("segment-takes-its-cues", segment_takes_its_cues);
  ADD ("what-has-been-on-stays", what_has_been_on_stays);
  ADD ("texts-are-free", texts_are_free);

  return g_test_run ();
}
