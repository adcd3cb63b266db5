/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_USE_LIST (kb_use_list_get_type ())

G_DECLARE_FINAL_TYPE (KbUseList, kb_use_list, KB, USE_LIST, AdwBin)

GtkWidget *kb_use_list_new         (void);
void       kb_use_list_set_product (KbUseList   *self,
                                    KbWorkspace *workspace,
                                    KbRecord    *product);

G_END_DECLS
