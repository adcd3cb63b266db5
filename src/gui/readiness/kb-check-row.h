/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record.h"

G_BEGIN_DECLS

#define KB_TYPE_CHECK_ROW (kb_check_row_get_type ())

G_DECLARE_FINAL_TYPE (KbCheckRow, kb_check_row, KB, CHECK_ROW, AdwActionRow)

GtkWidget *kb_check_row_new      (KbRecord   *item);
KbRecord  *kb_check_row_get_item (KbCheckRow *self);

G_END_DECLS
