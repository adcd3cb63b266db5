/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-thumbnail"

#include "config.h"

#include "kb-picture.h"
#include "kb-product.h"
#include "kb-text.h"
#include "kb-thumbnail.h"

#define CORNER 6
#define INDEX_KEY "kb-first-pictures"
#define WATCH_KEY "kb-first-pictures-watch"

/**
 * KbThumbnail:
 *
 * The picture of a product in a square; without one the first character of its name on a tinted ground,
 * the same tint for the same category everywhere. Pictures are decoded on threads: a list that is
 * scrolled fast never waits for one.
 */
struct _KbThumbnail
{
  GtkWidget      parent_instance;

  int            side;          /* pixels */
  KbRecordSet   *library;       /* owned, nullable: where the product's picture is */
  gint64         product_id;    /* 0 for none */
  char          *initial;       /* owned, nullable */
  guint          hue;           /* of the ground, degrees */
  GBytes        *bytes;         /* owned, nullable: the picture shown, or being decoded */
  GdkTexture    *texture;       /* owned, nullable */
  GCancellable  *cancellable;   /* owned, nullable: ends the decoding */
};

G_DEFINE_FINAL_TYPE (KbThumbnail, kb_thumbnail, GTK_TYPE_WIDGET)

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KbThumbnail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = kb_picture_decode_finish (result, &error);

  if (texture == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("%s", error->message);
      return;
    }
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_bytes (KbThumbnail *self,
            GBytes      *bytes)
{
  if (self->bytes == bytes)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (bytes == NULL)
    return;

  self->bytes = g_bytes_ref (bytes);
  self->cancellable = g_cancellable_new ();
  kb_picture_decode_async (bytes, self->side * gtk_widget_get_scale_factor (GTK_WIDGET (self)), self->cancellable,
                           decoded_cb, g_object_ref (self));
}

static gboolean
concerns_pictures (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((KbChange *) changes->pdata[i])->kind == KB_ENTITY_PRODUCT_IMAGE)
      return TRUE;

  return FALSE;
}

static void
forget_index_cb (KbRecordSet *library,
                 GPtrArray   *changes)
{
  if (concerns_pictures (changes))
    g_object_set_data (G_OBJECT (library), INDEX_KEY, NULL);
}

/* Product → its first picture, the one that stands for it. Made once for all thumbnails and thrown away when
 * a picture changes: two hundred rows that each looked through five thousand pictures would be seen. */
static GHashTable *
get_index (KbRecordSet *library)
{
  GHashTable *index = g_object_get_data (G_OBJECT (library), INDEX_KEY);
  GListModel *images;

  if (index != NULL)
    return index;

  index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  images = kb_record_set_get_list (library, KB_ENTITY_PRODUCT_IMAGE);
  for (guint i = 0; i < g_list_model_get_n_items (images); i++)
    {
      g_autoptr (KbRecord) image = g_list_model_get_item (images, i);
      const gint64 product_id = kb_record_get_int (image, KB_PRODUCT_IMAGE_PRODUCT_ID);

      if (!g_hash_table_contains (index, &product_id))
        g_hash_table_insert (index, g_memdup2 (&product_id, sizeof product_id), g_object_ref (image));
    }
  g_object_set_data_full (G_OBJECT (library), INDEX_KEY, index, (GDestroyNotify) g_hash_table_unref);

  return index;
}

static GBytes *
find_bytes (KbThumbnail *self)
{
  KbRecord *image = g_hash_table_lookup (get_index (self->library), &self->product_id);

  return image != NULL ? kb_record_get_bytes (image, KB_PRODUCT_IMAGE_DATA) : NULL;
}

static void
library_changed_cb (KbThumbnail *self,
                    GPtrArray   *changes)
{
  if (concerns_pictures (changes))
    show_bytes (self, find_bytes (self));
}

/* Connected before any thumbnail of that library is: it forgets before they ask anew. */
static void
watch_index (KbRecordSet *library)
{
  if (g_object_get_data (G_OBJECT (library), WATCH_KEY) != NULL)
    return;
  g_signal_connect (library, "changed", G_CALLBACK (forget_index_cb), NULL);
  g_object_set_data (G_OBJECT (library), WATCH_KEY, library);
}

static void
set_library (KbThumbnail *self,
             KbRecordSet *library)
{
  if (self->library == library)
    return;
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_func (self->library, library_changed_cb, self);
  g_set_object (&self->library, library);
  if (library == NULL)
    return;
  watch_index (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
draw_initial (KbThumbnail *self,
              GtkSnapshot *snapshot,
              double       width,
              double       height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->initial);
  PangoFontDescription *font = pango_font_description_from_string ("Bold");
  GdkRGBA text;
  int text_width, text_height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  pango_font_description_set_absolute_size (font, height * 0.46 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - text_width) / 2, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &text);
  gtk_snapshot_restore (snapshot);
}

/* Cut to the square from its middle. */
static void
draw_texture (KbThumbnail *self,
              GtkSnapshot *snapshot,
              double       width,
              double       height)
{
  const double across = gdk_texture_get_width (self->texture);
  const double down = gdk_texture_get_height (self->texture);
  const double scale = MAX (width / across, height / down);

  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((width - across * scale) / 2, (height - down * scale) / 2,
                                                    across * scale, down * scale));
}

static void
kb_thumbnail_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  KbThumbnail *self = KB_THUMBNAIL (widget);
  const double width = gtk_widget_get_width (widget);
  const double height = gtk_widget_get_height (widget);
  GdkRGBA ground = { 0, 0, 0, 0.18 };
  GskRoundedRect box;
  float red, green, blue;

  gtk_hsv_to_rgb (self->hue / 360.0f, 0.55f, 0.8f, &red, &green, &blue);
  ground.red = red;
  ground.green = green;
  ground.blue = blue;
  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (0, 0, width, height), CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  if (self->texture != NULL)
    draw_texture (self, snapshot, width, height);
  else
    {
      gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
      if (self->initial != NULL)
        draw_initial (self, snapshot, width, height);
    }
  gtk_snapshot_pop (snapshot);
}

static void
kb_thumbnail_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = KB_THUMBNAIL (widget)->side;
}

static void
kb_thumbnail_dispose (GObject *object)
{
  KbThumbnail *self = KB_THUMBNAIL (object);

  set_library (self, NULL);
  show_bytes (self, NULL);

  G_OBJECT_CLASS (kb_thumbnail_parent_class)->dispose (object);
}

static void
kb_thumbnail_finalize (GObject *object)
{
  g_free (KB_THUMBNAIL (object)->initial);

  G_OBJECT_CLASS (kb_thumbnail_parent_class)->finalize (object);
}

static void
kb_thumbnail_class_init (KbThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_thumbnail_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_thumbnail_finalize;
  widget_class->snapshot = kb_thumbnail_snapshot;
  widget_class->measure = kb_thumbnail_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kb_thumbnail_init (KbThumbnail *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * kb_thumbnail_new:
 * @side: of the square, pixels
 *
 * Returns: (transfer none): an empty square.
 */
GtkWidget *
kb_thumbnail_new (int side)
{
  KbThumbnail *self = g_object_new (KB_TYPE_THUMBNAIL, NULL);

  self->side = side;
  return GTK_WIDGET (self);
}

/**
 * kb_thumbnail_set_product:
 * @library: (nullable): the shared rows
 * @product: (nullable): whose first picture to show, and to follow
 */
void
kb_thumbnail_set_product (KbThumbnail *self,
                          KbRecordSet *library,
                          KbRecord    *product)
{
  const char *name = product != NULL ? kb_record_get_text (product, KB_PRODUCT_NAME) : "";

  g_return_if_fail (KB_IS_THUMBNAIL (self));

  set_library (self, product != NULL ? library : NULL);
  self->product_id = product != NULL ? kb_record_get_id (product) : 0;
  g_free (self->initial);
  self->initial = g_strndup (name, *name != '\0' ? g_utf8_next_char (name) - name : 0);
  self->hue = product != NULL ? g_str_hash (kb_record_get_text (product, KB_PRODUCT_CATEGORY)) % 360 : 0;
  show_bytes (self, product != NULL ? find_bytes (self) : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kb_thumbnail_set_image:
 * @image: (nullable): a row of product_image
 *
 * Shows one picture, whoever's it is.
 */
void
kb_thumbnail_set_image (KbThumbnail *self,
                        KbRecord    *image)
{
  g_return_if_fail (KB_IS_THUMBNAIL (self));

  set_library (self, NULL);
  show_bytes (self, image != NULL ? kb_record_get_bytes (image, KB_PRODUCT_IMAGE_DATA) : NULL);
}
