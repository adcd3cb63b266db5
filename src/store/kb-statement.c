/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-statement"

#include "config.h"

#include "kb-statement.h"

/*
 * All SQL on the tables of the domain is made here from the field tables; `id` is parameter 1 and
 * column 0, field n is parameter n + 2 and column n + 1.
 */

#define FIELD_LIMIT 1024

static void
append_columns (GString        *sql,
                const KbEntity *entity)
{
  g_string_append (sql, "\"id\"");
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
}

static void
append_insert (GString        *sql,
               const KbEntity *entity)
{
  g_string_append_printf (sql, "INSERT INTO \"%s\" (", entity->name);
  append_columns (sql, entity);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
}

static void
append_upsert (GString        *sql,
               const KbEntity *entity)
{
  append_insert (sql, entity);
  g_string_append (sql, " ON CONFLICT (id) DO UPDATE SET ");
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\" = excluded.\"%s\"", i > 0 ? ", " : "",
                            entity->fields[i].name, entity->fields[i].name);
}

/* What is kept apart is not read with its row: five thousand pictures are half a gigabyte. */
static void
append_select (GString        *sql,
               const KbEntity *entity)
{
  g_string_append (sql, "SELECT \"id\"");
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].flags & KB_FIELD_APART)
      g_string_append (sql, ", NULL");
    else
      g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\"", entity->name);
}

/* Siblings in order; the id settles ties, so that an export is the same each time. */
static void
append_order (GString        *sql,
              const KbEntity *entity)
{
  int position = kb_entity_find_flag (entity, KB_FIELD_POSITION);

  g_string_append (sql, " ORDER BY ");
  if (position >= 0)
    g_string_append_printf (sql, "\"%s\", ", entity->fields[position].name);
  g_string_append (sql, "id");
}

static char *
create_sql (KbStatementKind  what,
            const KbEntity  *entity,
            guint            field)
{
  GString *sql = g_string_new (NULL);

  switch (what)
    {
    case KB_STATEMENT_INSERT:
      append_insert (sql, entity);
      break;
    case KB_STATEMENT_PUT:
      append_upsert (sql, entity);
      break;
    case KB_STATEMENT_UPDATE:
      g_string_append_printf (sql, "UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1", entity->name,
                              entity->fields[field].name);
      break;
    case KB_STATEMENT_DELETE:
      g_string_append_printf (sql, "DELETE FROM \"%s\" WHERE id = ?1", entity->name);
      break;
    case KB_STATEMENT_LOAD:
      append_select (sql, entity);
      g_string_append (sql, " WHERE id = ?1");
      break;
    case KB_STATEMENT_LOAD_BYTES:
      g_string_append_printf (sql, "SELECT \"%s\" FROM \"%s\" WHERE id = ?1", entity->fields[field].name, entity->name);
      break;
    case KB_STATEMENT_LOAD_ALL:
      append_select (sql, entity);
      append_order (sql, entity);
      break;
    case KB_STATEMENT_LOAD_AFTER:
      append_select (sql, entity);
      g_string_append (sql, " WHERE id > ?1 ORDER BY id LIMIT 200");
      break;
    case KB_STATEMENT_LOAD_SESSION:
      append_select (sql, entity);
      g_string_append (sql, " WHERE session_id = ?1");
      append_order (sql, entity);
      break;
    case KB_STATEMENT_EXISTS:
      g_string_append_printf (sql, "SELECT 1 FROM \"%s\" WHERE id = ?1", entity->name);
      break;
    case KB_STATEMENT_USER:
    default:
      g_string_append_printf (sql, "SELECT 1 FROM \"%s\" WHERE \"%s\" = ?1 LIMIT 1", entity->name,
                              entity->fields[field].name);
    }

  return g_string_free (sql, FALSE);
}

/**
 * kb_statement_find:
 * @what: what it does
 * @entity: on which table
 * @field: with which field, 0 where it takes none
 *
 * Returns: (transfer none) (nullable): the statement, prepared once and reset.
 */
sqlite3_stmt *
kb_statement_find (KbDatabase       *database,
                   KbStatementKind   what,
                   const KbEntity   *entity,
                   guint             field,
                   GError          **error)
{
  guint key = (what * KB_N_ENTITIES + entity->kind) * FIELD_LIMIT + field + 1;
  sqlite3_stmt *statement = kb_database_peek_statement (database, key);
  g_autofree char *sql = NULL;

  if (statement != NULL)
    return statement;

  sql = create_sql (what, entity, field);
  return kb_database_add_statement (database, key, sql, error);
}
