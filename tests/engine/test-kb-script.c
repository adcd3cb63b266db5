/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-pace.h"
#include "kb-script.h"

static const char *const must_say[] = { "七天无理由", NULL };

static void
lines_become_pieces (void)
{
  g_autoptr (KbScript) script =
    kb_script_new (7, "C09", "第一句。\n\n【拿起小样】先试三天。\r\n※大瓶没拆可以退\n", "zh-CN", NULL);
  static const KbPieceKind kinds[] = { KB_PIECE_HEADING, KB_PIECE_SPOKEN, KB_PIECE_DIRECTION,
                                       KB_PIECE_SPOKEN, KB_PIECE_MUST_SAY };
  static const gint64 firsts[] = { 0, 0, 4, 4, 9 };

  g_assert_cmpuint (kb_script_get_n_pieces (script), ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpint (kb_script_get_piece (script, i)->kind, ==, kinds[i]);
      g_assert_cmpint (kb_script_get_piece (script, i)->first_beat, ==, firsts[i]);
    }
  g_assert_cmpstr (kb_script_get_piece (script, 2)->text, ==, "【拿起小样】");
  g_assert_cmpstr (kb_script_get_piece (script, 4)->text, ==, "大瓶没拆可以退");
  g_assert_cmpint (kb_script_get_beats (script), ==, 16);
  g_assert_cmpint (kb_script_get_cue_id (script), ==, 7);
}

static void
long_paragraphs_end_at_sentences (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KbScript) script = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "这一句有九个字呢。”");
  script = kb_script_new (1, NULL, text->str, "zh-CN", NULL);

  g_assert_cmpint (kb_script_get_beats (script), ==, 10000);
  for (guint i = 0; i < kb_script_get_n_pieces (script); i++)
    {
      const KbPiece *piece = kb_script_get_piece (script, i);

      g_assert_cmpint (g_utf8_strlen (piece->text, -1), <=, KB_PIECE_MAX_CHARS);
      g_assert_true (g_str_has_suffix (piece->text, "。”"));
      g_assert_cmpint (piece->is_paragraph, ==, i == 0);
    }
}

static void
text_without_an_end_is_cut (void)
{
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr (KbScript) script = kb_script_new (1, NULL, text, "en", NULL);
  g_autoptr (KbScript) none = kb_script_new (1, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (kb_script_get_n_pieces (script), ==, 250);
  g_assert_cmpuint (kb_script_get_n_pieces (none), ==, 0);
  g_assert_cmpint (kb_script_get_beats (none), ==, 0);
  g_assert_cmpfloat (kb_script_map_beat (none, script, 3), ==, 3);
  g_assert_cmpfloat (kb_script_map_beat (script, none, 3), ==, 0);
}

static char *
list_spans (const char *text,
            const char *language)
{
  g_autoptr (GArray) spans = kb_span_find (text, language, must_say);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      KbSpan *span = &g_array_index (spans, KbSpan, i);

      g_string_append_printf (list, "%s%.*s", span->kind == KB_SPAN_MUST_SAY ? "!" : "|",
                              span->end - span->start, text + span->start);
    }

  return g_string_free (list, FALSE);
}

static void
prices_and_phrases_are_found (void)
{
  static const struct { const char *language, *text, *spans; } cases[] = {
    { "zh-CN", "今晚十九块九，一人限拍一瓶", "|十九块九" },
    { "zh-CN", "领满九十九减十二的券，到手一百七十七。", "|九十九|十二|一百七十七" },
    { "zh-CN", "今晚一共十八个链接，八点开始，挖一块黄豆大小", "" },
    { "zh-CN", "今晚直播间一百九十九。五档恒温", "|一百九十九" },
    { "zh-CN", "所以我们送十五毫升旅行装，先用小样", "|十五毫升旅行装" },
    { "zh-CN", "¥9.9，没拆可以七天无理由退", "|¥9.9!七天无理由" },
    { "en", "eight ninety-nine tonight, limit two each", "|eight ninety-nine" },
    { "en", "There's a six dollar coupon for orders over fifty", "|six dollar" },
    { "en", "tonight thirty-four ninety-nine, or $29.50", "|thirty-four ninety-nine|$29.50" },
    { "en", "one of nine hundred people", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spans = list_spans (cases[i].text, cases[i].language);

      g_assert_cmpstr (spans, ==, cases[i].spans);
    }
}

static void
steps_go_by_paragraphs (void)
{
  g_autoptr (KbScript) script = kb_script_new (1, NULL, "一二三四五\n六七八九十\n一二三四五", "zh-CN", NULL);

  g_assert_cmpfloat (kb_script_step (script, 0, 1), ==, 5);
  g_assert_cmpfloat (kb_script_step (script, 5, 1), ==, 10);
  g_assert_cmpfloat (kb_script_step (script, 7, 2), ==, 15);
  g_assert_cmpfloat (kb_script_step (script, 8.5, -1), ==, 5);
  g_assert_cmpfloat (kb_script_step (script, 5.5, -1), ==, 0);
  g_assert_cmpfloat (kb_script_step (script, 0, -1), ==, 0);
  g_assert_cmpuint (kb_script_find_piece (script, 5), ==, 1);
  g_assert_cmpuint (kb_script_find_piece (script, 99), ==, 2);
}

static void
edits_keep_the_word (void)
{
  static const struct { const char *text; double beat; } cases[] = {
    { "甲乙丙丁戊\n己庚辛壬癸\n子丑寅卯辰", 7 },               /* nothing */
    { "甲乙丙丁戊\n己庚辛壬癸\n子丑", 7 },                     /* behind it */
    { "甲乙丙丁戊\n己庚辛壬癸癸癸\n子丑寅卯辰", 7 },           /* behind it, same line */
    { "甲乙\n己庚辛壬癸\n子丑寅卯辰", 4 },                     /* before it */
    { "零\n甲乙丙丁戊\n己庚辛壬癸\n子丑寅卯辰", 8 },           /* a line before it */
    { "甲乙丙丁戊\n己己己庚辛壬癸\n子丑寅卯辰", 9 },           /* before it, same line */
    { "甲乙丙丁戊\n子丑寅卯辰", 5 },                           /* its own line is gone */
    { "", 0 },
  };
  g_autoptr (KbScript) script = kb_script_new (1, NULL, cases[0].text, "zh-CN", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbScript) newer = kb_script_new (1, NULL, cases[i].text, "zh-CN", NULL);

      g_assert_cmpfloat (kb_script_map_beat (script, newer, 7), ==, cases[i].beat);
      g_assert_cmpint (kb_script_equal (script, newer), ==, i == 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/script/lines-become-pieces", lines_become_pieces);
  g_test_add_func ("/engine/script/long-paragraphs-end-at-sentences", long_paragraphs_end_at_sentences);
  g_test_add_func ("/engine/script/text-without-an-end-is-cut", text_without_an_end_is_cut);
  g_test_add_func ("/engine/script/prices-and-phrases-are-found", prices_and_phrases_are_found);
  g_test_add_func ("/engine/script/steps-go-by-paragraphs", steps_go_by_paragraphs);
  g_test_add_func ("/engine/script/edits-keep-the-word", edits_keep_the_word);

  return g_test_run ();
}
