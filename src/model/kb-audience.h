/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-record.h"

G_BEGIN_DECLS

/* The fields, in the order of the field tables. */
enum
{
  KB_TAG_NAME,
  KB_TAG_DIMENSION,
  KB_TAG_RULE,
  KB_TAG_SIZE,
  KB_TAG_UPDATED_US,
  KB_TAG_USE,
  KB_TAG_N_FIELDS,
};

enum
{
  KB_COMMUNITY_NAME,
  KB_COMMUNITY_PLATFORM,
  KB_COMMUNITY_MEMBERS,
  KB_COMMUNITY_SOURCE,
  KB_COMMUNITY_ACTIVE_BP,
  KB_COMMUNITY_GMV_MINOR,
  KB_COMMUNITY_LEFT_COUNT,
  KB_COMMUNITY_CURRENCY,
  KB_COMMUNITY_NOTE,
  KB_COMMUNITY_N_FIELDS,
};

enum
{
  KB_CAMPAIGN_SESSION_ID,
  KB_CAMPAIGN_POSITION,
  KB_CAMPAIGN_NAME,
  KB_CAMPAIGN_COMMUNITY_ID,
  KB_CAMPAIGN_INVITERS,
  KB_CAMPAIGN_JOINED,
  KB_CAMPAIGN_REDEEMED,
  KB_CAMPAIGN_COST_MINOR,
  KB_CAMPAIGN_NOTE,
  KB_CAMPAIGN_N_FIELDS,
};

extern const KbField kb_tag_fields[];
extern const KbField kb_community_fields[];
extern const KbField kb_campaign_fields[];

G_END_DECLS
