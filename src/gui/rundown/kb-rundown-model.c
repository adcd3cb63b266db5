/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-model"

#include "config.h"

#include "kb-cue.h"
#include "kb-rundown-model.h"

/**
 * KbRundownModel:
 *
 * A session's rundown as one flat list: each segment, and after it its cues unless it is
 * collapsed. It follows the plan: a transaction becomes one `items-changed` around the rows that
 * moved, came or went, and a `changed` of each row that reads otherwise.
 */
struct _KbRundownModel
{
  GObject          parent_instance;

  KbRecordSet     *plan;      /* owned, nullable */
  GSignalGroup    *follow;    /* owned: the plan */
  GSignalGroup    *library;   /* owned: what the plan's rows refer to */
  GHashTable      *index;     /* owned: gint64* id → KbRundownRow, owned; of all rows */
  GPtrArray       *rows;      /* owned KbRundownRow: all, in running order */
  GPtrArray       *shown;     /* owned KbRundownRow: those not in a collapsed segment */
  GArray          *folded;    /* owned: gint64, segments whose cues are not shown, the last one folded last */
  KbRundownActuals *actuals;  /* owned */
  KbRundownTotals  totals;
};

/* What is remembered over all sessions; whoever was folded long ago is open again. */
#define MAX_FOLDED 500

enum
{
  SIGNAL_FOLDED,
  SIGNAL_RECOMPUTED,
  SIGNAL_SPLICING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KbRundownModel, kb_rundown_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GHashTable *
create_index (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

static int
find_folded (KbRundownModel *self,
             gint64          segment_id)
{
  for (guint i = 0; i < self->folded->len; i++)
    if (g_array_index (self->folded, gint64, i) == segment_id)
      return i;

  return -1;
}

static void
remember_folded (KbRundownModel *self,
                 gint64          segment_id,
                 gboolean        is_folded)
{
  const int index = find_folded (self, segment_id);

  if (index >= 0)
    g_array_remove_index (self->folded, index);
  if (is_folded && self->folded->len >= MAX_FOLDED)
    g_array_remove_index (self->folded, 0);
  if (is_folded)
    g_array_append_val (self->folded, segment_id);
}

static KbRundownRow *
create_row (KbRundownModel *self,
            KbRecord       *record)
{
  KbRundownRow *row = kb_rundown_row_new (record);
  KbRowFacts facts = *kb_rundown_row_get_facts (row);

  facts.is_collapsed = find_folded (self, kb_record_get_id (record)) >= 0;
  kb_rundown_row_set_facts (row, &facts);

  return row;
}

/* A row lives as long as its record object: the same row is found again after a move. */
static void
take_row (KbRundownModel *self,
          GHashTable     *index,
          GPtrArray      *rows,
          KbRecord       *record)
{
  gint64 *key = g_new (gint64, 1);
  KbRundownRow *row;

  *key = kb_record_get_id (record);
  row = g_hash_table_lookup (self->index, key);
  row = row != NULL && kb_rundown_row_get_record (row) == record ? g_object_ref (row) : create_row (self, record);

  g_hash_table_replace (index, key, row);
  g_ptr_array_add (rows, g_object_ref (row));
}

static void
take_rows (KbRundownModel *self,
           GHashTable     *index,
           GPtrArray      *rows)
{
  GListModel *segments = kb_record_set_get_list (self->plan, KB_ENTITY_SEGMENT);
  GListModel *cues = kb_record_set_get_list (self->plan, KB_ENTITY_CUE);
  guint at = 0;

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (KbRecord) segment = g_list_model_get_item (segments, i);

      take_row (self, index, rows, segment);
      for (; at < g_list_model_get_n_items (cues); at++)
        {
          g_autoptr (KbRecord) cue = g_list_model_get_item (cues, at);

          if (kb_record_get_int (cue, KB_CUE_SEGMENT_ID) != kb_record_get_id (segment))
            break;
          take_row (self, index, rows, cue);
        }
    }
}

static GPtrArray *
create_shown (KbRundownModel *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_hidden = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      KbRundownRow *row = g_ptr_array_index (self->rows, i);

      if (!kb_rundown_row_is_cue (row))
        is_hidden = kb_rundown_row_get_facts (row)->is_collapsed;
      else if (is_hidden)
        continue;
      g_ptr_array_add (shown, g_object_ref (row));
    }

  return shown;
}

/* One splice around all that differs: list views keep the widgets, and selections the rows, that
 * are on both sides of it. */
static void
show_rows (KbRundownModel *self)
{
  GPtrArray *old = self->shown;
  GPtrArray *now = create_shown (self);
  guint head = 0, tail = 0;

  while (head < MIN (old->len, now->len) && old->pdata[head] == now->pdata[head])
    head++;
  while (tail < MIN (old->len, now->len) - head
         && old->pdata[old->len - 1 - tail] == now->pdata[now->len - 1 - tail])
    tail++;

  if (old->len == now->len && head + tail == now->len)
    {
      g_ptr_array_unref (now);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SPLICING], 0, head, old->len - head - tail);
  self->shown = now;
  g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, now->len - head - tail);
  g_ptr_array_unref (old);
}

static void
announce (KbRundownModel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    kb_rundown_row_announce (g_ptr_array_index (self->rows, i));
  g_signal_emit (self, signals[SIGNAL_RECOMPUTED], 0);
}

static void
compute (KbRundownModel *self)
{
  kb_rundown_actuals_update (self->actuals, self->plan);
  kb_rundown_compute (self->plan, self->rows, self->actuals, &self->totals);
}

static void
plan_changed_cb (KbRundownModel *self)
{
  g_autoptr (GPtrArray) old_rows = NULL;
  g_autoptr (GHashTable) old_index = NULL;
  GHashTable *index = create_index ();
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->plan != NULL)
    take_rows (self, index, rows);

  old_rows = self->rows;
  old_index = self->index;
  self->rows = rows;
  self->index = index;
  self->totals = (KbRundownTotals) { 0 };
  if (self->plan != NULL)
    compute (self);
  show_rows (self);
  announce (self);
}

static void
library_changed_cb (KbRundownModel *self)
{
  if (self->plan == NULL)
    return;

  compute (self);
  announce (self);
}

static GType
get_item_type (GListModel *model)
{
  return KB_TYPE_RUNDOWN_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return KB_RUNDOWN_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KbRundownRow *row = kb_rundown_model_peek (KB_RUNDOWN_MODEL (model), position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
kb_rundown_model_finalize (GObject *object)
{
  KbRundownModel *self = KB_RUNDOWN_MODEL (object);

  g_clear_object (&self->follow);
  g_clear_object (&self->library);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_array_unref (self->folded);
  kb_rundown_actuals_free (self->actuals);

  G_OBJECT_CLASS (kb_rundown_model_parent_class)->finalize (object);
}

static void
kb_rundown_model_class_init (KbRundownModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_rundown_model_finalize;

  /**
   * KbRundownModel::folded:
   *
   * Segments are folded that were not, or the other way round; see kb_rundown_model_get_folded().
   */
  signals[SIGNAL_FOLDED] = g_signal_new ("folded", KB_TYPE_RUNDOWN_MODEL, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KbRundownModel::recomputed:
   *
   * Rows, times and totals are up to date; comes after `items-changed` and the rows' `changed`.
   */
  signals[SIGNAL_RECOMPUTED] = g_signal_new ("recomputed", KB_TYPE_RUNDOWN_MODEL, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KbRundownModel::splicing:
   * @position: the first row that comes, goes or moves
   * @removed: how many of those that are shown now do
   *
   * Comes before `items-changed`, while the rows shown are still the old ones.
   */
  signals[SIGNAL_SPLICING] = g_signal_new ("splicing", KB_TYPE_RUNDOWN_MODEL, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
kb_rundown_model_init (KbRundownModel *self)
{
  self->index = create_index ();
  self->folded = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->actuals = kb_rundown_actuals_new ();
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->follow = g_signal_group_new (KB_TYPE_RECORD_SET);
  self->library = g_signal_group_new (KB_TYPE_RECORD_SET);
  g_signal_group_connect_swapped (self->follow, "changed", G_CALLBACK (plan_changed_cb), self);
  g_signal_group_connect_swapped (self->library, "changed", G_CALLBACK (library_changed_cb), self);
}

/**
 * kb_rundown_model_new:
 *
 * Returns: (transfer full): a model of no session.
 */
KbRundownModel *
kb_rundown_model_new (void)
{
  return g_object_new (KB_TYPE_RUNDOWN_MODEL, NULL);
}

KbRecordSet *
kb_rundown_model_get_plan (KbRundownModel *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_MODEL (self), NULL);

  return self->plan;
}

/**
 * kb_rundown_model_set_plan:
 * @plan: (nullable) (transfer none): the session to follow
 */
void
kb_rundown_model_set_plan (KbRundownModel *self,
                           KbRecordSet    *plan)
{
  g_return_if_fail (KB_IS_RUNDOWN_MODEL (self));

  if (!g_set_object (&self->plan, plan))
    return;

  g_signal_group_set_target (self->follow, plan);
  g_signal_group_set_target (self->library, plan != NULL ? kb_record_set_get_library (plan) : NULL);
  plan_changed_cb (self);
}

const KbRundownTotals *
kb_rundown_model_get_totals (KbRundownModel *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_MODEL (self), NULL);

  return &self->totals;
}

/**
 * kb_rundown_model_get_rows:
 *
 * Returns: (transfer none) (element-type KbRundownRow): all rows in running order, also those of
 *   collapsed segments; good until the plan changes.
 */
GPtrArray *
kb_rundown_model_get_rows (KbRundownModel *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_MODEL (self), NULL);

  return self->rows;
}

/**
 * kb_rundown_model_find:
 *
 * Returns: (transfer none) (nullable): the row of that segment or cue, shown or not.
 */
KbRundownRow *
kb_rundown_model_find (KbRundownModel *self,
                       gint64          id)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_MODEL (self), NULL);

  return g_hash_table_lookup (self->index, &id);
}

/**
 * kb_rundown_model_peek:
 *
 * Returns: (transfer none) (nullable): the row shown at @position.
 */
KbRundownRow *
kb_rundown_model_peek (KbRundownModel *self,
                       guint           position)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_MODEL (self), NULL);

  return position < self->shown->len ? g_ptr_array_index (self->shown, position) : NULL;
}

/**
 * kb_rundown_model_find_position:
 *
 * Returns: where that row is shown, -1 when it is not.
 */
int
kb_rundown_model_find_position (KbRundownModel *self,
                                gint64          id)
{
  KbRundownRow *row = kb_rundown_model_find (self, id);
  guint position;

  return row != NULL && g_ptr_array_find (self->shown, row, &position) ? (int) position : -1;
}

static void
set_collapsed (KbRundownModel *self,
               KbRundownRow   *row,
               gboolean        is_collapsed)
{
  KbRowFacts facts = *kb_rundown_row_get_facts (row);

  facts.is_collapsed = is_collapsed;
  kb_rundown_row_set_facts (row, &facts);
  remember_folded (self, kb_rundown_row_get_id (row), is_collapsed);
}

/**
 * kb_rundown_model_set_collapsed:
 * @segment_id: one of the segments
 *
 * Shows or hides the cues of a segment. This is of the view: it is not stored.
 */
void
kb_rundown_model_set_collapsed (KbRundownModel *self,
                                gint64          segment_id,
                                gboolean        is_collapsed)
{
  KbRundownRow *row = kb_rundown_model_find (self, segment_id);

  g_return_if_fail (row != NULL && !kb_rundown_row_is_cue (row));

  set_collapsed (self, row, is_collapsed);
  show_rows (self);
  kb_rundown_row_announce (row);
  g_signal_emit (self, signals[SIGNAL_FOLDED], 0);
}

/**
 * kb_rundown_model_collapse_all:
 *
 * Shows or hides the cues of all segments.
 */
void
kb_rundown_model_collapse_all (KbRundownModel *self,
                               gboolean        is_collapsed)
{
  g_return_if_fail (KB_IS_RUNDOWN_MODEL (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (!kb_rundown_row_is_cue (self->rows->pdata[i]))
      set_collapsed (self, self->rows->pdata[i], is_collapsed);
  show_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    kb_rundown_row_announce (self->rows->pdata[i]);
  g_signal_emit (self, signals[SIGNAL_FOLDED], 0);
}

/**
 * kb_rundown_model_get_folded:
 *
 * Returns: (transfer none) (element-type gint64): the segments that are folded, of any session.
 */
GArray *
kb_rundown_model_get_folded (KbRundownModel *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_MODEL (self), NULL);

  return self->folded;
}

/**
 * kb_rundown_model_set_folded:
 * @ids: (array length=n_ids): segments that were folded once, of any session
 *
 * Called before a session is shown.
 */
void
kb_rundown_model_set_folded (KbRundownModel *self,
                             const gint64   *ids,
                             gsize           n_ids)
{
  g_return_if_fail (KB_IS_RUNDOWN_MODEL (self));

  g_array_set_size (self->folded, 0);
  for (gsize i = 0; i < n_ids; i++)
    remember_folded (self, ids[i], TRUE);
}

/**
 * kb_rundown_model_reveal:
 * @id: a cue
 *
 * Opens the segment that the cue is in.
 */
void
kb_rundown_model_reveal (KbRundownModel *self,
                         gint64          id)
{
  KbRundownRow *row = kb_rundown_model_find (self, id);

  gint64 segment_id;

  if (row == NULL || !kb_rundown_row_is_cue (row))
    return;

  segment_id = kb_record_get_int (kb_rundown_row_get_record (row), KB_CUE_SEGMENT_ID);
  if (kb_rundown_row_get_facts (kb_rundown_model_find (self, segment_id))->is_collapsed)
    kb_rundown_model_set_collapsed (self, segment_id, FALSE);
}

/**
 * kb_rundown_model_find_longest:
 *
 * Returns: the longest of one of the texts that the rows have, "" where none has it.
 */
const char *
kb_rundown_model_find_longest (KbRundownModel *self,
                               KbRowText       which)
{
  const char *longest = "";

  g_return_val_if_fail (KB_IS_RUNDOWN_MODEL (self), "");

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *text = kb_rundown_row_get_text (self->rows->pdata[i], which);

      if (g_utf8_strlen (text, -1) > g_utf8_strlen (longest, -1))
        longest = text;
    }

  return longest;
}
