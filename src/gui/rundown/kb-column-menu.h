/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-columns.h"

G_BEGIN_DECLS

GtkWidget *kb_column_menu_new (KbColumns *columns);

G_END_DECLS
