/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cue-draft.h"

G_BEGIN_DECLS

/* What cues go by on the clipboard. */
#define KB_CUE_CLIP_MIME "application/x-kaibo-cues"

GBytes    *kb_cue_clip_write (KbRecordSet  *plan,
                              GPtrArray    *cues);
GPtrArray *kb_cue_clip_read  (KbRecordSet  *plan,
                              GBytes       *bytes,
                              GPtrArray    *missing,
                              GError      **error);

G_END_DECLS
