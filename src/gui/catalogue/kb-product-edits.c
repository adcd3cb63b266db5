/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-id.h"
#include "kb-product-edits.h"
#include "kb-product-uses.h"
#include "kb-product.h"

/* What is done with a whole product, as edits: what it does to the library can be tested without a window. */

/* What belongs to this product and nobody else's copy. */
static const guint own_alone[] = { KB_PRODUCT_EXT_ID, KB_PRODUCT_SOLD_7D, KB_PRODUCT_TIMES_ON_AIR, KB_PRODUCT_STOCK,
                                   KB_PRODUCT_RETIRED_US };

static const KbEntityKind children[] = { KB_ENTITY_PRODUCT_SPEC, KB_ENTITY_PRODUCT_PROOF, KB_ENTITY_PRODUCT_FAQ };

/* Whoever has products sells in their currency. */
static const char *
find_currency (KbRecordSet *library)
{
  GListModel *products = kb_record_set_get_list (library, KB_ENTITY_PRODUCT);
  g_autoptr (KbRecord) first = g_list_model_get_item (products, 0);

  return first != NULL ? kb_record_get_text (first, KB_PRODUCT_CURRENCY) : NULL;
}

/**
 * kb_product_edits_create:
 * @name: what it is called at first
 * @id: (out): the new product
 *
 * Returns: (transfer full): the edit that adds a product.
 */
KbEdit *
kb_product_edits_create (KbRecordSet *library,
                         const char  *name,
                         gint64      *id)
{
  KbEdit *edit = kb_edit_new (_("Add product"));
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, kb_id_new ());
  const char *currency = find_currency (library);

  kb_record_set_text (product, KB_PRODUCT_NAME, name);
  if (currency != NULL)
    kb_record_set_text (product, KB_PRODUCT_CURRENCY, currency);
  kb_edit_insert (edit, product);
  *id = kb_record_get_id (product);

  return edit;
}

static void
copy_child (KbEdit   *edit,
            KbRecord *child,
            gint64    product_id)
{
  g_autoptr (KbRecord) copy = kb_record_copy (child);
  const KbValue none = KB_VALUE_INIT;

  kb_record_set_int (copy, kb_entity_find_flag (kb_record_get_entity (copy), KB_FIELD_PARENT), product_id);
  if (kb_record_get_kind (copy) == KB_ENTITY_PRODUCT_SPEC)
    {
      kb_record_set_value (copy, KB_PRODUCT_SPEC_EXT_ID, &none);
      kb_record_set_value (copy, KB_PRODUCT_SPEC_STOCK, &none);
    }
  kb_edit_insert (edit, copy);
}

/**
 * kb_product_edits_duplicate:
 * @product: the product to copy
 * @images: (nullable) (element-type KbRecord): its pictures, with their bytes
 * @id: (out): the copy
 *
 * Copies a product with specifications, proofs, questions and pictures; what the platform calls it, what
 * was sold and what is in stock stays behind.
 *
 * Returns: (transfer full): the edit.
 */
KbEdit *
kb_product_edits_duplicate (KbRecordSet *library,
                            KbRecord    *product,
                            GPtrArray   *images,
                            gint64      *id)
{
  KbEdit *edit = kb_edit_new (_("Duplicate product"));
  g_autoptr (KbRecord) copy = kb_record_copy (product);
  /* Translators: the name of a copied product */
  g_autofree char *name = g_strdup_printf (_("%s (copy)"), kb_record_get_text (product, KB_PRODUCT_NAME));
  const KbValue none = KB_VALUE_INIT;

  kb_record_set_text (copy, KB_PRODUCT_NAME, name);
  for (guint i = 0; i < G_N_ELEMENTS (own_alone); i++)
    kb_record_set_value (copy, own_alone[i], &none);
  kb_edit_insert (edit, copy);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_autoptr (GPtrArray) rows = kb_record_set_children (library, children[i], kb_record_get_id (product));

      for (guint j = 0; j < rows->len; j++)
        copy_child (edit, rows->pdata[j], kb_record_get_id (copy));
    }
  for (guint i = 0; images != NULL && i < images->len; i++)
    copy_child (edit, images->pdata[i], kb_record_get_id (copy));
  *id = kb_record_get_id (copy);

  return edit;
}

/**
 * kb_product_edits_delete:
 * @uses: (element-type KbProductUse): where it is offered
 *
 * Deletes a product and takes it out of every lineup; cues keep their text.
 *
 * Returns: (transfer full): the edit.
 */
KbEdit *
kb_product_edits_delete (KbRecord *product,
                         GArray   *uses)
{
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), kb_record_get_text (product, KB_PRODUCT_NAME));
  KbEdit *edit = kb_edit_new (label);

  for (guint i = 0; i < uses->len; i++)
    kb_edit_delete (edit, KB_ENTITY_LINEUP_ITEM, g_array_index (uses, KbProductUse, i).item_id);
  kb_edit_delete (edit, KB_ENTITY_PRODUCT, kb_record_get_id (product));

  return edit;
}

/**
 * kb_product_edits_retire:
 * @at_us: wall clock, microseconds since 1970 UTC
 *
 * Returns: (transfer full): the edit after which the product is not offered any more, and what was sold
 *   of it stays.
 */
KbEdit *
kb_product_edits_retire (KbRecord *product,
                         gint64    at_us)
{
  g_autofree char *label = g_strdup_printf (_("Retire “%s”"), kb_record_get_text (product, KB_PRODUCT_NAME));
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_int (edit, product, KB_PRODUCT_RETIRED_US, at_us);
  return edit;
}

KbEdit *
kb_product_edits_restore (KbRecord *product)
{
  g_autofree char *label = g_strdup_printf (_("Offer “%s” again"), kb_record_get_text (product, KB_PRODUCT_NAME));
  KbEdit *edit = kb_edit_new (label);
  const KbValue none = KB_VALUE_INIT;

  kb_edit_set (edit, KB_ENTITY_PRODUCT, kb_record_get_id (product), KB_PRODUCT_RETIRED_US, &none);
  return edit;
}

/**
 * kb_product_edits_pool:
 * @products: (element-type KbRecord): which
 * @state: #KbPoolState
 *
 * Returns: (transfer full): the edit that moves products in the selection.
 */
KbEdit *
kb_product_edits_pool (GPtrArray *products,
                       int        state)
{
  /* Translators: an entry of the history; what becomes of products of the selection pool, "Candidate" */
  g_autofree char *label = g_strdup_printf (_("Selection: %s"), kb_enum_label (&kb_pool_state_enum, state));
  KbEdit *edit = kb_edit_new (label);

  for (guint i = 0; i < products->len; i++)
    kb_edit_set_int (edit, products->pdata[i], KB_PRODUCT_POOL, state);
  return edit;
}
