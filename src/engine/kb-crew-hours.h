/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-stretch.h"

G_BEGIN_DECLS

/* A shorter interruption is no break. */
#define KB_BREAK_MIN_US (15 * 60 * (gint64) G_USEC_PER_SEC)

/* Where a person has no limits of their own (domain.md, §2, and the usual week). */
#define KB_UNBROKEN_DEFAULT_MS (4 * G_GINT64_CONSTANT (3600000))
#define KB_DAY_LIMIT_DEFAULT_MS (8 * G_GINT64_CONSTANT (3600000))
#define KB_WEEK_LIMIT_DEFAULT_MS (44 * G_GINT64_CONSTANT (3600000))

gboolean   kb_crew_hours_is_free  (KbRecordSet     *library,
                                   KbRecord        *person,
                                   GTimeZone       *zone,
                                   const KbStretch *time,
                                   KbStretch       *missing,
                                   const char     **note);
GTimeZone *kb_crew_hours_dup_zone (KbRecord        *person,
                                   GTimeZone       *fallback);
gint64     kb_crew_hours_midnight (gint64           at_us,
                                   GTimeZone       *zone,
                                   int              days);

G_END_DECLS
