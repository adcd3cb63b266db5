/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-journal"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-changeset.h"
#include "kb-journal.h"
#include "kb-rows.h"
#include "kb-text.h"

#define STEPS_PER_LOOK 256   /* between two looks at the cancellable */

/**
 * KbJournal:
 *
 * The one way in: every write is a transaction that leaves a row in the feed, and an edit also an
 * entry of the journal. Before writing, and when SQLite says that another process wrote, it
 * catches up with what the feed has from others. Belongs to the thread of its database.
 */
struct _KbJournal
{
  KbDatabase    *database;     /* borrowed */
  KbJournalFunc  func;
  gpointer       data;         /* borrowed, for @func */
  gint64         serial;       /* the last row of the feed that was told */
  gint64         written;      /* the last row of the feed that this transaction wrote */
  gint64         data_version; /* SQLite's counter of other connections' commits */
  char          *undo_label;   /* owned, nullable */
  char          *redo_label;   /* owned, nullable */
};

typedef struct
{
  gint64   id;
  char    *label;      /* owned */
  GBytes  *changeset;  /* owned */
} Entry;

static void
clear_entry (Entry *self)
{
  g_free (self->label);
  g_clear_pointer (&self->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, clear_entry)

static GBytes *
copy_blob (sqlite3_stmt *statement,
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
  if (!kb_database_query_int (database, "SELECT max(serial) FROM feed", &self->serial, error)
      || !kb_database_query_int (database, "PRAGMA data_version", &self->data_version, error)
      || !load_labels (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
kb_journal_free (KbJournal *self)
{
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self);
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
      g_autoptr (GBytes) changeset = copy_blob (statement, 3);

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

static gboolean
begin (KbJournal  *self,
       GError    **error)
{
  if (!kb_database_begin (self->database, error))
    return FALSE;
  if (catch_up (self, error))
    return TRUE;

  kb_database_rollback (self->database);
  return FALSE;
}

/* Commits and tells, or rolls back with the reason in @error. */
static gboolean
finish (KbJournal   *self,
        GPtrArray   *changes,
        const char  *label,
        GError     **error)
{
  sqlite3 *db = kb_database_get_handle (self->database);

  if (changes != NULL && kb_database_commit (self->database, error))
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

static gboolean
feed (KbJournal       *self,
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

static gboolean
write_entry (KbJournal  *self,
             KbEdit     *edit,
             GBytes     *changeset,
             GError    **error)
{
  const char *sql = "INSERT INTO journal (at_us, label, session_id, changeset) VALUES (?1, ?2, ?3, ?4)";
  sqlite3_stmt *statement;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  if (!kb_database_exec (self->database, "UPDATE journal SET state = 'dropped' WHERE state = 'undone'", error))
    return FALSE;
  statement = kb_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, g_get_real_time ());
  sqlite3_bind_text (statement, 2, kb_edit_get_label (edit), -1, SQLITE_STATIC);
  if (kb_edit_get_session (edit) != 0)
    sqlite3_bind_int64 (statement, 3, kb_edit_get_session (edit));
  sqlite3_bind_blob64 (statement, 4, data, size, SQLITE_STATIC);
  if (!kb_database_step (self->database, statement, NULL, error))
    return FALSE;
  sqlite3_clear_bindings (statement);

  return feed (self, sqlite3_last_insert_rowid (kb_database_get_handle (self->database)), NULL, 0, error);
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

  if (!write_entry (self, edit, changeset, error))
    return NULL;
  kb_changeset_touch (changeset, FALSE, touched);
  return kb_touched_load (touched, self->database, error);
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
  g_autoptr (GPtrArray) changes = NULL;

  if (!begin (self, error))
    return NULL;

  self->written = self->serial;
  changes = write_edit (self, edit, watch, error);
  if (!finish (self, changes, kb_edit_get_label (edit), error))
    return NULL;
  return g_steal_pointer (&changes);
}

static gboolean
find_entry (KbJournal  *self,
            gboolean    undo,
            Entry      *entry,
            GError    **error)
{
  const char *sql = undo
    ? "SELECT id, label, changeset FROM journal WHERE state = 'done' ORDER BY id DESC LIMIT 1"
    : "SELECT id, label, changeset FROM journal WHERE state = 'undone' ORDER BY id LIMIT 1";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL || !kb_database_step (self->database, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_REFUSED,
                           undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return FALSE;
    }

  entry->id = sqlite3_column_int64 (statement, 0);
  entry->label = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  entry->changeset = copy_blob (statement, 2);
  sqlite3_reset (statement);
  return TRUE;
}

/* Foreign keys are off while a changeset is applied, so its rows are checked one by one: what goes
 * may not be needed by a row that the journal does not know, a recorded run above all. */
static gboolean
check_gone (KbJournal       *self,
            const KbChange  *change,
            GError         **error)
{
  KbEntityKind user;

  if (!kb_rows_find_user (self->database, change->kind, change->id, &user, error))
    return FALSE;
  if (user == KB_ENTITY_NONE)
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
               _("This would take away what a recorded row needs (%s, needed by: %s). Nothing was changed."),
               g_dgettext (GETTEXT_PACKAGE, kb_entity_get (change->kind)->label),
               g_dgettext (GETTEXT_PACKAGE, kb_entity_get (user)->label));
  return FALSE;
}

static gboolean
check_there (KbJournal       *self,
             const KbChange  *change,
             GError         **error)
{
  const KbEntity *entity = kb_entity_get (change->kind);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      gboolean exists = TRUE;

      if (entity->fields[i].kind != KB_FIELD_REF || kb_record_is_null (change->record, i))
        continue;
      if (!kb_rows_exists (self->database, entity->fields[i].refers,
                           kb_record_get_int (change->record, i), &exists, error))
        return FALSE;
      if (!exists)
        {
          g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
                       _("This would bring back a row without what it refers to (%s, field %s). "
                         "Nothing was changed."),
                       g_dgettext (GETTEXT_PACKAGE, entity->label), entity->fields[i].name);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_references (KbJournal  *self,
                  GPtrArray  *changes,
                  GError    **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = g_ptr_array_index (changes, i);

      if (change->record == NULL ? !check_gone (self, change, error) : !check_there (self, change, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
mark_entry (KbJournal    *self,
            const Entry  *entry,
            gboolean      undo,
            GError      **error)
{
  sqlite3_stmt *statement = kb_database_prepare (self->database, "UPDATE journal SET state = ?2 WHERE id = ?1",
                                                 error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, entry->id);
  sqlite3_bind_text (statement, 2, undo ? "undone" : "done", -1, SQLITE_STATIC);
  return kb_database_step (self->database, statement, NULL, error)
         && feed (self, entry->id, NULL, 0, error);
}

static GPtrArray *
apply_entry (KbJournal    *self,
             const Entry  *entry,
             gboolean      undo,
             GError      **error)
{
  g_autoptr (KbTouched) touched = kb_touched_new ();
  g_autoptr (GPtrArray) changes = NULL;

  if (!kb_changeset_apply (self->database, entry->changeset, undo, error))
    return NULL;

  kb_changeset_touch (entry->changeset, undo, touched);
  changes = kb_touched_load (touched, self->database, error);
  if (changes == NULL
      || !check_references (self, changes, error)
      || !mark_entry (self, entry, undo, error))
    return NULL;
  return g_steal_pointer (&changes);
}

static GPtrArray *
step_journal (KbJournal  *self,
              gboolean    undo,
              char      **label,
              GError    **error)
{
  g_auto (Entry) entry = { 0 };
  g_autoptr (GPtrArray) changes = NULL;

  if (!begin (self, error))
    return NULL;

  if (find_entry (self, undo, &entry, error))
    changes = apply_entry (self, &entry, undo, error);
  if (!finish (self, changes, entry.label, error))
    return NULL;
  if (label != NULL)
    *label = g_steal_pointer (&entry.label);
  return g_steal_pointer (&changes);
}

/* A cascade during the apply would take rows that the changeset then misses; and SQLite ignores this
 * switch inside a transaction. */
static GPtrArray *
step_without_cascades (KbJournal  *self,
                       gboolean    undo,
                       char      **label,
                       GError    **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (!kb_database_exec (self->database, "PRAGMA foreign_keys = OFF", error))
    return NULL;
  changes = step_journal (self, undo, label, error);
  if (!kb_database_exec (self->database, "PRAGMA foreign_keys = ON", changes != NULL ? error : NULL))
    return NULL;
  return g_steal_pointer (&changes);
}

/**
 * kb_journal_undo:
 * @label: (out) (optional) (nullable): what was taken back
 *
 * Takes back the last entry that is in force, whoever made it, rows that it took by cascade
 * included; or changes nothing.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): every row that changed; %NULL with
 *   %KB_ERROR_REFUSED when there is nothing to undo, when the rows have changed since, or when rows
 *   that are not in the journal need what would go.
 */
GPtrArray *
kb_journal_undo (KbJournal  *self,
                 char      **label,
                 GError    **error)
{
  return step_without_cascades (self, TRUE, label, error);
}

/**
 * kb_journal_redo:
 *
 * Does again what was undone last; see kb_journal_undo().
 */
GPtrArray *
kb_journal_redo (KbJournal  *self,
                 char      **label,
                 GError    **error)
{
  return step_without_cascades (self, FALSE, label, error);
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
          || !feed (self, 0, kb_record_get_entity (record), kb_record_get_id (record), error))
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

  if (!begin (self, error))
    return NULL;

  self->written = self->serial;
  changes = put_records (self, records, error);
  if (!finish (self, changes, NULL, error))
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

static KbHistoryEntry *
read_history_entry (sqlite3_stmt *statement)
{
  KbHistoryEntry *entry = g_new0 (KbHistoryEntry, 1);

  entry->id = sqlite3_column_int64 (statement, 0);
  entry->at_us = sqlite3_column_int64 (statement, 1);
  entry->label = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  entry->session_id = sqlite3_column_int64 (statement, 3);
  entry->state = sqlite3_column_int (statement, 4) ? KB_HISTORY_UNDONE : KB_HISTORY_DONE;
  return entry;
}

static void
free_history_entry (gpointer data)
{
  KbHistoryEntry *entry = data;

  g_free (entry->label);
  g_free (entry);
}

/**
 * kb_journal_list:
 *
 * Returns: (transfer full) (nullable) (element-type KbHistoryEntry): the entries that are done or
 *   can be redone, newest first.
 */
GPtrArray *
kb_journal_list (KbJournal  *self,
                 GError    **error)
{
  const char *sql = "SELECT id, at_us, label, coalesce(session_id, 0), state = 'undone' FROM journal "
                    "WHERE state <> 'dropped' ORDER BY id DESC";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_history_entry);
  gboolean row;

  if (statement == NULL)
    return NULL;

  do
    {
      if (!kb_database_step (self->database, statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (entries, read_history_entry (statement));
    }
  while (row);

  return g_steal_pointer (&entries);
}
