/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-pictures"

#include "config.h"

#include <string.h>

#include "kb-error.h"

#include "kb-follow-fields.h"
#include "kb-follow-pictures.h"

/* The pictures of the products that a show's cards show. A picture never changes: another one has another id,
 * so that each travels to each follower once, however often its card is told. */

typedef struct
{
  gint64  id;
  char   *data;   /* base64 */
} Picture;

static const KbFollowField picture_fields[] = {
  { "id", KB_FOLLOW_ID, G_STRUCT_OFFSET (Picture, id) },
  { "data", KB_FOLLOW_TEXT, G_STRUCT_OFFSET (Picture, data), .most = KB_FOLLOW_MAX_PICTURE / 3 * 4 + 4 },
};
static const KbFollowTable picture_table = { "picture", picture_fields, G_N_ELEMENTS (picture_fields),
                                             sizeof (Picture) };

GHashTable *
kb_follow_pictures_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

/* Only what every follower can decode: nothing else is offered to its decoders. */
static gboolean
is_picture (gconstpointer data,
            gsize         size)
{
  const char *start = data;

  if (size < 16)
    return FALSE;
  return memcmp (start, "\x89PNG\r\n\x1a\n", 8) == 0 || memcmp (start, "\xff\xd8\xff", 3) == 0
         || (memcmp (start, "RIFF", 4) == 0 && memcmp (start + 8, "WEBP", 4) == 0);
}

/**
 * kb_follow_pictures_add:
 * @id: which picture; 0 is none
 * @bytes: (transfer none): a PNG, JPEG or WebP of at most %KB_FOLLOW_MAX_PICTURE bytes
 *
 * Returns: %TRUE when it is new; one that is not known as a picture, too large or one too many is left out.
 */
gboolean
kb_follow_pictures_add (GHashTable *self,
                        gint64      id,
                        GBytes     *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (id == 0 || size > KB_FOLLOW_MAX_PICTURE || !is_picture (data, size)
      || g_hash_table_size (self) >= KB_FOLLOW_MAX_PICTURES || g_hash_table_contains (self, &id))
    return FALSE;

  return g_hash_table_insert (self, g_memdup2 (&id, sizeof id), g_bytes_ref (bytes));
}

/**
 * kb_follow_pictures_find:
 *
 * Returns: (transfer none) (nullable): the picture's file.
 */
GBytes *
kb_follow_pictures_find (GHashTable *self,
                         gint64      id)
{
  return g_hash_table_lookup (self, &id);
}

/**
 * kb_follow_pictures_write:
 * @told: (element-type gint64): the pictures that the follower has; those written are added
 * @is_all: (out): whether it has all of them after this; else write again for the rest
 *
 * Returns: (transfer full) (nullable): what it has not been told, %KB_FOLLOW_MAX_PICTURE_BYTES at once;
 *   %NULL when that is nothing.
 */
JsonArray *
kb_follow_pictures_write (GHashTable *self,
                          GHashTable *told,
                          gboolean   *is_all)
{
  JsonArray *array = NULL;
  GHashTableIter iter;
  gpointer key, value;
  gsize sum = 0;

  *is_all = TRUE;
  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (value, &size);
      g_autofree char *text = NULL;
      Picture picture;

      if (g_hash_table_contains (told, key))
        continue;
      if (sum + size > KB_FOLLOW_MAX_PICTURE_BYTES)
        {
          *is_all = FALSE;
          continue;
        }
      sum += size;
      text = g_base64_encode (data, size);
      picture = (Picture) { *(gint64 *) key, text };
      if (array == NULL)
        array = json_array_new ();
      json_array_add_object_element (array, kb_follow_table_write (&picture_table, &picture));
      g_hash_table_add (told, g_memdup2 (key, sizeof (gint64)));
    }

  return array;
}

static gboolean
read_picture (JsonNode    *node,
              GHashTable  *self,
              GError     **error)
{
  Picture picture = { 0, NULL };
  g_autoptr (GBytes) bytes = NULL;
  guint8 *data = NULL;
  gsize size = 0;
  gboolean is_added;

  if (!JSON_NODE_HOLDS_OBJECT (node)
      || !kb_follow_table_read (&picture_table, json_node_get_object (node), 0, &picture, error))
    {
      kb_follow_table_clear (&picture_table, &picture);
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "a picture is not an object");
      return FALSE;
    }

  data = g_base64_decode (picture.data, &size);
  bytes = g_bytes_new_take (data, size);
  is_added = kb_follow_pictures_add (self, picture.id, bytes);
  kb_follow_table_clear (&picture_table, &picture);
  if (is_added)
    return TRUE;

  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "a picture is none, told twice or out of its bounds");
  return FALSE;
}

/**
 * kb_follow_pictures_read:
 * @node: what kb_follow_pictures_write() made
 * @self: where the pictures go
 *
 * Returns: %FALSE with @error set when anything is wrong.
 */
gboolean
kb_follow_pictures_read (JsonNode    *node,
                         GHashTable  *self,
                         GError     **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > KB_FOLLOW_MAX_PICTURES)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "the pictures are not a list, or too many");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_picture (json_array_get_element (array, i), self, error))
      return FALSE;

  return TRUE;
}
