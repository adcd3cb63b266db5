/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-workspace.h"

G_BEGIN_DECLS

KbWorkspace *kb_workspace_new (const char *path,
                               KbStore    *store,
                               GPtrArray  *records);

G_END_DECLS
