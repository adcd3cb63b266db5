/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-elsewhere.h"
#include "kb-record-set.h"
#include "kb-schedule.h"

G_BEGIN_DECLS

/**
 * KbCrewShift:
 * @record: (transfer none): the shift
 * @time: when
 * @break_us: the break agreed within it, 0 for none
 */
typedef struct
{
  KbRecord  *record;
  KbStretch  time;
  gint64     break_us;
} KbCrewShift;

/**
 * KbCrewDuty:
 * @record: (transfer none): the assignment
 * @person: (transfer none) (nullable): who has it
 * @role: its standard role
 * @group: duties that can stand in for each other have the same: the team's own role, else the
 *   standard one
 * @shifts: (owned) (element-type KbCrewShift): when, in order of time
 * @backups: (owned) (element-type KbRecord): who stands in
 */
typedef struct
{
  KbRecord   *record;
  KbRecord   *person;
  KbRoleKind  role;
  gint64      group;
  GArray     *shifts;
  GPtrArray  *backups;
} KbCrewDuty;

/**
 * KbCrew:
 * @set: (owned): the session's rows
 * @session: (transfer none): its own row
 * @zone: (owned): its time zone
 * @show: from its planned start to its planned end or its target, whichever is later
 * @duties: (owned) (element-type KbCrewDuty): in the order of the crew list
 * @plan: (owned): its cues
 * @times: (owned): when each is planned
 * @elsewhere: (owned): the other sessions
 *
 * Who works in a session, as the rules read it.
 */
typedef struct
{
  KbRecordSet *set;
  KbRecord    *session;
  GTimeZone   *zone;
  KbStretch    show;
  GPtrArray   *duties;
  KbPlan      *plan;
  KbPlanTime  *times;
  KbElsewhere *elsewhere;
} KbCrew;

KbCrew     *kb_crew_new            (KbRecordSet       *set,
                                    const KbElsewhere *elsewhere);
void        kb_crew_free           (KbCrew            *self);
KbCrewDuty *kb_crew_find_duty      (const KbCrew      *self,
                                    gint64             assignment_id);
KbCrewDuty *kb_crew_find_shift     (const KbCrew      *self,
                                    gint64             shift_id,
                                    KbCrewShift      **shift);
KbCrewDuty *kb_crew_find_on_duty   (const KbCrew      *self,
                                    KbRoleKind         role,
                                    gint64             at_us);
KbRoleKind  kb_crew_get_group_role (const KbCrew      *self,
                                    gint64             group);
GArray     *kb_crew_list_times     (const KbCrew      *self,
                                    gint64             person_id,
                                    gint64             except_shift_id);

const char *kb_crew_duty_get_title  (const KbCrewDuty *self);
const char *kb_crew_duty_get_name   (const KbCrewDuty *self);
const char *kb_crew_duty_get_called (const KbCrewDuty *self);
gboolean    kb_crew_duty_covers     (const KbCrewDuty *self,
                                     gint64            at_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbCrew, kb_crew_free)

G_END_DECLS
