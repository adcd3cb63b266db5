/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_THUMBNAIL (kb_thumbnail_get_type ())

G_DECLARE_FINAL_TYPE (KbThumbnail, kb_thumbnail, KB, THUMBNAIL, GtkWidget)

GtkWidget *kb_thumbnail_new         (int           side);
void       kb_thumbnail_set_product (KbThumbnail  *self,
                                     KbRecordSet  *library,
                                     KbRecord     *product);
void       kb_thumbnail_set_image   (KbThumbnail  *self,
                                     KbRecordSet  *library,
                                     KbRecord     *image);

G_END_DECLS
