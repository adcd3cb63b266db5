/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GTimeZone *kb_zone_new               (const char  *identifier,
                                      GError     **error);

gboolean   kb_instant_parse          (const char  *text,
                                      gint64      *us,
                                      GError     **error);
gboolean   kb_instant_parse_on_day   (const char  *text,
                                      gint64       day_us,
                                      GTimeZone   *zone,
                                      gint64      *us,
                                      GError     **error);
gboolean   kb_instant_parse_near     (const char  *text,
                                      gint64       near_us,
                                      GTimeZone   *zone,
                                      gint64      *us,
                                      GError     **error);

char      *kb_instant_format         (gint64       us,
                                      GTimeZone   *zone);
char      *kb_instant_format_clock   (gint64       us,
                                      GTimeZone   *zone);
char      *kb_instant_format_minutes (gint64       us,
                                      GTimeZone   *zone);
char      *kb_instant_format_date    (gint64       us,
                                      GTimeZone   *zone);

G_END_DECLS
