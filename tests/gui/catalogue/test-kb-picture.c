/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "kb-error.h"
#include "kb-picture.h"

static GBytes *
create_picture (int         width,
                int         height,
                gboolean    has_alpha,
                const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
  char *data = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x30609080);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, NULL, NULL));
  return g_bytes_new_take (data, size);
}

static GdkPixbuf *
decode (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  return pixbuf;
}

typedef struct
{
  const char *name;
  int         width;
  int         height;
  gboolean    has_alpha;
  const char *type;
  int         expected_width;
  int         expected_height;
  const char *mime;
} Case;

static const Case cases[] = {
  { "photograph", 3000, 2000, FALSE, "jpeg", 512, 341, "image/jpeg" },
  { "upright", 1000, 2000, FALSE, "png", 256, 512, "image/jpeg" },
  { "small-stays", 100, 80, FALSE, "png", 100, 80, "image/jpeg" },
  { "transparent-stays-so", 1024, 1024, TRUE, "png", 512, 512, "image/png" },
  { "a-line", 4000, 1, FALSE, "png", 512, 1, "image/jpeg" },
};

static void
test_shrink (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (GBytes) bytes = create_picture (item->width, item->height, item->has_alpha, item->type);
  g_autoptr (GError) error = NULL;
  g_autofree char *mime = NULL;
  g_autoptr (GBytes) small = kb_picture_shrink (bytes, "a.jpg", &mime, &error);
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (mime, ==, item->mime);
  pixbuf = decode (small);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, item->expected_width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, item->expected_height);
}

static void
assert_refused (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mime = NULL;

  g_assert_null (kb_picture_shrink (bytes, "broken.png", &mime, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "broken.png"));
  g_assert_null (mime);
}

static void
what_is_no_picture_is_refused (void)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) words = g_bytes_new_static ("not a picture at all", 20);
  g_autoptr (GBytes) whole = create_picture (400, 300, FALSE, "png");
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);

  assert_refused (empty);
  assert_refused (words);
  assert_refused (cut);
}

static void
fifty_megabytes_are_refused_unread (void)
{
  g_autofree char *zeros = g_malloc0 (50 * 1024 * 1024);
  g_autoptr (GBytes) bytes = g_bytes_new (zeros, 50 * 1024 * 1024);

  assert_refused (bytes);
}

/* A PNG's head may claim what its body does not hold. */
static void
pixel_bomb_is_refused (void)
{
  g_autoptr (GBytes) whole = create_picture (16, 16, FALSE, "png");
  gsize size;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, &size), g_bytes_get_size (whole));
  g_autoptr (GBytes) bomb = NULL;

  data[17] = data[21] = 1;   /* 65552 pixels each way; the check sum is wrong as well */
  bomb = g_bytes_new (data, g_bytes_get_size (whole));
  assert_refused (bomb);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *mime = NULL;
  g_autoptr (GBytes) bytes = kb_picture_read_finish (result, &name, &mime, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "shelf.png");
  g_assert_cmpstr (mime, ==, "image/jpeg");
  *(gboolean *) user_data = TRUE;
}

static void
refused_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *mime = NULL;

  g_assert_null (kb_picture_read_finish (result, &name, &mime, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
  *(gboolean *) user_data = TRUE;
}

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static void
file_is_read_behind_the_window (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kaibo-picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shelf.png", NULL);
  g_autofree char *large_path = g_build_filename (folder, "large.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) large = g_file_new_for_path (large_path);
  g_autoptr (GBytes) bytes = create_picture (900, 900, FALSE, "png");
  g_autofree char *zeros = g_malloc0 (50 * 1024 * 1024);
  gboolean done = FALSE;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  kb_picture_read_async (file, NULL, read_cb, &done);
  wait_for (&done);

  done = FALSE;
  g_assert_true (g_file_set_contents (large_path, zeros, 50 * 1024 * 1024, NULL));
  kb_picture_read_async (large, NULL, refused_cb, &done);
  wait_for (&done);

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (g_file_delete (large, NULL, NULL));
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/gui/picture/shrink/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_shrink);
    }
  g_test_add_func ("/gui/picture/what-is-no-picture-is-refused", what_is_no_picture_is_refused);
  g_test_add_func ("/gui/picture/fifty-megabytes-are-refused-unread", fifty_megabytes_are_refused_unread);
  g_test_add_func ("/gui/picture/pixel-bomb-is-refused", pixel_bomb_is_refused);
  g_test_add_func ("/gui/picture/file-is-read-behind-the-window", file_is_read_behind_the_window);

  return g_test_run ();
}
