/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-verify"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-changeset.h"
#include "kb-schema.h"
#include "kb-search-verify.h"
#include "kb-verify.h"

#define FINDINGS_LIMIT 100   /* of each kind: a broken page can spoil thousands of rows */

static void
add_failure (GPtrArray    *findings,
             const GError *error)
{
  g_ptr_array_add (findings, g_strdup (error->message));
}

/* Adds each row of @sql, one text, as a finding, but "ok". */
static void
add_rows (KbDatabase *database,
          const char *sql,
          const char *format,
          GPtrArray  *findings)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = kb_database_prepare (database, sql, &error);
  gboolean row = statement != NULL;

  for (guint i = 0; row && i < FINDINGS_LIMIT; i++)
    {
      const char *text;

      if (!kb_database_step (database, statement, &row, &error) || !row)
        break;
      text = (const char *) sqlite3_column_text (statement, 0);
      if (strcmp (text, "ok") != 0)
        g_ptr_array_add (findings, g_strdup_printf ("%s: %s", format, text));
    }

  if (statement != NULL)
    sqlite3_reset (statement);
  if (error != NULL)
    add_failure (findings, error);
}

static void
check_columns (KbDatabase     *database,
               const KbEntity *entity,
               GPtrArray      *findings)
{
  const char *sql = "SELECT 1 FROM pragma_table_info (?1) WHERE name = ?2";

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autoptr (GError) error = NULL;
      sqlite3_stmt *statement = kb_database_prepare (database, sql, &error);
      gboolean row = FALSE;

      if (statement != NULL)
        {
          sqlite3_bind_text (statement, 1, entity->name, -1, SQLITE_STATIC);
          sqlite3_bind_text (statement, 2, entity->fields[i].name, -1, SQLITE_STATIC);
          kb_database_step (database, statement, &row, &error);
          sqlite3_reset (statement);
        }
      if (!row)
        g_ptr_array_add (findings, g_strdup_printf (_("The table %s has no column %s"), entity->name,
                                                    entity->fields[i].name));
    }
}

static void
check_journal (KbDatabase *database,
               GPtrArray  *findings)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = kb_database_prepare (database, "SELECT id, changeset, label FROM journal ORDER BY id",
                                                 &error);
  gboolean row = statement != NULL;

  while (row)
    {
      g_autoptr (GBytes) changeset = NULL;
      g_autoptr (KbTouched) touched = kb_touched_new ();

      if (!kb_database_step (database, statement, &row, &error) || !row)
        break;
      changeset = g_bytes_new (sqlite3_column_blob (statement, 1), sqlite3_column_bytes (statement, 1));
      if (!kb_changeset_touch (changeset, FALSE, touched))
        g_ptr_array_add (findings, g_strdup_printf (_("Entry %s of the journal (%s) cannot be read"),
                                                    sqlite3_column_text (statement, 0),
                                                    sqlite3_column_text (statement, 2)));
    }

  if (error != NULL)
    add_failure (findings, error);
}

/**
 * kb_verify_database:
 * @database: a library that is open
 *
 * Looks at every page and every row: SQLite's own structures, references that lead nowhere, columns
 * that this Kaibo needs, changesets that undo needs. Changes nothing.
 *
 * Returns: (transfer full) (element-type utf8): what is wrong, in words; empty when all is well.
 */
GPtrArray *
kb_verify_database (KbDatabase *database)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);
  gint64 version = 0;

  add_rows (database, "SELECT integrity_check FROM pragma_integrity_check", _("Damaged"), findings);
  add_rows (database, "SELECT c.\"table\" || ' ' || c.rowid || ', ' || f.\"from\" "
                      "FROM pragma_foreign_key_check AS c "
                      "JOIN pragma_foreign_key_list(c.\"table\") AS f ON f.id = c.fkid",
            _("Refers to a row that is not there"), findings);

  if (kb_database_query_int (database, "PRAGMA user_version", &version, NULL)
      && version == kb_schema_get_version ())
    {
      for (int kind = 0; kind < KB_N_ENTITIES; kind++)
        check_columns (database, kb_entity_get (kind), findings);
      check_journal (database, findings);
    }

  return findings;
}

/**
 * kb_store_verify:
 * @path: a library or a backup
 * @findings: (out) (transfer full) (element-type utf8): what is wrong with it, in words; empty when
 *   all is well
 * @search_finding: (out) (optional) (transfer full) (nullable): what is wrong with its search index, which can be made anew; looked
 *   for only where nothing else is wrong
 *
 * Checks a library from its pages to its journal. It may be open elsewhere; nothing is changed.
 *
 * Returns: %FALSE when it cannot be looked at at all: see kb_store_open().
 */
gboolean
kb_store_verify (const char  *path,
                 GPtrArray  **findings,
                 char       **search_finding,
                 GError     **error)
{
  g_autoptr (KbDatabase) database = NULL;
  gint64 version = 0;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);

  database = kb_database_open (path, KB_STORE_READ_ONLY | KB_DATABASE_ANY_VERSION, error);
  if (database == NULL)
    return FALSE;

  *findings = kb_verify_database (database);
  if (search_finding != NULL)
    *search_finding = NULL;
  if (search_finding != NULL
      && (*findings)->len == 0
      && kb_database_query_int (database, "PRAGMA user_version", &version, NULL)
      && version == kb_schema_get_version ())
    *search_finding = kb_search_verify (database);
  return TRUE;
}
