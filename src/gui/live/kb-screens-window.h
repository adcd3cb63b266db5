/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-live-host.h"

G_BEGIN_DECLS

#define KB_TYPE_SCREENS_WINDOW (kb_screens_window_get_type ())

G_DECLARE_FINAL_TYPE (KbScreensWindow, kb_screens_window, KB, SCREENS_WINDOW, AdwWindow)

void kb_screens_window_present (GtkWindow   *parent,
                                KbLiveHost  *host,
                                KbRecordSet *library);

G_END_DECLS
