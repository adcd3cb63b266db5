/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-finding"

#include "config.h"

#include "kb-finding.h"

/* When a figure of the running show warns. */
const KbField kb_threshold_fields[] = {
  [KB_THRESHOLD_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_THRESHOLD_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_THRESHOLD_METRIC] = { "metric", KB_FIELD_ENUM, .values = &kb_metric_enum, .preset = "other",
      .comment = "which figure" },
  [KB_THRESHOLD_NAME] = { "name", KB_FIELD_TEXT, .comment = "what it is called here" },
  [KB_THRESHOLD_SPAN] = { "span", KB_FIELD_TEXT, .comment = "over which time, as given, \"3分钟环比\"" },
  [KB_THRESHOLD_SPAN_MS] = { "span_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "over which time, milliseconds; NULL = since the start" },
  [KB_THRESHOLD_WARN] = { "warn", KB_FIELD_TEXT, .comment = "yellow line, as given" },
  [KB_THRESHOLD_WARN_VALUE] = { "warn_value", KB_FIELD_REAL, KB_FIELD_NULLABLE,
      .comment = "yellow line" },
  [KB_THRESHOLD_DANGER] = { "danger", KB_FIELD_TEXT, .comment = "red line, as given" },
  [KB_THRESHOLD_DANGER_VALUE] = { "danger_value", KB_FIELD_REAL, KB_FIELD_NULLABLE,
      .comment = "red line" },
  [KB_THRESHOLD_ACTION] = { "action", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what to do" },
  [KB_THRESHOLD_OWNER_ID] = { "owner_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_PERSON,
      .comment = "who" },
  [KB_THRESHOLD_OWNER] = { "owner", KB_FIELD_TEXT, .comment = "who, as given" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_threshold_fields) == KB_THRESHOLD_N_FIELDS);

/* What a review found, and what follows from it. */
const KbField kb_finding_fields[] = {
  [KB_FINDING_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_FINDING_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_FINDING_CODE] = { "code", KB_FIELD_TEXT, .comment = "number, \"R1\"" },
  [KB_FINDING_TITLE] = { "title", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "problem or highlight" },
  [KB_FINDING_EVIDENCE] = { "evidence", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "figure or time that shows it" },
  [KB_FINDING_CAUSE] = { "cause", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "why" },
  [KB_FINDING_ACTION] = { "action", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what to do" },
  [KB_FINDING_OWNER_ID] = { "owner_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_PERSON,
      .comment = "who" },
  [KB_FINDING_OWNER] = { "owner", KB_FIELD_TEXT, .comment = "who, as given" },
  [KB_FINDING_DUE] = { "due", KB_FIELD_TEXT, .comment = "until when, as given" },
  [KB_FINDING_DUE_US] = { "due_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "until when, microseconds since 1970 UTC" },
  [KB_FINDING_STATE] = { "state", KB_FIELD_ENUM, .values = &kb_action_state_enum, .preset = "planned",
      .comment = "how it stands" },
  [KB_FINDING_REUSE_IN] = { "reuse_in", KB_FIELD_TEXT,
      .comment = "the checklist, plan or script that it goes into" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_finding_fields) == KB_FINDING_N_FIELDS);

/* What viewers asked for, in their words. */
const KbField kb_need_fields[] = {
  [KB_NEED_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_NEED_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_NEED_QUOTE] = { "quote", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "the words" },
  [KB_NEED_COUNT] = { "count", KB_FIELD_INT, KB_FIELD_NULLABLE, .comment = "how often" },
  [KB_NEED_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_need_kind_enum, .preset = "other",
      .comment = "what it is about" },
  [KB_NEED_ACTION] = { "action", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what was made of it" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_need_fields) == KB_NEED_N_FIELDS);

/* A case of customer service. */
const KbField kb_ticket_fields[] = {
  [KB_TICKET_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_TICKET_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_TICKET_CODE] = { "code", KB_FIELD_TEXT, .comment = "number" },
  [KB_TICKET_TITLE] = { "title", KB_FIELD_TEXT, .comment = "what about" },
  [KB_TICKET_LINEUP_ITEM_ID] = { "lineup_item_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_LINEUP_ITEM, .comment = "the product" },
  [KB_TICKET_INCIDENT_ID] = { "incident_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_INCIDENT, .comment = "the incident that caused it" },
  [KB_TICKET_STATE] = { "state", KB_FIELD_ENUM, .values = &kb_ticket_state_enum, .preset = "open",
      .comment = "how it stands" },
  [KB_TICKET_OPENED_US] = { "opened_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "opened, microseconds since 1970 UTC" },
  [KB_TICKET_CLOSED_US] = { "closed_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "closed, microseconds since 1970 UTC" },
  [KB_TICKET_PAID_MINOR] = { "paid_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "compensation, minor units" },
  [KB_TICKET_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_ticket_fields) == KB_TICKET_N_FIELDS);
