/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbRundownPlace:
 * @segment_id: in which segment
 * @before_id: before which of its cues, 0 for its end
 *
 * A place between cues.
 */
typedef struct
{
  gint64 segment_id;
  gint64 before_id;
} KbRundownPlace;

KbEdit   *kb_rundown_move_cues     (KbRecordSet          *plan,
                                    GPtrArray            *cues,
                                    const KbRundownPlace *place);
KbEdit   *kb_rundown_move_segment  (KbRecordSet          *plan,
                                    KbRecord             *segment,
                                    gint64                before_id);
gboolean  kb_rundown_find_step     (KbRecordSet          *plan,
                                    GPtrArray            *cues,
                                    int                   direction,
                                    KbRundownPlace       *place);
void      kb_rundown_place_records (KbEdit               *edit,
                                    GPtrArray            *siblings,
                                    guint                 index,
                                    GPtrArray            *records);

G_END_DECLS
