/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-session-list.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_SLOT (kb_session_slot_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionSlot, kb_session_slot, KB, SESSION_SLOT, GtkWidget)

GtkWidget *kb_session_slot_new          (KbSessionList *list,
                                         KbRecordSet   *library);
KbRecord  *kb_session_slot_get_session  (KbSessionSlot *self);
guint      kb_session_slot_get_position (KbSessionSlot *self);
void       kb_session_slot_bind         (KbSessionSlot *self,
                                         GtkListItem   *item);
void       kb_session_slot_unbind       (KbSessionSlot *self);
void       kb_session_slot_fill         (KbSessionSlot *self);

G_END_DECLS
