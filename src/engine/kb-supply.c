/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-supply"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-supply.h"

/* A session that was never ended does not hold its stock for ever. */
#define HOLDS_US (24 * G_TIME_SPAN_HOUR)

static int
compare_goods (gint64 left_product,
               gint64 left_spec,
               gint64 right_product,
               gint64 right_spec)
{
  if (left_product != right_product)
    return left_product < right_product ? -1 : 1;
  return (left_spec > right_spec) - (left_spec < right_spec);
}

/* A session without a date takes what the others leave. */
static gint64
get_start (const KbSupplyPromise *promise)
{
  return promise->start_us != KB_NONE ? promise->start_us : G_MAXINT64;
}

static int
compare_promises (gconstpointer a,
                  gconstpointer b)
{
  const KbSupplyPromise *left = a;
  const KbSupplyPromise *right = b;
  const int order = compare_goods (left->product_id, left->spec_id, right->product_id, right->spec_id);

  if (order != 0)
    return order;
  if (get_start (left) != get_start (right))
    return get_start (left) < get_start (right) ? -1 : 1;
  if (left->session_id != right->session_id)
    return left->session_id < right->session_id ? -1 : 1;
  return (left->item_id > right->item_id) - (left->item_id < right->item_id);
}

static gboolean
holds_stock (const KbSupplyPromise *promise,
             gint64                 now_us)
{
  return promise->quantity != KB_NONE && promise->quantity > 0
         && (promise->is_live || promise->start_us == KB_NONE || promise->start_us > now_us - HOLDS_US);
}

static int
compare_lots (gconstpointer a,
              gconstpointer b)
{
  const KbSupplyLot *left = a;
  const KbSupplyLot *right = b;

  return compare_goods (left->product_id, left->spec_id, right->product_id, right->spec_id);
}

/* What is there by @by_us of one kind of goods; %KB_NONE where nobody counted. */
static gint64
sum_lots (const KbSupplyLot *lots,
          guint              n_lots,
          gint64             by_us)
{
  gint64 sum = n_lots > 0 ? 0 : KB_NONE;

  for (guint i = 0; i < n_lots; i++)
    if (lots[i].at_us == KB_NONE || lots[i].at_us <= by_us)
      sum += lots[i].quantity;

  return sum;
}

/* Where the catalogue does not count the goods, the largest figure of the lineups holds. */
static gint64
find_total (const KbSupplyPromise *promises,
            guint                  n_promises)
{
  gint64 total = KB_NONE;

  for (guint i = 0; i < n_promises; i++)
    if (promises[i].total != KB_NONE)
      total = MAX (total, promises[i].total);

  return total;
}

static KbSupplyClash *
create_clash (const KbSupplyPromise *promises,
              guint                  n_promises,
              gint64                 promised,
              gint64                 available)
{
  KbSupplyClash *clash = g_new (KbSupplyClash, 1);

  *clash = (KbSupplyClash) {
    .product_id = promises[0].product_id,
    .spec_id = promises[0].spec_id,
    .promises = g_array_sized_new (FALSE, FALSE, sizeof (KbSupplyPromise), n_promises),
    .promised = promised,
    .available = available,
  };
  g_array_append_vals (clash->promises, promises, n_promises);

  return clash;
}

/* One kind of goods, its promises in the order of the sessions. All that came until the last session
 * that goes short share the blame: each of them could give way. */
static KbSupplyClash *
find_clash (const KbSupplyPromise *promises,
            guint                  n_promises,
            const KbSupplyLot     *lots,
            guint                  n_lots)
{
  const gint64 total = find_total (promises, n_promises);
  KbSupplyClash *clash = NULL;
  gint64 promised = 0;

  for (guint i = 0; i < n_promises; i++)
    {
      gint64 available = sum_lots (lots, n_lots, get_start (&promises[i]));

      promised += promises[i].quantity;
      if (available == KB_NONE)
        available = total;
      if (available == KB_NONE || promised <= available)
        continue;
      g_clear_pointer (&clash, kb_supply_clash_free);
      clash = create_clash (promises, i + 1, promised, available);
    }

  return clash;
}

void
kb_supply_clash_free (KbSupplyClash *self)
{
  g_array_unref (self->promises);
  g_free (self);
}

static guint
find_end_of_promises (GArray *promises,
                      guint   start)
{
  const KbSupplyPromise *first = &g_array_index (promises, KbSupplyPromise, start);
  guint end = start + 1;

  for (; end < promises->len; end++)
    {
      const KbSupplyPromise *next = &g_array_index (promises, KbSupplyPromise, end);

      if (compare_goods (first->product_id, first->spec_id, next->product_id, next->spec_id) != 0)
        break;
    }

  return end;
}

/* Moves @start and @end to the lots of the same goods, both lists being in the same order. */
static void
move_to_lots (GArray                *lots,
              const KbSupplyPromise *goods,
              guint                 *start,
              guint                 *end)
{
  const KbSupplyLot wanted = { .product_id = goods->product_id, .spec_id = goods->spec_id };

  for (*start = *end; *start < lots->len; (*start)++)
    if (compare_lots (&g_array_index (lots, KbSupplyLot, *start), &wanted) >= 0)
      break;
  for (*end = *start; *end < lots->len; (*end)++)
    if (compare_lots (&g_array_index (lots, KbSupplyLot, *end), &wanted) > 0)
      break;
}

/**
 * kb_supply_find_clashes:
 * @promises: what sessions to come offer, in any order
 * @lots: what is there and what is on its way, in any order
 * @now_us: wall clock, microseconds since 1970 UTC: a session planned for more than a day ago that is
 *   not on air holds nothing
 *
 * Serves the sessions in the order of their starts from what is there by then; goods that nobody
 * counts never clash.
 *
 * Returns: (transfer full) (element-type KbSupplyClash): at most one for a product and one for each of
 *   its specifications; with a single promise where one session alone offers more than there is.
 */
GPtrArray *
kb_supply_find_clashes (const KbSupplyPromise *promises,
                        guint                  n_promises,
                        const KbSupplyLot     *lots,
                        guint                  n_lots,
                        gint64                 now_us)
{
  GPtrArray *clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_supply_clash_free);
  g_autoptr (GArray) holding = g_array_new (FALSE, FALSE, sizeof (KbSupplyPromise));
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (KbSupplyLot), n_lots);
  guint first_lot = 0, end_lot = 0;

  for (guint i = 0; i < n_promises; i++)
    if (holds_stock (&promises[i], now_us))
      g_array_append_val (holding, promises[i]);
  g_array_sort (holding, compare_promises);
  if (n_lots > 0)
    g_array_append_vals (sorted, lots, n_lots);
  g_array_sort (sorted, compare_lots);

  for (guint start = 0, end; start < holding->len; start = end)
    {
      const KbSupplyPromise *first = &g_array_index (holding, KbSupplyPromise, start);
      KbSupplyClash *clash;

      end = find_end_of_promises (holding, start);
      move_to_lots (sorted, first, &first_lot, &end_lot);
      clash = find_clash (first, end - start, &g_array_index (sorted, KbSupplyLot, first_lot), end_lot - first_lot);
      if (clash != NULL)
        g_ptr_array_add (clashes, clash);
    }

  return clashes;
}

static void
add_lot (GArray *lots,
         gint64  product_id,
         gint64  spec_id,
         gint64  quantity,
         gint64  at_us)
{
  const KbSupplyLot lot = { product_id, spec_id, quantity, at_us };

  g_array_append_val (lots, lot);
}

/* What the specifications of one product add up to; %KB_NONE when one of them is not counted. */
static void
add_spec (GArray     *lots,
          GHashTable *sums,
          KbRecord   *spec)
{
  const gint64 product_id = kb_record_get_int (spec, KB_PRODUCT_SPEC_PRODUCT_ID);
  const gint64 stock = kb_record_get_int_or (spec, KB_PRODUCT_SPEC_STOCK, KB_NONE);
  gint64 *sum = g_hash_table_lookup (sums, &product_id);

  if (sum == NULL)
    {
      sum = g_new (gint64, 2);
      sum[0] = product_id;
      sum[1] = 0;
      g_hash_table_insert (sums, &sum[0], sum);
    }
  if (stock != KB_NONE)
    add_lot (lots, product_id, kb_record_get_id (spec), stock, KB_NONE);
  sum[1] = stock == KB_NONE || sum[1] == KB_NONE ? KB_NONE : sum[1] + stock;
}

/* The stock of a product that is counted by specification alone is their sum. */
static void
add_stock (GArray     *lots,
           GHashTable *sums,
           KbRecord   *product)
{
  const gint64 id = kb_record_get_id (product);
  const gint64 *sum = g_hash_table_lookup (sums, &id);
  const gint64 stock = kb_record_get_int_or (product, KB_PRODUCT_STOCK, sum != NULL ? sum[1] : KB_NONE);

  if (stock != KB_NONE)
    add_lot (lots, id, 0, stock, KB_NONE);
}

static void
add_delivery (GArray   *lots,
              KbRecord *delivery)
{
  const gint64 product_id = kb_record_get_int (delivery, KB_DELIVERY_PRODUCT_ID);
  const gint64 spec_id = kb_record_get_int_or (delivery, KB_DELIVERY_SPEC_ID, 0);
  const gint64 quantity = kb_record_get_int (delivery, KB_DELIVERY_EXPECTED);
  const gint64 at_us = kb_record_get_int_or (delivery, KB_DELIVERY_EXPECTED_US, G_MAXINT64);

  if (!kb_record_is_null (delivery, KB_DELIVERY_RECEIVED))
    return;
  add_lot (lots, product_id, 0, quantity, at_us);
  if (spec_id != 0)
    add_lot (lots, product_id, spec_id, quantity, at_us);
}

/**
 * kb_supply_collect_lots:
 * @library: the products, their specifications and deliveries
 *
 * What was received is part of the stock; what is expected counts from its day on, and without a day
 * for sessions without one.
 *
 * Returns: (transfer full) (element-type KbSupplyLot): what there is.
 */
GArray *
kb_supply_collect_lots (KbRecordSet *library)
{
  GArray *lots = g_array_new (FALSE, FALSE, sizeof (KbSupplyLot));
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  GListModel *specs = kb_record_set_get_list (library, KB_ENTITY_PRODUCT_SPEC);
  GListModel *products = kb_record_set_get_list (library, KB_ENTITY_PRODUCT);
  GListModel *deliveries = kb_record_set_get_list (library, KB_ENTITY_DELIVERY);

  for (guint i = 0; i < g_list_model_get_n_items (specs); i++)
    {
      g_autoptr (KbRecord) spec = g_list_model_get_item (specs, i);

      add_spec (lots, sums, spec);
    }
  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr (KbRecord) product = g_list_model_get_item (products, i);

      add_stock (lots, sums, product);
    }
  for (guint i = 0; i < g_list_model_get_n_items (deliveries); i++)
    {
      g_autoptr (KbRecord) delivery = g_list_model_get_item (deliveries, i);

      add_delivery (lots, delivery);
    }

  return lots;
}

static char *
format_count (gint64 count)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

static char *
name_goods (KbRecordSet *library,
            KbRecord    *product,
            gint64       spec_id)
{
  KbRecord *spec = kb_record_set_find (library, KB_ENTITY_PRODUCT_SPEC, spec_id);

  if (spec == NULL)
    return g_strdup (kb_record_get_text (product, KB_PRODUCT_NAME));
  return g_strdup_printf ("%s %s", kb_record_get_text (product, KB_PRODUCT_NAME),
                          kb_record_get_text (spec, KB_PRODUCT_SPEC_NAME));
}

static char *
name_promise (KbRecordSet           *library,
              const KbSupplyPromise *promise)
{
  KbRecord *session = kb_record_set_find (library, KB_ENTITY_SESSION, promise->session_id);
  const char *title = session != NULL ? kb_record_get_text (session, KB_SESSION_TITLE) : _("another session");

  g_autofree char *quantity = format_count (promise->quantity);

  /* Translators: in a list of who offers the same goods: a session and how many units it offers */
  return g_strdup_printf (_("“%s” %s"), title, quantity);
}

static char *
name_promises (KbRecordSet *library,
               GArray      *promises)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < promises->len; i++)
    {
      g_autofree char *name = name_promise (library, &g_array_index (promises, KbSupplyPromise, i));

      /* Translators: between two of a list */
      g_string_append_printf (text, "%s%s", i > 0 ? _(", ") : "", name);
    }
  return g_string_free (text, FALSE);
}

/* The same session may offer one product in two items: that is its own affair. */
static gboolean
is_shared (const KbSupplyClash *clash)
{
  const gint64 first = g_array_index (clash->promises, KbSupplyPromise, 0).session_id;

  for (guint i = 1; i < clash->promises->len; i++)
    if (g_array_index (clash->promises, KbSupplyPromise, i).session_id != first)
      return TRUE;

  return FALSE;
}

static KbProblem *
create_problem (KbRecordSet         *library,
                KbRecord            *product,
                const KbSupplyClash *clash)
{
  g_autofree char *goods = name_goods (library, product, clash->spec_id);
  g_autofree char *who = name_promises (library, clash->promises);
  g_autofree char *promised = format_count (clash->promised);
  g_autofree char *available = format_count (clash->available);
  KbProblem *problem;

  if (is_shared (clash))
    /* Translators: goods; the sessions with their quantities; their sum; what there is */
    problem = kb_problem_new ("supply.clash", KB_LEVEL_BLOCK,
                              g_strdup_printf (_("%s is promised more than once: %s, together %s, but by then there are "
                                                 "%s. Lower one of them or order more."),
                                               goods, who, promised, available));
  else
    /* Translators: goods; the session with its quantity; what there is */
    problem = kb_problem_new ("supply.short", KB_LEVEL_WARN,
                              g_strdup_printf (_("%s is promised beyond its stock: %s, but by then there are %s. "
                                                 "Lower it or order more."),
                                               goods, who, available));
  for (guint i = 0; i < clash->promises->len; i++)
    {
      const KbSubject subject = { KB_ENTITY_LINEUP_ITEM, g_array_index (clash->promises, KbSupplyPromise, i).item_id,
                                  KB_LINEUP_ITEM_LIVE_STOCK };

      g_array_append_val (problem->subjects, subject);
    }
  kb_problem_add (problem, product, KB_PRODUCT_STOCK);

  return problem;
}

static void
check_late (KbRecordSet *library,
            KbRecord    *delivery,
            gint64       now_us,
            GPtrArray   *problems)
{
  KbRecord *product = kb_record_set_find_ref (library, delivery, KB_DELIVERY_PRODUCT_ID);
  const gint64 expected_us = kb_record_get_int_or (delivery, KB_DELIVERY_EXPECTED_US, G_MAXINT64);
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *day = NULL;
  g_autofree char *count = NULL;
  KbProblem *problem;

  if (product == NULL || !kb_record_is_null (delivery, KB_DELIVERY_RECEIVED) || expected_us > now_us - HOLDS_US)
    return;

  zone = g_time_zone_new_local ();
  day = kb_instant_format_date (expected_us, zone);
  count = format_count (kb_record_get_int (delivery, KB_DELIVERY_EXPECTED));
  /* Translators: goods; units; a date */
  problem = kb_problem_new ("supply.late", KB_LEVEL_WARN,
                            g_strdup_printf (_("%s: %s expected on %s are not here yet. Ask the supplier, or enter what "
                                               "came."),
                                             kb_record_get_text (product, KB_PRODUCT_NAME), count, day));
  kb_problem_add (problem, delivery, KB_DELIVERY_RECEIVED);
  kb_problem_add (problem, product, KB_PRODUCT_STOCK);
  g_ptr_array_add (problems, problem);
}

/**
 * kb_supply_check:
 * @library: the products, their specifications, suppliers and deliveries, and all sessions
 * @promises: (element-type KbSupplyPromise): what the sessions offer, as kb_promises_load() gives it
 * @now_us: wall clock, microseconds since 1970 UTC
 *
 * "supply.clash": several sessions offer more together than there will be; "supply.short": one does;
 * "supply.late": goods that should be here are not. The lineup items of all sessions concerned are its
 * subjects, so that kb_problems_find() finds it from each of them, then the product.
 *
 * Returns: (transfer full) (element-type KbProblem): what is wrong with the supply.
 */
GPtrArray *
kb_supply_check (KbRecordSet *library,
                 GArray      *promises,
                 gint64       now_us)
{
  GListModel *deliveries = kb_record_set_get_list (library, KB_ENTITY_DELIVERY);
  g_autoptr (GArray) lots = kb_supply_collect_lots (library);
  g_autoptr (GPtrArray) clashes = kb_supply_find_clashes ((const KbSupplyPromise *) promises->data, promises->len,
                                                          (const KbSupplyLot *) lots->data, lots->len, now_us);
  GPtrArray *problems = kb_problems_new ();

  for (guint i = 0; i < clashes->len; i++)
    {
      const KbSupplyClash *clash = clashes->pdata[i];
      KbRecord *product = kb_record_set_find (library, KB_ENTITY_PRODUCT, clash->product_id);

      if (product != NULL)
        g_ptr_array_add (problems, create_problem (library, product, clash));
    }
  for (guint i = 0; i < g_list_model_get_n_items (deliveries); i++)
    {
      g_autoptr (KbRecord) delivery = g_list_model_get_item (deliveries, i);

      check_late (library, delivery, now_us, problems);
    }

  return problems;
}
