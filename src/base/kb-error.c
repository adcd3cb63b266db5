/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-error"

#include "config.h"

#include "kb-error.h"

G_DEFINE_QUARK (kb-error-quark, kb_error)

/**
 * kb_error_exit_status:
 * @error: (nullable): what went wrong, of any domain
 *
 * Maps an error to the exit status that the command line promises: 0 without an error, 2 wrong
 * usage, 3 bad input, 4 the library cannot be used. Foreign errors (files, parsers) count as bad input.
 *
 * Returns: the exit status.
 */
int
kb_error_exit_status (const GError *error)
{
  if (error == NULL)
    return 0;
  if (error->domain != KB_ERROR)
    return 3;

  switch ((KbError) error->code)
    {
    case KB_ERROR_USAGE:
      return 2;
    case KB_ERROR_INPUT:
    case KB_ERROR_NOT_FOUND:
    case KB_ERROR_REFUSED:
      return 3;
    case KB_ERROR_LIBRARY:
    case KB_ERROR_NEWER:
    case KB_ERROR_READ_ONLY:
    case KB_ERROR_FULL:
    case KB_ERROR_BUSY:
    default:
      return 4;
    }
}
