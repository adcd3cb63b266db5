/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "kb-session.h"
#include "store-fixture.h"

static void
set_up (Library       *self,
        gconstpointer  data)
{
  g_autoptr (KbRecord) session = create_session ("A");

  library_set_up (self);
  put (self->store, "Add session", session, NULL);
}

static void
tear_down (Library       *self,
           gconstpointer  data)
{
  library_tear_down (self);
}

static guint
count_files (Library    *self,
             const char *prefix)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    count += g_str_has_prefix (name, prefix);
  return count;
}

static void
make_backup (Library    *self,
             const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_store_backup (self->store, path, &error));
  g_assert_no_error (error);
}

static void
restored_backup_is_the_library_of_then (Library       *self,
                                        gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "monday.backup", NULL);
  g_autofree char *then = dump_library (self->store);
  g_autofree char *restored = NULL;
  g_autoptr (KbRecord) other = create_session ("B");
  g_autoptr (GError) error = NULL;

  make_backup (self, path);
  g_assert_cmpuint (count_files (self, "monday.backup"), ==, 1);
  put (self->store, "Add another", other, NULL);
  library_close (self);

  g_assert_true (kb_store_restore (self->path, path, &error));
  g_assert_no_error (error);
  library_open (self);
  restored = dump_library (self->store);
  g_assert_cmpstr (restored, ==, then);
  g_assert_cmpstr (kb_store_get_undo_label (self->store), ==, "Add session");
  g_assert_cmpuint (count_files (self, "library.db.before-restore-"), ==, 1);
  g_assert_cmpuint (count_files (self, "library.db.restore"), ==, 0);
}

static void
library_in_use_is_not_replaced (Library       *self,
                                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "backup", NULL);
  g_autoptr (GError) error = NULL;

  make_backup (self, path);
  g_assert_false (kb_store_restore (self->path, path, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_BUSY);
}

static void
damaged_library_gives_way (Library       *self,
                           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "backup", NULL);
  g_autofree char *then = dump_library (self->store);
  g_autofree char *restored = NULL;
  g_autoptr (GError) error = NULL;

  make_backup (self, path);
  library_close (self);
  g_assert_true (g_file_set_contents (self->path, "no library any more", -1, NULL));
  g_assert_true (kb_store_restore (self->path, path, &error));
  g_assert_no_error (error);
  library_open (self);
  restored = dump_library (self->store);
  g_assert_cmpstr (restored, ==, then);
}

static void
damaged_backup_is_refused (Library       *self,
                           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "backup", NULL);
  g_autofree char *before = dump_library (self->store);
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  make_backup (self, path);
  library_close (self);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  /* Whole pages in the middle; the header and the schema stay readable. */
  memset (bytes + size / 2, 0xa5, size / 4);
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));

  g_assert_true (kb_store_verify (path, &findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, >, 0);
  g_assert_false (kb_store_restore (self->path, path, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_LIBRARY);

  library_open (self);
  after = dump_library (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (self, "library.db.before-restore-"), ==, 0);
}

static void
other_files_are_not_replaced (Library       *self,
                              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "letter.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Dear Sir", -1, NULL));
  g_assert_false (kb_store_backup (self->store, path, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Dear Sir");

  g_assert_false (kb_store_backup (self->store, self->path, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
}

static void
cancelled_backup_leaves_nothing (Library       *self,
                                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "backup", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (kb_store_backup_watched (self->store, path, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self, "backup"), ==, 0);
}

static void
sound_library_has_no_findings (Library       *self,
                               gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_store_verify (self->path, &findings, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
findings_name_row_and_entry (Library       *self,
                             gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (self->path, "PRAGMA foreign_keys = OFF; UPDATE session SET owner_id = 42; "
                       "UPDATE journal SET changeset = x'00ff'");
  g_assert_true (kb_store_verify (self->path, &findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_nonnull (strstr (findings->pdata[0], "owner_id"));
  g_assert_nonnull (strstr (findings->pdata[1], "Add session"));
}

#define ADD(path, func) g_test_add ("/store/backup/" path, Library, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("restored-backup-is-the-library-of-then", restored_backup_is_the_library_of_then);
  ADD ("library-in-use-is-not-replaced", library_in_use_is_not_replaced);
  ADD ("damaged-library-gives-way", damaged_library_gives_way);
  ADD ("damaged-backup-is-refused", damaged_backup_is_refused);
  ADD ("other-files-are-not-replaced", other_files_are_not_replaced);
  ADD ("cancelled-backup-leaves-nothing", cancelled_backup_leaves_nothing);
  ADD ("sound-library-has-no-findings", sound_library_has_no_findings);
  ADD ("findings-name-row-and-entry", findings_name_row_and_entry);

  return g_test_run ();
}
