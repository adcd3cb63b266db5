/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-pictures"

#include "config.h"

#include "kb-change.h"
#include "kb-pictures.h"
#include "kb-product.h"
#include "kb-store-bytes.h"

/* Some hundred pictures as the library keeps them: what is scrolled back to is not read again. */
#define MAX_BYTES (16 * 1024 * 1024)

/**
 * KbPictures:
 *
 * The pictures of a library's products. Which product has which is known from the rows; the pictures themselves are
 * read from the library when somebody wants to see one, and the last that were seen are kept. A picture never
 * changes: another one has another id. There is one of these for each library's set, and it goes with it.
 */
struct _KbPictures
{
  GObject       parent_instance;

  KbRecordSet  *library;   /* borrowed: it owns this */
  KbStore      *store;     /* owned, nullable: without it only what the rows hold themselves is there */
  GHashTable   *first;     /* owned, nullable: gint64* product → KbRecord, owned; made anew when pictures change */
  GHashTable   *bytes;     /* owned: gint64* image → GBytes */
  GQueue        seen;      /* gint64* keys of @bytes, the last seen first; borrowed from it */
  gsize         size;      /* of all in @bytes */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbPictures, kb_pictures, G_TYPE_OBJECT)

static gboolean
concerns_pictures (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((KbChange *) changes->pdata[i])->kind == KB_ENTITY_PRODUCT_IMAGE)
      return TRUE;

  return FALSE;
}

static void
library_changed_cb (KbPictures *self,
                    GPtrArray  *changes)
{
  if (!concerns_pictures (changes))
    return;
  g_clear_pointer (&self->first, g_hash_table_unref);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Made once for all who ask: two hundred rows that each looked through five thousand pictures would be seen. */
static GHashTable *
create_index (KbRecordSet *library)
{
  GListModel *images = kb_record_set_get_list (library, KB_ENTITY_PRODUCT_IMAGE);
  GHashTable *first = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (images); i++)
    {
      g_autoptr (KbRecord) image = g_list_model_get_item (images, i);
      const gint64 product_id = kb_record_get_int (image, KB_PRODUCT_IMAGE_PRODUCT_ID);

      if (!g_hash_table_contains (first, &product_id))
        g_hash_table_insert (first, g_memdup2 (&product_id, sizeof product_id), g_object_ref (image));
    }

  return first;
}

static void
drop_oldest (KbPictures *self)
{
  gint64 *key = g_queue_pop_tail (&self->seen);

  self->size -= g_bytes_get_size (g_hash_table_lookup (self->bytes, key));
  g_hash_table_remove (self->bytes, key);
}

static void
keep (KbPictures *self,
      gint64      image_id,
      GBytes     *bytes)
{
  gint64 *key;

  if (g_hash_table_contains (self->bytes, &image_id))
    return;

  key = g_memdup2 (&image_id, sizeof image_id);
  g_hash_table_insert (self->bytes, key, g_bytes_ref (bytes));
  g_queue_push_head (&self->seen, key);
  self->size += g_bytes_get_size (bytes);
  while (self->size > MAX_BYTES && self->seen.length > 1)
    drop_oldest (self);
}

/* What was seen before, or came with its row. */
static GBytes *
find_here (KbPictures *self,
           gint64      image_id)
{
  KbRecord *image = kb_record_set_find (self->library, KB_ENTITY_PRODUCT_IMAGE, image_id);
  GBytes *bytes = g_hash_table_lookup (self->bytes, &image_id);
  GList *link;

  if (bytes == NULL)
    return image != NULL ? kb_record_get_bytes (image, KB_PRODUCT_IMAGE_DATA) : NULL;

  for (link = self->seen.head; *(gint64 *) link->data != image_id;)
    link = link->next;
  g_queue_unlink (&self->seen, link);
  g_queue_push_head_link (&self->seen, link);
  return bytes;
}

static void
kb_pictures_finalize (GObject *object)
{
  KbPictures *self = KB_PICTURES (object);

  g_queue_clear (&self->seen);
  g_hash_table_unref (self->bytes);
  g_clear_pointer (&self->first, g_hash_table_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kb_pictures_parent_class)->finalize (object);
}

static void
kb_pictures_class_init (KbPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_pictures_finalize;

  /**
   * KbPictures::changed:
   *
   * A product's pictures are others, or in another order.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_PICTURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_pictures_init (KbPictures *self)
{
  self->bytes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_queue_init (&self->seen);
}

/**
 * kb_pictures_get:
 * @library: what all sessions share
 *
 * Returns: (transfer none): its pictures.
 */
KbPictures *
kb_pictures_get (KbRecordSet *library)
{
  KbPictures *self;

  g_return_val_if_fail (KB_IS_RECORD_SET (library), NULL);

  self = g_object_get_data (G_OBJECT (library), "kb-pictures");
  if (self != NULL)
    return self;

  self = g_object_new (KB_TYPE_PICTURES, NULL);
  self->library = library;
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (library), "kb-pictures", self, g_object_unref);
  return self;
}

/**
 * kb_pictures_set_store:
 * @store: where the pictures are read
 */
void
kb_pictures_set_store (KbPictures *self,
                       KbStore    *store)
{
  g_return_if_fail (KB_IS_PICTURES (self));

  g_set_object (&self->store, store);
}

/**
 * kb_pictures_find_first:
 *
 * Returns: the picture that stands for a product, 0 where it has none.
 */
gint64
kb_pictures_find_first (KbPictures *self,
                        gint64      product_id)
{
  KbRecord *image;

  g_return_val_if_fail (KB_IS_PICTURES (self), 0);

  if (self->first == NULL)
    self->first = create_index (self->library);
  image = g_hash_table_lookup (self->first, &product_id);
  return image != NULL ? kb_record_get_id (image) : 0;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) found = kb_store_load_bytes_finish (KB_STORE (source), result, &error);
  KbRecord *image = g_task_get_task_data (task);

  if (found == NULL)
    g_task_return_error (task, error);
  else if (found->pdata[0] == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    {
      keep (g_task_get_source_object (task), kb_record_get_id (image), found->pdata[0]);
      g_task_return_pointer (task, g_bytes_ref (found->pdata[0]), (GDestroyNotify) g_bytes_unref);
    }
}

/**
 * kb_pictures_load_async:
 * @image_id: a row of product_image
 *
 * Reads a picture, behind the window's back where it was not seen before.
 */
void
kb_pictures_load_async (KbPictures          *self,
                        gint64               image_id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  KbRecord *image = kb_record_set_find (self->library, KB_ENTITY_PRODUCT_IMAGE, image_id);
  GBytes *here = find_here (self, image_id);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  g_task_set_source_tag (task, kb_pictures_load_async);
  if (here != NULL || image == NULL || self->store == NULL)
    {
      g_task_return_pointer (task, here != NULL ? g_bytes_ref (here) : NULL, (GDestroyNotify) g_bytes_unref);
      return;
    }

  g_ptr_array_add (wanted, g_object_ref (image));
  g_task_set_task_data (task, g_object_ref (image), g_object_unref);
  kb_store_load_bytes_async (self->store, wanted, cancellable, loaded_cb, g_steal_pointer (&task));
}

/**
 * kb_pictures_load_finish:
 *
 * Returns: (transfer full) (nullable): the picture's file; %NULL without an error when it is not there any more.
 */
GBytes *
kb_pictures_load_finish (KbPictures    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
