/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-swap"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-lineup-mention.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup-swap.h"
#include "kb-lineup.h"
#include "kb-pricing.h"
#include "kb-text.h"

static void
free_touch (gpointer data)
{
  KbTouch *touch = data;

  g_object_unref (touch->row);
  g_free (touch->text);
  g_free (touch);
}

static void
add_touch (GPtrArray   *touched,
           KbTouchKind  kind,
           KbRecord    *row,
           const char  *text)
{
  KbTouch *touch = g_new0 (KbTouch, 1);

  touch->kind = kind;
  touch->row = g_object_ref (row);
  touch->text = g_strdup (text);
  g_ptr_array_add (touched, touch);
}

static gboolean
shows (KbRecord *cue,
       KbRecord *item)
{
  return kb_record_get_int_or (cue, KB_CUE_LINEUP_ITEM_ID, 0) == kb_record_get_id (item);
}

static void
touch_cues (GPtrArray             *touched,
            KbRecordSet           *set,
            KbRecord              *item,
            const KbLineupMention *mention)
{
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      const char *overlay = kb_record_get_text (cue, KB_CUE_OVERLAY);
      g_autofree char *script = kb_cue_text_dup (set, cue);
      g_autoptr (GPtrArray) sentences = kb_lineup_mention_list (mention, script);

      if (shows (cue, item))
        add_touch (touched, KB_TOUCH_CUE, cue, kb_record_get_text (cue, KB_CUE_TITLE));
      for (guint k = 0; k < sentences->len; k++)
        add_touch (touched, KB_TOUCH_SCRIPT, cue, sentences->pdata[k]);
      if (!kb_text_is_empty (overlay) && (shows (cue, item) || kb_lineup_mention_is_in (mention, overlay)))
        add_touch (touched, KB_TOUCH_OVERLAY, cue, overlay);
    }
}

static void
touch_directions (GPtrArray             *touched,
                  KbRecordSet           *set,
                  const KbLineupMention *mention)
{
  GListModel *directions = kb_record_set_get_list (set, KB_ENTITY_CUE_DIRECTION);

  for (guint i = 0; i < g_list_model_get_n_items (directions); i++)
    {
      g_autoptr (KbRecord) direction = g_list_model_get_item (directions, i);
      const char *text = kb_record_get_text (direction, KB_CUE_DIRECTION_TEXT);

      if (kb_lineup_mention_is_in (mention, text))
        add_touch (touched, KB_TOUCH_DIRECTION, direction, text);
    }
}

static void
touch_giveaways (GPtrArray   *touched,
                 KbRecordSet *set,
                 KbRecord    *item)
{
  GListModel *giveaways = kb_record_set_get_list (set, KB_ENTITY_GIVEAWAY);

  for (guint i = 0; i < g_list_model_get_n_items (giveaways); i++)
    {
      g_autoptr (KbRecord) giveaway = g_list_model_get_item (giveaways, i);

      if (kb_record_get_int_or (giveaway, KB_GIVEAWAY_LINEUP_ITEM_ID, 0) == kb_record_get_id (item))
        add_touch (touched, KB_TOUCH_GIVEAWAY, giveaway, kb_record_get_text (giveaway, KB_GIVEAWAY_PRIZE));
    }
}

static void
touch_items (GPtrArray             *touched,
             KbRecordSet           *set,
             KbRecord              *item,
             const KbLineupMention *mention)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (items, i);
      const char *offer = kb_record_get_text (other, KB_LINEUP_ITEM_OFFER);

      if (other == item || kb_record_get_bool (other, KB_LINEUP_ITEM_WITHDRAWN))
        continue;
      if (kb_lineup_mention_is_in (mention, offer))
        add_touch (touched, KB_TOUCH_OFFER, other, offer);
      if (kb_record_get_int_or (other, KB_LINEUP_ITEM_BACKUP_ITEM_ID, 0) == kb_record_get_id (item))
        add_touch (touched, KB_TOUCH_BACKUP, other, kb_lineup_get_name (set, other));
    }
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const KbTouch *left = *(const KbTouch *const *) a;
  const KbTouch *right = *(const KbTouch *const *) b;

  return (int) left->kind - (int) right->kind;
}

/**
 * kb_lineup_list_touched:
 * @item: an item of @set
 *
 * Lists everything that an item's going would touch: the cues that show it, the sentences, overlays,
 * directions and offers that name it, the coupon that its price counts, the giveaways of which it is
 * the prize, and the items whose backup it is.
 *
 * Returns: (transfer full) (element-type KbTouch): by kind, then in reading order.
 */
GPtrArray *
kb_lineup_list_touched (KbRecordSet *set,
                        KbRecord    *item)
{
  g_autoptr (KbLineupMention) mention = kb_lineup_mention_new (set, item, TRUE, TRUE);
  GPtrArray *touched = g_ptr_array_new_with_free_func (free_touch);
  const KbPrice price = kb_pricing_compute (set, item);

  touch_cues (touched, set, item, mention);
  touch_directions (touched, set, mention);
  if (price.coupon != NULL)
    add_touch (touched, KB_TOUCH_COUPON, price.coupon, kb_record_get_text (price.coupon, KB_COUPON_CODE));
  touch_giveaways (touched, set, item);
  touch_items (touched, set, item, mention);
  g_ptr_array_sort (touched, compare_kinds);

  return touched;
}

/* @what has a %s for the item. */
static KbEdit *
create_edit (KbRecordSet *set,
             KbRecord    *item,
             const char  *what)
{
  g_autofree char *call = kb_lineup_dup_call (set, item);
  g_auto (GStrv) parts = g_strsplit (what, "%s", 2);
  g_autofree char *label = g_strjoinv (call, parts);
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_session (edit, kb_record_set_get_session_id (set));
  return edit;
}

/**
 * kb_lineup_withdraw:
 *
 * Takes an item out and leaves its cues as they are: they are then to be rewritten, and the check says so.
 *
 * Returns: (transfer full): the edit, one step to undo.
 */
KbEdit *
kb_lineup_withdraw (KbRecordSet *set,
                    KbRecord    *item)
{
  KbEdit *edit = create_edit (set, item, _("Take out %s"));

  kb_edit_set_int (edit, item, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  return edit;
}

/**
 * kb_lineup_put_back:
 *
 * Returns: (transfer full): the edit that takes an item into the lineup again.
 */
KbEdit *
kb_lineup_put_back (KbRecordSet *set,
                    KbRecord    *item)
{
  KbEdit *edit = create_edit (set, item, _("Put %s back"));

  kb_edit_set_int (edit, item, KB_LINEUP_ITEM_WITHDRAWN, FALSE);
  return edit;
}

/**
 * kb_lineup_find_backup:
 *
 * Returns: (transfer none) (nullable): what is to take an item's place, unless it is out itself.
 */
KbRecord *
kb_lineup_find_backup (KbRecordSet *set,
                       KbRecord    *item)
{
  KbRecord *backup = kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_BACKUP_ITEM_ID);

  return backup != NULL && !kb_record_get_bool (backup, KB_LINEUP_ITEM_WITHDRAWN) ? backup : NULL;
}

static void
change_refs (KbEdit       *edit,
             KbRecordSet  *set,
             KbEntityKind  kind,
             guint         field,
             KbRecord     *item,
             KbRecord     *backup)
{
  GListModel *rows = kb_record_set_get_list (set, kind);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (rows, i);

      if (kb_record_get_int_or (row, field, 0) == kb_record_get_id (item))
        kb_edit_set_int (edit, row, field, kb_record_get_id (backup));
    }
}

/**
 * kb_lineup_swap:
 * @item: the item to take out
 * @backup: (transfer none): the item that takes its place
 *
 * Takes an item out and gives its cues and giveaways to another. The words of scripts and overlays
 * stay: they are not to be changed behind the planner's back; kb_lineup_list_touched() names them.
 *
 * Returns: (transfer full): the edit, one step to undo.
 */
KbEdit *
kb_lineup_swap (KbRecordSet *set,
                KbRecord    *item,
                KbRecord    *backup)
{
  g_autofree char *in = kb_lineup_dup_call (set, backup);
  g_autofree char *out = kb_lineup_dup_call (set, item);
  /* Translators: an undo step: what goes and what comes in its place */
  g_autofree char *label = g_strdup_printf (_("Swap %s for %s"), out, in);
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_session (edit, kb_record_set_get_session_id (set));
  kb_edit_set_int (edit, item, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  change_refs (edit, set, KB_ENTITY_CUE, KB_CUE_LINEUP_ITEM_ID, item, backup);
  change_refs (edit, set, KB_ENTITY_GIVEAWAY, KB_GIVEAWAY_LINEUP_ITEM_ID, item, backup);

  return edit;
}
