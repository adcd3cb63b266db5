/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search-verify"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-rows.h"
#include "kb-search-index-private.h"
#include "kb-search-text.h"
#include "kb-search-verify.h"

/* What is in the index, as one number: the sum of a hash of every token in its place, which order does not change. */
typedef struct
{
  gint64  doc;
  gint64  offset;   /* of the next token */
  guint64 sum;
} Sum;

static guint64
hash_token (const char *token,
            int         length,
            gint64      doc,
            gint64      offset)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ (guint64) doc;

  hash = hash * G_GUINT64_CONSTANT (1099511628211) ^ (guint64) offset;
  for (int i = 0; i < length; i++)
    hash = (hash ^ (guchar) token[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static int
sum_token_cb (gboolean    is_aside,
              const char *token,
              int         length,
              int         start,
              int         end,
              gpointer    data)
{
  Sum *self = data;

  if (!is_aside)
    self->offset++;
  self->sum += hash_token (token, length, self->doc, self->offset - 1);
  return 0;
}

/* The number of the row's text, 0 when it is not in the index as it is. */
static gboolean
find_doc (KbDatabase  *database,
          KbRecord    *record,
          gint64       hash,
          gint64      *doc,
          GError     **error)
{
  sqlite3_stmt *statement = kb_database_prepare (database, "SELECT doc FROM search_doc WHERE row_id = ?1 AND entity = ?2 "
                                                           "AND hash = ?3", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, kb_record_get_id (record));
  sqlite3_bind_text (statement, 2, kb_record_get_entity (record)->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, hash);
  if (!kb_database_step (database, statement, &row, error))
    return FALSE;
  *doc = row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
sum_rows (KbDatabase    *database,
          KbEntityKind   kind,
          guint64       *sum,
          gint64        *n_rows,
          GError       **error)
{
  gint64 after = G_MININT64;

  while (TRUE)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

      if (!kb_rows_load_after (database, kind, after, records, error))
        return FALSE;
      if (records->len == 0)
        return TRUE;
      for (guint i = 0; i < records->len; i++)
        {
          g_autofree char *text = kb_search_index_dup_text (records->pdata[i]);
          Sum one = { 0, 0, 0 };

          if (!find_doc (database, records->pdata[i], kb_search_index_hash (text), &one.doc, error))
            return FALSE;
          kb_search_tokenize (text, -1, sum_token_cb, &one);
          *sum += one.sum;
        }
      *n_rows += records->len;
      after = kb_record_get_id (records->pdata[records->len - 1]);
    }
}

static gboolean
sum_index (KbDatabase  *database,
           guint64     *sum,
           GError     **error)
{
  const char *sql = "SELECT w.term, w.doc, w.offset FROM temp.search_words AS w JOIN search_doc AS d ON d.doc = w.doc";
  sqlite3_stmt *statement = kb_database_prepare (database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      if (!kb_database_step (database, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      *sum += hash_token ((const char *) sqlite3_column_text (statement, 0), sqlite3_column_bytes (statement, 0),
                          sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2));
    }
}

static gboolean
compare (KbSearchIndex  *self,
         gboolean       *is_equal,
         GError        **error)
{
  KbSearchState state;
  guint64 rows_sum = 0;
  guint64 index_sum = 0;
  gint64 n_rows = 0;
  gint64 n_docs = 0;

  if (!kb_search_index_read_state (self, &state, error))
    return FALSE;
  /* Not made yet, or of an older Kaibo: then it is made when the library is open next. */
  *is_equal = TRUE;
  if (!state.is_mine || state.kind != KB_ENTITY_NONE)
    return TRUE;

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    if (self->ranks[kind] > 0 && !sum_rows (self->database, kind, &rows_sum, &n_rows, error))
      return FALSE;
  if (!kb_search_open_words (self->database, error)
      || !sum_index (self->database, &index_sum, error)
      || !kb_database_query_int (self->database, "SELECT count(*) FROM search_doc", &n_docs, error))
    return FALSE;

  *is_equal = rows_sum == index_sum && n_rows == n_docs;
  return TRUE;
}

/**
 * kb_search_verify:
 * @database: a library that is open, of this Kaibo's version
 *
 * Compares every token of the search index with the rows.
 *
 * Returns: (transfer full) (nullable): what is wrong with it, in words.
 */
char *
kb_search_verify (KbDatabase *database)
{
  g_autoptr (KbSearchIndex) index = kb_search_index_new (database);
  g_autoptr (GError) error = NULL;
  gboolean is_equal = FALSE;

  if (!compare (index, &is_equal, &error))
    return g_strdup_printf (_("The search index cannot be read (%s)"), error->message);
  return is_equal ? NULL : g_strdup (_("The search index is not as the rows are"));
}
