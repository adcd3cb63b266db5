/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field-codec.h"

G_BEGIN_DECLS

/* How the fields of library rows are shown and typed: in the row's own currency, in this desk's days. */
extern const KbFieldCodec kb_catalogue_codec_price;
extern const KbFieldCodec kb_catalogue_codec_currency;
extern const KbFieldCodec kb_catalogue_codec_percent;
extern const KbFieldCodec kb_catalogue_codec_count;
extern const KbFieldCodec kb_catalogue_codec_required_count;
extern const KbFieldCodec kb_catalogue_codec_hours;
extern const KbFieldCodec kb_catalogue_codec_score;
extern const KbFieldCodec kb_catalogue_codec_day;
extern const KbFieldCodec kb_catalogue_codec_article;
extern const KbFieldCodec kb_catalogue_codec_platform_id;

G_END_DECLS
