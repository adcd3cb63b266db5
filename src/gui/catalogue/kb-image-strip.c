/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-image-strip"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-id.h"
#include "kb-image-strip.h"
#include "kb-picture-source.h"
#include "kb-picture.h"
#include "kb-position.h"
#include "kb-product.h"
#include "kb-thumbnail.h"

#define SIDE 84

/**
 * KbImageStrip:
 *
 * The pictures of a product, the first of which stands for it. One comes by a file, a drop or a paste, is
 * made small on a thread and stored; what cannot be read is said, and nothing is stored. Files are read one after the
 * other, in their order: ten photographs at once would leave the window no processor.
 */
struct _KbImageStrip
{
  AdwBin               parent_instance;

  KbWorkspace         *workspace;     /* owned, nullable */
  KbRecord            *product;       /* owned, nullable */
  GSignalGroup        *library;       /* owned: follows the rows */
  GCancellable        *cancellable;   /* owned: ends what is being read when the strip goes */
  GtkFileChooserNative *chooser;      /* owned, nullable: while it is open */

  GtkWidget           *scroller;
  GtkBox              *pictures;
  GtkLabel            *error;
  GtkWidget           *reading;       /* shown while pictures are read */
  GtkLabel            *progress;
  GQueue               waiting;       /* owned, of Waiting: files that are not read yet */
  gboolean             is_busy;       /* a file is being read */
  guint                n_reading;     /* pictures being read, and those that wait */
};

/* What is being read, and for which product: another may be shown by then. */
typedef struct
{
  KbImageStrip *strip;
  gint64        product_id;
  gboolean      is_file;      /* one of those that wait for each other */
} Reading;

typedef struct
{
  GFile  *file;               /* owned */
  gint64  product_id;
} Waiting;

G_DEFINE_FINAL_TYPE (KbImageStrip, kb_image_strip, ADW_TYPE_BIN)

static GPtrArray *
get_images (KbImageStrip *self,
            gint64        product_id)
{
  return kb_record_set_children (kb_workspace_get_library (self->workspace), KB_ENTITY_PRODUCT_IMAGE, product_id);
}

/* Of several files each that is refused has its line. */
static void
add_error (KbImageStrip *self,
           const char   *message)
{
  const char *others = gtk_label_get_text (self->error);
  g_autofree char *text = g_strdup_printf ("%s%s%s", others, *others != '\0' ? "\n" : "", message);

  gtk_label_set_text (self->error, text);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}

static void
clear_errors (KbImageStrip *self)
{
  gtk_label_set_text (self->error, "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
update_progress (KbImageStrip *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Reading %u picture…", "Reading %u pictures…", self->n_reading),
                                           self->n_reading);

  gtk_label_set_text (self->progress, text);
  gtk_widget_set_visible (self->reading, self->n_reading > 0);
}

static void
store_image (KbImageStrip *self,
             gint64        product_id,
             GBytes       *bytes,
             const char   *name,
             const char   *mime)
{
  KbRecordSet *library = kb_workspace_get_library (self->workspace);
  g_autoptr (KbRecord) image = kb_record_new (KB_ENTITY_PRODUCT_IMAGE, kb_id_new ());
  g_autoptr (KbEdit) edit = kb_edit_new (_("Add picture"));
  g_auto (KbValue) value = KB_VALUE_INIT;

  kb_value_set_bytes (&value, bytes);
  kb_record_set_int (image, KB_PRODUCT_IMAGE_PRODUCT_ID, product_id);
  kb_record_set_int (image, KB_PRODUCT_IMAGE_POSITION,
                     kb_record_set_get_next_position (library, KB_ENTITY_PRODUCT_IMAGE));
  kb_record_set_text (image, KB_PRODUCT_IMAGE_NAME, name);
  kb_record_set_text (image, KB_PRODUCT_IMAGE_MIME, mime);
  kb_record_set_value (image, KB_PRODUCT_IMAGE_DATA, &value);
  kb_edit_insert (edit, image);
  kb_workspace_edit (self->workspace, edit);
}

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_object_unref (waiting->file);
  g_free (waiting);
}

static void read_next (KbImageStrip *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (KbImageStrip) self = reading->strip;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *mime = NULL;
  g_autoptr (GBytes) bytes = kb_picture_read_finish (result, &name, &mime, &error);

  self->n_reading--;
  update_progress (self);
  if (bytes != NULL && self->workspace != NULL)
    store_image (self, reading->product_id, bytes, name, mime);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_error (self, error->message);
  if (reading->is_file)
    {
      self->is_busy = FALSE;
      read_next (self);
    }
}

static Reading *
create_reading (KbImageStrip *self,
                gint64        product_id,
                gboolean      is_file)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { g_object_ref (self), product_id, is_file };
  return reading;
}

static void
count_reading (KbImageStrip *self)
{
  if (self->n_reading++ == 0)
    clear_errors (self);
  update_progress (self);
}

static void
read_next (KbImageStrip *self)
{
  Waiting *waiting = !self->is_busy ? g_queue_pop_head (&self->waiting) : NULL;

  if (waiting == NULL)
    return;

  self->is_busy = TRUE;
  kb_picture_read_async (waiting->file, self->cancellable, read_cb, create_reading (self, waiting->product_id, TRUE));
  free_waiting (waiting);
}

static void
add_file (KbImageStrip *self,
          GFile        *file)
{
  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting) { g_object_ref (file), kb_record_get_id (self->product) };
  g_queue_push_tail (&self->waiting, waiting);
  count_reading (self);
  read_next (self);
}

static void
forget_waiting (KbImageStrip *self)
{
  self->n_reading -= self->waiting.length;
  g_queue_clear_full (&self->waiting, free_waiting);
}

static gboolean
add_value (KbImageStrip *self,
           const GValue *value)
{
  if (self->product == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      count_reading (self);
      kb_picture_take_async (g_value_get_object (value), self->cancellable, read_cb,
                             create_reading (self, kb_record_get_id (self->product), FALSE));
    }
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *file = files; file != NULL; file = file->next)
        add_file (self, file->data);
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
  g_autoptr (KbImageStrip) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    add_value (self, value);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      clear_errors (self);
      add_error (self, _("There is no picture to paste."));
    }
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbImageStrip *self = KB_IMAGE_STRIP (widget);

  if (self->product != NULL)
    kb_picture_source_paste_async (widget, self->cancellable, pasted_cb, g_object_ref (self));
}

/* What is stored already stays; Undo takes it back. */
static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbImageStrip *self = KB_IMAGE_STRIP (widget);

  forget_waiting (self);
  update_progress (self);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
chosen_cb (KbImageStrip *self,
           int           response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel) files = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->product == NULL)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbImageStrip *self = KB_IMAGE_STRIP (widget);

  if (self->product == NULL || self->chooser != NULL)
    return;
  self->chooser = kb_picture_source_create_chooser (widget, _("Add Pictures"), _("_Add"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbImageStrip *self = KB_IMAGE_STRIP (widget);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Remove picture"));

  kb_edit_delete (edit, KB_ENTITY_PRODUCT_IMAGE, g_variant_get_int64 (parameter));
  kb_workspace_edit (self->workspace, edit);
}

/* The first picture stands for the product in lists and on the host's card. */
static void
first_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbImageStrip *self = KB_IMAGE_STRIP (widget);
  KbRecord *image = kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_PRODUCT_IMAGE,
                                        g_variant_get_int64 (parameter));
  g_autoptr (GPtrArray) images = get_images (self, kb_record_get_id (self->product));
  g_autoptr (KbEdit) edit = kb_edit_new (_("Make main picture"));

  if (image == NULL || images->len == 0 || images->pdata[0] == image)
    return;
  kb_edit_set_int (edit, image, KB_PRODUCT_IMAGE_POSITION,
                   kb_record_get_int (images->pdata[0], KB_PRODUCT_IMAGE_POSITION) - KB_POSITION_STEP);
  kb_workspace_edit (self->workspace, edit);
}

static GtkWidget *
create_picture (KbImageStrip *self,
                KbRecord     *image,
                gboolean      is_first)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *thumbnail = kb_thumbnail_new (SIDE);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) first = g_menu_item_new (_("Make _Main Picture"), NULL);
  g_autoptr (GMenuItem) remove = g_menu_item_new (_("_Remove"), NULL);
  const char *name = kb_record_get_text (image, KB_PRODUCT_IMAGE_NAME);

  g_menu_item_set_action_and_target (first, "pictures.first", "x", kb_record_get_id (image));
  g_menu_item_set_action_and_target (remove, "pictures.remove", "x", kb_record_get_id (image));
  if (!is_first)
    g_menu_append_item (menu, first);
  g_menu_append_item (menu, remove);
  kb_thumbnail_set_image (KB_THUMBNAIL (thumbnail), kb_workspace_get_library (self->workspace), image);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), thumbnail);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "picture");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static void
update_pictures (KbImageStrip *self)
{
  g_autoptr (GPtrArray) images = self->product != NULL ? get_images (self, kb_record_get_id (self->product))
                                                       : g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pictures))) != NULL)
    gtk_box_remove (self->pictures, child);
  for (guint i = 0; i < images->len; i++)
    gtk_box_append (self->pictures, create_picture (self, images->pdata[i], i == 0));
  gtk_widget_set_visible (self->scroller, images->len > 0);
}

static void
library_changed_cb (KbImageStrip *self,
                    GPtrArray    *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((KbChange *) changes->pdata[i])->kind == KB_ENTITY_PRODUCT_IMAGE)
      {
        update_pictures (self);
        return;
      }
}

static void
kb_image_strip_dispose (GObject *object)
{
  KbImageStrip *self = KB_IMAGE_STRIP (object);

  forget_waiting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->library);
  g_clear_object (&self->product);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_image_strip_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_IMAGE_STRIP);
}

static void
kb_image_strip_class_init (KbImageStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_image_strip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-image-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, KbImageStrip, scroller);
  gtk_widget_class_bind_template_child (widget_class, KbImageStrip, pictures);
  gtk_widget_class_bind_template_child (widget_class, KbImageStrip, error);
  gtk_widget_class_bind_template_child (widget_class, KbImageStrip, reading);
  gtk_widget_class_bind_template_child (widget_class, KbImageStrip, progress);

  gtk_widget_class_install_action (widget_class, "pictures.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "pictures.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "pictures.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "pictures.remove", "x", remove_action);
  gtk_widget_class_install_action (widget_class, "pictures.first", "x", first_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "pictures.paste", NULL);
}

static void
kb_image_strip_init (KbImageStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->library = g_signal_group_new (KB_TYPE_RECORD_SET);
  g_signal_group_connect_object (self->library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  kb_picture_source_add_drop (GTK_WIDGET (self), G_CALLBACK (add_value));
}

GtkWidget *
kb_image_strip_new (void)
{
  return g_object_new (KB_TYPE_IMAGE_STRIP, NULL);
}

/**
 * kb_image_strip_set_product:
 * @workspace: (nullable): where pictures go
 * @product: (nullable): whose pictures to show
 */
void
kb_image_strip_set_product (KbImageStrip *self,
                            KbWorkspace  *workspace,
                            KbRecord     *product)
{
  g_return_if_fail (KB_IS_IMAGE_STRIP (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->product, product);
  g_signal_group_set_target (self->library, workspace != NULL ? kb_workspace_get_library (workspace) : NULL);
  clear_errors (self);
  update_pictures (self);
}
