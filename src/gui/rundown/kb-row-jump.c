/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-row-jump"

#include "config.h"

#include <string.h>

#include "kb-cue.h"
#include "kb-row-jump.h"

/* Who stops for longer than that begins anew. */
#define PAUSE_US (1500 * G_GINT64_CONSTANT (1000))

void
kb_row_jump_clear (KbRowJump *self)
{
  if (self->typed != NULL)
    g_string_free (g_steal_pointer (&self->typed), TRUE);
}

static const char *
get_number (KbRundownRow *row)
{
  return kb_rundown_row_is_cue (row) ? kb_record_get_text (kb_rundown_row_get_record (row), KB_CUE_CUE_NO) : "";
}

/* "17" begins "C17" and "C0171" … without the letters and zeros in front. */
static const char *
skip_to_figure (const char *number)
{
  number += strcspn (number, "0123456789");
  number += strspn (number, "0");
  return number;
}

static gboolean
begins_with (const char *number,
             const char *typed)
{
  if (g_ascii_strncasecmp (number, typed, strlen (typed)) == 0)
    return TRUE;
  if (!g_ascii_isdigit (*typed))
    return FALSE;
  if (strncmp (number + strcspn (number, "0123456789"), typed, strlen (typed)) == 0)
    return TRUE;

  typed += strspn (typed, "0");
  return *typed != '\0' && g_ascii_strncasecmp (skip_to_figure (number), typed, strlen (typed)) == 0;
}

static gboolean
is_whole (const char *number,
          const char *typed)
{
  return begins_with (number, typed)
         && (strlen (number) == strlen (typed)
             || (g_ascii_isdigit (*typed) && strlen (skip_to_figure (number)) == strlen (typed + strspn (typed, "0"))));
}

static KbRundownRow *
find (GPtrArray  *rows,
      const char *typed)
{
  KbRundownRow *first = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      if (is_whole (get_number (rows->pdata[i]), typed))
        return rows->pdata[i];
      if (first == NULL && begins_with (get_number (rows->pdata[i]), typed))
        first = rows->pdata[i];
    }

  return first;
}

/**
 * kb_row_jump_is_begun:
 * @now_us: monotonic
 *
 * Returns: whether the next key goes on with a number.
 */
gboolean
kb_row_jump_is_begun (const KbRowJump *self,
                      gint64           now_us)
{
  return self->typed != NULL && self->typed->len > 0 && now_us - self->last_us <= PAUSE_US;
}

/**
 * kb_row_jump_type:
 * @rows: (element-type KbRundownRow): all rows in running order
 * @key: what was typed
 * @now_us: when, monotonic
 *
 * Takes a key when a cue's number goes on, or begins, with it.
 *
 * Returns: whether it was taken; another key is somebody else's.
 */
gboolean
kb_row_jump_type (KbRowJump *self,
                  GPtrArray *rows,
                  gunichar   key,
                  gint64     now_us)
{
  if (self->typed == NULL)
    self->typed = g_string_new (NULL);
  if (!kb_row_jump_is_begun (self, now_us))
    g_string_truncate (self->typed, 0);
  if (!g_unichar_isalnum (key))
    return FALSE;

  g_string_append_unichar (self->typed, key);
  if (find (rows, self->typed->str) == NULL)
    {
      g_string_truncate (self->typed, 0);
      return FALSE;
    }

  self->last_us = now_us;
  return TRUE;
}

/**
 * kb_row_jump_find:
 *
 * Returns: (transfer none) (nullable): the cue whose number was typed, or the first that it begins.
 */
KbRundownRow *
kb_row_jump_find (KbRowJump *self,
                  GPtrArray *rows)
{
  return self->typed != NULL && self->typed->len > 0 ? find (rows, self->typed->str) : NULL;
}
