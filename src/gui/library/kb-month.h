/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-session-filter.h"

G_BEGIN_DECLS

#define KB_TYPE_MONTH (kb_month_get_type ())

G_DECLARE_FINAL_TYPE (KbMonth, kb_month, KB, MONTH, AdwBin)

void kb_month_set_library (KbMonth         *self,
                           KbRecordSet     *library,
                           KbSessionFilter *filter,
                           gboolean         roomy);
void kb_month_show        (KbMonth         *self,
                           GDateTime       *day);
void kb_month_select      (KbMonth         *self,
                           gint64           session_id);

G_END_DECLS
