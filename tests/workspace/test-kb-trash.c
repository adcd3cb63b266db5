/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-session.h"
#include "kb-trash.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)
#define NOW_US (G_GINT64_CONSTANT (1792164000) * G_USEC_PER_SEC)

static KbRecord *
create_session (gint64 id,
                gint64 trashed_us)
{
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, id);

  if (trashed_us != 0)
    kb_record_set_int (session, KB_SESSION_TRASHED_US, trashed_us);
  return session;
}

static GListStore *
create_sessions (void)
{
  const gint64 trashed_us[] = {
    0, NOW_US, NOW_US - 29 * DAY_US, NOW_US - 30 * DAY_US, NOW_US - 400 * DAY_US, NOW_US + DAY_US,
  };
  GListStore *sessions = g_list_store_new (KB_TYPE_RECORD);

  for (guint i = 0; i < G_N_ELEMENTS (trashed_us); i++)
    {
      g_autoptr (KbRecord) session = create_session (i + 1, trashed_us[i]);

      g_list_store_append (sessions, session);
    }
  return sessions;
}

static void
assert_deletes (KbEdit       *edit,
                guint         n,
                const gint64 *ids)
{
  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);

      g_assert_cmpint (step->op, ==, KB_OP_DELETE);
      g_assert_cmpint (step->kind, ==, KB_ENTITY_SESSION);
      g_assert_cmpint (step->id, ==, ids[i]);
    }
}

static void
test_counts_days_left (void)
{
  static const struct
  {
    gint64 ago_us;
    int    days;
  } cases[] = {
    { 0, 30 }, { 1, 30 }, { DAY_US - 1, 30 }, { DAY_US, 29 }, { 29 * DAY_US, 1 }, { 30 * DAY_US - 1, 1 },
    { 30 * DAY_US, 0 }, { 31 * DAY_US, 0 }, { -DAY_US, 30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecord) session = create_session (1, NOW_US - cases[i].ago_us);

      g_assert_cmpint (kb_trash_count_days_left (session, NOW_US), ==, cases[i].days);
    }
}

static void
test_deletes_after_thirty_days (void)
{
  g_autoptr (GListStore) sessions = create_sessions ();
  g_autoptr (KbEdit) edit = kb_trash_create_expiry (G_LIST_MODEL (sessions), NOW_US);
  const gint64 ids[] = { 4, 5 };

  assert_deletes (edit, G_N_ELEMENTS (ids), ids);
}

static void
test_empties_the_trash_only (void)
{
  g_autoptr (GListStore) sessions = create_sessions ();
  g_autoptr (KbEdit) edit = kb_trash_create_emptying (G_LIST_MODEL (sessions));
  const gint64 ids[] = { 2, 3, 4, 5, 6 };

  assert_deletes (edit, G_N_ELEMENTS (ids), ids);
}

static void
test_an_empty_trash_is_no_edit (void)
{
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (KbEdit) expiry = kb_trash_create_expiry (G_LIST_MODEL (sessions), NOW_US);
  g_autoptr (KbEdit) emptying = kb_trash_create_emptying (G_LIST_MODEL (sessions));

  g_assert_cmpuint (kb_edit_get_n_steps (expiry), ==, 0);
  g_assert_cmpuint (kb_edit_get_n_steps (emptying), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/trash/counts-days-left", test_counts_days_left);
  g_test_add_func ("/workspace/trash/deletes-after-thirty-days", test_deletes_after_thirty_days);
  g_test_add_func ("/workspace/trash/empties-the-trash-only", test_empties_the_trash_only);
  g_test_add_func ("/workspace/trash/an-empty-trash-is-no-edit", test_an_empty_trash_is_no_edit);

  return g_test_run ();
}
