/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-clock.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_CREW_WATCH (kb_crew_watch_get_type ())

G_DECLARE_FINAL_TYPE (KbCrewWatch, kb_crew_watch, KB, CREW_WATCH, GObject)

KbCrewWatch *kb_crew_watch_new   (KbWorkspace *workspace,
                                  KbClock     *clock);
void         kb_crew_watch_scan  (KbCrewWatch *self);
void         kb_crew_watch_check (KbCrewWatch *self);

G_END_DECLS
