/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cost"

#include "config.h"

#include "kb-cost.h"

/* What a session cost. */
const KbField kb_cost_item_fields[] = {
  [KB_COST_ITEM_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_COST_ITEM_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_COST_ITEM_CATEGORY] = { "category", KB_FIELD_ENUM, .values = &kb_cost_group_enum,
      .preset = "ads", .comment = "group" },
  [KB_COST_ITEM_NAME] = { "name", KB_FIELD_TEXT, .comment = "what for" },
  [KB_COST_ITEM_AMOUNT_MINOR] = { "amount_minor", KB_FIELD_MONEY, KB_FIELD_SIGNED, .comment = "how much, minor units" },
  [KB_COST_ITEM_SOURCE] = { "source", KB_FIELD_TEXT, .comment = "where the amount comes from" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_cost_item_fields) == KB_COST_ITEM_N_FIELDS);

/* What a session brought; indirect income is listed and never part of an ROI. */
const KbField kb_income_item_fields[] = {
  [KB_INCOME_ITEM_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_INCOME_ITEM_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_INCOME_ITEM_CATEGORY] = { "category", KB_FIELD_ENUM, .values = &kb_income_group_enum,
      .preset = "direct", .comment = "group" },
  [KB_INCOME_ITEM_NAME] = { "name", KB_FIELD_TEXT, .comment = "what" },
  [KB_INCOME_ITEM_AMOUNT_MINOR] = { "amount_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "how much, minor units; NULL when it is not money" },
  [KB_INCOME_ITEM_QUANTITY] = { "quantity", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "how many, when it is not money" },
  [KB_INCOME_ITEM_SOURCE] = { "source", KB_FIELD_TEXT, .comment = "where the figure comes from" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_income_item_fields) == KB_INCOME_ITEM_N_FIELDS);

/* A named figure with its formula, as it was reported. */
const KbField kb_indicator_fields[] = {
  [KB_INDICATOR_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_INDICATOR_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_INDICATOR_METRIC] = { "metric", KB_FIELD_ENUM, .values = &kb_metric_enum, .preset = "other",
      .comment = "which figure" },
  [KB_INDICATOR_NAME] = { "name", KB_FIELD_TEXT, .comment = "what it is called here" },
  [KB_INDICATOR_FORMULA] = { "formula", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "how it is computed" },
  [KB_INDICATOR_VALUE] = { "value", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "as given" },
  [KB_INDICATOR_UNIT] = { "unit", KB_FIELD_ENUM, KB_FIELD_NULLABLE, .values = &kb_goal_unit_enum,
      .comment = "grain of the number, as in goal" },
  [KB_INDICATOR_NUMBER] = { "number", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "the number, in the grain of the unit" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_indicator_fields) == KB_INDICATOR_N_FIELDS);
