/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbTemplateUse:
 * @title: the session's title
 * @start_us: its start, microseconds since 1970 UTC
 * @length_ms: how long it should be, milliseconds
 * @zone_name: its time zone
 * @inherits: it takes from the latest session where it is broadcast, by whom and in which currency;
 *   else it has what the template has
 *
 * What becomes of a template.
 */
typedef struct
{
  const char *title;
  gint64      start_us;
  gint64      length_ms;
  const char *zone_name;
  gboolean    inherits;
} KbTemplateUse;

GPtrArray   *kb_template_list_built_in (const char           *language);
KbRecordSet *kb_template_read          (GFile                *file,
                                        GError              **error);
gint64       kb_template_get_length_ms (KbRecordSet          *template);
KbEdit      *kb_template_use           (KbRecordSet          *template,
                                        GListModel           *sessions,
                                        const KbTemplateUse  *use,
                                        const char           *label);

G_END_DECLS
