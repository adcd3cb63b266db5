/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-session-filter.h"

G_BEGIN_DECLS

#define KB_TYPE_FILTER_BAR (kb_filter_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbFilterBar, kb_filter_bar, KB, FILTER_BAR, AdwBin)

void kb_filter_bar_set_filter   (KbFilterBar     *self,
                                 KbRecordSet     *library,
                                 KbSessionFilter *filter);
void kb_filter_bar_focus_search (KbFilterBar     *self);

G_END_DECLS
