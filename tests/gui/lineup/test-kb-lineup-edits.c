/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-change.h"
#include "kb-lineup-edits.h"
#include "lineup-plan.h"

/* Does to the set what the store would do. */
static void
apply (KbRecordSet *plan,
       KbEdit      *edit)
{
  g_autoptr (GPtrArray) changes = kb_changes_new ();

  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);
      g_autoptr (KbRecord) row = step->op == KB_OP_INSERT ? g_object_ref (step->record) : NULL;

      if (step->op == KB_OP_UPDATE)
        {
          row = kb_record_dup (kb_record_set_find (plan, step->kind, step->id));
          for (guint k = 0; k < changes->len; k++)
            if (((KbChange *) changes->pdata[k])->id == step->id)
              {
                g_clear_object (&row);
                row = g_object_ref (((KbChange *) changes->pdata[k])->record);
              }
          kb_record_set_value (row, step->field, &step->value);
        }
      g_ptr_array_add (changes, kb_change_new (step->op, step->kind, step->id, row));
    }
  kb_record_set_apply (plan, changes);
}

/* "P1:1 P2:2": products in order with their link numbers. */
static char *
describe (KbRecordSet *plan)
{
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      KbRecord *product = kb_record_set_find_ref (plan, item, KB_LINEUP_ITEM_PRODUCT_ID);

      g_string_append_printf (text, "%s%s:%d", i > 0 ? " " : "", kb_record_get_text (product, KB_PRODUCT_NAME),
                              (int) kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO));
    }

  return g_string_free (text, FALSE);
}

static void
expect (KbRecordSet *plan,
        const char  *order)
{
  g_autofree char *text = describe (plan);

  g_assert_cmpstr (text, ==, order);
}

static void
numbers_go_with_places (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (4);
  g_autoptr (KbEdit) down = kb_lineup_move (plan, get_item (plan, 1), 2);
  g_autoptr (KbEdit) up = NULL;

  apply (plan, down);
  expect (plan, "P2:1 P3:2 P1:3 P4:4");
  up = kb_lineup_move (plan, get_item (plan, 4), 0);
  apply (plan, up);
  expect (plan, "P4:1 P2:2 P3:3 P1:4");
  g_assert_null (kb_lineup_move (plan, get_item (plan, 4), 0));
  g_assert_null (kb_lineup_move (plan, get_item (plan, 4), 9));
}

/* Whatever is moved where, the numbers in their order stay the same. */
static void
moving_never_loses_a_number (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (6);

  kb_record_set_int (get_item (plan, 6), KB_LINEUP_ITEM_LINK_NO, 20);
  for (int round = 0; round < 100; round++)
    {
      KbRecord *item = get_item (plan, g_test_rand_int_range (1, 7));
      g_autoptr (KbEdit) edit = kb_lineup_move (plan, item, g_test_rand_int_range (0, 6));
      GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);

      if (edit == NULL)
        continue;
      apply (plan, edit);
      for (guint i = 0; i < 6; i++)
        {
          g_autoptr (KbRecord) there = g_list_model_get_item (items, i);

          g_assert_cmpint (kb_record_get_int (there, KB_LINEUP_ITEM_LINK_NO), ==, i < 5 ? (int) i + 1 : 20);
        }
    }
}

static void
renumbering_closes_gaps (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (3);
  g_autoptr (KbEdit) edit = NULL;

  g_assert_null (kb_lineup_renumber (plan));
  kb_record_set_int (get_item (plan, 2), KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  edit = kb_lineup_renumber (plan);
  apply (plan, edit);
  expect (plan, "P1:1 P2:2 P3:2");
}

static void
a_product_brings_what_the_catalogue_knows (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (2);
  KbRecord *product = kb_record_set_find (plan, KB_ENTITY_PRODUCT, 101);
  KbRecord *item;
  g_autoptr (KbEdit) edit = NULL;
  gint64 id;

  kb_record_set_int (product, KB_PRODUCT_LIST_PRICE_MINOR, 5900);
  kb_record_set_int (product, KB_PRODUCT_COST_MINOR, 1120);
  kb_record_set_text (product, KB_PRODUCT_POINTS, "a\nb");
  kb_record_set_int (product, KB_PRODUCT_BACKUP_ID, 102);
  edit = kb_lineup_add_product (plan, product, &id);
  apply (plan, edit);
  expect (plan, "P1:1 P2:2 P1:3");

  item = kb_record_set_find (plan, KB_ENTITY_LINEUP_ITEM, id);
  g_assert_cmpint (kb_record_get_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR), ==, 5900);
  g_assert_cmpint (kb_record_get_int (item, KB_LINEUP_ITEM_COST_MINOR), ==, 1120);
  g_assert_cmpint (kb_record_get_int (item, KB_LINEUP_ITEM_BACKUP_ITEM_ID), ==, 202);
  g_assert_cmpstr (kb_record_get_text (item, KB_LINEUP_ITEM_POINTS), ==, "a\nb");
}

static void
another_currency_brings_no_price (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (1);
  KbRecord *product = kb_record_set_find (plan, KB_ENTITY_PRODUCT, 101);
  g_autoptr (KbEdit) edit = NULL;
  gint64 id;

  kb_record_set_text (product, KB_PRODUCT_CURRENCY, "USD");
  kb_record_set_int (product, KB_PRODUCT_LIST_PRICE_MINOR, 5900);
  edit = kb_lineup_add_product (plan, product, &id);
  g_assert_true (kb_record_is_null (kb_edit_get_step (edit, 0)->record, KB_LINEUP_ITEM_LIST_PRICE_MINOR));
  g_assert_cmpint (kb_record_get_int (kb_edit_get_step (edit, 0)->record, KB_LINEUP_ITEM_LIVE_PRICE_MINOR), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/lineup-edits/numbers-go-with-places", numbers_go_with_places);
  g_test_add_func ("/gui/lineup-edits/moving-never-loses-a-number", moving_never_loses_a_number);
  g_test_add_func ("/gui/lineup-edits/renumbering-closes-gaps", renumbering_closes_gaps);
  g_test_add_func ("/gui/lineup-edits/a-product-brings-what-the-catalogue-knows", a_product_brings_what_the_catalogue_knows);
  g_test_add_func ("/gui/lineup-edits/another-currency-brings-no-price", another_currency_brings_no_price);

  return g_test_run ();
}
