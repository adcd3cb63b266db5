/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_ATTACHMENT_ROW (kb_attachment_row_get_type ())

G_DECLARE_FINAL_TYPE (KbAttachmentRow, kb_attachment_row, KB, ATTACHMENT_ROW, AdwActionRow)

GtkWidget *kb_attachment_row_new (KbWorkspace *workspace,
                                  KbRecordSet *plan,
                                  KbRecord    *attachment);
gint64     kb_attachment_row_get_id (KbAttachmentRow *self);

G_END_DECLS
