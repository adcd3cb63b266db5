/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cue-choices.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

char       *kb_cue_cell_dup_text      (KbCueCell           cell,
                                       KbRecordSet        *plan,
                                       KbRundownRow       *row);
KbEdit     *kb_cue_cell_parse         (KbCueCell           cell,
                                       KbRecordSet        *plan,
                                       KbRundownRow       *row,
                                       const char         *text,
                                       GError            **error);
const char *kb_cue_cell_get_name      (KbCueCell           cell);

G_END_DECLS
