/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-follow-state.h"
#include "kb-screen.h"
#include "kb-show.h"

G_BEGIN_DECLS

KbFollowState *kb_follow_source_describe (KbShow        *show,
                                          KbScreen       screen,
                                          GSettings     *settings);
KbRecord      *kb_follow_source_find_profile (KbShow    *show,
                                              KbScreen   screen,
                                              GSettings *settings,
                                              int       *cue_type);
void           kb_follow_source_style    (KbRecord      *profile,
                                          int            cue_type,
                                          KbFollowStyle *style);
GArray        *kb_follow_source_add_pictures (KbRecordSet *plan,
                                          GHashTable    *bytes,
                                          KbFollowState *state);
void           kb_follow_source_times    (KbShow        *show,
                                          KbFollowTimes *times);

G_END_DECLS
