/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-text.h"

/* What the quick look lets pass must be what a full normalization gives, for every character beside every mark. */
static void
normal_form_is_nfc (void)
{
  static const gunichar marks[] = { 0x301, 0x323, 0x338, 0x3099, 0x309a, 0x302a, 0x1161, 0x11a8, 'a' };

  for (gunichar c = 1; c < 0x20000; c++)
    for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
      {
        char text[16] = "";
        int length = g_unichar_to_utf8 (c, text);
        g_autofree char *normal = NULL;
        g_autofree char *full = NULL;

        if (c >= 0xd800 && c <= 0xdfff)
          continue;
        g_unichar_to_utf8 (marks[i], text + length);
        normal = kb_text_normalize (text);
        full = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
        if (g_strcmp0 (normal, full) != 0)
          g_error ("U+%04X before U+%04X is not brought into NFC", c, marks[i]);
      }
}

static void
broken_utf8_is_replaced (void)
{
  static const char *const broken[] = { "\xe4\xb8", "\xff", "a\xf0\x9f\x8e", "\xe2\x80", "\xef\xbc", "\xe3" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *normal = kb_text_normalize (broken[i]);

      g_assert_true (g_utf8_validate (normal, -1, NULL));
    }
}

static void
words_are_found_in_any_order (void)
{
  g_auto (GStrv) words = kb_text_fold_words ("  Ceramide\t4号 ");
  g_auto (GStrv) decomposed = kb_text_fold_words ("Cafe\314\201");

  g_assert_true (kb_text_has_words ("4号链接 ceramide 舒润乳", words));
  g_assert_false (kb_text_has_words ("ceramide 舒润乳", words));
  g_assert_false (kb_text_has_words ("", words));
  g_assert_true (kb_text_has_words ("caf\303\251", decomposed));
}

static void
no_word_is_in_every_text (void)
{
  g_assert_null (kb_text_fold_words (NULL));
  g_assert_null (kb_text_fold_words (" \t\n"));
  g_assert_true (kb_text_has_words ("", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text/normal-form-is-nfc", normal_form_is_nfc);
  g_test_add_func ("/base/text/broken-utf8-is-replaced", broken_utf8_is_replaced);
  g_test_add_func ("/base/text/words-are-found-in-any-order", words_are_found_in_any_order);
  g_test_add_func ("/base/text/no-word-is-in-every-text", no_word_is_in_every_text);

  return g_test_run ();
}
