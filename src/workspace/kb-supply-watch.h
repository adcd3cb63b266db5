/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-problem.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SUPPLY_WATCH (kb_supply_watch_get_type ())

G_DECLARE_FINAL_TYPE (KbSupplyWatch, kb_supply_watch, KB, SUPPLY_WATCH, GObject)

KbSupplyWatch   *kb_supply_watch_new          (KbWorkspace   *workspace);
GPtrArray       *kb_supply_watch_get_problems (KbSupplyWatch *self);
GArray          *kb_supply_watch_get_promises (KbSupplyWatch *self);

G_END_DECLS
