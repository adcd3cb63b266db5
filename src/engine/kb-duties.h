/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-run.h"

G_BEGIN_DECLS

/* What is not done so long after its cue was taken is late. */
#define KB_DUTY_LATE_MS 60000

/**
 * KbDuty:
 * @direction: borrowed from the plan: who has to do what
 * @cue_id: in which cue
 * @cue_number: borrowed from the run
 * @since_us: since when it is to be done, on the run's clock
 * @done: (nullable): borrowed from the run: when and by whom it was done
 * @is_late: it is not done, and its cue is over or has been on for a minute
 */
typedef struct
{
  KbRecord        *direction;
  gint64           cue_id;
  const char      *cue_number;
  gint64           since_us;
  const KbRunDuty *done;
  gboolean         is_late;
} KbDuty;

GArray *kb_duties_list (KbRun           *run,
                        KbRecordSet     *plan,
                        const KbRunLive *live);

G_END_DECLS
