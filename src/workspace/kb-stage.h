/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-workspace.h"

G_BEGIN_DECLS

gboolean  kb_stage_begin       (KbWorkspace  *workspace,
                                KbRecordSet  *plan,
                                KbRunKind     kind,
                                KbClock      *clock,
                                GError      **error);
gboolean  kb_stage_rehearse    (KbWorkspace  *workspace,
                                KbRecordSet  *plan,
                                const KbRehearsal *rehearsal,
                                KbClock      *clock,
                                GError      **error);
gboolean  kb_stage_resume      (KbWorkspace  *workspace,
                                KbRecordSet  *plan,
                                KbClock      *clock,
                                GError      **error);
void      kb_stage_end         (KbWorkspace  *workspace);
KbEdit   *kb_stage_create_move (KbRecordSet  *plan,
                                gint64        start_us);
gint64    kb_stage_find_live   (KbWorkspace  *workspace);

G_END_DECLS
