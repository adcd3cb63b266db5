/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-build-lineup"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-build-lineup.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-text.h"

#define MINUTE_MS G_GINT64_CONSTANT (60000)
#define MOST_LOOPS 6

/* Minutes per product by role (domain.md, "Cadence and size"), and the least that still says something. */
static const struct
{
  int minutes;
  int least;
} lengths[] = {
  [KB_PRODUCT_ROLE_TRAFFIC] = { 3, 2 }, [KB_PRODUCT_ROLE_PERK] = { 3, 2 },   [KB_PRODUCT_ROLE_HERO] = { 8, 5 },
  [KB_PRODUCT_ROLE_PROFIT] = { 6, 4 },  [KB_PRODUCT_ROLE_ANCHOR] = { 5, 3 }, [KB_PRODUCT_ROLE_ADDON] = { 2, 1 },
  [KB_PRODUCT_ROLE_CLEAR] = { 2, 1 },   [KB_PRODUCT_ROLE_TEST] = { 3, 2 },
};

static void
free_product (gpointer data)
{
  KbBuildProduct *product = data;

  g_free (product->link);
  g_free (product->name);
  g_array_unref (product->deals);
  g_free (product);
}

/* What the rundown that is replaced has on fixed times stays on them. */
static void
read_deals_of_cues (KbBuildProduct *product,
                    KbRecordSet    *plan)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      const gint64 fixed_us = kb_record_get_int (cue, KB_CUE_FIXED_US);

      if (kb_record_get_int (cue, KB_CUE_TYPE) == KB_CUE_TYPE_FLASH && kb_record_get_bool (cue, KB_CUE_HARD)
          && fixed_us != KB_NONE && kb_record_get_int (cue, KB_CUE_LINEUP_ITEM_ID) == product->id)
        g_array_append_val (product->deals, fixed_us);
    }
}

/* "20:00/21:00/21:50, 100 each": the times that an offer names, if the show is on then. */
static void
read_deals_of_offer (KbBuildProduct *product,
                     const char     *offer,
                     gint64          start_us,
                     gint64          end_us,
                     GTimeZone      *zone)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?<![\\d:.])\\d{1,2}:\\d{2}(?![\\d:])", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, offer, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *clock = g_match_info_fetch (match, 0);
      gint64 at_us;

      if (kb_instant_parse_near (clock, start_us, zone, &at_us, NULL) && at_us > start_us && at_us < end_us)
        g_array_append_val (product->deals, at_us);
    }
}

static KbBuildProduct *
read_product (KbRecordSet *plan,
              KbRecord    *record)
{
  KbBuildProduct *product = g_new0 (KbBuildProduct, 1);
  KbRecord *goods = kb_record_set_find_ref (plan, record, KB_LINEUP_ITEM_PRODUCT_ID);
  const char *name = kb_record_get_text (record, KB_LINEUP_ITEM_TITLE);
  const int role = CLAMP (kb_record_get_int_or (record, KB_LINEUP_ITEM_ROLE, KB_PRODUCT_ROLE_TEST), 0, KB_PRODUCT_ROLE_TEST);

  if (kb_text_is_empty (name) && goods != NULL)
    name = kb_record_get_text (goods, KB_PRODUCT_NAME);
  product->id = kb_record_get_id (record);
  product->link = g_strdup_printf (_("#%d"), (int) kb_record_get_int_or (record, KB_LINEUP_ITEM_LINK_NO, 0));
  product->name = g_strdup (name);
  product->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  product->item.role = role;
  product->item.duration_ms = lengths[role].minutes * MINUTE_MS;
  product->item.min_ms = lengths[role].least * MINUTE_MS;

  return product;
}

/* As often as the show has room for, heroes a little more often. */
static void
choose_loops (GPtrArray *products,
              gint64     room_ms)
{
  gint64 sum_ms = 0;
  double rounds;

  for (guint i = 0; i < products->len; i++)
    {
      const KbBuildProduct *product = products->pdata[i];

      sum_ms += product->deals->len == 0 ? product->item.duration_ms : 0;
    }
  rounds = sum_ms > 0 ? (double) room_ms / sum_ms : 1;
  for (guint i = 0; i < products->len; i++)
    {
      KbBuildProduct *product = products->pdata[i];
      const double wanted = product->item.role == KB_PRODUCT_ROLE_HERO ? rounds + 0.5 : rounds - 0.25;

      product->item.n_loops = product->deals->len > 0 ? 0 : (guint) CLAMP (wanted, 1, MOST_LOOPS);
    }
}

/**
 * kb_build_lineup_read:
 * @plan: a session's rows
 * @start_us: when what is built starts
 * @end_us: when it ends
 * @is_replacing: the rundown there is goes; its deals stay
 *
 * Reads the lineup without what is withdrawn, and plans minutes by role, loops by the room there is,
 * and deals by the rundown that goes or by the times in the offer.
 *
 * Returns: (transfer full) (element-type KbBuildProduct): the products, in the lineup's order.
 */
GPtrArray *
kb_build_lineup_read (KbRecordSet *plan,
                      gint64       start_us,
                      gint64       end_us,
                      gboolean     is_replacing,
                      GTimeZone   *zone)
{
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);
  GPtrArray *products = g_ptr_array_new_with_free_func (free_product);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) record = g_list_model_get_item (items, i);
      KbBuildProduct *product;

      if (kb_record_get_bool (record, KB_LINEUP_ITEM_WITHDRAWN))
        continue;
      product = read_product (plan, record);
      if (is_replacing)
        read_deals_of_cues (product, plan);
      if (product->deals->len == 0)
        read_deals_of_offer (product, kb_record_get_text (record, KB_LINEUP_ITEM_OFFER), start_us, end_us, zone);
      g_ptr_array_add (products, product);
    }
  /* A sixth goes to opening, deals, interactions and closing. */
  choose_loops (products, (end_us - start_us) / KB_MS_US * 5 / 6);

  return products;
}

/**
 * kb_build_lineup_items:
 *
 * Returns: (transfer full) (array): what the engine builds of; the deals stay the products'.
 */
KbBuildItem *
kb_build_lineup_items (GPtrArray *products)
{
  KbBuildItem *items = g_new0 (KbBuildItem, products->len + 1);

  for (guint i = 0; i < products->len; i++)
    {
      const KbBuildProduct *product = products->pdata[i];

      items[i] = product->item;
      items[i].flash_us = (const gint64 *) product->deals->data;
      items[i].n_flash = product->deals->len;
    }

  return items;
}

/**
 * kb_build_lineup_parse_deals:
 * @text: times, with blanks, commas or strokes between them; "" for none
 * @near_us: when the show is: a time is the one nearest to it
 * @deals: (element-type gint64): is replaced
 *
 * Returns: %FALSE with %KB_ERROR_INPUT, and @deals as they were, when one of them is no time.
 */
gboolean
kb_build_lineup_parse_deals (const char  *text,
                             gint64       near_us,
                             GTimeZone   *zone,
                             GArray      *deals,
                             GError     **error)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GRegex) between = g_regex_new ("[\\s,;/，、；]+", 0, 0, NULL);
  g_auto (GStrv) words = g_regex_split (between, text, 0);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 at_us;

      if (*words[i] == '\0')
        continue;
      if (!kb_instant_parse_near (words[i], near_us, zone, &at_us, error))
        return FALSE;
      g_array_append_val (read, at_us);
    }

  g_array_set_size (deals, 0);
  g_array_append_vals (deals, read->data, read->len);
  return TRUE;
}

/**
 * kb_build_lineup_format_deals:
 *
 * Returns: (transfer full): "20:00 21:00".
 */
char *
kb_build_lineup_format_deals (GArray    *deals,
                              GTimeZone *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < deals->len; i++)
    {
      g_autofree char *clock = kb_instant_format_minutes (g_array_index (deals, gint64, i), zone);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", clock);
    }

  return g_string_free (text, FALSE);
}
