/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "kb-edit-lock.h"
#include "show-fixture.h"

static void
count_held_cb (KbEditLock *lock,
               KbEdit     *edit,
               GArray     *cues,
               guint      *n_held)
{
  *n_held += cues->len;
}

static void
count_applied_cb (KbEditLock *lock,
                  KbEdit     *edit,
                  guint       n_events,
                  gboolean    with_plan,
                  guint      *n_applied)
{
  *n_applied += n_events;
}

static KbEdit *
create_length_edit (Fixture *fixture,
                    gint64   minutes)
{
  KbEdit *edit = kb_edit_new ("Set length");

  kb_edit_set_int (edit, kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 103), KB_CUE_DURATION_MS, minutes * 60000);
  return edit;
}

static gint64
get_length (Fixture *fixture)
{
  return kb_record_get_int (kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 103), KB_CUE_DURATION_MS) / 60000;
}

static gint64
get_show_length (KbShow *show)
{
  KbRunLive live;
  KbRunCue cue;

  kb_show_tick (show, &live);
  kb_run_get_cue (kb_show_get_run (show), 2, &live, &cue);
  return cue.length_ms / 60000;
}

static void
edit_is_held_until_unlocked (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_LIVE, fixture->clock);
  g_autoptr (KbEdit) held = create_length_edit (fixture, 3);
  g_autoptr (KbEdit) open = create_length_edit (fixture, 4);
  g_autoptr (KbEdit) both = create_length_edit (fixture, 5);
  KbEditLock *lock = kb_edit_lock_get (show);
  guint n_held = 0, n_applied = 0;

  kb_workspace_set_show (fixture->workspace, show);
  g_signal_connect (lock, "held", G_CALLBACK (count_held_cb), &n_held);
  g_signal_connect (lock, "applied", G_CALLBACK (count_applied_cb), &n_applied);
  kb_show_go (show, 0, FALSE);

  kb_workspace_edit (fixture->workspace, held);
  g_assert_cmpuint (n_held, ==, 1);
  g_assert_cmpint (get_show_length (show), ==, 1);
  g_assert_true (kb_edit_lock_can_follow (lock, held));

  kb_edit_lock_unlock (lock, fixture->workspace, held, FALSE);
  kb_workspace_edit (fixture->workspace, open);
  g_assert_cmpuint (n_held, ==, 1);
  g_assert_cmpuint (n_applied, ==, 2);
  g_assert_cmpint (get_show_length (show), ==, 4);
  g_assert_true (kb_show_undo (show));
  g_assert_cmpint (get_show_length (show), ==, 3);

  kb_edit_lock_lock_all (lock);
  kb_workspace_edit (fixture->workspace, both);
  g_assert_cmpuint (n_held, ==, 2);
  g_assert_cmpint (get_length (fixture), ==, 1);
  kb_edit_lock_unlock (lock, fixture->workspace, both, TRUE);
  while (get_length (fixture) != 5)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_show_length (show), ==, 5);

  kb_workspace_set_show (fixture->workspace, NULL);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
rehearsal_locks_nothing (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (KbShow) show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan,
                                           KB_RUN_KIND_REHEARSAL, fixture->clock);
  g_autoptr (KbEdit) edit = create_length_edit (fixture, 3);
  guint n_held = 0;

  kb_workspace_set_show (fixture->workspace, show);
  g_signal_connect (kb_edit_lock_get (show), "held", G_CALLBACK (count_held_cb), &n_held);
  kb_workspace_edit (fixture->workspace, edit);
  while (get_length (fixture) != 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_held, ==, 0);
  kb_workspace_set_show (fixture->workspace, NULL);
  g_assert_true (kb_show_flush (show, NULL));
}

#define ADD(path, func) \
  g_test_add ("/workspace/edit-lock/" path, Fixture, NULL, show_fixture_set_up, func, show_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("edit-is-held-until-unlocked", edit_is_held_until_unlocked);
  ADD ("rehearsal-locks-nothing", rehearsal_locks_nothing);

  return g_test_run ();
}
