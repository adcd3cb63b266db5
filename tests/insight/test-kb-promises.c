/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-promises.h"
#include "kb-session.h"
#include "kb-supply.h"

static void
add_session (KbEdit *edit,
             gint64  id,
             int     state,
             gint64  trashed_us)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, id);

  kb_record_set_int (session, KB_SESSION_STATE, state);
  kb_record_set_int (session, KB_SESSION_START_US, 1000 * id);
  if (trashed_us != KB_NONE)
    kb_record_set_int (session, KB_SESSION_TRASHED_US, trashed_us);
  kb_edit_insert (edit, session);
}

static void
add_item (KbEdit   *edit,
          gint64    id,
          gint64    session_id,
          gint64    stock,
          gboolean  is_withdrawn)
{
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, id);

  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, session_id);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, 7);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, id);
  kb_record_set_int (item, KB_LINEUP_ITEM_WITHDRAWN, is_withdrawn);
  kb_record_set_int (item, KB_LINEUP_ITEM_TOTAL_STOCK, 900);
  if (stock != KB_NONE)
    kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_STOCK, stock);
  else
    kb_record_set_int (item, KB_LINEUP_ITEM_LOCKED_STOCK, 5);
  kb_edit_insert (edit, item);
}

static void
add_spec (KbEdit *edit,
          gint64  id,
          gint64  session_id,
          gint64  item_id,
          gint64  stock)
{
  g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_LINEUP_SPEC, id);

  kb_record_set_int (spec, KB_LINEUP_SPEC_SESSION_ID, session_id);
  kb_record_set_int (spec, KB_LINEUP_SPEC_ITEM_ID, item_id);
  kb_record_set_int (spec, KB_LINEUP_SPEC_SPEC_ID, 71);
  kb_record_set_int (spec, KB_LINEUP_SPEC_LIVE_STOCK, stock);
  kb_edit_insert (edit, spec);
}

static KbStore *
create_store (void)
{
  g_autoptr (GError) error = NULL;
  KbStore *store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, 7);
  g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_PRODUCT_SPEC, 71);
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");
  g_autoptr (GPtrArray) changes = NULL;

  g_assert_no_error (error);
  kb_record_set_int (spec, KB_PRODUCT_SPEC_PRODUCT_ID, 7);
  kb_edit_insert (edit, product);
  kb_edit_insert (edit, spec);
  add_session (edit, 1, KB_SESSION_STATE_READY, KB_NONE);
  add_session (edit, 2, KB_SESSION_STATE_LIVE, KB_NONE);
  add_session (edit, 3, KB_SESSION_STATE_ENDED, KB_NONE);
  add_session (edit, 4, KB_SESSION_STATE_READY, 99);
  add_item (edit, 11, 1, 300, FALSE);
  add_item (edit, 12, 1, 40, TRUE);
  add_item (edit, 13, 2, KB_NONE, FALSE);
  add_item (edit, 14, 3, 300, FALSE);
  add_item (edit, 15, 4, 300, FALSE);
  add_item (edit, 16, 2, KB_NONE, FALSE);
  add_spec (edit, 21, 2, 16, 60);
  add_spec (edit, 22, 2, 16, 30);
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);

  return store;
}

static const KbSupplyPromise *
find (GArray *promises,
      gint64  item_id,
      gint64  spec_id)
{
  for (guint i = 0; i < promises->len; i++)
    {
      const KbSupplyPromise *promise = &g_array_index (promises, KbSupplyPromise, i);

      if (promise->item_id == item_id && promise->spec_id == spec_id)
        return promise;
    }
  return NULL;
}

static void
only_what_is_still_to_come_is_promised (void)
{
  g_autoptr (KbStore) store = create_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) promises = kb_promises_load (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (promises->len, ==, 5);
  g_assert_nonnull (find (promises, 11, 0));
  g_assert_null (find (promises, 12, 0));
  g_assert_null (find (promises, 14, 0));
  g_assert_null (find (promises, 15, 0));
}

static void
quantity_is_the_best_that_is_stated (void)
{
  g_autoptr (KbStore) store = create_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) promises = kb_promises_load (store, &error);

  g_assert_no_error (error);
  g_assert_cmpint (find (promises, 11, 0)->quantity, ==, 300);
  g_assert_cmpint (find (promises, 11, 0)->total, ==, 900);
  g_assert_cmpint (find (promises, 11, 0)->start_us, ==, 1000);
  g_assert_false (find (promises, 11, 0)->is_live);
  g_assert_cmpint (find (promises, 13, 0)->quantity, ==, 5);
  g_assert_true (find (promises, 13, 0)->is_live);
  g_assert_cmpint (find (promises, 16, 0)->quantity, ==, 90);
  g_assert_cmpint (find (promises, 16, 71)->total, ==, KB_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/promises/only-what-is-still-to-come-is-promised", only_what_is_still_to_come_is_promised);
  g_test_add_func ("/insight/promises/quantity-is-the-best-that-is-stated", quantity_is_the_best_that_is_stated);

  return g_test_run ();
}
