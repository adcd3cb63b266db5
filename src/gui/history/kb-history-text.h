/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-history.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

char *kb_history_format_time    (gint64                 at_us,
                                 GDateTime             *now);
char *kb_history_format_changes (GPtrArray             *changes,
                                 gboolean               is_cut,
                                 const char            *currency,
                                 GTimeZone             *zone,
                                 KbRecordSet           *plan);

G_END_DECLS
