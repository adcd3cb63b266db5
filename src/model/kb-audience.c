/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-audience"

#include "config.h"

#include "kb-audience.h"

/* A word for a part of the audience. */
const KbField kb_tag_fields[] = {
  [KB_TAG_NAME] = { "name", KB_FIELD_TEXT, .comment = "the tag, \"换季干皮\"" },
  [KB_TAG_DIMENSION] = { "dimension", KB_FIELD_ENUM, .values = &kb_tag_dimension_enum,
      .preset = "preference", .comment = "what it is about" },
  [KB_TAG_RULE] = { "rule", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "who gets it" },
  [KB_TAG_SIZE] = { "size", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "people who have it" },
  [KB_TAG_UPDATED_US] = { "updated_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when it was last counted, microseconds since 1970 UTC" },
  [KB_TAG_USE] = { "use", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what it is used for" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_tag_fields) == KB_TAG_N_FIELDS);

/* A group of customers outside the live room. */
const KbField kb_community_fields[] = {
  [KB_COMMUNITY_NAME] = { "name", KB_FIELD_TEXT, .comment = "name of the group" },
  [KB_COMMUNITY_PLATFORM] = { "platform", KB_FIELD_TEXT,
      .comment = "where it is: WeCom, WeChat, Discord" },
  [KB_COMMUNITY_MEMBERS] = { "members", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "members" },
  [KB_COMMUNITY_SOURCE] = { "source", KB_FIELD_TEXT, .comment = "where they came from" },
  [KB_COMMUNITY_ACTIVE_BP] = { "active_bp", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "share active within seven days, basis points" },
  [KB_COMMUNITY_GMV_MINOR] = { "gmv_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "sold in the group, minor units" },
  [KB_COMMUNITY_LEFT_COUNT] = { "left_count", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "members who left" },
  [KB_COMMUNITY_CURRENCY] = { "currency", KB_FIELD_TEXT, KB_FIELD_CODED | KB_FIELD_CURRENCY, .preset = "CNY",
      .comment = "ISO 4217 code of the amounts of this row" },
  [KB_COMMUNITY_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_community_fields) == KB_COMMUNITY_N_FIELDS);

/* Customers invite customers. */
const KbField kb_campaign_fields[] = {
  [KB_CAMPAIGN_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_CAMPAIGN_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_CAMPAIGN_NAME] = { "name", KB_FIELD_TEXT, .comment = "name" },
  [KB_CAMPAIGN_COMMUNITY_ID] = { "community_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_COMMUNITY, .comment = "the group" },
  [KB_CAMPAIGN_INVITERS] = { "inviters", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "people who invited" },
  [KB_CAMPAIGN_JOINED] = { "joined", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "people who came" },
  [KB_CAMPAIGN_REDEEMED] = { "redeemed", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "coupons used" },
  [KB_CAMPAIGN_COST_MINOR] = { "cost_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "what it cost, minor units" },
  [KB_CAMPAIGN_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_campaign_fields) == KB_CAMPAIGN_N_FIELDS);
