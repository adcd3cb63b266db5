/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

typedef struct _KbRundownActuals KbRundownActuals;

KbRundownActuals *kb_rundown_actuals_new    (void);
void              kb_rundown_actuals_free   (KbRundownActuals *self);

void              kb_rundown_actuals_update (KbRundownActuals *self,
                                             KbRecordSet      *plan);
gboolean          kb_rundown_actuals_find   (KbRundownActuals *self,
                                             gint64            cue_id,
                                             gint64           *start_us,
                                             gint64           *end_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbRundownActuals, kb_rundown_actuals_free)

G_END_DECLS
