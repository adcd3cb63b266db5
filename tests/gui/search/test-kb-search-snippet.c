/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-search-snippet.h"
#include "rundown-fixture.h"

static void
test_values_stand_in_their_places (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *expected;
  } cases[] = {
    { "Take the ", ", link {link_no}", "Take the [pan], link 7" },
    { "{link_no}: the ", "", "7: the [pan]" },
    { "…k_no}: the ", " at {pri…", "…: the [pan] at …" },
    { "…a } in ", " {nobody}", "… in [pan] {nobody}" },
    { "a } in ", " {", "a } in [pan] {" },
  };
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  KbRecord *cue = fixture_find (plan, "C02");
  g_autoptr (KbRecord) item = g_list_model_get_item (kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM), 0);

  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, 7);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, kb_record_get_id (item));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stored = g_strconcat (cases[i].before, "pan", cases[i].after, NULL);
      const int from = (int) strlen (cases[i].before);
      const KbSearchHit hit = { .record = cue, .snippet = stored, .match_start = from, .match_end = from + 3 };
      int start, end;
      g_autofree char *read = kb_search_snippet_dup_read (&hit, plan, &start, &end);
      g_autofree char *marked = g_strdup_printf ("%.*s[%.*s]%s", start, read, end - start, read + start, read + end);

      g_assert_cmpstr (marked, ==, cases[i].expected);
    }
}

/* Whose values are not known is shown as it is written. */
static void
test_session_that_is_not_open_is_shown_as_written (void)
{
  g_autoptr (KbRecordSet) plan = fixture_new_plan ();
  char stored[] = "the pan for {price}";
  const KbSearchHit hit = { .record = fixture_find (plan, "C02"), .snippet = stored, .match_start = 4, .match_end = 7 };
  int start, end;
  g_autofree char *read = kb_search_snippet_dup_read (&hit, NULL, &start, &end);

  g_assert_cmpstr (read, ==, stored);
  g_assert_cmpint (start, ==, 4);
  g_assert_cmpint (end, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/search-snippet/values-stand-in-their-places", test_values_stand_in_their_places);
  g_test_add_func ("/gui/search-snippet/session-that-is-not-open-is-shown-as-written",
                   test_session_that_is_not_open_is_shown_as_written);

  return g_test_run ();
}
