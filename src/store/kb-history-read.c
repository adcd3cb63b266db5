/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-history-read"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-history-read.h"
#include "kb-journal-private.h"
#include "kb-record-name.h"
#include "kb-rows.h"

/* What the journal says to people: its entries, newest first, and what one of them changed, read from its changeset. */

static KbHistoryEntry *
read_entry (sqlite3_stmt *statement)
{
  KbHistoryEntry *entry = g_new0 (KbHistoryEntry, 1);

  entry->id = sqlite3_column_int64 (statement, 0);
  entry->at_us = sqlite3_column_int64 (statement, 1);
  entry->label = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  entry->session_id = sqlite3_column_int64 (statement, 3);
  entry->state = sqlite3_column_int (statement, 4) ? KB_HISTORY_UNDONE : KB_HISTORY_DONE;
  entry->who = g_strdup ((const char *) sqlite3_column_text (statement, 5));
  return entry;
}

static void
free_entry (gpointer data)
{
  KbHistoryEntry *entry = data;

  g_free (entry->label);
  g_free (entry->who);
  g_free (entry);
}

/**
 * kb_history_read_page:
 * @before_id: an entry; those before it are read, %G_MAXINT64 for the newest
 * @limit: how many
 *
 * Returns: (transfer full) (nullable) (element-type KbHistoryEntry): the entries that are done or can be redone, newest
 *   first.
 */
GPtrArray *
kb_history_read_page (KbDatabase  *database,
                      gint64       before_id,
                      guint        limit,
                      GError     **error)
{
  const char *sql = "SELECT id, at_us, label, coalesce(session_id, 0), state = 'undone', who FROM journal "
                    "WHERE state <> 'dropped' AND id < ?1 ORDER BY id DESC LIMIT ?2";
  sqlite3_stmt *statement = kb_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, before_id);
  sqlite3_bind_int64 (statement, 2, limit);
  do
    {
      if (!kb_database_step (database, statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (entries, read_entry (statement));
    }
  while (row);

  return g_steal_pointer (&entries);
}

static void
free_field (gpointer data)
{
  KbHistoryField *field = data;

  kb_value_clear (&field->before);
  kb_value_clear (&field->after);
  g_free (field->before_name);
  g_free (field->after_name);
  g_free (field);
}

static void
free_change (gpointer data)
{
  KbHistoryChange *change = data;

  g_free (change->name);
  g_ptr_array_unref (change->fields);
  g_free (change);
}

static void
read_value (sqlite3_value *source,
            const KbField *field,
            KbValue       *value)
{
  switch (source != NULL ? sqlite3_value_type (source) : SQLITE_NULL)
    {
    case SQLITE_INTEGER:
      kb_value_set_int (value, sqlite3_value_int64 (source));
      break;
    case SQLITE_FLOAT:
      kb_value_set_real (value, sqlite3_value_double (source));
      break;
    case SQLITE_TEXT:
      if (field->kind == KB_FIELD_ENUM)
        kb_value_set_int (value, kb_enum_find (field->values, (const char *) sqlite3_value_text (source)));
      else
        kb_value_set_text (value, (const char *) sqlite3_value_text (source));
      break;
    case SQLITE_BLOB:
      {
        g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_value_blob (source), sqlite3_value_bytes (source));

        kb_value_set_bytes (value, bytes);
        break;
      }
    default:
      kb_value_clear (value);
    }
}

static char *
find_name (KbDatabase    *database,
           KbEntityKind   kind,
           gint64         id)
{
  g_autoptr (KbRecord) record = kb_rows_load (database, kind, id, NULL);

  return record != NULL ? kb_record_dup_name (record) : NULL;
}

static gboolean
is_told (const KbField        *field,
         const KbHistoryField *change,
         KbOp                  op)
{
  const KbValue *value = op == KB_OP_DELETE ? &change->before : &change->after;

  if (op == KB_OP_UPDATE)
    return TRUE;
  /* Of a row that came or went, what a reader would miss. */
  if (field->flags & (KB_FIELD_PARENT | KB_FIELD_POSITION | KB_FIELD_CODED) || g_str_equal (field->name, "session_id"))
    return FALSE;
  return value->kind == KB_VALUE_TEXT ? *value->text != '\0'
                                      : value->kind == KB_VALUE_INT ? value->integer != 0 || field->kind == KB_FIELD_ENUM
                                                                    : value->kind == KB_VALUE_REAL;
}

static void
name_references (KbDatabase     *database,
                 const KbField  *field,
                 KbHistoryField *change)
{
  if (field->kind != KB_FIELD_REF)
    return;
  if (change->before.kind == KB_VALUE_INT)
    change->before_name = find_name (database, field->refers, change->before.integer);
  if (change->after.kind == KB_VALUE_INT)
    change->after_name = find_name (database, field->refers, change->after.integer);
}

typedef struct
{
  KbDatabase             *database;   /* borrowed */
  sqlite3_changeset_iter *iter;       /* borrowed */
  GArray                 *columns[KB_N_ENTITIES];   /* owned, nullable */
} Reading;

/* The row's name as the changeset has it, or as it is called today. */
static char *
name_row (Reading         *self,
          KbHistoryChange *change)
{
  g_autoptr (KbRecord) record = NULL;
  char *name;

  if (change->op == KB_OP_UPDATE)
    {
      name = find_name (self->database, change->kind, change->id);
      return name != NULL ? name : g_strdup ("");
    }

  record = kb_record_new (change->kind, change->id);
  for (guint i = 0; i < change->fields->len; i++)
    {
      const KbHistoryField *field = change->fields->pdata[i];

      kb_record_set_value (record, field->field, change->op == KB_OP_DELETE ? &field->before : &field->after);
    }
  return kb_record_dup_name (record);
}

static void
read_field (Reading         *self,
            KbHistoryChange *change,
            int              column,
            guint            field)
{
  const KbField *info = &kb_entity_get (change->kind)->fields[field];
  KbHistoryField *told = g_new0 (KbHistoryField, 1);
  sqlite3_value *before = NULL;
  sqlite3_value *after = NULL;

  if (change->op != KB_OP_INSERT)
    sqlite3changeset_old (self->iter, column, &before);
  if (change->op != KB_OP_DELETE)
    sqlite3changeset_new (self->iter, column, &after);
  told->field = field;
  read_value (before, info, &told->before);
  read_value (after, info, &told->after);
  if ((before != NULL || after != NULL) && is_told (info, told, change->op))
    {
      name_references (self->database, info, told);
      g_ptr_array_add (change->fields, told);
    }
  else
    free_field (told);
}

static KbHistoryChange *
read_change (Reading      *self,
             GError      **error)
{
  KbHistoryChange *change;
  sqlite3_value *id = NULL;
  const char *table;
  int n_columns;
  int op;

  sqlite3changeset_op (self->iter, &table, &n_columns, &op, NULL);
  change = g_new0 (KbHistoryChange, 1);
  change->fields = g_ptr_array_new_with_free_func (free_field);
  change->op = op == SQLITE_INSERT ? KB_OP_INSERT : op == SQLITE_DELETE ? KB_OP_DELETE : KB_OP_UPDATE;
  change->kind = kb_entity_find (table);
  if (change->kind == KB_ENTITY_NONE)
    return change;

  if (self->columns[change->kind] == NULL)
    self->columns[change->kind] = kb_rows_read_columns (self->database, change->kind, error);
  if (self->columns[change->kind] == NULL)
    return change;

  if (change->op == KB_OP_INSERT)
    sqlite3changeset_new (self->iter, 0, &id);
  else
    sqlite3changeset_old (self->iter, 0, &id);
  change->id = id != NULL ? sqlite3_value_int64 (id) : 0;
  for (int i = 0; i < MIN (n_columns, (int) self->columns[change->kind]->len); i++)
    if (g_array_index (self->columns[change->kind], int, i) >= 0)
      read_field (self, change, i, g_array_index (self->columns[change->kind], int, i));
  change->name = name_row (self, change);
  return change;
}

static GPtrArray *
read_changes (KbDatabase  *database,
              GBytes      *changeset,
              guint        limit,
              GError     **error)
{
  Reading self = { .database = database };
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int rc = sqlite3changeset_start (&self.iter, (int) size, (void *) data);

  while (rc == SQLITE_OK && changes->len < limit && sqlite3changeset_next (self.iter) == SQLITE_ROW)
    g_ptr_array_add (changes, read_change (&self, error));
  sqlite3changeset_finalize (self.iter);
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    g_clear_pointer (&self.columns[kind], g_array_unref);

  return changes;
}

/**
 * kb_history_read_entry:
 * @limit: how many rows at most: an import changes a hundred thousand
 *
 * Returns: (transfer full) (nullable) (element-type KbHistoryChange): what an entry changed, in the direction of doing it.
 */
GPtrArray *
kb_history_read_entry (KbDatabase  *database,
                       gint64       entry_id,
                       guint        limit,
                       GError     **error)
{
  sqlite3_stmt *statement = kb_database_prepare (database, "SELECT changeset FROM journal WHERE id = ?1", error);
  g_autoptr (GBytes) changeset = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, entry_id);
  if (!kb_database_step (database, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("This entry is not in the history any more."));
      return NULL;
    }

  changeset = kb_journal_copy_blob (statement, 0);
  sqlite3_reset (statement);
  return read_changes (database, changeset, limit, error);
}
