/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-session-list.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_ROW (kb_session_row_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionRow, kb_session_row, KB, SESSION_ROW, GtkBox)

GtkWidget *kb_session_row_new         (void);
KbRecord  *kb_session_row_get_session (KbSessionRow  *self);
void       kb_session_row_bind        (KbSessionRow  *self,
                                       KbSessionList *list,
                                       KbRecordSet   *library,
                                       guint          position);
void       kb_session_row_unbind      (KbSessionRow  *self);

G_END_DECLS
