/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-picture"

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <string.h>

#include "kb-error.h"
#include "kb-picture.h"

/* A photograph of a good camera has 15 MB; what is much larger is a mistake. */
#define MAX_FILE_BYTES (32 * 1024 * 1024)
/* Decoded, four bytes each: a file of few bytes may claim any size. */
#define MAX_PIXELS (120 * 1000 * 1000)
/* Above this a picture with transparency is put on white: it is a photograph after all. */
#define MAX_PNG_BYTES (192 * 1024)
#define JPEG_QUALITY "85"
/* What other programs write behind a picture's end. */
#define TRAILER_BYTES (64 * 1024)

/* Pictures are read, made small and decoded behind the window's back. */

/* How much is decoded before it is looked whether it is still wanted. */
#define CHUNK_BYTES (64 * 1024)

typedef struct
{
  char     *name;      /* owned: of the file, for messages */
  char     *mime;      /* owned, nullable */
  gboolean  too_large; /* its pixels */
  int       side;      /* the longest one wanted */
  GCancellable *cancellable;   /* borrowed, nullable */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->name);
  g_free (job->mime);
  g_free (job);
}

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Job             *job)
{
  const double scale = (double) job->side / MAX (width, height);

  job->too_large = (gint64) width * height > MAX_PIXELS;
  if (job->too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * scale), MAX (1, height * scale));
}

/* The loaders of gdk-pixbuf show half a file as half a picture without a word. */
static gboolean
is_whole (GBytes          *bytes,
          GdkPixbufFormat *format)
{
  g_autofree char *type = format != NULL ? gdk_pixbuf_format_get_name (format) : NULL;
  const char *mark = g_strcmp0 (type, "png") == 0 ? "IEND" : g_strcmp0 (type, "jpeg") == 0 ? "\xff\xd9" : NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (mark == NULL)
    return TRUE;
  for (gsize from_end = strlen (mark); from_end <= MIN (size, TRAILER_BYTES); from_end++)
    if (memcmp (data + size - from_end, mark, strlen (mark)) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
write_bytes (GdkPixbufLoader *loader,
             GBytes          *bytes,
             GCancellable    *cancellable,
             GError         **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at < size; at += CHUNK_BYTES)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK_BYTES, size - at), error))
      return FALSE;

  return TRUE;
}

/* Scaled while it is read: 120 megapixels never stand in memory. */
static GdkPixbuf *
load_pixbuf (GBytes  *bytes,
             Job     *job,
             GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) failure = NULL;
  gboolean is_read;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), job);
  is_read = write_bytes (loader, bytes, job->cancellable, &failure);
  is_read = gdk_pixbuf_loader_close (loader, is_read ? &failure : NULL) && is_read;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (job->too_large)
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” has too many pixels. Make it smaller first."), job->name);
  else if (is_read && !is_whole (bytes, gdk_pixbuf_loader_get_format (loader)))
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is cut off. Get the whole file."), job->name);
  else if (!is_read || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is not a picture that can be read: %s"), job->name,
                 failure != NULL ? failure->message : _("it is empty"));
  else
    return gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));

  return NULL;
}

static GBytes *
save_pixbuf (GdkPixbuf   *pixbuf,
             const char  *type,
             GError     **error)
{
  const char *option = g_str_equal (type, "jpeg") ? "quality" : NULL;
  char *data = NULL;
  gsize size;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, error, option, JPEG_QUALITY, NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

static GBytes *
encode (GdkPixbuf  *pixbuf,
        char      **mime,
        GError    **error)
{
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkPixbuf) flat = NULL;

  if (gdk_pixbuf_get_has_alpha (pixbuf))
    {
      png = save_pixbuf (pixbuf, "png", error);
      if (png == NULL)
        return NULL;
      *mime = g_strdup ("image/png");
      if (g_bytes_get_size (png) <= MAX_PNG_BYTES)
        return g_steal_pointer (&png);
      g_clear_pointer (mime, g_free);
    }

  flat = gdk_pixbuf_composite_color_simple (pixbuf, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                            GDK_INTERP_NEAREST, 255, 16, 0xffffff, 0xffffff);
  *mime = g_strdup ("image/jpeg");
  return save_pixbuf (flat, "jpeg", error);
}

static GBytes *
shrink (GBytes  *bytes,
        Job     *job,
        char   **mime,
        GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autofree char *size = NULL;

  if (g_bytes_get_size (bytes) > MAX_FILE_BYTES)
    {
      size = g_format_size (g_bytes_get_size (bytes));
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("“%s” has %s: a picture may have 32 MB. Make it smaller first."), job->name, size);
      return NULL;
    }

  pixbuf = load_pixbuf (bytes, job, error);
  return pixbuf != NULL ? encode (pixbuf, mime, error) : NULL;
}

/**
 * kb_picture_shrink:
 * @bytes: a picture's file
 * @name: what it is called, for messages
 * @mime: (out): what the result is
 * @error: return location
 *
 * Makes a picture as small as the library keeps it: no side longer than %KB_PICTURE_SIDE, upright, a PNG
 * where it is transparent and small, else a JPEG; 200 kB at most in practice. Any thread.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %KB_ERROR_INPUT when it is too large or no
 *   picture.
 */
GBytes *
kb_picture_shrink (GBytes      *bytes,
                   const char  *name,
                   char       **mime,
                   GError     **error)
{
  Job job = { .name = (char *) name, .side = KB_PICTURE_SIDE };

  return shrink (bytes, &job, mime, error);
}

/* The size is asked before a byte is read: 50 MB over a slow share would take its time. */
static GBytes *
read_file (GFile         *file,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, error);
  g_autofree char *size = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) <= MAX_FILE_BYTES)
    return g_file_load_bytes (file, cancellable, NULL, error);

  size = g_format_size (g_file_info_get_size (info));
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” has %s: a picture may have 32 MB. Make it smaller first."),
               name, size);
  return NULL;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = GDK_IS_TEXTURE (source) ? gdk_texture_save_to_png_bytes (source)
                                                     : read_file (source, job->name, cancellable, &error);
  GBytes *small = bytes != NULL ? shrink (bytes, job, &job->mime, &error) : NULL;

  if (small != NULL)
    g_task_return_pointer (task, small, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
start_reading (gpointer             source,
               char                *name,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->name = name;
  job->side = KB_PICTURE_SIDE;
  job->cancellable = cancellable;   /* the task keeps it */
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * kb_picture_read_async:
 * @file: a picture, of 32 MB at most
 *
 * Reads a file and makes it small, as kb_picture_shrink() does.
 */
void
kb_picture_read_async (GFile               *file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  start_reading (file, g_file_get_basename (file), cancellable, callback, user_data);
}

/**
 * kb_picture_take_async:
 * @texture: what was pasted or dropped
 *
 * As kb_picture_read_async(), with what another program has in its hands.
 */
void
kb_picture_take_async (GdkTexture          *texture,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  start_reading (texture, g_strdup (_("Pasted picture")), cancellable, callback, user_data);
}

/**
 * kb_picture_read_finish:
 * @name: (out): what the picture was called
 * @mime: (out): its media type
 *
 * Returns: (transfer full) (nullable): the small picture's file.
 */
GBytes *
kb_picture_read_finish (GAsyncResult  *result,
                        char         **name,
                        char         **mime,
                        GError       **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), error);

  if (bytes != NULL)
    {
      *name = g_strdup (job->name);
      *mime = g_strdup (job->mime);
    }
  return bytes;
}

static void
decode_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = load_pixbuf (g_object_get_data (G_OBJECT (task), "bytes"), job, &error);

  if (pixbuf != NULL)
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (pixbuf), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * kb_picture_decode_async:
 * @bytes: a picture's file
 * @side: no side longer than this, pixels
 *
 * Makes a texture of a picture of the library.
 */
void
kb_picture_decode_async (GBytes              *bytes,
                         int                  side,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->name = g_strdup ("");
  job->side = side;
  job->cancellable = cancellable;
  g_task_set_source_tag (task, kb_picture_decode_async);
  g_task_set_task_data (task, job, job_free);
  g_object_set_data_full (G_OBJECT (task), "bytes", g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_thread);
}

/**
 * kb_picture_decode_finish:
 *
 * Returns: (transfer full) (nullable): the texture.
 */
GdkTexture *
kb_picture_decode_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
