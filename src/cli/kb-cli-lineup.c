/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-lineup"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cli-verbs.h"
#include "kb-lineup-check.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-promises.h"
#include "kb-run-json.h"
#include "kb-session.h"
#include "kb-supply.h"
#include "kb-text.h"

/* A session's lineup, worked out and checked. */
typedef struct
{
  KbRecordSet   *set;       /* owned */
  KbRecord      *session;   /* borrowed */
  const char    *currency;  /* borrowed */
  KbLineupSheet *sheet;     /* owned */
  GPtrArray     *problems;  /* owned, of KbProblem */
} Lineup;

static void
clear_lineup (Lineup *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, kb_lineup_sheet_free);
  g_clear_object (&self->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lineup, clear_lineup)

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

static void
add_share (JsonBuilder *builder,
           const char  *name,
           double       share,
           gboolean     is_known)
{
  if (is_known)
    add_number (builder, name, 100 * share);
  else
    kb_json_add_string (builder, name, NULL);
}

static void
add_problem (JsonBuilder     *builder,
             const KbProblem *problem)
{
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "rule", problem->code);
  kb_json_add_string (builder, "level", kb_enum_code (&kb_level_enum, problem->level));
  kb_json_add_string (builder, "text", problem->text);
  json_builder_end_object (builder);
}

static gboolean
is_out (const KbLineupRow *row)
{
  return kb_record_get_bool (row->item, KB_LINEUP_ITEM_WITHDRAWN);
}

static gboolean
is_about_an_item (Lineup          *self,
                  const KbProblem *problem)
{
  for (guint i = 0; i < problem->subjects->len; i++)
    {
      const KbLineupRow *row = kb_lineup_sheet_find_row (self->sheet, kb_problem_get (problem, i)->id);

      if (row != NULL && !is_out (row))
        return TRUE;
    }

  return FALSE;
}

/* @id: what they are about, 0 for those that stand beside no item */
static void
add_problems (Lineup      *self,
              JsonBuilder *builder,
              gint64       id)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->problems->len; i++)
    {
      const KbProblem *problem = self->problems->pdata[i];

      if (id != 0 ? kb_problem_is_about (problem, id) : !is_about_an_item (self, problem))
        add_problem (builder, problem);
    }
  json_builder_end_array (builder);
}

static void
add_prices (JsonBuilder       *builder,
            const KbLineupRow *row)
{
  kb_json_add_int (builder, "list_minor", kb_record_get_int (row->item, KB_LINEUP_ITEM_LIST_PRICE_MINOR));
  kb_json_add_int (builder, "live_minor", row->price.live_minor);
  kb_json_add_int (builder, "final_minor", row->price.final_minor);
  kb_json_add_int (builder, "cost_minor", kb_record_get_int (row->item, KB_LINEUP_ITEM_COST_MINOR));
  kb_json_add_int (builder, "margin_minor", row->price.margin_minor);
  add_share (builder, "margin_pct", row->price.margin_share, row->price.margin_minor != KB_NONE);
  kb_json_add_int (builder, "contribution_minor", row->contribution_minor);
}

static void
add_item (Lineup            *self,
          JsonBuilder       *builder,
          const KbLineupRow *row)
{
  KbRecord *item = row->item;

  json_builder_begin_object (builder);
  kb_json_add_int (builder, "link_no", kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO));
  kb_json_add_string (builder, "sku", row->sku);
  kb_json_add_string (builder, "name", row->name);
  kb_json_add_string (builder, "role", kb_enum_code (&kb_product_role_enum, kb_record_get_int (item, KB_LINEUP_ITEM_ROLE)));
  kb_json_add_string (builder, "ownership",
                      kb_enum_code (&kb_ownership_enum, kb_record_get_int (item, KB_LINEUP_ITEM_OWNERSHIP)));
  add_prices (builder, row);
  kb_json_add_int (builder, "stock", row->stock);
  kb_json_add_int (builder, "limit", kb_record_get_int (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER));
  kb_json_add_string (builder, "gift", kb_record_get_text (item, KB_LINEUP_ITEM_GIFT));
  kb_json_add_int (builder, "gift_value_minor", kb_record_get_int (item, KB_LINEUP_ITEM_GIFT_VALUE_MINOR));
  kb_json_add_int (builder, "gift_cost_minor", kb_record_get_int (item, KB_LINEUP_ITEM_GIFT_COST_MINOR));
  add_number (builder, "minutes", row->duration_ms / 60000.0);
  kb_json_add_int (builder, "loops", row->loops);
  add_problems (self, builder, kb_record_get_id (item));
  json_builder_end_object (builder);
}

static void
add_sum (JsonBuilder       *builder,
         const KbLineupSum *sum)
{
  kb_json_add_int (builder, "items", sum->n_items);
  add_number (builder, "minutes", sum->duration_ms / 60000.0);
  kb_json_add_int (builder, "stock", sum->stock);
  kb_json_add_int (builder, "gross_minor", sum->gross_minor);
  kb_json_add_int (builder, "margin_minor", sum->margin_minor);
  kb_json_add_int (builder, "contribution_minor", sum->contribution_minor);
}

static void
add_roles (JsonBuilder          *builder,
           const KbLineupTotals *totals)
{
  json_builder_set_member_name (builder, "roles");
  json_builder_begin_object (builder);
  for (int role = 0; role < KB_N_PRODUCT_ROLES; role++)
    {
      if (totals->roles[role].n_items == 0)
        continue;
      json_builder_set_member_name (builder, kb_enum_code (&kb_product_role_enum, role));
      json_builder_begin_object (builder);
      add_sum (builder, &totals->roles[role]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_totals (Lineup      *self,
            JsonBuilder *builder)
{
  const KbLineupTotals *totals = kb_lineup_sheet_get_totals (self->sheet);

  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "currency", self->currency);
  add_sum (builder, &totals->all);
  kb_json_add_int (builder, "own", totals->n_own);
  add_roles (builder, totals);
  kb_json_add_int (builder, "coupon_budget_minor", totals->coupon_minor);
  kb_json_add_int (builder, "gift_budget_minor", totals->gift_minor);
  kb_json_add_int (builder, "gift_value_minor", totals->gift_value_minor);
  kb_json_add_int (builder, "giveaway_budget_minor", totals->giveaway_minor);
  kb_json_add_int (builder, "loss_minor", totals->loss_minor);
  kb_json_add_int (builder, "slot_fee_minor", totals->slot_fee_minor);
  kb_json_add_int (builder, "fixed_cost_minor", totals->fixed_minor);
  kb_json_add_int (builder, "break_even_units", totals->break_even_units);
  add_problems (self, builder, 0);
  json_builder_end_object (builder);
}

static void
print_json (Lineup *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < kb_lineup_sheet_get_n_rows (self->sheet); i++)
    if (!is_out (kb_lineup_sheet_get_row (self->sheet, i)))
      add_item (self, builder, kb_lineup_sheet_get_row (self->sheet, i));
  json_builder_end_array (builder);
  add_totals (self, builder);
  json_builder_end_object (builder);
  kb_cli_print_json (builder);
}

static void
print_money (Lineup *self,
             gint64  minor,
             int     width)
{
  g_autofree char *text = minor != KB_NONE ? kb_money_format (minor, self->currency) : g_strdup ("—");

  kb_cli_print_cell (text, width);
}

static void
print_count (gint64 count,
             int    width)
{
  g_autofree char *text = count != KB_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : g_strdup ("—");

  kb_cli_print_cell (text, width);
}

static void
print_share (double   share,
             gboolean is_known,
             int      width)
{
  g_autofree char *text = is_known ? kb_text_format_share (share) : g_strdup ("—");

  kb_cli_print_cell (text, width);
}

static void
print_row (Lineup            *self,
           const KbLineupRow *row)
{
  KbRecord *item = row->item;
  g_autofree char *air = g_strdup_printf ("%g ×%u", row->duration_ms / 60000.0, row->loops);

  print_count (kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO), 5);
  kb_cli_print_cell (row->sku, 12);
  kb_cli_print_cell (kb_enum_label (&kb_product_role_enum, kb_record_get_int (item, KB_LINEUP_ITEM_ROLE)), 21);
  print_money (self, kb_record_get_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR), 11);
  print_money (self, row->price.live_minor, 11);
  print_money (self, row->price.final_minor, 11);
  print_money (self, row->price.margin_minor, 11);
  print_share (row->price.margin_share, row->price.margin_minor != KB_NONE, 9);
  print_money (self, row->contribution_minor, 13);
  print_count (row->stock, 7);
  kb_cli_print_cell (air, 9);
  kb_cli_print ("%s%s\n", row->name, is_out (row) ? _(" (taken out)") : "");
}

static void
print_head (Lineup *self)
{
  kb_cli_print ("%s  %s\n", kb_record_get_text (self->session, KB_SESSION_CODE),
                kb_record_get_text (self->session, KB_SESSION_TITLE));
  kb_cli_print_cell (C_ ("lineup table", "No."), 5);
  kb_cli_print_cell (C_ ("lineup table", "SKU"), 12);
  kb_cli_print_cell (C_ ("lineup table", "Role"), 21);
  kb_cli_print_cell (C_ ("lineup table", "List"), 11);
  kb_cli_print_cell (C_ ("lineup table", "Live"), 11);
  kb_cli_print_cell (C_ ("lineup table", "Final"), 11);
  kb_cli_print_cell (C_ ("lineup table", "Margin"), 20);
  kb_cli_print_cell (C_ ("lineup table", "Contribution"), 13);
  kb_cli_print_cell (C_ ("lineup table", "Stock"), 7);
  kb_cli_print_cell (C_ ("lineup table", "Minutes"), 9);
  kb_cli_print ("%s\n", C_ ("lineup table", "Product"));
}

static void
print_totals (Lineup *self)
{
  const KbLineupTotals *totals = kb_lineup_sheet_get_totals (self->sheet);
  g_autofree char *margin = kb_money_format (totals->all.margin_minor, self->currency);
  g_autofree char *coupons = kb_money_format (totals->coupon_minor, self->currency);
  g_autofree char *gifts = kb_money_format (totals->gift_minor, self->currency);

  kb_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", totals->all.n_items), totals->all.n_items);
  /* Translators: sums of money, after "18 items" */
  kb_cli_print (_(" · margin at plan %s · coupons %s · gifts %s"), margin, coupons, gifts);
  if (totals->break_even_units != KB_NONE)
    /* Translators: how many units pay what the show costs */
    kb_cli_print (_(" · break-even %d units"), (int) MIN (totals->break_even_units, G_MAXINT));
  kb_cli_print ("\n");
}

static void
print_table (Lineup *self)
{
  print_head (self);
  for (guint i = 0; i < kb_lineup_sheet_get_n_rows (self->sheet); i++)
    print_row (self, kb_lineup_sheet_get_row (self->sheet, i));
  print_totals (self);
  for (guint i = 0; i < self->problems->len; i++)
    {
      const KbProblem *problem = self->problems->pdata[i];

      kb_cli_print_cell (kb_enum_label (&kb_level_enum, problem->level), 9);
      kb_cli_print ("%s\n", problem->text);
    }
}

/* What other sessions promise of the same stock. */
static gboolean
add_supply (Lineup   *self,
            KbStore  *store,
            GError  **error)
{
  g_autoptr (GArray) promises = kb_promises_load (store, error);
  g_autoptr (GPtrArray) clashes = NULL;

  if (promises == NULL)
    return FALSE;

  clashes = kb_supply_check (kb_record_set_get_library (self->set), promises, g_get_real_time ());
  kb_lineup_check_add_supply (self->problems, self->set, clashes);
  return TRUE;
}

gboolean
kb_cli_lineup (KbCliCall  *call,
               int         argc,
               char      **argv,
               GError    **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (KbStore) store = NULL;
  g_auto (Lineup) lineup = { 0 };

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, 1, error))
    return FALSE;
  store = kb_cli_call_open_to_read (call, error);
  lineup.set = store != NULL ? kb_cli_load_session (store, call->words[0], error) : NULL;
  if (lineup.set == NULL)
    return FALSE;

  lineup.session = kb_record_set_get_session (lineup.set);
  lineup.currency = kb_record_get_text (lineup.session, KB_SESSION_CURRENCY);
  lineup.sheet = kb_lineup_sheet_new (lineup.set);
  lineup.problems = kb_lineup_check (lineup.set);
  if (!add_supply (&lineup, store, error))
    return FALSE;
  if (call->json)
    print_json (&lineup);
  else
    print_table (&lineup);
  return TRUE;
}
