/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-changeset-insert.h"
#include "kb-changeset.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-product.h"
#include "kb-rows.h"
#include "store-fixture.h"

static void
assert_same_bytes (KbDatabase *database,
                   KbRecord   *record)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Insert");
  g_autoptr (sqlite3_session) session = NULL;
  g_autoptr (GBytes) recorded = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;

  kb_edit_insert (edit, record);
  g_assert_true (kb_changeset_is_insert_only (edit));
  session = kb_changeset_record (database, &error);
  g_assert_no_error (error);
  g_assert_true (kb_rows_apply (database, kb_edit_get_step (edit, 0), &error));
  g_assert_no_error (error);
  recorded = kb_changeset_take (session, database, &error);
  written = kb_changeset_of_inserts (database, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (recorded, NULL), g_bytes_get_size (recorded));
}

/* A row of every kind, its fields at their presets, and filled in ways that are written differently. */
static void
writes_what_sqlite_records (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbDatabase) database = kb_database_open (":memory:", KB_STORE_CREATE, &error);
  g_autofree char *long_text = g_strnfill (20000, 'x');

  g_assert_no_error (error);
  g_assert_true (kb_database_exec (database, "PRAGMA foreign_keys = OFF", NULL));
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    for (guint round = 0; round < 3; round++)
      {
        const KbEntity *entity = kb_entity_get (kind);
        g_autoptr (KbRecord) record = kb_record_new (kind, kb_id_new ());

        for (guint i = 0; round > 0 && i < entity->n_fields; i++)
          {
            const KbField *field = &entity->fields[i];

            if (field->kind == KB_FIELD_TEXT)
              kb_record_set_text (record, i, round == 1 ? "神经酰胺" : long_text);
            else if (field->kind == KB_FIELD_REAL)
              kb_record_set_real (record, i, 0.5);
            else if (field->kind == KB_FIELD_BLOB)
              {
                g_auto (KbValue) value = KB_VALUE_INIT;
                g_autoptr (GBytes) bytes = g_bytes_new (long_text, round == 1 ? 0 : 300);

                kb_value_set_bytes (&value, bytes);
                kb_record_set_value (record, i, &value);
              }
            else if (field->kind == KB_FIELD_INSTANT)
              kb_record_set_int (record, i, round == 1 ? 1 : G_GINT64_CONSTANT (1760000000000000));
          }
        g_test_message ("%s", entity->name);
        if (round == 0 || kind == KB_ENTITY_CUE || kind == KB_ENTITY_PRODUCT || kind == KB_ENTITY_PRODUCT_IMAGE
            || kind == KB_ENTITY_SESSION)
          assert_same_bytes (database, record);
      }
}

static void
knows_what_only_inserts (void)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Delete");
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());

  kb_edit_insert (edit, cue);
  kb_edit_delete (edit, KB_ENTITY_CUE, kb_id_new ());
  g_assert_false (kb_changeset_is_insert_only (edit));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/changeset-insert/writes-what-sqlite-records", writes_what_sqlite_records);
  g_test_add_func ("/store/changeset-insert/knows-what-only-inserts", knows_what_only_inserts);

  return g_test_run ();
}
