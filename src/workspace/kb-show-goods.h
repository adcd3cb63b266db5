/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-show.h"

G_BEGIN_DECLS

KbRecord *kb_show_find_item   (KbShow *self,
                               gint64  cue_id);
KbRecord *kb_show_find_backup (KbShow *self);
gboolean  kb_show_pin         (KbShow *self,
                               gint64  item_id);

G_END_DECLS
