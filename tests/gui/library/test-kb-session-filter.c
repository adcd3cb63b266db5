/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-crew.h"
#include "kb-session-filter.h"
#include "kb-session.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)
#define NOW_US (G_GINT64_CONSTANT (1792164000) * G_USEC_PER_SEC)

typedef struct
{
  KbRecordSet     *library;
  KbSessionFilter *filter;
  guint            n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
add_session (Fixture    *fixture,
             gint64      id,
             const char *title,
             const char *theme,
             int         state,
             int         platform,
             const char *account,
             int         days)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, id);

  kb_record_set_text (session, KB_SESSION_TITLE, title);
  kb_record_set_text (session, KB_SESSION_THEME, theme);
  kb_record_set_text (session, KB_SESSION_ACCOUNT, account);
  kb_record_set_int (session, KB_SESSION_STATE, state);
  kb_record_set_int (session, KB_SESSION_PLATFORM, platform);
  if (days != G_MAXINT)
    kb_record_set_int (session, KB_SESSION_START_US, NOW_US + days * DAY_US);
  kb_record_set_add (fixture->library, session);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KbRecord) template = kb_record_new (KB_ENTITY_SESSION, 9);
  g_autoptr (KbRecord) trashed = kb_record_new (KB_ENTITY_SESSION, 8);

  fixture->library = kb_record_set_new (NULL, 0);
  add_session (fixture, 1, "Kitchen", "Bring order 秋日", KB_SESSION_STATE_DRAFT, KB_PLATFORM_DOUYIN, "Home", 0);
  add_session (fixture, 2, "Hydration", "", KB_SESSION_STATE_READY, KB_PLATFORM_DOUYIN, "Skin", 3);
  add_session (fixture, 3, "Laundry", "Autumn order", KB_SESSION_STATE_READY, KB_PLATFORM_TAOBAO, "Home", -3);
  add_session (fixture, 4, "Some day", "", KB_SESSION_STATE_DRAFT, KB_PLATFORM_TAOBAO, "", G_MAXINT);
  kb_record_set_int (template, KB_SESSION_IS_TEMPLATE, 1);
  kb_record_set_add (fixture->library, template);
  kb_record_set_int (trashed, KB_SESSION_TRASHED_US, NOW_US);
  kb_record_set_add (fixture->library, trashed);
  fixture->filter = kb_session_filter_new (fixture->library, NULL);
  fixture->n_changes = 0;
  g_signal_connect_swapped (fixture->filter, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->filter);
  g_assert_finalize_object (fixture->library);
}

/* The ids of those that it lets through, in their order. */
static void
assert_lets_through (Fixture    *fixture,
                     const char *expected)
{
  GListModel *sessions = kb_record_set_get_list (fixture->library, KB_ENTITY_SESSION);
  g_autoptr (GString) found = g_string_new (NULL);

  for (gint64 id = 1; id <= (gint64) g_list_model_get_n_items (sessions) + 3; id++)
    {
      KbRecord *session = kb_record_set_find (fixture->library, KB_ENTITY_SESSION, id);

      if (session != NULL && kb_session_filter_matches (fixture->filter, session))
        g_string_append_printf (found, "%" G_GINT64_FORMAT, id);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static KbSessionTerms
no_terms (void)
{
  return (KbSessionTerms) { .state = -1, .platform = -1, .from_us = KB_NONE, .before_us = KB_NONE };
}

static void
test_trash_and_templates_are_apart (Fixture       *fixture,
                                    gconstpointer  data)
{
  assert_lets_through (fixture, "1234");
  kb_session_filter_set_trashed (fixture->filter, TRUE);
  assert_lets_through (fixture, "8");
  g_assert_false (kb_session_filter_is_active (fixture->filter));
}

static void
test_terms (Fixture       *fixture,
            gconstpointer  data)
{
  const struct
  {
    KbSessionTerms  terms;
    const char     *expected;
  } cases[] = {
    { { KB_SESSION_STATE_READY, -1, NULL, 0, KB_NONE, KB_NONE, NULL }, "23" },
    { { -1, KB_PLATFORM_DOUYIN, NULL, 0, KB_NONE, KB_NONE, NULL }, "12" },
    { { -1, -1, (char *) "Home", 0, KB_NONE, KB_NONE, NULL }, "13" },
    { { -1, KB_PLATFORM_TAOBAO, (char *) "Home", 0, KB_NONE, KB_NONE, NULL }, "3" },
    { { -1, -1, NULL, 77, KB_NONE, KB_NONE, NULL }, "" },
    { { -1, -1, NULL, 0, NOW_US, KB_NONE, NULL }, "12" },
    { { -1, -1, NULL, 0, KB_NONE, NOW_US, NULL }, "3" },
    { { -1, -1, NULL, 0, NOW_US, NOW_US + DAY_US, NULL }, "1" },
    { { -1, -1, NULL, 0, KB_NONE, KB_NONE, (char *) "ORDER" }, "13" },
    { { -1, -1, NULL, 0, KB_NONE, KB_NONE, (char *) "order autumn" }, "3" },
    { { -1, -1, NULL, 0, KB_NONE, KB_NONE, (char *) "   " }, "1234" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      kb_session_filter_set_terms (fixture->filter, &cases[i].terms);
      assert_lets_through (fixture, cases[i].expected);
    }
}

static void
test_search_and_terms_combine (Fixture       *fixture,
                               gconstpointer  data)
{
  KbSessionTerms terms = no_terms ();

  kb_session_filter_set_search (fixture->filter, "秋日 kitchen");
  assert_lets_through (fixture, "1");
  kb_session_filter_set_search (fixture->filter, "home");
  assert_lets_through (fixture, "13");
  terms.state = KB_SESSION_STATE_READY;
  kb_session_filter_set_terms (fixture->filter, &terms);
  assert_lets_through (fixture, "3");
  g_assert_true (kb_session_filter_is_active (fixture->filter));

  kb_session_filter_clear (fixture->filter);
  assert_lets_through (fixture, "1234");
  g_assert_false (kb_session_filter_is_active (fixture->filter));
  g_assert_cmpstr (kb_session_filter_get_search (fixture->filter), ==, "");
}

static void
test_tells_only_what_changed (Fixture       *fixture,
                              gconstpointer  data)
{
  KbSessionTerms terms = no_terms ();

  kb_session_filter_set_terms (fixture->filter, &terms);
  kb_session_filter_set_search (fixture->filter, "");
  kb_session_filter_clear (fixture->filter);
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  terms.account = (char *) "Home";
  kb_session_filter_set_terms (fixture->filter, &terms);
  kb_session_filter_set_terms (fixture->filter, kb_session_filter_get_terms (fixture->filter));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

#define ADD(path, func) g_test_add ("/gui/session-filter/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("trash-and-templates-are-apart", test_trash_and_templates_are_apart);
  ADD ("terms", test_terms);
  ADD ("search-and-terms-combine", test_search_and_terms_combine);
  ADD ("tells-only-what-changed", test_tells_only_what_changed);

  return g_test_run ();
}
