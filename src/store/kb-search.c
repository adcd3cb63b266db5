/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search"

#include "config.h"

#include <string.h>

#include "kb-rows.h"
#include "kb-search-index.h"
#include "kb-search-query.h"
#include "kb-search-verify.h"
#include "kb-search.h"
#include "kb-store-private.h"

#define WORDS_LIMIT 24        /* more words that begin so are left to FTS5, which gathers all their rows first */
#define KIND_SHARE 3          /* one kind of row may take a third of the answer */
#define LOOK_EVERY 1000       /* SQLite's instructions between two looks at the cancellable */

/* How much of a text is shown around the match, characters. */
#define CONTEXT_BEFORE 16
#define CONTEXT_AFTER 80

void
kb_search_hit_free (KbSearchHit *self)
{
  g_object_unref (self->record);
  g_clear_object (&self->owner);
  g_free (self->snippet);
  g_free (self);
}

/* The words of the index that begin with @head, by jumping from one to the next. */
static char **
expand_cb (const char *head,
           gpointer    data)
{
  KbDatabase *database = data;
  sqlite3_stmt *statement = kb_database_prepare (database, "SELECT term FROM temp.search_words WHERE term >= ?1 LIMIT 1", NULL);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *from = g_strdup (head);
  gboolean row = statement != NULL;

  for (guint i = 0; row; i++)
    {
      const char *term;

      sqlite3_bind_text (statement, 1, from, -1, SQLITE_STATIC);
      if (i == WORDS_LIMIT || !kb_database_step (database, statement, &row, NULL))
        return NULL;
      term = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      row = term != NULL && g_str_has_prefix (term, head);
      if (row)
        {
          char *next = g_strconcat (term, "\x01", NULL);

          g_strv_builder_add (words, term);
          sqlite3_reset (statement);
          g_free (from);
          from = next;
        }
    }

  if (statement != NULL)
    sqlite3_reset (statement);
  return statement != NULL ? g_strv_builder_end (words) : NULL;
}

/**
 * kb_search_open_words:
 *
 * Makes the words of the index readable as temp.search_words.
 */
gboolean
kb_search_open_words (KbDatabase  *database,
                      GError     **error)
{
  return kb_database_exec (database, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words "
                                     "USING fts5vocab (main, search, instance)", error);
}

static void
cut_snippet (KbSearchHit *hit,
             const char  *text,
             int          start,
             int          end)
{
  const char *from = text + start;
  const char *to = text + end;
  GString *snippet = g_string_new (NULL);

  for (guint i = 0; i < CONTEXT_BEFORE && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < CONTEXT_AFTER && *to != '\0'; i++)
    to = g_utf8_next_char (to);

  g_string_append (snippet, from > text ? "…" : "");
  hit->match_start = snippet->len + (text + start - from);
  hit->match_end = hit->match_start + (end - start);
  g_string_append_len (snippet, from, to - from);
  g_string_append (snippet, *to != '\0' ? "…" : "");
  hit->snippet = g_strdelimit (g_string_free (snippet, FALSE), "\n\r\t", ' ');
}

static gint64
find_session (KbRecord *record)
{
  const int field = kb_entity_find_session (kb_record_get_entity (record));

  if (kb_record_get_kind (record) == KB_ENTITY_SESSION)
    return kb_record_get_id (record);
  return field >= 0 ? kb_record_get_int (record, field) : 0;
}

/* The place in the row: the field in which most of what is looked for stands. */
static KbSearchHit *
create_hit (KbRecord      *record,
            KbSearchQuery *query)
{
  const KbEntity *entity = kb_record_get_entity (record);
  KbSearchHit *hit = g_new0 (KbSearchHit, 1);
  int best_start = 0;
  int best_end = 0;
  guint best = 0;

  hit->record = g_object_ref (record);
  hit->session_id = find_session (record);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      int start = 0;
      int end = 0;
      const guint found = kb_search_index_has_field (entity, i)
                            ? kb_search_query_find (query, kb_record_get_text (record, i), &start, &end)
                            : 0;

      if (found <= best)
        continue;
      best = found;
      hit->field = i;
      best_start = start;
      best_end = end;
    }
  cut_snippet (hit, kb_record_get_text (record, hit->field), best_start, best_end);

  return hit;
}

typedef struct
{
  KbDatabase    *database;   /* borrowed */
  KbSearchQuery *query;      /* borrowed */
  char          *match;      /* borrowed: the same for FTS5 */
  guint          limit;
  guint          kind_limit;
  GPtrArray     *hits;       /* borrowed */
  gint64         below;      /* look for numbers below this one */
} Search;

static gboolean
load_owner (KbDatabase   *database,
            KbSearchHit  *hit,
            GError      **error)
{
  const KbEntity *entity = kb_record_get_entity (hit->record);
  const int field = kb_entity_find_flag (entity, KB_FIELD_PARENT);
  g_autoptr (GError) failure = NULL;

  if (field < 0 || entity->fields[field].refers == KB_ENTITY_SESSION || kb_record_is_null (hit->record, field))
    return TRUE;

  hit->owner = kb_rows_load (database, entity->fields[field].refers, kb_record_get_int (hit->record, field), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_hit (Search        *self,
         sqlite3_stmt  *statement,
         GError       **error)
{
  const KbEntityKind kind = kb_entity_find ((const char *) sqlite3_column_text (statement, 1));
  g_autoptr (KbRecord) record = NULL;
  g_autoptr (GError) failure = NULL;

  if (kind != KB_ENTITY_NONE)
    record = kb_rows_load (self->database, kind, sqlite3_column_int64 (statement, 2), &failure);
  if (record != NULL)
    g_ptr_array_add (self->hits, create_hit (record, self->query));
  if (failure == NULL)
    return record == NULL || load_owner (self->database, self->hits->pdata[self->hits->len - 1], error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* One kind of row after the other, each up to its limit, so that a thousand cues do not hide the product. */
static gboolean
search_next_kind (Search    *self,
                  gboolean  *is_more,
                  guint     *flags,
                  GError   **error)
{
  const char *sql = "SELECT s.rowid, d.entity, d.row_id FROM search AS s CROSS JOIN search_doc AS d ON d.doc = s.rowid "
                    "WHERE s.search MATCH ?1 AND s.rowid <= ?2 ORDER BY s.rowid DESC";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);
  gint64 rank = -1;
  guint n_hits = 0;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, self->match, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, self->below - 1);

  while (kb_database_step (self->database, statement, is_more, error))
    {
      const gint64 doc_rank = *is_more ? sqlite3_column_int64 (statement, 0) >> KB_SEARCH_RANK_SHIFT : -1;

      n_hits = doc_rank == rank ? n_hits + 1 : 1;
      rank = doc_rank;
      if (*is_more && n_hits <= self->kind_limit && self->hits->len < self->limit)
        {
          if (add_hit (self, statement, error))
            continue;
          break;
        }
      if (*is_more)
        self->below = rank << KB_SEARCH_RANK_SHIFT;
      *flags |= *is_more ? KB_SEARCH_MORE : 0;
      sqlite3_reset (statement);
      return TRUE;
    }
  sqlite3_reset (statement);

  return FALSE;
}

static int
look_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static gboolean
search (KbDatabase     *database,
        KbRequest      *request,
        KbSearchQuery  *query,
        GPtrArray      *hits,
        GError        **error)
{
  const guint limit = (guint) request->id;
  g_autofree char *match = NULL;
  Search self = { database, query, NULL, limit, MAX (limit / KIND_SHARE, 1), hits, G_MAXINT64 };
  gboolean is_more = TRUE;

  if (!kb_search_open_words (database, error))
    return FALSE;
  self.match = match = kb_search_query_create_match (query, expand_cb, database);
  while (is_more && hits->len < limit)
    if (!search_next_kind (&self, &is_more, &request->flags, error))
      return FALSE;

  return TRUE;
}

static GPtrArray *
request_search (KbDesk     *desk,
                KbRequest  *request,
                GError    **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_search_hit_free);
  g_autoptr (KbSearchQuery) query = kb_search_query_new (request->path);
  KbSearchIndex *index = kb_journal_get_index (desk->journal);
  sqlite3 *db = kb_database_get_handle (desk->database);
  g_autoptr (GError) failure = NULL;
  gboolean success;

  if (kb_search_query_is_empty (query))
    return g_steal_pointer (&hits);

  kb_desk_compare_search (desk);
  sqlite3_progress_handler (db, LOOK_EVERY, look_cb, request->watch.cancellable);
  success = search (desk->database, request, query, hits, &failure);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  if (!success && (sqlite3_errcode (db) & 0xff) == SQLITE_CORRUPT && kb_search_index_renew (index, NULL))
    success = TRUE;
  if (!success)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  request->flags |= kb_search_index_is_complete (index) ? 0 : KB_SEARCH_BUILDING;

  return g_steal_pointer (&hits);
}

static KbRequest *
create_request (const char   *query,
                guint         limit,
                GCancellable *cancellable)
{
  KbRequest *request = kb_request_new (request_search, cancellable);

  request->path = g_strdup (query);
  request->id = limit;
  return request;
}

static GPtrArray *
request_index (KbDesk     *desk,
               KbRequest  *request,
               GError    **error)
{
  KbSearchIndex *index = kb_journal_get_index (desk->journal);

  if (request->id != 0 && !kb_search_index_renew (index, error))
    return NULL;
  kb_desk_compare_search (desk);
  while (kb_search_index_go_on (index))
    ;
  return g_ptr_array_new ();
}

/**
 * kb_store_renew_search:
 *
 * Throws the search index away and makes it anew from the rows, nothing else is touched. Takes some seconds for 100 000
 * cues.
 */
gboolean
kb_store_renew_search (KbStore  *self,
                       GError  **error)
{
  g_autoptr (KbRequest) request = kb_request_new (request_index, NULL);
  g_autoptr (GPtrArray) nothing = NULL;

  g_return_val_if_fail (KB_IS_STORE (self), FALSE);

  request->id = 1;
  nothing = kb_store_call (self, request, error);
  return nothing != NULL;
}

/**
 * kb_store_search:
 * @query: what is typed: words and runs of Chinese parted by spaces; a row is found that holds all of them, each anywhere
 *   in one of its texts. A word is found by its beginning, Chinese by any part; case, accents and width do not count
 * @limit: how many rows at most; no kind of row takes more than a third of it
 *
 * Searches all that people write in the library. Waits until the index is complete.
 *
 * Returns: (transfer full) (nullable) (element-type KbSearchHit): sessions first, then their cues and what is looked for
 *   most; within a kind what was changed last comes first.
 */
GPtrArray *
kb_store_search (KbStore     *self,
                 const char  *query,
                 guint        limit,
                 GError     **error)
{
  g_autoptr (KbRequest) complete = kb_request_new (request_index, NULL);
  g_autoptr (KbRequest) request = create_request (query, limit, NULL);
  g_autoptr (GPtrArray) nothing = NULL;

  g_return_val_if_fail (KB_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  nothing = kb_store_call (self, complete, NULL);
  return kb_store_call (self, request, error);
}

/**
 * kb_store_search_async:
 *
 * As kb_store_search(), of what is indexed by now.
 */
void
kb_store_search_async (KbStore             *self,
                       const char          *query,
                       guint                limit,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (KB_IS_STORE (self));
  g_return_if_fail (query != NULL);

  kb_store_start_reading (self, create_request (query, limit, cancellable), kb_store_search_async, callback, user_data);
}

/**
 * kb_store_search_finish:
 * @flags: (out) (optional): whether there may be more
 */
GPtrArray *
kb_store_search_finish (KbStore       *self,
                        GAsyncResult  *result,
                        KbSearchFlags *flags,
                        GError       **error)
{
  if (flags != NULL)
    *flags = ((KbRequest *) g_task_get_task_data (G_TASK (result)))->flags;
  return kb_store_complete (self, result, kb_store_search_async, NULL, error);
}
