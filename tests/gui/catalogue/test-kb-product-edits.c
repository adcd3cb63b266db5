/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-cue.h"
#include "kb-delete-dialog.h"
#include "kb-lineup-add.h"
#include "kb-lineup.h"
#include "kb-product-edits.h"
#include "kb-product-uses.h"
#include "kb-product.h"
#include "kb-results.h"
#include "kb-session.h"
#include "kb-supply-view.h"
#include "kb-workspace.h"

typedef struct
{
  KbWorkspace *workspace;
  KbRecordSet *library;
  gint64       product_id;
} Fixture;

static void
commit (Fixture *fixture,
        KbEdit  *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_commit (kb_workspace_get_store (fixture->workspace), edit, &error);

  g_assert_no_error (error);
  kb_record_set_apply (fixture->library, changes);
  g_object_unref (edit);
}

static void
insert_child (KbEdit       *edit,
              KbEntityKind  kind,
              gint64        id,
              gint64        product_id)
{
  g_autoptr (KbRecord) row = kb_record_new (kind, id);

  kb_record_set_int (row, kb_entity_find_flag (kb_entity_get (kind), KB_FIELD_PARENT), product_id);
  if (kind == KB_ENTITY_PRODUCT_SPEC)
    kb_record_set_int (row, KB_PRODUCT_SPEC_STOCK, 40);
  kb_edit_insert (edit, row);
}

static void
insert_session (KbEdit *edit)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 500);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 510);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, 520);
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, 515);
  g_autoptr (KbRecord) sales = kb_record_new (KB_ENTITY_SALES_LINE, 530);

  kb_record_set_text (session, KB_SESSION_TITLE, "Autumn");
  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_int (session, KB_SESSION_START_US, 5000000);
  kb_record_set_int (session, KB_SESSION_STATE, KB_SESSION_STATE_ENDED);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, 500);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, 4);
  kb_record_set_int (item, KB_LINEUP_ITEM_POSITION, 100);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, 1);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 12900);
  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 500);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, 500);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, 515);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, 510);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "Say it");
  kb_record_set_int (sales, KB_SALES_LINE_SESSION_ID, 500);
  kb_record_set_int (sales, KB_SALES_LINE_LINEUP_ITEM_ID, 510);
  kb_record_set_int (sales, KB_SALES_LINE_UNITS, 1842);
  kb_record_set_int (sales, KB_SALES_LINE_GMV_MINOR, 21551400);
  kb_record_set_int (sales, KB_SALES_LINE_COUPON_MINOR, 2210400);
  kb_edit_insert (edit, session);
  kb_edit_insert (edit, item);
  kb_edit_insert (edit, segment);
  kb_edit_insert (edit, cue);
  kb_edit_insert (edit, sales);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, 1);
  KbEdit *edit = kb_edit_new ("Fill");

  fixture->workspace = kb_workspace_open (":memory:", &error);
  g_assert_no_error (error);
  fixture->library = g_object_ref (kb_workspace_get_library (fixture->workspace));
  kb_record_set_text (product, KB_PRODUCT_NAME, "Lotion");
  kb_record_set_text (product, KB_PRODUCT_SKU, "0042");
  kb_record_set_text (product, KB_PRODUCT_EXT_ID, "0314159265358979323");
  kb_record_set_int (product, KB_PRODUCT_STOCK, 500);
  kb_record_set_int (product, KB_PRODUCT_COST_MINOR, 3100);
  kb_record_set_int (product, KB_PRODUCT_LIST_PRICE_MINOR, 19900);
  kb_record_set_int (product, KB_PRODUCT_POOL, KB_POOL_STATE_CANDIDATE);
  kb_edit_insert (edit, product);
  insert_child (edit, KB_ENTITY_PRODUCT_SPEC, 11, 1);
  insert_child (edit, KB_ENTITY_PRODUCT_PROOF, 12, 1);
  insert_child (edit, KB_ENTITY_PRODUCT_FAQ, 13, 1);
  commit (fixture, edit);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->library);
  g_assert_finalize_object (fixture->workspace);
}

static KbRecord *
find_product (Fixture *fixture,
              gint64   id)
{
  return kb_record_set_find (fixture->library, KB_ENTITY_PRODUCT, id);
}

static GArray *
load_uses (Fixture *fixture,
           gint64   product_id)
{
  g_autoptr (GError) error = NULL;
  GArray *uses = kb_product_uses_load (kb_workspace_get_store (fixture->workspace), product_id, &error);

  g_assert_no_error (error);
  return uses;
}

static void
new_product_has_the_currency_of_the_others (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr (KbRecord) dollar = kb_record_new (KB_ENTITY_PRODUCT, 2);
  gint64 id;
  KbEdit *edit = kb_edit_new ("Dollar");

  kb_edit_set_text (edit, find_product (fixture, 1), KB_PRODUCT_CURRENCY, "USD");
  commit (fixture, edit);
  commit (fixture, kb_product_edits_create (fixture->library, "New", &id));

  g_assert_cmpstr (kb_record_get_text (find_product (fixture, id), KB_PRODUCT_NAME), ==, "New");
  g_assert_cmpstr (kb_record_get_text (find_product (fixture, id), KB_PRODUCT_CURRENCY), ==, "USD");
}

static void
copy_has_everything_but_what_is_its_own (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (GPtrArray) specs = NULL;
  g_autoptr (GPtrArray) proofs = NULL;
  gint64 id;

  commit (fixture, kb_product_edits_duplicate (fixture->library, find_product (fixture, 1), NULL, &id));
  g_assert_cmpint (id, !=, 1);
  g_assert_cmpstr (kb_record_get_text (find_product (fixture, id), KB_PRODUCT_NAME), ==, "Lotion (copy)");
  g_assert_cmpstr (kb_record_get_text (find_product (fixture, id), KB_PRODUCT_SKU), ==, "0042");
  g_assert_true (kb_record_is_null (find_product (fixture, id), KB_PRODUCT_EXT_ID));
  g_assert_true (kb_record_is_null (find_product (fixture, id), KB_PRODUCT_STOCK));

  specs = kb_record_set_children (fixture->library, KB_ENTITY_PRODUCT_SPEC, id);
  proofs = kb_record_set_children (fixture->library, KB_ENTITY_PRODUCT_PROOF, id);
  g_assert_cmpuint (specs->len, ==, 1);
  g_assert_true (kb_record_is_null (specs->pdata[0], KB_PRODUCT_SPEC_STOCK));
  g_assert_cmpuint (proofs->len, ==, 1);
}

static void
use_tells_what_it_brought (Fixture       *fixture,
                           gconstpointer  data)
{
  KbEdit *edit = kb_edit_new ("Session");
  g_autoptr (GArray) uses = NULL;
  const KbProductUse *use;

  insert_session (edit);
  commit (fixture, edit);
  uses = load_uses (fixture, 1);

  g_assert_cmpuint (uses->len, ==, 1);
  use = &g_array_index (uses, KbProductUse, 0);
  g_assert_cmpint (use->session_id, ==, 500);
  g_assert_cmpint (use->phase, ==, KB_USE_OVER);
  g_assert_cmpint (use->price_minor, ==, 12900);
  g_assert_cmpint (use->units, ==, 1842);
  g_assert_cmpint (use->paid_minor, ==, 21551400);
  g_assert_cmpint (use->contribution_minor, ==, KB_NONE);
  g_assert_cmpint (use->coupon_minor, ==, 2210400);
}

static void
deletion_names_sessions_takes_out_and_is_undone (Fixture       *fixture,
                                                 gconstpointer  data)
{
  KbStore *store = kb_workspace_get_store (fixture->workspace);
  KbEdit *edit = kb_edit_new ("Session");
  g_autoptr (GArray) uses = NULL;
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *words = NULL;

  insert_session (edit);
  commit (fixture, edit);
  uses = load_uses (fixture, 1);
  words = kb_delete_dialog_say (fixture->library, uses);
  g_assert_nonnull (strstr (words, "Autumn"));

  commit (fixture, kb_product_edits_delete (find_product (fixture, 1), uses));
  g_assert_null (find_product (fixture, 1));
  left = load_uses (fixture, 1);
  g_assert_cmpuint (left->len, ==, 0);
  rows = kb_store_load_session (store, 500, NULL);
  for (guint i = 0; i < rows->len; i++)
    if (kb_record_get_kind (rows->pdata[i]) == KB_ENTITY_CUE)
      {
        g_assert_true (kb_record_is_null (rows->pdata[i], KB_CUE_LINEUP_ITEM_ID));
        g_assert_cmpstr (kb_record_get_text (rows->pdata[i], KB_CUE_SCRIPT), ==, "Say it");
      }

  changes = kb_store_undo (store, NULL, NULL);
  kb_record_set_apply (fixture->library, changes);
  g_assert_nonnull (find_product (fixture, 1));
  again = load_uses (fixture, 1);
  g_assert_cmpint (g_array_index (again, KbProductUse, 0).units, ==, 1842);
}

static void
retired_product_comes_back (Fixture       *fixture,
                            gconstpointer  data)
{
  commit (fixture, kb_product_edits_retire (find_product (fixture, 1), 77));
  g_assert_cmpint (kb_record_get_int (find_product (fixture, 1), KB_PRODUCT_RETIRED_US), ==, 77);
  commit (fixture, kb_product_edits_restore (find_product (fixture, 1)));
  g_assert_true (kb_record_is_null (find_product (fixture, 1), KB_PRODUCT_RETIRED_US));
}

static KbRecordSet *
load_plan (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = kb_store_load_session (kb_workspace_get_store (fixture->workspace), 500, NULL);
  KbRecordSet *plan = kb_record_set_new (fixture->library, 500);

  for (guint i = 0; i < rows->len; i++)
    kb_record_set_add (plan, rows->pdata[i]);
  return plan;
}

static void
candidates_get_the_next_links (Fixture       *fixture,
                               gconstpointer  data)
{
  KbEdit *edit = kb_edit_new ("Session");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) products = g_ptr_array_new ();
  g_autoptr (KbRecordSet) plan = NULL;
  g_autoptr (KbRecordSet) after = NULL;
  GListModel *items;
  g_autoptr (KbRecord) item = NULL;
  gint64 id;

  insert_session (edit);
  commit (fixture, edit);
  commit (fixture, kb_product_edits_duplicate (fixture->library, find_product (fixture, 1), NULL, &id));
  plan = load_plan (fixture);
  g_ptr_array_add (products, find_product (fixture, id));
  edit = kb_lineup_add (plan, products, &error);
  g_assert_no_error (error);
  commit (fixture, edit);

  after = load_plan (fixture);
  items = kb_record_set_get_list (after, KB_ENTITY_LINEUP_ITEM);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2);
  item = g_list_model_get_item (items, 1);
  g_assert_cmpint (kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO), ==, 5);
  g_assert_cmpint (kb_record_get_int (item, KB_LINEUP_ITEM_COST_MINOR), ==, 3100);
  g_assert_cmpint (kb_record_get_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR), ==, 19900);
  g_assert_cmpuint (g_list_model_get_n_items (kb_record_set_get_list (after, KB_ENTITY_LINEUP_SPEC)), ==, 1);
  g_assert_cmpint (kb_record_get_int (find_product (fixture, id), KB_PRODUCT_POOL), ==, KB_POOL_STATE_CHOSEN);
}

static void
what_cannot_be_offered_is_named (Fixture       *fixture,
                                 gconstpointer  data)
{
  KbEdit *edit = kb_edit_new ("Session");
  g_autoptr (GError) present = NULL;
  g_autoptr (GError) foreign = NULL;
  g_autoptr (GPtrArray) products = g_ptr_array_new ();
  g_autoptr (KbRecordSet) plan = NULL;
  gint64 id;

  insert_session (edit);
  commit (fixture, edit);
  plan = load_plan (fixture);
  g_ptr_array_add (products, find_product (fixture, 1));
  g_assert_null (kb_lineup_add (plan, products, &present));
  g_assert_error (present, KB_ERROR, KB_ERROR_INPUT);
  g_assert_nonnull (strstr (present->message, "No.4"));

  commit (fixture, kb_product_edits_duplicate (fixture->library, find_product (fixture, 1), NULL, &id));
  edit = kb_edit_new ("Dollar");
  kb_edit_set_text (edit, find_product (fixture, id), KB_PRODUCT_CURRENCY, "USD");
  commit (fixture, edit);
  g_ptr_array_set_size (products, 0);
  g_ptr_array_add (products, find_product (fixture, id));
  g_assert_null (kb_lineup_add (plan, products, &foreign));
  g_assert_error (foreign, KB_ERROR, KB_ERROR_INPUT);
  g_assert_nonnull (strstr (foreign->message, "USD"));
}

static void
receive (Fixture *fixture,
         gint64   delivery_id,
         gint64   quantity)
{
  KbRecord *delivery = kb_record_set_find (fixture->library, KB_ENTITY_DELIVERY, delivery_id);

  commit (fixture, kb_supply_edits_receive (fixture->library, delivery, quantity, 99));
}

static void
what_comes_is_stock (Fixture       *fixture,
                     gconstpointer  data)
{
  KbEdit *edit = kb_edit_new ("Expect");
  KbRecord *spec;

  for (gint64 id = 31; id <= 32; id++)
    {
      g_autoptr (KbRecord) delivery = kb_record_new (KB_ENTITY_DELIVERY, id);

      kb_record_set_int (delivery, KB_DELIVERY_PRODUCT_ID, 1);
      kb_record_set_int (delivery, KB_DELIVERY_EXPECTED, 200);
      if (id == 32)
        kb_record_set_int (delivery, KB_DELIVERY_SPEC_ID, 11);
      kb_edit_insert (edit, delivery);
    }
  commit (fixture, edit);

  receive (fixture, 31, 180);
  g_assert_cmpint (kb_record_get_int (find_product (fixture, 1), KB_PRODUCT_STOCK), ==, 680);
  receive (fixture, 32, 20);
  spec = kb_record_set_find (fixture->library, KB_ENTITY_PRODUCT_SPEC, 11);
  g_assert_cmpint (kb_record_get_int (spec, KB_PRODUCT_SPEC_STOCK), ==, 60);
  g_assert_cmpint (kb_record_get_int (find_product (fixture, 1), KB_PRODUCT_STOCK), ==, 700);
  g_assert_cmpint (kb_record_get_int (kb_record_set_find (fixture->library, KB_ENTITY_DELIVERY, 31),
                                      KB_DELIVERY_RECEIVED), ==, 180);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/gui/product-edits/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("new-product-has-the-currency-of-the-others", new_product_has_the_currency_of_the_others);
  ADD ("copy-has-everything-but-what-is-its-own", copy_has_everything_but_what_is_its_own);
  ADD ("use-tells-what-it-brought", use_tells_what_it_brought);
  ADD ("deletion-names-sessions-takes-out-and-is-undone", deletion_names_sessions_takes_out_and_is_undone);
  ADD ("retired-product-comes-back", retired_product_comes_back);
  ADD ("candidates-get-the-next-links", candidates_get_the_next_links);
  ADD ("what-comes-is-stock", what_comes_is_stock);
  ADD ("what-cannot-be-offered-is-named", what_cannot_be_offered_is_named);
#undef ADD

  return g_test_run ();
}
