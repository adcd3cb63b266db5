/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "kb-prompter-flow.h"

#define ABOVE 360
#define BELOW 720

static const char zh[] =
  "五号链接，积雪草舒缓精华液三十毫升，日常价二百六十九，今晚一百八十九，领满九十九减十二的券，到手一百七十七。质地像水，"
  "两到三滴涂全脸，叠在乳液前面。\n好。\n【拿起小样，对镜头】\n这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天，"
  "不合适大瓶没拆可以七天无理由退。\n很多朋友问。\n【停一下】\n"
  "四号链接，今晚的主推，神经酰胺舒润乳一百毫升。日常价一百九十九，直播间一百二十九，拍一瓶送同款三十毫升加五片面膜，"
  "赠品价值一百零九。\n※大瓶没拆，七天无理由\n";
static const char en[] =
  "Number one is the clip lantern, one hundred twenty lumens, eight ninety-nine tonight, limit two each.\n[smile]\n"
  "Watch: it clips on the pack strap, the tent loop, and the tailgate.\nOkay.\nThree modes, charges with USB-C.\n";

typedef struct
{
  KbStripStore   *store;
  KbPrompterFlow *flow;
  GPtrArray      *scripts;
} Fixture;

static void
set_up (Fixture    *fixture,
        const char *text,
        guint       times,
        const char *language,
        double      size,
        double      width)
{
  KbStripStyle style = { "Cantarell, Noto Sans CJK SC, sans-serif", size, width, KB_TURN_NONE, FALSE };
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (all, text);
  fixture->store = kb_strip_store_new ();
  fixture->flow = kb_prompter_flow_new (fixture->store);
  fixture->scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);
  for (guint i = 1; i <= 3; i++)
    g_ptr_array_add (fixture->scripts, kb_script_new (i, "C01", all->str, language, NULL));
  kb_strip_store_set_style (fixture->store, &style);
  kb_prompter_flow_set_scripts (fixture->flow, fixture->scripts);
}

static void
tear_down (Fixture *fixture)
{
  kb_prompter_flow_free (fixture->flow);
  g_assert_finalize_object (fixture->store);
  g_ptr_array_unref (fixture->scripts);
}

static double
locate (Fixture *fixture,
        gint64   cue_id,
        double   beat)
{
  double y = 0;

  while (!kb_prompter_flow_locate (fixture->flow, cue_id, beat, ABOVE, BELOW, &y))
    {
      kb_prompter_flow_want (fixture->flow, y, ABOVE, BELOW);
      g_main_context_iteration (NULL, TRUE);
    }
  kb_prompter_flow_want (fixture->flow, y, ABOVE, BELOW);

  return y;
}

/* The marker is on the spoken line of its place in the text or on one next to that. */
static void
check_nearness (GArray *ys,
                GArray *tops,
                int     pitch)
{
  double before = g_array_index (tops, double, 0), after;

  for (guint i = 0, next = 0; i < ys->len; i++)
    {
      double y = g_array_index (ys, double, i), top = g_array_index (tops, double, i);

      if (i > 0 && top != g_array_index (tops, double, i - 1))
        before = g_array_index (tops, double, i - 1);
      while (next < tops->len && g_array_index (tops, double, next) <= top)
        next++;
      after = next < tops->len ? g_array_index (tops, double, next) : top;
      g_assert_cmpfloat (y, >=, before);
      g_assert_cmpfloat (y, <=, after + pitch);
    }
}

/* Goes through a text at constant pace and looks at every tenth of a second how far it moved in 300 ms. */
static void
check_smoothness (const char *text,
                  guint       times,
                  const char *language,
                  double      rate,
                  double      size,
                  double      width)
{
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (double));
  const double *y;
  Fixture fixture;
  double most = 0;

  set_up (&fixture, text, times, language, size, width);
  for (double beat = 0; beat <= kb_script_get_beats (fixture.scripts->pdata[0]); beat += rate / 600)
    {
      double at = locate (&fixture, 1, beat), top = kb_prompter_flow_get_line_top (fixture.flow, 1, beat);

      g_array_append_val (ys, at);
      g_array_append_val (tops, top);
    }
  y = (const double *) ys->data;
  for (guint i = 6; i < ys->len; i++)
    {
      g_assert_cmpfloat (y[i], >, y[i - 1]);
      most = MAX (most, fabs ((y[i] - y[i - 3]) / (y[i - 3] - y[i - 6]) - 1));
    }
  g_test_message ("%s %.0f px of %.0f: speed changes by %.1f %% in 300 ms", language, size, width, most * 100);
  g_assert_cmpfloat (most, <=, 0.25);
  check_nearness (ys, tops, kb_strip_style_get_pitch (kb_strip_store_get_style (fixture.store)));
  tear_down (&fixture);
}

static void
speed_never_jerks (void)
{
  check_smoothness (zh, 4, "zh-CN", 260, 96, 1160);
  check_smoothness (zh, 4, "zh-CN", 260, 128, 1660);
  check_smoothness (zh, 4, "zh-CN", 300, 96, 1700);
  check_smoothness (zh, 4, "zh-CN", 450, 60, 900);
  check_smoothness (en, 6, "en", 165, 96, 1160);
  check_smoothness (en, 6, "en", 200, 128, 1660);
}

/* How much is read by the picture alone: which line is on the marker, and how far it has gone through it. */
static double
read_beat (Fixture *fixture,
           double   expected)
{
  double y = locate (fixture, 1, expected), beat = expected - 40, start, top;

  /* The line that holds the marker starts at the last change of line above it. */
  start = beat;
  top = kb_prompter_flow_get_line_top (fixture->flow, 1, beat);
  for (; beat < expected + 40; beat += 0.125)
    {
      double next = kb_prompter_flow_get_line_top (fixture->flow, 1, beat);

      if (next > y)
        return start + (y - top) / (next - top) * (beat - start);
      if (next > top)
        start = beat;
      top = next;
    }

  g_assert_not_reached ();
}

static void
pace_is_the_same_at_every_size (void)
{
  static const struct { double size, width; KbTurn turn; } looks[] = {
    { 96, 1160, { 1, 0, 0, 1 } }, { 128, 1160, { 1, 0, 0, 1 } }, { 96, 1700, { 1, 0, 0, 1 } },
    { 96, 1160, { -1, 0, 0, 1 } },
  };
  g_autofree char *text = g_strdelimit (g_strdup (zh), "\n", ' ');

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      Fixture fixture;
      KbStripStyle style;
      double pace;

      set_up (&fixture, text, 8, "zh-CN", looks[i].size, looks[i].width);
      style = *kb_strip_store_get_style (fixture.store);
      style.turn = looks[i].turn;
      kb_strip_store_set_style (fixture.store, &style);
      kb_prompter_flow_reset (fixture.flow);

      pace = (read_beat (&fixture, 260 * 4) - read_beat (&fixture, 260)) / 3;
      g_test_message ("%.0f px of %.0f%s: %.2f a minute", looks[i].size, looks[i].width,
                      looks[i].turn.xx < 0 ? " mirrored" : "", pace);
      g_assert_cmpfloat_with_epsilon (pace, 260, 2.6);
      tear_down (&fixture);
    }
}

static void
neighbours_are_one_column (void)
{
  Fixture fixture;
  double end, start;

  set_up (&fixture, zh, 1, "zh-CN", 96, 1160);
  end = locate (&fixture, 1, kb_script_get_beats (fixture.scripts->pdata[0]));
  start = locate (&fixture, 2, 0);
  g_assert_cmpfloat (start, >, end);
  g_assert_cmpfloat (start, <, end + 600);
  g_assert_cmpfloat_with_epsilon (locate (&fixture, 1, 0) + end - locate (&fixture, 1, 0), end, 1e-6);
  tear_down (&fixture);
}

static void
unknown_texts_have_no_place (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  double y;

  set_up (&fixture, zh, 1, "zh-CN", 96, 1160);
  g_assert_false (kb_prompter_flow_locate (fixture.flow, 99, 0, ABOVE, BELOW, &y));
  kb_prompter_flow_set_scripts (fixture.flow, none);
  g_assert_false (kb_prompter_flow_locate (fixture.flow, 1, 0, ABOVE, BELOW, &y));
  kb_prompter_flow_want (fixture.flow, 0, ABOVE, BELOW);
  tear_down (&fixture);
}

static void
long_texts_keep_a_short_column (void)
{
  Fixture fixture;
  g_autoptr (GArray) lines = NULL;

  set_up (&fixture, zh, 500, "zh-CN", 96, 1160);
  for (double beat = 0; beat < 4000; beat += 40)
    locate (&fixture, 1, beat);
  locate (&fixture, 1, 90000);
  lines = kb_prompter_flow_list_lines (fixture.flow, -G_MAXINT, G_MAXINT);
  g_assert_cmpuint (lines->len, <, 120);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/host/prompter-flow/speed-never-jerks", speed_never_jerks);
  g_test_add_func ("/gui/host/prompter-flow/pace-is-the-same-at-every-size", pace_is_the_same_at_every_size);
  g_test_add_func ("/gui/host/prompter-flow/neighbours-are-one-column", neighbours_are_one_column);
  g_test_add_func ("/gui/host/prompter-flow/unknown-texts-have-no-place", unknown_texts_have_no_place);
  g_test_add_func ("/gui/host/prompter-flow/long-texts-keep-a-short-column", long_texts_keep_a_short_column);

  return g_test_run ();
}
