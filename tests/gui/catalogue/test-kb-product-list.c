/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-change.h"
#include "kb-product-list.h"
#include "kb-product.h"

typedef struct
{
  KbRecordSet   *library;
  KbProductList *list;
  guint          n_emissions;
  guint          position;
  guint          removed;
  guint          added;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  fixture->n_emissions++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static KbRecord *
create_product (gint64      id,
                const char *name,
                const char *sku,
                const char *category,
                int         ownership)
{
  KbRecord *product = kb_record_new (KB_ENTITY_PRODUCT, id);

  kb_record_set_text (product, KB_PRODUCT_NAME, name);
  kb_record_set_text (product, KB_PRODUCT_SKU, sku);
  kb_record_set_text (product, KB_PRODUCT_CATEGORY, category);
  kb_record_set_int (product, KB_PRODUCT_OWNERSHIP, ownership);
  return product;
}

static void
apply (Fixture  *fixture,
       KbOp      op,
       KbRecord *record)
{
  g_autoptr (GPtrArray) changes = kb_changes_new ();

  g_ptr_array_add (changes, kb_change_new (op, kb_record_get_kind (record), kb_record_get_id (record),
                                           op == KB_OP_DELETE ? NULL : record));
  kb_record_set_apply (fixture->library, changes);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KbRecord) supplier = kb_record_new (KB_ENTITY_SUPPLIER, 900);
  g_autoptr (KbRecord) kettle = create_product (1, "Kettle 恒温壶", "0012", "kitchen", KB_OWNERSHIP_JOINT);
  g_autoptr (KbRecord) mask = create_product (2, "Mask 面膜", "TY-MM020", "care", KB_OWNERSHIP_OWN);
  g_autoptr (KbRecord) wipe = create_product (3, "Wipes", "TY-XL806", "kitchen", KB_OWNERSHIP_OWN);

  fixture->library = kb_record_set_new (NULL, 0);
  kb_record_set_text (supplier, KB_SUPPLIER_NAME, "Qingchuan 晴川");
  kb_record_set_int (kettle, KB_PRODUCT_SUPPLIER_ID, 900);
  kb_record_set_text (kettle, KB_PRODUCT_EXT_ID, "3141592653589793238");
  kb_record_set_add (fixture->library, supplier);
  kb_record_set_add (fixture->library, wipe);
  kb_record_set_add (fixture->library, mask);
  kb_record_set_add (fixture->library, kettle);
  fixture->list = kb_product_list_new (fixture->library);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->library);
}

/* The ids of what is listed, "1 2 3". */
static char *
list_ids (Fixture *fixture)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (KbRecord) product = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", kb_record_get_id (product));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_listed (Fixture              *fixture,
               const KbProductQuery *query,
               const char           *expected)
{
  g_autofree char *ids = NULL;

  kb_product_list_set_query (fixture->list, query);
  ids = list_ids (fixture);
  g_assert_cmpstr (ids, ==, expected);
}

static void
test_by_name (Fixture       *fixture,
              gconstpointer  data)
{
  assert_listed (fixture, &(KbProductQuery) KB_PRODUCT_QUERY_ALL, "1 2 3");
  g_assert_cmpuint (kb_shown_records_find (KB_SHOWN_RECORDS (fixture->list), 2), ==, 1);
  g_assert_cmpuint (kb_shown_records_find (KB_SHOWN_RECORDS (fixture->list), 4), ==, G_MAXUINT);
}

static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "MASK", "2" },  { "面膜", "2" },     { "0012", "1" },          { "ty-", "2 3" }, { "晴川 kettle", "1" },
    { "kettle mask", "" }, { "kitchen", "1 3" }, { "3141592653589793238", "1" }, { "  ", "1 2 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KbProductQuery query = KB_PRODUCT_QUERY_ALL;

      query.text = cases[i].text;
      assert_listed (fixture, &query, cases[i].expected);
    }
}

static void
test_filtered (Fixture       *fixture,
               gconstpointer  data)
{
  KbProductQuery query = KB_PRODUCT_QUERY_ALL;

  query.category = "kitchen";
  assert_listed (fixture, &query, "1 3");
  query.ownership = KB_OWNERSHIP_OWN;
  assert_listed (fixture, &query, "3");
  query = (KbProductQuery) KB_PRODUCT_QUERY_ALL;
  query.supplier_id = 900;
  assert_listed (fixture, &query, "1");
}

static void
test_state_filtered (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (KbRecord) proof = kb_record_new (KB_ENTITY_PRODUCT_PROOF, 21);
  g_autoptr (KbRecord) retired = create_product (3, "Wipes", "TY-XL806", "kitchen", KB_OWNERSHIP_OWN);
  g_autoptr (KbRecord) missing = create_product (2, "Mask", "TY-MM020", "care", KB_OWNERSHIP_OWN);
  KbProductQuery query = KB_PRODUCT_QUERY_ALL;

  kb_record_set_int (proof, KB_PRODUCT_PROOF_PRODUCT_ID, 1);
  kb_record_set_int (proof, KB_PRODUCT_PROOF_EXPIRES_US, 1000);
  kb_record_set_int (retired, KB_PRODUCT_RETIRED_US, 5);
  kb_record_set_int (missing, KB_PRODUCT_SAMPLE, KB_SAMPLE_STATUS_MISSING);
  kb_record_set_int (missing, KB_PRODUCT_POOL, KB_POOL_STATE_CANDIDATE);
  apply (fixture, KB_OP_INSERT, proof);
  apply (fixture, KB_OP_UPDATE, retired);
  apply (fixture, KB_OP_UPDATE, missing);
  assert_listed (fixture, &query, "1 2");

  query.is_retired = TRUE;
  assert_listed (fixture, &query, "3");
  query = (KbProductQuery) KB_PRODUCT_QUERY_ALL;
  query.expires_by_us = 1000;
  assert_listed (fixture, &query, "1");
  query.expires_by_us = 999;
  assert_listed (fixture, &query, "");
  query = (KbProductQuery) KB_PRODUCT_QUERY_ALL;
  query.sample = KB_SAMPLE_STATUS_MISSING;
  assert_listed (fixture, &query, "2");
  query.pool = KB_POOL_STATE_DROPPED;
  assert_listed (fixture, &query, "");
}

static void
test_announces_difference (Fixture       *fixture,
                           gconstpointer  data)
{
  KbProductQuery query = KB_PRODUCT_QUERY_ALL;

  query.text = "k";
  assert_listed (fixture, &query, "1 2 3");
  g_assert_cmpuint (fixture->n_emissions, ==, 0);
  query.category = "kitchen";
  assert_listed (fixture, &query, "1 3");
  g_assert_cmpuint (fixture->n_emissions, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 1);
  g_assert_cmpuint (fixture->removed, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 0);
}

static void
test_follows_library (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (KbRecord) renamed = create_product (3, "A wipe", "TY-XL806", "kitchen", KB_OWNERSHIP_OWN);
  g_autoptr (KbRecord) added = create_product (4, "Lamp", "L-1", "home", KB_OWNERSHIP_AFFILIATE);

  apply (fixture, KB_OP_INSERT, added);
  apply (fixture, KB_OP_UPDATE, renamed);
  assert_listed (fixture, &(KbProductQuery) KB_PRODUCT_QUERY_ALL, "3 1 4 2");
  apply (fixture, KB_OP_DELETE, added);
  assert_listed (fixture, &(KbProductQuery) KB_PRODUCT_QUERY_ALL, "3 1 2");
}

/* A letter more must be found before the next is typed, and before the frame after it. */
static void
test_five_thousand (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (KbProductList) list = NULL;
  KbProductQuery query = KB_PRODUCT_QUERY_ALL;
  gint64 started_us, slowest_us = 0;

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("商品 %d 神经酰胺舒润乳 Lotion", i);
      g_autofree char *sku = g_strdup_printf ("%08d", i);
      g_autoptr (KbRecord) product = create_product (i + 1, name, sku, i % 2 ? "care" : "home", i % 3);

      kb_record_set_add (library, product);
    }
  list = kb_product_list_new (library);

  for (const char *const *text = (const char *const[]) { "l", "lo", "lot", "lotion", "lotion 49", "lotion 4999", "", NULL };
       *text != NULL; text++)
    {
      query.text = *text;
      started_us = g_get_monotonic_time ();
      kb_product_list_set_query (list, &query);
      slowest_us = MAX (slowest_us, g_get_monotonic_time () - started_us);
    }
  g_test_message ("slowest of seven queries: %" G_GINT64_FORMAT " µs", slowest_us);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5000);
  g_assert_cmpint (slowest_us, <, 100000);
}

/* Whoever searches for an article number and mends it goes on typing; a command still takes the product away. */
static void
test_stays_while_edited (Fixture       *fixture,
                         gconstpointer  data)
{
  KbProductQuery query = KB_PRODUCT_QUERY_ALL;
  g_autoptr (KbRecord) changed = create_product (2, "Mask 面膜", "TY-NEW", "care", KB_OWNERSHIP_JOINT);
  g_autofree char *kept = NULL;
  g_autofree char *gone = NULL;

  query.text = "mm020";
  query.ownership = KB_OWNERSHIP_OWN;
  assert_listed (fixture, &query, "2");
  fixture->n_emissions = 0;
  apply (fixture, KB_OP_UPDATE, changed);
  kept = list_ids (fixture);
  g_assert_cmpstr (kept, ==, "2");
  g_assert_cmpuint (fixture->n_emissions, ==, 0);

  kb_record_set_int (changed, KB_PRODUCT_RETIRED_US, 1);
  apply (fixture, KB_OP_UPDATE, changed);
  gone = list_ids (fixture);
  g_assert_cmpstr (gone, ==, "");
  kb_record_set_value (changed, KB_PRODUCT_RETIRED_US, &(KbValue) KB_VALUE_INIT);
  apply (fixture, KB_OP_UPDATE, changed);
  assert_listed (fixture, &query, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/gui/product-list/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("lists-by-name", test_by_name);
  ADD ("finds-all-words-anywhere", test_found);
  ADD ("filters-add-up", test_filtered);
  ADD ("filters-by-proof-sample-pool-and-retirement", test_state_filtered);
  ADD ("announces-only-what-differs", test_announces_difference);
  ADD ("follows-the-library", test_follows_library);
  ADD ("stays-while-it-is-edited", test_stays_while_edited);
#undef ADD
  g_test_add_func ("/gui/product-list/five-thousand-within-a-frame", test_five_thousand);

  return g_test_run ();
}
