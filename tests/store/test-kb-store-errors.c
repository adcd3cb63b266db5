/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kb-cue.h"
#include "kb-id.h"
#include "kb-schema.h"
#include "kb-session.h"
#include "store-fixture.h"

static void
set_up (Library       *self,
        gconstpointer  data)
{
  library_set_up (self);
}

static void
tear_down (Library       *self,
           gconstpointer  data)
{
  library_tear_down (self);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize size = 0;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

static void
write_file (const char *path,
            const char *text,
            gssize      size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, size, &error);
  g_assert_no_error (error);
}

static void
assert_cannot_open (const char   *path,
                    KbStoreFlags  flags,
                    KbError       code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStore) store = kb_store_open (path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, KB_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
no_library_is_named (Library       *self,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "other.db", NULL);

  assert_cannot_open (path, 0, KB_ERROR_LIBRARY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
folder_is_made (Library       *self,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "a", "b", "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStore) store = kb_store_open (path, KB_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
}

static void
foreign_files_are_left_alone (Library       *self,
                              gconstpointer  data)
{
  g_autofree char *letter = g_build_filename (self->folder, "letter.txt", NULL);
  g_autofree char *other = g_build_filename (self->folder, "other.db", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  write_file (letter, "Dear Sir or Madam, this is not a library at all. It is a letter that is "
                      "longer than a hundred bytes, which is as much as SQLite's header takes.", -1);
  assert_cannot_open (letter, KB_STORE_CREATE, KB_ERROR_LIBRARY);
  write_file (letter, "short", -1);
  assert_cannot_open (letter, KB_STORE_CREATE, KB_ERROR_LIBRARY);

  run_sql (other, "CREATE TABLE session (id)");
  before = read_file (other);
  assert_cannot_open (other, KB_STORE_CREATE, KB_ERROR_LIBRARY);
  after = read_file (other);
  g_assert_true (g_bytes_equal (before, after));
}

static void
newer_library_is_left_untouched (Library       *self,
                                 gconstpointer  data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  library_close (self);
  run_sql (self->path, "PRAGMA user_version = 9999");
  before = read_file (self->path);
  assert_cannot_open (self->path, KB_STORE_CREATE, KB_ERROR_NEWER);
  assert_cannot_open (self->path, KB_STORE_READ_ONLY, KB_ERROR_NEWER);
  after = read_file (self->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* The newer Kaibo was killed before its WAL was folded into the file: the header still looks old. */
static void
newer_library_in_a_wal_is_left_untouched (Library       *self,
                                          gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (self->folder, "copy.db", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) log = NULL;
  g_autoptr (GBytes) file_after = NULL;
  g_autoptr (GBytes) log_after = NULL;
  sqlite3 *db = NULL;

  library_close (self);
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 9999", NULL, NULL, NULL), ==, SQLITE_OK);
  file = read_file (self->path);
  log = read_file (wal);
  sqlite3_close (db);
  write_file (copy, g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  write_file (copy_wal, g_bytes_get_data (log, NULL), g_bytes_get_size (log));

  assert_cannot_open (copy, KB_STORE_CREATE, KB_ERROR_NEWER);
  file_after = read_file (copy);
  log_after = read_file (copy_wal);
  g_assert_true (g_bytes_equal (file, file_after));
  g_assert_true (g_bytes_equal (log, log_after));
}

static void
older_library_is_migrated_with_a_backup (Library       *self,
                                         gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "old.db", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "schema",
                                                   "0001-library.sql", NULL);
  g_autofree char *sql = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (KbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint backups = 0;

  g_assert_true (g_file_get_contents (script, &sql, NULL, NULL));
  whole = g_strdup_printf ("%s; PRAGMA application_id = %d; PRAGMA user_version = 1", sql,
                           KB_SCHEMA_APPLICATION_ID);
  run_sql (path, whole);

  assert_cannot_open (path, KB_STORE_READ_ONLY, KB_ERROR_READ_ONLY);
  store = kb_store_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_null (kb_store_get_undo_label (store));

  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    backups += g_str_has_prefix (name, "old.db.v1-") && g_str_has_suffix (name, ".backup");
  g_assert_cmpuint (backups, ==, 1);
}

static void
damaged_library_is_named (Library       *self,
                          gconstpointer  data)
{
  g_autoptr (GBytes) file = NULL;
  g_autofree char *spoilt = NULL;
  gsize size;

  library_close (self);
  file = read_file (self->path);
  size = g_bytes_get_size (file);
  spoilt = g_memdup2 (g_bytes_get_data (file, NULL), size);
  memset (spoilt + 100, 0xa5, size - 100);
  write_file (self->path, spoilt, size);

  assert_cannot_open (self->path, KB_STORE_CREATE, KB_ERROR_LIBRARY);
  assert_cannot_open (self->path, KB_STORE_READ_ONLY, KB_ERROR_LIBRARY);
}

/* The tests may run as root, who may write anywhere: become nobody in a child. */
static void
read_only_folder_is_named (Library       *self,
                           gconstpointer  data)
{
  g_autofree char *fresh = g_build_filename (self->folder, "fresh.db", NULL);

  library_close (self);
  if (g_test_subprocess ())
    return;
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);

  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (KbStore) reader = NULL;

      if (geteuid () == 0 && setuid (65534) != 0)
        _exit (3);
      assert_cannot_open (self->path, 0, KB_ERROR_READ_ONLY);
      assert_cannot_open (fresh, KB_STORE_CREATE, KB_ERROR_READ_ONLY);
      reader = kb_store_open (self->path, KB_STORE_READ_ONLY, NULL);
      _exit (reader != NULL ? 0 : 4);
    }

  int status = 0;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_chmod (self->folder, 0755);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
reader_does_not_write (Library       *self,
                       gconstpointer  data)
{
  g_autoptr (KbStore) reader = NULL;
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbEdit) edit = kb_edit_new ("Add session");
  g_autoptr (GError) error = NULL;

  reader = kb_store_open (self->path, KB_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  kb_edit_insert (edit, session);
  g_assert_null (kb_store_commit (reader, edit, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_READ_ONLY);
}

static void
other_writer_is_busy (Library       *self,
                      gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbEdit) edit = kb_edit_new ("Add session");
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  library_close (self);
  self->store = kb_store_open (self->path, KB_STORE_NO_WAIT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (self->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  kb_edit_insert (edit, session);
  g_assert_null (kb_store_commit (self->store, edit, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_BUSY);
  g_clear_error (&error);
  sqlite3_close (other);

  g_autoptr (GPtrArray) changes = kb_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
}

/* Commits @record, and asserts that it is refused with @code, names @words, and changes nothing. */
static void
assert_refused (KbStore    *store,
                KbEdit     *edit,
                KbError     code,
                const char *words)
{
  g_autofree char *before = dump_library (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_store_commit (store, edit, &error));
  g_assert_error (error, KB_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" does not name %s", error->message, words);
  after = dump_library (store);
  g_assert_cmpstr (before, ==, after);
}

static void
bad_values_are_named (Library       *self,
                      gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) segment = create_segment (session, 1);
  g_autoptr (KbRecord) cue = create_cue (session, segment, "C01");
  g_autoptr (KbEdit) check = kb_edit_new ("Shorten");
  g_autoptr (KbEdit) null = kb_edit_new ("Clear");
  g_autoptr (KbEdit) enumeration = kb_edit_new ("Retype");
  g_autoptr (KbEdit) twice = kb_edit_new ("Add again");
  g_autoptr (KbEdit) type = kb_edit_new ("Mistype");
  const KbValue nothing = KB_VALUE_INIT;

  put (self->store, "Add", session, segment, cue, NULL);
  kb_edit_set_text (check, cue, KB_CUE_TITLE, "changed first");
  kb_edit_set_int (check, cue, KB_CUE_DURATION_MS, -1);
  assert_refused (self->store, check, KB_ERROR_INPUT, "duration_ms");
  kb_edit_set (null, KB_ENTITY_CUE, kb_record_get_id (cue), KB_CUE_TITLE, &nothing);
  assert_refused (self->store, null, KB_ERROR_INPUT, "title");
  kb_edit_set_int (enumeration, cue, KB_CUE_TYPE, 99);
  assert_refused (self->store, enumeration, KB_ERROR_INPUT, "type");
  kb_edit_insert (twice, cue);
  assert_refused (self->store, twice, KB_ERROR_INPUT, "id");
  kb_edit_set_text (type, cue, KB_CUE_POSITION, "first");
  assert_refused (self->store, type, KB_ERROR_INPUT, "position");
}

static void
dangling_reference_is_named (Library       *self,
                             gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) segment = create_segment (session, 1);
  g_autoptr (KbRecord) cue = create_cue (session, segment, "C01");
  g_autoptr (KbEdit) insert = kb_edit_new ("Add cue");
  g_autoptr (KbEdit) update = kb_edit_new ("Set product");

  put (self->store, "Add", session, segment, NULL);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, 42);
  kb_edit_insert (insert, cue);
  assert_refused (self->store, insert, KB_ERROR_INPUT, "segment_id");

  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, kb_record_get_id (segment));
  put (self->store, "Add", cue, NULL);
  kb_edit_set_int (update, cue, KB_CUE_LINEUP_ITEM_ID, 42);
  assert_refused (self->store, update, KB_ERROR_INPUT, "lineup_item_id");
}

static void
rows_may_come_in_any_order (Library       *self,
                            gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbRecord) segment = create_segment (session, 1);
  g_autoptr (KbRecord) cue = create_cue (session, segment, "C01");

  put (self->store, "Add", cue, segment, session, NULL);
}

static void
row_that_is_gone_is_named (Library       *self,
                           gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbEdit) edit = kb_edit_new ("Rename");

  kb_edit_set_text (edit, session, KB_SESSION_TITLE, "B");
  assert_refused (self->store, edit, KB_ERROR_NOT_FOUND, "Session");
}

static void
cancelled_edit_changes_nothing (Library       *self,
                                gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");
  g_autoptr (KbEdit) edit = kb_edit_new ("Add");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  kb_edit_insert (edit, session);
  g_assert_null (kb_store_commit_watched (self->store, edit, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (kb_store_get_undo_label (self->store));
}

#define ADD(path, func) g_test_add ("/store/errors/" path, Library, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("no-library-is-named", no_library_is_named);
  ADD ("folder-is-made", folder_is_made);
  ADD ("foreign-files-are-left-alone", foreign_files_are_left_alone);
  ADD ("newer-library-is-left-untouched", newer_library_is_left_untouched);
  ADD ("newer-library-in-a-wal-is-left-untouched", newer_library_in_a_wal_is_left_untouched);
  ADD ("older-library-is-migrated-with-a-backup", older_library_is_migrated_with_a_backup);
  ADD ("damaged-library-is-named", damaged_library_is_named);
  ADD ("read-only-folder-is-named", read_only_folder_is_named);
  ADD ("reader-does-not-write", reader_does_not_write);
  ADD ("other-writer-is-busy", other_writer_is_busy);
  ADD ("bad-values-are-named", bad_values_are_named);
  ADD ("dangling-reference-is-named", dangling_reference_is_named);
  ADD ("rows-may-come-in-any-order", rows_may_come_in_any_order);
  ADD ("row-that-is-gone-is-named", row_that_is_gone_is_named);
  ADD ("cancelled-edit-changes-nothing", cancelled_edit_changes_nothing);

  return g_test_run ();
}
