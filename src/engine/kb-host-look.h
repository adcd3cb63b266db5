/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

KbRecord *kb_host_look_find_profile (KbRecordSet *library,
                                     gint64       person_id);
int       kb_host_look_find_layout  (const char  *layouts,
                                     int          cue_type);
int       kb_host_look_get_layout   (KbRecord    *profile,
                                     int          cue_type);
char     *kb_host_look_set_layout   (const char  *layouts,
                                     int          cue_type,
                                     int          layout);
double    kb_host_look_propose_size (double       distance_mm,
                                     double       short_side_mm);

G_END_DECLS
