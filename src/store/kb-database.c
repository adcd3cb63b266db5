/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-database"

#include "config.h"

#include "kb-database.h"
#include "kb-schema.h"
#include "kb-tokenizer.h"

#define BUSY_TIMEOUT_MS 5000
#define CHECKPOINT_PAGES 1000         /* fold the WAL when idle from this size on */
#define CHECKPOINT_PAGES_FORCED 20000 /* and even when busy from this one: 80 MB */

/**
 * KbDatabase:
 *
 * One connection to a library and its prepared statements. Belongs to one thread at a time.
 */
struct _KbDatabase
{
  sqlite3    *db;           /* owned */
  char       *path;         /* owned */
  GHashTable *by_sql;       /* owned text -> owned statement */
  GHashTable *by_key;       /* guint -> owned statement */
  int         wal_pages;    /* length of the WAL after the last commit */
  gboolean    read_only;
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static int
wal_grown_cb (void       *data,
              sqlite3    *db,
              const char *name,
              int         pages)
{
  KbDatabase *self = data;

  self->wal_pages = pages;
  if (pages >= CHECKPOINT_PAGES_FORCED)
    kb_database_checkpoint (self);
  return SQLITE_OK;
}

static gboolean
open_connection (KbDatabase    *self,
                 KbStoreFlags   flags,
                 GError       **error)
{
  int mode = flags & KB_STORE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  g_autofree char *uri = NULL;
  int rc;

  if (flags & KB_STORE_CREATE)
    mode |= SQLITE_OPEN_CREATE;
  uri = kb_schema_create_uri (self->path, flags);
  rc = sqlite3_open_v2 (uri, &self->db, mode | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    return kb_sqlite_set_error (error, self->db, rc, self->path);

  rc = kb_tokenizer_register (self->db);
  if (rc != SQLITE_OK)
    return kb_sqlite_set_error (error, self->db, rc, self->path);

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, flags & KB_STORE_NO_WAIT ? 0 : BUSY_TIMEOUT_MS);
  /* A newer library may be found only now, in its WAL: closing must not fold that into the file. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return TRUE;
}

static gboolean
configure (KbDatabase  *self,
           GError     **error)
{
  if (!kb_database_exec (self, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF", error))
    return FALSE;
  if (self->read_only)
    return TRUE;

  if (!kb_database_exec (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error))
    return FALSE;
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  sqlite3_wal_hook (self->db, wal_grown_cb, self);
  return TRUE;
}

/**
 * kb_database_open:
 * @path: the file, or ":memory:"
 * @flags: see #KbStoreFlags
 *
 * Opens a library, creates it or brings its schema up to date, as @flags allow. A file that is not
 * ours or is newer is not written to at all.
 *
 * Returns: (transfer full) (nullable): the connection; %NULL with %KB_ERROR_LIBRARY, _NEWER,
 *   _READ_ONLY, _FULL or _BUSY.
 */
KbDatabase *
kb_database_open (const char    *path,
                  KbStoreFlags   flags,
                  GError       **error)
{
  g_autoptr (KbDatabase) self = g_new0 (KbDatabase, 1);

  self->path = g_strdup (path);
  self->read_only = (flags & KB_STORE_READ_ONLY) != 0;
  self->by_sql = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  self->by_key = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);

  if (!kb_schema_probe (path, flags, error)
      || !open_connection (self, flags, error)
      || !kb_schema_update (self, flags, error)
      || !configure (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
kb_database_free (KbDatabase *self)
{
  g_hash_table_unref (self->by_sql);
  g_hash_table_unref (self->by_key);
  sqlite3_close_v2 (self->db);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
kb_database_get_handle (KbDatabase *self)
{
  return self->db;
}

const char *
kb_database_get_path (KbDatabase *self)
{
  return self->path;
}

gboolean
kb_database_is_read_only (KbDatabase *self)
{
  return self->read_only;
}

/**
 * kb_database_fail:
 *
 * Sets @error from the connection's last failure.
 *
 * Returns: always %FALSE.
 */
gboolean
kb_database_fail (KbDatabase  *self,
                  GError     **error)
{
  return kb_sqlite_set_error (error, self->db, sqlite3_extended_errcode (self->db), self->path);
}

gboolean
kb_database_exec (KbDatabase  *self,
                  const char  *sql,
                  GError     **error)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return kb_database_fail (self, error);
  return TRUE;
}

/**
 * kb_database_query_int:
 * @sql: a query of one integer
 * @value: (out): its answer, 0 when there is no row
 */
gboolean
kb_database_query_int (KbDatabase  *self,
                       const char  *sql,
                       gint64      *value,
                       GError     **error)
{
  sqlite3_stmt *statement = kb_database_prepare (self, sql, error);
  gboolean row = FALSE;

  if (statement == NULL || !kb_database_step (self, statement, &row, error))
    return FALSE;

  *value = row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static sqlite3_stmt *
create_statement (KbDatabase  *self,
                  const char  *sql,
                  GError     **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    kb_database_fail (self, error);
  return statement;
}

/**
 * kb_database_prepare:
 *
 * Returns: (transfer none) (nullable): the statement, prepared once, reset and without bindings.
 */
sqlite3_stmt *
kb_database_prepare (KbDatabase  *self,
                     const char  *sql,
                     GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->by_sql, sql);

  if (statement == NULL)
    {
      statement = create_statement (self, sql, error);
      if (statement != NULL)
        g_hash_table_insert (self->by_sql, g_strdup (sql), statement);
      return statement;
    }

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

/**
 * kb_database_peek_statement:
 * @key: any number that a caller gives to one text of SQL
 *
 * As kb_database_prepare(), for statements whose text would cost more to write than to run.
 *
 * Returns: (transfer none) (nullable): the statement, reset, or %NULL when it was not added yet.
 */
sqlite3_stmt *
kb_database_peek_statement (KbDatabase *self,
                            guint       key)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->by_key, GUINT_TO_POINTER (key));

  if (statement != NULL)
    sqlite3_reset (statement);
  return statement;
}

sqlite3_stmt *
kb_database_add_statement (KbDatabase  *self,
                           guint        key,
                           const char  *sql,
                           GError     **error)
{
  sqlite3_stmt *statement = create_statement (self, sql, error);

  if (statement != NULL)
    g_hash_table_insert (self->by_key, GUINT_TO_POINTER (key), statement);
  return statement;
}

/**
 * kb_database_step:
 * @row: (out) (optional): whether there is a row to read
 *
 * Steps @statement, and resets it unless it stands on a row.
 */
gboolean
kb_database_step (KbDatabase    *self,
                  sqlite3_stmt  *statement,
                  gboolean      *row,
                  GError       **error)
{
  int rc = sqlite3_step (statement);

  if (row != NULL)
    *row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc != SQLITE_DONE)
    kb_database_fail (self, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE;
}

/**
 * kb_database_begin:
 *
 * Begins a transaction that may write: waits for another process's writer, then keeps others out.
 */
gboolean
kb_database_begin (KbDatabase  *self,
                   GError     **error)
{
  return kb_database_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
kb_database_commit (KbDatabase  *self,
                    GError     **error)
{
  return kb_database_exec (self, "COMMIT", error);
}

void
kb_database_rollback (KbDatabase *self)
{
  /* After a full disk SQLite has rolled back by itself. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * kb_database_checkpoint:
 *
 * Folds the WAL into the file when it has grown; for idle moments, so that no edit waits for it.
 */
void
kb_database_checkpoint (KbDatabase *self)
{
  if (self->wal_pages < CHECKPOINT_PAGES)
    return;

  sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->wal_pages = 0;
}
