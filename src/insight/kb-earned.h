/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"

G_BEGIN_DECLS

/**
 * KbEarned:
 * @session_id: the session
 * @gmv_minor: its GMV, minor units: paid, shop coupons taken off, refunds not deducted
 * @goal_minor: the goal that it had, minor units; %KB_NONE without one
 */
typedef struct
{
  gint64 session_id;
  gint64 gmv_minor;
  gint64 goal_minor;
} KbEarned;

GHashTable     *kb_earned_load        (KbStore              *store,
                                       GError              **error);
void            kb_earned_load_async  (KbStore              *store,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GHashTable     *kb_earned_load_finish (KbStore              *store,
                                       GAsyncResult         *result,
                                       GError              **error);
int             kb_earned_get_percent (const KbEarned       *self);

G_END_DECLS
