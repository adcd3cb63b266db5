/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_FIT_BOX (kb_fit_box_get_type ())

G_DECLARE_FINAL_TYPE (KbFitBox, kb_fit_box, KB, FIT_BOX, GtkWidget)

G_END_DECLS
