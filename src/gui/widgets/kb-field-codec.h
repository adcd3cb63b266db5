/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

/**
 * KbFieldCodec:
 * @format: what an entry shows of a field; transfer full, "" for what is unset
 * @parse: reads what was typed into the value to be stored; %FALSE with a sentence for the reader
 *
 * How one kind of field is shown and typed. The session that the row belongs to says in which
 * currency and time zone; for the session's own row it is the row itself.
 */
typedef struct
{
  char     *(*format) (KbRecord     *session,
                       KbRecord     *record,
                       guint         field);
  gboolean  (*parse)  (KbRecord     *session,
                       KbRecord     *record,
                       guint         field,
                       const char   *text,
                       KbValue      *value,
                       GError      **error);
} KbFieldCodec;

char *kb_field_format_text  (KbRecord *session,
                             KbRecord *record,
                             guint     field);
char *kb_field_format_count (KbRecord *session,
                             KbRecord *record,
                             guint     field);
char *kb_field_format_money (KbRecord *session,
                             KbRecord *record,
                             guint     field);

gboolean kb_field_parse_empty (KbRecord  *record,
                               guint      field,
                               KbValue   *value,
                               GError   **error);

extern const KbFieldCodec kb_field_codec_text;
extern const KbFieldCodec kb_field_codec_required_text;
extern const KbFieldCodec kb_field_codec_zone;
extern const KbFieldCodec kb_field_codec_money;
extern const KbFieldCodec kb_field_codec_length;
extern const KbFieldCodec kb_field_codec_day;
extern const KbFieldCodec kb_field_codec_time;
extern const KbFieldCodec kb_field_codec_start_time;
extern const KbFieldCodec kb_field_codec_end_time;

G_END_DECLS
