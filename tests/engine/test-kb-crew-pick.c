/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "crew-fixture.h"
#include "kb-crew-pick.h"

static KbRecordSet *
create_crew (void)
{
  KbRecordSet *set = crew_fixture_new ();

  crew_fixture_add_person (set, 101, "周启明", KB_ROLE_KIND_LEAD, KB_NONE);
  crew_fixture_add_person (set, 102, "吴迪", KB_ROLE_KIND_TECH, 10000);
  crew_fixture_add_person (set, 103, "卢伟", KB_ROLE_KIND_TECH, 12000);
  crew_fixture_add_person (set, 104, "赵磊", KB_ROLE_KIND_FLOOR, 8000);
  crew_fixture_add_person (set, 105, "唐糖", KB_ROLE_KIND_VIDEO, 8000);
  crew_fixture_add_duty (set, 11, KB_ROLE_KIND_LEAD, 101);
  crew_fixture_add_duty (set, 12, KB_ROLE_KIND_TECH, 102);
  crew_fixture_add_duty (set, 13, KB_ROLE_KIND_FLOOR, 104);
  crew_fixture_add_duty (set, 14, KB_ROLE_KIND_TECH, 0);
  crew_fixture_add_shift (set, 21, 11, AT (20, 0, 0), AT (22, 0, 0));
  crew_fixture_add_shift (set, 22, 12, AT (17, 30, 0), AT (21, 30, 0));
  crew_fixture_add_shift (set, 23, 13, AT (20, 0, 0), AT (22, 0, 0));
  crew_fixture_add_shift (set, 24, 14, AT (21, 30, 0), AT (22, 15, 0));
  crew_fixture_add_backup (set, 31, 14, 13);
  return set;
}

static char *
list_names (GPtrArray *candidates)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            kb_record_get_text (((KbCandidate *) candidates->pdata[i])->person, KB_PERSON_NAME));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static KbReasonKind
kind_of (const KbCandidate *candidate,
         const char        *text)
{
  for (guint i = 0; i < candidate->reasons->len; i++)
    {
      const KbReason *reason = candidate->reasons->pdata[i];

      if (g_str_equal (reason->text, text))
        return reason->kind;
    }

  g_error ("%s: no “%s”", kb_record_get_text (candidate->person, KB_PERSON_NAME), text);
}

/* As the mock-up has it: the free one, the one who stays on too long, the backup who is busy, who cannot. */
static void
best_come_first_with_their_reasons (void)
{
  g_autoptr (KbRecordSet) set = create_crew ();
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  const KbStretch time = { AT (21, 30, 0), AT (22, 15, 0) };
  g_autoptr (GPtrArray) found = kb_crew_pick (crew, crew->duties->pdata[3], KB_ROLE_KIND_TECH, &time, 24);
  g_autofree char *names = list_names (found);

  g_assert_cmpstr (names, ==, "卢伟 吴迪 赵磊 唐糖 周启明");
  g_assert_cmpint (kind_of (found->pdata[0], "Free 21:30–22:15"), ==, KB_REASON_FOR);
  g_assert_cmpint (kind_of (found->pdata[0], "Technical director is their role"), ==, KB_REASON_FOR);
  g_assert_cmpint (((KbCandidate *) found->pdata[0])->cost_minor, ==, 9000);
  g_assert_cmpint (kind_of (found->pdata[1], "4 h 45 min without a break"), ==, KB_REASON_CARE);
  g_assert_cmpint (((KbCandidate *) found->pdata[1])->load_ms, ==, 4 * H);
  g_assert_cmpint (kind_of (found->pdata[2], "Stands in for this duty"), ==, KB_REASON_FOR);
  g_assert_cmpint (kind_of (found->pdata[2], "Has Floor manager at that time"), ==, KB_REASON_AGAINST);
  g_assert_cmpint (kind_of (found->pdata[3], "Technical director is not among their roles"), ==, KB_REASON_AGAINST);
  g_assert_cmpint (kind_of (found->pdata[4], "Decides on P0 and P1, no second duty"), ==, KB_REASON_AGAINST);
}

static void
hours_rest_and_other_shows_count (void)
{
  g_autoptr (KbRecordSet) set = create_crew ();
  g_autoptr (KbElsewhere) elsewhere = kb_elsewhere_new ();
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const KbStretch time = { AT (8, 0, 0), AT (9, 0, 0) };
  const KbBooking night = { 2, 71, 72, 103, KB_ROLE_KIND_TECH, { AT (-2, 0, 0), AT (-1, 0, 0) } };
  const KbBooking with = { 2, 73, 74, 104, KB_ROLE_KIND_FLOOR, { AT (-2, 0, 0), AT (-1, 0, 0) } };

  g_array_append_val (elsewhere->bookings, night);
  g_array_append_val (elsewhere->bookings, with);
  crew_fixture_add_hours (set, 91, 102, KB_AVAILABILITY_KIND_FREE, 0, 12 * H, 24 * H);
  crew = kb_crew_new (set, elsewhere);
  found = kb_crew_pick (crew, NULL, KB_ROLE_KIND_TECH, &time, 0);
  g_assert_cmpint (kind_of (found->pdata[0], "Less than 11 hours of rest"), ==, KB_REASON_CARE);
  g_assert_cmpint (kind_of (found->pdata[0], "Technical director, 1 show before"), ==, KB_REASON_FOR);
  g_assert_cmpint (kind_of (found->pdata[0], "1 show with this crew"), ==, KB_REASON_FOR);
  g_assert_cmpint (kind_of (found->pdata[1], "Outside their hours"), ==, KB_REASON_AGAINST);
}

static void
inactive_people_are_not_asked (void)
{
  g_autoptr (KbRecordSet) set = create_crew ();
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (GPtrArray) found = NULL;

  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_PERSON, 103), KB_PERSON_ACTIVE, FALSE);
  found = kb_crew_pick (crew, NULL, KB_ROLE_KIND_TECH, &crew->show, 0);
  g_assert_cmpuint (found->len, ==, 4);
}

/* Two openings at a time, one of which only one person can have: both are filled, nobody twice. */
static void
rest_is_filled_without_taking_anybody_twice (void)
{
  g_autoptr (KbRecordSet) set = create_crew ();
  g_autoptr (KbRecord) skill = kb_record_new (KB_ENTITY_PERSON_ROLE, 95);
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  guint n_filled = 0;

  /* 卢伟 can both; 唐糖 can only edit. */
  kb_record_set_int (skill, KB_PERSON_ROLE_PERSON_ID, 103);
  kb_record_set_int (skill, KB_PERSON_ROLE_ROLE, KB_ROLE_KIND_VIDEO);
  kb_record_set_add (kb_record_set_get_library (set), skill);
  crew_fixture_add_duty (set, 15, KB_ROLE_KIND_VIDEO, 0);
  crew_fixture_add_shift (set, 25, 15, AT (20, 0, 0), AT (22, 0, 0));
  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_SHIFT, 24), KB_SHIFT_START_US, AT (21, 0, 0));
  crew_fixture_add_duty (set, 16, KB_ROLE_KIND_LEGAL, 0);
  crew = kb_crew_new (set, NULL);
  proposals = kb_crew_fill_rest (crew);

  g_assert_cmpuint (proposals->len, ==, 3);
  for (guint i = 0; i < proposals->len; i++)
    {
      const KbProposal *proposal = proposals->pdata[i];
      const char *name = proposal->candidate != NULL ? kb_record_get_text (proposal->candidate->person, KB_PERSON_NAME) : NULL;

      n_filled += name != NULL;
      g_assert_cmpstr (name, ==, proposal->duty->role == KB_ROLE_KIND_TECH ? "卢伟"
                                 : proposal->duty->role == KB_ROLE_KIND_VIDEO ? "唐糖" : NULL);
    }
  g_assert_cmpuint (n_filled, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/crew-pick/best-come-first-with-their-reasons", best_come_first_with_their_reasons);
  g_test_add_func ("/engine/crew-pick/hours-rest-and-other-shows-count", hours_rest_and_other_shows_count);
  g_test_add_func ("/engine/crew-pick/inactive-people-are-not-asked", inactive_people_are_not_asked);
  g_test_add_func ("/engine/crew-pick/rest-is-filled-without-taking-anybody-twice",
                   rest_is_filled_without_taking_anybody_twice);

  return g_test_run ();
}
