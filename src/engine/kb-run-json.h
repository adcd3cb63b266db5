/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "kb-run.h"

G_BEGIN_DECLS

JsonNode *kb_run_to_json      (KbRun         *self,
                               const KbStamp *now,
                               GTimeZone     *zone);

void      kb_json_add_instant (JsonBuilder   *builder,
                               const char    *name,
                               gint64         us,
                               GTimeZone     *zone);
void      kb_json_add_int     (JsonBuilder   *builder,
                               const char    *name,
                               gint64         value);
void      kb_json_add_string  (JsonBuilder   *builder,
                               const char    *name,
                               const char    *value);

G_END_DECLS
