/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"
#include "kb-run.h"

G_BEGIN_DECLS

GArray    *kb_live_edit_list_cues     (KbRecordSet   *plan,
                                       KbEdit        *edit);
GPtrArray *kb_live_edit_create_events (KbRun         *run,
                                       KbRecordSet   *plan,
                                       KbEdit        *edit,
                                       const KbStamp *now);
KbEdit    *kb_live_edit_create_rest   (KbEdit        *edit);

G_END_DECLS
