/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-list"

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "kb-change.h"
#include "kb-product-list.h"
#include "kb-product.h"
#include "kb-text.h"

/**
 * KbProductList:
 *
 * The library's products as they are listed: searched, filtered, by name. What a product is found by
 * and sorted by is worked out once and kept until the product changes, so that a letter more in the
 * search costs one pass over five thousand short texts.
 */
typedef struct
{
  KbRecord *product;    /* owned */
  char     *haystack;   /* owned: folded text */
  char     *key;        /* owned: orders it among the others */
  gint64    expires_us; /* the first last day of its proofs, G_MAXINT64 without one */
} Entry;

struct _KbProductList
{
  KbShownRecords  parent_instance;

  KbRecordSet    *library;     /* owned */
  GPtrArray      *entries;     /* owned (element-type Entry): every product, in order */
  GHashTable     *by_id;       /* owned: gint64* id → Entry, borrowed */
  char          **words;       /* owned, nullable: folded; all must be found */
  char           *category;    /* owned, nullable */
  KbProductQuery  query;       /* the rest of what is asked; its texts are kept above */
};

G_DEFINE_FINAL_TYPE (KbProductList, kb_product_list, KB_TYPE_SHOWN_RECORDS)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->product);
  g_free (entry->haystack);
  g_free (entry->key);
  g_free (entry);
}

static Entry *
entry_new (KbProductList *self,
           KbRecord      *product)
{
  KbRecord *supplier = kb_record_set_find_ref (self->library, product, KB_PRODUCT_SUPPLIER_ID);
  const char *ext_id = kb_record_get_text (product, KB_PRODUCT_EXT_ID);
  g_autofree char *joined = g_strjoin ("\n", kb_record_get_text (product, KB_PRODUCT_NAME),
                                       kb_record_get_text (product, KB_PRODUCT_SAY_AS),
                                       kb_record_get_text (product, KB_PRODUCT_SKU),
                                       kb_record_get_text (product, KB_PRODUCT_BRAND),
                                       kb_record_get_text (product, KB_PRODUCT_CATEGORY),
                                       supplier != NULL ? kb_record_get_text (supplier, KB_SUPPLIER_NAME) : "",
                                       ext_id != NULL ? ext_id : "", NULL);
  Entry *entry = g_new0 (Entry, 1);

  entry->product = g_object_ref (product);
  entry->expires_us = G_MAXINT64;
  entry->haystack = g_utf8_casefold (joined, -1);
  entry->key = g_utf8_collate_key (kb_record_get_text (product, KB_PRODUCT_NAME), -1);

  return entry;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *left = *(const Entry *const *) a;
  const Entry *right = *(const Entry *const *) b;
  const int order = strcmp (left->key, right->key);

  if (order != 0)
    return order;
  return kb_record_get_id (left->product) < kb_record_get_id (right->product) ? -1 : 1;
}

/* What commands change, retiring and choosing, and not the fields that are typed. */
static gboolean
is_of_its_kind (KbProductList *self,
                KbRecord      *product)
{
  return kb_record_is_null (product, KB_PRODUCT_RETIRED_US) != self->query.is_retired
         && (self->query.pool < 0 || kb_record_get_int (product, KB_PRODUCT_POOL) == self->query.pool);
}

/* @value: the one value, -1 for any */
static gboolean
is_one (KbRecord *product,
        guint     field,
        int       value)
{
  return value < 0 || kb_record_get_int (product, field) == value;
}

static gboolean
matches (KbProductList *self,
         const Entry   *entry)
{
  const KbProductQuery *query = &self->query;
  KbRecord *product = entry->product;

  if (!is_one (product, KB_PRODUCT_OWNERSHIP, query->ownership) || !is_one (product, KB_PRODUCT_SAMPLE, query->sample))
    return FALSE;
  if (query->supplier_id != 0 && kb_record_get_int_or (product, KB_PRODUCT_SUPPLIER_ID, 0) != query->supplier_id)
    return FALSE;
  if (query->expires_by_us != 0 && entry->expires_us > query->expires_by_us)
    return FALSE;
  if (self->category != NULL && !g_str_equal (kb_record_get_text (product, KB_PRODUCT_CATEGORY), self->category))
    return FALSE;

  return kb_text_has_words (entry->haystack, self->words);
}

/* @keep: what is shown stays while somebody types into it, even where it is no longer what was searched for */
static void
filter (KbProductList *self,
        gboolean       keep)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  for (guint i = 0; keep && i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (KbRecord) product = g_list_model_get_item (G_LIST_MODEL (self), i);

      g_hash_table_add (kept, product);
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (is_of_its_kind (self, entry->product)
          && (matches (self, entry) || g_hash_table_contains (kept, entry->product)))
        g_ptr_array_add (shown, g_object_ref (entry->product));
    }
  kb_shown_records_take (KB_SHOWN_RECORDS (self), g_steal_pointer (&shown));
}

static void
add_entry (KbProductList *self,
           KbRecord      *product)
{
  Entry *entry = entry_new (self, product);
  gint64 *key = g_new (gint64, 1);

  *key = kb_record_get_id (product);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_id, key, entry);
}

static void
remove_entry (KbProductList *self,
              gint64         id)
{
  Entry *entry = g_hash_table_lookup (self->by_id, &id);

  if (entry == NULL)
    return;
  g_hash_table_remove (self->by_id, &id);
  g_ptr_array_remove_fast (self->entries, entry);
}

static void
read_proofs (KbProductList *self)
{
  GListModel *proofs = kb_record_set_get_list (self->library, KB_ENTITY_PRODUCT_PROOF);

  for (guint i = 0; i < self->entries->len; i++)
    ((Entry *) self->entries->pdata[i])->expires_us = G_MAXINT64;
  for (guint i = 0; i < g_list_model_get_n_items (proofs); i++)
    {
      g_autoptr (KbRecord) proof = g_list_model_get_item (proofs, i);
      const gint64 product_id = kb_record_get_int (proof, KB_PRODUCT_PROOF_PRODUCT_ID);
      Entry *entry = g_hash_table_lookup (self->by_id, &product_id);

      if (entry != NULL)
        entry->expires_us = MIN (entry->expires_us,
                                 kb_record_get_int_or (proof, KB_PRODUCT_PROOF_EXPIRES_US, G_MAXINT64));
    }
}

static void
arrange (KbProductList *self)
{
  read_proofs (self);
  g_ptr_array_sort (self->entries, compare_entries);
  filter (self, TRUE);
}

static void
collect (KbProductList *self)
{
  GListModel *products = kb_record_set_get_list (self->library, KB_ENTITY_PRODUCT);

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr (KbRecord) product = g_list_model_get_item (products, i);

      add_entry (self, product);
    }
  arrange (self);
}

/* A supplier's name is in every haystack of its products; a product's own change is its entry's alone. */
static void
library_changed_cb (KbRecordSet   *library,
                    GPtrArray     *changes,
                    KbProductList *self)
{
  gboolean is_touched = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = g_ptr_array_index (changes, i);
      KbRecord *product = kb_record_set_find (library, KB_ENTITY_PRODUCT, change->id);

      if (change->kind == KB_ENTITY_SUPPLIER)
        {
          collect (self);
          return;
        }
      is_touched |= change->kind == KB_ENTITY_PRODUCT || change->kind == KB_ENTITY_PRODUCT_PROOF;
      if (change->kind != KB_ENTITY_PRODUCT)
        continue;
      remove_entry (self, change->id);
      if (product != NULL)
        add_entry (self, product);
    }
  if (is_touched)
    arrange (self);
}

static void
kb_product_list_finalize (GObject *object)
{
  KbProductList *self = KB_PRODUCT_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->category, g_free);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_product_list_parent_class)->finalize (object);
}

static void
kb_product_list_class_init (KbProductListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_product_list_finalize;
}

static void
kb_product_list_init (KbProductList *self)
{
  self->query = (KbProductQuery) KB_PRODUCT_QUERY_ALL;
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kb_product_list_new:
 * @library: (transfer none): whose products to list
 *
 * Returns: (transfer full): a list of all products, by name.
 */
KbProductList *
kb_product_list_new (KbRecordSet *library)
{
  KbProductList *self = g_object_new (KB_TYPE_PRODUCT_LIST, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  collect (self);

  return self;
}

/**
 * kb_product_list_set_query:
 * @query: what to list; nothing of it is kept
 */
void
kb_product_list_set_query (KbProductList        *self,
                           const KbProductQuery *query)
{
  g_return_if_fail (KB_IS_PRODUCT_LIST (self));

  g_clear_pointer (&self->words, g_strfreev);
  self->words = kb_text_fold_words (query->text);
  kb_set_str (&self->category, query->category);
  self->query = *query;
  self->query.text = self->query.category = NULL;
  filter (self, FALSE);
}
