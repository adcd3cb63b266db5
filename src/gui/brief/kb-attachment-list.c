/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-attachment-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-attachment-list.h"
#include "kb-attachment-row.h"
#include "kb-brief-edits.h"
#include "kb-session.h"

/**
 * KbAttachmentList:
 *
 * The files of a session, kept in the library: added from a file chooser, dropped here or pasted. They
 * are read and written beside the window.
 */
struct _KbAttachmentList
{
  AdwBin        parent_instance;

  KbWorkspace  *workspace;     /* owned, nullable */
  KbRecordSet  *plan;          /* owned, nullable */
  GCancellable *reading;       /* owned, nullable: files that are being read for this session */

  GtkListBox   *list_box;      /* child */
};

G_DEFINE_FINAL_TYPE (KbAttachmentList, kb_attachment_list, ADW_TYPE_BIN)

static void
refuse (KbAttachmentList *self,
        const char       *message)
{
  if (self->workspace != NULL)
    g_signal_emit_by_name (self->workspace, "failed", message);
}

static void
add (KbAttachmentList *self,
     const char       *name,
     const char       *mime,
     GBytes           *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = self->plan != NULL ? kb_brief_edits_add_attachment (self->plan, name, mime, bytes, &error) : NULL;

  if (edit != NULL)
    kb_workspace_edit (self->workspace, edit);
  else if (error != NULL)
    refuse (self, error->message);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KbAttachmentList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *type = bytes != NULL ? g_content_type_guess (name, g_bytes_get_data (bytes, NULL),
                                                                MIN (g_bytes_get_size (bytes), 4096), NULL) : NULL;
  g_autofree char *mime = type != NULL ? g_content_type_get_mime_type (type) : NULL;

  if (bytes != NULL)
    add (self, name, mime, bytes);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    refuse (self, error->message);
}

/* What is too large is not read at all. */
static void
size_known_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (KbAttachmentList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));

  if (info == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        refuse (self, error->message);
    }
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_autofree char *message = g_strdup_printf (_("“%s” is not a file: attach files one by one"), name);

      refuse (self, message);
    }
  else if (kb_brief_edits_check_size (name, g_file_info_get_size (info), &error))
    g_file_load_bytes_async (G_FILE (source), self->reading, read_cb, g_object_ref (self));
  else
    refuse (self, error->message);
}

static void
add_file (KbAttachmentList *self,
          GFile            *file)
{
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, self->reading, size_known_cb, g_object_ref (self));
}

static void
add_files (KbAttachmentList *self,
           GdkFileList      *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  for (GSList *item = files; item != NULL; item = item->next)
    add_file (self, item->data);
}

static gboolean
dropped_cb (GtkDropTarget    *target,
            const GValue     *value,
            double            x,
            double            y,
            KbAttachmentList *self)
{
  if (self->plan == NULL)
    return FALSE;
  add_files (self, g_value_get_boxed (value));
  return TRUE;
}

static void
files_pasted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KbAttachmentList) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL && g_value_get_boxed (value) != NULL)
    add_files (self, g_value_get_boxed (value));
  else if (error != NULL)
    refuse (self, error->message);
}

static void
picture_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KbAttachmentList) self = user_data;
  g_autoptr (GError) error = NULL;
  const gssize size = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  g_autoptr (GBytes) bytes = size >= 0 ? g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source)) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the name of a picture that was pasted. See strftime(3). */
  g_autofree char *name = g_date_time_format (now, _("Picture %Y-%m-%d %H%M%S.png"));

  if (bytes != NULL)
    add (self, name, "image/png", bytes);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    refuse (self, error->message);
}

/* As it comes, without being decoded: that would hold the window up. */
static void
picture_pasted_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KbAttachmentList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream != NULL)
    g_output_stream_splice_async (memory, stream,
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, self->reading, picture_read_cb, g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    refuse (self, error->message);
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbAttachmentList *self = KB_ATTACHMENT_LIST (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (self->plan == NULL)
    return;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, self->reading, files_pasted_cb,
                                    g_object_ref (self));
  else if (gdk_content_formats_contain_mime_type (formats, "image/png"))
    gdk_clipboard_read_async (clipboard, (const char *[]) { "image/png", NULL }, G_PRIORITY_DEFAULT, self->reading,
                              picture_pasted_cb, g_object_ref (self));
  else
    refuse (self, _("There is no file or picture to paste: copy one first"));
}

static void
response_cb (GtkNativeDialog  *dialog,
             int               response,
             KbAttachmentList *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
  g_object_unref (dialog);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbAttachmentList *self = KB_ATTACHMENT_LIST (widget);
  GtkFileChooserNative *dialog;

  if (self->plan == NULL)
    return;
  dialog = gtk_file_chooser_native_new (_("Attach Files"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  KbAttachmentList *self = user_data;

  return kb_attachment_row_new (self->workspace, self->plan, item);
}

static void
kb_attachment_list_dispose (GObject *object)
{
  KbAttachmentList *self = KB_ATTACHMENT_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_attachment_list_parent_class)->dispose (object);
}

static void
kb_attachment_list_class_init (KbAttachmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_attachment_list_dispose;
  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "attachments.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "attachments.paste", NULL);
}

static GtkWidget *
create_buttons (void)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *add_button = gtk_button_new ();
  GtkWidget *paste_button = gtk_button_new_from_icon_name ("edit-paste-symbolic");
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("File"));
  gtk_button_set_child (GTK_BUTTON (add_button), content);
  gtk_widget_set_tooltip_text (add_button, _("Attach files"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add_button), "attachments.add");
  gtk_widget_set_tooltip_text (paste_button, _("Paste files or a picture (Ctrl+V in the list)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (paste_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Paste as attachment"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste_button), "attachments.paste");
  for (GtkWidget *button = paste_button; button != NULL; button = button == paste_button ? add_button : NULL)
    {
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (buttons), button);
    }

  return buttons;
}

static void
kb_attachment_list_init (KbAttachmentList *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *placeholder = gtk_label_new (_("No files yet. Add them, drop them here or paste them."));
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Attachments"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), create_buttons ());
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_label_set_wrap (GTK_LABEL (placeholder), TRUE);
  gtk_widget_add_css_class (placeholder, "dim");
  gtk_widget_add_css_class (placeholder, "task-error");
  gtk_list_box_set_placeholder (self->list_box, placeholder);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Attachments"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list_box));
  adw_bin_set_child (ADW_BIN (self), group);

  g_signal_connect (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * kb_attachment_list_set_plan:
 * @workspace: (nullable): where edits go
 * @plan: (nullable): whose files to show
 */
void
kb_attachment_list_set_plan (KbAttachmentList *self,
                             KbWorkspace      *workspace,
                             KbRecordSet      *plan)
{
  GListModel *files = plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_ATTACHMENT) : NULL;

  g_return_if_fail (KB_IS_ATTACHMENT_LIST (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = plan != NULL ? g_cancellable_new () : NULL;
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  gtk_list_box_bind_model (self->list_box, files, create_row_cb, self, NULL);
}

/**
 * kb_attachment_list_show:
 * @id: a file
 *
 * Puts the focus on a file.
 *
 * Returns: whether it is one of the list.
 */
gboolean
kb_attachment_list_show (KbAttachmentList *self,
                         gint64            id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (KB_IS_ATTACHMENT_LIST (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (kb_attachment_row_get_id (KB_ATTACHMENT_ROW (row)) == id)
      return gtk_widget_grab_focus (GTK_WIDGET (row));

  return FALSE;
}
