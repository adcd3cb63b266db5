/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-record-set.h"
#include "kb-run.h"

G_BEGIN_DECLS

/* How an item's stock stands; the codes of kb_stock_state_enum are what followers are told. */
typedef enum
{
  KB_STOCK_STATE_PLENTY,
  KB_STOCK_STATE_LOW,
  KB_STOCK_STATE_SPEC_OUT,
  KB_STOCK_STATE_SOLD_OUT,
} KbStockState;

extern const KbEnum kb_stock_state_enum;

/**
 * KbStockLeft:
 * @left: units that are left; %KB_NONE: not known
 * @planned: units that were planned for the session; %KB_NONE: not stated
 * @state: how that is
 * @is_counted: somebody counted them while the show was on; else @left is what was planned
 * @at_us: when that was, on the run's clock; %KB_NONE without a count
 */
typedef struct
{
  gint64       left;
  gint64       planned;
  KbStockState state;
  gboolean     is_counted;
  gint64       at_us;
} KbStockLeft;

KbStockLeft  kb_stock_left_compute      (KbRecordSet *set,
                                         KbRecord    *item,
                                         KbRun       *run);
gint64       kb_stock_left_of_spec      (KbRecord    *spec,
                                         KbRun       *run);
char        *kb_stock_left_dup_out      (KbRecordSet *set,
                                         KbRecord    *item,
                                         KbRun       *run);
GHashTable  *kb_stock_left_create_table (KbRecordSet *set,
                                         KbRun       *run);
gboolean     kb_stock_left_table_equal  (GHashTable  *table,
                                         GHashTable  *other);

G_END_DECLS
