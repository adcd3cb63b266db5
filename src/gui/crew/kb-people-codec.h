/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field-codec.h"

G_BEGIN_DECLS

/* How the fields of people are shown and typed. */
extern const KbFieldCodec kb_people_codec_hours;      /* a length in hours: "4", "7.5" */
extern const KbFieldCodec kb_people_codec_clock;      /* a time of day: "9:00", "24:00" */
extern const KbFieldCodec kb_people_codec_weekday;    /* "Mon" or 1 to 7 */
extern const KbFieldCodec kb_people_codec_date;       /* "2026-10-17", kept as text */
extern const KbFieldCodec kb_people_codec_zone;       /* an IANA time zone, or nothing */

G_END_DECLS
