/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbReadingTime:
 * @script_ms: how long the script takes
 * @slot_ms: how long the cue is
 * @over_ms: how much longer the script takes than the cue; 0 when it fits
 * @units: words or syllables
 * @is_syllabic: they are syllables
 */
typedef struct
{
  gint64   script_ms;
  gint64   slot_ms;
  gint64   over_ms;
  guint    units;
  gboolean is_syllabic;
} KbReadingTime;

KbReadingTime  kb_reading_time_of           (KbRecordSet         *plan,
                                             KbRecord            *cue,
                                             const char          *text);
char          *kb_reading_time_format       (const KbReadingTime *time);
char          *kb_reading_time_format_short (const KbReadingTime *time);

G_END_DECLS
