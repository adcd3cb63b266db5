/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-lineup.h"
#include "kb-session.h"
#include "kb-stage.h"

#define EIGHT_PM G_GINT64_CONSTANT (1792238400000000)
#define SECOND ((gint64) G_USEC_PER_SEC)
#define HOUR (3600 * SECOND)

/* Two sessions at eight; the first has a hard cue, a shift, a coupon and a giveaway. */
typedef struct
{
  char        *folder;
  char        *path;
  KbWorkspace *workspace;
  KbRecordSet *plan;    /* session 1 */
  KbRecordSet *other;   /* session 2 */
  KbClock     *clock;
} Fixture;

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static KbRecordSet *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KbRecordSet *plan;

  kb_workspace_load_session_async (fixture->workspace, id, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  plan = kb_workspace_load_session_finish (fixture->workspace, result, &error);
  g_assert_no_error (error);
  return plan;
}

static void
add (KbEdit       *edit,
     KbEntityKind  kind,
     gint64        id,
     guint         n_fields,
     ...)
{
  g_autoptr (KbRecord) record = kb_record_new (kind, id);
  va_list fields;

  va_start (fields, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      const guint field = va_arg (fields, guint);

      kb_record_set_int (record, field, va_arg (fields, gint64));
    }
  va_end (fields);
  kb_edit_insert (edit, record);
}

static void
add_session (KbEdit     *edit,
             gint64      id,
             const char *title)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, id);

  kb_record_set_text (session, KB_SESSION_TITLE, title);
  kb_record_set_int (session, KB_SESSION_START_US, EIGHT_PM);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, EIGHT_PM + 2 * HOUR);
  kb_edit_insert (edit, session);
  add (edit, KB_ENTITY_SEGMENT, id * 10, 1, KB_SEGMENT_SESSION_ID, id);
  add (edit, KB_ENTITY_CUE, id * 100, 3, KB_CUE_SESSION_ID, id, KB_CUE_SEGMENT_ID, id * 10, KB_CUE_DURATION_MS,
       (gint64) 600000);
}

static void
fill_library (KbStore *store)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Two sessions");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  add_session (edit, 1, "Autumn");
  add_session (edit, 2, "Kitchen");
  add (edit, KB_ENTITY_CUE, 101, 6, KB_CUE_SESSION_ID, (gint64) 1, KB_CUE_SEGMENT_ID, (gint64) 10, KB_CUE_POSITION,
       (gint64) 1 << 33, KB_CUE_DURATION_MS, (gint64) 60000, KB_CUE_HARD, (gint64) 1, KB_CUE_FIXED_US, EIGHT_PM + HOUR);
  add (edit, KB_ENTITY_ASSIGNMENT, 11, 1, KB_ASSIGNMENT_SESSION_ID, (gint64) 1);
  add (edit, KB_ENTITY_SHIFT, 12, 4, KB_SHIFT_SESSION_ID, (gint64) 1, KB_SHIFT_ASSIGNMENT_ID, (gint64) 11,
       KB_SHIFT_START_US, EIGHT_PM - HOUR, KB_SHIFT_END_US, EIGHT_PM + 2 * HOUR);
  add (edit, KB_ENTITY_COUPON, 13, 3, KB_COUPON_SESSION_ID, (gint64) 1, KB_COUPON_FROM_US, EIGHT_PM, KB_COUPON_TO_US,
       EIGHT_PM + HOUR);
  add (edit, KB_ENTITY_GIVEAWAY, 14, 2, KB_GIVEAWAY_SESSION_ID, (gint64) 1, KB_GIVEAWAY_AT_US, EIGHT_PM + 600 * SECOND);

  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kaibo-stage-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->clock = kb_clock_new_fake (EIGHT_PM);
  fixture->workspace = kb_workspace_open (fixture->path, &error);
  g_assert_no_error (error);
  fill_library (kb_workspace_get_store (fixture->workspace));
  fixture->plan = load (fixture, 1);
  fixture->other = load (fixture, 2);
}

static void
close_library (Fixture *fixture)
{
  g_clear_object (&fixture->plan);
  g_clear_object (&fixture->other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  KbShow *show = fixture->workspace != NULL ? kb_workspace_get_show (fixture->workspace) : NULL;

  if (show != NULL)
    g_assert_true (kb_show_flush (show, NULL));
  close_library (fixture);
  g_clear_object (&fixture->clock);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (fixture->path, endings[i], NULL);

      g_remove (file);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gint64
get_state (KbRecordSet *plan)
{
  return kb_record_get_int (kb_record_set_get_session (plan), KB_SESSION_STATE);
}

static void
wait_for_state (KbRecordSet    *plan,
                KbSessionState  state)
{
  while (get_state (plan) != (gint64) state)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_no_open_run (KbRecordSet *plan)
{
  while (kb_show_find_open_run (plan) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
live_run_makes_the_session_live (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_stage_begin (fixture->workspace, fixture->plan, KB_RUN_KIND_LIVE, fixture->clock, &error));
  g_assert_no_error (error);
  wait_for_state (fixture->plan, KB_SESSION_STATE_LIVE);
  g_assert_cmpint (kb_stage_find_live (fixture->workspace), ==, 1);

  kb_stage_end (fixture->workspace);
  g_assert_null (kb_workspace_get_show (fixture->workspace));
  wait_for_state (fixture->plan, KB_SESSION_STATE_ENDED);
  g_assert_cmpint (kb_stage_find_live (fixture->workspace), ==, 0);
  wait_for_no_open_run (fixture->plan);
}

static void
archived_session_does_not_go_live (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Archive");
  g_autoptr (GError) error = NULL;

  kb_edit_set_int (edit, kb_record_set_get_session (fixture->plan), KB_SESSION_STATE, KB_SESSION_STATE_ARCHIVED);
  kb_workspace_edit (fixture->workspace, edit);
  wait_for_state (fixture->plan, KB_SESSION_STATE_ARCHIVED);

  g_assert_false (kb_stage_begin (fixture->workspace, fixture->plan, KB_RUN_KIND_LIVE, fixture->clock, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_assert_null (kb_workspace_get_show (fixture->workspace));
  g_assert_true (kb_stage_begin (fixture->workspace, fixture->plan, KB_RUN_KIND_REHEARSAL, fixture->clock, NULL));
  kb_stage_end (fixture->workspace);
}

static void
rehearsal_leaves_the_state_alone (Fixture       *fixture,
                                  gconstpointer  data)
{
  const gint64 before = get_state (fixture->plan);

  g_assert_true (kb_stage_begin (fixture->workspace, fixture->plan, KB_RUN_KIND_REHEARSAL, fixture->clock, NULL));
  kb_stage_end (fixture->workspace);
  wait_for_no_open_run (fixture->plan);
  g_assert_cmpint (get_state (fixture->plan), ==, before);
}

static void
second_run_names_the_first (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KbShow *show;

  g_assert_true (kb_stage_begin (fixture->workspace, fixture->plan, KB_RUN_KIND_REHEARSAL, fixture->clock, NULL));
  show = kb_workspace_get_show (fixture->workspace);

  g_assert_false (kb_stage_begin (fixture->workspace, fixture->other, KB_RUN_KIND_LIVE, fixture->clock, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Autumn"));
  g_assert_true (kb_workspace_get_show (fixture->workspace) == show);

  g_clear_error (&error);
  g_assert_false (kb_stage_begin (fixture->workspace, fixture->plan, KB_RUN_KIND_LIVE, fixture->clock, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  kb_stage_end (fixture->workspace);
  wait_for_no_open_run (fixture->plan);
  g_assert_true (kb_stage_begin (fixture->workspace, fixture->other, KB_RUN_KIND_LIVE, fixture->clock, NULL));
}

/* The desk dies: the run stays open, the session live. */
static void
die (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_show_flush (kb_workspace_get_show (fixture->workspace), &error));
  g_assert_no_error (error);
  kb_workspace_set_show (fixture->workspace, NULL);
  close_library (fixture);
  fixture->workspace = kb_workspace_open (fixture->path, &error);
  g_assert_no_error (error);
  fixture->plan = load (fixture, 1);
  fixture->other = load (fixture, 2);
}

static void
dead_run_is_resumed_not_begun_anew (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KbRunLive live;

  g_assert_true (kb_stage_begin (fixture->workspace, fixture->plan, KB_RUN_KIND_LIVE, fixture->clock, NULL));
  kb_show_go (kb_workspace_get_show (fixture->workspace), 0, FALSE);
  wait_for_state (fixture->plan, KB_SESSION_STATE_LIVE);
  die (fixture);
  kb_clock_advance (fixture->clock, 90 * SECOND);

  g_assert_cmpint (kb_stage_find_live (fixture->workspace), ==, 1);
  g_assert_false (kb_stage_begin (fixture->workspace, fixture->plan, KB_RUN_KIND_LIVE, fixture->clock, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kb_stage_begin (fixture->workspace, fixture->other, KB_RUN_KIND_REHEARSAL, fixture->clock, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Autumn"));
  g_clear_error (&error);

  g_assert_true (kb_stage_resume (fixture->workspace, fixture->plan, fixture->clock, &error));
  g_assert_no_error (error);
  kb_show_tick (kb_workspace_get_show (fixture->workspace), &live);
  g_assert_cmpint (live.cue_id, ==, 100);
  g_assert_cmpint (live.remaining_ms, ==, 600000 - 90000);
}

static void
nothing_to_resume_is_an_error (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kb_stage_resume (fixture->workspace, fixture->plan, fixture->clock, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_NOT_FOUND);
  kb_stage_end (fixture->workspace);   /* nothing is on: nothing happens */
}

static gint64
get_instant (Fixture      *fixture,
             KbEntityKind  kind,
             gint64        id,
             guint         field)
{
  return kb_record_get_int (kb_record_set_find (fixture->plan, kind, id), field) - EIGHT_PM;
}

static void
assert_moved (Fixture *fixture,
              gint64   by_us)
{
  g_assert_cmpint (get_instant (fixture, KB_ENTITY_SESSION, 1, KB_SESSION_START_US), ==, by_us);
  g_assert_cmpint (get_instant (fixture, KB_ENTITY_SESSION, 1, KB_SESSION_TARGET_END_US), ==, 2 * HOUR + by_us);
  g_assert_cmpint (get_instant (fixture, KB_ENTITY_CUE, 101, KB_CUE_FIXED_US), ==, HOUR + by_us);
  g_assert_cmpint (get_instant (fixture, KB_ENTITY_SHIFT, 12, KB_SHIFT_START_US), ==, by_us - HOUR);
  g_assert_cmpint (get_instant (fixture, KB_ENTITY_SHIFT, 12, KB_SHIFT_END_US), ==, 2 * HOUR + by_us);
  g_assert_cmpint (get_instant (fixture, KB_ENTITY_COUPON, 13, KB_COUPON_FROM_US), ==, by_us);
  g_assert_cmpint (get_instant (fixture, KB_ENTITY_COUPON, 13, KB_COUPON_TO_US), ==, HOUR + by_us);
  g_assert_cmpint (get_instant (fixture, KB_ENTITY_GIVEAWAY, 14, KB_GIVEAWAY_AT_US), ==, 600 * SECOND + by_us);
  g_assert_true (kb_record_is_null (kb_record_set_find (fixture->plan, KB_ENTITY_GIVEAWAY, 14), KB_GIVEAWAY_DRAW_US));
  g_assert_true (kb_record_is_null (kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 100), KB_CUE_FIXED_US));
}

static void
move_takes_all_that_is_fixed_along (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_stage_create_move (fixture->plan, EIGHT_PM + 26 * HOUR);
  KbRecord *session = kb_record_set_get_session (fixture->plan);

  kb_workspace_edit (fixture->workspace, edit);
  while (kb_record_get_int (session, KB_SESSION_START_US) == EIGHT_PM)
    g_main_context_iteration (NULL, TRUE);
  assert_moved (fixture, 26 * HOUR);
  g_assert_cmpint (kb_record_get_int (kb_record_set_get_session (fixture->other), KB_SESSION_START_US), ==, EIGHT_PM);

  kb_workspace_undo (fixture->workspace);
  while (kb_record_get_int (session, KB_SESSION_START_US) != EIGHT_PM)
    g_main_context_iteration (NULL, TRUE);
  assert_moved (fixture, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/workspace/stage/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("live-run-makes-the-session-live", live_run_makes_the_session_live);
  ADD ("archived-session-does-not-go-live", archived_session_does_not_go_live);
  ADD ("rehearsal-leaves-the-state-alone", rehearsal_leaves_the_state_alone);
  ADD ("second-run-names-the-first", second_run_names_the_first);
  ADD ("dead-run-is-resumed-not-begun-anew", dead_run_is_resumed_not_begun_anew);
  ADD ("nothing-to-resume-is-an-error", nothing_to_resume_is_an_error);
  ADD ("move-takes-all-that-is-fixed-along", move_takes_all_that_is_fixed_along);

  return g_test_run ();
}
