/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"
#include "kb-show.h"

G_BEGIN_DECLS

void        kb_desk_set_label      (GtkLabel    *label,
                                    const char  *text);
void        kb_desk_set_tooltip    (GtkWidget   *widget,
                                    const char  *text);
gboolean    kb_desk_keep           (gint64      *kept,
                                    gint64       value);
gint64      kb_desk_get_shown_left (const KbRunLive *live);
gboolean    kb_desk_get_waiting    (KbShow      *show,
                                    const KbRunLive *live,
                                    KbRunLive   *waiting);
char       *kb_desk_describe_left  (const KbRunLive *live);
char       *kb_desk_describe_slack (gint64       slack_ms);
const char *kb_desk_get_name       (KbRecord    *person);
const char *kb_desk_get_speaker    (KbRecordSet *plan,
                                    KbRecord    *cue);

G_END_DECLS
