/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "kb-pace.h"

/* C06 of the Chinese sample. */
static const char c06[] =
  "四号链接，今晚的主推，神经酰胺舒润乳一百毫升。日常价一百九十九，直播间一百二十九，拍一瓶送同款三十毫升"
  "加五片面膜，赠品价值一百零九。它是乳液质地，上脸推开不搓泥，保湿数据在详情页有检测摘要。换季觉得干、"
  "觉得紧绷的朋友，早晚各一泵，先薄涂再叠一层。";

typedef struct
{
  const char *text;
  gint64      units;
  gint64      pauses;
} Case;

static void
check_cases (const Case *cases,
             guint       n_cases,
             const char *language)
{
  for (guint i = 0; i < n_cases; i++)
    {
      KbPace pace = kb_pace_count (cases[i].text, language);

      if (pace.units != cases[i].units || pace.pauses != cases[i].pauses)
        g_error ("\"%s\": %" G_GINT64_FORMAT " + %" G_GINT64_FORMAT, cases[i].text, pace.units, pace.pauses);
    }
}

static void
sample_cue_takes_28_seconds (void)
{
  KbPace pace = kb_pace_count (c06, "zh-CN");

  g_assert_cmpint (pace.units, ==, 109);
  g_assert_cmpint (pace.pauses, ==, 14);
  g_assert_cmpint (kb_pace_ms (pace, 260), ==, 28385);
}

static void
chinese_counts_syllables (void)
{
  static const Case cases[] = {
    { NULL, 0, 0 }, { "", 0, 0 }, { "9.9元", 4, 0 }, { "199元", 6, 0 }, { "¥199", 6, 0 }, { "10", 1, 0 },
    { "15", 2, 0 }, { "105", 4, 0 }, { "110", 4, 0 }, { "10005", 4, 0 }, { "11000", 4, 0 }, { "100015", 6, 0 },
    { "0", 1, 0 }, { "2026年", 5, 0 }, { "2026", 6, 0 }, { "1,500", 4, 0 }, { "13800138000", 11, 0 },
    { "007", 3, 0 }, { "5%", 4, 0 }, { "19:05", 5, 0 }, { "20:00", 3, 0 }, { "３号", 2, 0 }, { "3-5天", 4, 0 },
    { "SPF50+", 4, 0 }, { "USB-C接口", 3, 0 }, { "“换季不慌张”。", 5, 3 }, { "等等……走", 3, 1 },
    { "きょうは、ラーメン", 8, 1 }, { "👍好", 1, 0 }, { "今天 vlog 见", 4, 0 }, { "¥", 0, 0 }, { "，", 0, 1 },
  };

  check_cases (cases, G_N_ELEMENTS (cases), "zh-CN");
}

static void
english_counts_words (void)
{
  static const Case cases[] = {
    { "Hi everyone, welcome in.", 4, 0 }, { "cast-iron skillet, don't wait", 4, 0 }, { "$8.99", 2, 0 },
    { "$34.99", 2, 0 }, { "$6", 2, 0 }, { "$0.99", 2, 0 }, { "$5.05", 3, 0 }, { "120 lumens", 4, 0 },
    { "1,500", 4, 0 }, { "1945", 2, 0 }, { "1905", 3, 0 }, { "2005", 3, 0 }, { "50%", 2, 0 }, { "7:30", 2, 0 },
    { "8:05", 3, 0 }, { "#3", 2, 0 }, { "1st", 1, 0 }, { "2-4 days", 4, 0 }, { "10.25", 4, 0 }, { "30ml", 2, 0 },
    { "R&B", 3, 0 }, { "naïve café", 2, 0 }, { "1200000", 5, 0 }, { "中文", 2, 0 },
  };

  check_cases (cases, G_N_ELEMENTS (cases), "en");
  check_cases (cases, G_N_ELEMENTS (cases), NULL);
}

static void
directions_are_not_said (void)
{
  static const Case cases[] = {
    { "【拿起小样，对镜头】", 0, 0 }, { "  【拿起小样】先试三天。", 4, 1 }, { "先试【不是提示】", 6, 2 },
    { "[smile]\n好", 1, 0 }, { "【没有关上", 4, 1 }, { "※大瓶没拆，七天无理由", 9, 1 }, { "!!好\r\n！！再见", 3, 0 },
  };

  check_cases (cases, G_N_ELEMENTS (cases), "zh-CN");
}

static void
languages_are_told_by_their_tag (void)
{
  g_assert_true (kb_pace_is_syllabic ("zh-CN"));
  g_assert_true (kb_pace_is_syllabic ("zh_CN.UTF-8"));
  g_assert_true (kb_pace_is_syllabic ("ja"));
  g_assert_false (kb_pace_is_syllabic ("zha"));
  g_assert_false (kb_pace_is_syllabic ("en-US"));
  g_assert_false (kb_pace_is_syllabic (NULL));
}

static void
offsets_cut_words_in_proportion (void)
{
  const int offsets[] = { 0, 3, 6, 7, 12 };
  double beats[G_N_ELEMENTS (offsets)];

  kb_pace_measure ("一二，SPF50", "zh-CN", offsets, G_N_ELEMENTS (offsets), beats);

  g_assert_cmpfloat (beats[0], ==, 0);
  g_assert_cmpfloat (beats[1], ==, 1);
  g_assert_cmpfloat (beats[2], ==, 2);
  g_assert_cmpfloat_with_epsilon (beats[3], 2 + 1 / 3.0, 1e-9);
  g_assert_cmpfloat (beats[4], ==, 4);
}

static void
fit_says_what_it_cannot_do (void)
{
  KbPaceFit fit = kb_pace_fit ((KbPace) { 1000, 73 }, 173000, 120, 330);

  g_assert_cmpfloat (round (fit.needed), ==, 372);
  g_assert_cmpfloat (fit.rate, ==, 330);
  g_assert_cmpint (fit.over_ms / 1000, ==, 22);

  fit = kb_pace_fit ((KbPace) { 109, 14 }, 30000, 120, 450);
  g_assert_cmpfloat (fit.rate, ==, 246);
  g_assert_cmpint (fit.over_ms, ==, 0);

  fit = kb_pace_fit ((KbPace) { 109, 14 }, 480000, 120, 450);
  g_assert_cmpfloat (fit.rate, ==, 120);
  g_assert_cmpint (fit.over_ms, ==, 61500 - 480000);

  fit = kb_pace_fit ((KbPace) { 60, 0 }, 0, 60, 120);
  g_assert_true (isinf (fit.needed));
  g_assert_cmpint (fit.over_ms, ==, 30000);
}

static void
defaults_follow_language_and_type (void)
{
  double lowest, highest;

  g_assert_cmpfloat (kb_pace_default_rate ("zh-CN", "demo"), ==, 260);
  g_assert_cmpfloat (kb_pace_default_rate ("zh-CN", "flash"), ==, 300);
  g_assert_cmpfloat (kb_pace_default_rate ("zh-CN", "pay_reminder"), ==, 300);
  g_assert_cmpfloat (kb_pace_default_rate ("en", "flash"), ==, 165);
  kb_pace_default_range ("zh-CN", &lowest, &highest);
  g_assert_cmpfloat (lowest, ==, 120);
  g_assert_cmpfloat (highest, ==, 450);
  kb_pace_default_range ("en", &lowest, &highest);
  g_assert_cmpfloat (lowest, ==, 80);
  g_assert_cmpfloat (highest, ==, 260);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/pace/sample-cue-takes-28-seconds", sample_cue_takes_28_seconds);
  g_test_add_func ("/engine/pace/chinese-counts-syllables", chinese_counts_syllables);
  g_test_add_func ("/engine/pace/english-counts-words", english_counts_words);
  g_test_add_func ("/engine/pace/directions-are-not-said", directions_are_not_said);
  g_test_add_func ("/engine/pace/languages-are-told-by-their-tag", languages_are_told_by_their_tag);
  g_test_add_func ("/engine/pace/offsets-cut-words-in-proportion", offsets_cut_words_in_proportion);
  g_test_add_func ("/engine/pace/fit-says-what-it-cannot-do", fit_says_what_it_cannot_do);
  g_test_add_func ("/engine/pace/defaults-follow-language-and-type", defaults_follow_language_and_type);

  return g_test_run ();
}
