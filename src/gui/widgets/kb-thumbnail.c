/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-thumbnail"

#include "config.h"

#include "kb-picture.h"
#include "kb-pictures.h"
#include "kb-product.h"
#include "kb-text.h"
#include "kb-thumbnail.h"

#define CORNER 6

/**
 * KbThumbnail:
 *
 * The picture of a product in a square; without one the first character of its name on a tinted ground,
 * the same tint for the same category everywhere, or for the same name where it has none. Pictures are read and decoded on threads when they are to be
 * seen: a list that is scrolled fast never waits for one.
 */
struct _KbThumbnail
{
  GtkWidget      parent_instance;

  int            side;          /* pixels */
  KbPictures    *pictures;      /* owned, nullable: where the picture is */
  gint64         product_id;    /* 0 for none */
  char          *initial;       /* owned, nullable */
  guint          hue;           /* of the ground, degrees */
  gint64         image_id;      /* the picture shown, or being read; 0 for none */
  GdkTexture    *texture;       /* owned, nullable */
  GCancellable  *cancellable;   /* owned, nullable: ends the reading */
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
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KbThumbnail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kb_pictures_load_finish (KB_PICTURES (source), result, &error);

  if (bytes != NULL)
    kb_picture_decode_async (bytes, self->side * gtk_widget_get_scale_factor (GTK_WIDGET (self)), self->cancellable,
                             decoded_cb, g_object_ref (self));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("%s", error->message);
}

static void
show_image (KbThumbnail *self,
            gint64       image_id)
{
  if (self->image_id == image_id)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  self->image_id = image_id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (image_id == 0)
    return;

  self->cancellable = g_cancellable_new ();
  kb_pictures_load_async (self->pictures, image_id, self->cancellable, read_cb, g_object_ref (self));
}

static void
pictures_changed_cb (KbThumbnail *self)
{
  if (self->product_id != 0)
    show_image (self, kb_pictures_find_first (self->pictures, self->product_id));
}

static void
set_library (KbThumbnail *self,
             KbRecordSet *library)
{
  KbPictures *pictures = library != NULL ? kb_pictures_get (library) : NULL;

  if (self->pictures == pictures)
    return;
  show_image (self, 0);
  if (self->pictures != NULL)
    g_signal_handlers_disconnect_by_func (self->pictures, pictures_changed_cb, self);
  g_set_object (&self->pictures, pictures);
  if (pictures != NULL)
    g_signal_connect_object (pictures, "changed", G_CALLBACK (pictures_changed_cb), self, G_CONNECT_SWAPPED);
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

  show_image (self, 0);
  set_library (self, NULL);

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

static int
find_hue (KbRecord *product)
{
  const char *category = product != NULL ? kb_record_get_text (product, KB_PRODUCT_CATEGORY) : "";

  if (product == NULL)
    return 0;
  return g_str_hash (*category != '\0' ? category : kb_record_get_text (product, KB_PRODUCT_NAME)) % 360;
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
  self->hue = find_hue (product);
  show_image (self, product != NULL ? kb_pictures_find_first (self->pictures, self->product_id) : 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kb_thumbnail_set_image:
 * @library: the shared rows
 * @image: a row of product_image
 *
 * Shows one picture, whoever's it is.
 */
void
kb_thumbnail_set_image (KbThumbnail *self,
                        KbRecordSet *library,
                        KbRecord    *image)
{
  g_return_if_fail (KB_IS_THUMBNAIL (self));

  set_library (self, library);
  self->product_id = 0;
  show_image (self, kb_record_get_id (image));
}
