/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field-codec.h"

G_BEGIN_DECLS

extern const KbFieldCodec kb_goal_codec;

int         kb_goal_unit_of_metric (int          metric);
const char *kb_goal_unit_text      (int          unit,
                                    const char  *currency);
char       *kb_goal_value_format   (gint64       value,
                                    int          unit,
                                    const char  *currency);
gboolean    kb_goal_value_parse    (const char  *text,
                                    int          unit,
                                    const char  *currency,
                                    gint64      *value,
                                    GError     **error);

G_END_DECLS
