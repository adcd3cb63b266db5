/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-screen.h"

G_BEGIN_DECLS

#define KB_TYPE_MONITOR_CHOICE (kb_monitor_choice_get_type ())

G_DECLARE_FINAL_TYPE (KbMonitorChoice, kb_monitor_choice, KB, MONITOR_CHOICE, GtkWidget)

GtkWidget *kb_monitor_choice_new (KbScreen screen);

G_END_DECLS
