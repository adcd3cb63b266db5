/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-clock.h"
#include "kb-follower.h"
#include "kb-screen.h"

G_BEGIN_DECLS

#define KB_TYPE_HOST_WINDOW (kb_host_window_get_type ())

G_DECLARE_FINAL_TYPE (KbHostWindow, kb_host_window, KB, HOST_WINDOW, GtkWindow)

GtkWidget *kb_host_window_new (GtkApplication *application,
                               KbScreen        screen,
                               KbFollower     *follower,
                               KbClock        *clock);

G_END_DECLS
