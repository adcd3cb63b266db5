/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_LIVE_MESSAGE (kb_live_message_get_type ())

G_DECLARE_FINAL_TYPE (KbLiveMessage, kb_live_message, KB, LIVE_MESSAGE, GtkWidget)

void kb_live_message_set_show (KbLiveMessage *self,
                               KbShow        *show);

G_END_DECLS
