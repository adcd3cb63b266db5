/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-attachment-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-attachment-row.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbAttachmentRow:
 *
 * A file of a session: opened with the program that the desktop has for it, saved elsewhere, removed.
 */
struct _KbAttachmentRow
{
  AdwActionRow  parent_instance;

  KbWorkspace  *workspace;     /* owned */
  KbRecordSet  *plan;          /* owned */
  KbRecord     *attachment;    /* owned */
};

G_DEFINE_FINAL_TYPE (KbAttachmentRow, kb_attachment_row, ADW_TYPE_ACTION_ROW)

static GBytes *
get_bytes (KbAttachmentRow *self)
{
  return kb_record_is_null (self->attachment, KB_ATTACHMENT_DATA)
           ? NULL : kb_record_get_bytes (self->attachment, KB_ATTACHMENT_DATA);
}

static void
report (KbAttachmentRow *self,
        const GError    *error)
{
  /* Translators: a file's name, and what went wrong */
  g_autofree char *message = g_strdup_printf (_("“%s”: %s"), kb_record_get_text (self->attachment, KB_ATTACHMENT_NAME),
                                              error->message);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self->workspace, "failed", message);
}

static void
show (KbAttachmentRow *self)
{
  const char *name = kb_record_get_text (self->attachment, KB_ATTACHMENT_NAME);
  GBytes *bytes = get_bytes (self);
  g_autofree char *size = bytes != NULL ? g_format_size (g_bytes_get_size (bytes))
                                        : g_strdup (kb_record_get_text (self->attachment, KB_ATTACHMENT_PATH));
  const char *licence = kb_record_get_text (self->attachment, KB_ATTACHMENT_LICENCE);
  const char *kind = kb_enum_label (&kb_attachment_kind_enum, kb_record_get_int (self->attachment, KB_ATTACHMENT_KIND));
  g_autofree char *subtitle = g_strjoin (" · ", kind, size, kb_text_is_empty (licence) ? NULL : licence, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attachment.open", bytes != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attachment.save", bytes != NULL);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbAttachmentRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (G_FILE (source));

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    report (self, error);
  else
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KbAttachmentRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    report (self, error);
}

static void
write_to (KbAttachmentRow     *self,
          GFile               *file,
          GAsyncReadyCallback  callback)
{
  g_file_replace_contents_bytes_async (file, get_bytes (self), NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       callback, g_object_ref (self));
}

/* A copy, in a folder that only the user reads: what is changed in it stays there. */
static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbAttachmentRow *self = KB_ATTACHMENT_ROW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kaibo-XXXXXX", &error);
  g_autofree char *plain = g_path_get_basename (kb_record_get_text (self->attachment, KB_ATTACHMENT_NAME));
  g_autofree char *path = folder != NULL ? g_build_filename (folder, plain, NULL) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file == NULL)
    report (self, error);
  else if (get_bytes (self) != NULL)
    write_to (self, file, opened_cb);
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  KbAttachmentRow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    write_to (self, file, saved_cb);
  g_object_unref (dialog);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbAttachmentRow *self = KB_ATTACHMENT_ROW (widget);
  g_autofree char *plain = g_path_get_basename (kb_record_get_text (self->attachment, KB_ATTACHMENT_NAME));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save Attachment"),
                                                              GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), plain);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbAttachmentRow *self = KB_ATTACHMENT_ROW (widget);
  /* Translators: an entry of the history; a file's name */
  g_autofree char *label = g_strdup_printf (_("Remove attachment “%s”"),
                                            kb_record_get_text (self->attachment, KB_ATTACHMENT_NAME));
  g_autoptr (KbEdit) edit = kb_edit_new (label);

  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_edit_delete (edit, KB_ENTITY_ATTACHMENT, kb_record_get_id (self->attachment));
  kb_workspace_edit (self->workspace, edit);
}

static void
licence_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     KbAttachmentRow  *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autoptr (KbEdit) edit = NULL;

  if (!g_str_equal (response, "store")
      || g_strcmp0 (gtk_editable_get_text (entry), kb_record_get_text (self->attachment, KB_ATTACHMENT_LICENCE)) == 0)
    return;

  edit = kb_edit_new (_("Change licence of attachment"));
  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_edit_set_text (edit, self->attachment, KB_ATTACHMENT_LICENCE, gtk_editable_get_text (entry));
  kb_workspace_edit (self->workspace, edit);
}

static void
licence_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbAttachmentRow *self = KB_ATTACHMENT_ROW (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Licence"),
                                              kb_record_get_text (self->attachment, KB_ATTACHMENT_NAME));
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), kb_record_get_text (self->attachment, KB_ATTACHMENT_LICENCE));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("By what right it is used"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Licence"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "store", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "store", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "store");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (licence_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
set_kind_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbAttachmentRow *self = KB_ATTACHMENT_ROW (widget);
  const int kind = kb_enum_find (&kb_attachment_kind_enum, g_variant_get_string (parameter, NULL));
  g_autoptr (KbEdit) edit = kb_edit_new (_("Change kind of attachment"));

  if (kind < 0 || kind == kb_record_get_int (self->attachment, KB_ATTACHMENT_KIND))
    return;
  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_edit_set_int (edit, self->attachment, KB_ATTACHMENT_KIND, kind);
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_attachment_row_dispose (GObject *object)
{
  KbAttachmentRow *self = KB_ATTACHMENT_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_object (&self->attachment);

  G_OBJECT_CLASS (kb_attachment_row_parent_class)->dispose (object);
}

static void
kb_attachment_row_class_init (KbAttachmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_attachment_row_dispose;
  gtk_widget_class_install_action (widget_class, "attachment.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "attachment.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "attachment.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "attachment.licence", NULL, licence_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "attachment.remove", NULL);
  gtk_widget_class_install_action (widget_class, "attachment.set-kind", "s", set_kind_action);
}

static GMenuModel *
create_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();

  g_menu_append (work, _("_Open"), "attachment.open");
  g_menu_append (work, _("_Save As…"), "attachment.save");
  g_menu_append (work, _("_Licence…"), "attachment.licence");
  g_menu_append (work, _("_Remove"), "attachment.remove");
  for (guint i = 0; i < kb_enum_count (&kb_attachment_kind_enum); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (kb_enum_label (&kb_attachment_kind_enum, i), NULL);

      g_menu_item_set_action_and_target (item, "attachment.set-kind", "s", kb_enum_code (&kb_attachment_kind_enum, i));
      g_menu_append_item (kinds, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, _("Kind"), G_MENU_MODEL (kinds));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
kb_attachment_row_init (KbAttachmentRow *self)
{
  g_autoptr (GMenuModel) model = create_menu ();
  GtkWidget *menu = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_tooltip_text (menu, _("Attachment Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Attachment Menu"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), menu);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "attachment.open");
}

/**
 * kb_attachment_row_new:
 * @plan: the session
 * @attachment: one of its files
 *
 * Returns: (transfer none): a row for @attachment.
 */
GtkWidget *
kb_attachment_row_new (KbWorkspace *workspace,
                       KbRecordSet *plan,
                       KbRecord    *attachment)
{
  KbAttachmentRow *self = g_object_new (KB_TYPE_ATTACHMENT_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  self->attachment = g_object_ref (attachment);
  g_signal_connect_object (attachment, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

gint64
kb_attachment_row_get_id (KbAttachmentRow *self)
{
  g_return_val_if_fail (KB_IS_ATTACHMENT_ROW (self), 0);

  return kb_record_get_id (self->attachment);
}
