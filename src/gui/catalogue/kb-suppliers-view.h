/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SUPPLIERS_VIEW (kb_suppliers_view_get_type ())

G_DECLARE_FINAL_TYPE (KbSuppliersView, kb_suppliers_view, KB, SUPPLIERS_VIEW, AdwBin)

void kb_suppliers_view_set_workspace (KbSuppliersView *self,
                                      KbWorkspace     *workspace);

G_END_DECLS
