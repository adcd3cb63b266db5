/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kb_rundown_timing_install (GtkWidgetClass *page_class);

G_END_DECLS
