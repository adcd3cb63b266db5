/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_TEMPLATE_LIST (kb_template_list_get_type ())

G_DECLARE_FINAL_TYPE (KbTemplateList, kb_template_list, KB, TEMPLATE_LIST, AdwBin)

void         kb_template_list_set_workspace (KbTemplateList *self,
                                             KbWorkspace    *workspace);
void         kb_template_list_step          (KbTemplateList *self,
                                             int             rows);
KbRecordSet *kb_template_list_get_plan      (KbTemplateList *self);
gboolean     kb_template_list_is_own        (KbTemplateList *self);

G_END_DECLS
