/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-search-query.h"
#include "kb-search-text.h"

static int
token_cb (gboolean    is_aside,
          const char *token,
          int         length,
          int         start,
          int         end,
          gpointer    data)
{
  GString *said = data;

  g_string_append (said, is_aside ? "/" : said->len > 0 ? " " : "");
  for (int i = 0; i < length; i++)
    g_string_append_c (said, token[i] == KB_SEARCH_HEAD ? '^' : token[i] == KB_SEARCH_LAST ? '$'
                              : token[i] == *KB_SEARCH_BREAK ? '#' : token[i]);
  return 0;
}

static void
texts_fall_into_pairs_and_words (void)
{
  static const struct { const char *text; const char *tokens; } cases[] = {
    { "", "" },
    { "乳", "乳$/乳" },
    { "神经酰", "神经/神 经酰/经 酰$/酰" },
    { "神经，酰胺", "神经/神 经$/经 酰胺/酰 胺$/胺" },
    { "C07", "c07/^c/^c0/^c07" },
    { "Crème ＣＲＥＡＭ", "creme/^c/^cr/^cre cream/^c/^cr/^cre" },
    { "30ml乳", "30ml/^3/^30/^30m 乳$/乳" },
    { "a\x1e乳", "a/^a # 乳$/乳" },
    { "Straße №4", "strasse/^s/^st/^str no4/^n/^no/^no4" },
    { "がぎ", "がぎ/が ぎ$/ぎ" },
    { "ok🔥", "ok/^o/^ok 🔥$/🔥" },
    { "\xff乳\xe4\xb8", "乳$/乳" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) said = g_string_new (NULL);

      g_assert_cmpint (kb_search_tokenize (cases[i].text, -1, token_cb, said), ==, 0);
      g_assert_cmpstr (said->str, ==, cases[i].tokens);
    }
}

static int
stop_cb (gboolean    is_aside,
         const char *token,
         int         length,
         int         start,
         int         end,
         gpointer    data)
{
  return ++*(int *) data == 2 ? 7 : 0;
}

static void
who_listens_can_stop (void)
{
  int count = 0;

  g_assert_cmpint (kb_search_tokenize ("神经酰胺舒润乳", -1, stop_cb, &count), ==, 7);
  g_assert_cmpint (count, ==, 2);
}

static char **
expand_cb (const char *head,
           gpointer    data)
{
  return g_strcmp0 (head, "many") == 0 ? NULL : g_strsplit (data, " ", -1);
}

static void
queries_become_phrases (void)
{
  static const struct { const char *query; const char *match; } cases[] = {
    { "", "" },
    { " ，。 ", "" },
    { "乳", "(\"乳\")" },
    { "神经酰胺", "(\"神经_经酰_酰胺\")" },
    { "神经 乳液", "(\"神经\") AND (\"乳液\")" },
    { "神经abc", "(\"神经_经$_^abc\")" },
    { "c", "(\"^c\")" },
    { "C07", "(\"^c07\")" },
    { "cera", "(\"ceramide\" OR \"cerate\")" },
    { "the cera", "(\"^the\") AND (\"ceramide\" OR \"cerate\")" },
    { "many", "(\"many\" *)" },
    { "TY-20261017-A", "(\"ty_20261017_^a\")" },
    { "“" "quote\"", "(\"ceramide\" OR \"cerate\")" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbSearchQuery) query = kb_search_query_new (cases[i].query);
      g_autofree char *match = kb_search_query_create_match (query, expand_cb, (gpointer) "ceramide cerate");

      g_strdelimit (match, "\x1f", '_');
      g_strdelimit (match, "\x01", '^');
      g_strdelimit (match, "\x02", '$');
      g_assert_cmpstr (match, ==, cases[i].match);
      g_assert_cmpint (kb_search_query_is_empty (query), ==, *match == '\0');
    }
}

static void
matches_are_found_in_their_place (void)
{
  static const struct { const char *query; const char *text; guint found; const char *match; } cases[] = {
    { "酰胺", "这款神经酰胺舒润乳", 1, "酰胺" },
    { "酰胺", "神经酰。胺", 0, "" },
    { "ramide", "Ceramide", 0, "" },
    { "CÉRA", "the cerAmide", 1, "cerA" },
    { "c07 乳", "Ｃ０７：舒润乳", 2, "Ｃ０７" },
    { "30ml乳", "共 30ml 乳液", 1, "30ml 乳" },
    { "", "anything", 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbSearchQuery) query = kb_search_query_new (cases[i].query);
      int start = 0;
      int end = 0;
      const guint found = kb_search_query_find (query, cases[i].text, &start, &end);
      g_autofree char *match = g_strndup (cases[i].text + start, end - start);

      g_assert_cmpuint (found, ==, cases[i].found);
      g_assert_cmpstr (match, ==, cases[i].match);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/search/texts-fall-into-pairs-and-words", texts_fall_into_pairs_and_words);
  g_test_add_func ("/engine/search/who-listens-can-stop", who_listens_can_stop);
  g_test_add_func ("/engine/search/queries-become-phrases", queries_become_phrases);
  g_test_add_func ("/engine/search/matches-are-found-in-their-place", matches_are_found_in_their_place);

  return g_test_run ();
}
