/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileChooserNative *kb_picture_source_create_chooser (GtkWidget           *widget,
                                                        const char          *title,
                                                        const char          *accept);
void                  kb_picture_source_add_drop       (GtkWidget           *widget,
                                                        GCallback            dropped);
void                  kb_picture_source_paste_async    (GtkWidget           *widget,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);

G_END_DECLS
