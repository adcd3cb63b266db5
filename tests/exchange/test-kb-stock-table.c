/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-error.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-stock-table.h"
#include "kb-table-text.h"

/* Number 4 is item 51, SKU TY-S04, platform id 3713372036854775807; number 7 is item 52, SKU TY-K07, its specs 61 "红", SKU
 * TY-K07-R, and 62 "蓝". */

static void
add_product (KbRecordSet *library,
             gint64       id,
             const char  *sku,
             const char  *ext_id)
{
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, id);

  kb_record_set_text (product, KB_PRODUCT_SKU, sku);
  kb_record_set_text (product, KB_PRODUCT_EXT_ID, ext_id);
  kb_record_set_add (library, product);
}

static void
add_item (KbRecordSet *set,
          gint64       id,
          gint64       link_no,
          gint64       product_id)
{
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, id);

  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, 1);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, link_no);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, product_id);
  kb_record_set_text (item, KB_LINEUP_ITEM_TITLE, "舒润乳");
  kb_record_set_add (set, item);
}

static void
add_spec (KbRecordSet *set,
          gint64       id,
          const char  *name,
          gint64       spec_id)
{
  g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_LINEUP_SPEC, id);

  kb_record_set_int (spec, KB_LINEUP_SPEC_SESSION_ID, 1);
  kb_record_set_int (spec, KB_LINEUP_SPEC_ITEM_ID, 52);
  kb_record_set_int (spec, KB_LINEUP_SPEC_SPEC_ID, spec_id);
  kb_record_set_text (spec, KB_LINEUP_SPEC_NAME, name);
  kb_record_set_add (set, spec);
}

static KbRecordSet *
create_set (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  KbRecordSet *set = kb_record_set_new (library, 1);
  g_autoptr (KbRecord) known = kb_record_new (KB_ENTITY_PRODUCT_SPEC, 31);

  add_product (library, 21, "TY-S04", "3713372036854775807");
  add_product (library, 22, "TY-K07", "");
  kb_record_set_int (known, KB_PRODUCT_SPEC_PRODUCT_ID, 22);
  kb_record_set_text (known, KB_PRODUCT_SPEC_SKU, "TY-K07-R");
  kb_record_set_add (library, known);
  add_item (set, 51, 4, 21);
  add_item (set, 52, 7, 22);
  add_spec (set, 61, "红", 31);
  add_spec (set, 62, "蓝", KB_NONE);
  return set;
}

static KbStockTable *
read_table (const char  *text,
            GError     **error)
{
  g_autoptr (KbRecordSet) set = create_set ();
  g_autoptr (GPtrArray) rows = kb_table_text_parse (text, kb_table_text_guess (text), error);

  return rows != NULL ? kb_stock_table_read (rows, set, error) : NULL;
}

/* "51=1814 52/61=3", and what was left out. */
static void
assert_reads (const char *text,
              const char *expected,
              guint       n_problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStockTable) table = read_table (text, &error);
  g_autoptr (GString) counts = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < table->counts->len; i++)
    {
      const KbStockCount *count = &g_array_index (table->counts, KbStockCount, i);

      g_string_append_printf (counts, "%s%d", i > 0 ? " " : "", (int) count->item_id);
      if (count->spec_id != 0)
        g_string_append_printf (counts, "/%d", (int) count->spec_id);
      g_string_append_printf (counts, "=%d", (int) count->left);
    }
  g_assert_cmpstr (counts->str, ==, expected);
  g_assert_cmpuint (table->problems->len, ==, n_problems);
}

static void
columns_are_found_by_their_heads (void)
{
  assert_reads ("链接号\t商品\t可售库存\n4号\t舒润乳\t1,814\n7\t凝珠\t30\n", "51=1814 52=30", 0);
  assert_reads ("Stock left,Name,SKU\n12,Cream,ty-s04\n3.0,Pods,TY-K07\n", "51=12 52=3", 0);
  assert_reads ("商品ID,库存\n3713372036854775807,9\n", "51=9", 0);
  assert_reads ("实时库存导出\n2026-10-17 20:00,,\n货号,规格,剩余库存\nTY-K07,红,5\nTY-K07,蓝,0\n", "52/61=5 52/62=0", 0);
  assert_reads ("SKU编码,库存\nTY-K07-R,8\n", "52/61=8", 0);
  assert_reads ("4\t1814\n7\t30\n", "51=1814 52=30", 0);
  assert_reads ("TY-S04\t3\n", "51=3", 0);
}

static void
nothing_is_not_zero (void)
{
  assert_reads ("No.,Left\n4,-\n7,\n4,暂无\n", "", 0);
  assert_reads ("No.,Left\n4,5\nTotal,5\n合计,5\n", "51=5", 0);
  assert_reads ("No.,Left\n4,5\n4,6\n", "51=6", 0);
}

static void
what_is_wrong_names_its_row (void)
{
  static const struct { const char *text, *problem; } cases[] = {
    { "No.,Left\n4,many\n", "Row 2: “many” is no number of units" },
    { "No.,Left\n4,-6\n", "Row 2: “-6” is no number of units" },
    { "No.,Left\n4,1.5\n", "Row 2: “1.5” is no number of units" },
    { "No.,Left\n4,5\n99,5\n", "Row 3: “99” is in no link of the lineup" },
    { "SKU,Left\nXX,5\n", "Row 2: “XX” is in no link of the lineup" },
    { "No.,Variant,Left\n7,绿,5\n", "Row 2: 舒润乳 has no spec “绿”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbStockTable) table = read_table (cases[i].text, NULL);

      g_assert_cmpuint (table->problems->len, ==, 1);
      g_assert_cmpstr (table->problems->pdata[0], ==, cases[i].problem);
    }
}

static void
other_tables_are_refused (void)
{
  g_autoptr (GString) long_table = g_string_new ("No.,Left\n");
  const char *cases[] = { "", "Name,Price\nCream,5\n", "Name\tStock\nCream\t5\n", "No.,Name\n4,Cream\n", NULL };

  for (guint i = 0; i < 5001; i++)
    g_string_append (long_table, "4,5\n");
  cases[G_N_ELEMENTS (cases) - 1] = long_table->str;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KbStockTable) table = read_table (cases[i], &error);

      g_assert_null (table);
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/stock-table/columns-are-found-by-their-heads", columns_are_found_by_their_heads);
  g_test_add_func ("/exchange/stock-table/nothing-is-not-zero", nothing_is_not_zero);
  g_test_add_func ("/exchange/stock-table/what-is-wrong-names-its-row", what_is_wrong_names_its_row);
  g_test_add_func ("/exchange/stock-table/other-tables-are-refused", other_tables_are_refused);

  return g_test_run ();
}
