/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_POOL_VIEW (kb_pool_view_get_type ())

G_DECLARE_FINAL_TYPE (KbPoolView, kb_pool_view, KB, POOL_VIEW, AdwBin)

void kb_pool_view_set_workspace (KbPoolView  *self,
                                 KbWorkspace *workspace);

G_END_DECLS
