/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-add"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-id.h"
#include "kb-lineup-add.h"
#include "kb-lineup.h"
#include "kb-position.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-text.h"

/* What a lineup item starts with of its product; the session may say otherwise later. */
static const struct
{
  guint item;
  guint product;
} carried[] = {
  { KB_LINEUP_ITEM_OWNERSHIP, KB_PRODUCT_OWNERSHIP },
  { KB_LINEUP_ITEM_LIST_PRICE_MINOR, KB_PRODUCT_LIST_PRICE_MINOR },
  { KB_LINEUP_ITEM_LIST_BASIS, KB_PRODUCT_LIST_BASIS },
  { KB_LINEUP_ITEM_COST_MINOR, KB_PRODUCT_COST_MINOR },
  { KB_LINEUP_ITEM_COMMISSION_BP, KB_PRODUCT_COMMISSION_BP },
  { KB_LINEUP_ITEM_SLOT_FEE_MINOR, KB_PRODUCT_SLOT_FEE_MINOR },
  { KB_LINEUP_ITEM_LIVE_STOCK, KB_PRODUCT_STOCK },
  { KB_LINEUP_ITEM_TOTAL_STOCK, KB_PRODUCT_STOCK },
  { KB_LINEUP_ITEM_POINTS, KB_PRODUCT_POINTS },
  { KB_LINEUP_ITEM_SHIP_H, KB_PRODUCT_SHIP_H },
  { KB_LINEUP_ITEM_RETURNS_7D, KB_PRODUCT_RETURNS_7D },
  { KB_LINEUP_ITEM_SAMPLE, KB_PRODUCT_SAMPLE },
};

static KbRecord *
find_item (KbRecordSet *plan,
           KbRecord    *product)
{
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      if (kb_record_get_int (item, KB_LINEUP_ITEM_PRODUCT_ID) == kb_record_get_id (product))
        return item;   /* the set keeps it alive */
    }

  return NULL;
}

static gboolean
check_product (KbRecordSet  *plan,
               KbRecord     *product,
               GError      **error)
{
  const char *name = kb_record_get_text (product, KB_PRODUCT_NAME);
  const char *currency = kb_record_get_text (product, KB_PRODUCT_CURRENCY);
  const char *session_currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  KbRecord *item = find_item (plan, product);

  if (item != NULL)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("“%s” is in that lineup already, as No.%d. Nothing was added: leave it out."),
                   name, (int) kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO));
      return FALSE;
    }
  if (!g_str_equal (currency, session_currency))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("“%s” is priced in %s, the session sells in %s. Nothing was added: change the product’s currency "
                     "and prices first."), name, currency, session_currency);
      return FALSE;
    }
  return TRUE;
}

static char *
join_proofs (KbRecordSet *library,
             KbRecord    *product)
{
  g_autoptr (GPtrArray) proofs = kb_record_set_children (library, KB_ENTITY_PRODUCT_PROOF, kb_record_get_id (product));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proofs->len; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "",
                            kb_enum_label (&kb_proof_kind_enum, kb_record_get_int (proofs->pdata[i], KB_PRODUCT_PROOF_KIND)),
                            kb_record_get_text (proofs->pdata[i], KB_PRODUCT_PROOF_NUMBER));
  return g_string_free (text, FALSE);
}

static gint64
find_price (KbRecord *product)
{
  return kb_record_get_int_or (product, KB_PRODUCT_OFFER_PRICE_MINOR,
                               kb_record_get_int_or (product, KB_PRODUCT_LIST_PRICE_MINOR, 0));
}

static KbRecord *
create_item (KbRecordSet *plan,
             KbRecord    *product,
             gint64       link_no,
             gint64       position)
{
  KbRecordSet *library = kb_record_set_get_library (plan);
  KbRecord *supplier = kb_record_set_find_ref (library, product, KB_PRODUCT_SUPPLIER_ID);
  KbRecord *item = kb_record_new (KB_ENTITY_LINEUP_ITEM, kb_id_new ());
  g_autofree char *proof = join_proofs (library, product);

  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    kb_record_set_value (item, carried[i].item, kb_record_peek (product, carried[i].product));
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (item, KB_LINEUP_ITEM_POSITION, position);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, link_no);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, kb_record_get_id (product));
  kb_record_set_text (item, KB_LINEUP_ITEM_TITLE, "");
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, find_price (product));
  kb_record_set_text (item, KB_LINEUP_ITEM_PROOF, proof);
  if (supplier != NULL)
    kb_record_set_text (item, KB_LINEUP_ITEM_PRICE_GUARD, kb_record_get_text (supplier, KB_SUPPLIER_PRICE_GUARD));

  return item;
}

static void
add_specs (KbEdit      *edit,
           KbRecordSet *plan,
           KbRecord    *product,
           KbRecord    *item)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (kb_record_set_get_library (plan), KB_ENTITY_PRODUCT_SPEC,
                                                        kb_record_get_id (product));

  for (guint i = 0; i < specs->len; i++)
    {
      g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_LINEUP_SPEC, kb_id_new ());

      kb_record_set_int (spec, KB_LINEUP_SPEC_SESSION_ID, kb_record_set_get_session_id (plan));
      kb_record_set_int (spec, KB_LINEUP_SPEC_ITEM_ID, kb_record_get_id (item));
      kb_record_set_int (spec, KB_LINEUP_SPEC_SPEC_ID, kb_record_get_id (specs->pdata[i]));
      kb_record_set_int (spec, KB_LINEUP_SPEC_POSITION, (gint64) (i + 1) * KB_POSITION_STEP);
      kb_record_set_int (spec, KB_LINEUP_SPEC_LIVE_STOCK,
                         kb_record_get_int_or (specs->pdata[i], KB_PRODUCT_SPEC_STOCK, 0));
      kb_edit_insert (edit, spec);
    }
}

/* A product that replaces another one in an emergency does so in the lineup, if both are in it. */
static void
set_backups (KbRecordSet *plan,
             GPtrArray   *products,
             GPtrArray   *items)
{
  for (guint i = 0; i < products->len; i++)
    {
      const gint64 backup_id = kb_record_get_int_or (products->pdata[i], KB_PRODUCT_BACKUP_ID, 0);
      KbRecord *backup = kb_record_set_find (kb_record_set_get_library (plan), KB_ENTITY_PRODUCT, backup_id);
      KbRecord *item = backup != NULL ? find_item (plan, backup) : NULL;
      guint index;

      if (backup != NULL && g_ptr_array_find (products, backup, &index))
        item = items->pdata[index];
      if (item != NULL)
        kb_record_set_int (items->pdata[i], KB_LINEUP_ITEM_BACKUP_ITEM_ID, kb_record_get_id (item));
    }
}

/**
 * kb_lineup_add:
 * @plan: the session
 * @products: (element-type KbRecord): products of the library, in the order of their links
 * @error: return location
 *
 * Offers products in a session: each gets the next free link number, the end of the lineup, what the
 * catalogue knows of price, cost, stock, proof and points, its specifications and its backup, and is
 * chosen in the pool.
 *
 * Returns: (transfer full) (nullable): one edit, labelled; %NULL with %KB_ERROR_INPUT naming the product
 *   when one is in the lineup already or priced in another currency.
 */
KbEdit *
kb_lineup_add (KbRecordSet  *plan,
               GPtrArray    *products,
               GError      **error)
{
  GListModel *present = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = g_strdup_printf (ngettext ("Add %u product to the lineup", "Add %u products to the lineup",
                                                      products->len), products->len);
  g_autoptr (KbEdit) edit = kb_edit_new (label);
  gint64 link_no = 0, position = 0;

  for (guint i = 0; i < products->len; i++)
    if (!check_product (plan, products->pdata[i], error))
      return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (present); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (present, i);

      link_no = MAX (link_no, kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO));
      position = MAX (position, kb_record_get_int (item, KB_LINEUP_ITEM_POSITION));
    }
  for (guint i = 0; i < products->len; i++)
    g_ptr_array_add (items, create_item (plan, products->pdata[i], link_no + i + 1,
                                         position + (gint64) (i + 1) * KB_POSITION_STEP));
  set_backups (plan, products, items);

  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  for (guint i = 0; i < products->len; i++)
    {
      kb_edit_insert (edit, items->pdata[i]);
      add_specs (edit, plan, products->pdata[i], items->pdata[i]);
      if (kb_record_get_int (products->pdata[i], KB_PRODUCT_POOL) == KB_POOL_STATE_CANDIDATE)
        kb_edit_set_int (edit, products->pdata[i], KB_PRODUCT_POOL, KB_POOL_STATE_CHOSEN);
    }

  return g_steal_pointer (&edit);
}
