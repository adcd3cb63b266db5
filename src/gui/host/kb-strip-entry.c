/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-strip-entry"

#include "config.h"

#include "kb-strip-entry.h"

static KbStrip **
get_place (const KbStripEntry *self,
           guint               line,
           guint               phase)
{
  return &self->strips[line * KB_STRIP_PHASES + phase];
}

/**
 * kb_strip_entry_new:
 * @script: a text
 * @index: a piece of it
 * @text: the piece, laid out
 *
 * Returns: (transfer full): the piece with nothing drawn yet.
 */
KbStripEntry *
kb_strip_entry_new (KbScript    *script,
                    guint        index,
                    KbStripText *text)
{
  KbStripEntry *self = g_new0 (KbStripEntry, 1);

  self->script = kb_script_ref (script);
  self->index = index;
  self->n_lines = kb_strip_text_get_n_lines (text);
  self->height = kb_strip_text_get_height (text);
  self->lines = g_memdup2 (kb_strip_text_get_lines (text), self->n_lines * sizeof (KbStripLine));
  self->strips = g_new0 (KbStrip *, self->n_lines * KB_STRIP_PHASES);

  return self;
}

/**
 * kb_strip_entry_free:
 * @entry: a #KbStripEntry
 *
 * Frees the piece with its pixels.
 */
void
kb_strip_entry_free (gpointer entry)
{
  KbStripEntry *self = entry;

  for (guint i = 0; i < self->n_lines * KB_STRIP_PHASES; i++)
    g_clear_pointer (&self->strips[i], kb_strip_free);
  kb_script_unref (self->script);
  g_free (self->lines);
  g_free (self->strips);
  g_free (self);
}

/**
 * kb_strip_entry_hash:
 * @entry: a #KbStripEntry of which only script and index need be set
 *
 * Returns: a hash of how the piece looks.
 */
guint
kb_strip_entry_hash (gconstpointer entry)
{
  const KbStripEntry *self = entry;

  return kb_script_hash_piece (self->script, self->index);
}

/**
 * kb_strip_entry_equal:
 *
 * Returns: %TRUE when both pieces look the same.
 */
gboolean
kb_strip_entry_equal (gconstpointer entry,
                      gconstpointer other)
{
  const KbStripEntry *a = entry, *b = other;

  return kb_script_equal_pieces (a->script, a->index, b->script, b->index);
}

/**
 * kb_strip_entry_find_undrawn:
 * @want: a want for this piece
 * @line: (out): the first line that is wanted and not drawn
 * @phase: (out): in this phase
 *
 * Returns: %FALSE when all is drawn.
 */
gboolean
kb_strip_entry_find_undrawn (const KbStripEntry *self,
                             const KbStripWant  *want,
                             guint              *line,
                             guint              *phase)
{
  guint last = MIN (want->last_line, self->n_lines - 1);

  for (*line = want->first_line; *line <= last && want->phases != 0; (*line)++)
    for (*phase = 0; *phase < KB_STRIP_PHASES; (*phase)++)
      if ((want->phases & (1 << *phase)) != 0 && *get_place (self, *line, *phase) == NULL)
        return TRUE;

  return FALSE;
}

/* Which phases of each line the wants ask for. */
static guint8 *
mark_wanted (KbStripEntry      *self,
             const KbStripWant *wants,
             guint              n_wants,
             guint64            stamp)
{
  guint8 *wanted = g_new0 (guint8, self->n_lines);

  for (guint i = 0; i < n_wants; i++)
    {
      if (!kb_script_equal_pieces (wants[i].script, wants[i].index, self->script, self->index))
        continue;
      self->used = stamp;
      for (guint line = wants[i].first_line; line <= wants[i].last_line && line < self->n_lines; line++)
        wanted[line] |= wants[i].phases;
    }

  return wanted;
}

/**
 * kb_strip_entry_drop_phases:
 * @wants: (array length=n_wants): all that is wanted, of this piece and others
 * @n_wants: how many
 * @stamp: the time of these wants; kept when the piece is among them
 *
 * Frees the phases between whole pixels where they are not wanted: they are only needed while a line
 * moves over the screen.
 *
 * Returns: how much memory that gave back.
 */
gsize
kb_strip_entry_drop_phases (KbStripEntry      *self,
                            const KbStripWant *wants,
                            guint              n_wants,
                            guint64            stamp)
{
  g_autofree guint8 *wanted = mark_wanted (self, wants, n_wants, stamp);
  gsize bytes = 0;

  for (guint line = 0; line < self->n_lines; line++)
    for (guint phase = 1; phase < KB_STRIP_PHASES; phase++)
      {
        KbStrip **place = get_place (self, line, phase);

        if (*place == NULL || (wanted[line] & (1 << phase)) != 0)
          continue;
        bytes += kb_strip_get_bytes (*place);
        g_clear_pointer (place, kb_strip_free);
      }

  return bytes;
}

/**
 * kb_strip_entry_get_bytes:
 *
 * Returns: how much memory its pixels take.
 */
gsize
kb_strip_entry_get_bytes (const KbStripEntry *self)
{
  gsize bytes = 0;

  for (guint i = 0; i < self->n_lines * KB_STRIP_PHASES; i++)
    bytes += self->strips[i] != NULL ? kb_strip_get_bytes (self->strips[i]) : 0;

  return bytes;
}
