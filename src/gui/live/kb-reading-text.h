/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-show.h"

G_BEGIN_DECLS

char *kb_reading_text_dup_pace     (KbPaceMode       mode,
                                    gboolean         is_paused,
                                    double           rate,
                                    gint64           left_s,
                                    const KbPaceFit *fit);
char *kb_reading_text_dup_look     (KbShow          *show);
char *kb_reading_text_dup_must_say (KbShow          *show);

G_END_DECLS
