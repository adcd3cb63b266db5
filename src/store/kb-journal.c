/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-journal"

#include "config.h"

#include "kb-changeset-insert.h"
#include "kb-changeset.h"
#include "kb-journal-private.h"
#include "kb-rows.h"
#include "kb-text.h"

#define STEPS_PER_LOOK 256   /* between two looks at the cancellable */
#define STEPS_BIG 4096       /* an import: the cache is widened for it */
#define FEED_KEPT 10000      /* rows that a process may lie behind, which looks every second */

/* How far back the history goes: a year, and the newest entries whatever their age. */
#define HISTORY_KEPT_DAYS 366
#define HISTORY_KEPT 50000
#define PRUNED_AT_ONCE 5000

GBytes *
kb_journal_copy_blob (sqlite3_stmt *statement,
                      int           column)
{
  return g_bytes_new (sqlite3_column_blob (statement, column), sqlite3_column_bytes (statement, column));
}

static gboolean
load_label (KbJournal   *self,
            const char  *sql,
            char       **label,
            GError     **error)
{
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL || !kb_database_step (self->database, statement, &row, error))
    return FALSE;

  kb_set_str (label, row ? (const char *) sqlite3_column_text (statement, 0) : NULL);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
load_labels (KbJournal  *self,
             GError    **error)
{
  return load_label (self, "SELECT label FROM journal WHERE state = 'done' ORDER BY id DESC LIMIT 1",
                     &self->undo_label, error)
         && load_label (self, "SELECT label FROM journal WHERE state = 'undone' ORDER BY id LIMIT 1",
                        &self->redo_label, error);
}

/* What is older than a year and not among the newest entries cannot be taken back any more; a few thousand at a time, so
 * that opening does not wait. */
static gboolean
prune_journal (KbDatabase *database)
{
  const gint64 oldest_us = g_get_real_time () - HISTORY_KEPT_DAYS * G_TIME_SPAN_DAY;
  g_autofree char *sql = g_strdup_printf ("DELETE FROM journal WHERE id IN (SELECT id FROM journal WHERE at_us < %"
                                          G_GINT64_FORMAT " AND id <= (SELECT max(id) FROM journal) - %d "
                                          "ORDER BY id LIMIT %d)", oldest_us, HISTORY_KEPT, PRUNED_AT_ONCE);

  return kb_database_exec (database, sql, NULL);
}

/* Nobody needs the oldest part of the feed any more, nor what was dropped longer ago than that. Done
 * now and then only, and when it fails the next time will do. */
static void
prune (KbDatabase *database)
{
  gint64 length = 0;

  if (kb_database_is_read_only (database)
      || !kb_database_query_int (database, "SELECT max(serial) - min(serial) FROM feed", &length, NULL)
      || length < 2 * FEED_KEPT
      || !kb_database_begin (database, NULL))
    return;

  if (kb_database_exec (database,
                        "DELETE FROM feed WHERE serial <= (SELECT max(serial) FROM feed) - " G_STRINGIFY (FEED_KEPT) ";"
                        "DELETE FROM journal WHERE state = 'dropped' "
                        "AND NOT EXISTS (SELECT 1 FROM feed WHERE journal_id = journal.id)", NULL)
      && prune_journal (database))
    kb_database_commit (database, NULL);
  kb_database_rollback (database);
}

/**
 * kb_journal_new:
 * @database: a library that is open
 * @func: whom to tell of every commit
 *
 * What the library holds now counts as told.
 */
KbJournal *
kb_journal_new (KbDatabase     *database,
                KbJournalFunc   func,
                gpointer        data,
                GError        **error)
{
  g_autoptr (KbJournal) self = g_new0 (KbJournal, 1);

  self->database = database;
  self->func = func;
  self->data = data;
  self->index = kb_search_index_new (database);
  prune (database);
  if (!kb_database_query_int (database, "SELECT max(serial) FROM feed", &self->serial, error)
      || !kb_database_query_int (database, "PRAGMA data_version", &self->data_version, error)
      || !load_labels (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
kb_journal_free (KbJournal *self)
{
  g_clear_pointer (&self->index, kb_search_index_free);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self);
}

/**
 * kb_journal_get_index:
 *
 * Returns: (transfer none): the search index that follows what is written.
 */
KbSearchIndex *
kb_journal_get_index (KbJournal *self)
{
  return self->index;
}

const char *
kb_journal_get_undo_label (KbJournal *self)
{
  return self->undo_label;
}

const char *
kb_journal_get_redo_label (KbJournal *self)
{
  return self->redo_label;
}

static void
tell (KbJournal  *self,
      GPtrArray  *changes,
      const char *label)
{
  if (changes->len > 0)
    self->func (g_ptr_array_ref (changes), label, self->undo_label, self->redo_label, self->data);
}

/* One row of the feed: serial, journal's changeset, label and state, or the appended row. */
static void
touch_feed_row (sqlite3_stmt  *statement,
                KbTouched     *touched,
                char         **label)
{
  KbEntityKind kind = kb_entity_find ((const char *) sqlite3_column_text (statement, 1));

  if (kind != KB_ENTITY_NONE)
    {
      kb_touched_add (touched, KB_OP_INSERT, kind, sqlite3_column_int64 (statement, 2));
      return;
    }
  if (sqlite3_column_type (statement, 3) == SQLITE_BLOB)
    {
      g_autoptr (GBytes) changeset = kb_journal_copy_blob (statement, 3);

      kb_changeset_touch (changeset, sqlite3_column_int (statement, 5) != 0, touched);
      kb_set_str (label, (const char *) sqlite3_column_text (statement, 4));
    }
}

/* Tells what other processes have written since, as it stands now. */
static gboolean
catch_up (KbJournal  *self,
          GError    **error)
{
  const char *sql = "SELECT f.serial, f.entity, f.row_id, j.changeset, j.label, j.state <> 'done' "
                    "FROM feed AS f LEFT JOIN journal AS j ON j.id = f.journal_id "
                    "WHERE f.serial > ?1 ORDER BY f.serial";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);
  g_autoptr (KbTouched) touched = kb_touched_new ();
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *label = NULL;
  gint64 serial = self->serial;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->serial);
  do
    {
      if (!kb_database_step (self->database, statement, &row, error))
        return FALSE;
      if (row)
        {
          serial = sqlite3_column_int64 (statement, 0);
          touch_feed_row (statement, touched, &label);
        }
    }
  while (row);
  if (serial == self->serial)
    return TRUE;

  changes = kb_touched_load (touched, self->database, error);
  if (changes == NULL || !load_labels (self, error))
    return FALSE;
  self->serial = serial;
  tell (self, changes, label);
  return TRUE;
}

/**
 * kb_journal_begin:
 *
 * Begins a transaction and tells what others have written before it.
 */
gboolean
kb_journal_begin (KbJournal  *self,
                  GError    **error)
{
  if (!kb_database_begin (self->database, error))
    return FALSE;
  if (catch_up (self, error))
    return TRUE;

  kb_database_rollback (self->database);
  return FALSE;
}

/**
 * kb_journal_finish:
 * @changes: (nullable): what was written, %NULL when it failed
 * @label: (nullable): what it was
 *
 * Commits and tells, or rolls back with the reason in @error.
 */
gboolean
kb_journal_finish (KbJournal   *self,
                   GPtrArray   *changes,
                   const char  *label,
                   GError     **error)
{
  sqlite3 *db = kb_database_get_handle (self->database);

  if (changes != NULL
      && kb_search_index_apply (self->index, changes, error)
      && kb_database_commit (self->database, error))
    {
      self->serial = self->written;
      if (!load_labels (self, NULL))
        g_debug ("The labels of undo and redo could not be read");
      tell (self, changes, label);
      return TRUE;
    }

  if (changes != NULL && sqlite3_extended_errcode (db) == SQLITE_CONSTRAINT_FOREIGNKEY)
    kb_rows_explain (self->database, error);
  kb_database_rollback (self->database);
  return FALSE;
}

/**
 * kb_journal_feed:
 * @journal_id: an entry of the journal that was done, undone or redone
 * @entity: (nullable): or the kind of a row that was appended
 * @row_id: and its id
 *
 * Leaves word for other processes.
 */
gboolean
kb_journal_feed (KbJournal       *self,
                 gint64           journal_id,
                 const KbEntity  *entity,
                 gint64           row_id,
                 GError         **error)
{
  const char *sql = "INSERT INTO feed (journal_id, entity, row_id) VALUES (?1, ?2, ?3)";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (entity == NULL)
    {
      sqlite3_bind_int64 (statement, 1, journal_id);
    }
  else
    {
      sqlite3_bind_text (statement, 2, entity->name, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 3, row_id);
    }
  if (!kb_database_step (self->database, statement, NULL, error))
    return FALSE;

  self->written = sqlite3_last_insert_rowid (kb_database_get_handle (self->database));
  return TRUE;
}

static const char *
get_user (void)
{
  return g_strcmp0 (g_get_real_name (), "Unknown") != 0 ? g_get_real_name () : g_get_user_name ();
}

/**
 * kb_journal_write_entry:
 * @label: what was done
 * @session_id: the session that it belongs to, 0 for none
 * @changeset: what it changed
 *
 * Enters what the open transaction has changed; what could be redone cannot be any more.
 */
gboolean
kb_journal_write_entry (KbJournal   *self,
                        const char  *label,
                        gint64       session_id,
                        GBytes      *changeset,
                        GError     **error)
{
  const char *sql = "INSERT INTO journal (at_us, label, session_id, changeset, who) VALUES (?1, ?2, ?3, ?4, ?5)";
  sqlite3_stmt *statement;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  if (!kb_database_exec (self->database, "UPDATE journal SET state = 'dropped' WHERE state = 'undone'", error))
    return FALSE;
  statement = kb_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, g_get_real_time ());
  sqlite3_bind_text (statement, 2, label, -1, SQLITE_STATIC);
  if (session_id != 0)
    sqlite3_bind_int64 (statement, 3, session_id);
  sqlite3_bind_blob64 (statement, 4, data, size, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, get_user (), -1, SQLITE_STATIC);
  if (!kb_database_step (self->database, statement, NULL, error))
    return FALSE;
  sqlite3_clear_bindings (statement);

  return kb_journal_feed (self, sqlite3_last_insert_rowid (kb_database_get_handle (self->database)), NULL, 0, error);
}

static gboolean
run_steps (KbJournal          *self,
           KbEdit             *edit,
           const KbCopyWatch  *watch,
           GError            **error)
{
  guint n_steps = kb_edit_get_n_steps (edit);

  for (guint i = 0; i < n_steps; i++)
    {
      if (i % STEPS_PER_LOOK == 0 && watch != NULL)
        {
          if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
            return FALSE;
          if (watch->progress != NULL)
            watch->progress (i, n_steps, watch->data);
        }
      if (!kb_rows_apply (self->database, kb_edit_get_step (edit, i), error))
        return FALSE;
    }

  return TRUE;
}

/* Carries out the edit with every change recorded; the recording ends before the journal is written. */
static GBytes *
record_steps (KbJournal          *self,
              KbEdit             *edit,
              const KbCopyWatch  *watch,
              GError            **error)
{
  g_autoptr (sqlite3_session) session = NULL;

  /* The steps of one edit may come in any order; what counts is the state at its end. */
  if (!kb_database_exec (self->database, "PRAGMA defer_foreign_keys = ON", error))
    return NULL;
  session = kb_changeset_record (self->database, error);
  if (session == NULL || !run_steps (self, edit, watch, error))
    return NULL;

  return kb_changeset_take (session, self->database, error);
}

/* What only comes needs no recording: its changeset follows from the edit, and the rows are those of the edit. */
static GPtrArray *
write_inserts (KbJournal          *self,
               KbEdit             *edit,
               const KbCopyWatch  *watch,
               GError            **error)
{
  g_autoptr (GBytes) changeset = NULL;

  if (!kb_database_exec (self->database, "PRAGMA defer_foreign_keys = ON", error)
      || !run_steps (self, edit, watch, error))
    return NULL;
  changeset = kb_changeset_of_inserts (self->database, edit, error);
  if (changeset == NULL
      || !kb_journal_write_entry (self, kb_edit_get_label (edit), kb_edit_get_session (edit), changeset, error))
    return NULL;
  return kb_changeset_list_inserts (edit);
}

static GPtrArray *
write_edit (KbJournal          *self,
            KbEdit             *edit,
            const KbCopyWatch  *watch,
            GError            **error)
{
  g_autoptr (GBytes) changeset = record_steps (self, edit, watch, error);
  g_autoptr (KbTouched) touched = kb_touched_new ();

  if (changeset == NULL)
    return NULL;
  /* Nothing changed: nothing to undo either. */
  if (g_bytes_get_size (changeset) == 0)
    return kb_changes_new ();

  if (!kb_journal_write_entry (self, kb_edit_get_label (edit), kb_edit_get_session (edit), changeset, error))
    return NULL;
  kb_changeset_touch (changeset, FALSE, touched);
  return kb_touched_load (touched, self->database, error);
}

/* An edit that outgrows the cache is written to the WAL and read back page by page: an import of
 * 100 000 cues takes twice as long then. */
static void
widen_cache (KbJournal *self,
             gboolean   wide)
{
  kb_database_exec (self->database, wide ? "PRAGMA cache_size = -131072"
                                         : "PRAGMA cache_size = -2000; PRAGMA shrink_memory", NULL);
}

static GPtrArray *
commit_edit (KbJournal          *self,
             KbEdit             *edit,
             const KbCopyWatch  *watch,
             GError            **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (!kb_journal_begin (self, error))
    return NULL;

  self->written = self->serial;
  if (kb_edit_get_n_steps (edit) > 0 && kb_changeset_is_insert_only (edit))
    changes = write_inserts (self, edit, watch, error);
  else
    changes = write_edit (self, edit, watch, error);
  if (!kb_journal_finish (self, changes, kb_edit_get_label (edit), error))
    return NULL;
  return g_steal_pointer (&changes);
}

/**
 * kb_journal_commit:
 * @edit: what to do
 * @watch: (nullable): progress in steps, and cancelling
 *
 * One transaction, one entry of the journal, durable on return; or nothing at all.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): every row that changed, cascades
 *   included.
 */
GPtrArray *
kb_journal_commit (KbJournal          *self,
                   KbEdit             *edit,
                   const KbCopyWatch  *watch,
                   GError            **error)
{
  gboolean big = kb_edit_get_n_steps (edit) >= STEPS_BIG;
  GPtrArray *changes;

  if (big)
    widen_cache (self, TRUE);
  changes = commit_edit (self, edit, watch, error);
  if (big)
    widen_cache (self, FALSE);
  return changes;
}

static GPtrArray *
put_records (KbJournal  *self,
             GPtrArray  *records,
             GError    **error)
{
  g_autoptr (KbTouched) touched = kb_touched_new ();

  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);

      if (!kb_rows_put (self->database, record, error)
          || !kb_journal_feed (self, 0, kb_record_get_entity (record), kb_record_get_id (record), error))
        return NULL;
      kb_touched_add (touched, KB_OP_INSERT, kb_record_get_kind (record), kb_record_get_id (record));
    }

  return kb_touched_load (touched, self->database, error);
}

/**
 * kb_journal_append:
 * @records: (element-type KbRecord): rows of runs
 *
 * Puts rows into the library, durable on return, without an entry in the journal: what happened
 * cannot be undone.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): the rows.
 */
GPtrArray *
kb_journal_append (KbJournal  *self,
                   GPtrArray  *records,
                   GError    **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (!kb_journal_begin (self, error))
    return NULL;

  self->written = self->serial;
  changes = put_records (self, records, error);
  if (!kb_journal_finish (self, changes, NULL, error))
    return NULL;
  return g_steal_pointer (&changes);
}

/**
 * kb_journal_poll:
 *
 * Asks SQLite whether another connection has committed, which costs microseconds, and tells what it
 * wrote when it has.
 */
gboolean
kb_journal_poll (KbJournal  *self,
                 GError    **error)
{
  gint64 version = 0;
  gboolean success;

  if (!kb_database_query_int (self->database, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;

  if (!kb_database_exec (self->database, "BEGIN", error))
    return FALSE;
  success = catch_up (self, error);
  kb_database_rollback (self->database);
  if (success)
    self->data_version = version;
  return success;
}
