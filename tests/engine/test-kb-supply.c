/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-supply.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)

/* 2026-10-17T19:00:00+08:00 */
#define SHOW_US (G_GINT64_CONSTANT (1792234800) * G_USEC_PER_SEC)
#define NOW_US (SHOW_US - 3 * DAY_US)

#define PROMISE(session, product, spec, units, day)                                                             \
  { .session_id = session, .item_id = 100 + session, .product_id = product, .spec_id = spec, .quantity = units, \
    .total = KB_NONE, .start_us = SHOW_US + (day) * DAY_US }

typedef struct
{
  const char      *name;
  KbSupplyPromise  promises[3];
  guint            n_promises;
  KbSupplyLot      lots[3];
  guint            n_lots;
  guint            n_sharing;   /* 0: no clash */
  gint64           promised;
  gint64           available;
} Case;

static const Case cases[] = {
  { "enough-for-both", { PROMISE (1, 7, 0, 300, 0), PROMISE (2, 7, 0, 200, 1) }, 2, { { 7, 0, 500, KB_NONE } }, 1, 0, 0, 0 },
  { "one-too-many", { PROMISE (1, 7, 0, 300, 0), PROMISE (2, 7, 0, 201, 1) }, 2, { { 7, 0, 500, KB_NONE } }, 1, 2, 501, 500 },
  { "one-session-alone", { PROMISE (1, 7, 0, 501, 0) }, 1, { { 7, 0, 500, KB_NONE } }, 1, 1, 501, 500 },
  { "not-counted", { PROMISE (1, 7, 0, 300, 0), PROMISE (2, 7, 0, 300, 1) }, 2, { { 8, 0, 1, KB_NONE } }, 1, 0, 0, 0 },
  { "none-left", { PROMISE (1, 7, 0, 1, 0) }, 1, { { 7, 0, 0, KB_NONE } }, 1, 1, 1, 0 },
  { "delivery-in-time", { PROMISE (1, 7, 0, 300, 0), PROMISE (2, 7, 0, 300, 2) }, 2,
    { { 7, 0, 300, KB_NONE }, { 7, 0, 300, SHOW_US + DAY_US } }, 2, 0, 0, 0 },
  { "delivery-too-late", { PROMISE (1, 7, 0, 300, 0), PROMISE (2, 7, 0, 300, 1) }, 2,
    { { 7, 0, 300, KB_NONE }, { 7, 0, 300, SHOW_US + 2 * DAY_US } }, 2, 2, 600, 300 },
  { "delivery-heals-the-later-one", { PROMISE (1, 7, 0, 400, 0), PROMISE (2, 7, 0, 100, 2) }, 2,
    { { 7, 0, 300, KB_NONE }, { 7, 0, 300, SHOW_US + DAY_US } }, 2, 1, 400, 300 },
  { "specification-of-its-own", { PROMISE (1, 7, 71, 90, 0), PROMISE (2, 7, 71, 20, 1), PROMISE (3, 7, 72, 50, 1) }, 3,
    { { 7, 71, 100, KB_NONE }, { 7, 72, 50, KB_NONE }, { 7, 0, 150, KB_NONE } }, 3, 2, 110, 100 },
  { "long-ago", { PROMISE (1, 7, 0, 400, -9), PROMISE (2, 7, 0, 400, 0) }, 2, { { 7, 0, 500, KB_NONE } }, 1, 0, 0, 0 },
  { "nothing-offered", { PROMISE (1, 7, 0, 0, 0), PROMISE (2, 7, 0, KB_NONE, 0) }, 2, { { 7, 0, 0, KB_NONE } }, 1, 0, 0, 0 },
};

static void
test_case (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (GPtrArray) clashes = kb_supply_find_clashes (item->promises, item->n_promises, item->lots, item->n_lots,
                                                          NOW_US);
  const KbSupplyClash *clash;

  g_assert_cmpuint (clashes->len, ==, item->n_sharing > 0);
  if (item->n_sharing == 0)
    return;
  clash = clashes->pdata[0];
  g_assert_cmpuint (clash->promises->len, ==, item->n_sharing);
  g_assert_cmpint (clash->promised, ==, item->promised);
  g_assert_cmpint (clash->available, ==, item->available);
}

static void
lineups_own_total_holds_where_nobody_counts (void)
{
  KbSupplyPromise promises[] = { PROMISE (1, 7, 0, 300, 0), PROMISE (2, 7, 0, 300, 1) };
  g_autoptr (GPtrArray) clashes = NULL;

  promises[0].total = 400;
  promises[1].total = 500;
  clashes = kb_supply_find_clashes (promises, 2, NULL, 0, NOW_US);

  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_cmpint (((KbSupplyClash *) clashes->pdata[0])->available, ==, 500);
}

static void
dateless_session_takes_what_is_left (void)
{
  KbSupplyPromise promises[] = { PROMISE (1, 7, 0, 300, 0), PROMISE (2, 7, 0, 300, 1) };
  const KbSupplyLot lot = { 7, 0, 500, KB_NONE };
  g_autoptr (GPtrArray) clashes = NULL;
  const KbSupplyClash *clash;

  promises[0].start_us = KB_NONE;
  clashes = kb_supply_find_clashes (promises, 2, &lot, 1, NOW_US);

  g_assert_cmpuint (clashes->len, ==, 1);
  clash = clashes->pdata[0];
  g_assert_cmpint (g_array_index (clash->promises, KbSupplyPromise, 0).session_id, ==, 2);
  g_assert_cmpint (g_array_index (clash->promises, KbSupplyPromise, 1).session_id, ==, 1);
}

static void
live_session_holds_however_old (void)
{
  KbSupplyPromise promises[] = { PROMISE (1, 7, 0, 300, -9), PROMISE (2, 7, 0, 300, 1) };
  const KbSupplyLot lot = { 7, 0, 500, KB_NONE };
  g_autoptr (GPtrArray) clashes = NULL;

  promises[0].is_live = TRUE;
  clashes = kb_supply_find_clashes (promises, 2, &lot, 1, NOW_US);

  g_assert_cmpuint (clashes->len, ==, 1);
}

/* Whatever is promised: nobody goes short exactly when there is no clash, and order does not matter. */
static void
clash_exactly_when_short (void)
{
  for (int round = 0; round < 500; round++)
    {
      KbSupplyPromise promises[6];
      const gint64 stock = g_test_rand_int_range (0, 40);
      const KbSupplyLot lot = { 7, 0, stock, KB_NONE };
      g_autoptr (GPtrArray) clashes = NULL;
      gint64 sum = 0;

      for (int i = 0; i < 6; i++)
        {
          promises[i] = (KbSupplyPromise) PROMISE (i + 1, 7, 0, g_test_rand_int_range (0, 12), g_test_rand_int_range (0, 5));
          sum += promises[i].quantity;
        }
      clashes = kb_supply_find_clashes (promises, 6, &lot, 1, NOW_US);
      g_assert_cmpuint (clashes->len, ==, sum > stock);
      if (clashes->len > 0)
        g_assert_cmpint (((KbSupplyClash *) clashes->pdata[0])->promised, ==, sum);
    }
}

static void
add_session (KbRecordSet *library,
             gint64       id,
             const char  *title)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, id);

  kb_record_set_text (session, KB_SESSION_TITLE, title);
  kb_record_set_add (library, session);
}

static KbRecord *
add_product (KbRecordSet *library,
             gint64       id,
             const char  *name,
             gint64       stock)
{
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, id);

  kb_record_set_text (product, KB_PRODUCT_NAME, name);
  if (stock != KB_NONE)
    kb_record_set_int (product, KB_PRODUCT_STOCK, stock);
  kb_record_set_add (library, product);
  return product;
}

static void
add_spec (KbRecordSet *library,
          gint64       id,
          gint64       product_id,
          const char  *name,
          gint64       stock)
{
  g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_PRODUCT_SPEC, id);

  kb_record_set_int (spec, KB_PRODUCT_SPEC_PRODUCT_ID, product_id);
  kb_record_set_int (spec, KB_PRODUCT_SPEC_POSITION, id);
  kb_record_set_text (spec, KB_PRODUCT_SPEC_NAME, name);
  if (stock != KB_NONE)
    kb_record_set_int (spec, KB_PRODUCT_SPEC_STOCK, stock);
  kb_record_set_add (library, spec);
}

static void
add_delivery (KbRecordSet *library,
              gint64       id,
              gint64       product_id,
              gint64       expected,
              gint64       expected_us,
              gint64       received)
{
  g_autoptr (KbRecord) delivery = kb_record_new (KB_ENTITY_DELIVERY, id);

  kb_record_set_int (delivery, KB_DELIVERY_PRODUCT_ID, product_id);
  kb_record_set_int (delivery, KB_DELIVERY_EXPECTED, expected);
  if (expected_us != KB_NONE)
    kb_record_set_int (delivery, KB_DELIVERY_EXPECTED_US, expected_us);
  if (received != KB_NONE)
    kb_record_set_int (delivery, KB_DELIVERY_RECEIVED, received);
  kb_record_set_add (library, delivery);
}

static void
clash_names_both_sessions (void)
{
  static const KbSupplyPromise promises[] = { PROMISE (1, 7, 0, 300, 0), PROMISE (2, 7, 0, 250, 1) };
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (GArray) offered = g_array_new (FALSE, FALSE, sizeof (KbSupplyPromise));
  g_autoptr (GPtrArray) problems = NULL;
  const KbProblem *problem;

  g_array_append_vals (offered, promises, 2);
  add_session (library, 1, "Autumn");
  add_session (library, 2, "Kitchen");
  add_product (library, 7, "Lotion", 500);
  problems = kb_supply_check (library, offered, NOW_US);

  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->code, ==, "supply.clash");
  g_assert_cmpint (problem->level, ==, KB_LEVEL_BLOCK);
  g_assert_cmpstr (problem->text, ==,
                   "Lotion is promised more than once: “Autumn” 300, “Kitchen” 250, together 550, but by then there are "
                   "500. Lower one of them or order more.");
  g_assert_true (kb_problem_is_about (problem, 101));
  g_assert_true (kb_problem_is_about (problem, 102));
  g_assert_true (kb_problem_is_about (problem, 7));
}

static void
one_sessions_two_items_are_not_a_clash_of_two (void)
{
  KbSupplyPromise promises[] = { PROMISE (1, 7, 0, 300, 0), PROMISE (1, 7, 0, 250, 0) };
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (GArray) offered = g_array_new (FALSE, FALSE, sizeof (KbSupplyPromise));
  g_autoptr (GPtrArray) problems = NULL;

  promises[1].item_id = 199;
  g_array_append_vals (offered, promises, 2);
  add_session (library, 1, "Autumn");
  add_product (library, 7, "Lotion", 500);
  problems = kb_supply_check (library, offered, NOW_US);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((KbProblem *) problems->pdata[0])->code, ==, "supply.short");
}

static void
late_delivery_is_told (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (GArray) offered = g_array_new (FALSE, FALSE, sizeof (KbSupplyPromise));
  g_autoptr (GPtrArray) problems = NULL;
  const KbProblem *problem;

  add_product (library, 7, "Lotion", 500);
  add_delivery (library, 31, 7, 200, NOW_US - 2 * DAY_US, KB_NONE);
  add_delivery (library, 32, 7, 200, NOW_US - 2 * DAY_US, 180);
  add_delivery (library, 33, 7, 200, NOW_US + DAY_US, KB_NONE);
  problems = kb_supply_check (library, offered, NOW_US);

  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->code, ==, "supply.late");
  g_assert_cmpint (kb_problem_get (problem, 0)->id, ==, 31);
}

static gint64
sum_of (GArray *lots,
        gint64  product_id,
        gint64  spec_id)
{
  gint64 sum = KB_NONE;

  for (guint i = 0; i < lots->len; i++)
    {
      const KbSupplyLot *lot = &g_array_index (lots, KbSupplyLot, i);

      if (lot->product_id == product_id && lot->spec_id == spec_id)
        sum = (sum == KB_NONE ? 0 : sum) + lot->quantity;
    }
  return sum;
}

static void
lots_are_stock_and_what_is_expected (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (GArray) lots = NULL;

  add_product (library, 7, "Lotion", 500);
  add_product (library, 8, "Beads", KB_NONE);
  add_product (library, 9, "Mask", KB_NONE);
  add_spec (library, 81, 8, "A", 60);
  add_spec (library, 82, 8, "B", 0);
  add_spec (library, 91, 9, "A", 40);
  add_spec (library, 92, 9, "B", KB_NONE);
  add_delivery (library, 31, 7, 200, NOW_US + DAY_US, KB_NONE);
  add_delivery (library, 32, 7, 900, NOW_US - DAY_US, 900);
  lots = kb_supply_collect_lots (library);

  g_assert_cmpint (sum_of (lots, 7, 0), ==, 700);
  g_assert_cmpint (sum_of (lots, 8, 0), ==, 60);
  g_assert_cmpint (sum_of (lots, 8, 82), ==, 0);
  g_assert_cmpint (sum_of (lots, 9, 0), ==, KB_NONE);
  g_assert_cmpint (sum_of (lots, 9, 91), ==, 40);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/supply/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/engine/supply/lineups-own-total-holds-where-nobody-counts",
                   lineups_own_total_holds_where_nobody_counts);
  g_test_add_func ("/engine/supply/dateless-session-takes-what-is-left", dateless_session_takes_what_is_left);
  g_test_add_func ("/engine/supply/live-session-holds-however-old", live_session_holds_however_old);
  g_test_add_func ("/engine/supply/clash-exactly-when-short", clash_exactly_when_short);
  g_test_add_func ("/engine/supply/clash-names-both-sessions", clash_names_both_sessions);
  g_test_add_func ("/engine/supply/one-sessions-two-items-are-not-a-clash-of-two",
                   one_sessions_two_items_are_not_a_clash_of_two);
  g_test_add_func ("/engine/supply/late-delivery-is-told", late_delivery_is_told);
  g_test_add_func ("/engine/supply/lots-are-stock-and-what-is-expected", lots_are_stock_and_what_is_expected);

  return g_test_run ();
}
