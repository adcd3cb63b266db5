/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine-fixture.h"
#include "kb-crew-plan.h"
#include "kb-crew.h"

G_BEGIN_DECLS

/* Session 1, "2026-10-17 20:00 to 22:00" in Asia/Shanghai, in a library. */
#define CREW_SESSION 1

KbRecordSet *crew_fixture_new          (void);
KbRecord    *crew_fixture_add_person   (KbRecordSet *set,
                                        gint64       id,
                                        const char  *name,
                                        KbRoleKind   role,
                                        gint64       rate_minor);
KbRecord    *crew_fixture_add_duty     (KbRecordSet *set,
                                        gint64       id,
                                        KbRoleKind   role,
                                        gint64       person_id);
KbRecord    *crew_fixture_add_shift    (KbRecordSet *set,
                                        gint64       id,
                                        gint64       duty_id,
                                        gint64       start_us,
                                        gint64       end_us);
void         crew_fixture_add_backup   (KbRecordSet *set,
                                        gint64       id,
                                        gint64       duty_id,
                                        gint64       by_id);
KbRecord    *crew_fixture_add_cue      (KbRecordSet *set,
                                        gint64       id,
                                        gint64       minutes,
                                        gint64       speaker_id);
KbRecord    *crew_fixture_add_session  (KbRecordSet *set,
                                        gint64       id,
                                        const char  *title,
                                        const char  *scene);
void         crew_fixture_add_hours    (KbRecordSet *set,
                                        gint64       id,
                                        gint64       person_id,
                                        int          kind,
                                        int          weekday,
                                        gint64       start_ms,
                                        gint64       end_ms);

G_END_DECLS
