/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KB_TYPE_LOCK_BAR (kb_lock_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbLockBar, kb_lock_bar, KB, LOCK_BAR, AdwBin)

G_END_DECLS
