/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-rundown-actuals.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

/**
 * KbRundownTotals:
 * @start_us: planned start of the session, microseconds since 1970 UTC; %KB_NONE: none is known
 * @end_us: its planned end
 * @target_us: when it is meant to end; %KB_NONE: nothing asks for an end
 * @heavy_ms: planned end − target, positive = too long; %KB_NONE without a target
 * @total_ms: sum of the lengths of the cues that are not skipped
 * @script_ms: sum of their scripts
 * @overlap_ms: sum of all overlaps
 * @n_cues: cues, skipped ones included
 * @n_hard: hard cues
 * @n_overlaps: hard cues that start before the cue before them has ended
 * @n_block: rows that are marked so
 * @n_warn: rows that are marked so
 */
typedef struct
{
  gint64 start_us;
  gint64 end_us;
  gint64 target_us;
  gint64 heavy_ms;
  gint64 total_ms;
  gint64 script_ms;
  gint64 overlap_ms;
  guint  n_cues;
  guint  n_hard;
  guint  n_overlaps;
  guint  n_block;
  guint  n_warn;
} KbRundownTotals;

void kb_rundown_compute (KbRecordSet      *plan,
                         GPtrArray        *rows,
                         KbRundownActuals *actuals,
                         KbRundownTotals  *totals);

G_END_DECLS
