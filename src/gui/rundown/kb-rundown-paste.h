/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cue-draft.h"
#include "kb-rundown-moves.h"

G_BEGIN_DECLS

KbEdit *kb_rundown_paste (KbRecordSet          *plan,
                          const KbRundownPlace *place,
                          GPtrArray            *drafts,
                          gboolean              by_segment,
                          GArray               *ids);

G_END_DECLS
