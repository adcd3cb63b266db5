/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"

G_BEGIN_DECLS

/**
 * KbCrewGap:
 * @time: when nobody is there
 * @group: the duties that lack somebody, see #KbCrewDuty
 * @role: their standard role
 * @duty: (nullable): the duty without a person; %NULL where no shift covers that time
 * @shift: (nullable): its shift
 *
 * A time at which a role has nobody.
 */
typedef struct
{
  KbStretch         time;
  gint64            group;
  KbRoleKind        role;
  const KbCrewDuty *duty;
  KbRecord         *shift;
} KbCrewGap;

/**
 * KbCrewClash:
 * @time: when both are asked for
 * @person: who
 * @duty: the duty here
 * @shift: its shift
 * @other: (nullable): the other duty, where it is of this session
 * @other_shift: (nullable): its shift
 * @booking: (nullable): the other shift, where it is of another session
 *
 * A person who should be in two places.
 */
typedef struct
{
  KbStretch         time;
  KbRecord         *person;
  const KbCrewDuty *duty;
  KbRecord         *shift;
  const KbCrewDuty *other;
  KbRecord         *other_shift;
  const KbBooking  *booking;
} KbCrewClash;

/**
 * KbCrewStep:
 * @time: a cell of the coverage row
 * @n_needed: people that the plan asks for, the most at any time of the cell
 * @n_there: of those, how many are there and nowhere else, the least at any time of it
 * @is_gap: somebody is missing
 * @is_clash: somebody who is counted on is double-booked
 */
typedef struct
{
  KbStretch time;
  guint     n_needed;
  guint     n_there;
  gboolean  is_gap;
  gboolean  is_clash;
} KbCrewStep;

gboolean  kb_crew_role_is_on_air  (KbRoleKind    role);
GArray   *kb_crew_find_gaps       (const KbCrew *self);
GArray   *kb_crew_find_clashes    (const KbCrew *self);
GArray   *kb_crew_count_coverage  (const KbCrew *self,
                                   GArray       *gaps,
                                   GArray       *clashes,
                                   gint64        step_us);

G_END_DECLS
