/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field-codec.h"

G_BEGIN_DECLS

/* When a shift starts and ends, as times of day in the session's zone, on the day nearest to what was there. */
extern const KbFieldCodec kb_shift_codec_start;
extern const KbFieldCodec kb_shift_codec_end;

G_END_DECLS
