/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-coverage"

#include "config.h"

#include "kb-crew-coverage.h"
#include "kb-crew.h"

/**
 * kb_crew_role_is_on_air:
 *
 * Returns: whether a role that works in a show is needed for all of it. Others (buyers, designers,
 *   the warehouse, reviewers …) come and go.
 */
gboolean
kb_crew_role_is_on_air (KbRoleKind role)
{
  switch (role)
    {
    case KB_ROLE_KIND_LEAD:
    case KB_ROLE_KIND_PLANNER:
    case KB_ROLE_KIND_HOST:
    case KB_ROLE_KIND_COHOST:
    case KB_ROLE_KIND_FLOOR:
    case KB_ROLE_KIND_OPERATOR:
    case KB_ROLE_KIND_ADS:
    case KB_ROLE_KIND_SERVICE:
    case KB_ROLE_KIND_TECH:
      return TRUE;
    case KB_ROLE_KIND_MERCH:
    case KB_ROLE_KIND_VIDEO:
    case KB_ROLE_KIND_DESIGN:
    case KB_ROLE_KIND_WH:
    case KB_ROLE_KIND_LEGAL:
    case KB_ROLE_KIND_DATA:
    case KB_ROLE_KIND_OTHER:
    default:
      return FALSE;
    }
}

static gboolean
is_first_of_group (const KbCrew *self,
                   guint         index)
{
  const KbCrewDuty *duty = self->duties->pdata[index];

  for (guint i = 0; i < index; i++)
    if (((KbCrewDuty *) self->duties->pdata[i])->group == duty->group)
      return FALSE;

  return TRUE;
}

/* A shift that nobody has, and a duty that has neither a person nor times. */
static void
add_open_shifts (const KbCrew     *self,
                 const KbCrewDuty *duty,
                 GArray           *gaps)
{
  KbCrewGap gap = { .group = duty->group, .role = duty->role, .duty = duty };

  if (duty->person != NULL)
    return;

  for (guint i = 0; i < duty->shifts->len; i++)
    {
      gap.time = g_array_index (duty->shifts, KbCrewShift, i).time;
      gap.shift = g_array_index (duty->shifts, KbCrewShift, i).record;
      if (gap.time.end_us > gap.time.start_us)
        g_array_append_val (gaps, gap);
    }
  if (duty->shifts->len == 0 && kb_crew_role_is_on_air (duty->role))
    {
      gap.time = self->show;
      g_array_append_val (gaps, gap);
    }
}

/* What of the show the shifts of a group leave free, filled or open; a group none of whose shifts
 * touches the show has its work at another time. */
static void
add_uncovered (const KbCrew *self,
               KbCrewGap     gap,
               GArray       *gaps)
{
  g_autoptr (GArray) left = kb_stretches_new ();
  gboolean is_needed = FALSE;

  kb_stretches_add (left, self->show.start_us, self->show.end_us);
  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      for (guint j = 0; duty->group == gap.group && j < duty->shifts->len; j++)
        {
          const KbStretch *time = &g_array_index (duty->shifts, KbCrewShift, j).time;

          is_needed |= kb_stretch_overlaps (time, &self->show, NULL);
          kb_stretches_subtract (left, time);
        }
    }

  for (guint i = 0; is_needed && i < left->len; i++)
    {
      gap.time = g_array_index (left, KbStretch, i);
      g_array_append_val (gaps, gap);
    }
}

static gboolean
has_role (const KbCrew *self,
          KbRoleKind    role)
{
  for (guint i = 0; i < self->duties->len; i++)
    if (((KbCrewDuty *) self->duties->pdata[i])->role == role)
      return TRUE;

  return FALSE;
}

/**
 * kb_crew_find_gaps:
 *
 * Finds the shifts that nobody has, the times of the show at which a role that is on air has nobody,
 * and a show with cues and without a host.
 *
 * Returns: (transfer full) (element-type KbCrewGap): in the order of the crew list, then of time.
 */
GArray *
kb_crew_find_gaps (const KbCrew *self)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (KbCrewGap));

  if (self->plan->n_cues > 0 && self->show.end_us > self->show.start_us && !has_role (self, KB_ROLE_KIND_HOST))
    {
      const KbCrewGap gap = { self->show, -1 - (gint64) KB_ROLE_KIND_HOST, KB_ROLE_KIND_HOST, NULL, NULL };

      g_array_append_val (gaps, gap);
    }
  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      add_open_shifts (self, duty, gaps);
      if (is_first_of_group (self, i) && kb_crew_role_is_on_air (duty->role))
        add_uncovered (self, (KbCrewGap) { .group = duty->group, .role = duty->role }, gaps);
    }

  return gaps;
}

static void
add_clashes_here (const KbCrew     *self,
                  guint             first,
                  const KbCrewDuty *duty,
                  const KbCrewShift *shift,
                  GArray           *clashes)
{
  for (guint i = first; i < self->duties->len; i++)
    {
      const KbCrewDuty *other = self->duties->pdata[i];

      for (guint j = 0; other->person == duty->person && j < other->shifts->len; j++)
        {
          const KbCrewShift *second = &g_array_index (other->shifts, KbCrewShift, j);
          KbCrewClash clash = { .person = duty->person, .duty = duty, .shift = shift->record,
                                .other = other, .other_shift = second->record };

          if (kb_stretch_overlaps (&shift->time, &second->time, &clash.time))
            g_array_append_val (clashes, clash);
        }
    }
}

static void
add_clashes_elsewhere (const KbCrew      *self,
                       const KbCrewDuty  *duty,
                       const KbCrewShift *shift,
                       GArray            *clashes)
{
  for (guint i = 0; i < self->elsewhere->bookings->len; i++)
    {
      const KbBooking *booking = &g_array_index (self->elsewhere->bookings, KbBooking, i);
      KbCrewClash clash = { .person = duty->person, .duty = duty, .shift = shift->record, .booking = booking };

      if (booking->person_id == kb_record_get_id (duty->person)
          && kb_stretch_overlaps (&shift->time, &booking->time, &clash.time))
        g_array_append_val (clashes, clash);
    }
}

/**
 * kb_crew_find_clashes:
 *
 * Returns: (transfer full) (element-type KbCrewClash): who is asked for twice at a time, within the
 *   session and with others; each pair of shifts once.
 */
GArray *
kb_crew_find_clashes (const KbCrew *self)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (KbCrewClash));

  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      for (guint j = 0; duty->person != NULL && j < duty->shifts->len; j++)
        {
          const KbCrewShift *shift = &g_array_index (duty->shifts, KbCrewShift, j);

          add_clashes_here (self, i + 1, duty, shift, clashes);
          add_clashes_elsewhere (self, duty, shift, clashes);
        }
    }

  return clashes;
}

/* How many shifts ask for somebody at that time, and how many have a person. */
static void
count_at (const KbCrew *self,
          gint64        at_us,
          guint        *n_shifts,
          guint        *n_filled)
{
  *n_shifts = *n_filled = 0;
  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      if (!kb_crew_duty_covers (duty, at_us))
        continue;
      (*n_shifts)++;
      *n_filled += duty->person != NULL;
    }
}

/* Between two of these instants nothing changes. */
static void
add_edge (GArray          *edges,
          const KbStretch *frame,
          gint64           at_us)
{
  if (at_us > frame->start_us && at_us < frame->end_us)
    g_array_append_val (edges, at_us);
}

static GArray *
list_edges (const KbCrew    *self,
            GArray          *gaps,
            GArray          *clashes,
            const KbStretch *frame)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (edges, frame->start_us);
  for (guint i = 0; i < self->duties->len; i++)
    {
      GArray *shifts = ((KbCrewDuty *) self->duties->pdata[i])->shifts;

      for (guint j = 0; j < shifts->len; j++)
        {
          add_edge (edges, frame, g_array_index (shifts, KbCrewShift, j).time.start_us);
          add_edge (edges, frame, g_array_index (shifts, KbCrewShift, j).time.end_us);
        }
    }
  for (guint i = 0; i < gaps->len; i++)
    {
      add_edge (edges, frame, g_array_index (gaps, KbCrewGap, i).time.start_us);
      add_edge (edges, frame, g_array_index (gaps, KbCrewGap, i).time.end_us);
    }
  for (guint i = 0; i < clashes->len; i++)
    {
      add_edge (edges, frame, g_array_index (clashes, KbCrewClash, i).time.start_us);
      add_edge (edges, frame, g_array_index (clashes, KbCrewClash, i).time.end_us);
    }

  return edges;
}

static gboolean
is_in (const KbStretch *time,
       gint64           at_us)
{
  return time->start_us <= at_us && at_us < time->end_us;
}

static void
count_step (const KbCrew *self,
            GArray       *gaps,
            GArray       *clashes,
            gint64        at_us,
            KbCrewStep   *step)
{
  guint n_needed, n_there;
  guint n_clashes = 0;

  count_at (self, at_us, &n_needed, &n_there);
  for (guint i = 0; i < gaps->len; i++)
    {
      const KbCrewGap *gap = &g_array_index (gaps, KbCrewGap, i);

      if (!is_in (&gap->time, at_us))
        continue;
      step->is_gap = TRUE;
      n_needed += gap->shift == NULL;
    }
  for (guint i = 0; i < clashes->len; i++)
    n_clashes += is_in (&g_array_index (clashes, KbCrewClash, i).time, at_us);
  step->is_clash |= n_clashes > 0;
  step->n_needed = MAX (step->n_needed, n_needed);
  step->n_there = MIN (step->n_there, n_there - MIN (n_there, n_clashes));
}

/**
 * kb_crew_count_coverage:
 * @gaps: as kb_crew_find_gaps() found them
 * @clashes: as kb_crew_find_clashes() found them
 * @step_us: the length of a cell
 *
 * Counts who is there during the show, cell by cell. Who is double-booked does not count.
 *
 * Returns: (transfer full) (element-type KbCrewStep): from the show's start to its end.
 */
GArray *
kb_crew_count_coverage (const KbCrew *self,
                        GArray       *gaps,
                        GArray       *clashes,
                        gint64        step_us)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (KbCrewStep));

  for (gint64 at_us = self->show.start_us; at_us < self->show.end_us; at_us += step_us)
    {
      KbCrewStep step = { .time = { at_us, MIN (at_us + step_us, self->show.end_us) }, .n_there = G_MAXUINT };
      g_autoptr (GArray) edges = list_edges (self, gaps, clashes, &step.time);

      for (guint i = 0; i < edges->len; i++)
        count_step (self, gaps, clashes, g_array_index (edges, gint64, i), &step);
      g_array_append_val (steps, step);
    }

  return steps;
}
