/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-change.h"
#include "kb-session-list.h"
#include "kb-session.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* Friday 2026-10-16 15:20 UTC. */
#define NOW_US (G_GINT64_CONSTANT (1792164000) * G_USEC_PER_SEC)

typedef struct
{
  KbRecordSet     *library;
  GTimeZone       *zone;
  KbSessionFilter *filter;
  KbSessionList   *list;
  guint            n_emissions;
  guint            position;
  guint            removed;
  guint            added;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  fixture->n_emissions++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static KbRecord *
create_session (gint64      id,
                const char *title,
                int         days,
                int         state)
{
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, id);

  kb_record_set_text (session, KB_SESSION_TITLE, title);
  kb_record_set_int (session, KB_SESSION_STATE, state);
  kb_record_set_int (session, KB_SESSION_START_US, NOW_US + days * DAY_US);
  return session;
}

static void
apply (Fixture  *fixture,
       KbOp      op,
       KbRecord *session)
{
  g_autoptr (GPtrArray) changes = kb_changes_new ();

  g_ptr_array_add (changes, kb_change_new (op, KB_ENTITY_SESSION, kb_record_get_id (session),
                                           op == KB_OP_DELETE ? NULL : session));
  kb_record_set_apply (fixture->library, changes);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  KbRecord *undated = create_session (8, "Undated", 0, KB_SESSION_STATE_DRAFT);
  const KbValue unset = KB_VALUE_INIT;

  fixture->library = kb_record_set_new (NULL, 0);
  fixture->zone = g_time_zone_new_utc ();
  g_ptr_array_add (sessions, create_session (1, "Sunday Clean", 2, KB_SESSION_STATE_READY));
  g_ptr_array_add (sessions, create_session (2, "Kitchen", 5, KB_SESSION_STATE_PREPARING));
  g_ptr_array_add (sessions, create_session (3, "Double Eleven", 15, KB_SESSION_STATE_DRAFT));
  g_ptr_array_add (sessions, create_session (4, "Laundry", -2, KB_SESSION_STATE_REVIEWING));
  g_ptr_array_add (sessions, create_session (5, "Hydration 秋日", -6, KB_SESSION_STATE_ARCHIVED));
  g_ptr_array_add (sessions, create_session (6, "Tomorrow", 1, KB_SESSION_STATE_PREPARING));
  g_ptr_array_add (sessions, create_session (7, "On now", 0, KB_SESSION_STATE_LIVE));
  kb_record_set_value (undated, KB_SESSION_START_US, &unset);
  g_ptr_array_add (sessions, undated);
  kb_record_set_fill (fixture->library, KB_ENTITY_SESSION, sessions);

  fixture->filter = kb_session_filter_new (fixture->library, NULL);
  fixture->list = kb_session_list_new (fixture->library, fixture->filter, NOW_US, fixture->zone);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->filter);
  g_assert_finalize_object (fixture->library);
  g_time_zone_unref (fixture->zone);
}

static void
assert_ids (Fixture    *fixture,
            const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      if (kb_session_list_is_first (fixture->list, i))
        g_string_append_printf (ids, "%s%d:", i > 0 ? " " : "", kb_session_list_get_group (fixture->list, i));
      g_string_append_printf (ids, "%d", (int) kb_record_get_id (session));
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_next_first_then_last_first (Fixture       *fixture,
                                 gconstpointer  data)
{
  assert_ids (fixture, "0:7 1:61 2:2 3:38 4:45");
  g_assert_cmpuint (kb_session_list_get_group_size (fixture->list, KB_SESSION_GROUP_PAST), ==, 2);
  g_assert_cmpint (kb_record_get_id (kb_session_list_find_nearest (fixture->list)), ==, 7);
}

static void
test_next_day_moves_the_groups (Fixture       *fixture,
                                gconstpointer  data)
{
  kb_session_list_set_now (fixture->list, NOW_US + 3 * DAY_US);
  /* Monday: the week of 19 October; a live session that nobody ended is past by now. */
  assert_ids (fixture, "1:2 2:3 3:8 4:16745");
}

static void
test_search_finds_all_words_in_any_case (Fixture       *fixture,
                                         gconstpointer  data)
{
  const struct
  {
    const char *search;
    const char *expected;
  } cases[] = {
    { "kitchen", "2:2" },
    { "clean SUNDAY", "1:1" },
    { "秋日", "4:5" },
    { "nothing like it", "" },
    { "  ", "0:7 1:61 2:2 3:38 4:45" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      kb_session_filter_set_search (fixture->filter, cases[i].search);
      assert_ids (fixture, cases[i].expected);
    }
}

static void
test_renamed_session_is_found_by_its_new_title (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autoptr (KbRecord) renamed = create_session (2, "Storage", 5, KB_SESSION_STATE_PREPARING);

  kb_session_filter_set_search (fixture->filter, "storage");
  assert_ids (fixture, "");
  apply (fixture, KB_OP_UPDATE, renamed);
  assert_ids (fixture, "2:2");
}

static void
test_trash_is_a_list_of_its_own (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (KbRecord) trashed = create_session (2, "Kitchen", 5, KB_SESSION_STATE_PREPARING);

  kb_record_set_int (trashed, KB_SESSION_TRASHED_US, NOW_US);
  apply (fixture, KB_OP_UPDATE, trashed);
  assert_ids (fixture, "0:7 1:61 3:38 4:45");
  kb_session_filter_set_trashed (fixture->filter, TRUE);
  assert_ids (fixture, "5:2");
  apply (fixture, KB_OP_DELETE, trashed);
  assert_ids (fixture, "");
}

static void
test_one_state_is_listed (Fixture       *fixture,
                          gconstpointer  data)
{
  kb_session_list_set_state (fixture->list, KB_SESSION_STATE_PREPARING);
  assert_ids (fixture, "1:6 2:2");
  kb_session_list_set_state (fixture->list, -1);
  assert_ids (fixture, "0:7 1:61 2:2 3:38 4:45");
}

/* A title alone moves nothing: the row follows its record. */
static void
test_unmoved_rows_are_not_announced (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (KbRecord) renamed = create_session (2, "Storage", 5, KB_SESSION_STATE_PREPARING);

  apply (fixture, KB_OP_UPDATE, renamed);
  g_assert_cmpuint (fixture->n_emissions, ==, 0);
}

/* The row before shows it was the last of its group, the group's first how many there are. */
static void
test_neighbours_are_announced (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (KbRecord) added = create_session (9, "Evening", 1, KB_SESSION_STATE_DRAFT);

  apply (fixture, KB_OP_INSERT, added);
  assert_ids (fixture, "0:7 1:691 2:2 3:38 4:45");
  g_assert_cmpuint (fixture->n_emissions, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 1);
  g_assert_cmpuint (fixture->removed, ==, 2);
  g_assert_cmpuint (fixture->added, ==, 3);
}

#define ADD(path, func) g_test_add ("/gui/session-list/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("next-first-then-last-first", test_next_first_then_last_first);
  ADD ("next-day-moves-the-groups", test_next_day_moves_the_groups);
  ADD ("search-finds-all-words-in-any-case", test_search_finds_all_words_in_any_case);
  ADD ("renamed-session-is-found-by-its-new-title", test_renamed_session_is_found_by_its_new_title);
  ADD ("trash-is-a-list-of-its-own", test_trash_is_a_list_of_its_own);
  ADD ("one-state-is-listed", test_one_state_is_listed);
  ADD ("unmoved-rows-are-not-announced", test_unmoved_rows_are_not_announced);
  ADD ("neighbours-are-announced", test_neighbours_are_announced);

  return g_test_run ();
}
