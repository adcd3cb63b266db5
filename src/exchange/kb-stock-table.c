/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-stock-table"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cue-heads.h"
#include "kb-error.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-stock-table.h"
#include "kb-text.h"

/* What is left, out of a table of another tool: its columns are found by their heads, never by their places (domain.md §5). */

typedef enum
{
  HEAD_LINK,
  HEAD_CODE,     /* an article number, or a platform's id */
  HEAD_SPEC,
  HEAD_LEFT,
  N_HEADS,
} Head;

/* Titles and notes stand above the heads. */
#define LOOKED_AT 8

/* A lineup has some hundreds of rows at the most, and the desk does not wait for a table. */
#define MOST_ROWS 5000

#define NO_COLUMN (-1)

/* As kb_cue_head_normalize() leaves them. */
static const char *const head_words[N_HEADS][26] = {
  [HEAD_LINK] = { "link", "linkno", "linknumber", "bag", "bagno", "no", "number", "链接号", "链接", "序号", "编号", "商品序号" },
  [HEAD_CODE] = { "sku", "skuid", "skuno", "sellersku", "articleno", "itemno", "productid", "itemid", "id", "货号", "款号", "商家编码",
                  "商品编码", "商品id", "sku编码", "规格编码", "商品货号", "宝贝id" },
  [HEAD_SPEC] = { "spec", "variant", "variation", "variationname", "option", "规格", "规格名称", "sku名称", "款式", "销售属性" },
  [HEAD_LEFT] = { "left", "stock", "stockleft", "available", "availablestock", "remaining", "quantity", "qty", "instock", "inventory",
                  "剩余", "库存", "剩余库存", "当前库存", "可售库存", "可用库存", "实时库存", "现有库存", "直播库存", "现货库存", "库存数量", "数量" },
};

/* The rows that add the others up. */
static const char *const totals[] = { "total", "sum", "合计", "总计", "汇总", "小计", "ringkasan", NULL };

typedef struct
{
  KbRecordSet  *set;            /* borrowed */
  GHashTable   *codes;          /* borrowed: from index_codes() */
  int           columns[N_HEADS];
  KbStockTable *table;          /* borrowed */
  guint         row;            /* from 1 */
} Reader;

static void G_GNUC_PRINTF (2, 3)
add_problem (const Reader *reader,
             const char   *format,
             ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a row of a table and what is wrong with it */
  g_ptr_array_add (reader->table->problems, g_strdup_printf (_("Row %u: %s"), reader->row, what));
}

static int
find_head (const char *cell)
{
  g_autofree char *word = kb_cue_head_normalize (cell);

  for (guint i = 0; i < N_HEADS; i++)
    if (g_strv_contains (head_words[i], word))
      return (int) i;

  return -1;
}

/* Returns: whether the row names what is counted and how many there are. */
static gboolean
read_heads (Reader *reader,
            GStrv   row)
{
  for (guint i = 0; i < N_HEADS; i++)
    reader->columns[i] = NO_COLUMN;
  for (int i = 0; row[i] != NULL; i++)
    {
      const int head = find_head (row[i]);

      if (head >= 0 && reader->columns[head] == NO_COLUMN)
        reader->columns[head] = i;
    }

  return reader->columns[HEAD_LEFT] != NO_COLUMN
         && (reader->columns[HEAD_LINK] != NO_COLUMN || reader->columns[HEAD_CODE] != NO_COLUMN);
}

static const char *
get_cell (const Reader *reader,
          GStrv         row,
          Head          head)
{
  const int column = reader->columns[head];

  return column != NO_COLUMN && column < (int) g_strv_length (row) ? row[column] : "";
}

static void
add_code (GHashTable *codes,
          const char *code,
          KbRecord   *record)
{
  if (!kb_text_is_empty (code))
    g_hash_table_replace (codes, g_ascii_strdown (code, -1), record);   /* the set keeps it alive */
}

static void
add_spec_codes (GHashTable  *codes,
                KbRecordSet *set,
                KbRecord    *item)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (set, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (item));

  for (guint i = 0; i < specs->len; i++)
    {
      KbRecord *known = kb_record_set_find_ref (set, specs->pdata[i], KB_LINEUP_SPEC_SPEC_ID);

      if (known == NULL)
        continue;
      add_code (codes, kb_record_get_text (known, KB_PRODUCT_SPEC_SKU), specs->pdata[i]);
      add_code (codes, kb_record_get_text (known, KB_PRODUCT_SPEC_EXT_ID), specs->pdata[i]);
    }
}

/* Article numbers and platforms' ids in small letters → the item or the spec; the item's own before its specs'. */
static GHashTable *
index_codes (KbRecordSet *set)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      KbRecord *product = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);

      add_spec_codes (codes, set, item);
      if (product == NULL)
        continue;
      add_code (codes, kb_record_get_text (product, KB_PRODUCT_SKU), item);
      add_code (codes, kb_record_get_text (product, KB_PRODUCT_EXT_ID), item);
    }

  return codes;
}

/* "4", "No.4", "4号". */
static KbRecord *
find_by_link (KbRecordSet *set,
              const char  *text)
{
  const gint64 link_no = g_ascii_strtoll (text + strcspn (text, "0123456789"), NULL, 10);

  return link_no > 0 ? kb_lineup_find_link (set, link_no) : NULL;
}

static KbRecord *
find_spec (KbRecordSet *set,
           KbRecord    *item,
           const char  *name)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (set, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (item));

  for (guint i = 0; i < specs->len; i++)
    if (g_strcmp0 (kb_lineup_get_spec_name (set, specs->pdata[i]), name) == 0)
      return specs->pdata[i];   /* the set keeps it alive */

  return NULL;
}

static gboolean
is_nothing (const char *cell)
{
  static const char *const nothing[] = { "", "-", "--", "—", "暂无", "N/A", "n/a", NULL };

  return g_strv_contains (nothing, cell);
}

static gboolean
read_left (const char *cell,
           gint64     *left)
{
  g_autoptr (GString) digits = g_string_new (cell);
  char *end;

  g_string_replace (digits, ",", "", 0);
  g_string_replace (digits, " ", "", 0);
  *left = g_ascii_strtoll (digits->str, &end, 10);
  if (*end == '.')
    end += 1 + strspn (end + 1, "0");   /* "12.0", as spreadsheets write it */

  return *end == '\0' && digits->len > 0 && g_ascii_isdigit (digits->str[0]) && *left <= KB_STOCK_MOST;
}

/* What stands twice counts as it stood last. */
static void
add_count (Reader             *reader,
           const KbStockCount *count)
{
  GArray *counts = reader->table->counts;

  for (guint i = 0; i < counts->len; i++)
    {
      KbStockCount *last = &g_array_index (counts, KbStockCount, i);

      if (last->item_id == count->item_id && last->spec_id == count->spec_id)
        {
          *last = *count;
          return;
        }
    }

  g_array_append_val (counts, *count);
}

static gboolean
is_left_out (const Reader *reader,
             GStrv         row)
{
  g_autofree char *first = kb_cue_head_normalize (row[0] != NULL ? row[0] : "");

  return g_strv_contains (totals, first) || is_nothing (get_cell (reader, row, HEAD_LEFT));
}

static gboolean
has_specs (KbRecordSet *set,
           KbRecord    *item)
{
  g_autoptr (GPtrArray) specs = kb_record_set_children (set, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (item));

  return specs->len > 0;
}

/* What the row counts; says what is wrong where it counts nothing of this lineup. */
static KbRecord *
find_counted (const Reader *reader,
              GStrv         row)
{
  const char *link = get_cell (reader, row, HEAD_LINK);
  const char *code = get_cell (reader, row, HEAD_CODE);
  const char *name = get_cell (reader, row, HEAD_SPEC);
  g_autofree char *folded = g_ascii_strdown (code, -1);
  KbRecord *found = g_hash_table_lookup (reader->codes, folded);
  KbRecord *spec = NULL;

  if (found == NULL)
    found = find_by_link (reader->set, link);
  if (found == NULL)
    add_problem (reader, _("“%s” is in no link of the lineup"), *code != '\0' ? code : link);
  if (found == NULL || *name == '\0' || kb_record_get_kind (found) == KB_ENTITY_LINEUP_SPEC)
    return found;

  spec = find_spec (reader->set, found, name);
  if (spec == NULL && has_specs (reader->set, found))
    {
      add_problem (reader, _("%s has no spec “%s”"), kb_lineup_get_name (reader->set, found), name);
      return NULL;
    }

  return spec != NULL ? spec : found;
}

static void
read_row (Reader *reader,
          GStrv   row)
{
  const char *cell = get_cell (reader, row, HEAD_LEFT);
  KbStockCount count = { 0, };
  KbRecord *counted;

  if (is_left_out (reader, row))
    return;
  if (!read_left (cell, &count.left))
    {
      add_problem (reader, _("“%s” is no number of units"), cell);
      return;
    }

  counted = find_counted (reader, row);
  if (counted == NULL)
    return;

  count.item_id = kb_record_get_id (counted);
  if (kb_record_get_kind (counted) == KB_ENTITY_LINEUP_SPEC)
    {
      count.spec_id = count.item_id;
      count.item_id = kb_record_get_int (counted, KB_LINEUP_SPEC_ITEM_ID);
    }
  add_count (reader, &count);
}

/* Two columns without heads are what is counted and how many there are, as they are copied out of a sheet. */
static gboolean
has_two_columns (GPtrArray *rows)
{
  gint64 left;

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv row = rows->pdata[i];

      if (g_strv_length (row) != 2 || (!is_nothing (row[1]) && !read_left (row[1], &left)))
        return FALSE;
    }

  return rows->len > 0;
}

/* Returns: the row below the heads; -1 where none are found. */
static int
find_first_row (Reader    *reader,
                GPtrArray *rows)
{
  for (guint i = 0; i < MIN (rows->len, LOOKED_AT); i++)
    if (read_heads (reader, rows->pdata[i]))
      return (int) i + 1;
  if (!has_two_columns (rows))
    return -1;

  reader->columns[HEAD_LINK] = reader->columns[HEAD_CODE] = 0;
  reader->columns[HEAD_LEFT] = 1;
  return 0;
}

/**
 * kb_stock_table_read:
 * @rows: (element-type GStrv): a table, from kb_table_text_parse()
 * @set: the session, whose lineup is looked for
 * @error: return location
 *
 * Reads what is left of the lineup's items: the column with the link number, the article number or the platform's id, that
 * with the stock, and that with the spec's name where there is one. What has no figure is not known, and left out.
 *
 * Returns: (transfer full) (nullable): what was read; %NULL with %KB_ERROR_INPUT where no row names those columns,
 *   or there are more than any lineup has.
 */
KbStockTable *
kb_stock_table_read (GPtrArray    *rows,
                     KbRecordSet  *set,
                     GError      **error)
{
  g_autoptr (KbStockTable) self = g_new0 (KbStockTable, 1);
  g_autoptr (GHashTable) codes = index_codes (set);
  Reader reader = { .set = set, .codes = codes, .table = self };
  int first;

  g_return_val_if_fail (rows != NULL && set != NULL, NULL);

  self->counts = g_array_new (FALSE, FALSE, sizeof (KbStockCount));
  self->problems = g_ptr_array_new_with_free_func (g_free);
  if (rows->len > MOST_ROWS)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("The table has more than %d rows: take those of this lineup"), MOST_ROWS);
      return NULL;
    }
  first = find_first_row (&reader, rows);
  if (first < 0)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   _("No row names a column for the link number or SKU and one for the stock that is left"));
      return NULL;
    }

  for (guint i = (guint) first; i < rows->len; i++)
    {
      reader.row = i + 1;
      read_row (&reader, rows->pdata[i]);
    }

  return g_steal_pointer (&self);
}

void
kb_stock_table_free (KbStockTable *self)
{
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
