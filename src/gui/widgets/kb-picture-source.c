/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-picture-source"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-picture-source.h"

/**
 * kb_picture_source_create_chooser:
 * @widget: whose window asks
 * @title: what is asked
 * @accept: the button that takes what is chosen, with its mnemonic
 *
 * Returns: (transfer full): a chooser of files that hold pictures, modal, not shown yet.
 */
GtkFileChooserNative *
kb_picture_source_create_chooser (GtkWidget  *widget,
                                  const char *title,
                                  const char *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, accept, NULL);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return chooser;
}

/**
 * kb_picture_source_add_drop:
 * @dropped: gboolean (*) (widget, const GValue *): takes a #GdkFileList or a #GdkTexture; %FALSE when it cannot
 *
 * Lets pictures be dropped on a widget.
 */
void
kb_picture_source_add_drop (GtkWidget *widget,
                            GCallback  dropped)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", dropped, widget, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/**
 * kb_picture_source_paste_async:
 * @callback: gets the #GdkClipboard, to be finished by gdk_clipboard_read_value_finish() with a #GdkFileList or a #GdkTexture
 *
 * Reads the clipboard: files where it has some, else a picture itself.
 */
void
kb_picture_source_paste_async (GtkWidget           *widget,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  const gboolean has_files = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
                             || gdk_content_formats_contain_mime_type (formats, "text/uri-list");

  gdk_clipboard_read_value_async (clipboard, has_files ? GDK_TYPE_FILE_LIST : GDK_TYPE_TEXTURE, G_PRIORITY_DEFAULT,
                                  cancellable, callback, user_data);
}
