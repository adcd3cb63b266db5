/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-script-tags.h"
#include "kb-spelling.h"

static gboolean
skip_without_dictionary (KbSpelling *spelling)
{
  if (kb_spelling_set_language (spelling, "en"))
    return FALSE;

  g_test_skip ("no English dictionary is installed");
  return TRUE;
}

static void
words_are_known (void)
{
  static const struct
  {
    const char *word;
    gboolean    is_known;
  } cases[] = { { "skillet", TRUE }, { "skilet", FALSE }, { "Tonight", TRUE }, { "don't", TRUE }, { "USB", TRUE },
                { "MMXQ", TRUE }, { "30ml", TRUE }, { "舒润乳", TRUE }, { "receeve", FALSE } };
  KbSpelling *spelling = kb_spelling_new ();

  if (!skip_without_dictionary (spelling))
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      g_assert_true (kb_spelling_knows (spelling, cases[i].word) == cases[i].is_known);
  g_assert_finalize_object (spelling);
}

static void
a_word_is_suggested (void)
{
  KbSpelling *spelling = kb_spelling_new ();

  if (!skip_without_dictionary (spelling))
    {
      g_auto (GStrv) found = kb_spelling_suggest (spelling, "skilet");

      g_assert_true (g_strv_contains ((const char *const *) found, "skillet"));
      g_assert_cmpuint (g_strv_length (found), <=, 5);
    }
  g_assert_finalize_object (spelling);
}

static void
chinese_is_not_spelled (void)
{
  KbSpelling *spelling = kb_spelling_new ();
  g_auto (GStrv) found = NULL;

  g_assert_false (kb_spelling_set_language (spelling, "zh-cn"));
  g_assert_true (kb_spelling_knows (spelling, "skilet"));
  found = kb_spelling_suggest (spelling, "skilet");
  g_assert_cmpuint (g_strv_length (found), ==, 0);
  g_assert_false (kb_spelling_set_language (spelling, NULL));
  g_assert_finalize_object (spelling);
}

static void
misspelt_words_are_marked (void)
{
  KbSpelling *spelling = kb_spelling_new ();
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GtkTextTag *tag;
  GtkTextIter start, end, at;

  kb_script_tags_create (buffer);
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), KB_SCRIPT_TAG_MISSPELT);
  gtk_text_buffer_set_text (buffer, "The skilet is hot. A wrld", -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  if (!skip_without_dictionary (spelling))
    {
      kb_spelling_mark (spelling, buffer, &start, &end);
      gtk_text_buffer_get_iter_at_offset (buffer, &at, 5);
      g_assert_true (gtk_text_iter_has_tag (&at, tag));
      gtk_text_buffer_get_iter_at_offset (buffer, &at, 1);
      g_assert_false (gtk_text_iter_has_tag (&at, tag));
      /* That word is still being written. */
      gtk_text_buffer_get_iter_at_offset (buffer, &at, 22);
      g_assert_false (gtk_text_iter_has_tag (&at, tag));
    }
  g_assert_finalize_object (spelling);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/rundown/spelling/words-are-known", words_are_known);
  g_test_add_func ("/gui/rundown/spelling/a-word-is-suggested", a_word_is_suggested);
  g_test_add_func ("/gui/rundown/spelling/chinese-is-not-spelled", chinese_is_not_spelled);
  g_test_add_func ("/gui/rundown/spelling/misspelt-words-are-marked", misspelt_words_are_marked);

  return g_test_run ();
}
