/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-call-sheet.h"

G_BEGIN_DECLS

void kb_sheet_print (GtkWindow   *parent,
                     KbCallSheet *sheet,
                     const char  *name,
                     const char  *language);

G_END_DECLS
