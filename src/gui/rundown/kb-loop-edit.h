/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-loop.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

gboolean  kb_loop_can_have_segments (KbRecordSet       *plan,
                                     GPtrArray         *cues);
GArray   *kb_loop_unroll_cues       (GPtrArray         *cues,
                                     const KbLoopShape *shape);
KbPlan   *kb_loop_plan              (KbRecordSet       *plan,
                                     GPtrArray         *cues,
                                     GArray            *rows,
                                     guint             *first);
KbEdit   *kb_loop_edit              (KbRecordSet       *plan,
                                     GPtrArray         *cues,
                                     GArray            *rows,
                                     gboolean           with_segments,
                                     GArray            *ids);

G_END_DECLS
