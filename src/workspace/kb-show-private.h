/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-show.h"

G_BEGIN_DECLS

KbRunEvent *kb_show_create_event (KbShow         *self,
                                  KbRunEventKind  kind,
                                  gint64          cue_id);
gboolean    kb_show_add_event    (KbShow         *self,
                                  KbRunEvent     *event);
gint64     *kb_show_peek_last_go (KbShow         *self);

G_END_DECLS
