/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-tokenizer"

#include "config.h"

#include <string.h>

#include "kb-search-query.h"
#include "kb-search-text.h"
#include "kb-tokenizer.h"

/* Hands kb_search_tokenize() to FTS5, as the tokenizer "kaibo": https://www.sqlite.org/fts5.html#custom_tokenizers */

typedef int (*TokenFunc) (void       *context,
                          int         flags,
                          const char *token,
                          int         length,
                          int         start,
                          int         end);

typedef struct
{
  TokenFunc  func;
  void      *context;
} Listener;

/* It has no state, but FTS5 takes NULL for a failure. */
static int
create_cb (void            *context,
           const char     **arguments,
           int              n_arguments,
           Fts5Tokenizer  **tokenizer)
{
  *tokenizer = (Fts5Tokenizer *) g_new (char, 1);
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  g_free (tokenizer);
}

static int
token_cb (gboolean    is_aside,
          const char *token,
          int         length,
          int         start,
          int         end,
          gpointer    data)
{
  const Listener *listener = data;

  return listener->func (listener->context, is_aside ? FTS5_TOKEN_COLOCATED : 0, token, length, start, end);
}

/* A query comes in tokens already: see kb_search_query_create_match(). */
static int
split_query (const Listener *listener,
             const char     *text,
             int             length)
{
  int result = SQLITE_OK;

  for (int start = 0; start < length && result == SQLITE_OK;)
    {
      const char *gap = memchr (text + start, KB_SEARCH_TOKEN_GAP, length - start);
      const int end = gap != NULL ? (int) (gap - text) : length;

      result = listener->func (listener->context, 0, text + start, end - start, start, end);
      start = end + 1;
    }

  return result;
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void          *context,
             int            flags,
             const char    *text,
             int            length,
             TokenFunc      func)
{
  Listener listener = { func, context };

  if (flags & FTS5_TOKENIZE_QUERY)
    return split_query (&listener, text, length);
  return kb_search_tokenize (text, length, token_cb, &listener);
}

static fts5_api *
find_api (sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  return api;
}

/**
 * kb_tokenizer_register:
 *
 * Makes the tokenizer of the search index known to a connection, which must have it before the index is touched.
 *
 * Returns: a result code of SQLite.
 */
int
kb_tokenizer_register (sqlite3 *db)
{
  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api = find_api (db);

  return api != NULL ? api->xCreateTokenizer (api, "kaibo", NULL, &tokenizer, NULL) : SQLITE_ERROR;
}
