/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-record.h"

G_BEGIN_DECLS

/* The fields, in the order of the field tables. */
enum
{
  KB_COST_ITEM_SESSION_ID,
  KB_COST_ITEM_POSITION,
  KB_COST_ITEM_CATEGORY,
  KB_COST_ITEM_NAME,
  KB_COST_ITEM_AMOUNT_MINOR,
  KB_COST_ITEM_SOURCE,
  KB_COST_ITEM_N_FIELDS,
};

enum
{
  KB_INCOME_ITEM_SESSION_ID,
  KB_INCOME_ITEM_POSITION,
  KB_INCOME_ITEM_CATEGORY,
  KB_INCOME_ITEM_NAME,
  KB_INCOME_ITEM_AMOUNT_MINOR,
  KB_INCOME_ITEM_QUANTITY,
  KB_INCOME_ITEM_SOURCE,
  KB_INCOME_ITEM_N_FIELDS,
};

enum
{
  KB_INDICATOR_SESSION_ID,
  KB_INDICATOR_POSITION,
  KB_INDICATOR_METRIC,
  KB_INDICATOR_NAME,
  KB_INDICATOR_FORMULA,
  KB_INDICATOR_VALUE,
  KB_INDICATOR_UNIT,
  KB_INDICATOR_NUMBER,
  KB_INDICATOR_N_FIELDS,
};

extern const KbField kb_cost_item_fields[];
extern const KbField kb_income_item_fields[];
extern const KbField kb_indicator_fields[];

G_END_DECLS
