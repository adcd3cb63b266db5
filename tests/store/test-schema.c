/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>
#include <string.h>

#include "kb-record.h"
#include "kb-tokenizer.h"

/* The schema and the field tables are two spellings of one thing. Nothing but SQLite and Kaibo's tokenizer is needed here. */

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
run_script (sqlite3    *db,
            const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &sql, NULL, &error));
  g_assert_no_error (error);
  run_sql (db, sql);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The schema is what all migrations together make. */
static sqlite3 *
open_library (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "schema", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) scripts = g_dir_open (folder, 0, &error);
  sqlite3 *db = NULL;
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (scripts)) != NULL)
    if (g_str_has_suffix (name, ".sql"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (kb_tokenizer_register (db), ==, SQLITE_OK);
  run_sql (db, "PRAGMA foreign_keys = ON");
  for (guint i = 0; i < names->len; i++)
    run_script (db, folder, names->pdata[i]);
  return db;
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static gint64
ask (sqlite3    *db,
     const char *sql)
{
  sqlite3_stmt *statement = prepare (db, sql);
  gint64 answer;

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return answer;
}

static const char *
storage_of (const KbField *field)
{
  switch (field->kind)
    {
    case KB_FIELD_TEXT:
    case KB_FIELD_ENUM:
      return "TEXT";
    case KB_FIELD_REAL:
      return "REAL";
    case KB_FIELD_BLOB:
      return "BLOB";
    case KB_FIELD_INT:
    case KB_FIELD_BOOL:
    case KB_FIELD_INSTANT:
    case KB_FIELD_DURATION:
    case KB_FIELD_MONEY:
    case KB_FIELD_REF:
    default:
      return "INTEGER";
    }
}

static void
columns_follow_the_fields (void)
{
  sqlite3 *db = open_library ();

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);
      g_autofree char *sql = g_strdup_printf ("SELECT name, type, \"notnull\", pk FROM pragma_table_info ('%s') "
                                              "ORDER BY cid", entity->name);
      sqlite3_stmt *columns = prepare (db, sql);

      g_assert_cmpint (sqlite3_step (columns), ==, SQLITE_ROW);
      g_assert_cmpstr ((const char *) sqlite3_column_text (columns, 0), ==, "id");
      g_assert_cmpint (sqlite3_column_int (columns, 3), ==, 1);
      for (guint i = 0; i < entity->n_fields; i++)
        {
          const KbField *field = &entity->fields[i];

          g_test_message ("%s.%s", entity->name, field->name);
          g_assert_cmpint (sqlite3_step (columns), ==, SQLITE_ROW);
          g_assert_cmpstr ((const char *) sqlite3_column_text (columns, 0), ==, field->name);
          g_assert_cmpstr ((const char *) sqlite3_column_text (columns, 1), ==, storage_of (field));
          g_assert_cmpint (sqlite3_column_int (columns, 2), ==, !(field->flags & KB_FIELD_NULLABLE));
        }
      g_assert_cmpint (sqlite3_step (columns), ==, SQLITE_DONE);
      sqlite3_finalize (columns);
    }
  g_assert_cmpint (ask (db, "SELECT count (*) FROM pragma_table_list WHERE type = 'table' AND strict "
                            "AND name NOT IN ('journal', 'feed') AND name NOT LIKE 'search%'"), ==, KB_N_ENTITIES);

  sqlite3_close (db);
}

static void
checks_hold_the_codes (void)
{
  sqlite3 *db = open_library ();
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);
      g_autofree char *ask_table = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'", entity->name);
      sqlite3_stmt *table = prepare (db, ask_table);
      g_autofree char *sql = NULL;

      g_assert_cmpint (sqlite3_step (table), ==, SQLITE_ROW);
      sql = g_regex_replace_literal (spaces, (const char *) sqlite3_column_text (table, 0), -1, 0, " ", 0, NULL);
      for (guint i = 0; i < entity->n_fields; i++)
        {
          const KbField *field = &entity->fields[i];
          g_autofree char *codes = NULL;
          g_autofree char *check = NULL;

          if (field->kind == KB_FIELD_ENUM)
            codes = g_strjoinv ("', '", (char **) field->values->codes);
          if (field->kind == KB_FIELD_ENUM)
            check = g_strdup_printf ("CHECK (%s IN ('%s'))", field->name, codes);
          else if (field->kind == KB_FIELD_BOOL)
            check = g_strdup_printf ("CHECK (%s IN (0, 1))", field->name);
          else if ((field->kind == KB_FIELD_INT || field->kind == KB_FIELD_MONEY || field->kind == KB_FIELD_DURATION)
                   && !(field->flags & (KB_FIELD_SIGNED | KB_FIELD_POSITION)))
            check = g_strdup_printf ("CHECK (%s >= 0)", field->name);
          if (check != NULL && strstr (sql, check) == NULL)
            g_error ("%s lacks %s", entity->name, check);
        }
      sqlite3_finalize (table);
    }

  sqlite3_close (db);
}

static void
references_go_where_the_fields_say (void)
{
  sqlite3 *db = open_library ();

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);
      guint n_refs = 0;
      g_autofree char *count = NULL;

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const KbField *field = &entity->fields[i];
          const gboolean owned = (field->flags & KB_FIELD_PARENT) != 0 || strcmp (field->name, "session_id") == 0;
          g_autofree char *sql = NULL;

          if (field->kind != KB_FIELD_REF)
            continue;
          n_refs++;
          sql = g_strdup_printf ("SELECT count (*) FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s' "
                                 "AND \"table\" = '%s' AND \"to\" = 'id' AND on_delete = '%s'",
                                 entity->name, field->name, kb_entity_get (field->refers)->name,
                                 owned ? "CASCADE" : field->flags & KB_FIELD_NULLABLE ? "SET NULL" : "NO ACTION");
          g_test_message ("%s", sql);
          g_assert_cmpint (ask (db, sql), ==, 1);
          sql = (g_free (sql), g_strdup_printf ("SELECT count (*) FROM pragma_index_info ('%s_%s')",
                                                entity->name, field->name));
          g_assert_cmpint (ask (db, sql), ==, 1);
        }
      count = g_strdup_printf ("SELECT count (*) FROM pragma_foreign_key_list ('%s')", entity->name);
      g_assert_cmpint (ask (db, count), ==, n_refs);
    }

  sqlite3_close (db);
}

static gboolean
comes_before (const KbEntity *entity,
              const KbField  *field)
{
  return field->kind != KB_FIELD_REF || field->refers <= (int) entity->kind;
}

static void
kinds_stand_in_order (void)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);
      int owner = kb_entity_find_flag (entity, KB_FIELD_PARENT);

      g_test_message ("%s", entity->name);
      g_assert_cmpint (entity->kind, ==, kind);
      g_assert_cmpint (owner < 0 ? KB_ENTITY_NONE : entity->fields[owner].refers, ==, entity->parent);
      if (entity->scope == KB_SCOPE_SESSION && kind != KB_ENTITY_SESSION)
        g_assert_cmpint (kb_entity_find_session (entity), >=, 0);
      for (guint i = 0; i < entity->n_fields; i++)
        {
          const KbField *field = &entity->fields[i];

          g_assert_true (comes_before (entity, field));
          g_assert_true (field->comment != NULL && *field->comment != '\0');
          if (field->kind == KB_FIELD_ENUM && field->preset != NULL)
            g_assert_cmpint (kb_enum_find (field->values, field->preset), >=, 0);
        }
    }
}

#define PLAN                                                                                                       \
  "INSERT INTO person (id, name, stage_name, contact, role, part_time, active, currency, pace, note)"                \
  "  VALUES (1, '陈屿', '', '', 'host', 0, 1, 'CNY', 240, '');"                                                    \
  "INSERT INTO product (id, sku, name, say_as, brand, category, spec, ownership, currency, list_basis, violations," \
  "  veto, returns_7d, points, scenes, brand_story, pairing, note)"                                                \
  "  VALUES (2, 'TY-1', '乳', '', '', '', '', 'own', 'CNY', '', '', '', 1, '', '', '', '', '');"                  \
  "INSERT INTO session (id, code, title, brand, theme, tone, audience, kind, format, platform, account, scene,"    \
  "  state, language, market, time_zone, currency, anchor, is_template, notes)"                                    \
  "  VALUES (3, 'S', '', '', '', '', '', '', 'self', 'own', '', '', 'draft', 'zh-cn', 'CN', 'UTC', 'CNY',"         \
  "  'forward', 0, '');"                                                                                           \
  "INSERT INTO assignment (id, session_id, position, role, title, person_id, duties, incidents, on_duty,"          \
  "  availability, note) VALUES (4, 3, 1, 'host', '主播A', 1, '', '', '', '', '');"                                \
  "INSERT INTO shift (id, session_id, assignment_id, start_us, end_us, note) VALUES (5, 3, 4, 0, 60000000, '');"   \
  "INSERT INTO lineup_item (id, session_id, position, link_no, product_id, title, role, ownership, list_basis,"    \
  "  live_price_minor, coupon_ok, gift, offer, points, edge, must_say, proof, price_guard, sample, approved_by,"   \
  "  withdrawn, note) VALUES (6, 3, 1, 1, 2, '', 'hero', 'own', '', 9900, 1, '', '', '', '', '', '', '', 'here',"  \
  "  '', 0, '');"

static void
deletion_refuses_clears_or_cascades (void)
{
  sqlite3 *db = open_library ();

  run_sql (db, PLAN);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM product WHERE id = 2", NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE shift SET start_us = 'x'", NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE session SET state = 'on'", NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);

  run_sql (db, "DELETE FROM person WHERE id = 1");
  g_assert_cmpint (ask (db, "SELECT person_id IS NULL FROM assignment WHERE id = 4"), ==, 1);
  run_sql (db, "DELETE FROM session WHERE id = 3");
  g_assert_cmpint (ask (db, "SELECT count (*) FROM shift"), ==, 0);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM lineup_item"), ==, 0);
  run_sql (db, "DELETE FROM product WHERE id = 2");

  sqlite3_close (db);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/schema/columns-follow-the-fields", columns_follow_the_fields);
  g_test_add_func ("/store/schema/checks-hold-the-codes", checks_hold_the_codes);
  g_test_add_func ("/store/schema/references-go-where-the-fields-say", references_go_where_the_fields_say);
  g_test_add_func ("/store/schema/kinds-stand-in-order", kinds_stand_in_order);
  g_test_add_func ("/store/schema/deletion-refuses-clears-or-cascades", deletion_refuses_clears_or_cascades);

  return g_test_run ();
}
