/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-reader.h"
#include "kb-show.h"

G_BEGIN_DECLS

KbShow     *kb_show_create       (KbStore           *store,
                                  KbRecordSet       *set,
                                  KbRecord          *row,
                                  const KbPlan      *plan,
                                  KbClock           *clock,
                                  const KbRehearsal *rehearsal);
void        kb_show_write_row    (KbShow         *self);
void        kb_show_catch_up     (KbShow         *self);
KbRunEvent *kb_show_create_event (KbShow         *self,
                                  KbRunEventKind  kind,
                                  gint64          cue_id);
gboolean    kb_show_add_event    (KbShow         *self,
                                  KbRunEvent     *event);
gint64     *kb_show_peek_last_go (KbShow         *self);
KbReader   *kb_show_get_reader   (KbShow         *self);

G_END_DECLS
