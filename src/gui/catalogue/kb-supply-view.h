/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SUPPLY_VIEW (kb_supply_view_get_type ())

G_DECLARE_FINAL_TYPE (KbSupplyView, kb_supply_view, KB, SUPPLY_VIEW, AdwBin)

void    kb_supply_view_set_workspace (KbSupplyView *self,
                                      KbWorkspace  *workspace);

KbEdit *kb_supply_edits_receive      (KbRecordSet  *library,
                                      KbRecord     *delivery,
                                      gint64        quantity,
                                      gint64        at_us);

G_END_DECLS
