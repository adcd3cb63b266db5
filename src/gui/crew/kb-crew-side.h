/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-crew-pick.h"
#include "kb-crew-problems.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_CREW_SIDE (kb_crew_side_get_type ())

G_DECLARE_FINAL_TYPE (KbCrewSide, kb_crew_side, KB, CREW_SIDE, AdwBin)

void     kb_crew_side_show_problems   (KbCrewSide   *self,
                                       GPtrArray    *problems);
void     kb_crew_side_show_candidates (KbCrewSide   *self,
                                       const KbCrew *crew,
                                       const char   *title,
                                       const char   *subtitle,
                                       gint64        duty_id,
                                       GPtrArray    *candidates);
void     kb_crew_side_show_duty       (KbCrewSide   *self,
                                       KbWorkspace  *workspace,
                                       KbRecordSet  *plan,
                                       KbRecord     *duty,
                                       KbRecord     *shift);
void     kb_crew_side_focus_search    (KbCrewSide   *self);

G_END_DECLS
