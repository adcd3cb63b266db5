/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-run.h"

G_BEGIN_DECLS

/**
 * KbStandby:
 * @minutes: how many minutes are left: 15, 5 or 1
 * @at_us: when it begins, on the run's clock
 * @cue_id: the hard cue; 0: a shift
 * @shift_id: the shift; 0: a cue
 *
 * A call to stand by.
 */
typedef struct
{
  int    minutes;
  gint64 at_us;
  gint64 cue_id;
  gint64 shift_id;
} KbStandby;

GArray *kb_standby_list_due (KbRun           *run,
                             KbRecordSet     *plan,
                             const KbRunLive *live,
                             gint64           since_us,
                             gint64           offset_us);

G_END_DECLS
