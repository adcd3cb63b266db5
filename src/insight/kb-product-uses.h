/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"

G_BEGIN_DECLS

typedef enum
{
  KB_USE_TO_COME,
  KB_USE_ON_AIR,
  KB_USE_OVER,
} KbUsePhase;

/**
 * KbProductUse:
 * @session_id: the session that offers the product
 * @item_id: its lineup item
 * @phase: whether the session is to come, on air or over
 * @start_us: its start, microseconds since 1970 UTC; %KB_NONE without one
 * @price_minor: live price, minor units of the session's currency
 * @is_withdrawn: it was taken out of the lineup
 * @units: units sold; %KB_NONE without figures, as all that follow
 * @paid_minor: paid amount, minor units
 * @returned: units returned
 * @contribution_minor: contribution, minor units
 * @coupon_minor: coupons redeemed, minor units
 */
typedef struct
{
  gint64     session_id;
  gint64     item_id;
  KbUsePhase phase;
  gint64     start_us;
  gint64     price_minor;
  gboolean   is_withdrawn;
  gint64     units;
  gint64     paid_minor;
  gint64     returned;
  gint64     contribution_minor;
  gint64     coupon_minor;
} KbProductUse;

GArray *kb_product_uses_load        (KbStore              *store,
                                     gint64                product_id,
                                     GError              **error);
void    kb_product_uses_load_async  (KbStore              *store,
                                     gint64                product_id,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GArray *kb_product_uses_load_finish (KbStore              *store,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
