/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-threshold-watch"

#include "config.h"

#include <string.h>

#include "kb-advice.h"
#include "kb-finding.h"
#include "kb-session.h"
#include "kb-threshold-watch.h"

/**
 * KbThresholdWatch:
 *
 * The thresholds of a session over the figures of its show: the session's own, or the usual ones as long as it has none. It
 * says once when a line is crossed that still stands; what was crossed before it came to the desk is only seen.
 */
struct _KbThresholdWatch
{
  GObject      parent_instance;

  KbRecordSet *plan;        /* owned */
  GPtrArray   *usual;       /* owned: the thresholds of a session that has none */
  GHashTable  *said;        /* owned: threshold's id → KbCrossing that was said last */
  gboolean     has_begun;   /* figures were seen once */
  GHashTable  *stocks;      /* owned: item's id → KbThresholdLevel as a pointer: how its stock stood */
  gint64       item_id;     /* whose stock was looked at last; 0: none */
  KbThresholdLevel levels[KB_METRIC_STOCK + 1];
};

enum
{
  SIGNAL_CROSSED,
  SIGNAL_CLEARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbThresholdWatch, kb_threshold_watch, G_TYPE_OBJECT)

static void
kb_threshold_watch_dispose (GObject *object)
{
  g_clear_object (&KB_THRESHOLD_WATCH (object)->plan);

  G_OBJECT_CLASS (kb_threshold_watch_parent_class)->dispose (object);
}

static void
kb_threshold_watch_finalize (GObject *object)
{
  KbThresholdWatch *self = KB_THRESHOLD_WATCH (object);

  g_ptr_array_unref (self->usual);
  g_hash_table_unref (self->said);
  g_hash_table_unref (self->stocks);

  G_OBJECT_CLASS (kb_threshold_watch_parent_class)->finalize (object);
}

static void
kb_threshold_watch_class_init (KbThresholdWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_threshold_watch_dispose;
  object_class->finalize = kb_threshold_watch_finalize;

  /**
   * KbThresholdWatch::crossed:
   * @row: the threshold
   * @crossing: (type gpointer): the #KbCrossing
   *
   * A figure crossed a line, and is beyond it.
   */
  signals[SIGNAL_CROSSED] = g_signal_new ("crossed", KB_TYPE_THRESHOLD_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, KB_TYPE_RECORD, G_TYPE_POINTER);

  /**
   * KbThresholdWatch::cleared:
   * @row: the threshold
   *
   * A figure is on the good side of its lines; said at every look, not only when it comes back.
   */
  signals[SIGNAL_CLEARED] = g_signal_new ("cleared", KB_TYPE_THRESHOLD_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, KB_TYPE_RECORD);
}

static void
kb_threshold_watch_init (KbThresholdWatch *self)
{
  self->said = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->stocks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kb_threshold_watch_new:
 * @plan: (transfer none): the session whose show is on
 *
 * Returns: (transfer full): a watch that has seen no figures.
 */
KbThresholdWatch *
kb_threshold_watch_new (KbRecordSet *plan)
{
  KbThresholdWatch *self = g_object_new (KB_TYPE_THRESHOLD_WATCH, NULL);

  self->plan = g_object_ref (plan);
  self->usual = kb_advice_create_thresholds (plan);
  return self;
}

/**
 * kb_threshold_watch_list:
 *
 * Returns: (transfer full) (element-type KbRecord): the thresholds that hold now, in order.
 */
GPtrArray *
kb_threshold_watch_list (KbThresholdWatch *self)
{
  GListModel *list = kb_record_set_get_list (self->plan, KB_ENTITY_THRESHOLD);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (rows, g_list_model_get_item (list, i));
  for (guint i = 0; g_list_model_get_n_items (list) == 0 && i < self->usual->len; i++)
    g_ptr_array_add (rows, g_object_ref (self->usual->pdata[i]));

  return rows;
}

static gboolean
is_news (KbThresholdWatch *self,
         KbRecord         *row,
         const KbCrossing *crossing)
{
  const gint64 id = kb_record_get_id (row);
  const KbCrossing *said = g_hash_table_lookup (self->said, &id);

  if (said != NULL && (crossing->minute < said->minute
                       || (crossing->minute == said->minute && crossing->level <= said->level)))
    return FALSE;

  g_hash_table_replace (self->said, g_memdup2 (&id, sizeof id), g_memdup2 (crossing, sizeof *crossing));
  return TRUE;
}

/* Of what was crossed only the last counts, as long as it stands: a table that is pasted tells no old news. */
static void
update_row (KbThresholdWatch *self,
            KbRecord         *row,
            const KbMinutes  *minutes)
{
  const char *currency = kb_record_get_text (kb_record_set_get_session (self->plan), KB_SESSION_CURRENCY);
  g_autoptr (GArray) crossings = NULL;
  KbThresholdState state;
  KbThreshold threshold;
  const KbCrossing *last;

  kb_threshold_read (row, currency, &threshold);
  if (threshold.metric == KB_METRIC_STOCK)
    return;
  crossings = kb_threshold_fold (&threshold, minutes, &state);
  self->levels[threshold.metric] = MAX (self->levels[threshold.metric], state.level);
  if (state.level == KB_THRESHOLD_LEVEL_OK)
    g_signal_emit (self, signals[SIGNAL_CLEARED], 0, row);
  if (crossings->len == 0)
    return;

  last = &g_array_index (crossings, KbCrossing, crossings->len - 1);
  if (is_news (self, row, last) && self->has_begun && state.level == last->level)
    g_signal_emit (self, signals[SIGNAL_CROSSED], 0, row, last);
}

/**
 * kb_threshold_watch_update:
 * @minutes: the figures up to now
 *
 * Looks at all thresholds, and says what is new.
 */
void
kb_threshold_watch_update (KbThresholdWatch *self,
                           const KbMinutes  *minutes)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (KB_IS_THRESHOLD_WATCH (self));

  rows = kb_threshold_watch_list (self);
  memset (self->levels, 0, sizeof self->levels);
  for (guint i = 0; i < rows->len; i++)
    update_row (self, rows->pdata[i], minutes);
  self->has_begun = TRUE;
}

static KbRecord *
find_stock (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (kb_record_get_int (rows->pdata[i], KB_THRESHOLD_METRIC) == KB_METRIC_STOCK)
      return rows->pdata[i];

  return NULL;
}

/**
 * kb_threshold_watch_look_at_stock:
 * @item_id: the product on air; 0: none
 * @percent: how much is left of what was planned
 *
 * Looks at the first threshold of the stock. It is said once a product, and no longer when another one is on.
 */
void
kb_threshold_watch_look_at_stock (KbThresholdWatch *self,
                                  gint64            item_id,
                                  double            percent)
{
  KbCrossing crossing = { .value = percent };
  g_autoptr (GPtrArray) rows = NULL;
  KbThreshold threshold;
  KbThresholdLevel before;
  KbRecord *row;

  g_return_if_fail (KB_IS_THRESHOLD_WATCH (self));

  rows = kb_threshold_watch_list (self);
  row = find_stock (rows);
  if (row == NULL)
    return;
  kb_threshold_read (row, "", &threshold);
  before = GPOINTER_TO_INT (g_hash_table_lookup (self->stocks, &item_id));
  crossing.level = item_id != 0 ? kb_threshold_judge (&threshold, percent, before) : KB_THRESHOLD_LEVEL_OK;
  if (crossing.level == KB_THRESHOLD_LEVEL_OK || item_id != self->item_id)
    g_signal_emit (self, signals[SIGNAL_CLEARED], 0, row);
  if (crossing.level > before)
    g_signal_emit (self, signals[SIGNAL_CROSSED], 0, row, &crossing);
  g_hash_table_replace (self->stocks, g_memdup2 (&item_id, sizeof item_id), GINT_TO_POINTER (crossing.level));
  self->item_id = item_id;
}

/**
 * kb_threshold_watch_get_level:
 *
 * Returns: the worst line that the figure is beyond.
 */
KbThresholdLevel
kb_threshold_watch_get_level (KbThresholdWatch *self,
                              KbMetric          metric)
{
  g_return_val_if_fail (KB_IS_THRESHOLD_WATCH (self) && metric <= KB_METRIC_STOCK, KB_THRESHOLD_LEVEL_OK);

  return self->levels[metric];
}
