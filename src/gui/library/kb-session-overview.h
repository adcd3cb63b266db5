/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-session-filter.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_OVERVIEW (kb_session_overview_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionOverview, kb_session_overview, KB, SESSION_OVERVIEW, GtkBox)

void kb_session_overview_fill         (KbSessionOverview *self,
                                       KbRecordSet       *library,
                                       KbSessionFilter   *filter,
                                       GtkWidget         *content);
void kb_session_overview_focus_search (KbSessionOverview *self);

G_END_DECLS
