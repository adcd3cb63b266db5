/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-copy"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "kb-copy.h"
#include "kb-error.h"

#define PAGES_PER_STEP 1024   /* 4 MB: some 10 ms between two looks at the cancellable */

static gboolean
set_file_error (GError     **error,
                const char  *path,
                int          code)
{
  if (code == ENOSPC || code == EDQUOT)
    return kb_sqlite_set_error (error, NULL, SQLITE_FULL, path);
  if (code == EACCES || code == EROFS || code == EPERM)
    return kb_sqlite_set_error (error, NULL, SQLITE_READONLY, path);

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("%s cannot be written: %s."), path, g_strerror (code));
  return FALSE;
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = g_open (path, flags | O_CLOEXEC);
  int code = 0;

  if (fd < 0 || fsync (fd) != 0)
    code = errno;
  if (fd >= 0)
    close (fd);
  return code == 0 || set_file_error (error, path, code);
}

/**
 * kb_copy_sync_folder:
 * @path: a file in it
 *
 * Makes a rename durable.
 */
gboolean
kb_copy_sync_folder (const char  *path,
                     GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

static int
copy_pages (sqlite3            *from,
            sqlite3            *to,
            const KbCopyWatch  *watch,
            GError            **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int rc = backup != NULL ? SQLITE_OK : sqlite3_errcode (to);

  while (rc == SQLITE_OK)
    {
      rc = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (watch != NULL && watch->progress != NULL)
        watch->progress (sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup),
                         sqlite3_backup_pagecount (backup), watch->data);
      if (watch != NULL && g_cancellable_is_cancelled (watch->cancellable))
        rc = SQLITE_INTERRUPT;
    }

  sqlite3_backup_finish (backup);
  return rc;
}

static gboolean
write_copy (sqlite3            *from,
            const char         *part,
            const KbCopyWatch  *watch,
            GError            **error)
{
  g_autoptr (sqlite3) to = NULL;
  int rc = sqlite3_open_v2 (part, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (rc == SQLITE_OK)
    rc = copy_pages (from, to, watch, error);
  if (rc != SQLITE_DONE)
    return kb_sqlite_set_error (error, to, rc, part);

  /* One file, nothing beside it: what a stick or a mail takes along whole. */
  rc = sqlite3_exec (to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  return rc == SQLITE_OK || kb_sqlite_set_error (error, to, rc, part);
}

/**
 * kb_copy_database:
 * @from: the connection to copy from; hold a read transaction on it for one moment's state
 * @path: the file to make or replace
 * @watch: (nullable): progress and cancelling
 *
 * Copies a whole library beside @path, makes it durable and renames it into place: @path is the old
 * file or the complete new one at any moment.
 */
gboolean
kb_copy_database (sqlite3            *from,
                  const char         *path,
                  const KbCopyWatch  *watch,
                  GError            **error)
{
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", path, g_random_int ());

  if (write_copy (from, part, watch, error) && sync_path (part, O_RDONLY, error))
    {
      if (g_rename (part, path) == 0)
        return kb_copy_sync_folder (path, error);
      set_file_error (error, path, errno);
    }

  g_unlink (part);
  return FALSE;
}
