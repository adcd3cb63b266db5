/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-results"

#include "config.h"

#include "kb-results.h"

/* One minute of a session; NULL where the platform does not tell. */
const KbField kb_minute_metric_fields[] = {
  [KB_MINUTE_METRIC_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_MINUTE_METRIC_MINUTE] = { "minute", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "minute from the start, from 0" },
  [KB_MINUTE_METRIC_CUE_ID] = { "cue_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_CUE,
      .comment = "the cue that was on" },
  [KB_MINUTE_METRIC_LINEUP_ITEM_ID] = { "lineup_item_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_LINEUP_ITEM, .comment = "the product that was on" },
  [KB_MINUTE_METRIC_ONLINE] = { "online", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "viewers now" },
  [KB_MINUTE_METRIC_VIEWS] = { "views", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "entries in this minute, repeats counted" },
  [KB_MINUTE_METRIC_NEW_VIEWERS] = { "new_viewers", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "people seen for the first time" },
  [KB_MINUTE_METRIC_LEAVES] = { "leaves", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "people who left" },
  [KB_MINUTE_METRIC_CUM_VIEWS] = { "cum_views", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "entries so far" },
  [KB_MINUTE_METRIC_CUM_VIEWERS] = { "cum_viewers", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "people so far" },
  [KB_MINUTE_METRIC_IMPRESSIONS] = { "impressions", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "times the room was shown" },
  [KB_MINUTE_METRIC_COMMENTS] = { "comments", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "comments" },
  [KB_MINUTE_METRIC_LIKES] = { "likes", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "likes" },
  [KB_MINUTE_METRIC_SHARES] = { "shares", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "shares" },
  [KB_MINUTE_METRIC_NEW_FOLLOWERS] = { "new_followers", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "new followers" },
  [KB_MINUTE_METRIC_FANCLUB] = { "fanclub", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "new members of the fan club" },
  [KB_MINUTE_METRIC_PRODUCT_IMPRESSIONS] = { "product_impressions", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "times a product was shown" },
  [KB_MINUTE_METRIC_PRODUCT_CLICKS] = { "product_clicks", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "times a product was opened" },
  [KB_MINUTE_METRIC_ORDERS] = { "orders", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "paid orders" },
  [KB_MINUTE_METRIC_UNITS] = { "units", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "units in them" },
  [KB_MINUTE_METRIC_GMV_MINOR] = { "gmv_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "paid amount after shop coupons, minor units" },
  [KB_MINUTE_METRIC_CUM_GMV_MINOR] = { "cum_gmv_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "paid amount so far, minor units" },
  [KB_MINUTE_METRIC_COUPON_MINOR] = { "coupon_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "coupons redeemed, minor units" },
  [KB_MINUTE_METRIC_AD_SPEND_MINOR] = { "ad_spend_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "advertising cost, minor units" },
  [KB_MINUTE_METRIC_HOSTILE] = { "hostile", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "hostile comments" },
  [KB_MINUTE_METRIC_REFUNDS] = { "refunds", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "requests for a refund" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_minute_metric_fields) == KB_MINUTE_METRIC_N_FIELDS);

/* What one product sold in a session. */
const KbField kb_sales_line_fields[] = {
  [KB_SALES_LINE_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_SALES_LINE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_SALES_LINE_LINEUP_ITEM_ID] = { "lineup_item_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_LINEUP_ITEM, .comment = "the product" },
  [KB_SALES_LINE_TITLE] = { "title", KB_FIELD_TEXT, .comment = "its name in the table" },
  [KB_SALES_LINE_ROLE_LABEL] = { "role_label", KB_FIELD_TEXT, .comment = "its role in the table" },
  [KB_SALES_LINE_SNAPSHOT] = { "snapshot", KB_FIELD_TEXT,
      .comment = "when refunds were counted, \"D+7\"" },
  [KB_SALES_LINE_MINUTES] = { "minutes", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "minutes on air" },
  [KB_SALES_LINE_EXPOSED_USERS] = { "exposed_users", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "people who saw it" },
  [KB_SALES_LINE_CLICK_USERS] = { "click_users", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "people who opened it" },
  [KB_SALES_LINE_BUYERS] = { "buyers", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "people who bought it; not to be added up" },
  [KB_SALES_LINE_UNITS] = { "units", KB_FIELD_INT, .comment = "units" },
  [KB_SALES_LINE_GROSS_MINOR] = { "gross_minor", KB_FIELD_MONEY, KB_FIELD_SIGNED,
      .comment = "live price times units, minor units" },
  [KB_SALES_LINE_COUPON_MINOR] = { "coupon_minor", KB_FIELD_MONEY,
      .comment = "shop coupons, minor units" },
  [KB_SALES_LINE_GMV_MINOR] = { "gmv_minor", KB_FIELD_MONEY, KB_FIELD_SIGNED, .comment = "paid amount, minor units" },
  [KB_SALES_LINE_REFUND_UNITS] = { "refund_units", KB_FIELD_INT, .comment = "units returned" },
  [KB_SALES_LINE_REFUND_MINOR] = { "refund_minor", KB_FIELD_MONEY,
      .comment = "money returned, minor units" },
  [KB_SALES_LINE_NET_MINOR] = { "net_minor", KB_FIELD_MONEY, KB_FIELD_SIGNED,
      .comment = "paid amount less refunds, minor units" },
  [KB_SALES_LINE_COST_MINOR] = { "cost_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "cost of goods, minor units" },
  [KB_SALES_LINE_GIFT_COST_MINOR] = { "gift_cost_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "cost of gifts, minor units" },
  [KB_SALES_LINE_FEE_MINOR] = { "fee_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "platform's fee, minor units" },
  [KB_SALES_LINE_COMMISSION_MINOR] = { "commission_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "commission earned on partners' goods, minor units" },
  [KB_SALES_LINE_CONTRIBUTION_MINOR] = { "contribution_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "contribution, minor units" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_sales_line_fields) == KB_SALES_LINE_N_FIELDS);

/* Where viewers came from. */
const KbField kb_traffic_source_fields[] = {
  [KB_TRAFFIC_SOURCE_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_TRAFFIC_SOURCE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_TRAFFIC_SOURCE_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_traffic_kind_enum,
      .preset = "other", .comment = "the channel" },
  [KB_TRAFFIC_SOURCE_NAME] = { "name", KB_FIELD_TEXT,
      .comment = "the channel as the platform calls it" },
  [KB_TRAFFIC_SOURCE_VIEWERS] = { "viewers", KB_FIELD_INT, .comment = "people" },
  [KB_TRAFFIC_SOURCE_ORDERS] = { "orders", KB_FIELD_INT, .comment = "paid orders" },
  [KB_TRAFFIC_SOURCE_GMV_MINOR] = { "gmv_minor", KB_FIELD_MONEY, .comment = "paid amount, minor units" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_traffic_source_fields) == KB_TRAFFIC_SOURCE_N_FIELDS);

/* How many visits lasted how long. */
const KbField kb_dwell_bucket_fields[] = {
  [KB_DWELL_BUCKET_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_DWELL_BUCKET_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_DWELL_BUCKET_NAME] = { "name", KB_FIELD_TEXT, .comment = "the interval as given, \"10–30秒\"" },
  [KB_DWELL_BUCKET_FROM_MS] = { "from_ms", KB_FIELD_DURATION, .comment = "from, milliseconds" },
  [KB_DWELL_BUCKET_TO_MS] = { "to_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "below, milliseconds; NULL = no limit" },
  [KB_DWELL_BUCKET_VISITS] = { "visits", KB_FIELD_INT, .comment = "visits" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_dwell_bucket_fields) == KB_DWELL_BUCKET_N_FIELDS);

/* One step from impression to payment, in persons and in times. */
const KbField kb_funnel_step_fields[] = {
  [KB_FUNNEL_STEP_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_FUNNEL_STEP_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_FUNNEL_STEP_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_funnel_kind_enum,
      .preset = "impression", .comment = "the step" },
  [KB_FUNNEL_STEP_PEOPLE] = { "people", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "persons" },
  [KB_FUNNEL_STEP_TIMES] = { "times", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "times" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_funnel_step_fields) == KB_FUNNEL_STEP_N_FIELDS);

/* A part of the audience. */
const KbField kb_profile_share_fields[] = {
  [KB_PROFILE_SHARE_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_PROFILE_SHARE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_PROFILE_SHARE_POPULATION] = { "population", KB_FIELD_ENUM, .values = &kb_population_enum,
      .preset = "viewers", .comment = "of whom" },
  [KB_PROFILE_SHARE_DIMENSION] = { "dimension", KB_FIELD_ENUM, .values = &kb_dimension_enum,
      .preset = "gender", .comment = "by what" },
  [KB_PROFILE_SHARE_NAME] = { "name", KB_FIELD_TEXT, .comment = "the part, \"24–30\"" },
  [KB_PROFILE_SHARE_SHARE_BP] = { "share_bp", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "its share, basis points; NULL for a tag" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_profile_share_fields) == KB_PROFILE_SHARE_N_FIELDS);

/* A figure that has no table of its own. */
const KbField kb_key_figure_fields[] = {
  [KB_KEY_FIGURE_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_KEY_FIGURE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_KEY_FIGURE_TOPIC] = { "topic", KB_FIELD_ENUM, .values = &kb_figure_group_enum, .preset = "other",
      .comment = "what it belongs to" },
  [KB_KEY_FIGURE_NAME] = { "name", KB_FIELD_TEXT, .comment = "what it is" },
  [KB_KEY_FIGURE_STAGE] = { "stage", KB_FIELD_TEXT,
      .comment = "when it was taken, \"D+7\", \"\" = once" },
  [KB_KEY_FIGURE_VALUE] = { "value", KB_FIELD_TEXT, .comment = "as given" },
  [KB_KEY_FIGURE_NUMBER] = { "number", KB_FIELD_REAL, KB_FIELD_NULLABLE,
      .comment = "the first number in it" },
  [KB_KEY_FIGURE_SOURCE] = { "source", KB_FIELD_TEXT, .comment = "where it comes from" },
  [KB_KEY_FIGURE_ESTIMATE] = { "estimate", KB_FIELD_BOOL, .comment = "estimated, not counted" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_key_figure_fields) == KB_KEY_FIGURE_N_FIELDS);
