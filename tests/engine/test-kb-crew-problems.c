/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "crew-fixture.h"
#include "kb-crew-problems.h"
#include "kb-cue.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"

/* A host with a backup for the whole show: nothing is wrong with it. */
static KbRecordSet *
create_sound (void)
{
  KbRecordSet *set = crew_fixture_new ();

  crew_fixture_add_person (set, 101, "苏晚", KB_ROLE_KIND_HOST, 30000);
  crew_fixture_add_person (set, 102, "何小满", KB_ROLE_KIND_DATA, 15000);
  crew_fixture_add_duty (set, 11, KB_ROLE_KIND_HOST, 101);
  crew_fixture_add_duty (set, 12, KB_ROLE_KIND_DATA, 102);
  crew_fixture_add_shift (set, 21, 11, AT (20, 0, 0), AT (22, 0, 0));
  crew_fixture_add_shift (set, 22, 12, AT (20, 0, 0), AT (22, 0, 0));
  crew_fixture_add_backup (set, 31, 11, 12);
  crew_fixture_add_cue (set, 41, 60, 11);
  crew_fixture_add_cue (set, 42, 60, 11);
  return set;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "rule whom from-until; …", by the rules' names. */
static char *
format_problems (const KbCrew *crew,
                 GPtrArray    *problems)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < problems->len; i++)
    {
      const KbCrewProblem *problem = problems->pdata[i];
      g_autofree char *from = kb_instant_format_minutes (problem->time.start_us, crew->zone);
      g_autofree char *until = kb_instant_format_minutes (problem->time.end_us, crew->zone);

      g_assert_cmpuint (problem->problem->subjects->len, >, 0);
      g_assert_cmpstr (problem->problem->text, !=, "");
      g_assert_true (i == 0 || problem->problem->level >= ((KbCrewProblem *) problems->pdata[i - 1])->problem->level);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s-%s", problem->problem->code + strlen ("crew."), problem->who,
                                               from, until));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("; ", (char **) lines->pdata);
}

static char *
list_problems (KbRecordSet       *set,
               const KbElsewhere *elsewhere)
{
  g_autoptr (KbCrew) crew = kb_crew_new (set, elsewhere);
  g_autoptr (GPtrArray) problems = kb_crew_find_problems (crew);

  return format_problems (crew, problems);
}

static char *
list_notes (KbRecordSet *set)
{
  g_autoptr (KbCrew) crew = kb_crew_new (set, NULL);
  g_autoptr (GPtrArray) problems = kb_crew_find_problems (crew);
  g_autoptr (GPtrArray) notes = kb_crew_find_notes (crew, problems);

  return format_problems (crew, notes);
}

#define assert_notes(set, expected)                                        \
  G_STMT_START {                                                           \
    g_autofree char *found = list_notes (set);                             \
    g_assert_cmpstr (found, ==, expected);                                 \
  } G_STMT_END

#define assert_problems(set, elsewhere, expected)                          \
  G_STMT_START {                                                           \
    g_autofree char *found = list_problems (set, elsewhere);               \
    g_assert_cmpstr (found, ==, expected);                                 \
  } G_STMT_END

static void
sound_crew_has_none (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  assert_problems (set, NULL, "");
}

static void
open_shift_is_a_gap (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  crew_fixture_add_duty (set, 13, KB_ROLE_KIND_TECH, 0);
  crew_fixture_add_shift (set, 23, 13, AT (21, 30, 0), AT (22, 15, 0));
  assert_problems (set, NULL, "gap Technical director 20:00-21:30; gap Technical director 21:30-22:15");
}

static void
uncovered_hour_is_a_gap_and_its_cue_off_shift (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_SHIFT, 21), KB_SHIFT_END_US, AT (21, 0, 0));
  assert_problems (set, NULL, "gap Host 21:00-22:00; off-shift 苏晚 21:00-22:00");
}

static void
show_without_host_says_so (void)
{
  g_autoptr (KbRecordSet) set = crew_fixture_new ();
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (GArray) gaps = NULL;

  crew_fixture_add_cue (set, 41, 60, 0);
  crew = kb_crew_new (set, NULL);
  gaps = kb_crew_find_gaps (crew);
  g_assert_cmpuint (gaps->len, ==, 1);
  g_assert_cmpint (g_array_index (gaps, KbCrewGap, 0).role, ==, KB_ROLE_KIND_HOST);
}

static void
two_duties_at_a_time_are_one_warning (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  crew_fixture_add_duty (set, 13, KB_ROLE_KIND_OTHER, 102);
  crew_fixture_add_shift (set, 23, 13, AT (21, 0, 0), AT (23, 0, 0));
  assert_problems (set, NULL, "person-twice 何小满 21:00-22:00");
}

static void
other_session_takes_person_room_and_stock (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();
  g_autoptr (KbElsewhere) elsewhere = kb_elsewhere_new ();
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, 51);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 61);
  KbRecord *other = crew_fixture_add_session (kb_record_set_get_library (set), 2, "收纳", "3 号直播间（收纳）");
  const KbBooking booking = { 2, 71, 72, 101, KB_ROLE_KIND_HOST, { AT (21, 0, 0), AT (23, 0, 0) } };
  const KbOtherShow show = { 2, { AT (21, 0, 0), AT (23, 0, 0) } };
  const KbStockClaim claim = { 2, 81, 51, 60, KB_NONE };

  kb_record_set_text (product, KB_PRODUCT_NAME, "面膜");
  kb_record_set_add (kb_record_set_get_library (set), product);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, CREW_SESSION);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, 51);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_STOCK, 50);
  kb_record_set_int (item, KB_LINEUP_ITEM_TOTAL_STOCK, 100);
  kb_record_set_add (set, item);
  kb_record_set_text (kb_record_set_get_session (set), KB_SESSION_EQUIPMENT, "A 机位\n备线");
  kb_record_set_text (other, KB_SESSION_EQUIPMENT, "备线");
  g_array_append_val (elsewhere->bookings, booking);
  g_array_append_val (elsewhere->shows, show);
  g_array_append_val (elsewhere->claims, claim);

  assert_problems (set, elsewhere, "equipment-twice 备线 21:00-22:00; person-twice 苏晚 21:00-22:00; "
                   "stock-twice 面膜 21:00-22:00; studio-twice 3号直播间 21:00-22:00");

  /* Enough for both, another room, nothing in common but the time. */
  kb_record_set_int (item, KB_LINEUP_ITEM_TOTAL_STOCK, 110);
  kb_record_set_text (other, KB_SESSION_SCENE, "4号直播间");
  kb_record_set_text (other, KB_SESSION_EQUIPMENT, "");
  g_array_set_size (elsewhere->bookings, 0);
  assert_problems (set, elsewhere, "");

  /* A studio that is free again when the other begins. */
  kb_record_set_text (other, KB_SESSION_SCENE, "3号直播间");
  g_array_index (elsewhere->shows, KbOtherShow, 0).time.start_us = AT (22, 0, 0);
  assert_problems (set, elsewhere, "");
}

static void
nobody_to_stand_in_is_named_once_per_duty (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  crew_fixture_add_person (set, 103, "孙悦", KB_ROLE_KIND_OPERATOR, KB_NONE);
  crew_fixture_add_duty (set, 13, KB_ROLE_KIND_OPERATOR, 103);
  crew_fixture_add_shift (set, 23, 13, AT (20, 0, 0), AT (21, 0, 0));
  crew_fixture_add_shift (set, 24, 13, AT (21, 0, 0), AT (22, 0, 0));
  assert_problems (set, NULL, "no-backup 孙悦 20:00-21:00");

  /* A second one for all of that time is one. */
  crew_fixture_add_person (set, 104, "林知夏", KB_ROLE_KIND_OPERATOR, KB_NONE);
  crew_fixture_add_duty (set, 14, KB_ROLE_KIND_OPERATOR, 104);
  crew_fixture_add_shift (set, 25, 14, AT (20, 0, 0), AT (22, 0, 0));
  assert_problems (set, NULL, "");
}

static void
backup_in_another_session_is_none (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();
  g_autoptr (KbElsewhere) elsewhere = kb_elsewhere_new ();
  const KbBooking booking = { 2, 71, 72, 102, KB_ROLE_KIND_HOST, { AT (21, 30, 0), AT (23, 0, 0) } };

  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_SHIFT, 22), KB_SHIFT_END_US, AT (21, 0, 0));
  g_array_append_val (elsewhere->bookings, booking);
  assert_problems (set, elsewhere, "backup-busy 何小满 21:30-22:00");
}

static void
breaks_and_limits_count_every_session (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();
  g_autoptr (KbElsewhere) elsewhere = kb_elsewhere_new ();
  const KbBooking before = { 2, 71, 72, 101, KB_ROLE_KIND_HOST, { AT (17, 50, 0), AT (19, 50, 0) } };
  const KbBooking morning = { 3, 73, 74, 101, KB_ROLE_KIND_HOST, { AT (10, 0, 0), AT (15, 0, 0) } };

  /* Ten minutes are no break: 17:50 to 22:00 is more than four hours. */
  g_array_append_val (elsewhere->bookings, before);
  assert_problems (set, elsewhere, "long-shift 苏晚 17:50-22:00");

  /* Five more in the morning are too long in themselves (the other session's affair) and nine in a day. */
  g_array_append_val (elsewhere->bookings, morning);
  assert_problems (set, elsewhere, "day-limit 苏晚 00:00-00:00; long-shift 苏晚 17:50-22:00");

  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_PERSON, 101), KB_PERSON_UNBROKEN_MS, 5 * H);
  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_PERSON, 101), KB_PERSON_DAY_LIMIT_MS, 9 * H);
  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_PERSON, 101), KB_PERSON_WEEK_LIMIT_MS, 8 * H);
  assert_problems (set, elsewhere, "week-limit 苏晚 00:00-00:00");
}

static void
break_within_a_shift_is_one (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();
  KbRecord *shift = kb_record_set_find (set, KB_ENTITY_SHIFT, 21);

  kb_record_set_int (shift, KB_SHIFT_START_US, AT (17, 30, 0));
  assert_problems (set, NULL, "long-shift 苏晚 17:30-22:00");
  kb_record_set_int (shift, KB_SHIFT_BREAK_MS, 20 * M);
  assert_problems (set, NULL, "");
}

static void
hours_and_absences_hold (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  /* The 17th is a Saturday. */
  crew_fixture_add_hours (set, 91, 101, KB_AVAILABILITY_KIND_FREE, 6, 9 * H, 21 * H);
  assert_problems (set, NULL, "off-hours 苏晚 21:00-22:00");
  crew_fixture_add_hours (set, 92, 101, KB_AVAILABILITY_KIND_FREE, 0, 20 * H, 2 * H);
  assert_problems (set, NULL, "");
  crew_fixture_add_hours (set, 93, 101, KB_AVAILABILITY_KIND_AWAY, 6, 20 * H + 30 * M, 20 * H + 45 * M);
  assert_problems (set, NULL, "off-hours 苏晚 20:30-20:45");
}

static void
order_of_shifts_is_checked (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  crew_fixture_add_shift (set, 23, 12, AT (21, 45, 0), AT (23, 0, 0));
  crew_fixture_add_shift (set, 24, 12, AT (23, 30, 0), AT (23, 15, 0));
  assert_problems (set, NULL, "shift-order 何小满 21:45-22:00; shift-order 何小满 23:30-23:15");
}

/* With what takes seven tenths of its time at the usual rate. */
static void
fill_cue (KbRecordSet *set)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 60 * 260 * 7 / 10; i++)
    g_string_append (text, "说");
  kb_record_set_text (kb_record_set_find (set, KB_ENTITY_CUE, 42), KB_CUE_SCRIPT, text->str);
}

static void
rate_matters_where_a_text_is_tight (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  fill_cue (set);
  assert_problems (set, NULL, "host-rate 苏晚 21:00-22:00");
  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_PERSON, 101), KB_PERSON_PACE, 300);
  assert_problems (set, NULL, "");
}

/* A host of two duties is named once, and not where the tight text is a problem already. */
static void
every_host_without_a_rate_is_noted (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();

  crew_fixture_add_duty (set, 13, KB_ROLE_KIND_HOST, 101);
  assert_problems (set, NULL, "");
  assert_notes (set, "host-rate 苏晚 20:00-22:00");
  fill_cue (set);
  assert_notes (set, "");
  kb_record_set_text (kb_record_set_find (set, KB_ENTITY_CUE, 42), KB_CUE_SCRIPT, "");
  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_PERSON, 101), KB_PERSON_PACE, 300);
  assert_notes (set, "");
}

static void
coverage_counts_cell_by_cell (void)
{
  g_autoptr (KbRecordSet) set = create_sound ();
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (GArray) gaps = NULL;
  g_autoptr (GArray) clashes = NULL;
  g_autoptr (GArray) steps = NULL;

  crew_fixture_add_duty (set, 13, KB_ROLE_KIND_OTHER, 102);
  crew_fixture_add_shift (set, 23, 13, AT (21, 10, 0), AT (21, 20, 0));
  crew_fixture_add_duty (set, 14, KB_ROLE_KIND_OTHER, 0);
  crew_fixture_add_shift (set, 24, 14, AT (21, 30, 0), AT (22, 30, 0));
  crew = kb_crew_new (set, NULL);
  gaps = kb_crew_find_gaps (crew);
  clashes = kb_crew_find_clashes (crew);
  steps = kb_crew_count_coverage (crew, gaps, clashes, 15 * M * KB_MS_US);

  g_assert_cmpuint (steps->len, ==, 8);
  for (guint i = 0; i < steps->len; i++)
    {
      const KbCrewStep *step = &g_array_index (steps, KbCrewStep, i);

      g_assert_cmpint (step->is_clash, ==, i == 4 || i == 5);
      g_assert_cmpint (step->is_gap, ==, i >= 6);
      g_assert_cmpuint (step->n_there, ==, 2);
      g_assert_cmpuint (step->n_needed, ==, i >= 4 ? 3 : 2);
    }
}

/* 24 hours, a host every two, over midnight and over the night on which the clocks go back. */
static void
round_the_clock_has_no_gap (void)
{
  const struct { const char *zone; const char *start; int hours; } shows[] = {
    { "Asia/Shanghai", "2026-10-17T20:00:00+08:00", 24 },
    { "Europe/Berlin", "2026-10-24T20:00:00+02:00", 24 },
    { "Europe/Berlin", "2026-03-28T20:00:00+01:00", 24 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    {
      g_autoptr (KbRecordSet) set = crew_fixture_new ();
      KbRecord *session = kb_record_set_get_session (set);
      gint64 start_us;

      g_assert_true (kb_instant_parse (shows[i].start, &start_us, NULL));
      kb_record_set_text (session, KB_SESSION_TIME_ZONE, shows[i].zone);
      kb_record_set_int (session, KB_SESSION_START_US, start_us);
      kb_record_set_int (session, KB_SESSION_TARGET_END_US, start_us + shows[i].hours * H * KB_MS_US);
      for (int j = 0; j < 12; j++)
        {
          const gint64 from_us = start_us + j * 2 * H * KB_MS_US;
          g_autofree char *name = g_strdup_printf ("主播%d", j);

          crew_fixture_add_person (set, 100 + j, name, KB_ROLE_KIND_HOST, 30000);
          crew_fixture_add_duty (set, 200 + j, KB_ROLE_KIND_HOST, 100 + j);
          crew_fixture_add_shift (set, 300 + j, 200 + j, from_us, from_us + 2 * H * KB_MS_US);
          crew_fixture_add_backup (set, 400 + j, 200 + j, 200 + (j + 1) % 12);
          crew_fixture_add_cue (set, 500 + j, 120, 200 + j);
        }
      assert_problems (set, NULL, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/crew-problems/sound-crew-has-none", sound_crew_has_none);
  g_test_add_func ("/engine/crew-problems/open-shift-is-a-gap", open_shift_is_a_gap);
  g_test_add_func ("/engine/crew-problems/uncovered-hour-is-a-gap-and-its-cue-off-shift",
                   uncovered_hour_is_a_gap_and_its_cue_off_shift);
  g_test_add_func ("/engine/crew-problems/show-without-host-says-so", show_without_host_says_so);
  g_test_add_func ("/engine/crew-problems/two-duties-at-a-time-are-one-warning", two_duties_at_a_time_are_one_warning);
  g_test_add_func ("/engine/crew-problems/other-session-takes-person-room-and-stock",
                   other_session_takes_person_room_and_stock);
  g_test_add_func ("/engine/crew-problems/nobody-to-stand-in-is-named-once-per-duty",
                   nobody_to_stand_in_is_named_once_per_duty);
  g_test_add_func ("/engine/crew-problems/backup-in-another-session-is-none", backup_in_another_session_is_none);
  g_test_add_func ("/engine/crew-problems/breaks-and-limits-count-every-session", breaks_and_limits_count_every_session);
  g_test_add_func ("/engine/crew-problems/break-within-a-shift-is-one", break_within_a_shift_is_one);
  g_test_add_func ("/engine/crew-problems/hours-and-absences-hold", hours_and_absences_hold);
  g_test_add_func ("/engine/crew-problems/order-of-shifts-is-checked", order_of_shifts_is_checked);
  g_test_add_func ("/engine/crew-problems/rate-matters-where-a-text-is-tight", rate_matters_where_a_text_is_tight);
  g_test_add_func ("/engine/crew-problems/every-host-without-a-rate-is-noted", every_host_without_a_rate_is_noted);
  g_test_add_func ("/engine/crew-problems/coverage-counts-cell-by-cell", coverage_counts_cell_by_cell);
  g_test_add_func ("/engine/crew-problems/round-the-clock-has-no-gap", round_the_clock_has_no_gap);

  return g_test_run ();
}
