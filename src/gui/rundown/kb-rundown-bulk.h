/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cue-cell.h"

G_BEGIN_DECLS

KbEdit *kb_rundown_bulk_parse     (KbCueCell     cell,
                                   KbRecordSet  *plan,
                                   GPtrArray    *rows,
                                   const char   *text,
                                   GError      **error);
char   *kb_rundown_bulk_summarize (KbCueCell     cell,
                                   KbRecordSet  *plan,
                                   GPtrArray    *rows);

G_END_DECLS
