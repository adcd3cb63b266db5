/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kb_list_sight_show (GtkListBox    *list,
                         GtkListBoxRow *row);

G_END_DECLS
