/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-must-say.h"

static const char *const phrases[] = { "大瓶没拆可以七天无理由退", "十月二十日前发出", "别处没有的话", NULL };

static void
line_is_ticked_when_it_was_passed (void)
{
  g_autoptr (KbScript) script = kb_script_new (1, NULL, "四号链接，大瓶没拆可以七天无理由退。\n【拿起大瓶】\n十月二十日前发出。", "zh-CN",
                                               phrases);
  KbMustSay must_say;

  kb_must_say_find (&must_say, script, phrases);
  g_assert_cmpuint (must_say.n, ==, 3);
  g_assert_cmpfloat (must_say.ends[0], >, 12);
  g_assert_cmpfloat (must_say.ends[1], >, must_say.ends[0]);
  g_assert_cmpfloat (must_say.ends[2], ==, -1);

  g_assert_cmphex (kb_must_say_get_said (&must_say, 0), ==, 0);
  g_assert_cmphex (kb_must_say_get_said (&must_say, must_say.ends[0] - 1), ==, 0);
  g_assert_cmphex (kb_must_say_get_said (&must_say, must_say.ends[0]), ==, 1);
  g_assert_cmphex (kb_must_say_get_said (&must_say, kb_script_get_beats (script)), ==, 3);
}

/* A text that stands at its start has said nothing, not even a phrase that has no length. */
static void
nothing_is_said_without_text (void)
{
  const char *const empty[] = { "", NULL };
  g_autoptr (KbScript) script = kb_script_new (1, NULL, "", "zh-CN", NULL);
  KbMustSay must_say;

  kb_must_say_find (&must_say, script, phrases);
  g_assert_cmphex (kb_must_say_get_said (&must_say, 100), ==, 0);
  kb_must_say_find (&must_say, NULL, phrases);
  g_assert_cmphex (kb_must_say_get_said (&must_say, 100), ==, 0);
  kb_must_say_find (&must_say, script, empty);
  g_assert_cmphex (kb_must_say_get_said (&must_say, 100), ==, 0);
  kb_must_say_find (&must_say, script, NULL);
  g_assert_cmpuint (must_say.n, ==, 0);
}

/* A direction is neither read nor counted. */
static void
direction_says_nothing (void)
{
  const char *const held[] = { "拿起大瓶", NULL };
  g_autoptr (KbScript) script = kb_script_new (1, NULL, "【拿起大瓶】\n大家好。", "zh-CN", held);
  KbMustSay must_say;

  kb_must_say_find (&must_say, script, held);
  g_assert_cmpfloat (must_say.ends[0], ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/must-say/line-is-ticked-when-it-was-passed", line_is_ticked_when_it_was_passed);
  g_test_add_func ("/engine/must-say/nothing-is-said-without-text", nothing_is_said_without_text);
  g_test_add_func ("/engine/must-say/direction-says-nothing", direction_says_nothing);

  return g_test_run ();
}
