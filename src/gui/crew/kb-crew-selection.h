/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-board.h"
#include "kb-crew-side.h"

G_BEGIN_DECLS

/**
 * KbCrewSelection:
 * @shift_id: the shift; 0: none
 * @duty_id: its duty; 0: none yet
 * @group: the row on the board
 * @role: who is looked for
 * @time: when
 *
 * What somebody is looked for: a shift of a duty, or a time at which a group has nobody.
 */
typedef struct
{
  gint64     shift_id;
  gint64     duty_id;
  gint64     group;
  KbRoleKind role;
  KbStretch  time;
} KbCrewSelection;

void     kb_crew_selection_take_shift (KbCrewSelection       *self,
                                       const KbCrew          *crew,
                                       gint64                 shift_id);
gboolean kb_crew_selection_take_item  (KbCrewSelection       *self,
                                       const KbCrew          *crew,
                                       const KbBoardItem     *item,
                                       const KbBoardRow      *row);
void     kb_crew_selection_renew      (KbCrewSelection       *self,
                                       const KbCrew          *crew);
void     kb_crew_selection_show       (const KbCrewSelection *self,
                                       const KbCrew          *crew,
                                       KbWorkspace           *workspace,
                                       KbCrewSide            *side);

G_END_DECLS
