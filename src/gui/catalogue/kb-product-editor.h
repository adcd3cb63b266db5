/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PRODUCT_EDITOR (kb_product_editor_get_type ())

G_DECLARE_FINAL_TYPE (KbProductEditor, kb_product_editor, KB, PRODUCT_EDITOR, AdwBin)

void kb_product_editor_set_product (KbProductEditor *self,
                                    KbWorkspace     *workspace,
                                    KbRecord        *product);
void kb_product_editor_focus_name  (KbProductEditor *self);
void kb_product_editor_paste_picture (KbProductEditor *self);

G_END_DECLS
