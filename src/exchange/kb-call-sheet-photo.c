/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-call-sheet-photo"

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "kb-call-sheet-photo.h"

/* Pixels a side: sharp at the size of a passport photo; a file that says it is larger is not read larger. */
#define SIDE 240

/* Whatever its size, it fills the square; what is outside is cut off later. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         data)
{
  const double scale = (double) SIDE / MAX (MIN (width, height), 1);

  gdk_pixbuf_loader_set_size (loader, CLAMP ((int) (width * scale), 1, 4 * SIDE), CLAMP ((int) (height * scale), 1, 4 * SIDE));
}

static guint32
read_pixel (const guchar *pixel,
            int           n_channels)
{
  const guint alpha = n_channels == 4 ? pixel[3] : 255;

  return alpha << 24 | (pixel[0] * alpha / 255) << 16 | (pixel[1] * alpha / 255) << 8 | (pixel[2] * alpha / 255);
}

/* The middle square, as Cairo keeps pixels. */
static cairo_surface_t *
create_surface (GdkPixbuf *pixbuf)
{
  const int width = gdk_pixbuf_get_width (pixbuf);
  const int height = gdk_pixbuf_get_height (pixbuf);
  const int side = MIN (width, height);
  const int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  const guchar *pixels = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);

  cairo_surface_flush (surface);
  for (int y = 0; y < side; y++)
    {
      const guchar *from = pixels + (gsize) (y + (height - side) / 2) * gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (void *) (cairo_image_surface_get_data (surface)
                                          + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < side; x++)
        to[x] = read_pixel (from + (gsize) (x + (width - side) / 2) * n_channels, n_channels);
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

/**
 * kb_call_photo_load:
 * @bytes: a picture file
 *
 * Returns: (transfer full) (nullable): its middle square, small; %NULL when it cannot be read.
 */
cairo_surface_t *
kb_call_photo_load (GBytes *bytes)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf;
  gboolean success;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  success = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  success = gdk_pixbuf_loader_close (loader, NULL) && success;
  pixbuf = success ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;

  return pixbuf != NULL ? create_surface (pixbuf) : NULL;
}
