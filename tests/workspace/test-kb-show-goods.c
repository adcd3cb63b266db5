/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-show-goods.h"
#include "show-fixture.h"

static void
commit (Fixture *fixture,
        KbEdit  *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_commit (kb_workspace_get_store (fixture->workspace), edit, &error);

  g_assert_no_error (error);
}

static void
add_item (KbEdit *edit,
          gint64  id,
          gint64  backup_id)
{
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, id + 100);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, id);

  kb_edit_insert (edit, product);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, 1);
  kb_record_set_int (item, KB_LINEUP_ITEM_POSITION, id);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, id - 800);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, id + 100);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 9900);
  if (backup_id != 0)
    kb_record_set_int (item, KB_LINEUP_ITEM_BACKUP_ITEM_ID, backup_id);
  kb_edit_insert (edit, item);
}

static void
backup_is_shown_until_the_next_cue (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Add products");
  g_autoptr (KbShow) show = NULL;

  add_item (edit, 802, 0);
  add_item (edit, 801, 802);
  kb_edit_set_int (edit, kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 101), KB_CUE_LINEUP_ITEM_ID, 801);
  commit (fixture, edit);
  while (kb_record_set_find (fixture->plan, KB_ENTITY_LINEUP_ITEM, 801) == NULL
         || kb_record_is_null (kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 101), KB_CUE_LINEUP_ITEM_ID))
    g_main_context_iteration (NULL, TRUE);

  show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan, KB_RUN_KIND_LIVE, fixture->clock);
  g_assert_false (kb_show_pin (show, 802));   /* nothing is on */
  kb_show_go (show, 0, FALSE);
  g_assert_cmpint (kb_record_get_id (kb_show_find_item (show, 101)), ==, 801);
  g_assert_cmpint (kb_record_get_id (kb_show_find_backup (show)), ==, 802);
  g_assert_true (kb_show_pin (show, 802));
  g_assert_cmpint (kb_record_get_id (kb_show_find_item (show, 101)), ==, 802);
  g_assert_null (kb_show_find_backup (show));
  g_assert_true (kb_show_pin (show, 0));
  g_assert_cmpint (kb_record_get_id (kb_show_find_item (show, 101)), ==, 801);
  g_assert_true (kb_show_pin (show, 802));
  kb_show_go (show, 0, FALSE);
  g_assert_cmpint (kb_run_get_pinned (kb_show_get_run (show)), ==, 0);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
add_goods (Fixture *fixture)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Add products");

  add_item (edit, 802, 0);
  add_item (edit, 801, 802);
  add_item (edit, 803, 0);
  kb_edit_set_int (edit, kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 101), KB_CUE_LINEUP_ITEM_ID, 801);
  kb_edit_set_int (edit, kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 102), KB_CUE_LINEUP_ITEM_ID, 803);
  commit (fixture, edit);
  while (kb_record_is_null (kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 102), KB_CUE_LINEUP_ITEM_ID))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_goods (KbShow *show,
              gint64  first,
              gint64  second)
{
  g_autoptr (GPtrArray) goods = kb_show_list_goods (show);

  g_assert_cmpuint (goods->len, ==, 3);
  g_assert_cmpint (kb_record_get_id (goods->pdata[0]), ==, first);
  g_assert_cmpint (kb_record_get_id (goods->pdata[1]), ==, second);
}

static void
a_count_outlives_the_desk (Fixture       *fixture,
                           gconstpointer  data)
{
  const KbStockCount count = { 801, 0, 97 };
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (KbStockCount));
  g_autoptr (KbShow) show = NULL;
  g_autoptr (GError) error = NULL;

  add_goods (fixture);
  show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan, KB_RUN_KIND_LIVE, fixture->clock);
  g_assert_false (kb_show_count_stock (show, counts));   /* of nothing */
  g_array_append_val (counts, count);
  kb_show_go (show, 0, FALSE);
  g_assert_true (kb_show_count_stock (show, counts));
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (kb_show_get_stock (show), &count.item_id), ==, 97);
  g_assert_true (kb_show_flush (show, &error));
  g_assert_no_error (error);
  g_clear_object (&show);
  show_fixture_close (fixture);

  show_fixture_open (fixture);
  show = kb_show_resume (kb_workspace_get_store (fixture->workspace), fixture->plan, kb_show_find_open_run (fixture->plan),
                         fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (kb_show_get_stock (show), &count.item_id), ==, 97);
  g_assert_true (kb_show_undo (show));
  g_assert_cmpuint (g_hash_table_size (kb_show_get_stock (show)), ==, 0);
  g_assert_true (kb_show_flush (show, NULL));
}

static void
goods_are_listed_as_they_are_looked_for (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (KbShow) show = NULL;

  add_goods (fixture);
  show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan, KB_RUN_KIND_LIVE, fixture->clock);
  assert_goods (show, 801, 803);
  kb_show_go (show, 0, FALSE);
  g_assert_true (kb_show_pin (show, 802));
  assert_goods (show, 802, 803);
  kb_show_go (show, 0, FALSE);
  assert_goods (show, 803, 801);
  kb_show_end (show);
  g_assert_true (kb_show_flush (show, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/workspace/show-goods/" path, Fixture, NULL, show_fixture_set_up, func, show_fixture_tear_down)
  ADD ("backup-is-shown-until-the-next-cue", backup_is_shown_until_the_next_cue);
  ADD ("a-count-outlives-the-desk", a_count_outlives_the_desk);
  ADD ("goods-are-listed-as-they-are-looked-for", goods_are_listed_as_they_are_looked_for);

  return g_test_run ();
}
