/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The longest side of a picture in the library: as large as the host's card shows it. */
#define KB_PICTURE_SIDE 512

GBytes     *kb_picture_shrink        (GBytes               *bytes,
                                      const char           *name,
                                      char                **mime,
                                      GError              **error);

void        kb_picture_read_async    (GFile                *file,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
void        kb_picture_take_async    (GdkTexture           *texture,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GBytes     *kb_picture_read_finish   (GAsyncResult         *result,
                                      char                **name,
                                      char                **mime,
                                      GError              **error);

void        kb_picture_decode_async  (GBytes               *bytes,
                                      int                   side,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GdkTexture *kb_picture_decode_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
