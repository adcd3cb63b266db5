/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"
#include "kb-edit.h"

G_BEGIN_DECLS

/**
 * KbCueCrew:
 * @does: (nullable): who does it
 * @answers: (nullable): who answers for it
 * @backs_up: (nullable): who steps in
 *
 * Responsibility for one part of a cue: what is spoken, or a direction.
 */
typedef struct
{
  KbCrewDuty *does;
  KbCrewDuty *answers;
  KbCrewDuty *backs_up;
} KbCueCrew;

gint64     kb_crew_propose_speaker (const KbCrew *self,
                                    guint         cue_index);
gboolean   kb_crew_speaker_follows (const KbCrew *self,
                                    guint         cue_index,
                                    KbRecord     *cue);
void       kb_crew_follow_edit     (KbRecordSet  *set,
                                    KbEdit       *edit);

KbCueCrew  kb_crew_get_speech      (const KbCrew *self,
                                    guint         cue_index,
                                    KbRecord     *cue,
                                    KbCueCrew    *usual);
KbCueCrew  kb_crew_get_direction   (const KbCrew *self,
                                    KbRecord     *direction,
                                    gint64        at_us,
                                    KbCueCrew    *usual);

G_END_DECLS
