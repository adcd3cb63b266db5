/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

KbEdit *kb_brief_edits_start    (KbRecordSet *plan,
                                 gint64       start_us);
KbEdit *kb_brief_edits_add_goal (KbRecordSet *plan,
                                 int          metric);
KbEdit *kb_brief_edits_add_idea (KbRecordSet *plan);

G_END_DECLS
