/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-backup"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "kb-copy.h"
#include "kb-database.h"
#include "kb-error.h"
#include "kb-schema.h"
#include "kb-verify.h"

static gboolean
check_different (const char  *library,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *one = g_canonicalize_filename (library, NULL);
  g_autofree char *two = g_canonicalize_filename (path, NULL);

  if (strcmp (one, two) != 0)
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
               _("%s is the library itself; choose another file for the backup."), path);
  return FALSE;
}

/* A backup may replace an older backup, but not somebody's letters. */
static gboolean
check_target (const char  *path,
              GError     **error)
{
  g_autoptr (GError) failure = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || kb_schema_probe (path, KB_STORE_READ_ONLY, &failure)
      || g_error_matches (failure, KB_ERROR, KB_ERROR_NEWER))
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
               _("%s is there already and is not a Kaibo library; it was not replaced. Choose another file."),
               path);
  return FALSE;
}

/**
 * kb_store_backup:
 * @path: the file to make; an older backup there is replaced at once, when the new one is complete
 *
 * Writes the library as it stands into one file. Edits go on meanwhile, since it has a connection
 * of its own.
 */
gboolean
kb_store_backup (KbStore     *self,
                 const char  *path,
                 GError     **error)
{
  return kb_store_backup_watched (self, path, NULL, NULL, NULL, error);
}

/**
 * kb_store_backup_watched:
 * @cancellable: (nullable): stops it; nothing is left behind
 * @progress: (nullable): called on this thread with pages done and in all
 *
 * As kb_store_backup(). Any thread.
 */
gboolean
kb_store_backup_watched (KbStore                *self,
                         const char             *path,
                         GCancellable           *cancellable,
                         GFileProgressCallback   progress,
                         gpointer                progress_data,
                         GError                **error)
{
  const KbCopyWatch watch = { cancellable, progress, progress_data };
  g_autoptr (KbDatabase) database = NULL;
  gint64 one_moment;

  g_return_val_if_fail (KB_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!check_different (kb_store_get_path (self), path, error) || !check_target (path, error))
    return FALSE;

  database = kb_database_open (kb_store_get_path (self), KB_STORE_READ_ONLY, error);
  /* The first read of the transaction settles which moment the copy shows. */
  return database != NULL
         && kb_database_exec (database, "BEGIN", error)
         && kb_database_query_int (database, "PRAGMA user_version", &one_moment, error)
         && kb_copy_database (kb_database_get_handle (database), path, &watch, error);
}

static gboolean
check_backup (KbDatabase  *database,
              GError     **error)
{
  g_autoptr (GPtrArray) findings = kb_verify_database (database);

  if (findings->len == 0)
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY,
               _("The backup %s is damaged (%s). Nothing was changed; choose another backup."),
               kb_database_get_path (database), (const char *) findings->pdata[0]);
  return FALSE;
}

/* Makes sure that nobody else has the library open, and that all of it is in its one file; keeps
 * others out until the connection is closed. A damaged library is given up to its replacement. */
static gboolean
hold_library (const char  *path,
              sqlite3    **held,
              GError     **error)
{
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) failure = NULL;
  int rc;

  if (!kb_schema_probe (path, KB_STORE_CREATE, &failure))
    {
      if (g_error_matches (failure, KB_ERROR, KB_ERROR_LIBRARY))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    *held = g_steal_pointer (&db);
  if (rc == SQLITE_OK || rc == SQLITE_CORRUPT || rc == SQLITE_NOTADB)
    return TRUE;
  if (rc != SQLITE_BUSY)
    return kb_sqlite_set_error (error, db, rc, path);

  g_set_error (error, KB_ERROR, KB_ERROR_BUSY,
               _("The library %s is open in another window or program. Nothing was changed; close it there "
                 "and try again."), path);
  return FALSE;
}

static gboolean
fail_rename (const char  *path,
             GError     **error)
{
  g_set_error (error, KB_ERROR, KB_ERROR_READ_ONLY, _("The library %s cannot be replaced: %s."), path,
               g_strerror (errno));
  return FALSE;
}

/* A damaged library's WAL belongs to it and must not meet the restored one. */
static void
move_beside (const char *path,
             const char *aside,
             const char *suffix)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  g_rename (from, to);
}

static gboolean
swap_library (const char  *path,
              const char  *stage,
              GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *aside = g_strdup_printf ("%s.before-restore-%s", path, stamp);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      move_beside (path, aside, "-wal");
      move_beside (path, aside, "-shm");
      /* A second name first, so that there is a library under its own name at any moment; on a disk
       * without links there is a blink in which both files only have other names. */
      if (link (path, aside) != 0 && g_rename (path, aside) != 0)
        return fail_rename (path, error);
    }
  if (g_rename (stage, path) != 0)
    return fail_rename (path, error);
  return kb_copy_sync_folder (path, error);
}

/**
 * kb_store_restore:
 * @library: the library's file, open nowhere
 * @backup: a backup, or any library
 *
 * Puts a copy of @backup in the place of @library. The backup is checked first, page by page; the
 * library that was there is kept beside it with the date in its name; at any moment there is the
 * one or the other.
 *
 * Returns: %FALSE with %KB_ERROR_LIBRARY (the backup is no library or damaged), _BUSY (the library
 *   is open somewhere), _NEWER, _READ_ONLY or _FULL; then nothing was changed.
 */
gboolean
kb_store_restore (const char  *library,
                  const char  *backup,
                  GError     **error)
{
  g_autofree char *stage = g_strconcat (library, ".restore", NULL);
  g_autoptr (KbDatabase) source = NULL;
  g_autoptr (sqlite3) held = NULL;
  gboolean success;

  g_return_val_if_fail (library != NULL, FALSE);
  g_return_val_if_fail (backup != NULL, FALSE);

  if (!check_different (library, backup, error))
    return FALSE;
  source = kb_database_open (backup, KB_STORE_READ_ONLY | KB_DATABASE_ANY_VERSION, error);
  if (source == NULL || !check_backup (source, error) || !hold_library (library, &held, error))
    return FALSE;

  success = kb_copy_database (kb_database_get_handle (source), stage, NULL, error)
            && swap_library (library, stage, error);
  g_unlink (stage);
  return success;
}
