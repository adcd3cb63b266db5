/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-desk-window.h"

G_BEGIN_DECLS

#define KB_TYPE_COMPACT_WINDOW (kb_compact_window_get_type ())

G_DECLARE_FINAL_TYPE (KbCompactWindow, kb_compact_window, KB, COMPACT_WINDOW, KbDeskWindow)

G_END_DECLS
