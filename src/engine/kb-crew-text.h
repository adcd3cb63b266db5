/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"

G_BEGIN_DECLS

char       *kb_crew_format_time     (const KbCrew    *self,
                                     gint64           at_us);
char       *kb_crew_format_span     (const KbCrew    *self,
                                     const KbStretch *time);
char       *kb_crew_format_length   (gint64           ms);
const char *kb_crew_get_other_title (const KbCrew    *self,
                                     gint64           session_id);
const char *kb_crew_group_get_title (const KbCrew    *self,
                                     const KbCrewDuty *duty);

G_END_DECLS
