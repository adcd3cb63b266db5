/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-id"

#include "config.h"

#include <sys/random.h>

#include "kb-id.h"

/**
 * kb_id_new:
 *
 * Makes an id for a new row: a random positive 63-bit integer, so that libraries can be merged
 * without renumbering.
 *
 * Returns: the id, never 0.
 */
gint64
kb_id_new (void)
{
  guint64 bits = 0;

  do
    if (getrandom (&bits, sizeof bits, 0) != sizeof bits)
      bits = ((guint64) g_random_int () << 32) | g_random_int ();
  while ((bits >> 1) == 0);

  return (gint64) (bits >> 1);
}

/**
 * kb_id_parse:
 * @text: decimal digits
 * @id: (out): the id
 *
 * Returns: %TRUE when all of @text is one positive 63-bit integer.
 */
gboolean
kb_id_parse (const char *text,
             gint64     *id)
{
  guint64 value;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    return FALSE;

  *id = (gint64) value;
  return TRUE;
}
