/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-goods"

#include "config.h"

#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-show-goods.h"
#include "kb-show-private.h"

/* Which product is on air: the cue's own, or the one that was pinned instead until the next cue. */

/**
 * kb_show_find_item:
 * @cue_id: a cue
 *
 * Returns: (transfer none) (nullable): the product that it shows now.
 */
KbRecord *
kb_show_find_item (KbShow *self,
                   gint64  cue_id)
{
  KbRecordSet *plan = kb_show_get_plan (self);
  KbRecord *cue = kb_record_set_find (plan, KB_ENTITY_CUE, cue_id);
  KbRecord *pinned = NULL;
  KbRunLive live;

  kb_show_tick (self, &live);
  if (live.cue_id == cue_id)
    pinned = kb_record_set_find (plan, KB_ENTITY_LINEUP_ITEM, kb_run_get_pinned (kb_show_get_run (self)));
  if (pinned != NULL || cue == NULL)
    return pinned;

  return kb_record_set_find_ref (plan, cue, KB_CUE_LINEUP_ITEM_ID);
}

/**
 * kb_show_find_on_air:
 *
 * Returns: (transfer none) (nullable): the product on air; %NULL where the cue has none, or none is on.
 */
KbRecord *
kb_show_find_on_air (KbShow *self)
{
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  kb_show_tick (self, &live);
  return live.cue_id != 0 ? kb_show_find_item (self, live.cue_id) : NULL;
}

/**
 * kb_show_find_backup:
 *
 * Returns: (transfer none) (nullable): what stands in for the product on air.
 */
KbRecord *
kb_show_find_backup (KbShow *self)
{
  KbRecord *item;

  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  item = kb_show_find_on_air (self);
  return item != NULL ? kb_record_set_find_ref (kb_show_get_plan (self), item, KB_LINEUP_ITEM_BACKUP_ITEM_ID) : NULL;
}

/* A list of products, each once. */
typedef struct
{
  GPtrArray  *items;   /* borrowed from the plan */
  GHashTable *seen;
} Goods;

static void
add_item (Goods    *goods,
          KbRecord *item)
{
  if (item != NULL && g_hash_table_add (goods->seen, item))
    g_ptr_array_add (goods->items, item);
}

/* The products of the cues in a state, up to @most of them in all. */
static void
add_cues (KbShow          *self,
          const KbRunLive *live,
          KbCueState       state,
          guint            most,
          Goods           *goods)
{
  KbRecordSet *plan = kb_show_get_plan (self);
  KbRun *run = kb_show_get_run (self);

  for (guint i = 0; i < kb_run_get_n_cues (run) && goods->items->len < most; i++)
    {
      KbRecord *cue;
      KbRunCue its;

      kb_run_get_cue (run, i, live, &its);
      cue = its.state == state ? kb_record_set_find (plan, KB_ENTITY_CUE, its.cue.id) : NULL;
      if (cue != NULL)
        add_item (goods, kb_record_set_find_ref (plan, cue, KB_CUE_LINEUP_ITEM_ID));
    }
}

/**
 * kb_show_list_goods:
 *
 * Returns: (transfer full) (element-type KbRecord): the lineup as it is looked for while the show is on: the product on air, the
 *   next two, then those that were shown, in order, then the others; without those that were withdrawn and are in no cue.
 */
GPtrArray *
kb_show_list_goods (KbShow *self)
{
  GListModel *items = kb_record_set_get_list (kb_show_get_plan (self), KB_ENTITY_LINEUP_ITEM);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Goods goods = { g_ptr_array_new (), seen };
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), goods.items);

  kb_show_tick (self, &live);
  add_item (&goods, kb_show_find_on_air (self));
  add_cues (self, &live, KB_CUE_STATE_TO_COME, goods.items->len + 2, &goods);
  add_cues (self, &live, KB_CUE_STATE_DONE, G_MAXUINT, &goods);
  add_cues (self, &live, KB_CUE_STATE_TO_COME, G_MAXUINT, &goods);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      if (!kb_record_get_bool (item, KB_LINEUP_ITEM_WITHDRAWN))
        add_item (&goods, item);
    }

  return goods.items;
}

/**
 * kb_show_pin:
 * @item_id: a product of the lineup; 0: the cue's own again
 *
 * Shows another product until the next cue is taken, on the host's card at once. The plan stays as it is.
 */
gboolean
kb_show_pin (KbShow *self,
             gint64  item_id)
{
  KbRunEvent *event;
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  kb_show_tick (self, &live);
  if (live.cue_id == 0)
    return FALSE;

  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_PIN, live.cue_id);
  event->other_id = item_id;
  return kb_show_add_event (self, event);
}

/**
 * kb_show_count_stock:
 * @counts: (element-type KbStockCount): what is left of which products, or of which of their specs
 *
 * Notes what was counted, together as one action that can be taken back; the host's card and texts say it at once.
 *
 * Returns: %FALSE when there is nothing in @counts, or the run is over.
 */
gboolean
kb_show_count_stock (KbShow *self,
                     GArray *counts)
{
  KbRunEvent *event;
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  if (counts->len == 0)
    return FALSE;

  kb_show_tick (self, &live);
  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_STOCK, live.cue_id);
  event->stock = g_array_copy (counts);
  if (counts->len == 1)
    event->other_id = g_array_index (counts, KbStockCount, 0).item_id;
  return kb_show_add_event (self, event);
}
