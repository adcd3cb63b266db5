/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-build.h"
#include "kb-enums.h"

static KbBuildShape
create_shape (gint64 length_ms)
{
  KbBuildShape shape = KB_BUILD_SHAPE_INIT;

  shape.start_us = EIGHT_US;
  shape.end_us = EIGHT_US + length_ms * KB_MS_US;
  return shape;
}

static KbBuildItem
create_item (int   role,
             int   minutes,
             guint n_loops)
{
  return (KbBuildItem) { .role = role, .duration_ms = minutes * M, .min_ms = minutes * M / 2, .n_loops = n_loops };
}

/* "20:00 open 3:00|20:05 demo#0.1 4:00": one line a cue, the item and which time, ! for a hard start */
static char *
print_cues (GArray             *cues,
            const KbBuildShape *shape)
{
  g_autofree KbPlanTime *times = g_new (KbPlanTime, cues->len + 1);
  GString *text = g_string_new (NULL);
  KbPlanTotals totals;

  kb_build_schedule (cues, shape, times, &totals);
  for (guint i = 0; i < cues->len; i++)
    {
      const KbBuildCue *cue = &g_array_index (cues, KbBuildCue, i);
      g_autofree char *clock = fixture_clock (times[i].start_us);
      g_autofree char *item = cue->item >= 0 ? g_strdup_printf ("#%d.%u", cue->item, cue->loop_no) : g_strdup ("");

      g_string_append_printf (text, "%s%s %s%s%s %d", i > 0 ? "|" : "", clock, cue->fixed_us != KB_NONE ? "!" : "",
                              kb_cue_type_enum.codes[cue->type], item, (int) (cue->duration_ms / S));
    }

  return g_string_free (text, FALSE);
}

static void
assert_problems (GArray             *cues,
                 const KbBuildItem  *items,
                 guint               n_items,
                 const KbBuildShape *shape,
                 const char         *expected)
{
  g_autoptr (GArray) problems = kb_build_check (cues, items, n_items, shape);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const KbBuildProblem *problem = &g_array_index (problems, KbBuildProblem, i);

      g_string_append_printf (text, "%s%d:%d:%d", i > 0 ? " " : "", problem->kind, problem->index, (int) (problem->ms / S));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static gboolean
has_problem (GArray             *problems,
             KbBuildProblemKind  kind,
             int                 index)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_array_index (problems, KbBuildProblem, i).kind == kind
        && (index < 0 || g_array_index (problems, KbBuildProblem, i).index == index))
      return TRUE;

  return FALSE;
}

/* Traffic, perk, hero, profit, whatever their order in the lineup; opening and closing around them. */
static void
roles_come_in_their_order (void)
{
  const KbBuildShape shape = create_shape (25 * M);
  const KbBuildItem items[] = {
    create_item (KB_PRODUCT_ROLE_PROFIT, 3, 1), create_item (KB_PRODUCT_ROLE_HERO, 6, 1),
    create_item (KB_PRODUCT_ROLE_PERK, 3, 1), create_item (KB_PRODUCT_ROLE_TRAFFIC, 2, 1),
  };
  g_autoptr (GArray) cues = kb_build_propose (items, G_N_ELEMENTS (items), &shape);
  g_autofree char *text = print_cues (cues, &shape);

  g_assert_cmpstr (text, ==, "20:00:00 open 180|20:03:00 preview 120|20:05:00 demo#3.1 120|20:07:00 demo#2.1 180|"
                             "20:10:00 demo#1.1 360|20:16:00 demo#0.1 180|20:19:00 service 120|20:21:00 close 120");
  assert_problems (cues, items, G_N_ELEMENTS (items), &shape, "8:-1:120");
}

/* The deal is at its time, announced before, the stretch before it filled without a gap. */
static void
a_deal_is_at_its_time (void)
{
  const KbBuildShape shape = create_shape (60 * M);
  const gint64 deals[] = { AT (20, 30, 0) };
  KbBuildItem items[] = {
    create_item (KB_PRODUCT_ROLE_TRAFFIC, 4, 1), create_item (KB_PRODUCT_ROLE_HERO, 8, 2),
    create_item (KB_PRODUCT_ROLE_PROFIT, 6, 1), create_item (KB_PRODUCT_ROLE_PERK, 3, 0),
  };
  g_autoptr (GArray) cues = NULL;
  g_autofree KbPlanTime *times = NULL;
  gboolean has_deal = FALSE;
  KbPlanTotals totals;

  items[3].flash_us = deals;
  items[3].n_flash = 1;
  cues = kb_build_propose (items, G_N_ELEMENTS (items), &shape);
  times = g_new (KbPlanTime, cues->len);
  kb_build_schedule (cues, &shape, times, &totals);
  for (guint i = 0; i < cues->len; i++)
    {
      const KbBuildCue *cue = &g_array_index (cues, KbBuildCue, i);

      if (cue->type != KB_CUE_TYPE_FLASH)
        continue;
      has_deal = TRUE;
      assert_instant (times[i].start_us, deals[0]);
      g_assert_cmpint (times[i].gap_ms, ==, 0);
      g_assert_cmpint (g_array_index (cues, KbBuildCue, i - 1).type, ==, KB_CUE_TYPE_FLASH_TEASE);
      g_assert_cmpint (cue->section, ==, KB_BUILD_SECTION_FLASH);
    }
  g_assert_true (has_deal);
}

static void
later_showings_are_encores_in_loops_of_their_own (void)
{
  const KbBuildShape shape = create_shape (60 * M);
  const KbBuildItem items[] = { create_item (KB_PRODUCT_ROLE_HERO, 8, 3), create_item (KB_PRODUCT_ROLE_ADDON, 2, 1) };
  g_autoptr (GArray) cues = kb_build_propose (items, G_N_ELEMENTS (items), &shape);
  guint n = 0;

  for (guint i = 0; i < cues->len; i++)
    {
      const KbBuildCue *cue = &g_array_index (cues, KbBuildCue, i);

      if (cue->item != 0)
        continue;
      n++;
      g_assert_cmpuint (cue->loop_no, ==, n);
      g_assert_cmpuint (cue->section_no, ==, n);
      g_assert_cmpint (cue->section, ==, KB_BUILD_SECTION_LOOP);
      g_assert_cmpint (cue->type, ==, n == 1 ? KB_CUE_TYPE_DEMO : KB_CUE_TYPE_ENCORE);
    }
  g_assert_cmpuint (n, ==, 3);
}

/* One hero and much else: it comes back before 45 minutes are over. */
static void
a_hero_comes_back_in_time (void)
{
  const KbBuildShape shape = create_shape (180 * M);
  KbBuildItem items[24];
  g_autoptr (GArray) cues = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = create_item (i == 0 ? KB_PRODUCT_ROLE_HERO : KB_PRODUCT_ROLE_PROFIT, 6, 1);
  cues = kb_build_propose (items, G_N_ELEMENTS (items), &shape);
  assert_problems (cues, items, G_N_ELEMENTS (items), &shape, "8:-1:240");
}

static void
what_is_wrong_is_told (void)
{
  const KbBuildShape shape = create_shape (60 * M);
  const gint64 outside[] = { AT (22, 0, 0) };
  KbBuildItem items[] = { create_item (KB_PRODUCT_ROLE_PROFIT, 10, 1) };
  g_autoptr (GArray) cues = kb_build_propose (items, 1, &shape);

  /* Opening, ten minutes of the product, questions, closing: 39 minutes too short. */
  g_assert_cmpuint (cues->len, ==, 6);
  assert_problems (cues, items, 1, &shape, "8:-1:2340");

  items[0].flash_us = outside;
  items[0].n_flash = 1;
  items[0].n_loops = 2;
  assert_problems (cues, items, 1, &shape, "6:0:0 5:0:0 8:-1:2340");

  g_array_index (cues, KbBuildCue, 2).duration_ms = 90 * M;
  assert_problems (cues, items, 1, &shape, "0:-1:0 2:-1:5700 6:0:0 5:0:0 7:-1:2460");
}

static void
two_deals_at_one_time_overlap_and_it_is_told (void)
{
  const KbBuildShape shape = create_shape (60 * M);
  const gint64 deals[] = { AT (20, 30, 0) };
  KbBuildItem items[] = { create_item (KB_PRODUCT_ROLE_PERK, 3, 0), create_item (KB_PRODUCT_ROLE_PERK, 3, 0) };
  g_autoptr (GArray) cues = NULL;
  g_autoptr (GArray) problems = NULL;

  items[0].flash_us = items[1].flash_us = deals;
  items[0].n_flash = items[1].n_flash = 1;
  cues = kb_build_propose (items, 2, &shape);
  problems = kb_build_check (cues, items, 2, &shape);
  g_assert_true (has_problem (problems, KB_BUILD_PROBLEM_OVERLAP, -1));
}

static void
nothing_to_show_is_opening_and_closing (void)
{
  const KbBuildShape shape = create_shape (9 * M);
  g_autoptr (GArray) cues = kb_build_propose (NULL, 0, &shape);

  g_assert_cmpuint (cues->len, ==, 4);
  assert_problems (cues, NULL, 0, &shape, "");
}

typedef struct
{
  KbBuildItem  items[40];
  guint        n_items;
  gint64       deals[40][4];
  KbBuildShape shape;
} Lineup;

/* As teams have them: products of 2 to 8 minutes, some heroes, deals at least 25 minutes apart. */
static void
fill_sane (Lineup *lineup)
{
  const int hours = g_test_rand_int_range (1, 5);
  gint64 at_us = EIGHT_US + g_test_rand_int_range (20, 60) * M * KB_MS_US;

  lineup->shape = create_shape (hours * H);
  lineup->shape.n_giveaways = g_test_rand_int_range (0, 5);
  lineup->n_items = g_test_rand_int_range (4, 20);
  for (guint i = 0; i < lineup->n_items; i++)
    {
      const int role = i < 2 ? KB_PRODUCT_ROLE_HERO : g_test_rand_int_range (0, KB_PRODUCT_ROLE_TEST + 1);

      lineup->items[i] = create_item (role, g_test_rand_int_range (2, 9), g_test_rand_int_range (1, 5));
    }
  while (at_us < lineup->shape.end_us - 15 * M * KB_MS_US && g_test_rand_int_range (0, 4) > 0)
    {
      KbBuildItem *item = &lineup->items[g_test_rand_int_range (2, (gint32) lineup->n_items)];

      if (item->n_flash < 4)
        {
          lineup->deals[item - lineup->items][item->n_flash++] = at_us;
          item->flash_us = lineup->deals[item - lineup->items];
        }
      at_us += g_test_rand_int_range (25, 70) * M * KB_MS_US;
    }
}

static void
fill_wild (Lineup *lineup)
{
  lineup->shape = create_shape (g_test_rand_int_range (1, 24 * 60) * M);
  lineup->n_items = g_test_rand_int_range (0, 40);
  for (guint i = 0; i < lineup->n_items; i++)
    {
      KbBuildItem *item = &lineup->items[i];

      *item = create_item (g_test_rand_int_range (0, KB_PRODUCT_ROLE_TEST + 1), g_test_rand_int_range (0, 90),
                           g_test_rand_int_range (0, 5));
      if (g_test_rand_bit ())
        item->min_ms = KB_NONE;
      item->flash_us = lineup->deals[i];
      item->n_flash = g_test_rand_int_range (0, 6) == 0 ? g_test_rand_int_range (1, 4) : 0;
      for (guint k = 0; k < item->n_flash; k++)
        lineup->deals[i][k] = EIGHT_US + g_test_rand_int_range (-60, 25 * 60) * M * KB_MS_US;
    }
}

static gboolean
is_fun (int type)
{
  return type == KB_CUE_TYPE_GIVEAWAY || type == KB_CUE_TYPE_GAME || type == KB_CUE_TYPE_QA || type == KB_CUE_TYPE_FLASH;
}

/* Each rule holds, or a problem says that it does not: looked for here on its own, not by the check. */
static void
assert_holds_or_is_told (const Lineup *lineup,
                         GArray       *cues,
                         GArray       *problems)
{
  g_autofree KbPlanTime *times = g_new (KbPlanTime, cues->len + 1);
  gint64 hero_us = lineup->shape.start_us, fun_us = lineup->shape.start_us;
  g_autofree guint *shown = g_new0 (guint, lineup->n_items + 1);
  gboolean is_late_hero = FALSE, is_late_fun = FALSE;
  KbPlanTotals totals;

  kb_build_schedule (cues, &lineup->shape, times, &totals);
  for (guint i = 0; i < cues->len; i++)
    {
      const KbBuildCue *cue = &g_array_index (cues, KbBuildCue, i);

      g_assert_cmpint (cue->duration_ms, >=, 0);
      if (cue->type == KB_CUE_TYPE_DEMO || cue->type == KB_CUE_TYPE_ENCORE)
        {
          shown[cue->item]++;
          if (lineup->items[cue->item].min_ms != KB_NONE)
            g_assert_cmpint (cue->duration_ms, >=, MIN (lineup->items[cue->item].min_ms, lineup->items[cue->item].duration_ms));
        }
      if (cue->fixed_us != KB_NONE && times[i].gap_ms < 0)
        g_assert_true (has_problem (problems, KB_BUILD_PROBLEM_OVERLAP, (int) i));
      if (cue->item >= 0 && lineup->items[cue->item].role == KB_PRODUCT_ROLE_HERO)
        {
          is_late_hero |= (times[i].start_us - hero_us) / KB_MS_US > KB_BUILD_HERO_MS;
          hero_us = times[i].end_us;
        }
      if (is_fun (cue->type))
        {
          is_late_fun |= (times[i].start_us - fun_us) / KB_MS_US > KB_BUILD_INTERACT_MS;
          fun_us = times[i].end_us;
        }
    }
  is_late_hero |= (totals.end_us - hero_us) / KB_MS_US > KB_BUILD_HERO_MS;
  is_late_fun |= (totals.end_us - fun_us) / KB_MS_US > KB_BUILD_INTERACT_MS;
  if (is_late_hero)
    g_assert_true (has_problem (problems, KB_BUILD_PROBLEM_HERO, -1) || has_problem (problems, KB_BUILD_PROBLEM_NO_HERO, -1));
  g_assert_cmpint (is_late_fun, ==, has_problem (problems, KB_BUILD_PROBLEM_INTERACTION, -1));
  for (guint i = 0; i < lineup->n_items; i++)
    g_assert_cmpuint (shown[i], >=, lineup->items[i].n_loops);
}

static void
wild_lineups_hold_or_are_told (void)
{
  for (guint round = 0; round < 150; round++)
    {
      g_autofree Lineup *lineup = g_new0 (Lineup, 1);
      g_autoptr (GArray) cues = NULL;
      g_autoptr (GArray) problems = NULL;

      fill_wild (lineup);
      cues = kb_build_propose (lineup->items, lineup->n_items, &lineup->shape);
      problems = kb_build_check (cues, lineup->items, lineup->n_items, &lineup->shape);
      assert_holds_or_is_told (lineup, cues, problems);
    }
}

static void
sane_lineups_come_right (void)
{
  guint n_told = 0;

  for (guint round = 0; round < 1000; round++)
    {
      g_autofree Lineup *lineup = g_new0 (Lineup, 1);
      g_autoptr (GArray) cues = NULL;
      g_autoptr (GArray) problems = NULL;
      g_autofree char *text = NULL;

      fill_sane (lineup);
      cues = kb_build_propose (lineup->items, lineup->n_items, &lineup->shape);
      problems = kb_build_check (cues, lineup->items, lineup->n_items, &lineup->shape);
      text = print_cues (cues, &lineup->shape);
      g_test_message ("%s", text);
      for (guint i = 0; i < problems->len; i++)
        {
          const KbBuildProblem *problem = &g_array_index (problems, KbBuildProblem, i);
          g_autofree char *clock = fixture_clock (problem->at_us);

          g_test_message ("problem %d of %d: %d s from %s", problem->kind, problem->index, (int) (problem->ms / S), clock);
        }
      assert_holds_or_is_told (lineup, cues, problems);
      g_assert_false (has_problem (problems, KB_BUILD_PROBLEM_OVERLAP, -1));
      g_assert_false (has_problem (problems, KB_BUILD_PROBLEM_FLASH, -1));
      n_told += has_problem (problems, KB_BUILD_PROBLEM_HERO, -1) || has_problem (problems, KB_BUILD_PROBLEM_INTERACTION, -1)
                || has_problem (problems, KB_BUILD_PROBLEM_SLACK, -1);
    }

  /* One in some ten thousand is a minute late with something to do before a deal, and says so. */
  g_assert_cmpuint (n_told, <=, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/build/roles-come-in-their-order", roles_come_in_their_order);
  g_test_add_func ("/engine/build/a-deal-is-at-its-time", a_deal_is_at_its_time);
  g_test_add_func ("/engine/build/later-showings-are-encores-in-loops-of-their-own",
                   later_showings_are_encores_in_loops_of_their_own);
  g_test_add_func ("/engine/build/a-hero-comes-back-in-time", a_hero_comes_back_in_time);
  g_test_add_func ("/engine/build/what-is-wrong-is-told", what_is_wrong_is_told);
  g_test_add_func ("/engine/build/two-deals-at-one-time-overlap-and-it-is-told", two_deals_at_one_time_overlap_and_it_is_told);
  g_test_add_func ("/engine/build/nothing-to-show-is-opening-and-closing", nothing_to_show_is_opening_and_closing);
  g_test_add_func ("/engine/build/wild-lineups-hold-or-are-told", wild_lineups_hold_or_are_told);
  g_test_add_func ("/engine/build/sane-lineups-come-right", sane_lineups_come_right);

  return g_test_run ();
}
