/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-readiness.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

KbEdit *kb_readiness_edits_waive     (KbRecordSet *plan,
                                      const char  *code,
                                      gint64       subject_id,
                                      const char  *words,
                                      const char  *person,
                                      const char  *reason);
KbEdit *kb_readiness_edits_waive_blocks (KbRecordSet       *plan,
                                         const KbReadiness *readiness,
                                         const char        *person,
                                         const char        *reason);
KbEdit *kb_readiness_edits_withdraw  (KbRecord    *waiver);
KbEdit *kb_readiness_edits_tick      (KbRecord    *item);
KbEdit *kb_readiness_edits_add_check (KbRecordSet *plan,
                                      const char  *title);

G_END_DECLS
