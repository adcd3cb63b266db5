/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateTime  *kb_date_from_instant    (gint64       at_us,
                                     GTimeZone   *zone);
gint64      kb_date_to_midnight     (GDateTime   *date);
const char *kb_date_get_weekday     (int          weekday);
char       *kb_date_format          (GDateTime   *date,
                                     const char  *format);
char       *kb_date_format_near     (GDateTime   *date,
                                     GDateTime   *now);
int         kb_date_count_days      (GDateTime   *from,
                                     GDateTime   *to);
char       *kb_date_format_distance (GDateTime   *date,
                                     GDateTime   *now);
gboolean    kb_date_parse_day       (const char  *text,
                                     GDateTime   *now,
                                     gint64      *day_us,
                                     GError     **error);

G_END_DECLS
