/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PHOTO_FIELD (kb_photo_field_get_type ())

G_DECLARE_FINAL_TYPE (KbPhotoField, kb_photo_field, KB, PHOTO_FIELD, AdwBin)

GtkWidget *kb_photo_field_new        (void);
void       kb_photo_field_set_person (KbPhotoField *self,
                                      KbWorkspace  *workspace,
                                      KbRecord     *person);

G_END_DECLS
