/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"
#include "kb-session-flow.h"

G_BEGIN_DECLS

GTimeZone  *kb_session_dup_time_zone     (KbRecord      *session);
char       *kb_session_format_start      (KbRecord      *session);
char       *kb_session_format_summary    (KbRecord      *session);
char       *kb_session_format_day        (gint64         at_us,
                                          GTimeZone     *zone);
char       *kb_session_format_day_short  (gint64         at_us,
                                          GTimeZone     *zone);
char       *kb_session_format_earned     (KbRecord      *session,
                                          gint64         gmv_minor);
char       *kb_session_format_goal_share (int            percent);
const char *kb_session_explain_flow      (KbSessionFlow  flow);

G_END_DECLS
