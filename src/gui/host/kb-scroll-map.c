/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-scroll-map"

#include "config.h"

#include "kb-scroll-map.h"

/* A knot with the first and second antiderivative of the broken line through all knots. */
typedef struct
{
  double beat;
  double y;
  double area;
  double moment;
} Knot;

/**
 * KbScrollMap:
 *
 * Where a text stands as a function of how much of it is read. Lines hold more or less to say, and
 * directions hold nothing, so the broken line through the line centres has kinks that would be jerks.
 * It is averaged with a triangle of half width `reach`: the result never runs back, its speed has no
 * step, and at the first and last knot it is exact, because the line is continued there by turning it
 * about its end.
 *
 * The average of a function with a triangle is the second difference of its second antiderivative,
 * so a lookup costs three searches and no sum.
 */
struct _KbScrollMap
{
  GArray *knots;        /* Knot, beats ascending from the origin */
  double  origin_beat;
  double  origin_y;
  double  reach;
};

static void
add_knot (KbScrollMap *self,
          double       beat,
          double       y)
{
  Knot knot = { beat, y, 0, 0 };

  g_array_append_val (self->knots, knot);
}

/* The knots turned about @center, as far as the average reaches. */
static void
add_turned (KbScrollMap  *self,
            const double *beats,
            const double *ys,
            guint         n_knots,
            guint         center,
            int           direction)
{
  guint n = 0;

  while (n + 1 < n_knots && ABS (beats[center] - beats[center + direction * (int) n]) < self->reach)
    n++;

  for (guint i = 1; i <= n; i++)
    {
      guint distance = direction > 0 ? n + 1 - i : i;
      guint at = center + direction * (int) distance;

      add_knot (self, 2 * beats[center] - beats[at] - self->origin_beat,
                2 * ys[center] - ys[at] - self->origin_y);
    }
}

static double
get_slope (const Knot *knot)
{
  return (knot[1].y - knot[0].y) / (knot[1].beat - knot[0].beat);
}

static void
integrate (KbScrollMap *self)
{
  Knot *knots = (Knot *) self->knots->data;

  for (guint i = 1; i < self->knots->len; i++)
    {
      const Knot *last = &knots[i - 1];
      double t = knots[i].beat - last->beat, slope = get_slope (last);

      knots[i].area = last->area + last->y * t + slope * t * t / 2;
      knots[i].moment = last->moment + last->area * t + last->y * t * t / 2 + slope * t * t * t / 6;
    }
}

static double
get_moment (KbScrollMap *self,
            double       beat)
{
  const Knot *knots = (const Knot *) self->knots->data;
  guint low = 0, high = self->knots->len - 2;
  double t;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (knots[middle].beat <= beat)
        low = middle;
      else
        high = middle - 1;
    }
  t = beat - knots[low].beat;

  return knots[low].moment + knots[low].area * t + knots[low].y * t * t / 2 +
         get_slope (&knots[low]) * t * t * t / 6;
}

static void
append_place (KbScrollKnots *self,
              double         beat,
              double         y)
{
  if (self->beats->len > 0 && beat <= g_array_index (self->beats, double, self->beats->len - 1))
    return;

  g_array_append_val (self->beats, beat);
  g_array_append_val (self->ys, y);
}

/**
 * kb_scroll_knots_init:
 * @total: beats of the whole text
 *
 * Begins to gather knots.
 */
void
kb_scroll_knots_init (KbScrollKnots *self,
                      double         total)
{
  *self = (KbScrollKnots) { g_array_new (FALSE, FALSE, sizeof (double)),
                            g_array_new (FALSE, FALSE, sizeof (double)), total, 0, FALSE };
}

/**
 * kb_scroll_knots_clear:
 *
 * Frees the knots.
 */
void
kb_scroll_knots_clear (KbScrollKnots *self)
{
  g_clear_pointer (&self->beats, g_array_unref);
  g_clear_pointer (&self->ys, g_array_unref);
}

/**
 * kb_scroll_knots_add_line:
 * @first_beat: beats of the text before the line
 * @last_beat: and behind it; a line without any is passed over
 * @center: the middle of the line
 *
 * Adds the next line of a text. There is a knot at each line's end, half way to the next spoken line;
 * at its very start and end a text stands with a whole line on the marker.
 */
void
kb_scroll_knots_add_line (KbScrollKnots *self,
                          double         first_beat,
                          double         last_beat,
                          double         center)
{
  if (last_beat <= first_beat)
    return;

  if (first_beat <= 0)
    append_place (self, 0, center);
  else if (self->has_line)
    append_place (self, first_beat, (self->center + center) / 2);
  if (last_beat >= self->total)
    append_place (self, self->total, center);

  self->center = center;
  self->has_line = TRUE;
}

/**
 * kb_scroll_map_new_for_knots:
 * @reach: see kb_scroll_map_new()
 *
 * Returns: (transfer full) (nullable): the map, or %NULL without knots.
 */
KbScrollMap *
kb_scroll_map_new_for_knots (KbScrollKnots *knots,
                             double         reach)
{
  if (knots->beats->len == 0)
    return NULL;

  return kb_scroll_map_new ((const double *) knots->beats->data, (const double *) knots->ys->data,
                            knots->beats->len, reach);
}

/**
 * kb_scroll_map_new:
 * @beats: (array length=n_knots): strictly ascending
 * @ys: (array length=n_knots): where the text stands at each, never descending
 * @n_knots: at least 1
 * @reach: over how many beats to either side the average goes, positive; shorter for a shorter text
 *
 * Returns: (transfer full): the map.
 */
KbScrollMap *
kb_scroll_map_new (const double *beats,
                   const double *ys,
                   guint         n_knots,
                   double        reach)
{
  KbScrollMap *self;

  g_return_val_if_fail (n_knots > 0, NULL);
  g_return_val_if_fail (reach > 0, NULL);

  self = g_new0 (KbScrollMap, 1);
  self->knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  self->origin_beat = beats[0];
  self->origin_y = ys[0];
  self->reach = MIN (reach, beats[n_knots - 1] - beats[0]);
  if (n_knots == 1)
    return self;

  add_turned (self, beats, ys, n_knots, 0, 1);
  for (guint i = 0; i < n_knots; i++)
    add_knot (self, beats[i] - self->origin_beat, ys[i] - self->origin_y);
  add_turned (self, beats, ys, n_knots, n_knots - 1, -1);
  integrate (self);

  return self;
}

/**
 * kb_scroll_map_free:
 *
 * Frees the map.
 */
void
kb_scroll_map_free (KbScrollMap *self)
{
  g_array_unref (self->knots);
  g_free (self);
}

/**
 * kb_scroll_map_get_y:
 * @beat: between the first and the last knot; outside it goes straight on
 *
 * Returns: where the text stands.
 */
double
kb_scroll_map_get_y (KbScrollMap *self,
                     double       beat)
{
  double u = beat - self->origin_beat;
  double h = self->reach;

  if (self->knots->len < 2)
    return self->origin_y;

  return self->origin_y +
         (get_moment (self, u + h) - 2 * get_moment (self, u) + get_moment (self, u - h)) / (h * h);
}
