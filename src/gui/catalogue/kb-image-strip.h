/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_IMAGE_STRIP (kb_image_strip_get_type ())

G_DECLARE_FINAL_TYPE (KbImageStrip, kb_image_strip, KB, IMAGE_STRIP, AdwBin)

GtkWidget *kb_image_strip_new         (void);
void       kb_image_strip_set_product (KbImageStrip *self,
                                       KbWorkspace  *workspace,
                                       KbRecord     *product);

G_END_DECLS
