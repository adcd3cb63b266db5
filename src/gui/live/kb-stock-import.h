/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-show.h"

G_BEGIN_DECLS

void kb_stock_import_file      (GtkWidget  *parent,
                                KbShow     *show);
void kb_stock_import_clipboard (GtkWidget  *parent,
                                KbShow     *show);
void kb_stock_import_text      (GtkWidget  *parent,
                                KbShow     *show,
                                const char *text,
                                char        separator);

G_END_DECLS
