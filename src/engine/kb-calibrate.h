/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/* For how long somebody reads; a shorter reading says too little. */
#define KB_CALIBRATE_MS 60000
#define KB_CALIBRATE_LEAST_MS 15000

/**
 * KbCalibration:
 * @rate: units a minute
 * @lowest: the slowest at ease
 * @highest: the fastest at ease
 * @n: from how many readings; 0: nothing was found
 *
 * At which pace somebody reads.
 */
typedef struct
{
  gint64 rate;
  gint64 lowest;
  gint64 highest;
  guint  n;
} KbCalibration;

KbCalibration kb_calibrate_reading (const char   *text,
                                    gssize        length,
                                    const char   *language,
                                    gint64        ms);
KbCalibration kb_calibrate_rates   (GArray       *rates);
KbCalibration kb_calibrate_runs    (KbRecordSet  *plan,
                                    gint64        person_id);

G_END_DECLS
