/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_LIVE_ROW (kb_live_row_get_type ())

G_DECLARE_FINAL_TYPE (KbLiveRow, kb_live_row, KB, LIVE_ROW, GObject)

KbLiveRow  *kb_live_row_new            (gint64           cue_id);
gint64      kb_live_row_get_cue_id     (KbLiveRow       *self);
const char *kb_live_row_get_number     (KbLiveRow       *self);
KbCueState  kb_live_row_get_state      (KbLiveRow       *self);
gboolean    kb_live_row_is_hard        (KbLiveRow       *self);
gboolean    kb_live_row_is_late        (KbLiveRow       *self);
int         kb_live_row_get_cue_type   (KbLiveRow       *self);
const char *kb_live_row_get_title      (KbLiveRow       *self);
const char *kb_live_row_get_detail     (KbLiveRow       *self);
const char *kb_live_row_get_story      (KbLiveRow       *self);
const char *kb_live_row_get_time       (KbLiveRow       *self);
const char *kb_live_row_get_delta      (KbLiveRow       *self);
void        kb_live_row_update         (KbLiveRow       *self,
                                        KbShow          *show,
                                        GTimeZone       *zone,
                                        const KbRunCue  *cue);

G_END_DECLS
