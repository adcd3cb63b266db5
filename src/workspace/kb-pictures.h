/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-store.h"

G_BEGIN_DECLS

#define KB_TYPE_PICTURES (kb_pictures_get_type ())

G_DECLARE_FINAL_TYPE (KbPictures, kb_pictures, KB, PICTURES, GObject)

KbPictures *kb_pictures_get         (KbRecordSet          *library);
void        kb_pictures_set_store   (KbPictures           *self,
                                     KbStore              *store);
gint64      kb_pictures_find_first  (KbPictures           *self,
                                     gint64                product_id);
void        kb_pictures_load_async  (KbPictures           *self,
                                     gint64                image_id,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GBytes     *kb_pictures_load_finish (KbPictures           *self,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
