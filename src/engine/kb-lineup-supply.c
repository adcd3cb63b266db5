/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-supply"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-lineup-check.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-text.h"

/* A lineup against what it shares with the rest of the library: the goods and their article numbers. */

static KbRecord *
find_item_of (KbRecordSet *set,
              gint64       product_id)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      if (kb_record_get_int (item, KB_LINEUP_ITEM_PRODUCT_ID) == product_id
          && !kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN))
        return item;   /* the set keeps it alive */
    }

  return NULL;
}

static gboolean
is_item_of (KbRecordSet     *set,
            const KbSubject *subject)
{
  return subject->kind == KB_ENTITY_LINEUP_ITEM && kb_record_set_find (set, subject->kind, subject->id) != NULL;
}

/* The items of this session first: the way leads to where it can be mended from here. Goods that are late are of
 * every item that offers them. */
static KbProblem *
create_copy (KbRecordSet     *set,
             const KbProblem *problem)
{
  KbProblem *copy = kb_problem_new (problem->code, problem->level, g_strdup (problem->text));
  const KbSubject *subject;
  KbRecord *late = NULL;

  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    if (is_item_of (set, subject))
      g_array_append_val (copy->subjects, *subject);
  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    {
      if (!is_item_of (set, subject))
        g_array_append_val (copy->subjects, *subject);
      if (subject->kind == KB_ENTITY_DELIVERY && (subject = kb_problem_get (problem, i + 1)) != NULL)
        late = find_item_of (set, subject->id);
    }
  kb_problem_add (copy, late, KB_LINEUP_ITEM_LIVE_STOCK);

  return copy;
}

static gboolean
concerns (KbRecordSet     *set,
          const KbProblem *problem)
{
  const KbSubject *subject;

  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    if (is_item_of (set, subject))
      return TRUE;

  subject = kb_problem_get (problem, 0);
  return subject != NULL && subject->kind == KB_ENTITY_DELIVERY && (subject = kb_problem_get (problem, 1)) != NULL
         && find_item_of (set, subject->id) != NULL;
}

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const KbProblem *left = *(const KbProblem *const *) a;
  const KbProblem *right = *(const KbProblem *const *) b;

  return (int) left->level - (int) right->level;
}

/**
 * kb_lineup_check_add_supply:
 * @problems: (element-type KbProblem): what kb_lineup_check() found
 * @supply: (nullable) (element-type KbProblem): what kb_supply_check() found in the whole library
 *
 * Adds what is wrong with the supply of this session's goods, this session's items first among its places, and puts
 * the worst first again.
 */
void
kb_lineup_check_add_supply (GPtrArray   *problems,
                            KbRecordSet *set,
                            GPtrArray   *supply)
{
  for (guint i = 0; supply != NULL && i < supply->len; i++)
    if (concerns (set, supply->pdata[i]))
      g_ptr_array_add (problems, create_copy (set, supply->pdata[i]));
  g_ptr_array_sort (problems, compare_levels);
}

/* SKU → GPtrArray of the products that bear it, for those of the lineup. */
static GHashTable *
index_skus (KbRecordSet *set)
{
  GHashTable *bearers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);
  GListModel *products = kb_record_set_get_list (set, KB_ENTITY_PRODUCT);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      KbRecord *product = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);
      const char *sku = product != NULL ? kb_record_get_text (product, KB_PRODUCT_SKU) : "";

      if (!kb_text_is_empty (sku) && !kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN))
        g_hash_table_replace (bearers, (char *) sku, g_ptr_array_new ());
    }
  for (guint i = 0; g_hash_table_size (bearers) > 0 && i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr (KbRecord) product = g_list_model_get_item (products, i);
      GPtrArray *same = g_hash_table_lookup (bearers, kb_record_get_text (product, KB_PRODUCT_SKU));

      if (same != NULL)
        g_ptr_array_add (same, product);   /* the set keeps it alive */
    }

  return bearers;
}

static void
add_twice (KbRecordSet *set,
           GPtrArray   *problems,
           const char  *sku,
           GPtrArray   *same)
{
  KbProblem *problem = kb_problem_new ("lineup.sku-twice", KB_LEVEL_BLOCK,
                                       /* Translators: an article number, two products */
                                       g_strdup_printf (_("SKU %s is given to %s and to %s: the warehouse cannot tell which "
                                                          "to pack"), sku,
                                                        kb_record_get_text (same->pdata[0], KB_PRODUCT_NAME),
                                                        kb_record_get_text (same->pdata[1], KB_PRODUCT_NAME)));

  /* The later one is the one to be given another number. */
  for (guint i = same->len; i > 0; i--)
    kb_problem_add (problem, same->pdata[i - 1], KB_PRODUCT_SKU);
  for (guint i = 0; i < same->len; i++)
    kb_problem_add (problem, find_item_of (set, kb_record_get_id (same->pdata[i])), KB_LINEUP_ITEM_PRODUCT_ID);
  g_ptr_array_add (problems, problem);
}

/**
 * kb_lineup_check_skus:
 * @problems: (element-type KbProblem): where to add
 *
 * Looks for article numbers of the lineup that several products of the library bear ("lineup.sku-twice").
 */
void
kb_lineup_check_skus (KbRecordSet *set,
                      GPtrArray   *problems)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);
  g_autoptr (GHashTable) bearers = index_skus (set);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      KbRecord *product = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);
      const char *sku = product != NULL ? kb_record_get_text (product, KB_PRODUCT_SKU) : "";
      GPtrArray *same = g_hash_table_lookup (bearers, sku);

      if (same == NULL)
        continue;
      if (same->len > 1)
        add_twice (set, problems, sku, same);
      g_hash_table_remove (bearers, sku);   /* said once */
    }
}
