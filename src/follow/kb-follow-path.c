/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-path"

/* Locks that belong to the open file, not to the process. */
#define _GNU_SOURCE

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "kb-error.h"

#include "kb-follow-path.h"

/**
 * kb_follow_socket_path:
 * @library: the library's file, which need not exist yet
 * @screen: which of the desk's host windows follows there
 *
 * Returns: (transfer full): where the desk that has this library open listens: a socket in the
 *   user's runtime folder, the same for every way to write the library's path.
 */
char *
kb_follow_socket_path (const char *library,
                       KbScreen    screen)
{
  g_autofree char *absolute = g_canonicalize_filename (library, NULL);
  char *real = realpath (absolute, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                         real != NULL ? real : absolute, -1);
  g_autofree char *name = screen == KB_SCREEN_HOST
                          ? g_strdup_printf ("%.16s.sock", hash)
                          : g_strdup_printf ("%.16s.%s.sock", hash, kb_enum_code (&kb_screen_enum, screen));

  free (real);
  return g_build_filename (g_get_user_runtime_dir (), "kaibo", name, NULL);
}

/**
 * kb_follow_prepare_folder:
 * @path: a socket's path
 *
 * Makes the folder of the socket, for this user alone. One that others can look into is closed to
 * them; one that is another's, or a link, is refused.
 *
 * Returns: %FALSE with %KB_ERROR_REFUSED or %KB_ERROR_READ_ONLY set.
 */
gboolean
kb_follow_prepare_folder (const char *path,
                          GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat status;

  if (strlen (path) >= sizeof ((struct sockaddr_un *) NULL)->sun_path)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
                   _("%s: The path is too long for a socket; set XDG_RUNTIME_DIR"), path);
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0 || lstat (folder, &status) != 0)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_READ_ONLY, _("%s: The folder cannot be made: %s"),
                   folder, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISDIR (status.st_mode) || status.st_uid != getuid ()
      || ((status.st_mode & 0077) != 0 && g_chmod (folder, 0700) != 0))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
                   _("%s: The folder is not this user's alone; remove it"), folder);
      return FALSE;
    }

  return TRUE;
}

static char *
lock_path (const char *path)
{
  return g_strconcat (path, ".host", NULL);
}

/**
 * kb_follow_host_lock:
 * @path: the desk's socket
 *
 * Says that a host's window is there, for as long as the file is open: the system lets go of it
 * when the process ends, however it ends.
 *
 * Returns: an open file to keep, and to close() at the end; -1 with @error set, %KB_ERROR_BUSY when
 *   another host's window is there.
 */
int
kb_follow_host_lock (const char *path,
                     GError    **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  g_autofree char *file = lock_path (path);
  int fd;

  if (!kb_follow_prepare_folder (path, error))
    return -1;

  fd = g_open (file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0 && fcntl (fd, F_OFD_SETLK, &lock) == 0)
    return fd;

  g_set_error (error, KB_ERROR, fd >= 0 ? KB_ERROR_BUSY : KB_ERROR_READ_ONLY,
               fd >= 0 ? _("%s: Another host window is open") : _("%s: The file cannot be made"), file);
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * kb_follow_host_is_alive:
 * @path: the desk's socket
 *
 * Asks without taking the lock, so that a host that is starting is never in the way of itself.
 *
 * Returns: %TRUE while a host's window is open for this library; it will connect again by itself.
 */
gboolean
kb_follow_host_is_alive (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  g_autofree char *file = lock_path (path);
  gboolean is_alive;
  int fd = g_open (file, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);

  if (fd < 0)
    return FALSE;

  is_alive = fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (fd);
  return is_alive;
}
