/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-row.h"

G_BEGIN_DECLS

const char *kb_rundown_type_class    (int           type);
const char *kb_rundown_type_colour   (int           type);
const char *kb_rundown_mark_icon     (KbMark        mark);
char       *kb_rundown_format_script (gint64        script_ms);
char       *kb_rundown_format_range  (gint64        start_us,
                                      gint64        end_us,
                                      GTimeZone    *zone);
char       *kb_rundown_describe_cue  (KbRundownRow *row,
                                      GTimeZone    *zone);

G_END_DECLS
