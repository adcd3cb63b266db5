/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-field-codec.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/* Where the line that is read may be, as parts of the text's height. */
#define KB_PROFILE_MARKER_LEAST 0.1
#define KB_PROFILE_MARKER_MOST 0.9

KbEdit *kb_profile_create    (KbRecordSet *library,
                              gint64       person_id,
                              gint64      *id);
KbEdit *kb_profile_duplicate (KbRecordSet *library,
                              KbRecord    *profile,
                              gint64      *id);
KbEdit *kb_profile_delete    (KbRecord    *profile);

extern const KbFieldCodec kb_profile_codec_distance;
extern const KbFieldCodec kb_profile_codec_size;
extern const KbFieldCodec kb_profile_codec_line;
extern const KbFieldCodec kb_profile_codec_spacing;
extern const KbFieldCodec kb_profile_codec_margin;
extern const KbFieldCodec kb_profile_codec_marker;

G_END_DECLS
