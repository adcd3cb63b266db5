/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-problem.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbSupplyPromise:
 * @session_id: the session that offers the goods
 * @item_id: its lineup item
 * @product_id: the product
 * @spec_id: the specification, 0 for the product as a whole
 * @quantity: units offered; %KB_NONE is not stated
 * @total: what the lineup says there is in all, %KB_NONE where it does not
 * @start_us: start of the session, microseconds since 1970 UTC; %KB_NONE without a date
 * @is_live: the session is on air
 */
typedef struct
{
  gint64   session_id;
  gint64   item_id;
  gint64   product_id;
  gint64   spec_id;
  gint64   quantity;
  gint64   total;
  gint64   start_us;
  gboolean is_live;
} KbSupplyPromise;

/**
 * KbSupplyLot:
 * @product_id: the product
 * @spec_id: the specification, 0 for the product as a whole
 * @quantity: units
 * @at_us: from when they are here, microseconds since 1970 UTC; %KB_NONE: they are here
 */
typedef struct
{
  gint64 product_id;
  gint64 spec_id;
  gint64 quantity;
  gint64 at_us;
} KbSupplyLot;

/**
 * KbSupplyClash:
 * @product_id: the product
 * @spec_id: the specification, 0 for the product as a whole
 * @promises: (owned) (element-type KbSupplyPromise): who offers it, in the order of the sessions
 * @promised: the sum of their quantities
 * @available: what is there by the start of the last of them
 */
typedef struct
{
  gint64  product_id;
  gint64  spec_id;
  GArray *promises;
  gint64  promised;
  gint64  available;
} KbSupplyClash;

void       kb_supply_clash_free   (KbSupplyClash         *self);

GPtrArray *kb_supply_find_clashes (const KbSupplyPromise *promises,
                                   guint                  n_promises,
                                   const KbSupplyLot     *lots,
                                   guint                  n_lots,
                                   gint64                 now_us);
GArray    *kb_supply_collect_lots (KbRecordSet           *library);
GPtrArray *kb_supply_check        (KbRecordSet           *library,
                                   GArray                *promises,
                                   gint64                 now_us);

G_END_DECLS
