/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lineup-fixture.h"

#define SEGMENT 2

static gint64
next_id (KbRecordSet  *set,
         KbEntityKind  kind)
{
  return 1000 * (kind + 1) + g_list_model_get_n_items (kb_record_set_get_list (set, kind));
}

static void
add_row (KbRecordSet *set,
         KbRecord    *row)
{
  kb_record_set_add (set, row);
  g_object_unref (row);   /* the set keeps it alive */
}

/* An empty session at 19:00 in Shanghai, in CNY, with its library. */
KbRecordSet *
lineup_fixture_new (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  KbRecordSet *set = kb_record_set_new (library, SESSION);
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  KbRecord *segment = kb_record_new (KB_ENTITY_SEGMENT, SEGMENT);

  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  kb_record_set_int (session, KB_SESSION_START_US, SEVEN_US);
  add_row (set, session);
  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, SESSION);
  add_row (set, segment);

  return set;
}

/* With a product of its own and a stock of 100. @cost_minor may be KB_NONE. */
KbRecord *
lineup_fixture_add_item (KbRecordSet *set,
                         gint64       link_no,
                         gint64       live_minor,
                         gint64       cost_minor)
{
  KbRecordSet *library = kb_record_set_get_library (set);
  KbRecord *product = kb_record_new (KB_ENTITY_PRODUCT, next_id (library, KB_ENTITY_PRODUCT));
  KbRecord *item = kb_record_new (KB_ENTITY_LINEUP_ITEM, next_id (set, KB_ENTITY_LINEUP_ITEM));
  g_autofree char *name = g_strdup_printf ("P%d", (int) link_no);

  kb_record_set_text (product, KB_PRODUCT_NAME, name);
  kb_record_set_text (product, KB_PRODUCT_SKU, name);
  kb_record_set_text (product, KB_PRODUCT_CURRENCY, "CNY");
  add_row (library, product);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, SESSION);
  kb_record_set_int (item, KB_LINEUP_ITEM_POSITION, next_id (set, KB_ENTITY_LINEUP_ITEM));
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, kb_record_get_id (product));
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, link_no);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, live_minor);
  kb_record_set_int (item, KB_LINEUP_ITEM_COST_MINOR, cost_minor);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_STOCK, 100);
  add_row (set, item);

  return item;
}

/* Behind the cues that there are; @item may be NULL. */
KbRecord *
lineup_fixture_add_cue (KbRecordSet *set,
                        const char  *number,
                        int          minutes,
                        KbRecord    *item)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, next_id (set, KB_ENTITY_CUE));

  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, SEGMENT);
  kb_record_set_int (cue, KB_CUE_POSITION, next_id (set, KB_ENTITY_CUE));
  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, minutes * 60000);
  if (item != NULL)
    kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, kb_record_get_id (item));
  add_row (set, cue);

  return cue;
}

KbRecord *
lineup_fixture_add_coupon (KbRecordSet *set,
                           const char  *code,
                           gint64       threshold_minor,
                           gint64       value_minor)
{
  KbRecord *coupon = kb_record_new (KB_ENTITY_COUPON, next_id (set, KB_ENTITY_COUPON));

  kb_record_set_int (coupon, KB_COUPON_SESSION_ID, SESSION);
  kb_record_set_text (coupon, KB_COUPON_CODE, code);
  kb_record_set_int (coupon, KB_COUPON_THRESHOLD_MINOR, threshold_minor);
  kb_record_set_int (coupon, KB_COUPON_VALUE_MINOR, value_minor);
  add_row (set, coupon);

  return coupon;
}

KbRecord *
lineup_fixture_get_product (KbRecordSet *set,
                            KbRecord    *item)
{
  return kb_record_set_find_ref (set, item, KB_LINEUP_ITEM_PRODUCT_ID);
}
