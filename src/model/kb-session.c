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
  [KB_SESSION_LANGUAGE] = { "language", KB_FIELD_TEXT, KB_FIELD_CODED, .preset = "zh-cn",
      .comment = "language of its texts, a Pango language tag" },
  [KB_SESSION_MARKET] = { "market", KB_FIELD_TEXT, KB_FIELD_CODED, .preset = "CN",
      .comment = "country whose rules hold, ISO 3166 code" },
  [KB_SESSION_TIME_ZONE] = { "time_zone", KB_FIELD_TEXT, KB_FIELD_CODED, .preset = "Asia/Shanghai",
      .comment = "IANA time zone, for display and entry only" },
  [KB_SESSION_CURRENCY] = { "currency", KB_FIELD_TEXT, KB_FIELD_CODED | KB_FIELD_CURRENCY, .preset = "CNY",
      .comment = "ISO 4217 code of the session's amounts" },
  [KB_SESSION_ANCHOR] = { "anchor", KB_FIELD_ENUM, .values = &kb_session_anchor_enum,
      .preset = "forward", .comment = "which end is fixed" },
  [KB_SESSION_START_US] = { "start_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "planned start, microseconds since 1970 UTC; NULL = follows from the fixed end" },
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
  [KB_SESSION_EQUIPMENT] = { "equipment", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what it books beside the studio, one a line" },
  [KB_SESSION_EMERGENCY] = { "emergency", KB_FIELD_TEXT,
      .comment = "whom to call when something goes wrong, \"\" = the team lead" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_session_fields) == KB_SESSION_N_FIELDS);

/* A figure that a session is measured by; target and result in the grain of the unit. */
const KbField kb_goal_fields[] = {
  [KB_GOAL_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_GOAL_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_GOAL_METRIC] = { "metric", KB_FIELD_ENUM, .values = &kb_metric_enum, .preset = "other",
      .comment = "which figure" },
  [KB_GOAL_NAME] = { "name", KB_FIELD_TEXT, .comment = "what it is called here" },
  [KB_GOAL_DEFINITION] = { "definition", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "how it is counted" },
  [KB_GOAL_UNIT] = { "unit", KB_FIELD_ENUM, .values = &kb_goal_unit_enum, .preset = "count",
      .comment = "grain of the numbers: count 1, money minor unit, percent 0.01 %, ratio 0.001, "
                 "duration 1 ms" },
  [KB_GOAL_TARGET] = { "target", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "what is aimed at, in the grain of the unit" },
  [KB_GOAL_RESULT] = { "result", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "what was reached, in the grain of the unit" },
  [KB_GOAL_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "why it differs" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_goal_fields) == KB_GOAL_N_FIELDS);

/* A file that belongs to a session. */
const KbField kb_attachment_fields[] = {
  [KB_ATTACHMENT_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_ATTACHMENT_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_ATTACHMENT_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_attachment_kind_enum,
      .preset = "document", .comment = "what it is" },
  [KB_ATTACHMENT_NAME] = { "name", KB_FIELD_TEXT, .comment = "file name" },
  [KB_ATTACHMENT_MIME] = { "mime", KB_FIELD_TEXT, KB_FIELD_CODED, .comment = "media type" },
  [KB_ATTACHMENT_PATH] = { "path", KB_FIELD_TEXT,
      .comment = "where the file is, when it is not in the library" },
  [KB_ATTACHMENT_LICENCE] = { "licence", KB_FIELD_TEXT, .comment = "by what right it is used" },
  [KB_ATTACHMENT_DATA] = { "data", KB_FIELD_BLOB, KB_FIELD_NULLABLE,
      .comment = "the bytes, when they are in the library" },
  [KB_ATTACHMENT_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_attachment_fields) == KB_ATTACHMENT_N_FIELDS);
