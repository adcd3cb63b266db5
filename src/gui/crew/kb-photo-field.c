/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-photo-field"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-person-avatar.h"
#include "kb-photo-field.h"
#include "kb-picture-source.h"
#include "kb-picture.h"

#define SIZE 72

/**
 * KbPhotoField:
 *
 * A person's photo, to be chosen from a file, dropped, pasted (Ctrl+V) or taken away. What comes is made small on a
 * thread; what cannot be read is said, and nothing is stored.
 */
struct _KbPhotoField
{
  AdwBin                parent_instance;

  KbWorkspace          *workspace;     /* owned, nullable */
  GSignalGroup         *person;        /* owned: follows the row */
  GCancellable         *cancellable;   /* owned: ends what is being read when another person is shown */
  GtkFileChooserNative *chooser;       /* owned, nullable: while it is open */

  AdwAvatar            *avatar;        /* children */
  GtkLabel             *error;
};

G_DEFINE_FINAL_TYPE (KbPhotoField, kb_photo_field, ADW_TYPE_BIN)

static void
show_error (KbPhotoField *self,
            const char    *message)
{
  gtk_label_set_text (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static void
update (KbPhotoField *self)
{
  g_autoptr (KbRecord) person = g_signal_group_dup_target (self->person);

  kb_person_avatar_show (self->avatar, person);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photo.remove",
                                 person != NULL && !kb_record_is_null (person, KB_PERSON_PHOTO));
}

static void
store (KbPhotoField *self,
       GBytes        *bytes)
{
  g_autoptr (KbRecord) person = g_signal_group_dup_target (self->person);
  g_autoptr (KbEdit) edit = kb_edit_new (bytes != NULL ? _("Change photo") : _("Remove photo"));
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (person == NULL || self->workspace == NULL)
    return;
  if (bytes != NULL)
    kb_value_set_bytes (&value, bytes);
  kb_edit_set (edit, KB_ENTITY_PERSON, kb_record_get_id (person), KB_PERSON_PHOTO, &value);
  kb_workspace_edit (self->workspace, edit);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KbPhotoField) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *mime = NULL;
  g_autoptr (GBytes) bytes = kb_picture_read_finish (result, &name, &mime, &error);

  if (bytes != NULL)
    store (self, bytes);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

static void
read_file (KbPhotoField *self,
           GFile         *file)
{
  show_error (self, NULL);
  kb_picture_read_async (file, self->cancellable, read_cb, g_object_ref (self));
}

/* Of several files the first is taken: a person has one photo. */
static gboolean
take_value (KbPhotoField *self,
            const GValue  *value)
{
  show_error (self, NULL);
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    kb_picture_take_async (g_value_get_object (value), self->cancellable, read_cb, g_object_ref (self));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      if (files == NULL)
        return FALSE;
      read_file (self, files->data);
    }
  else
    return FALSE;

  return TRUE;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbPhotoField) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    take_value (self, value);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, _("There is no picture to paste."));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbPhotoField *self = KB_PHOTO_FIELD (widget);

  kb_picture_source_paste_async (widget, self->cancellable, pasted_cb, g_object_ref (self));
}

static void
chosen_cb (KbPhotoField *self,
           int            response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    read_file (self, file);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbPhotoField *self = KB_PHOTO_FIELD (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = kb_picture_source_create_chooser (widget, _("Choose Photo"), _("_Choose"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  store (KB_PHOTO_FIELD (widget), NULL);
}

static void
kb_photo_field_dispose (GObject *object)
{
  KbPhotoField *self = KB_PHOTO_FIELD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->person);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_photo_field_parent_class)->dispose (object);
}

static void
kb_photo_field_class_init (KbPhotoFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_photo_field_dispose;

  gtk_widget_class_install_action (widget_class, "photo.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "photo.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "photo.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photo.paste", NULL);
}

static void
add_button (GtkBox     *box,
            const char *icon_name,
            const char *tooltip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (box, button);
}

static void
kb_photo_field_init (KbPhotoField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->cancellable = g_cancellable_new ();
  self->avatar = ADW_AVATAR (adw_avatar_new (SIZE, NULL, TRUE));
  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->error), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->avatar));
  add_button (GTK_BOX (box), "document-open-symbolic", _("Choose Photo"), "photo.choose");
  add_button (GTK_BOX (box), "edit-paste-symbolic", _("Paste Photo"), "photo.paste");
  add_button (GTK_BOX (box), "user-trash-symbolic", _("Remove Photo"), "photo.remove");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  adw_bin_set_child (ADW_BIN (self), box);
  kb_picture_source_add_drop (GTK_WIDGET (self), G_CALLBACK (take_value));
  self->person = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_object (self->person, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kb_photo_field_new (void)
{
  return g_object_new (KB_TYPE_PHOTO_FIELD, NULL);
}

/**
 * kb_photo_field_set_person:
 * @workspace: (nullable): where edits go
 * @person: (nullable): whose photo
 */
void
kb_photo_field_set_person (KbPhotoField *self,
                           KbWorkspace  *workspace,
                           KbRecord     *person)
{
  g_return_if_fail (KB_IS_PHOTO_FIELD (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_error (self, NULL);
  g_set_object (&self->workspace, workspace);
  g_signal_group_set_target (self->person, person);
  update (self);
}
