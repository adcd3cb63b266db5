/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search-query"

#include "config.h"

#include <string.h>

#include "kb-search-query.h"
#include "kb-search-text.h"

struct _KbSearchQuery
{
  GPtrArray *terms;   /* owned char*: folded; one that begins with a word begins with KB_SEARCH_UNIT */
};

static gboolean
is_word (const char *unit)
{
  return kb_search_classify (g_utf8_get_char (unit)) == KB_SEARCH_WORD;
}

static void
add_term (KbSearchQuery *self,
          const char    *text)
{
  g_autoptr (KbSearchFolded) folded = kb_search_fold (text);

  if (folded->text->len > 0)
    g_ptr_array_add (self->terms, g_strdup (folded->text->str + !is_word (folded->text->str + 1)));
}

/**
 * kb_search_query_new:
 * @text: what is typed; spaces part what may stand anywhere in a row
 */
KbSearchQuery *
kb_search_query_new (const char *text)
{
  KbSearchQuery *self = g_new (KbSearchQuery, 1);
  const char *start = text;

  self->terms = g_ptr_array_new_with_free_func (g_free);
  for (const char *p = text;; p = g_utf8_next_char (p))
    if (*p == '\0' || g_unichar_isspace (g_utf8_get_char (p)))
      {
        g_autofree char *term = g_strndup (start, p - start);

        add_term (self, term);
        if (*p == '\0')
          return self;
        start = g_utf8_next_char (p);
      }
}

void
kb_search_query_free (KbSearchQuery *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/**
 * kb_search_query_is_empty:
 *
 * Returns: %TRUE when there is nothing to look for, only spaces and punctuation.
 */
gboolean
kb_search_query_is_empty (KbSearchQuery *self)
{
  return self->terms->len == 0;
}

static void
append_token (GString    *phrase,
              const char *token,
              gssize      length)
{
  if (phrase->len > 0)
    g_string_append_c (phrase, KB_SEARCH_TOKEN_GAP);
  g_string_append_len (phrase, token, length);
}

/* A run's pairs, and its last character where something follows it: there the run must end. */
static void
append_run (GString    *phrase,
            const char *run,
            gboolean    is_last)
{
  const char *next = g_utf8_next_char (run);
  const gboolean is_single = *next == '\0';

  for (; *next != '\0'; run = next, next = g_utf8_next_char (next))
    append_token (phrase, run, g_utf8_next_char (next) - run);
  if (is_single || !is_last)
    append_token (phrase, run, -1);
  if (!is_last)
    g_string_append_c (phrase, KB_SEARCH_LAST);
}

static void
append_phrase (GString    *match,
               const char *phrase,
               const char *token)
{
  g_string_append (match, match->len > 0 && match->str[match->len - 1] == '"' ? " OR \"" : "\"");
  g_string_append (match, phrase);
  if (*phrase != '\0' && *token != '\0')
    g_string_append_c (match, KB_SEARCH_TOKEN_GAP);
  g_string_append (match, token);
  g_string_append_c (match, '"');
}

/* The word that is being typed stands for every word that begins so. */
static void
append_open_word (GString            *match,
                  const char         *phrase,
                  const char         *word,
                  KbSearchExpandFunc  expand,
                  gpointer            data)
{
  g_auto (GStrv) words = NULL;

  if (g_utf8_strlen (word, -1) <= KB_SEARCH_HEADS)
    {
      const char mark[] = { KB_SEARCH_HEAD, '\0' };
      g_autofree char *head = g_strconcat (mark, word, NULL);

      append_phrase (match, phrase, head);
      return;
    }

  words = expand != NULL ? expand (word, data) : NULL;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    append_phrase (match, phrase, words[i]);
  if (words == NULL || words[0] == NULL)
    {
      append_phrase (match, phrase, word);
      if (words == NULL)
        g_string_append (match, " *");
    }
}

static char *
create_term (const char         *term,
             KbSearchExpandFunc  expand,
             gpointer            data)
{
  const char gap[] = { KB_SEARCH_UNIT, '\0' };
  g_auto (GStrv) units = g_strsplit (term + (*term == KB_SEARCH_UNIT), gap, -1);
  g_autoptr (GString) phrase = g_string_new (NULL);
  GString *match = g_string_new (NULL);

  for (guint i = 0; units[i] != NULL; i++)
    {
      const gboolean is_last = units[i + 1] == NULL;

      if (!is_word (units[i]))
        append_run (phrase, units[i], is_last);
      else if (!is_last)
        append_token (phrase, units[i], -1);
      else
        append_open_word (match, phrase->str, units[i], expand, data);
    }
  if (match->len == 0)
    append_phrase (match, phrase->str, "");

  return g_string_free (match, FALSE);
}

/**
 * kb_search_query_create_match:
 * @expand: (nullable): asks the index for words; without it the index looks for them itself, slower
 *
 * Returns: (transfer full): the query in FTS5's words; each phrase is its tokens, parted by %KB_SEARCH_TOKEN_GAP.
 */
char *
kb_search_query_create_match (KbSearchQuery      *self,
                              KbSearchExpandFunc  expand,
                              gpointer            data)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      g_autofree char *term = create_term (self->terms->pdata[i], expand, data);

      g_string_append_printf (match, "%s(%s)", i > 0 ? " AND " : "", term);
    }

  return g_string_free (match, FALSE);
}

/**
 * kb_search_query_find:
 * @start: (out): where the first match begins, bytes
 * @end: (out): and where it ends
 *
 * Returns: how many of the words looked for are in @text.
 */
guint
kb_search_query_find (KbSearchQuery *self,
                      const char    *text,
                      int           *start,
                      int           *end)
{
  g_autoptr (KbSearchFolded) folded = kb_search_fold (text);
  guint found = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const char *term = self->terms->pdata[i];
      const char *at = strstr (folded->text->str, term);
      const gsize skip = *term == KB_SEARCH_UNIT;

      if (at == NULL)
        continue;
      if (found++ == 0)
        {
          *start = g_array_index (folded->starts, int, at - folded->text->str + skip);
          *end = g_array_index (folded->ends, int, at - folded->text->str + strlen (term) - 1);
        }
    }

  return found;
}
