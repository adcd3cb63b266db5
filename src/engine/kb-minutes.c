/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-minutes"

#include "config.h"

#include "kb-minutes.h"
#include "kb-record.h"

/**
 * KbMinutes:
 *
 * The figures of a show, minute by minute, by field of #KB_ENTITY_MINUTE_METRIC. What nobody told is a gap, %KB_NONE: it is
 * never zero, and nothing is computed from it.
 */
struct _KbMinutes
{
  GArray *values;    /* gint64, KB_MINUTE_METRIC_N_FIELDS of every minute */
  gint64  length;    /* minutes; the last one has a figure */
};

/**
 * kb_minutes_new:
 *
 * Returns: (transfer full): a show without any figure.
 */
KbMinutes *
kb_minutes_new (void)
{
  KbMinutes *self = g_new0 (KbMinutes, 1);

  self->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
kb_minutes_free (KbMinutes *self)
{
  g_array_unref (self->values);
  g_free (self);
}

static gboolean
is_figure (guint field)
{
  return field >= KB_MINUTE_METRIC_ONLINE && field < KB_MINUTE_METRIC_N_FIELDS;
}

static gint64 *
peek (const KbMinutes *self,
      gint64           minute,
      guint            field)
{
  return &g_array_index (self->values, gint64, minute * KB_MINUTE_METRIC_N_FIELDS + field);
}

/**
 * kb_minutes_new_of_rows:
 * @rows: (element-type KbRecord): minutes as they are kept, in any order
 * @last: the last minute that is taken; what a plan or an earlier run says of later ones is not known yet
 *
 * Sales of a minute of which only the sum is known are the difference to the sum of the minute before.
 *
 * Returns: (transfer full): their figures.
 */
KbMinutes *
kb_minutes_new_of_rows (GListModel *rows,
                        gint64      last)
{
  KbMinutes *self = kb_minutes_new ();

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (rows, i);
      const gint64 minute = kb_record_get_int (row, KB_MINUTE_METRIC_MINUTE);

      if (minute > last)
        continue;
      for (guint field = KB_MINUTE_METRIC_ONLINE; field < KB_MINUTE_METRIC_N_FIELDS; field++)
        kb_minutes_set (self, minute, field, kb_record_get_int (row, field));
    }

  for (gint64 minute = self->length - 1; minute > 0; minute--)
    {
      const gint64 sum = kb_minutes_get (self, minute, KB_MINUTE_METRIC_CUM_GMV_MINOR);
      const gint64 before = kb_minutes_get (self, minute - 1, KB_MINUTE_METRIC_CUM_GMV_MINOR);

      if (kb_minutes_get (self, minute, KB_MINUTE_METRIC_GMV_MINOR) == KB_NONE && before != KB_NONE && sum >= before)
        kb_minutes_set (self, minute, KB_MINUTE_METRIC_GMV_MINOR, sum - before);
    }

  return self;
}

/**
 * kb_minutes_set:
 * @minute: which, from 0; those from %KB_MINUTES_MAX on are left out
 * @field: a figure of #KB_ENTITY_MINUTE_METRIC
 * @value: its value, or %KB_NONE
 */
void
kb_minutes_set (KbMinutes *self,
                gint64     minute,
                guint      field,
                gint64     value)
{
  g_return_if_fail (is_figure (field));

  if (minute < 0 || minute >= KB_MINUTES_MAX || (value == KB_NONE && minute >= self->length))
    return;

  while (self->length <= minute)
    {
      const gint64 gap = KB_NONE;

      for (guint i = 0; i < KB_MINUTE_METRIC_N_FIELDS; i++)
        g_array_append_val (self->values, gap);
      self->length++;
    }
  *peek (self, minute, field) = value;
}

/**
 * kb_minutes_get:
 *
 * Returns: a figure of a minute; %KB_NONE where it is not known.
 */
gint64
kb_minutes_get (const KbMinutes *self,
                gint64           minute,
                guint            field)
{
  g_return_val_if_fail (is_figure (field), KB_NONE);

  return minute >= 0 && minute < self->length ? *peek (self, minute, field) : KB_NONE;
}

/**
 * kb_minutes_get_length:
 *
 * Returns: one more than the last minute of which something is known; 0 for none.
 */
gint64
kb_minutes_get_length (const KbMinutes *self)
{
  return self->length;
}

/**
 * kb_minutes_find_last:
 * @minute: up to which
 *
 * Returns: the last minute up to there in which that figure is known; -1 for none.
 */
gint64
kb_minutes_find_last (const KbMinutes *self,
                      guint            field,
                      gint64           minute)
{
  minute = MIN (minute, self->length - 1);
  while (minute >= 0 && kb_minutes_get (self, minute, field) == KB_NONE)
    minute--;

  return MAX (minute, -1);
}

/**
 * kb_minutes_sum:
 * @first: the first minute
 * @last: the last minute
 * @n_known: (out): in how many of them the figure is known
 *
 * Returns: what the known ones add up to.
 */
gint64
kb_minutes_sum (const KbMinutes *self,
                guint            field,
                gint64           first,
                gint64           last,
                guint           *n_known)
{
  gint64 sum = 0;

  *n_known = 0;
  for (gint64 minute = MAX (first, 0); minute <= MIN (last, self->length - 1); minute++)
    {
      const gint64 value = kb_minutes_get (self, minute, field);

      if (value == KB_NONE)
        continue;
      sum += value;
      ++*n_known;
    }

  return sum;
}

/**
 * kb_minutes_get_sales:
 * @last: up to which minute
 *
 * The newest sum that was told, and what was sold in the minutes after it.
 *
 * Returns: the sales so far, minor units; %KB_NONE when nothing is known of them.
 */
gint64
kb_minutes_get_sales (const KbMinutes *self,
                      gint64           last)
{
  const gint64 told = kb_minutes_find_last (self, KB_MINUTE_METRIC_CUM_GMV_MINOR, last);
  guint n_known;
  const gint64 since = kb_minutes_sum (self, KB_MINUTE_METRIC_GMV_MINOR, told + 1, last, &n_known);

  if (told < 0)
    return n_known > 0 ? since : KB_NONE;
  return kb_minutes_get (self, told, KB_MINUTE_METRIC_CUM_GMV_MINOR) + since;
}

/* domain.md §4: every one is a quotient of sums over the minutes in which both are known, so that no rates are added up.
 * A denominator of 0 stands for the number of these minutes. */
static const struct
{
  KbMetric metric;
  guint    numerator;
  guint    denominator;
  double   factor;
} measures[] = {
  { KB_METRIC_GMV, KB_MINUTE_METRIC_GMV_MINOR, 0, 1 },
  { KB_METRIC_ORDERS, KB_MINUTE_METRIC_ORDERS, 0, 1 },
  { KB_METRIC_UNITS, KB_MINUTE_METRIC_UNITS, 0, 1 },
  { KB_METRIC_VIEWERS, KB_MINUTE_METRIC_NEW_VIEWERS, 0, 1 },
  { KB_METRIC_VIEWS, KB_MINUTE_METRIC_VIEWS, 0, 1 },
  { KB_METRIC_IMPRESSIONS, KB_MINUTE_METRIC_IMPRESSIONS, 0, 1 },
  { KB_METRIC_ACU, KB_MINUTE_METRIC_ONLINE, 0, 1 },
  { KB_METRIC_AVG_WATCH, KB_MINUTE_METRIC_ONLINE, KB_MINUTE_METRIC_VIEWS, 60 },
  { KB_METRIC_TAP_THROUGH, KB_MINUTE_METRIC_VIEWS, KB_MINUTE_METRIC_IMPRESSIONS, 100 },
  { KB_METRIC_BUYER_RATE, KB_MINUTE_METRIC_ORDERS, KB_MINUTE_METRIC_VIEWS, 100 },
  { KB_METRIC_CLICK_RATE, KB_MINUTE_METRIC_ORDERS, KB_MINUTE_METRIC_PRODUCT_CLICKS, 100 },
  { KB_METRIC_LIVE_CTR, KB_MINUTE_METRIC_PRODUCT_CLICKS, KB_MINUTE_METRIC_VIEWS, 100 },
  { KB_METRIC_CTR, KB_MINUTE_METRIC_PRODUCT_CLICKS, KB_MINUTE_METRIC_PRODUCT_IMPRESSIONS, 100 },
  { KB_METRIC_CTOR, KB_MINUTE_METRIC_ORDERS, KB_MINUTE_METRIC_PRODUCT_CLICKS, 100 },
  { KB_METRIC_GPM, KB_MINUTE_METRIC_GMV_MINOR, KB_MINUTE_METRIC_VIEWS, 1000 },
  { KB_METRIC_SHOW_GPM, KB_MINUTE_METRIC_GMV_MINOR, KB_MINUTE_METRIC_IMPRESSIONS, 1000 },
  { KB_METRIC_GMV_PER_HOUR, KB_MINUTE_METRIC_GMV_MINOR, 0, 60 },
  { KB_METRIC_UV_VALUE, KB_MINUTE_METRIC_GMV_MINOR, KB_MINUTE_METRIC_NEW_VIEWERS, 1 },
  { KB_METRIC_AOV, KB_MINUTE_METRIC_GMV_MINOR, KB_MINUTE_METRIC_ORDERS, 1 },
  { KB_METRIC_NEW_FOLLOWERS, KB_MINUTE_METRIC_NEW_FOLLOWERS, 0, 1 },
  { KB_METRIC_FOLLOW_RATE, KB_MINUTE_METRIC_NEW_FOLLOWERS, KB_MINUTE_METRIC_NEW_VIEWERS, 100 },
  { KB_METRIC_AD_ROI, KB_MINUTE_METRIC_GMV_MINOR, KB_MINUTE_METRIC_AD_SPEND_MINOR, 1 },
  { KB_METRIC_COUPON_SHARE, KB_MINUTE_METRIC_COUPON_MINOR, KB_MINUTE_METRIC_GMV_MINOR, 100 },
  { KB_METRIC_REFUND_RATE, KB_MINUTE_METRIC_REFUNDS, KB_MINUTE_METRIC_ORDERS, 100 },
  { KB_METRIC_HOSTILE, KB_MINUTE_METRIC_HOSTILE, 0, 1 },
};

static int
find_measure (KbMetric metric)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (measures[i].metric == metric)
      return i;

  return -1;
}

/**
 * kb_minutes_can_measure:
 *
 * Returns: %TRUE for what follows from the figures of minutes.
 */
gboolean
kb_minutes_can_measure (KbMetric metric)
{
  return find_measure (metric) >= 0;
}

/**
 * kb_minutes_is_money:
 *
 * Returns: %TRUE when it is measured in minor units of the session's currency.
 */
gboolean
kb_minutes_is_money (KbMetric metric)
{
  const int i = find_measure (metric);

  return i >= 0 && measures[i].numerator == KB_MINUTE_METRIC_GMV_MINOR && metric != KB_METRIC_AD_ROI;
}

/**
 * kb_minutes_is_percent:
 *
 * Returns: %TRUE when it is measured in percent.
 */
gboolean
kb_minutes_is_percent (KbMetric metric)
{
  const int i = find_measure (metric);

  return metric == KB_METRIC_STOCK || (i >= 0 && measures[i].factor == 100);
}

/**
 * kb_minutes_measure:
 * @first: the first minute
 * @last: the last minute
 * @value: (out): the figure: percent, seconds, minor units of money, a ratio, or how many a minute
 *
 * Works a figure out over some minutes, of those in which all that it takes is known. It is known when that is so in half
 * of them, and when there is something to divide by.
 *
 * Returns: %FALSE while it is not known.
 */
gboolean
kb_minutes_measure (const KbMinutes *self,
                    KbMetric         metric,
                    gint64           first,
                    gint64           last,
                    double          *value)
{
  const int i = find_measure (metric);
  gint64 above = 0, below = 0, n_known = 0;

  if (i < 0 || first < 0 || last < first)
    return FALSE;

  for (gint64 minute = first; minute <= MIN (last, self->length - 1); minute++)
    {
      const guint denominator = measures[i].denominator;
      /* Every minute since the start is looked at for every minute of a day. */
      const gint64 numerator = *peek (self, minute, measures[i].numerator);
      const gint64 divisor = denominator != 0 ? *peek (self, minute, denominator) : 1;

      if (numerator == KB_NONE || divisor == KB_NONE)
        continue;
      above += numerator;
      below += divisor;
      n_known++;
    }
  if (n_known * 2 < last - first + 1 || below == 0)
    return FALSE;

  *value = above * measures[i].factor / below;
  return TRUE;
}
