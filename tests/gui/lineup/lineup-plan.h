/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-record-set.h"
#include "kb-session.h"

#define SESSION 1

/* A session in CNY with items No.1 to No.@n, each with a product of the library, and its rows in order. */
static inline KbRecordSet *
create_plan (guint n)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  KbRecordSet *plan = kb_record_set_new (library, SESSION);

  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_add (plan, session);
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, 100 + i);
      g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 200 + i);
      g_autofree char *name = g_strdup_printf ("P%u", i);

      kb_record_set_text (product, KB_PRODUCT_NAME, name);
      kb_record_set_text (product, KB_PRODUCT_SKU, "007");
      kb_record_set_text (product, KB_PRODUCT_CURRENCY, "CNY");
      kb_record_set_add (library, product);
      kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, SESSION);
      kb_record_set_int (item, KB_LINEUP_ITEM_POSITION, i * 1000);
      kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, i);
      kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, 100 + i);
      kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 1990);
      kb_record_set_add (plan, item);
    }

  return plan;
}

static inline KbRecord *
get_item (KbRecordSet *plan,
          guint        number)
{
  return kb_record_set_find (plan, KB_ENTITY_LINEUP_ITEM, 200 + number);
}
