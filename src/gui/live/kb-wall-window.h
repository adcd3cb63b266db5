/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-desk-window.h"

G_BEGIN_DECLS

#define KB_TYPE_WALL_WINDOW (kb_wall_window_get_type ())

G_DECLARE_FINAL_TYPE (KbWallWindow, kb_wall_window, KB, WALL_WINDOW, KbDeskWindow)

G_END_DECLS
