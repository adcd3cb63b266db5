/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "kb-plan.h"

G_BEGIN_DECLS

JsonNode *kb_replay_run (const KbPlan  *plan,
                         JsonNode      *events,
                         gint64         at_us,
                         GTimeZone     *zone,
                         GError       **error);

G_END_DECLS
