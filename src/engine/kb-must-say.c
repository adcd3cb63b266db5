/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-must-say"

#include "config.h"

#include <string.h>

#include "kb-must-say.h"
#include "kb-pace.h"

/* The way of a text ends with its last word. */
#define AT_END 0.01

/* Beats of a piece up to the end of what was found in it. */
static double
measure_to (KbScript      *script,
            const KbPiece *piece,
            const char    *end)
{
  const int offset = (int) (end - piece->text);
  double beats = 0;

  kb_pace_measure (piece->text, kb_script_get_language (script), &offset, 1, &beats);

  return piece->first_beat + MIN (beats, piece->beats);
}

static double
find_end (KbScript   *script,
          const char *phrase)
{
  if (*phrase == '\0')
    return -1;

  for (guint i = 0; i < kb_script_get_n_pieces (script); i++)
    {
      const KbPiece *piece = kb_script_get_piece (script, i);
      const char *found = piece->beats > 0 ? strstr (piece->text, phrase) : NULL;

      if (found != NULL)
        return measure_to (script, piece, found + strlen (phrase));
    }

  return -1;
}

/**
 * kb_must_say_find:
 * @self: (out): where it is said
 * @script: (nullable): a cue's text
 * @phrases: (nullable) (array zero-terminated=1): what must be said, word for word
 *
 * Finds the first place of each phrase.
 */
void
kb_must_say_find (KbMustSay         *self,
                  KbScript          *script,
                  const char *const *phrases)
{
  self->n = 0;
  for (guint i = 0; phrases != NULL && phrases[i] != NULL && i < KB_MUST_SAY_MOST; i++)
    self->ends[self->n++] = script != NULL ? find_end (script, phrases[i]) : -1;
}

/**
 * kb_must_say_get_said:
 * @beat: where the host reads
 *
 * Returns: a bit for each phrase that was passed.
 */
guint32
kb_must_say_get_said (const KbMustSay *self,
                      double           beat)
{
  guint32 said = 0;

  for (guint i = 0; i < self->n; i++)
    if (self->ends[i] >= 0 && beat > 0 && beat >= self->ends[i] - AT_END)
      said |= 1u << i;

  return said;
}
