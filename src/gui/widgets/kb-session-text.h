/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

GTimeZone *kb_session_dup_time_zone  (KbRecord *session);
char      *kb_session_format_start   (KbRecord *session);
char      *kb_session_format_summary (KbRecord *session);
char      *kb_session_format_day     (gint64     at_us,
                                      GTimeZone *zone);

G_END_DECLS
