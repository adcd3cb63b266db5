/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "kb-cue.h"
#include "kb-id.h"
#include "kb-session.h"
#include "store-fixture.h"

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
library_set_up (Library *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kaibo-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->store = NULL;
  library_open (self);
}

void
library_open (Library *self)
{
  g_autoptr (GError) error = NULL;

  self->store = kb_store_open (self->path, KB_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
library_close (Library *self)
{
  g_assert_finalize_object (self->store);
  self->store = NULL;
}

void
library_tear_down (Library *self)
{
  if (self->store != NULL)
    library_close (self);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

KbRecord *
create_session (const char *code)
{
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());

  kb_record_set_text (session, KB_SESSION_CODE, code);
  kb_record_set_text (session, KB_SESSION_TITLE, "换季不慌张·秋日焕新专场");
  return session;
}

KbRecord *
create_segment (KbRecord *session,
                gint64    position)
{
  KbRecord *segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, kb_record_get_id (session));
  kb_record_set_int (segment, KB_SEGMENT_POSITION, position);
  kb_record_set_text (segment, KB_SEGMENT_TITLE, "循环一");
  return segment;
}

KbRecord *
create_cue (KbRecord   *session,
            KbRecord   *segment,
            const char *cue_no)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());

  kb_record_set_int (cue, KB_CUE_SESSION_ID, kb_record_get_id (session));
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, kb_record_get_id (segment));
  kb_record_set_text (cue, KB_CUE_CUE_NO, cue_no);
  kb_record_set_int (cue, KB_CUE_TYPE, KB_CUE_TYPE_DEMO);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, 480000);
  return cue;
}

/* Inserts the records that follow @label as one edit. */
void
put (KbStore    *store,
     const char *label,
     ...)
{
  g_autoptr (KbEdit) edit = kb_edit_new (label);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  KbRecord *record;
  va_list records;

  va_start (records, label);
  while ((record = va_arg (records, KbRecord *)) != NULL)
    kb_edit_insert (edit, record);
  va_end (records);

  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, kb_edit_get_n_steps (edit));
}

void
set_title (KbStore    *store,
           KbRecord   *record,
           guint       field,
           const char *title)
{
  g_autofree char *label = g_strdup_printf ("Rename to %s", title);
  g_autoptr (KbEdit) edit = kb_edit_new (label);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  kb_edit_set_text (edit, record, field, title);
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static void
dump_records (GString   *text,
              GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);
      const KbEntity *entity = kb_record_get_entity (record);

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT, entity->name, kb_record_get_id (record));
      for (guint field = 0; field < entity->n_fields; field++)
        {
          const KbValue *value = kb_record_peek (record, field);

          if (value->kind == KB_VALUE_INT)
            g_string_append_printf (text, "|%" G_GINT64_FORMAT, value->integer);
          else if (value->kind == KB_VALUE_REAL)
            g_string_append_printf (text, "|%.17g", value->real);
          else
            g_string_append_printf (text, "|%s", value->kind == KB_VALUE_TEXT ? value->text : "~");
        }
      g_string_append_c (text, '\n');
    }
}

/* Every row of the library as text, to compare two states. */
char *
dump_library (KbStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shared = kb_store_load_library (store, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  dump_records (text, shared);
  for (guint i = 0; i < shared->len; i++)
    {
      KbRecord *record = g_ptr_array_index (shared, i);
      g_autoptr (GPtrArray) rows = NULL;

      if (kb_record_get_kind (record) != KB_ENTITY_SESSION)
        continue;
      rows = kb_store_load_session (store, kb_record_get_id (record), &error);
      g_assert_no_error (error);
      dump_records (text, rows);
    }

  return g_string_free (text, FALSE);
}

/* What another program might do to the file. */
void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

/* One number out of the file, past the store. */
gint64
ask_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 answer;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return answer;
}
