/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-rundown-model.h"

G_BEGIN_DECLS

#define KB_TYPE_FIND_BAR (kb_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbFindBar, kb_find_bar, KB, FIND_BAR, GtkWidget)

void     kb_find_bar_set_model (KbFindBar      *self,
                                KbRundownModel *model);
void     kb_find_bar_open      (KbFindBar      *self,
                                gboolean        with_replace);

G_END_DECLS
