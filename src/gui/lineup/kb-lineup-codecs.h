/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field-codec.h"

G_BEGIN_DECLS

extern const KbFieldCodec kb_lineup_codec_price;
extern const KbFieldCodec kb_lineup_codec_count;
extern const KbFieldCodec kb_lineup_codec_time;

G_END_DECLS
