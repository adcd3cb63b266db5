/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-stretch"

#include "config.h"

#include "kb-stretch.h"

/**
 * kb_stretches_new:
 *
 * Returns: (transfer full) (element-type KbStretch): an empty list.
 */
GArray *
kb_stretches_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (KbStretch));
}

/**
 * kb_stretches_add:
 *
 * Adds a stretch at the end; an empty one is left out.
 */
void
kb_stretches_add (GArray *self,
                  gint64  start_us,
                  gint64  end_us)
{
  const KbStretch stretch = { start_us, end_us };

  if (end_us > start_us)
    g_array_append_val (self, stretch);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const KbStretch *one = a;
  const KbStretch *other = b;

  return (one->start_us > other->start_us) - (one->start_us < other->start_us);
}

/**
 * kb_stretches_merge:
 * @gap_us: what lies between two counts as nothing up to this length (and at it, only 0 does)
 *
 * Sorts, and joins what overlaps, touches, or is closer than @gap_us.
 */
void
kb_stretches_merge (GArray *self,
                    gint64  gap_us)
{
  guint kept = 0;

  g_array_sort (self, compare);
  for (guint i = 1; i < self->len; i++)
    {
      KbStretch *last = &g_array_index (self, KbStretch, kept);
      const KbStretch *next = &g_array_index (self, KbStretch, i);

      if (next->start_us <= last->end_us || next->start_us - last->end_us < gap_us)
        last->end_us = MAX (last->end_us, next->end_us);
      else
        g_array_index (self, KbStretch, ++kept) = *next;
    }
  g_array_set_size (self, self->len > 0 ? kept + 1 : 0);
}

/**
 * kb_stretches_subtract:
 *
 * Cuts @hole out of every stretch.
 */
void
kb_stretches_subtract (GArray          *self,
                       const KbStretch *hole)
{
  const guint count = self->len;

  for (guint i = 0; i < count; i++)
    {
      const KbStretch whole = g_array_index (self, KbStretch, i);

      if (!kb_stretch_overlaps (&whole, hole, NULL))
        continue;
      g_array_index (self, KbStretch, i).end_us = MAX (whole.start_us, hole->start_us);
      kb_stretches_add (self, hole->end_us, whole.end_us);
    }
  for (guint i = self->len; i-- > 0;)
    if (g_array_index (self, KbStretch, i).end_us <= g_array_index (self, KbStretch, i).start_us)
      g_array_remove_index (self, i);
  g_array_sort (self, compare);
}

/**
 * kb_stretches_clip:
 *
 * Leaves of every stretch what lies within @frame.
 */
void
kb_stretches_clip (GArray          *self,
                   const KbStretch *frame)
{
  for (guint i = self->len; i-- > 0;)
    {
      KbStretch *stretch = &g_array_index (self, KbStretch, i);

      if (!kb_stretch_overlaps (stretch, frame, stretch))
        g_array_remove_index (self, i);
    }
}

/**
 * kb_stretches_total:
 *
 * Returns: the sum of the lengths, microseconds; what overlaps counts as often as it is there.
 */
gint64
kb_stretches_total (GArray *self)
{
  gint64 total = 0;

  for (guint i = 0; i < self->len; i++)
    total += g_array_index (self, KbStretch, i).end_us - g_array_index (self, KbStretch, i).start_us;

  return total;
}

/**
 * kb_stretch_overlaps:
 * @common: (out) (optional): what both have; untouched when there is nothing
 *
 * Returns: whether the two have time in common; to touch is not to overlap.
 */
gboolean
kb_stretch_overlaps (const KbStretch *a,
                     const KbStretch *b,
                     KbStretch       *common)
{
  const KbStretch both = { MAX (a->start_us, b->start_us), MIN (a->end_us, b->end_us) };

  if (both.end_us <= both.start_us)
    return FALSE;
  if (common != NULL)
    *common = both;
  return TRUE;
}
