/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session"

#include "config.h"

#include "kb-session.h"

/* One broadcast, from start to stop. */
const KbField kb_session_fields[] = {
  [KB_SESSION_CODE] = { "code", KB_FIELD_TEXT, .comment = "session number, \"TY-20261017-A\"" },
  [KB_SESSION_TITLE] = { "title", KB_FIELD_TEXT, .comment = "title, \"换季不慌张·秋日焕新专场\"" },
  [KB_SESSION_BRAND] = { "brand", KB_FIELD_TEXT, .comment = "whose session it is, \"棠屿生活\"" },
  [KB_SESSION_THEME] = { "theme", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "the idea behind it" },
  [KB_SESSION_TONE] = { "tone", KB_FIELD_TEXT, .comment = "how it should sound" },
  [KB_SESSION_AUDIENCE] = { "audience", KB_FIELD_TEXT, .comment = "whom it is for" },
  [KB_SESSION_KIND] = { "kind", KB_FIELD_TEXT, .comment = "in the planner's words, \"品牌自播 / 专场\"" },
  [KB_SESSION_FORMAT] = { "format", KB_FIELD_ENUM, .values = &kb_session_format_enum, .preset = "self",
      .comment = "who presents, and how it is made" },
  [KB_SESSION_PLATFORM] = { "platform", KB_FIELD_ENUM, .values = &kb_platform_enum, .preset = "own",
      .comment = "where it is broadcast" },
  [KB_SESSION_ACCOUNT] = { "account", KB_FIELD_TEXT, .comment = "the room's account" },
  [KB_SESSION_SCENE] = { "scene", KB_FIELD_TEXT, .comment = "studio and set" },
  [KB_SESSION_STATE] = { "state", KB_FIELD_ENUM, .values = &kb_session_state_enum, .preset = "draft",
      .comment = "how far it is" },
  [KB_SESSION_LANGUAGE] = { "language", KB_FIELD_TEXT, .preset = "zh-cn",
      .comment = "language of its texts, a Pango language tag" },
  [KB_SESSION_MARKET] = { "market", KB_FIELD_TEXT, .preset = "CN",
      .comment = "country whose rules hold, ISO 3166 code" },
  [KB_SESSION_TIME_ZONE] = { "time_zone", KB_FIELD_TEXT, .preset = "Asia/Shanghai",
      .comment = "IANA time zone, for display and entry only" },
  [KB_SESSION_CURRENCY] = { "currency", KB_FIELD_TEXT, .preset = "CNY",
      .comment = "ISO 4217 code of the session's amounts" },
  [KB_SESSION_ANCHOR] = { "anchor", KB_FIELD_ENUM, .values = &kb_anchor_enum, .preset = "forward",
      .comment = "which end is fixed" },
  [KB_SESSION_START_US] = { "start_us", KB_FIELD_INSTANT,
      .comment = "planned start, microseconds since 1970 UTC" },
  [KB_SESSION_TARGET_END_US] = { "target_end_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when it should end, microseconds since 1970 UTC" },
  [KB_SESSION_ACTUAL_START_US] = { "actual_start_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when it went on air, microseconds since 1970 UTC" },
  [KB_SESSION_ACTUAL_END_US] = { "actual_end_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when it went off air, microseconds since 1970 UTC" },
  [KB_SESSION_AD_BUDGET_MINOR] = { "ad_budget_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "advertising budget, minor units" },
  [KB_SESSION_SUBSIDY_MINOR] = { "subsidy_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "platform subsidy within the paid amount, minor units" },
  [KB_SESSION_OWNER_ID] = { "owner_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_PERSON,
      .comment = "who answers for it" },
  [KB_SESSION_IS_TEMPLATE] = { "is_template", KB_FIELD_BOOL,
      .comment = "a pattern for sessions, not a session" },
  [KB_SESSION_NOTES] = { "notes", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
  [KB_SESSION_TRASHED_US] = { "trashed_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when it was put into the trash, microseconds since 1970 UTC" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_session_fields) == KB_SESSION_N_FIELDS);
