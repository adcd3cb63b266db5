/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"

G_BEGIN_DECLS

/**
 * KbCrewHole:
 * @session_id: the session
 * @group: the duties that lack somebody, see #KbCrewDuty
 * @shift_id: the shift that nobody has; 0 where there is no shift
 * @time: when nobody is there
 * @text: (owned): which duty, and when, in words
 * @title: (owned): the session's
 * @is_told: it was said that it is about to start
 *
 * A gap that outlives the crew it was found in, so that one can tell later which are new.
 */
typedef struct
{
  gint64     session_id;
  gint64     group;
  gint64     shift_id;
  KbStretch  time;
  char      *text;
  char      *title;
  gboolean   is_told;
} KbCrewHole;

GPtrArray  *kb_crew_holes_new     (void);
void        kb_crew_holes_collect (GPtrArray        *self,
                                   const KbCrew     *crew,
                                   gint64            now_us);
KbCrewHole *kb_crew_holes_find    (GPtrArray        *self,
                                   const KbCrewHole *hole);
gboolean    kb_crew_hole_is_due   (const KbCrewHole *self,
                                   gint64            now_us,
                                   gint64            ahead_us);

G_END_DECLS
