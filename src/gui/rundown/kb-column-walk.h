/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-columns.h"

G_BEGIN_DECLS

int   kb_column_walk_step  (KbColumns *self,
                            int        cell,
                            int        step);
int   kb_column_walk_end   (KbColumns *self,
                            int        step);
guint kb_column_walk_heads (KbColumns *self,
                            KbCueHead *heads);

G_END_DECLS
