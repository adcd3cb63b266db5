/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KB_ERROR (kb_error_quark ())

/**
 * KbError:
 * @KB_ERROR_USAGE: the call's words are wrong (exit status 2)
 * @KB_ERROR_INPUT: bad input; the message names file and line, cell or field (exit status 3)
 * @KB_ERROR_NOT_FOUND: nothing goes by that name (exit status 3)
 * @KB_ERROR_REFUSED: the rules of the domain forbid it now; nothing was changed (exit status 3)
 * @KB_ERROR_LIBRARY: the library cannot be used: not one, damaged, unreadable (exit status 4)
 * @KB_ERROR_NEWER: the library was made by a newer Kaibo and was left untouched (exit status 4)
 * @KB_ERROR_READ_ONLY: the library's file or folder cannot be written (exit status 4)
 * @KB_ERROR_FULL: no room left on the disk (exit status 4)
 * @KB_ERROR_BUSY: another process holds the library (exit status 4)
 *
 * The few errors that a caller can act on. Cancelling is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  KB_ERROR_USAGE,
  KB_ERROR_INPUT,
  KB_ERROR_NOT_FOUND,
  KB_ERROR_REFUSED,
  KB_ERROR_LIBRARY,
  KB_ERROR_NEWER,
  KB_ERROR_READ_ONLY,
  KB_ERROR_FULL,
  KB_ERROR_BUSY,
} KbError;

GQuark kb_error_quark       (void);
int    kb_error_exit_status (const GError *error);

G_END_DECLS
