/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_ATTACHMENT_LIST (kb_attachment_list_get_type ())

G_DECLARE_FINAL_TYPE (KbAttachmentList, kb_attachment_list, KB, ATTACHMENT_LIST, AdwBin)

void     kb_attachment_list_set_plan (KbAttachmentList *self,
                                      KbWorkspace      *workspace,
                                      KbRecordSet      *plan);
gboolean kb_attachment_list_show     (KbAttachmentList *self,
                                      gint64            id);

G_END_DECLS
