/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-cost.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-kaibo-reader.h"
#include "kb-kaibo-writer.h"
#include "kb-lineup.h"
#include "kb-results.h"
#include "kb-run-log.h"
#include "kb-session.h"
#include "kb-store.h"

/* The two sessions that ship, read from their files into a library and out of it again. The figures
 * are those that the samples' last sections state. */
typedef struct
{
  const char *file;
  const char *code;
  guint       n_cues, n_items, n_people, n_duties, n_shifts, n_directions;
  gint64      length_ms, gmv_minor, coupon_minor, net_minor, cost_minor, contribution_minor;
  gint64      units, orders, redeemed, pcu, pcu_minute;
} Expected;

static const Expected samples[] = {
  { "zh.kaibo", "TY-20261017-A", 45, 18, 18, 16, 13, 90, 10800000, 24654790, 1439200, 22357068, 16744231, 11738228,
    4449, 4000, 1225, 1148, 61 },
  { "en.kaibo", "RE-20261015-LIVE", 26, 11, 12, 12, 9, 26, 5400000, 2381518, 100800, 2206301, 2010722, 1080873,
    889, 789, 168, 318, 71 },
};

typedef struct
{
  const Expected *expected;
  GBytes         *text;      /* owned: the file */
  GPtrArray      *rows;      /* owned: every row, as loaded from the library */
  KbRecord       *session;   /* borrowed */
} Sample;

static GPtrArray *
read_sample (GBytes     *text,
             const char *name)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (text);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = kb_kaibo_read (stream, name, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
import_sample (KbStore   *store,
               GPtrArray *rows)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Import");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rows->len; i++)
    kb_edit_insert (edit, rows->pdata[i]);
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, rows->len);
}

static GPtrArray *
load_rows (KbStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = kb_store_load_library (store, &error);
  const guint n_shared = rows->len;

  for (guint i = 0; i < n_shared; i++)
    if (kb_record_get_kind (rows->pdata[i]) == KB_ENTITY_SESSION)
      {
        g_autoptr (GPtrArray) own = kb_store_load_session (store, kb_record_get_id (rows->pdata[i]), &error);

        for (guint j = 0; j < own->len; j++)
          if (kb_record_get_kind (own->pdata[j]) != KB_ENTITY_SESSION)
            g_ptr_array_add (rows, g_object_ref (own->pdata[j]));
      }
  g_assert_no_error (error);

  return rows;
}

static void
sample_set_up (Sample        *self,
               gconstpointer  data)
{
  const Expected *expected = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", expected->file, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  g_assert_no_error (error);
  self->expected = expected;
  self->text = g_bytes_new_take (text, length);

  rows = read_sample (self->text, expected->file);
  store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_assert_no_error (error);
  import_sample (store, rows);
  self->rows = load_rows (store);
  g_assert_cmpuint (self->rows->len, ==, rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    if (kb_record_get_kind (self->rows->pdata[i]) == KB_ENTITY_SESSION)
      self->session = self->rows->pdata[i];
  g_assert_nonnull (self->session);
}

static void
sample_tear_down (Sample        *self,
                  gconstpointer  data)
{
  g_ptr_array_unref (self->rows);
  g_bytes_unref (self->text);
}

static GPtrArray *
pick (Sample       *self,
      KbEntityKind  kind)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (kb_record_get_kind (self->rows->pdata[i]) == kind)
      g_ptr_array_add (rows, self->rows->pdata[i]);
  return rows;
}

static guint
count (Sample       *self,
       KbEntityKind  kind)
{
  g_autoptr (GPtrArray) rows = pick (self, kind);

  return rows->len;
}

static gint64
sum (Sample       *self,
     KbEntityKind  kind,
     guint         field)
{
  g_autoptr (GPtrArray) rows = pick (self, kind);
  gint64 total = 0;

  for (guint i = 0; i < rows->len; i++)
    total += kb_record_get_int_or (rows->pdata[i], field, 0);
  return total;
}

static KbRecord *
find (Sample       *self,
      KbEntityKind  kind,
      guint         field,
      gint64        value)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      KbRecord *row = self->rows->pdata[i];

      if (kb_record_get_kind (row) == kind && kb_record_get_int (row, field) == value)
        return row;
    }

  g_assert_not_reached ();
}

static gint64
minute_value (Sample *self,
              gint64  minute,
              guint   field)
{
  return kb_record_get_int (find (self, KB_ENTITY_MINUTE_METRIC, KB_MINUTE_METRIC_MINUTE, minute), field);
}

static gint64
result_of (Sample   *self,
           KbMetric  metric)
{
  return kb_record_get_int (find (self, KB_ENTITY_GOAL, KB_GOAL_METRIC, metric), KB_GOAL_RESULT);
}

static void
every_row_is_there (Sample        *self,
                    gconstpointer  data)
{
  const Expected *expected = self->expected;
  g_autoptr (GPtrArray) duties = pick (self, KB_ENTITY_ASSIGNMENT);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < duties->len; i++)
    g_hash_table_add (titles, (char *) kb_record_get_text (duties->pdata[i], KB_ASSIGNMENT_TITLE));

  g_assert_cmpstr (kb_record_get_text (self->session, KB_SESSION_CODE), ==, expected->code);
  g_assert_cmpuint (count (self, KB_ENTITY_CUE), ==, expected->n_cues);
  g_assert_cmpuint (count (self, KB_ENTITY_CUE_DIRECTION), ==, expected->n_directions);
  g_assert_cmpuint (count (self, KB_ENTITY_LINEUP_ITEM), ==, expected->n_items);
  g_assert_cmpuint (count (self, KB_ENTITY_SALES_LINE), ==, expected->n_items);
  g_assert_cmpuint (count (self, KB_ENTITY_PERSON), ==, expected->n_people);
  g_assert_cmpuint (g_hash_table_size (titles), ==, expected->n_duties);
  g_assert_cmpuint (count (self, KB_ENTITY_SHIFT), ==, expected->n_shifts);
  g_assert_cmpuint (count (self, KB_ENTITY_MINUTE_METRIC), ==, expected->length_ms / 60000);
  g_assert_cmpuint (count (self, KB_ENTITY_INCIDENT_PLAN), ==, 36);
}

static void
export_of_import_is_the_file (Sample        *self,
                              gconstpointer  data)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_kaibo_write (self->rows, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  text = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_true (g_bytes_equal (text, self->text));
}

static void
sales_add_up (Sample        *self,
              gconstpointer  data)
{
  const Expected *expected = self->expected;
  const gint64 refund = sum (self, KB_ENTITY_SALES_LINE, KB_SALES_LINE_REFUND_MINOR);

  g_assert_cmpint (sum (self, KB_ENTITY_MINUTE_METRIC, KB_MINUTE_METRIC_GMV_MINOR), ==, expected->gmv_minor);
  g_assert_cmpint (sum (self, KB_ENTITY_SALES_LINE, KB_SALES_LINE_GMV_MINOR), ==, expected->gmv_minor);
  g_assert_cmpint (result_of (self, KB_METRIC_GMV), ==, expected->gmv_minor);
  g_assert_cmpint (sum (self, KB_ENTITY_MINUTE_METRIC, KB_MINUTE_METRIC_UNITS), ==, expected->units);
  g_assert_cmpint (sum (self, KB_ENTITY_SALES_LINE, KB_SALES_LINE_UNITS), ==, expected->units);
  g_assert_cmpint (sum (self, KB_ENTITY_MINUTE_METRIC, KB_MINUTE_METRIC_ORDERS), ==, expected->orders);
  g_assert_cmpint (result_of (self, KB_METRIC_ORDERS), ==, expected->orders);

  g_assert_cmpint (sum (self, KB_ENTITY_SALES_LINE, KB_SALES_LINE_GROSS_MINOR) - expected->coupon_minor, ==,
                   expected->gmv_minor);
  g_assert_cmpint (expected->gmv_minor - refund, ==, expected->net_minor);
  g_assert_cmpint (sum (self, KB_ENTITY_SALES_LINE, KB_SALES_LINE_NET_MINOR), ==, expected->net_minor);
  g_assert_cmpint (result_of (self, KB_METRIC_NET_GMV), ==, expected->net_minor);
  g_assert_cmpint (sum (self, KB_ENTITY_SALES_LINE, KB_SALES_LINE_CONTRIBUTION_MINOR), ==,
                   expected->contribution_minor);
}

static void
coupons_add_up (Sample        *self,
                gconstpointer  data)
{
  const Expected *expected = self->expected;
  g_autoptr (GPtrArray) coupons = pick (self, KB_ENTITY_COUPON);

  g_assert_cmpint (sum (self, KB_ENTITY_MINUTE_METRIC, KB_MINUTE_METRIC_COUPON_MINOR), ==, expected->coupon_minor);
  g_assert_cmpint (sum (self, KB_ENTITY_SALES_LINE, KB_SALES_LINE_COUPON_MINOR), ==, expected->coupon_minor);
  g_assert_cmpint (sum (self, KB_ENTITY_COUPON, KB_COUPON_REDEEMED), ==, expected->redeemed);
  for (guint i = 0; i < coupons->len; i++)
    g_assert_cmpint (kb_record_get_int (coupons->pdata[i], KB_COUPON_REDEEMED)
                       * kb_record_get_int (coupons->pdata[i], KB_COUPON_VALUE_MINOR), ==,
                     kb_record_get_int (coupons->pdata[i], KB_COUPON_REDEEMED_MINOR));
  g_assert_cmpint (sum (self, KB_ENTITY_COUPON, KB_COUPON_REDEEMED_MINOR), ==, expected->coupon_minor);
}

static void
costs_add_up (Sample        *self,
              gconstpointer  data)
{
  const Expected *expected = self->expected;
  const gint64 profit = sum (self, KB_ENTITY_INCOME_ITEM, KB_INCOME_ITEM_AMOUNT_MINOR) - expected->cost_minor;

  g_assert_cmpint (sum (self, KB_ENTITY_COST_ITEM, KB_COST_ITEM_AMOUNT_MINOR), ==, expected->cost_minor);
  g_assert_cmpint (profit, ==, kb_record_get_int (find (self, KB_ENTITY_INDICATOR, KB_INDICATOR_METRIC,
                                                        KB_METRIC_PROFIT), KB_INDICATOR_NUMBER));
}

static void
viewers_follow_from_entries_and_leaves (Sample        *self,
                                        gconstpointer  data)
{
  const Expected *expected = self->expected;
  gint64 online = 0;
  gint64 peak = 0;

  for (gint64 minute = 0; minute < expected->length_ms / 60000; minute++)
    {
      online += minute_value (self, minute, KB_MINUTE_METRIC_VIEWS) - minute_value (self, minute, KB_MINUTE_METRIC_LEAVES);
      g_assert_cmpint (minute_value (self, minute, KB_MINUTE_METRIC_ONLINE), ==, online);
      peak = MAX (peak, online);
    }

  g_assert_cmpint (peak, ==, expected->pcu);
  g_assert_cmpint (result_of (self, KB_METRIC_PCU), ==, expected->pcu);
  g_assert_cmpint (minute_value (self, expected->pcu_minute, KB_MINUTE_METRIC_ONLINE), ==, expected->pcu);
}

static void
cues_tile_the_session (Sample        *self,
                       gconstpointer  data)
{
  const gint64 start_us = kb_record_get_int (self->session, KB_SESSION_START_US);
  g_autoptr (GPtrArray) segments = pick (self, KB_ENTITY_SEGMENT);
  g_autoptr (GPtrArray) cues = pick (self, KB_ENTITY_CUE);
  gint64 at_us = start_us;
  guint n_hard = 0;

  for (guint i = 0; i < segments->len; i++)
    for (guint j = 0; j < cues->len; j++)
      {
        KbRecord *cue = cues->pdata[j];

        if (kb_record_get_int (cue, KB_CUE_SEGMENT_ID) != kb_record_get_id (segments->pdata[i]))
          continue;
        if (kb_record_get_bool (cue, KB_CUE_HARD))
          {
            g_assert_cmpint (kb_record_get_int (cue, KB_CUE_FIXED_US), ==, at_us);
            n_hard++;
          }
        g_assert_cmpstr (kb_record_get_text (cue, KB_CUE_SCRIPT), !=, "");
        g_assert_false (kb_record_is_null (cue, KB_CUE_SPEAKER_ID));
        at_us += kb_record_get_int (cue, KB_CUE_DURATION_MS) * 1000;
      }

  g_assert_cmpuint (n_hard, ==, 5);
  g_assert_cmpint (at_us - start_us, ==, self->expected->length_ms * 1000);
  g_assert_cmpint (at_us, ==, kb_record_get_int (self->session, KB_SESSION_TARGET_END_US));
}

static void
flash_deals_sell_in_their_rounds (Sample        *self,
                                  gconstpointer  data)
{
  static const int rounds[][4] = { { 60, 120, 170, -1 }, { 27, 70, -1 } };
  const gboolean zh = self->expected == &samples[0];
  const int *round = rounds[zh ? 0 : 1];
  KbRecord *item = find (self, KB_ENTITY_LINEUP_ITEM, KB_LINEUP_ITEM_LINK_NO, zh ? 3 : 11);
  KbRecord *line = find (self, KB_ENTITY_SALES_LINE, KB_SALES_LINE_LINEUP_ITEM_ID, kb_record_get_id (item));
  const gint64 each = zh ? 100 : 40;
  gint64 sold = 0;

  for (; *round >= 0; round++, sold += each)
    {
      gint64 units = 0;

      for (int minute = *round; minute < *round + 3; minute++)
        {
          units += minute_value (self, minute, KB_MINUTE_METRIC_UNITS);
          g_assert_cmpint (minute_value (self, minute, KB_MINUTE_METRIC_LINEUP_ITEM_ID), ==, kb_record_get_id (item));
        }
      g_assert_cmpint (units, >=, each);
    }
  g_assert_cmpint (kb_record_get_int (line, KB_SALES_LINE_UNITS), ==, sold);
  g_assert_cmpint (kb_record_get_int (item, KB_LINEUP_ITEM_LIVE_STOCK), ==, sold);
}

static void
the_break_of_the_stream_shows (Sample        *self,
                               gconstpointer  data)
{
  for (gint64 minute = 97; minute <= 100; minute++)
    {
      g_assert_cmpint (minute_value (self, minute, KB_MINUTE_METRIC_AD_SPEND_MINOR), ==, 0);
      if (minute > 98)
        continue;
      g_assert_cmpint (minute_value (self, minute, KB_MINUTE_METRIC_GMV_MINOR), ==, 0);
      g_assert_cmpint (minute_value (self, minute, KB_MINUTE_METRIC_LIKES), ==, 0);
      g_assert_cmpint (minute_value (self, minute, KB_MINUTE_METRIC_PRODUCT_CLICKS), ==, 0);
    }
}

static void
traffic_and_visits_add_up (Sample        *self,
                           gconstpointer  data)
{
  KbRecord *paid = find (self, KB_ENTITY_FUNNEL_STEP, KB_FUNNEL_STEP_KIND, KB_FUNNEL_KIND_PAID);
  KbRecord *view = find (self, KB_ENTITY_FUNNEL_STEP, KB_FUNNEL_STEP_KIND, KB_FUNNEL_KIND_VIEW);

  g_assert_cmpint (sum (self, KB_ENTITY_TRAFFIC_SOURCE, KB_TRAFFIC_SOURCE_VIEWERS), ==, 61010);
  g_assert_cmpint (sum (self, KB_ENTITY_TRAFFIC_SOURCE, KB_TRAFFIC_SOURCE_ORDERS), ==, 4000);
  g_assert_cmpint (sum (self, KB_ENTITY_TRAFFIC_SOURCE, KB_TRAFFIC_SOURCE_GMV_MINOR), ==, 24654790);
  g_assert_cmpint (sum (self, KB_ENTITY_DWELL_BUCKET, KB_DWELL_BUCKET_VISITS), ==, 77137);
  g_assert_cmpint (sum (self, KB_ENTITY_MINUTE_METRIC, KB_MINUTE_METRIC_VIEWS), ==, 77137);
  g_assert_cmpint (sum (self, KB_ENTITY_MINUTE_METRIC, KB_MINUTE_METRIC_NEW_VIEWERS), ==, 61010);
  g_assert_cmpint (kb_record_get_int (view, KB_FUNNEL_STEP_PEOPLE), ==, 61010);
  g_assert_cmpint (kb_record_get_int (paid, KB_FUNNEL_STEP_PEOPLE), ==, 3736);
  g_assert_cmpint (kb_record_get_int (paid, KB_FUNNEL_STEP_TIMES), ==, 4000);
  g_assert_cmpint (sum (self, KB_ENTITY_GIVEAWAY, KB_GIVEAWAY_QUANTITY), ==, 43);
  g_assert_cmpint (sum (self, KB_ENTITY_GIVEAWAY, KB_GIVEAWAY_COST_MINOR), ==, 44280);
}

static void
the_run_took_every_cue (Sample        *self,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) events = pick (self, KB_ENTITY_RUN_EVENT);
  g_autoptr (GPtrArray) cues = pick (self, KB_ENTITY_CUE);
  guint n_taken = 0;

  for (guint i = 0; i < events->len; i++)
    {
      KbRecord *event = events->pdata[i];

      g_assert_cmpint (kb_record_get_int (event, KB_RUN_EVENT_POSITION), ==, i + 1);
      for (guint j = 0; j < cues->len; j++)
        if (kb_record_get_int (event, KB_RUN_EVENT_CUE_ID) == kb_record_get_id (cues->pdata[j]))
          {
            n_taken++;
            if (kb_record_get_bool (cues->pdata[j], KB_CUE_HARD))
              g_assert_cmpint (kb_record_get_int (event, KB_RUN_EVENT_AT_US), ==,
                               kb_record_get_int (cues->pdata[j], KB_CUE_FIXED_US));
          }
    }
  g_assert_cmpuint (n_taken, ==, cues->len);
  g_assert_cmpuint (events->len, ==, cues->len + 2);
}

static void
add_claim (const Expected *sample,
           const char     *claim,
           void          (*test) (Sample *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/exchange/samples/%.2s/%s", sample->file, claim);

  g_test_add (path, Sample, sample, sample_set_up, test, sample_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      add_claim (&samples[i], "every-row-is-there", every_row_is_there);
      add_claim (&samples[i], "export-of-import-is-the-file", export_of_import_is_the_file);
      add_claim (&samples[i], "sales-add-up", sales_add_up);
      add_claim (&samples[i], "coupons-add-up", coupons_add_up);
      add_claim (&samples[i], "costs-add-up", costs_add_up);
      add_claim (&samples[i], "viewers-follow-from-entries-and-leaves", viewers_follow_from_entries_and_leaves);
      add_claim (&samples[i], "cues-tile-the-session", cues_tile_the_session);
      add_claim (&samples[i], "flash-deals-sell-in-their-rounds", flash_deals_sell_in_their_rounds);
    }
  add_claim (&samples[0], "the-break-of-the-stream-shows", the_break_of_the_stream_shows);
  add_claim (&samples[0], "traffic-and-visits-add-up", traffic_and_visits_add_up);
  add_claim (&samples[0], "the-run-took-every-cue", the_run_took_every_cue);

  return g_test_run ();
}
