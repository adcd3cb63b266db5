/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-sqlite"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "kb-error.h"
#include "kb-sqlite.h"

static void
set_read_only (GError     **error,
               const char  *path)
{
  g_set_error (error, KB_ERROR, KB_ERROR_READ_ONLY,
               _("The library %s or its folder cannot be written. Nothing was changed; allow writing "
                 "there, or choose another place."), path);
}

static void
set_full (GError     **error,
          const char  *path)
{
  g_set_error (error, KB_ERROR, KB_ERROR_FULL,
               _("There is no room left on the disk for the library %s. Nothing was changed; make room "
                 "and try again."), path);
}

static void
set_io_error (GError     **error,
              sqlite3     *db,
              const char  *path)
{
  int code = db != NULL ? sqlite3_system_errno (db) : 0;

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    set_full (error, path);
  else if (code == EROFS || code == EACCES || code == EPERM)
    set_read_only (error, path);
  else
    g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY,
                 _("The library %s could not be read or written: %s. Nothing was changed; check the "
                   "disk."), path, code != 0 ? g_strerror (code) : sqlite3_errmsg (db));
}

static void
set_cannot_open (GError     **error,
                 sqlite3     *db,
                 const char  *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) != 0 && errno != ENOENT)
    set_read_only (error, path);
  else
    g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY, _("The library %s cannot be opened: %s."),
                 path, sqlite3_errmsg (db));
}

/**
 * kb_sqlite_set_error:
 * @error: (out) (optional): where to put it
 * @db: (nullable): the connection on which the call failed
 * @rc: SQLite's result code, extended or not
 * @path: the library's file, for the message
 *
 * Translates SQLite's result into one of our few codes and says what happened and what to do.
 *
 * Returns: always %FALSE, so that a caller can return it.
 */
gboolean
kb_sqlite_set_error (GError     **error,
                     sqlite3     *db,
                     int          rc,
                     const char  *path)
{
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc);

  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, KB_ERROR, KB_ERROR_BUSY,
                   _("Another program is writing to the library %s. Nothing was changed; try again "
                     "when it has finished."), path);
      break;
    case SQLITE_FULL:
      set_full (error, path);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      set_read_only (error, path);
      break;
    case SQLITE_CANTOPEN:
      set_cannot_open (error, db, path);
      break;
    case SQLITE_IOERR:
      set_io_error (error, db, path);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY, _("%s is not a Kaibo library."), path);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY,
                   _("The library %s is damaged (%s). Nothing was changed; restore a backup."),
                   path, detail);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("The library refused a value: %s."), detail);
      break;
    default:
      g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY, _("The library %s cannot be used: %s."), path,
                   detail);
    }

  return FALSE;
}
