/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-goods-text"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-goods-text.h"
#include "kb-instant.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-show-goods.h"

/* What the desk says of the goods while a show is on. */

/**
 * kb_goods_text_dup_left:
 *
 * Returns: (transfer full): what is left as a figure; "–" where that is not known.
 */
char *
kb_goods_text_dup_left (const KbStockLeft *stock)
{
  return stock->left != KB_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT, stock->left) : g_strdup ("–");
}

/**
 * kb_goods_text_dup_summary:
 *
 * Returns: (transfer full) (nullable): what is left and how that is, "198 left · Low", "Sold out"; %NULL where it is not known.
 */
char *
kb_goods_text_dup_summary (const KbStockLeft *stock)
{
  const char *state = kb_enum_label (&kb_stock_state_enum, stock->state);
  g_autofree char *left = NULL;

  if (stock->left == KB_NONE)
    return NULL;
  if (stock->state == KB_STOCK_STATE_SOLD_OUT)
    return g_strdup (state);

  /* Translators: pieces still to be sold: "571 left" */
  left = g_strdup_printf (_("%d left"), (int) stock->left);
  return stock->state == KB_STOCK_STATE_PLENTY ? g_steal_pointer (&left) : g_strdup_printf ("%s · %s", left, state);
}

/**
 * kb_goods_text_dup_state:
 *
 * Returns: (transfer full) (nullable): what is wrong with an item's stock, and what stands in for it once it is sold out;
 *   %NULL while there is plenty.
 */
char *
kb_goods_text_dup_state (KbShow            *show,
                         KbRecord          *item,
                         const KbStockLeft *stock)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbRecord *backup = kb_record_set_find_ref (plan, item, KB_LINEUP_ITEM_BACKUP_ITEM_ID);
  g_autofree char *call = backup != NULL ? kb_lineup_dup_call (plan, backup) : NULL;
  g_autofree char *out = kb_stock_left_dup_out (plan, item, kb_show_get_run (show));
  const char *state = kb_enum_label (&kb_stock_state_enum, stock->state);

  if (stock->state == KB_STOCK_STATE_PLENTY)
    return NULL;
  if (stock->state == KB_STOCK_STATE_SOLD_OUT && call != NULL)
    /* Translators: of a product: "Sold out", and what stands in for it */
    return g_strdup_printf (_("%s · backup: %s"), state, call);
  if (stock->state == KB_STOCK_STATE_SPEC_OUT && out != NULL)
    /* Translators: specs of which nothing is left: "Red sold out" */
    return g_strdup_printf (_("%s sold out"), out);
  return g_strdup (state);
}

/* When a price begins, in the plan's time; KB_NONE: nobody knows. */
static gint64
find_beginning (KbRecord   *price,
                GHashTable *begins)
{
  const gint64 cue_id = kb_record_get_int_or (price, KB_LINEUP_PRICE_CUE_ID, 0);
  const gint64 *begin = cue_id != 0 && begins != NULL ? g_hash_table_lookup (begins, &cue_id) : NULL;

  if (cue_id == 0)
    return kb_record_get_int (price, KB_LINEUP_PRICE_AT_US);
  return begin != NULL ? *begin : KB_NONE;
}

/**
 * kb_goods_text_dup_steps:
 *
 * Returns: (transfer full) (nullable): on which step of its prices an item is, and the next with its time:
 *   "price 1 of 3 · ¥9.9 from 21:00:00"; %NULL where the price stays.
 */
char *
kb_goods_text_dup_steps (KbShow   *show,
                         KbRecord *item)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbRecord *session = kb_record_set_get_session (plan);
  g_autoptr (GPtrArray) prices = kb_record_set_children (plan, KB_ENTITY_LINEUP_PRICE, kb_record_get_id (item));
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GHashTable) begins = NULL;
  g_autofree char *money = NULL;
  g_autofree char *clock = NULL;
  gint64 now_us, next_us = KB_NONE;
  KbRecord *next = NULL;
  guint n_begun = 0;
  KbRunLive live;

  if (prices->len == 0)
    return NULL;

  kb_show_tick (show, &live);
  begins = kb_show_create_begins (show, &live);
  now_us = kb_show_get_plan_us (show, live.clock_us);
  for (guint i = 0; i < prices->len; i++)
    {
      const gint64 begin_us = find_beginning (prices->pdata[i], begins);

      n_begun += begin_us != KB_NONE && begin_us <= now_us;
      if (begin_us == KB_NONE || begin_us <= now_us || (next_us != KB_NONE && begin_us >= next_us))
        continue;
      next_us = begin_us;
      next = prices->pdata[i];
    }
  if (next == NULL)
    /* Translators: the last step of a product's prices in a show: "price 3 of 3" */
    return g_strdup_printf (_("price %u of %u"), n_begun + 1, prices->len + 1);

  money = kb_money_format_short (kb_record_get_int (next, KB_LINEUP_PRICE_LIVE_PRICE_MINOR),
                                 kb_record_get_text (session, KB_SESSION_CURRENCY));
  clock = kb_instant_format_clock (next_us - (now_us - live.clock_us), zone);
  /* Translators: a step of a product's prices in a show, and the next: "price 1 of 3 · ¥9.9 from 21:00:00" */
  return g_strdup_printf (_("price %u of %u · %s from %s"), n_begun + 1, prices->len + 1, money, clock);
}

/**
 * kb_goods_text_dup_specs:
 *
 * Returns: (transfer full) (nullable): what is left of each spec, "Red 30 · Blue 0"; %NULL where there are none, or only
 *   the whole was counted.
 */
char *
kb_goods_text_dup_specs (KbShow   *show,
                         KbRecord *item)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  g_autoptr (GPtrArray) specs = kb_record_set_children (plan, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (item));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < specs->len; i++)
    {
      const gint64 left = kb_stock_left_of_spec (specs->pdata[i], kb_show_get_run (show));

      if (left != KB_NONE)
        g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT, text->len > 0 ? " · " : "",
                                kb_lineup_get_spec_name (plan, specs->pdata[i]), left);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
