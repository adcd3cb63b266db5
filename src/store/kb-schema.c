/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-schema"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "kb-copy.h"
#include "kb-error.h"
#include "kb-schema.h"
#include "kb-store-resources.h"

#define SCRIPTS "/io/github/kaibo/Kaibo/store/schema/"

/* SQLite's file header: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static gint64
read_be32 (const guint8 *bytes)
{
  return ((gint64) bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the migrations, "0001-library.sql" first, %NULL-terminated. */
static char **
list_scripts (void)
{
  /* A resource in a static library that nobody names is left out by the linker. */
  char **names = g_resource_enumerate_children (kb_store_get_resource (), SCRIPTS, 0, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

/**
 * kb_schema_get_version:
 *
 * Returns: the version that this Kaibo writes: the number of its last migration.
 */
int
kb_schema_get_version (void)
{
  g_auto (GStrv) names = list_scripts ();

  return (int) g_ascii_strtoll (names[g_strv_length (names) - 1], NULL, 10);
}

static gboolean
can_write (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

static gboolean
is_folder_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return can_write (folder);
}

/**
 * kb_schema_create_uri:
 *
 * Returns: (transfer full): what to hand to sqlite3_open_v2(). A reader in a folder that it may not
 *   write to cannot make the WAL's index, so it takes the file as it stands.
 */
char *
kb_schema_create_uri (const char   *path,
                      KbStoreFlags  flags)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gboolean still = (flags & KB_STORE_READ_ONLY) && !is_folder_writable (path)
                   && !g_file_test (wal, G_FILE_TEST_EXISTS);

  if (strcmp (path, ":memory:") == 0)
    return g_strdup (path);
  return g_strdup_printf ("file:%s%s", escaped, still ? "?immutable=1" : "");
}

static gboolean
fail_read_only (const char  *path,
                GError     **error)
{
  return kb_sqlite_set_error (error, NULL, SQLITE_READONLY, path);
}

static gboolean
probe_missing (const char    *path,
               KbStoreFlags   flags,
               GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!(flags & KB_STORE_CREATE))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY, _("There is no library at %s."), path);
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0 || !can_write (folder))
    return fail_read_only (path, error);
  return TRUE;
}

static gboolean
check_version (const char  *path,
               gint64       version,
               GError     **error)
{
  if (version <= kb_schema_get_version ())
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_NEWER,
               _("The library %s was made by a newer Kaibo (version %d of its tables, this Kaibo knows "
                 "%d). It was left untouched; update Kaibo to open it."),
               path, (int) version, kb_schema_get_version ());
  return FALSE;
}

static gboolean
check_header (const char    *path,
              const guint8  *header,
              gssize         size,
              GError       **error)
{
  if (size < HEADER_SIZE || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
    return kb_sqlite_set_error (error, NULL, SQLITE_NOTADB, path);

  if (read_be32 (header + HEADER_APPLICATION_ID) != KB_SCHEMA_APPLICATION_ID)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY,
                   _("%s is not a Kaibo library; it is a database of another program."), path);
      return FALSE;
    }
  return check_version (path, read_be32 (header + HEADER_USER_VERSION), error);
}

/**
 * kb_schema_probe:
 *
 * Looks at the file before SQLite does, which might write to it: whether it is there, is ours, is
 * not newer and can be written.
 *
 * Returns: %FALSE with %KB_ERROR_LIBRARY, _NEWER or _READ_ONLY.
 */
gboolean
kb_schema_probe (const char    *path,
                 KbStoreFlags   flags,
                 GError       **error)
{
  guint8 header[HEADER_SIZE];
  gssize size;
  int fd;

  if (strcmp (path, ":memory:") == 0)
    return TRUE;

  fd = g_open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT)
    return probe_missing (path, flags, error);
  size = fd >= 0 ? read (fd, header, sizeof header) : -1;
  if (size < 0)
    g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY, _("The library %s cannot be read: %s."), path,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);
  if (size < 0)
    return FALSE;

  /* What a creation leaves that was cut short, or `touch`. */
  if (size == 0)
    return probe_missing (path, flags, error);
  if (!check_header (path, header, size, error))
    return FALSE;
  if (!(flags & KB_STORE_READ_ONLY) && (!can_write (path) || !is_folder_writable (path)))
    return fail_read_only (path, error);
  return TRUE;
}

/**
 * kb_schema_run_script:
 * @name: a migration, "0001-library.sql"
 */
gboolean
kb_schema_run_script (KbDatabase  *database,
                      const char  *name,
                      GError     **error)
{
  g_autofree char *path = g_strconcat (SCRIPTS, name, NULL);
  g_autoptr (GBytes) script = g_resource_lookup_data (kb_store_get_resource (), path, 0, error);

  if (script == NULL)
    return FALSE;
  if (kb_database_exec (database, g_bytes_get_data (script, NULL), error))
    return TRUE;

  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static gboolean
run_scripts (KbDatabase  *database,
             gint64       from,
             int          to,
             GError     **error)
{
  g_auto (GStrv) names = list_scripts ();
  g_autofree char *finish = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                             KB_SCHEMA_APPLICATION_ID, to);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 number = g_ascii_strtoll (names[i], NULL, 10);

      if (number > from && number <= to && !kb_schema_run_script (database, names[i], error))
        return FALSE;
    }

  return kb_database_exec (database, finish, error);
}

/* Two processes may both have found an old library; the second one finds nothing left to do. */
static gboolean
migrate_locked (KbDatabase  *database,
                int          version,
                GError     **error)
{
  gint64 from = 0;
  gint64 dangling = 0;

  if (!kb_database_query_int (database, "PRAGMA user_version", &from, error)
      || !check_version (kb_database_get_path (database), from, error))
    return FALSE;
  if (from >= version)
    return TRUE;
  if (!run_scripts (database, from, version, error)
      || !kb_database_query_int (database, "SELECT count(*) FROM pragma_foreign_key_check", &dangling, error))
    return FALSE;

  if (dangling != 0)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY,
                   _("The library %s is damaged (%d references lead nowhere). Nothing was changed; "
                     "restore a backup."), kb_database_get_path (database), (int) dangling);
      return FALSE;
    }
  return TRUE;
}

/**
 * kb_schema_migrate:
 * @version: up to which migration; a test may stop earlier
 *
 * Runs the migrations that the library lacks, all or none.
 */
gboolean
kb_schema_migrate (KbDatabase  *database,
                   int          version,
                   GError     **error)
{
  if (!kb_database_exec (database, "PRAGMA foreign_keys = OFF; BEGIN EXCLUSIVE", error))
    return FALSE;

  if (migrate_locked (database, version, error) && kb_database_commit (database, error))
    return TRUE;

  kb_database_rollback (database);
  return FALSE;
}

static gboolean
keep_old (KbDatabase  *database,
          gint64       version,
          GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *path = g_strdup_printf ("%s.v%d-%s.backup", kb_database_get_path (database),
                                           (int) version, stamp);

  return kb_copy_database (kb_database_get_handle (database), path, NULL, error);
}

/**
 * kb_schema_update:
 *
 * Makes the tables of a new library; brings an older one up to date after keeping a dated copy
 * beside it; refuses a newer one.
 */
gboolean
kb_schema_update (KbDatabase    *database,
                  KbStoreFlags   flags,
                  GError       **error)
{
  gint64 version = 0;

  if (!kb_database_query_int (database, "PRAGMA user_version", &version, error)
      || !check_version (kb_database_get_path (database), version, error))
    return FALSE;
  if (version == kb_schema_get_version () || (flags & KB_DATABASE_ANY_VERSION))
    return TRUE;

  if (kb_database_is_read_only (database))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_READ_ONLY,
                   _("The library %s was made by an older Kaibo and must be brought up to date first; "
                     "open it once where it can be written."), kb_database_get_path (database));
      return FALSE;
    }
  if (version > 0 && !keep_old (database, version, error))
    return FALSE;
  return kb_schema_migrate (database, kb_schema_get_version (), error);
}
