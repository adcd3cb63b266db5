/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_notices_watch (AdwToastOverlay *overlay,
                       KbWorkspace     *workspace);

G_END_DECLS
