/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli-desk.h"

/* `kaibo lineup` of the two sessions that ship, against the figures of zh.md §5 and en.md §5. */

/* Link number, list, live, cost (−1: a partner's), final, margin, margin in tenths of a percent, stock, minutes, loops. */
static const gint64 zh[][10] = {
  { 1, 5900, 1990, 1120, 1990, 870, 437, 600, 8, 2 },
  { 2, 5900, 2990, 1680, 2990, 1310, 438, 1500, 8, 2 },
  { 3, 12900, 990, 2200, 990, -1210, -1222, 300, 15, 6 },
  { 4, 19900, 12900, 3100, 11700, 9800, 760, 2000, 18, 3 },
  { 5, 26900, 18900, 3800, 17700, 15100, 799, 600, 11, 2 },
  { 6, 29900, 21900, 4600, 18900, 17300, 790, 400, 5, 1 },
  { 7, 15900, 9900, 2100, 8700, 7800, 788, 1200, 11, 2 },
  { 8, 23900, 15900, 2700, 14700, 13200, 830, 400, 5, 1 },
  { 9, 11900, 6900, 1450, 6900, 5450, 790, 800, 9, 2 },
  { 10, 69900, 45900, 9600, 42900, 36300, 791, 120, 10, 2 },
  { 11, 9900, 5900, 1300, 5900, 4600, 780, 1500, 9, 2 },
  { 12, 4900, 2490, 720, 2490, 1770, 711, 1000, 8, 2 },
  { 13, 8900, 3990, 1760, 3990, 2230, 559, 3000, 13, 2 },
  { 14, 4500, 1990, 980, 1990, 1010, 508, 1200, 4, 1 },
  { 15, 3900, 2290, 940, 2290, 1350, 590, 1000, 4, 1 },
  { 16, 29900, 19900, -1, 16900, 4378, 220, 300, 5, 1 },
  { 17, 9900, 5900, -1, 5900, 1475, 250, 500, 4, 1 },
  { 18, 89900, 59900, -1, 56900, 10782, 180, 150, 7, 1 },
};

static const gint64 en[][10] = {
  { 1, 1999, 899, 360, 899, 539, 600, 400, 4, 1 },
  { 2, 3499, 2499, 980, 2499, 1519, 608, 250, 3, 1 },
  { 3, 4999, 3499, 1240, 3499, 2259, 646, 500, 17, 3 },
  { 4, 2499, 1799, 610, 1799, 1189, 661, 300, 3, 1 },
  { 5, 5999, 4499, 1870, 4499, 2629, 584, 260, 11, 2 },
  { 6, 3299, 2299, 820, 2299, 1479, 643, 400, 9, 2 },
  { 7, 7999, 5999, 2350, 5399, 3649, 608, 180, 3, 1 },
  { 8, 5499, 3999, 1430, 3999, 2569, 642, 240, 4, 1 },
  { 9, 8999, 6499, 2510, 5899, 3989, 614, 160, 5, 1 },
  { 10, 24900, 18900, 8200, 18300, 10700, 566, 60, 5, 1 },
  { 11, 2499, 599, 710, 599, -111, -185, 80, 8, 3 },
};

static void
compare_item (JsonObject   *item,
              const gint64 *figures)
{
  static const char *const names[] = { "link_no", "list_minor", "live_minor", "cost_minor", "final_minor", "margin_minor",
                                       NULL, "stock", NULL, "loops" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (names[i] == NULL)
        continue;
      g_test_message ("No.%d %s", (int) figures[0], names[i]);
      if (figures[i] == -1)
        g_assert_true (json_object_get_null_member (item, names[i]));
      else
        g_assert_cmpint (json_object_get_int_member (item, names[i]), ==, figures[i]);
    }
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (item, "margin_pct"), figures[6] / 10.0, 0.0501);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (item, "minutes"), figures[8], 1e-9);
}

static void
has_exactly_its_keys (JsonObject *item)
{
  static const char *const keys[] = { "link_no", "sku", "name", "role", "ownership", "list_minor", "live_minor",
                                      "final_minor", "cost_minor", "margin_minor", "margin_pct", "contribution_minor",
                                      "stock", "limit", "gift", "gift_value_minor", "gift_cost_minor", "minutes", "loops",
                                      "problems" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_true (json_object_has_member (item, keys[i]));
  g_assert_cmpuint (json_object_get_size (item), ==, G_N_ELEMENTS (keys));
}

static void
compare_lineup (Desk         *self,
                const char   *session,
                const gint64  figures[][10],
                guint         n_items)
{
  g_autoptr (JsonNode) node = desk_ask_json (self, 0, "lineup %s", session);
  JsonArray *items = json_object_get_array_member (json_node_get_object (node), "items");
  JsonObject *totals = json_object_get_object_member (json_node_get_object (node), "totals");
  gint64 margin = 0;

  g_assert_cmpuint (json_array_get_length (items), ==, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      has_exactly_its_keys (json_array_get_object_element (items, i));
      compare_item (json_array_get_object_element (items, i), figures[i]);
      margin += figures[i][5] * figures[i][7];
    }
  g_assert_cmpint (json_object_get_int_member (totals, "margin_minor"), ==, margin);
}

static void
margins_are_those_of_the_samples (Desk          *self,
                                  gconstpointer  data)
{
  compare_lineup (self, "TY-20261017-A", zh, G_N_ELEMENTS (zh));
  compare_lineup (self, "RE-20261015-LIVE", en, G_N_ELEMENTS (en));
}

static guint
count_problems (JsonObject *object)
{
  return json_array_get_length (json_object_get_array_member (object, "problems"));
}

/* The one true warning: No.4 is back on air at 21:53, and Q2 can be collected until 21:50. */
static void
samples_raise_no_false_alarm (Desk          *self,
                              gconstpointer  data)
{
  g_autoptr (JsonNode) chinese = desk_ask_json (self, 0, "lineup TY-20261017-A");
  g_autoptr (JsonNode) english = desk_ask_json (self, 0, "lineup RE-20261015-LIVE");
  JsonArray *items = json_object_get_array_member (json_node_get_object (chinese), "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      g_assert_cmpuint (count_problems (item), ==, json_object_get_int_member (item, "link_no") == 4);
    }
  items = json_object_get_array_member (json_node_get_object (english), "items");
  for (guint i = 0; i < json_array_get_length (items); i++)
    g_assert_cmpuint (count_problems (json_array_get_object_element (items, i)), ==, 0);
  g_assert_cmpuint (count_problems (json_object_get_object_member (json_node_get_object (english), "totals")), ==, 0);
}

static void
table_is_for_people (Desk          *self,
                     gconstpointer  data)
{
  g_autofree char *output = desk_expect (self, 0, "lineup TY-20261017-A");

  g_assert_nonnull (strstr (output, "TY-RY100"));
  g_assert_nonnull (strstr (output, "¥117.00"));
  g_assert_nonnull (strstr (output, "−122.2%"));
}

static void
sad_calls_say_why (Desk          *self,
                   gconstpointer  data)
{
  desk_expect_naming (self, 2, "SESSION", "lineup");
  desk_expect_naming (self, 2, "nonsense", "lineup TY-20261017-A --nonsense");
  desk_expect_naming (self, 3, "no-such-session", "lineup no-such-session");
  desk_expect_naming (self, 4, "/proc/none", "--library /proc/none/library.db lineup TY");
}

#define ADD(path, func) g_test_add ("/cli/lineup/" path, Desk, "zh en", desk_set_up, func, desk_tear_down)

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  ADD ("margins-are-those-of-the-samples", margins_are_those_of_the_samples);
  ADD ("samples-raise-no-false-alarm", samples_raise_no_false_alarm);
  ADD ("table-is-for-people", table_is_for_people);
  ADD ("sad-calls-say-why", sad_calls_say_why);

  return g_test_run ();
}
