/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_SCALE_BIN (kb_scale_bin_get_type ())

G_DECLARE_FINAL_TYPE (KbScaleBin, kb_scale_bin, KB, SCALE_BIN, GtkWidget)

GtkWidget *kb_scale_bin_new (GtkWidget *child,
                             int        width,
                             int        height);

G_END_DECLS
