/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search-build"

#include "config.h"

#include "kb-rows.h"
#include "kb-schema.h"
#include "kb-search-index-private.h"
#include "kb-search-text.h"

#define SCRIPT "0006-search.sql"
/* Some 10 ms each: an edit waits no longer. */
#define ROWS_AT_ONCE 200
#define PAGES_AT_ONCE 200

static KbEntityKind
next_kind (KbSearchIndex *self,
           KbEntityKind   kind)
{
  for (int next = kind + 1; next < KB_N_ENTITIES; next++)
    if (self->ranks[next] > 0)
      return next;

  return KB_ENTITY_NONE;
}

static gboolean
forget_all (KbSearchIndex  *self,
            GError        **error)
{
  return kb_database_exec (self->database, "INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM search_doc",
                           error);
}

/* What is in the index and not in the library any more. */
static gboolean
forget_gone (KbSearchIndex  *self,
             KbEntityKind    kind,
             GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM search_doc WHERE entity = '%s' "
                                          "AND NOT EXISTS (SELECT 1 FROM \"%s\" WHERE id = search_doc.row_id)",
                                          kb_entity_get (kind)->name, kb_entity_get (kind)->name);

  return kb_database_exec (self->database, sql, error);
}

/* The next few rows of the kind that is being gone through; none are left when it goes on to the next kind. */
static gboolean
go_through_rows (KbSearchIndex  *self,
                 KbSearchState  *state,
                 guint          *n_rows,
                 GError        **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!kb_rows_load_after (self->database, state->kind, state->row_id, records, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (!kb_search_index_add (self, records->pdata[i], error))
      return FALSE;

  *n_rows += records->len;
  if (records->len > 0)
    {
      state->row_id = kb_record_get_id (records->pdata[records->len - 1]);
      return TRUE;
    }
  if (!forget_gone (self, state->kind, error))
    return FALSE;
  state->kind = next_kind (self, state->kind);
  state->row_id = state->kind != KB_ENTITY_NONE ? G_MININT64 : KB_SEARCH_MERGE_NOT_BEGUN;
  return TRUE;
}

/* Merges a few pages; FTS5 says that there is nothing left by changing less than two rows. */
static gboolean
merge_parts (KbSearchIndex  *self,
             KbSearchState  *state,
             GError        **error)
{
  sqlite3 *db = kb_database_get_handle (self->database);
  const char *sql = state->row_id == KB_SEARCH_MERGE_NOT_BEGUN
                      ? "INSERT INTO search (search, rank) VALUES ('merge', -" G_STRINGIFY (PAGES_AT_ONCE) ")"
                      : "INSERT INTO search (search, rank) VALUES ('merge', " G_STRINGIFY (PAGES_AT_ONCE) ")";
  const int before = sqlite3_total_changes (db);

  if (!kb_database_exec (self->database, sql, error))
    return FALSE;
  state->row_id = sqlite3_total_changes (db) - before < 2 ? KB_SEARCH_MERGE_DONE : KB_SEARCH_MERGE_BEGUN;
  return TRUE;
}

static gboolean
go_on_in_transaction (KbSearchIndex  *self,
                      KbSearchState  *state,
                      GError        **error)
{
  guint n_rows = 0;

  if (!kb_search_index_read_state (self, state, error))
    return FALSE;
  if (!state->is_mine)
    {
      if (!forget_all (self, error))
        return FALSE;
      *state = (KbSearchState) { TRUE, state->serial, next_kind (self, KB_ENTITY_NONE), G_MININT64 };
    }

  self->serial = state->serial;
  while (state->kind != KB_ENTITY_NONE && n_rows < ROWS_AT_ONCE)
    if (!go_through_rows (self, state, &n_rows, error))
      return FALSE;
  state->serial = self->serial;
  if (n_rows == 0 && state->kind == KB_ENTITY_NONE && !merge_parts (self, state, error))
    return FALSE;
  return kb_search_index_write_state (self, state, error);
}

static gboolean
is_done (const KbSearchState *state)
{
  return state->is_mine && state->kind == KB_ENTITY_NONE && state->row_id == KB_SEARCH_MERGE_DONE;
}

/**
 * kb_search_index_go_on:
 *
 * Indexes a few more rows, or merges a few pages, in a transaction of its own of some milliseconds.
 *
 * Returns: whether there is more to do; %FALSE also when it cannot be done now.
 */
gboolean
kb_search_index_go_on (KbSearchIndex *self)
{
  g_autoptr (GError) error = NULL;
  KbSearchState state;

  if (kb_database_is_read_only (self->database)
      || !kb_search_index_read_state (self, &state, NULL) || is_done (&state)
      || !kb_database_begin (self->database, &error))
    return FALSE;

  if (go_on_in_transaction (self, &state, &error) && kb_database_commit (self->database, &error))
    return !is_done (&state);

  kb_database_rollback (self->database);
  g_debug ("The search index waits: %s", error->message);
  return FALSE;
}

/* Whether the index has as many rows as the library. */
static char *
create_count (KbSearchIndex *self)
{
  GString *sql = g_string_new ("SELECT (SELECT count(*) FROM search_doc) = 0");

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    if (self->ranks[kind] > 0)
      g_string_append_printf (sql, " + (SELECT count(*) FROM \"%s\")", kb_entity_get (kind)->name);

  return g_string_free (sql, FALSE);
}

static int
keep_token_cb (gboolean    is_aside,
               const char *token,
               int         length,
               int         start,
               int         end,
               gpointer    data)
{
  g_string_append_printf (data, "\"%.*s\"", length, token);
  return SQLITE_DONE;
}

/* Whether a text of the index is found by its first token. */
static gboolean
is_found (KbSearchIndex *self,
          gint64         doc,
          KbRecord      *record)
{
  const char *sql = "SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = ?2";
  g_autofree char *text = kb_search_index_dup_text (record);
  g_autoptr (GString) match = g_string_new (NULL);
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, NULL);
  gboolean row = FALSE;

  kb_search_tokenize (text, -1, keep_token_cb, match);
  if (statement == NULL || match->len == 0)
    return statement != NULL;

  sqlite3_bind_text (statement, 1, match->str, match->len, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, doc);
  row = kb_database_step (self->database, statement, &row, NULL) && row;
  sqlite3_reset (statement);
  return row;
}

/* A sample: the text at one end of the index. */
static gboolean
is_sound_at (KbSearchIndex *self,
             const char    *sql)
{
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, NULL);
  g_autoptr (KbRecord) record = NULL;
  gboolean row = FALSE;
  gint64 doc;

  if (statement == NULL || !kb_database_step (self->database, statement, &row, NULL))
    return FALSE;
  if (!row)
    return TRUE;

  doc = sqlite3_column_int64 (statement, 0);
  record = kb_rows_load (self->database, kb_entity_find ((const char *) sqlite3_column_text (statement, 1)),
                         sqlite3_column_int64 (statement, 2), NULL);
  sqlite3_reset (statement);
  return record == NULL || is_found (self, doc, record);
}

static void
go_through_again (KbSearchIndex *self)
{
  KbSearchState state;

  if (!kb_database_begin (self->database, NULL))
    return;

  if (kb_search_index_read_state (self, &state, NULL))
    {
      state.kind = next_kind (self, KB_ENTITY_NONE);
      state.row_id = G_MININT64;
      if (kb_search_index_write_state (self, &state, NULL))
        kb_database_commit (self->database, NULL);
    }
  kb_database_rollback (self->database);
}

/**
 * kb_search_index_compare:
 *
 * Has all rows gone through again when the index has more or fewer of them than the library, because somebody wrote to
 * the file past Kaibo, and makes the index anew when its first or its last text is not in it.
 */
void
kb_search_index_compare (KbSearchIndex *self)
{
  g_autofree char *count = create_count (self);
  gint64 is_equal = TRUE;

  if (kb_database_is_read_only (self->database) || !kb_search_index_is_complete (self))
    return;

  if (!is_sound_at (self, "SELECT doc, entity, row_id FROM search_doc ORDER BY doc LIMIT 1")
      || !is_sound_at (self, "SELECT doc, entity, row_id FROM search_doc ORDER BY doc DESC LIMIT 1"))
    kb_search_index_renew (self, NULL);
  else if (kb_database_query_int (self->database, count, &is_equal, NULL) && !is_equal)
    go_through_again (self);
}

/* FTS5 will not drop a table that it cannot read: then its tables go one by one. */
static gboolean
drop_tables (KbSearchIndex  *self,
             GError        **error)
{
  return (kb_database_exec (self->database, "DROP TABLE IF EXISTS search", NULL)
          || kb_database_exec (self->database,
                               "DROP TABLE IF EXISTS search_data; DROP TABLE IF EXISTS search_idx; "
                               "DROP TABLE IF EXISTS search_docsize; DROP TABLE IF EXISTS search_content; "
                               "DROP TABLE IF EXISTS search_config; PRAGMA writable_schema = ON; "
                               "DELETE FROM sqlite_schema WHERE name = 'search'; PRAGMA writable_schema = RESET",
                               error))
         && kb_database_exec (self->database, "DROP TABLE IF EXISTS search_doc; DROP TABLE IF EXISTS search_state",
                              error);
}

/**
 * kb_search_index_renew:
 *
 * Throws the index away, whatever is left of it, and makes an empty one, to be filled by kb_search_index_go_on().
 */
gboolean
kb_search_index_renew (KbSearchIndex  *self,
                       GError        **error)
{
  sqlite3 *db = kb_database_get_handle (self->database);
  gboolean success = kb_database_begin (self->database, error);

  if (!success)
    return FALSE;

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  success = drop_tables (self, error)
            && kb_schema_run_script (self->database, SCRIPT, error)
            && kb_database_commit (self->database, error);
  kb_database_rollback (self->database);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return success;
}

/* Whether it can be read at all; what is wrong deeper inside shows when it is asked. */
static gboolean
can_be_read (KbSearchIndex  *self,
             GError        **error)
{
  gint64 any;
  KbSearchState state;

  return kb_search_index_read_state (self, &state, error)
         && kb_database_query_int (self->database, "SELECT count(*) FROM (SELECT 1 FROM search_doc LIMIT 1)", &any, error)
         && kb_database_query_int (self->database, "SELECT rowid FROM search WHERE search MATCH '\"a\"' LIMIT 1", &any,
                                   error);
}

/**
 * kb_search_index_check:
 *
 * Makes the index anew when it cannot be read, and fills that of a small library at once.
 */
void
kb_search_index_check (KbSearchIndex *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;

  if (kb_database_is_read_only (self->database))
    return;
  if (!can_be_read (self, &error))
    {
      g_message ("The search index is made anew: %s", error->message);
      if (!kb_search_index_renew (self, &failure))
        g_warning ("The search index cannot be made anew: %s", failure->message);
    }
  kb_search_index_go_on (self);
}
