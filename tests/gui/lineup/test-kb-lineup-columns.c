/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-change.h"
#include "kb-kaibo-reader.h"
#include "kb-lineup-columns.h"
#include "kb-lineup-facts.h"
#include "kb-lineup.h"

/* The lineups of both samples as the table shows them, column by column: those of §5 of their descriptions. Where a column
 * there is two here, or two are one, a cell stands for it: "34%" and "66% off", "8 ×2" for the minutes and the loops. */
typedef struct
{
  const char *column;
  const char *text;
} Cell;

typedef struct
{
  const char *claim;
  const char *file;
  int         link_no;
  Cell        cells[36];
} Row;

static const Row rows[] = {
  { "own-goods-with-a-gift", "zh.kaibo", 4, {
      { "link", "4" }, { "sku", "TY-RY100" }, { "product", "神经酰胺舒润乳\n100ml/瓶" }, { "spec", "100ml/瓶" },
      { "category", "护肤-乳液" }, { "role", "Hero" }, { "ownership", "Own" }, { "list", "199.00" }, { "live", "129.00\n199" },
      { "discount", "65%\n35% off" }, { "cost", "31.00" }, { "margin", "76.0%\n98.00" }, { "total-margin", "196,000.00" },
      { "commission", "—" },
      { "stock", "2,000" }, { "limit", "3" }, { "gift", "同款30ml+面膜5片\nworth 109 · cost 15" }, { "gift-value", "109.00" },
      { "gift-cost", "15.00" }, { "ship", "48" }, { "returns", "Yes" }, { "backup", "No.11" },
      { "points", "保湿检测摘要 · 推开不搓泥 · 男女可用" }, { "offer", "拍1送30ml+5片，赠完改页面" }, { "coupon", "Yes" },
      { "proof", "功效评价摘要 GX-2026-031" }, { "final", "117.00\n129 − 12" }, { "air", "18 ×3" } } },
  { "a-loss-that-is-approved", "zh.kaibo", 3, {
      { "link", "3" }, { "list", "129.00" }, { "live", "9.90\n129" }, { "discount", "8%\n92% off" }, { "cost", "22.00" },
      { "margin", "−122.2%\n周启明 agreed" },
      { "total-margin", "−3,630.00" }, { "slot-fee", "—" }, { "stock", "300" }, { "limit", "1" }, { "gift", "—" }, { "coupon", "No" },
      { "backup", "No.2" }, { "approved", "周启明" }, { "air", "15 ×6" } } },
  { "a-partner-s-goods", "zh.kaibo", 16, {
      { "sku", "QC-SH150" }, { "ownership", "Joint" }, { "cost", "—" }, { "margin", "22.0%\n43.78" }, { "commission", "22%" },
      { "stock", "300" }, { "ship", "72" }, { "offer", "晴川仓发货与售后" }, { "proof", "CCC 2026****78" }, { "backup", "No.17" },
      { "air", "5 ×1" } } },
  { "a-hero-in-dollars", "en.kaibo", 3, {
      { "link", "3" }, { "sku", "RE-SK10" }, { "role", "Hero" }, { "list", "49.99" }, { "live", "34.99\n49.99" },
      { "discount", "70%\n30% off" }, { "cost", "12.40" }, { "margin", "64.6%\n22.59" }, { "stock", "500" }, { "limit", "2" },
      { "offer", "Free handle sleeve tonight" }, { "points", "Ready to cook · oven, grill and campfire · 5.1 lb" },
      { "proof", "Care card in box" }, { "ship", "48" }, { "air", "17 ×3" } } },
  { "a-flash-that-loses", "en.kaibo", 11, {
      { "live", "5.99\n24.99" }, { "discount", "24%\n76% off" }, { "cost", "7.10" }, { "margin", "−18.5%\nPriya Shah agreed" },
      { "stock", "80" }, { "limit", "1" }, { "offer", "2 drops of 40, first paid first served" },
      { "proof", "Lab report LM-2240" }, { "air", "8 ×3" } } },
};

/* @library: (out): what sessions share */
static KbRecordSet *
load (const char   *name,
      KbRecordSet **library)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, NULL, &error);
  g_autoptr (GPtrArray) changes = kb_changes_new ();
  gint64 session_id = 0;
  KbRecordSet *plan;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = records->pdata[i];

      g_ptr_array_add (changes, kb_change_new (KB_OP_INSERT, kb_record_get_kind (record), kb_record_get_id (record), record));
      if (kb_record_get_kind (record) == KB_ENTITY_SESSION)
        session_id = kb_record_get_id (record);
    }
  *library = kb_record_set_new (NULL, 0);
  kb_record_set_apply (*library, changes);
  plan = kb_record_set_new (*library, session_id);
  kb_record_set_apply (plan, changes);
  return plan;
}

static const KbLineupRow *
find_row (KbLineupFacts *facts,
          int            link_no)
{
  KbLineupSheet *sheet = kb_lineup_facts_get_sheet (facts);

  for (guint i = 0; i < kb_lineup_sheet_get_n_rows (sheet); i++)
    if (kb_record_get_int (kb_lineup_sheet_get_row (sheet, i)->item, KB_LINEUP_ITEM_LINK_NO) == link_no)
      return kb_lineup_sheet_get_row (sheet, i);

  g_assert_not_reached ();
}

static void
row_says_what_the_sample_says (gconstpointer data)
{
  const Row *expected = data;
  g_autoptr (KbRecordSet) library = NULL;
  g_autoptr (KbRecordSet) plan = load (expected->file, &library);
  g_autoptr (KbLineupFacts) facts = kb_lineup_facts_new ();
  const KbLineupRow *row;

  kb_lineup_facts_set_active (facts, TRUE);
  kb_lineup_facts_set_plan (facts, plan);
  row = find_row (facts, expected->link_no);
  for (guint i = 0; expected->cells[i].column != NULL; i++)
    {
      const KbLineupColumn *column = kb_lineup_columns_find (expected->cells[i].column);
      g_autofree char *text = NULL;

      g_assert_nonnull (column);
      text = column->text (facts, row);
      g_test_message ("%s", column->id);
      g_assert_cmpstr (text, ==, expected->cells[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gui/lineup-columns/%s", rows[i].claim);

      g_test_add_data_func (path, &rows[i], row_says_what_the_sample_says);
    }

  return g_test_run ();
}
