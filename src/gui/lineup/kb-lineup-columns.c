/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-columns"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-enums.h"
#include "kb-lineup-columns.h"
#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-text.h"

/* What the cells of the lineup's table say: one function a column, from what the engine worked out. */

static gint64
get_int (const KbLineupRow *row,
         guint              field)
{
  return kb_record_get_int (row->item, field);
}

static char *
amount (KbLineupFacts *facts,
        gint64         minor)
{
  return kb_lineup_format_amount (minor, kb_lineup_facts_get_currency (facts));
}

static char *
short_amount (KbLineupFacts *facts,
              gint64         minor)
{
  return kb_lineup_format_short (minor, kb_lineup_facts_get_currency (facts));
}

static char *
dup_or_dash (const char *text)
{
  return g_strdup (kb_text_is_empty (text) ? "—" : text);
}

static const char *
get_product_text (const KbLineupRow *row,
                  guint              field)
{
  return row->product != NULL ? kb_record_get_text (row->product, field) : "";
}

static char *
link_text (KbLineupFacts     *facts,
           const KbLineupRow *row)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, get_int (row, KB_LINEUP_ITEM_LINK_NO));
}

static char *
product_text (KbLineupFacts     *facts,
              const KbLineupRow *row)
{
  const char *brand = get_product_text (row, KB_PRODUCT_BRAND);
  const char *spec = get_product_text (row, KB_PRODUCT_SPEC);
  const int ownership = get_int (row, KB_LINEUP_ITEM_OWNERSHIP);

  if (get_int (row, KB_LINEUP_ITEM_WITHDRAWN) == TRUE)
    return g_strdup_printf ("%s\n%s", row->name, _("taken out"));
  if (ownership == KB_OWNERSHIP_OWN)
    return g_strdup_printf ("%s\n%s", row->name, spec);
  return g_strdup_printf ("%s\n%s·%s  %s", row->name, brand, kb_enum_label (&kb_ownership_enum, ownership), spec);
}

static char *
role_text (KbLineupFacts     *facts,
           const KbLineupRow *row)
{
  return g_strdup (kb_lineup_role_word (get_int (row, KB_LINEUP_ITEM_ROLE)));
}

static char *
live_text (KbLineupFacts     *facts,
           const KbLineupRow *row)
{
  g_autofree char *live = amount (facts, row->price.live_minor);
  g_autofree char *list = short_amount (facts, get_int (row, KB_LINEUP_ITEM_LIST_PRICE_MINOR));

  return g_strdup_printf ("%s\n%s", live, list);
}

static char *
list_text (KbLineupFacts     *facts,
           const KbLineupRow *row)
{
  return amount (facts, get_int (row, KB_LINEUP_ITEM_LIST_PRICE_MINOR));
}

/* A Chinese planner reads what is left of the list price, an American one what is off. */
static char *
discount_text (KbLineupFacts     *facts,
               const KbLineupRow *row)
{
  const gint64 list = get_int (row, KB_LINEUP_ITEM_LIST_PRICE_MINOR);
  const double part = list > 0 ? 100.0 * row->price.live_minor / list : 0;

  if (list == KB_NONE || list == 0)
    return g_strdup ("—");
  /* Translators: the live price in percent of the list price; below it what it is less */
  return g_strdup_printf (C_ ("lineup", "%.0f%%\n%.0f%% off"), part, 100 - part);
}

static char *
final_text (KbLineupFacts     *facts,
            const KbLineupRow *row)
{
  g_autofree char *final = amount (facts, row->price.final_minor);
  g_autofree char *live = short_amount (facts, row->price.live_minor);
  g_autofree char *coupon = short_amount (facts, row->price.coupon_minor);

  if (!kb_record_get_bool (row->item, KB_LINEUP_ITEM_COUPON_OK))
    return g_strdup_printf ("%s\n%s", final, _("no coupon"));
  if (row->price.coupon == NULL)
    return g_steal_pointer (&final);
  return g_strdup_printf ("%s\n%s − %s", final, live, coupon);
}

static char *
margin_text (KbLineupFacts     *facts,
             const KbLineupRow *row)
{
  const char *approver = kb_record_get_text (row->item, KB_LINEUP_ITEM_APPROVED_BY);
  g_autofree char *share = kb_text_format_share (row->price.margin_share);
  g_autofree char *margin = amount (facts, row->price.margin_minor);

  if (row->price.margin_minor == KB_NONE)
    return g_strdup ("—");
  if (row->price.margin_minor >= 0)
    return g_strdup_printf ("%s\n%s", share, margin);
  if (kb_text_is_empty (approver))
    return g_strdup_printf ("%s\n%s", share, _("not approved"));
  /* Translators: a loss, and who agreed to it */
  return g_strdup_printf (_("%s\n%s agreed"), share, approver);
}

/* What the item leaves if all of its live stock is sold. */
static char *
total_margin_text (KbLineupFacts     *facts,
                   const KbLineupRow *row)
{
  return amount (facts, row->total_margin_minor);
}

static char *
contribution_text (KbLineupFacts     *facts,
                   const KbLineupRow *row)
{
  g_autofree char *contribution = amount (facts, row->contribution_minor);
  g_autofree char *share = kb_text_format_share (row->contribution_share);

  if (row->contribution_minor == KB_NONE)
    return g_strdup ("—");
  return g_strdup_printf ("%s\n%s", contribution, share);
}

static char *
cost_text (KbLineupFacts     *facts,
           const KbLineupRow *row)
{
  return amount (facts, get_int (row, KB_LINEUP_ITEM_COST_MINOR));
}

static char *
commission_text (KbLineupFacts     *facts,
                 const KbLineupRow *row)
{
  const gint64 commission = get_int (row, KB_LINEUP_ITEM_COMMISSION_BP);

  return commission != KB_NONE ? g_strdup_printf ("%g%%", commission / 100.0) : g_strdup ("—");
}

static char *
slot_fee_text (KbLineupFacts     *facts,
               const KbLineupRow *row)
{
  return amount (facts, get_int (row, KB_LINEUP_ITEM_SLOT_FEE_MINOR));
}

static char *
stock_text (KbLineupFacts     *facts,
            const KbLineupRow *row)
{
  const gint64 locked = get_int (row, KB_LINEUP_ITEM_LOCKED_STOCK);
  g_autofree char *stock = kb_lineup_format_count (row->stock);
  g_autofree char *locked_text = NULL;

  if (locked == KB_NONE || row->stock == KB_NONE || locked >= row->stock)
    return g_steal_pointer (&stock);

  locked_text = kb_lineup_format_count (locked);
  return g_strdup_printf ("%s / %s", locked_text, stock);
}

static char *
locked_text (KbLineupFacts     *facts,
             const KbLineupRow *row)
{
  return kb_lineup_format_count (get_int (row, KB_LINEUP_ITEM_LOCKED_STOCK));
}

static char *
limit_text (KbLineupFacts     *facts,
            const KbLineupRow *row)
{
  return kb_lineup_format_count (get_int (row, KB_LINEUP_ITEM_LIMIT_PER_BUYER));
}

static char *
gift_text (KbLineupFacts     *facts,
           const KbLineupRow *row)
{
  const char *gift = kb_record_get_text (row->item, KB_LINEUP_ITEM_GIFT);
  const gint64 value = get_int (row, KB_LINEUP_ITEM_GIFT_VALUE_MINOR);
  g_autofree char *worth = short_amount (facts, value);
  g_autofree char *cost = short_amount (facts, get_int (row, KB_LINEUP_ITEM_GIFT_COST_MINOR));

  if (kb_text_is_empty (gift))
    return g_strdup ("—");
  if (value == KB_NONE)
    /* Translators: a gift and what it costs us */
    return g_strdup_printf (_("%s\ncost %s"), gift, cost);
  /* Translators: a gift, what it would cost to buy, and what it costs us */
  return g_strdup_printf (_("%s\nworth %s · cost %s"), gift, worth, cost);
}

static char *
gift_value_text (KbLineupFacts     *facts,
                 const KbLineupRow *row)
{
  return amount (facts, get_int (row, KB_LINEUP_ITEM_GIFT_VALUE_MINOR));
}

static char *
gift_cost_text (KbLineupFacts     *facts,
                const KbLineupRow *row)
{
  return amount (facts, get_int (row, KB_LINEUP_ITEM_GIFT_COST_MINOR));
}

static char *
gift_sku_text (KbLineupFacts     *facts,
               const KbLineupRow *row)
{
  return dup_or_dash (kb_record_get_text (row->item, KB_LINEUP_ITEM_GIFT_SKU));
}

static char *
offer_text (KbLineupFacts     *facts,
            const KbLineupRow *row)
{
  return kb_lineup_join_lines (kb_record_get_text (row->item, KB_LINEUP_ITEM_OFFER));
}

static char *
points_text (KbLineupFacts     *facts,
             const KbLineupRow *row)
{
  return kb_lineup_join_lines (kb_record_get_text (row->item, KB_LINEUP_ITEM_POINTS));
}

static char *
proof_text (KbLineupFacts     *facts,
            const KbLineupRow *row)
{
  return kb_lineup_join_lines (kb_record_get_text (row->item, KB_LINEUP_ITEM_PROOF));
}

static char *
coupon_ok_text (KbLineupFacts     *facts,
                const KbLineupRow *row)
{
  return g_strdup (kb_record_get_bool (row->item, KB_LINEUP_ITEM_COUPON_OK) ? C_ ("lineup", "Yes") : C_ ("lineup", "No"));
}

static char *
air_text (KbLineupFacts     *facts,
          const KbLineupRow *row)
{
  return kb_lineup_format_air (row);
}

static char *
ship_text (KbLineupFacts     *facts,
           const KbLineupRow *row)
{
  return kb_lineup_format_count (get_int (row, KB_LINEUP_ITEM_SHIP_H));
}

static char *
returns_text (KbLineupFacts     *facts,
              const KbLineupRow *row)
{
  if (kb_record_is_null (row->item, KB_LINEUP_ITEM_RETURNS_7D))
    return g_strdup ("—");
  return g_strdup (kb_record_get_bool (row->item, KB_LINEUP_ITEM_RETURNS_7D) ? C_ ("lineup", "Yes") : C_ ("lineup", "No"));
}

static char *
backup_text (KbLineupFacts     *facts,
             const KbLineupRow *row)
{
  KbRecord *backup = kb_record_set_find_ref (kb_lineup_facts_get_plan (facts), row->item,
                                             KB_LINEUP_ITEM_BACKUP_ITEM_ID);

  if (backup == NULL)
    return g_strdup ("—");
  /* Translators: a link number */
  return g_strdup_printf (C_ ("lineup", "No.%d"), (int) kb_record_get_int (backup, KB_LINEUP_ITEM_LINK_NO));
}

static char *
sku_text (KbLineupFacts     *facts,
          const KbLineupRow *row)
{
  return g_strdup (row->sku);
}

static char *
spec_text (KbLineupFacts     *facts,
           const KbLineupRow *row)
{
  return dup_or_dash (get_product_text (row, KB_PRODUCT_SPEC));
}

static char *
category_text (KbLineupFacts     *facts,
               const KbLineupRow *row)
{
  return dup_or_dash (get_product_text (row, KB_PRODUCT_CATEGORY));
}

static char *
ownership_text (KbLineupFacts     *facts,
                const KbLineupRow *row)
{
  return g_strdup (kb_enum_label (&kb_ownership_enum, get_int (row, KB_LINEUP_ITEM_OWNERSHIP)));
}

static char *
approved_text (KbLineupFacts     *facts,
               const KbLineupRow *row)
{
  return dup_or_dash (kb_record_get_text (row->item, KB_LINEUP_ITEM_APPROVED_BY));
}

static char *
status_text (KbLineupFacts     *facts,
             const KbLineupRow *row)
{
  GPtrArray *problems = kb_lineup_facts_get_problems (facts);
  const KbProblem *problem = problems != NULL ? kb_problems_find (problems, kb_record_get_id (row->item)) : NULL;

  /* Translators: a lineup item with which nothing is wrong */
  return g_strdup (problem != NULL ? kb_lineup_problem_word (problem) : C_ ("lineup", "Checked"));
}

#define NUMBER KB_LINEUP_COLUMN_NUMBER
#define STRONG KB_LINEUP_COLUMN_STRONG
#define DIM KB_LINEUP_COLUMN_DIM
#define TWO KB_LINEUP_COLUMN_TWO_LINES
#define STRUCK KB_LINEUP_COLUMN_STRUCK
#define EXPAND KB_LINEUP_COLUMN_EXPAND
#define FIXED KB_LINEUP_COLUMN_FIXED
#define PRICES KB_LINEUP_VIEW_PRICES
#define SUPPLY KB_LINEUP_VIEW_SUPPLY
#define OFFER KB_LINEUP_VIEW_OFFER
#define ALL (PRICES | SUPPLY | OFFER)

static const KbLineupColumn columns[] = {
  { "link", NC_ ("lineup", "No."), 40, NUMBER | STRONG | FIXED, ALL, link_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_LINK, KB_LINEUP_ITEM_LINK_NO },
  { "product", NC_ ("lineup", "Product"), 168, STRONG | TWO | FIXED | EXPAND, ALL, product_text, KB_LINEUP_LOOK_PRODUCT,
    KB_LINEUP_INPUT_TEXT, KB_LINEUP_ITEM_TITLE },
  { "role", NC_ ("lineup", "Role"), 84, FIXED, ALL, role_text, KB_LINEUP_LOOK_ROLE, KB_LINEUP_INPUT_ENUM,
    KB_LINEUP_ITEM_ROLE },
  { "live", NC_ ("lineup", "Live / list"), 74, NUMBER | STRONG | TWO | STRUCK, PRICES, live_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_MONEY, KB_LINEUP_ITEM_LIVE_PRICE_MINOR },
  { "list", NC_ ("lineup", "List price"), 84, NUMBER, SUPPLY, list_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_MONEY,
    KB_LINEUP_ITEM_LIST_PRICE_MINOR },
  { "final", NC_ ("lineup", "Final price"), 80, NUMBER | STRONG | TWO, PRICES, final_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_NONE, 0 },
  { "discount", NC_ ("lineup", "Of list"), 62, NUMBER | TWO, SUPPLY, discount_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_NONE,
    0 },
  { "cost", NC_ ("lineup", "Cost"), 78, NUMBER, SUPPLY, cost_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_MONEY,
    KB_LINEUP_ITEM_COST_MINOR },
  { "commission", NC_ ("lineup", "Commission"), 84, NUMBER, SUPPLY, commission_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_SHARE, KB_LINEUP_ITEM_COMMISSION_BP },
  { "slot-fee", NC_ ("lineup", "Slot fee"), 84, NUMBER, SUPPLY, slot_fee_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_MONEY, KB_LINEUP_ITEM_SLOT_FEE_MINOR },
  { "margin", NC_ ("lineup", "Margin"), 72, NUMBER | TWO, PRICES, margin_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_TEXT,
    KB_LINEUP_ITEM_APPROVED_BY },
  { "total-margin", NC_ ("lineup", "Total margin"), 92, NUMBER, SUPPLY, total_margin_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_NONE, 0 },
  { "contribution", NC_ ("lineup", "Contribution"), 92, NUMBER | TWO, 0, contribution_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_NONE, 0 },
  { "stock", NC_ ("lineup", "Live stock"), 82, 0, PRICES | SUPPLY, stock_text, KB_LINEUP_LOOK_STOCK,
    KB_LINEUP_INPUT_COUNT, KB_LINEUP_ITEM_LIVE_STOCK },
  { "locked", NC_ ("lineup", "Locked"), 70, NUMBER, SUPPLY, locked_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_COUNT,
    KB_LINEUP_ITEM_LOCKED_STOCK },
  { "limit", NC_ ("lineup", "Limit"), 52, NUMBER, SUPPLY, limit_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_COUNT,
    KB_LINEUP_ITEM_LIMIT_PER_BUYER },
  { "gift", NC_ ("lineup", "Gift"), 96, TWO | EXPAND, PRICES | OFFER, gift_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_TEXT, KB_LINEUP_ITEM_GIFT },
  { "gift-value", NC_ ("lineup", "Gift value"), 78, NUMBER, 0, gift_value_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_MONEY, KB_LINEUP_ITEM_GIFT_VALUE_MINOR },
  { "gift-cost", NC_ ("lineup", "Gift cost"), 78, NUMBER, 0, gift_cost_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_MONEY,
    KB_LINEUP_ITEM_GIFT_COST_MINOR },
  { "gift-sku", NC_ ("lineup", "Gift SKU"), 120, DIM, 0, gift_sku_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_TEXT,
    KB_LINEUP_ITEM_GIFT_SKU },
  { "offer", NC_ ("lineup", "Offer"), 190, EXPAND, OFFER, offer_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_TEXT,
    KB_LINEUP_ITEM_OFFER },
  { "points", NC_ ("lineup", "Selling points"), 220, EXPAND, OFFER, points_text, KB_LINEUP_LOOK_TEXT,
    KB_LINEUP_INPUT_LINES, KB_LINEUP_ITEM_POINTS },
  { "coupon", NC_ ("lineup", "Coupons"), 64, 0, OFFER, coupon_ok_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_YES_NO,
    KB_LINEUP_ITEM_COUPON_OK },
  { "proof", NC_ ("lineup", "Proof"), 170, EXPAND, OFFER, proof_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_TEXT,
    KB_LINEUP_ITEM_PROOF },
  { "ship", NC_ ("lineup", "Ships (h)"), 70, NUMBER, SUPPLY, ship_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_COUNT,
    KB_LINEUP_ITEM_SHIP_H },
  { "returns", NC_ ("lineup", "7-day returns"), 88, 0, SUPPLY, returns_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_YES_NO,
    KB_LINEUP_ITEM_RETURNS_7D },
  { "backup", NC_ ("lineup", "Backup"), 66, 0, SUPPLY, backup_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_BACKUP,
    KB_LINEUP_ITEM_BACKUP_ITEM_ID },
  { "sku", NC_ ("lineup", "SKU"), 96, DIM, SUPPLY, sku_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_NONE, 0 },
  { "spec", NC_ ("lineup", "Spec"), 120, DIM, 0, spec_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_NONE, 0 },
  { "category", NC_ ("lineup", "Category"), 96, DIM, SUPPLY, category_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_NONE,
    0 },
  { "ownership", NC_ ("lineup", "Ownership"), 76, 0, SUPPLY, ownership_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_ENUM,
    KB_LINEUP_ITEM_OWNERSHIP },
  { "approved", NC_ ("lineup", "Loss approved by"), 110, 0, 0, approved_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_TEXT,
    KB_LINEUP_ITEM_APPROVED_BY },
  { "air", NC_ ("lineup", "Minutes"), 56, NUMBER, PRICES | OFFER, air_text, KB_LINEUP_LOOK_TEXT, KB_LINEUP_INPUT_NONE,
    0 },
  { "status", NC_ ("lineup", "Status"), 98, FIXED, ALL, status_text, KB_LINEUP_LOOK_STATUS, KB_LINEUP_INPUT_NONE, 0 },
};

/**
 * kb_lineup_columns_get:
 * @n_columns: (out): how many
 *
 * Returns: (array length=n_columns): the columns of a lineup's table, constant for ever.
 */
const KbLineupColumn *
kb_lineup_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/**
 * kb_lineup_columns_find:
 *
 * Returns: (nullable): the column of that name.
 */
const KbLineupColumn *
kb_lineup_columns_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].id, id) == 0)
      return &columns[i];

  return NULL;
}

/**
 * kb_lineup_columns_find_field:
 * @field: of a lineup item
 *
 * Returns: (nullable): the first column in which the field is typed.
 */
const KbLineupColumn *
kb_lineup_columns_find_field (int field)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].input != KB_LINEUP_INPUT_NONE && (int) columns[i].field == field)
      return &columns[i];

  return NULL;
}

const char *
kb_lineup_column_get_title (const KbLineupColumn *self)
{
  return g_dpgettext2 (NULL, "lineup", self->title);
}

/* The column in which a problem is to be seen; the status says all of them. */
static gboolean
shows_problem (const KbLineupColumn *self,
               const KbProblem      *problem,
               const KbLineupRow    *row)
{
  for (guint i = 0; i < problem->subjects->len; i++)
    {
      const KbSubject *subject = kb_problem_get (problem, i);

      if (subject->kind == KB_ENTITY_LINEUP_ITEM && subject->id == kb_record_get_id (row->item)
          && self->input != KB_LINEUP_INPUT_NONE && subject->field == (int) self->field)
        return TRUE;
    }

  return FALSE;
}

/**
 * kb_lineup_column_get_level:
 *
 * Returns: (nullable): "block", "warn", "tell" or "ok" where a cell needs a look; its words say why.
 */
const char *
kb_lineup_column_get_level (const KbLineupColumn *self,
                            KbLineupFacts        *facts,
                            const KbLineupRow    *row)
{
  GPtrArray *problems = kb_lineup_facts_get_problems (facts);
  const KbProblem *worst = kb_problems_find (problems, kb_record_get_id (row->item));

  if (self->look == KB_LINEUP_LOOK_STATUS)
    return worst != NULL ? kb_lineup_level_class (worst->level) : "ok";
  if ((self->text == margin_text || self->text == total_margin_text)
      && row->price.margin_minor != KB_NONE && row->price.margin_minor < 0)
    return "block";
  for (guint i = 0; worst != NULL && i < problems->len; i++)
    if (shows_problem (self, problems->pdata[i], row))
      return kb_lineup_level_class (((const KbProblem *) problems->pdata[i])->level);

  return NULL;
}
