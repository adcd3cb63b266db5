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
 * kb_show_find_backup:
 *
 * Returns: (transfer none) (nullable): what stands in for the product on air.
 */
KbRecord *
kb_show_find_backup (KbShow *self)
{
  KbRecord *item;
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  kb_show_tick (self, &live);
  item = kb_show_find_item (self, live.cue_id);
  return item != NULL ? kb_record_set_find_ref (kb_show_get_plan (self), item, KB_LINEUP_ITEM_BACKUP_ITEM_ID) : NULL;
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
