/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-id.h"
#include "kb-lineup-edits.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-position.h"
#include "kb-product.h"
#include "kb-session.h"

static GPtrArray *
list_items (KbRecordSet *plan)
{
  return kb_record_set_children (plan, KB_ENTITY_LINEUP_ITEM, kb_record_set_get_session_id (plan));
}

static gint64
get_link (KbRecord *item)
{
  return kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO);
}

static void
set_link (KbEdit   *edit,
          KbRecord *item,
          gint64    link)
{
  if (get_link (item) != link)
    kb_edit_set_int (edit, item, KB_LINEUP_ITEM_LINK_NO, link);
}

/* The rows from @first to @last stand in a new order: the first keeps the first's place and number, and so on. */
static void
deal_out (KbEdit    *edit,
          GPtrArray *before,
          GPtrArray *after,
          guint      first,
          guint      last)
{
  for (guint i = first; i <= last; i++)
    {
      const gint64 position = kb_record_get_int (before->pdata[i], KB_LINEUP_ITEM_POSITION);

      if (before->pdata[i] == after->pdata[i])
        continue;
      kb_edit_set_int (edit, after->pdata[i], KB_LINEUP_ITEM_POSITION, position);
      set_link (edit, after->pdata[i], get_link (before->pdata[i]));
    }
}

/**
 * kb_lineup_move:
 * @to_index: where it stands afterwards, from 0
 *
 * Moves an item; those between give way. The link numbers go with the places: the order of the bag
 * is the order of the lineup, and moving is the explicit act that changes it.
 *
 * Returns: (transfer full) (nullable): the edit, one step to undo; %NULL where nothing moves.
 */
KbEdit *
kb_lineup_move (KbRecordSet *plan,
                KbRecord    *item,
                guint        to_index)
{
  g_autoptr (GPtrArray) before = list_items (plan);
  g_autoptr (GPtrArray) after = list_items (plan);
  g_autofree char *label = NULL;
  KbEdit *edit;
  guint from;

  if (!g_ptr_array_find (before, item, &from) || to_index >= before->len || to_index == from)
    return NULL;

  g_ptr_array_insert (after, to_index, g_ptr_array_steal_index (after, from));
  /* Translators: an undo step: an item's old and new link number */
  label = g_strdup_printf (_("Move No.%d to No.%d"), (int) get_link (item), (int) get_link (before->pdata[to_index]));
  edit = kb_edit_new (label);
  deal_out (edit, before, after, MIN (from, to_index), MAX (from, to_index));

  return edit;
}

/**
 * kb_lineup_renumber:
 *
 * Numbers the items from 1 in the lineup's order; those that were taken out keep theirs.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL where all are right.
 */
KbEdit *
kb_lineup_renumber (KbRecordSet *plan)
{
  g_autoptr (GPtrArray) items = list_items (plan);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Renumber Links"));
  gint64 link = 1;

  for (guint i = 0; i < items->len; i++)
    if (!kb_record_get_bool (items->pdata[i], KB_LINEUP_ITEM_WITHDRAWN))
      set_link (edit, items->pdata[i], link++);

  return kb_edit_get_n_steps (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}

/**
 * kb_lineup_has_product:
 *
 * Returns: whether a product is in the lineup, and not taken out.
 */
gboolean
kb_lineup_has_product (KbRecordSet *plan,
                       KbRecord    *product)
{
  g_autoptr (GPtrArray) items = list_items (plan);

  for (guint i = 0; i < items->len; i++)
    if (kb_record_get_int (items->pdata[i], KB_LINEUP_ITEM_PRODUCT_ID) == kb_record_get_id (product)
        && !kb_record_get_bool (items->pdata[i], KB_LINEUP_ITEM_WITHDRAWN))
      return TRUE;

  return FALSE;
}

/* Only what is in the session's money: an amount of another currency would be a wrong price. */
static void
copy_money (KbRecordSet *plan,
            KbRecord    *product,
            KbRecord    *item)
{
  KbRecord *session = kb_record_set_get_session (plan);

  if (g_strcmp0 (kb_record_get_text (product, KB_PRODUCT_CURRENCY), kb_record_get_text (session, KB_SESSION_CURRENCY)) != 0)
    return;
  kb_record_set_value (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR, kb_record_peek (product, KB_PRODUCT_LIST_PRICE_MINOR));
  kb_record_set_value (item, KB_LINEUP_ITEM_COST_MINOR, kb_record_peek (product, KB_PRODUCT_COST_MINOR));
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR,
                     kb_record_get_int_or (product, KB_PRODUCT_LIST_PRICE_MINOR, 0));
}

static char *
join_proofs (KbRecordSet *plan,
             KbRecord    *product)
{
  g_autoptr (GPtrArray) proofs = kb_record_set_children (plan, KB_ENTITY_PRODUCT_PROOF, kb_record_get_id (product));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < proofs->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            kb_record_get_text (proofs->pdata[i], KB_PRODUCT_PROOF_NUMBER));

  return g_strdup (text->str);
}

static gint64
find_backup (GPtrArray *items,
             KbRecord  *product)
{
  for (guint i = 0; i < items->len; i++)
    if (!kb_record_is_null (product, KB_PRODUCT_BACKUP_ID)
        && kb_record_get_int (items->pdata[i], KB_LINEUP_ITEM_PRODUCT_ID)
             == kb_record_get_int (product, KB_PRODUCT_BACKUP_ID))
      return kb_record_get_id (items->pdata[i]);

  return KB_NONE;
}

/* Whatever the catalogue knows of it; a new item has no role in the show yet. */
static KbRecord *
create_item (KbRecordSet *plan,
             GPtrArray   *items,
             KbRecord    *product)
{
  static const guint copied[][2] = {
    { KB_LINEUP_ITEM_OWNERSHIP, KB_PRODUCT_OWNERSHIP },
    { KB_LINEUP_ITEM_LIST_BASIS, KB_PRODUCT_LIST_BASIS },
    { KB_LINEUP_ITEM_COMMISSION_BP, KB_PRODUCT_COMMISSION_BP },
    { KB_LINEUP_ITEM_TOTAL_STOCK, KB_PRODUCT_STOCK },
    { KB_LINEUP_ITEM_POINTS, KB_PRODUCT_POINTS },
    { KB_LINEUP_ITEM_SHIP_H, KB_PRODUCT_SHIP_H },
    { KB_LINEUP_ITEM_RETURNS_7D, KB_PRODUCT_RETURNS_7D },
  };
  KbRecord *item = kb_record_new (KB_ENTITY_LINEUP_ITEM, kb_id_new ());
  g_autofree char *proof = join_proofs (plan, product);
  gint64 position = 0;
  gint64 link = 0;
  gint64 backup;

  for (guint i = 0; i < items->len; i++)
    {
      position = MAX (position, kb_record_get_int (items->pdata[i], KB_LINEUP_ITEM_POSITION));
      link = MAX (link, get_link (items->pdata[i]));
    }
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (item, KB_LINEUP_ITEM_POSITION, position + KB_POSITION_STEP);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, link + 1);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, kb_record_get_id (product));
  kb_record_set_int (item, KB_LINEUP_ITEM_ROLE, KB_PRODUCT_ROLE_TEST);
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    kb_record_set_value (item, copied[i][0], kb_record_peek (product, copied[i][1]));
  kb_record_set_text (item, KB_LINEUP_ITEM_PROOF, proof);
  copy_money (plan, product, item);
  backup = find_backup (items, product);
  if (backup != KB_NONE)
    kb_record_set_int (item, KB_LINEUP_ITEM_BACKUP_ITEM_ID, backup);

  return item;
}

static void
add_specs (KbEdit      *edit,
           KbRecordSet *plan,
           KbRecord    *product,
           KbRecord    *item)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (plan, KB_ENTITY_PRODUCT_SPEC, kb_record_get_id (product));

  for (guint i = 0; i < specs->len; i++)
    {
      g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_LINEUP_SPEC, kb_id_new ());

      kb_record_set_int (spec, KB_LINEUP_SPEC_SESSION_ID, kb_record_set_get_session_id (plan));
      kb_record_set_int (spec, KB_LINEUP_SPEC_ITEM_ID, kb_record_get_id (item));
      kb_record_set_int (spec, KB_LINEUP_SPEC_SPEC_ID, kb_record_get_id (specs->pdata[i]));
      kb_record_set_int (spec, KB_LINEUP_SPEC_POSITION, (i + 1) * KB_POSITION_STEP);
      kb_edit_insert (edit, spec);
    }
}

/**
 * kb_lineup_add_product:
 * @product: a product of the catalogue
 * @id: (out): the new item
 *
 * Adds a product at the end, with the next link number and what the catalogue knows of it: list
 * price, cost, points, proofs, its specs with no stock yet, and its backup where that is in the lineup.
 *
 * Returns: (transfer full): the edit.
 */
KbEdit *
kb_lineup_add_product (KbRecordSet *plan,
                       KbRecord    *product,
                       gint64      *id)
{
  g_autoptr (GPtrArray) items = list_items (plan);
  g_autoptr (KbRecord) item = create_item (plan, items, product);
  /* Translators: an undo step: a product's name */
  g_autofree char *label = g_strdup_printf (_("Add %s to the Lineup"), kb_record_get_text (product, KB_PRODUCT_NAME));
  KbEdit *edit = kb_edit_new (label);

  *id = kb_record_get_id (item);
  kb_edit_insert (edit, item);
  add_specs (edit, plan, product, item);

  return edit;
}

/**
 * kb_lineup_remove:
 *
 * Returns: (transfer full): the edit that deletes an item for good; cues that show it show nothing then.
 */
KbEdit *
kb_lineup_remove (KbRecordSet *plan,
                  KbRecord    *item)
{
  g_autofree char *call = kb_lineup_dup_call (plan, item);
  /* Translators: an undo step: an item */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), call);
  KbEdit *edit = kb_edit_new (label);

  kb_edit_delete (edit, KB_ENTITY_LINEUP_ITEM, kb_record_get_id (item));
  return edit;
}
