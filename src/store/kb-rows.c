/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rows"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"
#include "kb-rows.h"
#include "kb-statement.h"

#define CANCEL_EVERY 256

static gboolean
bind_enum (sqlite3_stmt    *statement,
           int              parameter,
           const KbEntity  *entity,
           const KbField   *field,
           gint64           value,
           GError         **error)
{
  const char *code = kb_enum_code (field->values, (int) value);

  if (code == NULL)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("%s, field %s: there is no value %d."),
                   g_dgettext (GETTEXT_PACKAGE, entity->label), field->name, (int) value);
      return FALSE;
    }
  sqlite3_bind_text (statement, parameter, code, -1, SQLITE_STATIC);
  return TRUE;
}

static void
bind_bytes (sqlite3_stmt *statement,
            int           parameter,
            GBytes       *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  /* No bytes are not the same as NULL. */
  if (size == 0)
    sqlite3_bind_zeroblob (statement, parameter, 0);
  else
    sqlite3_bind_blob64 (statement, parameter, data, size, SQLITE_STATIC);
}

static gboolean
bind_value (sqlite3_stmt    *statement,
            int              parameter,
            const KbEntity  *entity,
            guint            field,
            const KbValue   *value,
            GError         **error)
{
  const KbField *info = &entity->fields[field];

  switch (value->kind)
    {
    case KB_VALUE_INT:
      if (info->kind == KB_FIELD_ENUM)
        return bind_enum (statement, parameter, entity, info, value->integer, error);
      sqlite3_bind_int64 (statement, parameter, value->integer);
      break;
    case KB_VALUE_REAL:
      sqlite3_bind_double (statement, parameter, value->real);
      break;
    case KB_VALUE_TEXT:
      sqlite3_bind_text (statement, parameter, value->text, -1, SQLITE_STATIC);
      break;
    case KB_VALUE_BLOB:
      bind_bytes (statement, parameter, value->bytes);
      break;
    case KB_VALUE_NULL:
    default:
      sqlite3_bind_null (statement, parameter);
    }

  return TRUE;
}

/* The first field of @entity that SQLite's message names as a whole word. */
static const KbField *
find_named_field (const KbEntity *entity,
                  const char     *message)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *name = entity->fields[i].name;
      gsize length = strlen (name);

      for (const char *at = strstr (message, name); at != NULL; at = strstr (at + 1, name))
        if ((at == message || !(g_ascii_isalnum (at[-1]) || at[-1] == '_'))
            && !(g_ascii_isalnum (at[length]) || at[length] == '_'))
          return &entity->fields[i];
    }

  return NULL;
}

static gboolean
fail_constraint (KbDatabase      *database,
                 const KbEntity  *entity,
                 gint64           id,
                 GError         **error)
{
  const char *message = sqlite3_errmsg (kb_database_get_handle (database));
  const KbField *field = find_named_field (entity, message);
  const char *label = g_dgettext (GETTEXT_PACKAGE, entity->label);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (strstr (message, "FOREIGN KEY") != NULL)
    g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
                 _("%s %s is still used elsewhere. Nothing was changed; take it out there first."),
                 label, number);
  else if (g_str_has_prefix (message, "UNIQUE"))
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                 _("%s %s, field %s: there is another one already. Nothing was changed."),
                 label, number, field != NULL ? field->name : "id");
  else
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                 _("%s %s, field %s: this value is not allowed (%s). Nothing was changed."),
                 label, number, field != NULL ? field->name : entity->name, message);
  return FALSE;
}

static gboolean
run_statement (KbDatabase      *database,
               sqlite3_stmt    *statement,
               const KbEntity  *entity,
               gint64           id,
               GError         **error)
{
  int rc = sqlite3_step (statement);

  if (rc == SQLITE_DONE)
    {
      sqlite3_reset (statement);
      return TRUE;
    }

  if ((rc & 0xff) == SQLITE_CONSTRAINT)
    fail_constraint (database, entity, id, error);
  else
    kb_database_fail (database, error);
  sqlite3_reset (statement);
  return FALSE;
}

static gboolean
write_record (KbDatabase     *database,
              KbStatementKind   what,
              KbRecord       *record,
              GError        **error)
{
  const KbEntity *entity = kb_record_get_entity (record);
  sqlite3_stmt *statement = kb_statement_find (database, what, entity, 0, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, kb_record_get_id (record));
  for (guint i = 0; i < entity->n_fields; i++)
    if (!bind_value (statement, i + 2, entity, i, kb_record_peek (record, i), error))
      return FALSE;
  return run_statement (database, statement, entity, kb_record_get_id (record), error);
}

static gboolean
update_field (KbDatabase        *database,
              const KbEditStep  *step,
              GError           **error)
{
  const KbEntity *entity = kb_entity_get (step->kind);
  sqlite3_stmt *statement = kb_statement_find (database, KB_STATEMENT_UPDATE, entity, step->field, error);
  g_autofree char *number = NULL;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, step->id);
  if (!bind_value (statement, 2, entity, step->field, &step->value, error)
      || !run_statement (database, statement, entity, step->id, error))
    return FALSE;
  if (sqlite3_changes (kb_database_get_handle (database)) == 1)
    return TRUE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, step->id);
  g_set_error (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("%s %s is not there any more. Nothing was changed."),
               g_dgettext (GETTEXT_PACKAGE, entity->label), number);
  return FALSE;
}

/* A row that is gone already, perhaps with its owner in the same edit, is what was wanted. */
static gboolean
delete_row (KbDatabase        *database,
            const KbEditStep  *step,
            GError           **error)
{
  const KbEntity *entity = kb_entity_get (step->kind);
  sqlite3_stmt *statement = kb_statement_find (database, KB_STATEMENT_DELETE, entity, 0, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, step->id);
  return run_statement (database, statement, entity, step->id, error);
}

/**
 * kb_rows_apply:
 *
 * Carries out one step of an edit, inside the caller's transaction.
 */
gboolean
kb_rows_apply (KbDatabase        *database,
               const KbEditStep  *step,
               GError           **error)
{
  switch (step->op)
    {
    case KB_OP_INSERT:
      return write_record (database, KB_STATEMENT_INSERT, step->record, error);
    case KB_OP_UPDATE:
      return update_field (database, step, error);
    case KB_OP_DELETE:
    default:
      return delete_row (database, step, error);
    }
}

/**
 * kb_rows_put:
 *
 * Inserts a row or brings the one of that id to these values.
 */
gboolean
kb_rows_put (KbDatabase  *database,
             KbRecord    *record,
             GError     **error)
{
  return write_record (database, KB_STATEMENT_PUT, record, error);
}

static void
read_bytes (sqlite3_stmt *statement,
            int           column,
            KbValue      *value)
{
  g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (statement, column),
                                          sqlite3_column_bytes (statement, column));

  kb_value_set_bytes (value, bytes);
}

static void
read_value (sqlite3_stmt  *statement,
            int            column,
            const KbField *field,
            GHashTable    *texts,
            KbValue       *value)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      kb_value_set_int (value, sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_FLOAT:
      kb_value_set_real (value, sqlite3_column_double (statement, column));
      break;
    case SQLITE_TEXT:
      if (field->kind == KB_FIELD_ENUM)
        kb_value_set_int (value, kb_enum_find (field->values,
                                               (const char *) sqlite3_column_text (statement, column)));
      else
        kb_value_share_text (value, texts, (const char *) sqlite3_column_text (statement, column));
      break;
    case SQLITE_BLOB:
      read_bytes (statement, column, value);
      break;
    default:
      kb_value_clear (value);
    }
}

static KbRecord *
read_record (sqlite3_stmt   *statement,
             const KbEntity *entity,
             GHashTable     *texts)
{
  KbRecord *record = kb_record_new (entity->kind, sqlite3_column_int64 (statement, 0));

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_auto (KbValue) value = KB_VALUE_INIT;

      read_value (statement, i + 1, &entity->fields[i], texts, &value);
      kb_record_take_value (record, i, &value);
    }

  return record;
}

/**
 * kb_rows_load:
 *
 * Returns: (transfer full) (nullable): that row, without what it keeps apart; %NULL without an error when it is not there.
 */
KbRecord *
kb_rows_load (KbDatabase    *database,
              KbEntityKind   kind,
              gint64         id,
              GError       **error)
{
  const KbEntity *entity = kb_entity_get (kind);
  sqlite3_stmt *statement = kb_statement_find (database, KB_STATEMENT_LOAD, entity, 0, error);
  KbRecord *record = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  if (kb_database_step (database, statement, &row, error) && row)
    {
      record = read_record (statement, entity, NULL);
      sqlite3_reset (statement);
    }
  return record;
}

/**
 * kb_rows_load_bytes:
 * @bytes: (out) (nullable): what the row keeps apart (%KB_FIELD_APART); %NULL when the row is not there
 */
gboolean
kb_rows_load_bytes (KbDatabase    *database,
                    KbEntityKind   kind,
                    gint64         id,
                    GBytes       **bytes,
                    GError       **error)
{
  const KbEntity *entity = kb_entity_get (kind);
  const int field = kb_entity_find_flag (entity, KB_FIELD_APART);
  sqlite3_stmt *statement = kb_statement_find (database, KB_STATEMENT_LOAD_BYTES, entity, field, error);
  gboolean row;

  *bytes = NULL;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (!kb_database_step (database, statement, &row, error))
    return FALSE;

  if (row)
    *bytes = g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
read_rows (KbDatabase      *database,
           sqlite3_stmt    *statement,
           const KbEntity  *entity,
           GPtrArray       *records,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (GHashTable) texts = kb_value_create_texts ();
  gboolean row;

  for (guint i = 1;; i++)
    {
      if (!kb_database_step (database, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (records, read_record (statement, entity, texts));
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
    }

  sqlite3_reset (statement);
  return FALSE;
}

/**
 * kb_rows_load_all:
 * @records: (element-type KbRecord): where to add every row of @kind, in order
 */
gboolean
kb_rows_load_all (KbDatabase    *database,
                  KbEntityKind   kind,
                  GPtrArray     *records,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const KbEntity *entity = kb_entity_get (kind);
  sqlite3_stmt *statement = kb_statement_find (database, KB_STATEMENT_LOAD_ALL, entity, 0, error);

  return statement != NULL && read_rows (database, statement, entity, records, cancellable, error);
}

/**
 * kb_rows_load_after:
 * @records: (element-type KbRecord): where to add the next rows of @kind after @id, by id, some 200; none at the end
 */
gboolean
kb_rows_load_after (KbDatabase    *database,
                    KbEntityKind   kind,
                    gint64         id,
                    GPtrArray     *records,
                    GError       **error)
{
  const KbEntity *entity = kb_entity_get (kind);
  sqlite3_stmt *statement = kb_statement_find (database, KB_STATEMENT_LOAD_AFTER, entity, 0, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  return read_rows (database, statement, entity, records, NULL, error);
}

/**
 * kb_rows_load_session:
 * @kind: a kind of row with a session, or the session itself
 * @records: (element-type KbRecord): where to add the session's rows of @kind, in order
 */
gboolean
kb_rows_load_session (KbDatabase    *database,
                      KbEntityKind   kind,
                      gint64         session_id,
                      GPtrArray     *records,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const KbEntity *entity = kb_entity_get (kind);
  KbStatementKind what = kind == KB_ENTITY_SESSION ? KB_STATEMENT_LOAD : KB_STATEMENT_LOAD_SESSION;
  sqlite3_stmt *statement = kb_statement_find (database, what, entity, 0, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, session_id);
  return read_rows (database, statement, entity, records, cancellable, error);
}

static gboolean
ask (KbDatabase      *database,
     KbStatementKind    what,
     const KbEntity  *entity,
     guint            field,
     gint64           id,
     gboolean        *answer,
     GError         **error)
{
  sqlite3_stmt *statement = kb_statement_find (database, what, entity, field, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (!kb_database_step (database, statement, answer, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
kb_rows_exists (KbDatabase    *database,
                KbEntityKind   kind,
                gint64         id,
                gboolean      *exists,
                GError       **error)
{
  return ask (database, KB_STATEMENT_EXISTS, kb_entity_get (kind), 0, id, exists, error);
}

/**
 * kb_rows_find_user:
 * @user: (out): a kind of row that refers to row @id of @kind, or %KB_ENTITY_NONE
 */
gboolean
kb_rows_find_user (KbDatabase    *database,
                   KbEntityKind   kind,
                   gint64         id,
                   KbEntityKind  *user,
                   GError       **error)
{
  *user = KB_ENTITY_NONE;
  for (int other = 0; other < KB_N_ENTITIES; other++)
    {
      const KbEntity *entity = kb_entity_get (other);

      for (guint i = 0; i < entity->n_fields; i++)
        {
          gboolean used = FALSE;

          if (entity->fields[i].kind != KB_FIELD_REF || entity->fields[i].refers != (int) kind)
            continue;
          if (!ask (database, KB_STATEMENT_USER, entity, i, id, &used, error))
            return FALSE;
          if (used)
            {
              *user = other;
              return TRUE;
            }
        }
    }

  return TRUE;
}

/**
 * kb_rows_read_columns:
 *
 * Returns: (transfer full) (nullable) (element-type int): the columns of a table in the file's order, which changesets
 *   count by: the field of each, -1 for the id.
 */
GArray *
kb_rows_read_columns (KbDatabase    *database,
                      KbEntityKind   kind,
                      GError       **error)
{
  const KbEntity *entity = kb_entity_get (kind);
  sqlite3_stmt *statement = kb_database_prepare (database, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1, entity->name, -1, SQLITE_STATIC);
  do
    {
      int field;

      if (!kb_database_step (database, statement, &row, error))
        return NULL;
      field = row ? kb_entity_find_field (entity, (const char *) sqlite3_column_text (statement, 0)) : -1;
      if (row)
        g_array_append_val (fields, field);
    }
  while (row);

  return g_steal_pointer (&fields);
}

/**
 * kb_rows_explain:
 * @error: an error to replace, when a commit failed because of a reference
 *
 * Names the row and field of the first reference that leads nowhere.
 */
void
kb_rows_explain (KbDatabase  *database,
                 GError     **error)
{
  const char *sql = "SELECT c.\"table\", c.rowid, f.\"from\" FROM pragma_foreign_key_check AS c "
                    "JOIN pragma_foreign_key_list(c.\"table\") AS f ON f.id = c.fkid LIMIT 1";
  sqlite3_stmt *statement = kb_database_prepare (database, sql, NULL);
  const KbEntity *entity;

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return;

  entity = kb_entity_get (kb_entity_find ((const char *) sqlite3_column_text (statement, 0)));
  g_clear_error (error);
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
               _("%s %s, field %s: it refers to a row that is not there. Nothing was changed."),
               entity != NULL ? g_dgettext (GETTEXT_PACKAGE, entity->label) : "?",
               sqlite3_column_text (statement, 1), sqlite3_column_text (statement, 2));
  sqlite3_reset (statement);
}
