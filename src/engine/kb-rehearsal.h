/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-plan.h"
#include "kb-run.h"

G_BEGIN_DECLS

/* How fast a rehearsal may go. */
#define KB_REHEARSAL_MAX_PACE 60

/**
 * KbRehearsal:
 * @cue_id: the cue with which it begins; 0: the first
 * @pace: how much faster its clock goes, 1 to %KB_REHEARSAL_MAX_PACE
 * @edge_ms: only so much at each end of a cue is rehearsed: the clock leaps over what is between; 0: all of it
 *
 * What is rehearsed, and how.
 */
typedef struct
{
  gint64 cue_id;
  gint64 pace;
  gint64 edge_ms;
} KbRehearsal;

#define KB_REHEARSAL_INIT { .pace = 1 }

gint64   kb_rehearsal_move_plan   (const KbRehearsal *self,
                                   KbPlan            *plan,
                                   gint64             now_us);
gboolean kb_rehearsal_is_paced    (const KbRehearsal *self);
gint64   kb_rehearsal_get_leap_ms (const KbRehearsal *self,
                                   const KbRunLive   *live);

G_END_DECLS
